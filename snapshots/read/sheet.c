#include "snapshots/read/sheet.h"

#include <stdlib.h>

#include "base/i18n.h"

/* What covers a place that no cell begins at. */
enum { FROM_LEFT = -1, FROM_ABOVE = -2 };

struct sheet sheet_start(struct arena *a)
{
    struct sheet s = { .arena = a, .flow = flow_start(a, NULL) };
    s.flow.preformatted = true;
    return s;
}

void sheet_add(struct sheet *s, int row, int column, struct str text, long line)
{
    s->flow.cell.n = 0;
    flow_add(&s->flow, text, line);
    flow_break(&s->flow, 0);
    if (s->flow.cell.n)
        *list_push(s->arena, &s->cells) = (struct sheet_cell){
            str_copy(s->arena, buf_str(&s->flow.cell)), row, column, line
        };
}

void sheet_merge(struct sheet *s, struct sheet_range range)
{
    *list_push(s->arena, &s->merged) = range;
}

/* --- rows and columns that are there --- */

static int by_place(const void *x, const void *y)
{
    const struct sheet_cell *a = x, *b = y;
    return a->row != b->row ? (a->row > b->row) - (a->row < b->row)
                            : (a->column > b->column) - (a->column < b->column);
}

/* Indexes in use, ascending. */
struct used {
    int *index;
    int n;
};

static struct used used_rows(const struct sheet *s)
{
    struct used u = { arena_array(s->arena, s->cells.n, sizeof(int)), 0 };
    for (size_t i = 0; i < s->cells.n; i++)
        if (i == 0 || s->cells.v[i].row != s->cells.v[i - 1].row)
            u.index[u.n++] = s->cells.v[i].row;
    return u;
}

static struct used used_columns(const struct sheet *s)
{
    struct used u = { arena_array(s->arena, SHEET_COLUMNS, sizeof(int)), 0 };
    bool *there = arena_array(s->arena, SHEET_COLUMNS, sizeof *there);
    for (size_t i = 0; i < s->cells.n; i++)
        there[s->cells.v[i].column] = true;
    for (int c = 0; c < SHEET_COLUMNS; c++)
        if (there[c])
            u.index[u.n++] = c;
    return u;
}

/* How many of the indexes lie before `index`: where it is, or would be. */
static int used_before(const struct used *u, int index)
{
    int low = 0, high = u->n;
    while (low < high) {
        int middle = low + (high - low) / 2;
        if (u->index[middle] < index)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* --- the grid, all places of it --- */

struct places {
    struct grid_cell *v; /* row by row; rows < 1: FROM_LEFT, FROM_ABOVE */
    struct used rows, columns;
    size_t steps;        /* spent on merged ranges */
};

static struct grid_cell *place_at(const struct places *p, int row, int column)
{
    return &p->v[(size_t)row * (size_t)p->columns.n + (size_t)column];
}

static void put_cells(const struct sheet *s, struct places *p)
{
    for (int r = 0; r < p->rows.n; r++)
        for (int c = 0; c < p->columns.n; c++)
            *place_at(p, r, c) = (struct grid_cell){ .row = r, .column = c, .rows = 1,
                                                     .columns = 1, .line = p->rows.index[r] + 1 };
    for (size_t i = 0; i < s->cells.n; i++) {
        const struct sheet_cell *cell = &s->cells.v[i];
        struct grid_cell *g = place_at(p, used_before(&p->rows, cell->row),
                                       used_before(&p->columns, cell->column));
        if (!g->text.p) /* a place given twice keeps what came first */
            *g = (struct grid_cell){ .text = cell->text, .row = g->row, .column = g->column,
                                     .rows = 1, .columns = 1, .line = cell->line };
    }
}

/* True when nothing in a range is part of another one. */
static bool is_free(struct places *p, int row, int column, int rows, int columns)
{
    for (int r = row; r < row + rows; r++)
        for (int c = column; c < column + columns; c++, p->steps++) {
            const struct grid_cell *g = place_at(p, r, c);
            if (g->rows != 1 || g->columns != 1)
                return false;
        }
    return true;
}

static void merge(struct places *p, const struct sheet_range *m)
{
    int row = used_before(&p->rows, m->row), column = used_before(&p->columns, m->column);
    int rows = used_before(&p->rows, m->last_row + 1) - row;
    int columns = used_before(&p->columns, m->last_column + 1) - column;
    if (rows < 1 || columns < 1 || !is_free(p, row, column, rows, columns))
        return;
    for (int r = row; r < row + rows; r++)
        for (int c = column; c < column + columns; c++)
            place_at(p, r, c)->rows = r > row ? FROM_ABOVE : FROM_LEFT;
    struct grid_cell *first = place_at(p, row, column);
    first->rows = rows;
    first->columns = columns;
    if (p->rows.index[row] != m->row || p->columns.index[column] != m->column)
        first->text = STR_NULL; /* the first cell is empty, and others are not shown */
}

static int lay_out(struct sheet *s, struct places *p, const char *origin, struct error *err)
{
    qsort(s->cells.v, s->cells.n, sizeof *s->cells.v, by_place);
    p->rows = used_rows(s);
    p->columns = used_columns(s);
    if ((long)p->rows.n * p->columns.n > SHEET_PLACES)
        return error_set(err, QOQ_ELIMIT, origin, 0,
                         _("a table of %d rows and %d columns; at most %d cells are read"),
                         p->rows.n, p->columns.n, SHEET_PLACES);
    p->v = arena_array(s->arena, (size_t)p->rows.n * (size_t)p->columns.n, sizeof *p->v);
    put_cells(s, p);
    for (size_t i = 0; i < s->merged.n && p->steps < 8 * (size_t)SHEET_PLACES; i++)
        merge(p, &s->merged.v[i]);
    return 0;
}

/* --- what stands around the table --- */

/* The only text of a row, when it is on the left or over most of the width, and no cell of another
 * row stands beside it; else NULL. */
static const struct grid_cell *lonely(const struct places *p, int row)
{
    const struct grid_cell *only = NULL;
    for (int c = 0; c < p->columns.n; c++) {
        const struct grid_cell *g = place_at(p, row, c);
        bool text = g->rows > 0 && g->text.n;
        if (g->rows == FROM_ABOVE || g->rows > 1 || (text && only))
            return NULL;
        only = text ? g : only;
    }
    return only && (only->column == 0 || only->columns * 2 > p->columns.n) ? only : NULL;
}

static void add_lines(struct arena *a, struct document *doc, const struct grid_cell *cell)
{
    struct str rest = cell->text, line;
    for (int gap = 1; str_next(&rest, STR("\n"), &line); gap = 0)
        document_add_para(a, doc, line, cell->line, gap);
}

/* The rows [first, last) of the places as a grid. */
static void add_grid(struct arena *a, struct document *doc, struct places *p, int first, int last)
{
    struct grid *g = arena_make(a, struct grid);
    g->rows = last - first;
    g->columns = p->columns.n;
    g->cells.v = place_at(p, first, 0);
    for (int r = first; r < last; r++)
        for (int c = 0; c < p->columns.n; c++) {
            struct grid_cell cell = *place_at(p, r, c);
            cell.row -= first;
            if (cell.rows > 0)
                g->cells.v[g->cells.n++] = cell; /* never ahead of where it is read */
        }
    document_add_grid(a, doc, g);
}

int sheet_finish(struct sheet *s, struct document *doc, struct error *err)
{
    struct places p = { 0 };
    const struct grid_cell *only;
    if (s->cells.n == 0)
        return 0;
    int code = lay_out(s, &p, str_z(s->arena, doc->name), err);
    if (code)
        return code;
    int first = 0, last = p.rows.n;
    while (first < last && (only = lonely(&p, first)))
        add_lines(s->arena, doc, place_at(&p, first++, only->column));
    while (last > first && lonely(&p, last - 1))
        last--;
    if (first < last)
        add_grid(s->arena, doc, &p, first, last);
    for (int r = last; r < p.rows.n; r++)
        add_lines(s->arena, doc, lonely(&p, r));
    return 0;
}
