/* flat_bars.c - what the two shapes with bars share: from rows to tables, from tables to tasks. */
#include "snapshots/normalize/flat_bars.h"
#include "snapshots/normalize/parts.h"

enum { MOST_CAPTIONS = 3 };

size_t bars_in(struct str s)
{
    size_t n = 0;
    for (size_t i = 0; i < s.n; i++)
        n += s.p[i] == '|';
    return n;
}

bool bars_header(const struct str_list *cells, struct grammar *g)
{
    size_t known = 0;
    bool title = false;
    memset(g, 0, sizeof *g);
    if (cells->n < 3 || cells->n > FLAT_COLUMNS)
        return false;
    header_row(cells->v, cells->n, g->role);
    for (size_t i = 0; i < cells->n; i++) {
        g->header[i] = cells->v[i];
        known += g->role[i] != ROLE_NONE;
        title |= g->role[i] == ROLE_TITLE;
    }
    g->n = (int)cells->n;
    grammar_finish(g);
    return title && known >= 2 && known * 2 >= cells->n;
}

bool bars_is_heading(const struct token *t)
{
    return t->heading >= 0.6 && bars_in(t->text) == 0;
}

/* --- rows as they come --- */

static bool same_columns(const struct grammar *x, const struct grammar *y)
{
    bool same = x->n == y->n;
    for (int c = 0; c < x->n && same; c++)
        same = str_eq(x->header[c], y->header[c]);
    return same;
}

/* The wide lines that end a table are rather the captions of the next. */
static void move_captions(struct bars *b, struct line_table *from, struct line_table *to)
{
    size_t first = from->rows.n;
    while (first > 0 && from->rows.n - first < MOST_CAPTIONS && from->rows.v[first - 1].wide)
        first--;
    for (size_t i = first; i < from->rows.n; i++)
        *list_push(b->p->a, &to->captions) = from->rows.v[i];
    from->rows.n = first;
}

void bars_add_header(struct bars *b, const struct grammar *g, size_t i)
{
    struct line_table table = { .columns = *g };
    struct line_table *last = b->tables.n ? &b->tables.v[b->tables.n - 1] : NULL;
    *list_push(b->p->a, &b->headers) = i;
    if (last && same_columns(&last->columns, g))
        return;
    if (last)
        move_captions(b, last, &table);
    *list_push(b->p->a, &b->tables) = table;
}

void bars_add_row(struct bars *b, const struct grid_line *row)
{
    *list_push(b->p->a, &b->tables.v[b->tables.n - 1].rows) = *row;
}

void bars_add_text(struct bars *b, struct str text, long line)
{
    struct grid_line row = { .line = line, .wide = true };
    *list_push(b->p->a, &row.cells) = text;
    bars_add_row(b, &row);
}

/* --- from tables to tasks --- */

/* The cut row's text, where nothing but its title or less is there. */
static bool drop_cut_row(struct bars *b, struct report *r)
{
    struct line_table *t = &b->tables.v[b->tables.n - 1];
    struct grid_line *last = t->rows.n ? &t->rows.v[t->rows.n - 1] : NULL;
    if (!last || !last->cut || line_last_column(b->p, t, t->rows.n - 1) > t->columns.title)
        return last && last->cut;
    struct str text = STR_NULL;
    for (size_t i = 0; i < last->cells.n; i++)
        text = str_join(b->p->a, text, STR("\n"), last->cells.v[i].n ? last->cells.v[i] : STR_NULL);
    warn(b->p->a, r, WARN_CUT_ROW, 0, last->line, text);
    t->rows.n--;
    return false;
}

/* The captions of the first table head its tasks; what stands above them is front matter.
 * Returns the first token that belongs to the tables. */
static size_t take_first_caption(struct bars *b)
{
    struct token_list *tokens = &b->p->tokens;
    struct line_table *first = &b->tables.v[0];
    struct grid_lines rows = { 0 };
    captions_mark(tokens, b->headers.v, b->headers.n);
    size_t from = caption_of_first(tokens, b->headers.v[0], b->headers.n > 1);
    for (size_t i = from; i < b->headers.v[0]; i++) {
        struct grid_line row = { .line = tokens->v[i].line, .wide = true };
        *list_push(b->p->a, &row.cells) = tokens->v[i].text;
        *list_push(b->p->a, &rows) = row;
    }
    for (size_t i = 0; i < first->rows.n; i++)
        *list_push(b->p->a, &rows) = first->rows.v[i];
    first->rows = rows;
    return from;
}

size_t bars_read(struct bars *b, struct report *r)
{
    struct page *p = b->p;
    struct document doc = *p->doc;
    struct error ignore;
    size_t found = 0, from = take_first_caption(b);
    size_t first = p->tokens.v[from].block, last = p->tokens.v[b->end - 1].block;
    bool cut = drop_cut_row(b, r);
    memset(&doc.blocks, 0, sizeof doc.blocks);
    for (size_t i = 0; i < p->doc->blocks.n; i++) {
        if (i < first || i > last)
            *list_push(p->a, &doc.blocks) = p->doc->blocks.v[i];
        for (size_t k = 0; i == first && k < b->tables.n; k++)
            *list_push(p->a, &doc.blocks) = (struct block){
                .type = BLOCK_GRID, .grid = grid_from_lines(p, &b->tables.v[k])
            };
    }
    if (grid_tasks(p->a, &doc, NULL, r, &found, &ignore) < 0)
        return 0;
    p->first = FRONT_IS_READ;
    if (cut && found)
        warn(p->a, r, WARN_CUT_ROW, r->tasks.v[r->tasks.n - 1].seq,
             r->tasks.v[r->tasks.n - 1].line, STR_NULL);
    return found;
}
