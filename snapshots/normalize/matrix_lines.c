/* matrix_lines.c - tables with bars that have a line for every cell.
 *
 *     县(区) |            a bar alone is an empty cell, or stands before every row
 *     年度任务(户) |
 *     1 |                 numbers that run tell where rows begin
 *     岫城区 |
 */
#include <stdio.h>

#include "snapshots/normalize/matrix.h"

enum { FEWEST_LINES = 12, FEWEST_CELLS = 4 };

/* A cell and the block where it begins. */
struct line_cell {
    struct grid_cell cell;
    size_t block;
};

LIST_TYPE(struct line_cells, struct line_cell);

/* The bars at the end of a line that has no others; 0 for other lines. Only a line without a text
 * may have several. */
static size_t end_bars(struct str s)
{
    size_t at = str_find(s, STR("|")), n = 0;
    for (size_t i = at; i < s.n; i++) {
        if (s.p[i] != '|' && s.p[i] != ' ')
            return 0;
        n += s.p[i] == '|';
    }
    return n > 1 && !str_is_blank(str_slice(s, 0, at)) ? 0 : n;
}

static bool has_end_bars(const struct document *doc, size_t i)
{
    const struct para *p = matrix_para(doc, i);
    return p && end_bars(p->text) > 0;
}

/* A line of such a table; a cell may be broken over two. */
static bool is_line(const struct document *doc, size_t i)
{
    const struct para *p = matrix_para(doc, i);
    return has_end_bars(doc, i) ||
           (p && !str_has(p->text, STR("|")) && has_end_bars(doc, i - 1) &&
            has_end_bars(doc, i + 1));
}

static void read_cells(struct arena *a, const struct document *doc, size_t from, size_t to,
                       struct line_cells *out)
{
    struct str open = STR_NULL;
    size_t first = from;
    for (size_t i = from; i < to; i++) {
        const struct para *p = matrix_para(doc, i);
        struct str text = str_slice(p->text, 0, str_find(p->text, STR("|")));
        first = open.p ? first : i;
        open = open.p ? str_join(a, open, STR("\n"), text) : p->text;
        if (!has_end_bars(doc, i))
            continue;
        text = first < i ? open : text;
        for (size_t n = end_bars(p->text); n > 0; n--, text = STR(""))
            *list_push(a, out) = (struct line_cell){
                { .text = str_trim(text), .rows = 1, .columns = 1,
                  .line = matrix_para(doc, first)->line }, first
            };
        open = STR_NULL;
    }
}

LIST_TYPE(struct starts, size_t);

/* The cells that begin rows: numbers that run, each with a name behind. *marked: each with an empty
 * cell before it. */
static struct starts find_starts(struct arena *a, const struct line_cells *cells, bool *marked)
{
    struct starts starts = { 0 };
    char number[24];
    *marked = false;
    for (size_t i = 1; i + 1 < cells->n; i++) {
        struct str next = cells->v[i + 1].cell.text;
        bool blank = str_is_blank(cells->v[i - 1].cell.text);
        snprintf(number, sizeof number, "%zu", starts.n + 1);
        if (!str_is(cells->v[i].cell.text, number) || matrix_is_figure(next) ||
            (starts.n && i - starts.v[starts.n - 1] < FEWEST_CELLS) ||
            (starts.n && *marked && !blank))
            continue;
        *marked = starts.n ? *marked : blank;
        *list_push(a, &starts) = i;
    }
    return starts;
}

/* The distance of most rows from the next. */
static size_t usual_distance(const struct starts *starts)
{
    size_t count[MOST_COLUMNS + 1] = { 0 }, best = 0;
    for (size_t i = 1; i < starts->n; i++) {
        size_t n = starts->v[i] - starts->v[i - 1];
        if (n <= MOST_COLUMNS && ++count[n] > count[best])
            best = n;
    }
    return best;
}

/* Cells [from, end) as a row; blank ones are none. */
static void add_row(struct arena *a, const struct line_cells *cells, size_t from, size_t end,
                    struct matrix_rows *rows)
{
    struct matrix_row row = { arena_array(a, end - from + 1, sizeof *row.cell), 0 };
    bool text = false;
    for (size_t i = from; i < end; i++) {
        row.cell[row.n] = cells->v[i].cell;
        row.cell[row.n].column = row.n;
        row.n++;
        text |= !str_is_blank(cells->v[i].cell.text);
    }
    if (text)
        *list_push(a, rows) = row;
}

/* The cells of the header, each as a row, then the rows. What stands between two numbered rows, or
 * behind the last, is rows of their width: chapters, sums. */
static void add_rows(struct arena *a, const struct line_cells *cells, struct matrix_rows *rows)
{
    bool marked;
    struct starts starts = find_starts(a, cells, &marked);
    size_t distance = starts.n >= FEWEST_ROWS ? usual_distance(&starts) : 0;
    if (distance < FEWEST_CELLS)
        return;
    for (size_t i = 0; i < starts.v[0]; i++) {
        struct matrix_row *row = list_push(a, rows);
        *row = (struct matrix_row){ &cells->v[i].cell, 1 };
    }
    for (size_t k = 0; k < starts.n; k++) {
        size_t end = k + 1 < starts.n ? starts.v[k + 1] - marked : cells->n, n;
        for (size_t i = starts.v[k]; i < end; i += n + marked) {
            n = distance - marked < end - i ? distance - marked : end - i;
            add_row(a, cells, i, i + n, rows);
        }
    }
}

size_t matrix_lines_read(struct arena *a, const struct document *doc, size_t from,
                         struct matrix_rows *rows, size_t **blocks)
{
    struct line_cells cells = { 0 };
    size_t to = from;
    *rows = (struct matrix_rows){ 0 };
    while (has_end_bars(doc, from) && (to == from || is_line(doc, to)) && to < doc->blocks.n)
        to++;
    if (to - from < FEWEST_LINES)
        return to;
    read_cells(a, doc, from, to, &cells);
    add_rows(a, &cells, rows);
    *blocks = arena_array(a, cells.n + 1, sizeof **blocks);
    for (size_t i = 0; i < cells.n; i++)
        (*blocks)[i] = cells.v[i].block;
    return to;
}
