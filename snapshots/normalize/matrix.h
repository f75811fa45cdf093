/* matrix.h - between the parts that find wide tables of figures in plain text. */
#ifndef QOQ_SNAPSHOTS_NORMALIZE_MATRIX_H
#define QOQ_SNAPSHOTS_NORMALIZE_MATRIX_H

#include "snapshots/normalize/grid.h"

enum {
    FEWEST_ROWS = 3, FEWEST_FIGURES = 3, MOST_COLUMNS = 48, LONGEST_CELL = 60,
    MOST_NAMES = 3 /* before the figures of a row: group, name, unit */
};

/* What every row looks like: a number, texts, figures (and texts among them), texts. */
struct matrix_shape {
    bool numbered;
    int left, figures, right;
};

static inline int matrix_width(const struct matrix_shape *s)
{
    return s->numbered + s->left + s->figures + s->right;
}

/* A row's cells in the order they are written; which columns they stand in is known last. */
struct matrix_row {
    struct grid_cell *cell;
    int n;
};

LIST_TYPE(struct matrix_rows, struct matrix_row);

/* Block i of a document; NULL when it is no paragraph. */
const struct para *matrix_para(const struct document *doc, size_t i);
/* The rows with their columns, behind those of g. */
void matrix_add_rows(struct arena *a, struct grid *g, const struct matrix_rows *rows);

/* matrix_rows.c */
/* What tells rows, the surest first. */
enum matrix_rule {
    MATRIX_BY_NUMBER, MATRIX_BY_GAP, MATRIX_BY_NAME, MATRIX_BY_LAST_NAME, MATRIX_RULES
};
/* 「4200」, 「77.6%」, 「—」. */
bool matrix_is_figure(struct str s);
/* At how many blocks from `at` on rows may begin by that rule, one instead of the other: of several
 * words before figures the first may still be of the header. */
int matrix_rows_begin(struct arena *a, const struct document *doc, size_t at,
                       enum matrix_rule rule);
/* The rows from block `first` on, `most` at most; returns the block behind them. */
size_t matrix_rows_read(struct arena *a, const struct document *doc, size_t first,
                        enum matrix_rule rule, size_t most, struct matrix_rows *out);

/* matrix_lines.c: the rows of a table with bars and a line per cell that begins in block `from`,
 * none when it is no such: first the cells of the header, each as a row. (*blocks)[i]: the block of
 * row i of these. Returns the block behind its lines, `from` when there are none. */
size_t matrix_lines_read(struct arena *a, const struct document *doc, size_t from,
                         struct matrix_rows *rows, size_t **blocks);

/* matrix_blanks.c: the rows of a table whose cells are parted by blanks, the first of its body in
 * block `at`, below those of its header, the first of which is block *from. Returns the block
 * behind them, `at` when there are none. */
size_t matrix_blanks_read(struct arena *a, const struct document *doc, size_t at,
                          struct matrix_rows *rows, size_t *from);

/* matrix_flat.c: the first table of a cell per paragraph that has a header, or NULL; it takes the
 * place of the blocks [*from, *to). */
struct grid *matrix_of_paragraphs(struct arena *a, const struct document *doc, size_t *from,
                                  size_t *to);

/* The header's cells as they stand before the first row, the nearest first. */
struct matrix_cells {
    struct grid_cell v[2 * MOST_COLUMNS];
    size_t start[2 * MOST_COLUMNS]; /* block of each */
    size_t n;
};

/* matrix_head.c */
/* The cells before block `end`. */
void matrix_header_cells(struct arena *a, const struct document *doc, size_t end,
                         struct matrix_cells *out);
/* A header as it is found: NULL when none is. */
struct matrix_found {
    struct grid *grid;
    size_t from; /* the block of its first cell */
    double score;
};
/* The header of the nearest of these cells that fits the rows' shape best. body: the rows. */
struct matrix_found matrix_header(struct arena *a, const struct matrix_cells *back,
                                  const struct matrix_shape *s, const struct grid *body);

/* How a header may be laid over the columns. */
struct matrix_plan {
    int top, groups, right, depth; /* cells over all groups; groups; columns behind; rows */
    int width[MOST_COLUMNS];       /* of each group */
    bool bare[MOST_COLUMNS];       /* it has no names below */
};

/* matrix_lay.c */
/* A header of the cells `h`, in the order they are written: row by row. */
struct grid *matrix_lay(struct arena *a, const struct grid_cell *h, const struct matrix_shape *s,
                        const struct matrix_plan *plan);
/* How good a header g is, 0 when it is none: it must name a task in its first columns, and
 * measure; rows with numbers need 序号, rows without a name that is known (县区) or short (单位).
 * The figures below must agree with it. */
double matrix_judge(struct arena *a, const struct grid *g, const struct matrix_shape *s,
                    const struct matrix_plan *plan, const struct grid *body);

/* The value of a figure, whatever unit stands behind it. */
double matrix_value(struct str s);
/* True when `rate` is the share of what is done of the target, in percent or not. */
bool matrix_agrees(double target, double done, double rate);

/* matrix_shape.c */
/* How many cells of each kind a row has; numbered: rows of its table may begin with a number. */
struct matrix_shape matrix_row_parts(const struct matrix_row *row, bool numbered);
/* The shape of rows that may lack cells. False when they are no rows of a table of figures. */
bool matrix_shape_of(const struct matrix_rows *rows, bool numbered, struct matrix_shape *s);
/* The same for rows in which blanks keep the places of most empty cells. */
bool matrix_shape_of_bars(const struct matrix_rows *rows, bool numbered, struct matrix_shape *s);

/* matrix_gaps.c */
/* Sets the column of every cell of rows of a shape. */
void matrix_lay_rows(struct arena *a, struct matrix_rows *rows, const struct matrix_shape *s);

#endif
