/* matrix_flat.c - a table of figures with a cell per paragraph becomes a grid again.
 *
 * Every line of figures has the same shape, but that a line may lack cells where they are empty.
 */
#include "snapshots/normalize/matrix.h"

enum { PROBED_ROWS = 8 };

/* Takes text behind the table from its last row. Returns how many cells. */
static size_t trim_last(struct matrix_rows *rows, bool numbered)
{
    struct matrix_row *last = &rows->v[rows->n - 1];
    int words = 0, figures = 0, before = last->n; /* of the other rows */
    for (size_t i = 0; i + 1 < rows->n; i++) {
        struct matrix_shape own = matrix_row_parts(&rows->v[i], numbered);
        words = own.right > words ? own.right : words;
        figures = own.figures > figures ? own.figures : figures;
    }
    struct matrix_shape own = matrix_row_parts(last, numbered);
    if (own.figures > figures)
        last->n = own.numbered + own.left + figures;
    else if (own.right > words)
        last->n -= own.right - words;
    return (size_t)(before - last->n);
}

/* The rows from block `at` on and their shape. Returns the block behind them, 0 when they are no
 * rows of a table. */
static size_t rows_at(struct arena *a, const struct document *doc, size_t at,
                      enum matrix_rule rule, struct matrix_rows *rows, struct matrix_shape *s)
{
    bool numbered = rule == MATRIX_BY_NUMBER;
    size_t end = 0;
    if (grid_is_unit(matrix_para(doc, at)->text)) /* the last of the header */
        return 0;
    for (size_t most = PROBED_ROWS; most; most = most == PROBED_ROWS ? SIZE_MAX : 0) {
        end = matrix_rows_read(a, doc, at, rule, most, rows);
        if (rows->n < FEWEST_ROWS)
            return 0;
        if (rows->n < most)
            end -= trim_last(rows, numbered);
        if (!matrix_shape_of(rows, numbered, s))
            return 0;
        if (rows->n < PROBED_ROWS)
            break;
    }
    return end;
}

/* A table of paragraphs: header and rows. */
struct table {
    struct matrix_found head;
    struct matrix_rows rows;
    size_t end; /* the block behind the rows; 0: there are none */
};

static struct table table_at(struct arena *a, const struct document *doc, size_t at,
                             enum matrix_rule rule)
{
    struct table t = { .end = 0 };
    struct matrix_shape s;
    struct matrix_cells cells;
    t.end = rows_at(a, doc, at, rule, &t.rows, &s);
    if (!t.end)
        return t;
    struct grid *body = arena_make(a, struct grid);
    matrix_lay_rows(a, &t.rows, &s);
    matrix_add_rows(a, body, &t.rows);
    matrix_header_cells(a, doc, at, &cells);
    t.head = matrix_header(a, &cells, &s, body);
    return t;
}

struct grid *matrix_of_paragraphs(struct arena *a, const struct document *doc, size_t *from,
                                  size_t *to)
{
    for (int rule = 0; rule < MATRIX_RULES; rule++)
        for (size_t at = 1; at < doc->blocks.n; at++) {
            struct table best = { .end = 0 };
            int starts = matrix_rows_begin(a, doc, at, (enum matrix_rule)rule);
            for (int k = 0; k < starts; k++) {
                struct table t = table_at(a, doc, at + (size_t)k, (enum matrix_rule)rule);
                if (t.end && (!best.end || t.head.score > best.head.score))
                    best = t;
            }
            *from = best.head.from;
            *to = best.end;
            if (best.head.grid)
                matrix_add_rows(a, best.head.grid, &best.rows);
            if (best.head.grid)
                return best.head.grid;
            at = best.end ? best.end - 1 : at;
        }
    return NULL;
}
