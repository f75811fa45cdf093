/* flat_grid.h - rows of cells whose places are only half known, for the shapes with bars. */
#ifndef QOQ_SNAPSHOTS_NORMALIZE_FLAT_GRID_H
#define QOQ_SNAPSHOTS_NORMALIZE_FLAT_GRID_H

#include "snapshots/normalize/flat.h"

/* A row as it is written: blank cells are kept. */
struct grid_line {
    struct str_list cells;
    long line;
    bool cut;  /* the page ends inside it */
    bool wide; /* a line between the rows: one text over all columns */
};

LIST_TYPE(struct grid_lines, struct grid_line);

/* The rows under one header. */
struct line_table {
    struct grammar columns;
    struct grid_lines captions; /* lines over the header */
    struct grid_lines rows;
};

/* The grid of a table: its captions, its header, its rows; a cell that later rows lack spans
 * them. */
const struct grid *grid_from_lines(struct page *p, const struct line_table *t);

/* The column of the last text of row i. */
int line_last_column(struct page *p, const struct line_table *t, size_t i);

#endif
