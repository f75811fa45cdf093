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
 * *from: its first block. */
struct grid *matrix_header(struct arena *a, const struct document *doc, size_t first,
                           const struct matrix_shape *s, size_t *from);

/* matrix_gaps.c: moves the figures of rows that lack some to the columns they fit: the cells of
 * g in rows [first, g->rows) and columns [left, left + figures). */
void matrix_close_gaps(struct arena *a, struct grid *g, int first, int left, int figures);

#endif
