/* flat_shape_table.c - one cell per paragraph under a header: the usual flattened table. */
#include "snapshots/normalize/flat.h"
#include "snapshots/normalize/parts.h"

/* A stretch of the page under one header. */
struct stretch {
    struct header header;
    size_t caption;  /* where the lines over the header begin */
    size_t from, to; /* its body */
};

LIST_TYPE(struct stretches, struct stretch);

LIST_TYPE(struct places_of, size_t);

/* Every header of the page; one that repeats the header above it only continues its table. */
static struct stretches find_stretches(const struct page *p, struct token_list *tokens)
{
    struct stretches list = { 0 };
    struct places_of all = { 0 };
    struct header h;
    for (size_t i = 0; header_find(p->a, tokens, i, &h); i = h.to) {
        struct stretch *last = list.n ? &list.v[list.n - 1] : NULL;
        *list_push(p->a, &all) = h.from;
        if (last && header_same(&last->header, &h)) {
            for (size_t k = h.from; k < h.to; k++)
                tokens->v[k].gone = true;
            continue;
        }
        struct stretch *s = list_push(p->a, &list);
        *s = (struct stretch){ .header = h, .caption = h.from, .from = h.to, .to = tokens->n };
    }
    captions_mark(tokens, all.v, all.n);
    for (size_t i = 0; i < list.n; i++) {
        struct stretch *s = &list.v[i];
        if (i == 0) {
            s->caption = caption_of_first(tokens, s->header.from, all.n > 1);
        } else {
            s->caption = caption_before(tokens, s[-1].from, s->header.from);
            s[-1].to = s->caption;
        }
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

/* A short text between the header and the first number may be the name of one more column. The
 * body tells: which of the two reads it better? */
static void try_wider(struct page *p, struct stretch *s)
{
    const struct token *name = &p->tokens.v[s->from];
    struct grammar *g = &s->header.grammar, wide = *g;
    if (s->from + 1 >= s->to || g->n == FLAT_COLUMNS || g->role[0] != ROLE_NO || name->running ||
        !p->tokens.v[s->from + 1].running || name->stop || name->chars > 8)
        return;
    struct place *places = arena_array(p->a, p->tokens.n + 1, sizeof *places);
    wide.role[wide.n] = ROLE_NONE;
    wide.header[wide.n++] = name->text;
    grammar_finish(&wide);
    wide.numbered = g->numbered = true;
    if (path_find(p->a, &p->tokens, s->from + 1, s->to, &wide, places) <=
        path_find(p->a, &p->tokens, s->from, s->to, g, places))
        return;
    *g = wide;
    s->from++;
}

static size_t read(struct page *p, struct report *r)
{
    struct stretches list = find_stretches(p, &p->tokens);
    for (size_t i = 0; i < list.n; i++) {
        struct stretch *s = &list.v[i];
        if (i == 0)
            p->first = p->tokens.v[s->caption].block;
        s->header.grammar.caption = caption_text(p->a, &p->tokens, s->caption, s->header.from);
        try_wider(p, s);
        columns_add(p->a, &s->header.grammar, r);
        grammar_fit_numbers(&s->header.grammar, &p->tokens, s->from, s->to);
        grammar_read(p, &p->tokens, s->from, s->to, &s->header.grammar, r);
    }
    return r->tasks.n;
}

const struct flat_shape flat_shape_table = { "table", 0.9, likelihood, read };
