/* matrix.h - between the parts that find wide tables of figures in plain text. */
#ifndef QOQ_SNAPSHOTS_NORMALIZE_MATRIX_H
#define QOQ_SNAPSHOTS_NORMALIZE_MATRIX_H

#include "snapshots/normalize/grid.h"

enum { FEWEST_ROWS = 3, FEWEST_FIGURES = 3, MOST_COLUMNS = 48, LONGEST_CELL = 40 };

/* What every row looks like: a number, texts, figures, texts. */
struct matrix_shape {
    bool numbered;
    int left, figures, right;
};

static inline int matrix_width(const struct matrix_shape *s)
{
    return s->numbered + s->left + s->figures + s->right;
}

/* Block i of a document; NULL when it is no paragraph. */
const struct para *matrix_para(const struct document *doc, size_t i);
/* A cell in the row behind the last one of g, of the size of one. */
void matrix_add_cell(struct arena *a, struct grid *g, const struct para *p, struct str text,
                     int column);

/* matrix_flat.c: the first table of a cell per paragraph that has a header, or NULL; it takes the
 * place of the blocks [*from, *to). */
struct grid *matrix_of_paragraphs(struct arena *a, const struct document *doc, size_t *from,
                                  size_t *to);

/* matrix_head.c: the header that ends before block `first` and fits the rows' shape, or NULL;
 * *from: its first block. body: the rows. */
struct grid *matrix_header(struct arena *a, const struct document *doc, size_t first,
                           const struct matrix_shape *s, const struct grid *body, size_t *from);

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

/* matrix_gaps.c: moves the figures of rows that lack some to the columns they fit: the cells of
 * g in rows [first, g->rows) and columns [left, left + figures). */
void matrix_close_gaps(struct arena *a, struct grid *g, int first, int left, int figures);

#endif
