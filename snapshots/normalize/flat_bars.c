/* flat_bars.c - what the two shapes with bars share: from rows to tables, from tables to tasks. */
#include "snapshots/normalize/flat_bars.h"
#include "snapshots/normalize/group.h"
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

/* --- names over several rows --- */

/* A row that begins with a task, because the name is merged with the one above it: it is short, or
 * filled up with blanks. Its task; null when the row has a name, or begins otherwise. */
static struct str task_without_name(struct arena *a, const struct grid_line *row,
                                    const struct grammar *g, int task)
{
    struct str first = STR_NULL;
    size_t texts = 0;
    for (size_t i = 0; i < row->cells.n; i++) {
        if (str_is_blank(row->cells.v[i]))
            continue;
        first = texts++ ? first : row->cells.v[i];
        if (texts == 1 && i > 0 && i != (size_t)task)
            return STR_NULL;
    }
    return texts < (size_t)g->n && group_wording(a, first) > 0.1 ? first : STR_NULL;
}

/* 「项目名称」 may name the tasks or groups of them: the rows tell. */
static void settle_groups(struct arena *a, struct line_table *t)
{
    struct grammar *g = &t->columns;
    struct group_columns c;
    struct group_evidence e = { 0 };
    if (!group_columns_find(g->role, g->header, g->n, &c))
        return;
    for (size_t i = 0; i < t->rows.n; i++) {
        const struct grid_line *row = &t->rows.v[i];
        if (row->wide || row->cut)
            continue;
        struct str task = task_without_name(a, row, g, c.task);
        if (task.n) {
            group_add_task(a, &e, task, true);
        } else if (row->cells.n > (size_t)c.task && row->cells.v[c.name].n) {
            group_add_name(a, &e, row->cells.v[c.name]);
            group_add_task(a, &e, row->cells.v[c.task], false);
        }
    }
    if (group_turns(&e, &c)) {
        group_columns_turn(&c, g->role);
        grammar_finish(g);
    }
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
    for (size_t k = 0; k < b->tables.n; k++)
        settle_groups(p->a, &b->tables.v[k]);
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
