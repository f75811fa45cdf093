/* flat_grid.c - rows of cells whose places are only half known -> a grid.
 *
 * Where a cell is merged over rows, the rows under it lack it: they are shorter, or are filled up
 * with blanks at the end. Each row's texts are laid over the columns, in order, so that they fit
 * best; a column left out belongs to the cell above it.
 */
#include "snapshots/normalize/flat.h"
#include "snapshots/normalize/flat_grid.h"
#include "snapshots/normalize/grid.h"

/* A row that is complete needs no explanation; one with missing cells must gain by it. */
static const double WHOLE_ROW = 3, LEFT_OUT = 0.7, UNTOLD = 2;

struct laying {
    struct page *p;
    struct grammar g;
    struct token_list tokens; /* of the rows, one per text */
    struct place *places;
};

static bool is_whole(const struct grid_line *row, const struct grammar *g)
{
    return row->cells.n == (size_t)g->n;
}

/* True when the row's number stands where numbers stand, or there are none. */
static bool number_fits(const struct grid_line *row, const struct grammar *g)
{
    for (int c = 0; c < g->n; c++) {
        struct str text = row->cells.v[c];
        if (g->role[c] == ROLE_NO && (text.n == 0 || text.p[0] < '0' || text.p[0] > '9'))
            return false;
    }
    return row->cells.v[0].n > 0;
}

static bool has_blanks(const struct grid_line *row)
{
    for (size_t i = 0; i < row->cells.n; i++)
        if (str_is_blank(row->cells.v[i]))
            return true;
    return false;
}

/* A row that teaches: it is whole, and not only filled up, where two rows are full. */
static bool teaches(const struct laying *l, const struct grid_line *row, bool full)
{
    return !row->wide && is_whole(row, &l->g) && number_fits(row, &l->g) &&
           !(full && has_blanks(row));
}

/* The whole rows teach what the columns hold. */
static void learn(struct laying *l, const struct grid_lines *rows)
{
    LIST(struct place) places = { 0 };
    struct page scratch = *l->p;
    size_t full = 0;
    for (size_t i = 0; i < rows->n; i++)
        full += teaches(l, &rows->v[i], true);
    for (size_t i = 0; i < rows->n; i++) {
        if (!teaches(l, &rows->v[i], full >= 2))
            continue;
        for (int c = 0; c < l->g.n; c++) {
            if (str_is_blank(rows->v[i].cells.v[c]))
                continue;
            struct token *t = token_add(&scratch, &l->tokens, rows->v[i].cells.v[c], 0, 0,
                                        BREAK_PARA);
            t->running = t->bare >= 0;
            *list_push(l->p->a, &places) = (struct place){ .column = c, .opens_row = c == 0,
                                                           .opens_cell = true };
        }
    }
    grammar_learn(&l->g, &l->tokens, 0, l->tokens.n, places.v);
}

/* How well text k fits column c. */
static double fit(const struct laying *l, const struct token *t, int c)
{
    struct context none = { NULL, NULL, NULL };
    bool target = c + 1 < l->g.n && l->g.role[c + 1] == ROLE_TARGET;
    /* What else a row may lack, it has a task of its own, or the next step of the one above. */
    bool task = c == l->g.title && !(target && t->milestone > 0);
    return score_cell(&l->g, c, t, &none, false) + (task ? 4 : 0);
}

/* What became of the task is seldom what a row lacks. */
static double left_out(const struct laying *l, int c)
{
    return l->g.role[c] == ROLE_PROGRESS ? UNTOLD : LEFT_OUT;
}

/* Lays n texts over the columns in order; column[k] is that of text k. */
static double lay(const struct laying *l, const struct token_list *texts, int *column)
{
    double best[FLAT_COLUMNS + 1][FLAT_COLUMNS + 1];
    bool taken[FLAT_COLUMNS + 1][FLAT_COLUMNS + 1] = { { false } };
    int n = (int)texts->n, columns = l->g.n;
    for (int k = 0; k <= n; k++) {
        for (int c = 0; c <= columns; c++) {
            best[k][c] = k > 0 ? -1e9 : c == 0 ? 0 : best[0][c - 1] - left_out(l, c - 1);
            if (k == 0 || c < k)
                continue;
            double here = best[k - 1][c - 1] + fit(l, &texts->v[k - 1], c - 1);
            double without = best[k][c - 1] - left_out(l, c - 1);
            taken[k][c] = here >= without;
            best[k][c] = taken[k][c] ? here : without;
        }
    }
    for (int k = n, c = columns; k > 0; c--)
        if (taken[k][c])
            column[--k] = c - 1;
    return best[n][columns];
}

/* The column of every text of a row; -1 for a blank. */
static void place_row(const struct laying *l, const struct grid_line *row, int *column)
{
    struct page scratch = *l->p;
    struct token_list texts = { 0 };
    int laid[FLAT_COLUMNS];
    double as_is = WHOLE_ROW;
    for (size_t i = 0; i < row->cells.n; i++) {
        column[i] = -1;
        if (str_is_blank(row->cells.v[i]) || texts.n == (size_t)l->g.n)
            continue;
        struct token *t = token_add(&scratch, &texts, row->cells.v[i], 0, 0, BREAK_PARA);
        t->running = t->bare >= 0;
        as_is += i < (size_t)l->g.n ? fit(l, t, (int)i) : -100;
    }
    bool whole = is_whole(row, &l->g) && (as_is >= lay(l, &texts, laid) ||
                                          texts.n == (size_t)l->g.n);
    if (!whole)
        lay(l, &texts, laid);
    int last = l->g.n - 1; /* texts that are more than the columns stay with the one before */
    for (size_t i = 0, k = 0; i < row->cells.n; i++)
        if (!str_is_blank(row->cells.v[i]))
            column[i] = last = k == texts.n ? last : whole ? (k++, (int)i) : laid[k++];
}

/* More text for the cell that was added last. */
static void add_to_cell(struct arena *a, struct grid *g, struct str text)
{
    struct str *cell = &g->cells.v[g->cells.n - 1].text;
    *cell = str_join(a, *cell, STR("\n"), str_trim(text));
}

static void add_cell(struct arena *a, struct grid *g, struct str text, int row, int column,
                     long line, bool header)
{
    *list_push(a, &g->cells) = (struct grid_cell){
        .text = str_trim(text), .row = row, .column = column, .rows = 1, .columns = 1,
        .header = header, .line = line
    };
}

/* 「(二)民生保障 |  |  |」 in a table whose rows begin with numbers: over its whole width. */
static bool is_heading(const struct laying *l, const struct grid_line *row)
{
    if (row->cells.n < 2 || l->g.role[0] != ROLE_NO || !grid_heading_depth(row->cells.v[0]))
        return false;
    for (size_t i = 1; i < row->cells.n; i++)
        if (!str_is_blank(row->cells.v[i]))
            return false;
    return true;
}

/* A row of the grid. What it lacks belongs to the cell above when the row is short or shifted;
 * in a whole row a blank is an empty cell, but for who answers. */
static void add_row(struct laying *l, struct grid *g, const struct grid_line *row,
                    size_t *above)
{
    int column[4 * FLAT_COLUMNS], at = g->rows++;
    bool seen[FLAT_COLUMNS] = { false };
    size_t n = row->cells.n < 4 * FLAT_COLUMNS ? row->cells.n : 4 * FLAT_COLUMNS;
    struct grid_line part = *row;
    part.cells.n = n;
    place_row(l, &part, column);
    bool whole = is_whole(row, &l->g);
    for (size_t i = 0; i < n; i++)
        whole &= column[i] < 0 || column[i] == (int)i;
    for (int c = 0; c < l->g.n; c++) {
        for (size_t i = 0; i < n; i++) {
            if (column[i] != c)
                continue;
            if (seen[c]) {
                add_to_cell(l->p->a, g, row->cells.v[i]);
                continue;
            }
            above[c] = g->cells.n;
            add_cell(l->p->a, g, row->cells.v[i], at, c, row->line, false);
            seen[c] = true;
        }
        bool owned = l->g.role[c] == ROLE_OWNERS; /* somebody always answers */
        if (!seen[c] && whole && !owned && number_fits(row, &l->g))
            above[c] = STR_NOT_FOUND;
        else if (!seen[c] && above[c] != STR_NOT_FOUND && !row->cut)
            g->cells.v[above[c]].rows = at - g->cells.v[above[c]].row + 1;
    }
    for (size_t i = n; i < row->cells.n; i++) /* far beyond any table: with the last cell */
        add_to_cell(l->p->a, g, row->cells.v[i]);
}

/* A line over all columns; no cell reaches over it. */
static void add_wide_row(struct laying *l, struct grid *g, const struct grid_line *row,
                         size_t *above)
{
    add_cell(l->p->a, g, row->cells.n ? row->cells.v[0] : STR(""), g->rows++, 0, row->line, false);
    g->cells.v[g->cells.n - 1].columns = l->g.n;
    for (int c = 0; c < l->g.n; c++)
        above[c] = STR_NOT_FOUND;
}

const struct grid *grid_from_lines(struct page *p, const struct line_table *t)
{
    struct laying l = { .p = p, .g = t->columns };
    struct grid *g = arena_make(p->a, struct grid);
    size_t above[FLAT_COLUMNS];
    g->columns = l.g.n;
    for (size_t i = 0; i < t->captions.n; i++)
        add_wide_row(&l, g, &t->captions.v[i], above);
    for (int c = 0; c < l.g.n; c++) {
        above[c] = STR_NOT_FOUND;
        add_cell(p->a, g, l.g.header[c], g->rows, c, 0, true);
    }
    g->rows++;
    l.g.numbered = true;
    learn(&l, &t->rows);
    for (size_t i = 0; i < t->rows.n; i++)
        if (t->rows.v[i].wide || is_heading(&l, &t->rows.v[i]))
            add_wide_row(&l, g, &t->rows.v[i], above);
        else
            add_row(&l, g, &t->rows.v[i], above);
    return g;
}

int line_last_column(struct page *p, const struct line_table *t, size_t i)
{
    struct laying l = { .p = p, .g = t->columns };
    int column[4 * FLAT_COLUMNS], last = -1;
    struct grid_line row = t->rows.v[i];
    row.cells.n = row.cells.n < 4 * FLAT_COLUMNS ? row.cells.n : 4 * FLAT_COLUMNS;
    l.g.numbered = true;
    learn(&l, &t->rows);
    place_row(&l, &row, column);
    for (size_t k = 0; k < row.cells.n; k++)
        last = column[k] > last ? column[k] : last;
    return last;
}
