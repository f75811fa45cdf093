/* flat_shape_table.c - one cell per paragraph under a header: the usual flattened table. */
#include "snapshots/normalize/flat.h"
#include "snapshots/normalize/parts.h"

/* A stretch of the page under one header. */
struct stretch {
    struct header header;
    size_t from, to; /* its body */
};

LIST_TYPE(struct stretches, struct stretch);

/* The name of a table, above its header: 「附件2」, 「重点项目进展情况表」. */
static bool is_caption(const struct token *t)
{
    if (t->stop || t->chars > 45 || t->bare >= 0 || t->empty || t->list.style == LIST_DOT)
        return false;
    return t->caption;
}

/* Lets the body above end before the captions of the table at `header`. */
static size_t before_captions(const struct token_list *tokens, size_t from, size_t header)
{
    size_t at = header;
    while (at > from && header - at < 3 && is_caption(&tokens->v[at - 1]))
        at--;
    return at;
}

/* Every header of the page; one that repeats the header above it only continues its table. */
static struct stretches find_stretches(const struct page *p, struct token_list *tokens)
{
    struct stretches list = { 0 };
    struct header h;
    for (size_t i = 0; header_find(p->a, tokens, i, &h); i = h.to) {
        struct stretch *last = list.n ? &list.v[list.n - 1] : NULL;
        if (last && header_same(&last->header, &h)) {
            for (size_t k = h.from; k < h.to; k++)
                tokens->v[k].gone = true;
            continue;
        }
        if (last)
            last->to = before_captions(tokens, last->from, h.from);
        struct stretch *s = list_push(p->a, &list);
        *s = (struct stretch){ .header = h, .from = h.to, .to = tokens->n };
    }
    return list;
}

static double likelihood(const struct page *p)
{
    struct header h;
    size_t barred = 0;
    for (size_t i = 0; i < p->tokens.n; i++)
        barred += str_ends(p->tokens.v[i].text, STR("|"));
    if (!header_find(p->a, &p->tokens, 0, &h))
        return 0;
    return barred * 4 > p->tokens.n ? 0.2 : 0.9;
}

static size_t read(struct page *p, struct report *r)
{
    struct stretches list = find_stretches(p, &p->tokens);
    for (size_t i = 0; i < list.n; i++) {
        if (i == 0)
            p->first = p->tokens.v[list.v[i].header.from].block;
        struct stretch *s = &list.v[i];
        for (size_t k = i ? list.v[i - 1].to : s->header.from; k < s->header.from; k++) {
            *list_push(p->a, &r->back) = p->tokens.v[k].text;
            s->header.grammar.caption = p->tokens.v[k].text;
        }
        columns_add(p->a, &s->header.grammar, r);
        grammar_fit_numbers(&s->header.grammar, &p->tokens, s->from, s->to);
        grammar_read(p, &p->tokens, s->from, s->to, &s->header.grammar, r);
    }
    return r->tasks.n;
}

const struct flat_shape flat_shape_table = { "table", likelihood, read };
