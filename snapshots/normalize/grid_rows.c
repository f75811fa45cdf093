/* Rows of a grid, one after the other, each with the cells that cover it. */
#include "snapshots/normalize/grid.h"

struct grid_row grid_row_start(struct arena *a, const struct grid *g)
{
    size_t columns = g->columns > 0 ? (size_t)g->columns : 1;
    return (struct grid_row){ g, arena_array(a, columns, sizeof(struct grid_cell *)), -1, 0 };
}

bool grid_row_next(struct grid_row *r)
{
    const struct grid *g = r->grid;
    if (++r->row >= g->rows)
        return false;
    for (int c = 0; c < g->columns; c++)
        if (r->cell[c] && r->cell[c]->row + r->cell[c]->rows <= r->row)
            r->cell[c] = NULL;
    for (; r->next < g->cells.n && g->cells.v[r->next].row <= r->row; r->next++) {
        const struct grid_cell *cell = &g->cells.v[r->next];
        for (int c = cell->column; c < cell->column + cell->columns && c < g->columns; c++)
            r->cell[c] = cell;
    }
    return true;
}

size_t grid_row_begins(const struct grid_row *r, const struct grid_cell **out, size_t most)
{
    size_t n = 0;
    for (int c = 0; c < r->grid->columns && n < most; c++) {
        const struct grid_cell *cell = r->cell[c];
        if (cell && cell->row == r->row && cell->column == c && !str_is_blank(cell->text))
            out[n++] = cell;
    }
    return n;
}

struct str grid_row_text(struct arena *a, const struct grid_row *r)
{
    struct buf b = { .arena = a };
    for (int c = 0; c < r->grid->columns; c++) {
        const struct grid_cell *cell = r->cell[c];
        if (!cell || cell->row != r->row || cell->column != c || str_is_blank(cell->text))
            continue;
        if (b.n)
            buf_addz(&b, " | ");
        buf_add(&b, cell->text);
    }
    return b.n ? buf_str(&b) : STR_NULL;
}
