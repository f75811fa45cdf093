/* flat_shape_table.c - one cell per paragraph under a header: the usual flattened table. */
#include "snapshots/normalize/flat.h"
#include "snapshots/normalize/parts.h"

/* A stretch of the page under one header. */
struct stretch {
    struct header header;
    size_t from, to; /* its body */
};

LIST_TYPE(struct stretches, struct stretch);

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
            last->to = h.from;
        struct stretch *s = list_push(p->a, &list);
        *s = (struct stretch){ .header = h, .from = h.to, .to = tokens->n };
    }
    return list;
}

static void drop_column(struct grammar *g, int column)
{
    for (int c = column; c + 1 < g->n; c++) {
        g->role[c] = g->role[c + 1];
        g->header[c] = g->header[c + 1];
    }
    g->n--;
    grammar_finish(g);
}

static void insert_number(struct grammar *g)
{
    if (g->n == FLAT_COLUMNS)
        return;
    int at = g->role[0] == ROLE_SECTION ? 1 : 0;
    for (int c = g->n; c > at; c--) {
        g->role[c] = g->role[c - 1];
        g->header[c] = g->header[c - 1];
    }
    g->role[at] = ROLE_NO;
    g->header[at] = STR_NULL;
    g->n++;
    grammar_finish(g);
}

/* Fits the header's columns to the body: numbers that are not there, or not announced. */
static void fit_numbers(struct grammar *g, struct token_list *tokens, size_t from, size_t to)
{
    size_t running = 0;
    int no = -1;
    for (size_t i = from; i < to; i++)
        running += tokens->v[i].running && !tokens->v[i].gone;
    for (int c = 0; c < g->n; c++)
        if (g->role[c] == ROLE_NO)
            no = c;
    if (no >= 0 && running == 0)
        drop_column(g, no);
    else if (no < 0 && running >= 3)
        insert_number(g);
    g->numbered = running > 0;
    if (!g->numbered) {
        struct token_list body = { .v = tokens->v + from, .n = to - from };
        g->list_titles = numbers_mark_list_titles(&body);
    }
}

static void read_stretch(struct page *p, struct token_list *tokens, const struct stretch *s,
                         struct report *r)
{
    struct grammar g = s->header.grammar;
    struct place *places = arena_array(p->a, tokens->n + 1, sizeof *places);
    fit_numbers(&g, tokens, s->from, s->to);
    for (int pass = 0; pass < 3; pass++) {
        path_find(p->a, tokens, s->from, s->to, &g, places);
        if (pass < 2)
            grammar_learn(&g, tokens, s->from, s->to, places);
    }
    build_tasks(p, tokens, s->from, s->to, &g, places, r);
}

static void add_columns(struct page *p, const struct grammar *g, struct report *r)
{
    for (int c = 0; c < g->n; c++) {
        struct column *column = list_push(p->a, &r->columns);
        *column = (struct column){ g->role[c], g->header[c] };
    }
}

static double likelihood(const struct page *p)
{
    struct header h;
    return header_find(p->a, &p->tokens, 0, &h) ? 0.9 : 0;
}

static size_t read(struct page *p, struct report *r)
{
    struct stretches list = find_stretches(p, &p->tokens);
    for (size_t i = 0; i < list.n; i++) {
        if (i == 0)
            front_matter(p->a, p->doc, p->tokens.v[list.v[i].header.from].block, r);
        add_columns(p, &list.v[i].header.grammar, r);
        if (list.v[i].from < list.v[i].to)
            read_stretch(p, &p->tokens, &list.v[i], r);
    }
    return r->tasks.n;
}

const struct flat_shape flat_shape_table = { "table", likelihood, read };
