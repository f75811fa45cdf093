/* matrix_gaps.c - rows of figures whose empty cells are gone.
 *
 * The whole rows show how large the figures of a column are; a row of totals, what is left for
 * those that lack some. The figures of a short row are laid over the columns in order, at the
 * least cost.
 */
#include <math.h>
#include <stdlib.h>

#include "snapshots/normalize/matrix.h"

/* A gap inside a row, not at its end; a figure larger than what the total leaves, or just that; one
 * without the % that all others of its column have. */
static const double GAP = 1, TOO_LARGE = 6, JUST_LEFT = -3, NO_PERCENT = 4;

struct column_habit {
    double mean;  /* of the natural logarithms */
    double left;  /* what the total leaves for short rows; negative: not to be said */
    bool percent;
};

double matrix_value(struct str s)
{
    char digits[32];
    size_t n = 0;
    for (size_t i = 0; i < s.n && n + 1 < sizeof digits; i++)
        if (s.p[i] != ',')
            digits[n++] = s.p[i];
    digits[n] = '\0';
    return strtod(digits, NULL);
}

static double size_of(struct str s)
{
    return log(fabs(matrix_value(s)) + 1);
}

/* The figures of row `row`, from left to right; how many. */
static int figures_of(struct grid *g, int row, int left, int figures, struct grid_cell **out)
{
    int n = 0;
    for (size_t i = 0; i < g->cells.n; i++) {
        struct grid_cell *cell = &g->cells.v[i];
        if (cell->row == row && cell->column >= left && cell->column < left + figures)
            out[n++] = cell;
    }
    return n;
}

static bool is_total(struct arena *a, const struct grid *g, int row)
{
    for (size_t i = 0; i < g->cells.n; i++)
        if (g->cells.v[i].row == row && grid_word_is(a, g->cells.v[i].text, "total"))
            return true;
    return false;
}

/* What the whole rows say of each column. */
static void learn(struct arena *a, struct grid *g, int first, int left, int figures,
                  struct column_habit *h)
{
    struct grid_cell *cells[MOST_COLUMNS];
    double sum[MOST_COLUMNS] = { 0 }, total[MOST_COLUMNS] = { 0 };
    int rows = 0;
    bool known = false;
    for (int c = 0; c < figures; c++)
        h[c] = (struct column_habit){ .percent = true };
    for (int row = first; row < g->rows; row++) {
        if (figures_of(g, row, left, figures, cells) < figures)
            continue;
        bool whole = !is_total(a, g, row);
        rows += whole;
        known |= !whole;
        for (int c = 0; c < figures; c++) {
            struct str text = cells[c]->text;
            *(whole ? &sum[c] : &total[c]) += matrix_value(text);
            h[c].mean += whole ? size_of(text) : 0;
            h[c].percent &= str_ends(text, STR("%"));
        }
    }
    for (int c = 0; c < figures; c++) {
        h[c].mean /= rows ? rows : 1;
        h[c].left = known ? total[c] - sum[c] : -1;
        if (known && fabs(h[c].left) < 1e-6 * (1 + total[c]))
            h[c].left = 0;
    }
}

static double cost_of(struct str text, const struct column_habit *h)
{
    double cost = 0.5 * fabs(size_of(text) - h->mean);
    double over = matrix_value(text) - h->left, slack = 1e-6 * (1 + h->left);
    if (h->left >= 0 && over > -slack)
        cost += over > slack ? TOO_LARGE : JUST_LEFT;
    if (h->percent && !str_ends(text, STR("%")))
        cost += NO_PERCENT;
    return cost;
}

/* Lays n figures over the columns in order, and takes them from what the totals leave. best[k][c]:
 * k of them over the first c columns. */
static void lay(struct grid_cell **cells, int n, int left, int figures, struct column_habit *h)
{
    double best[MOST_COLUMNS + 1][MOST_COLUMNS + 1];
    bool taken[MOST_COLUMNS + 1][MOST_COLUMNS + 1] = { { false } };
    for (int k = 0; k <= n; k++) {
        for (int c = 0; c <= figures; c++) {
            best[k][c] = k == 0 ? (c > 0 ? GAP : 0) : HUGE_VAL;
            if (k == 0 || c < k)
                continue;
            double here = best[k - 1][c - 1] + cost_of(cells[k - 1]->text, &h[c - 1]);
            double without = best[k][c - 1] + (k < n && taken[k][c - 1] ? GAP : 0);
            taken[k][c] = here < without;
            best[k][c] = taken[k][c] ? here : without;
        }
    }
    for (int k = n, c = figures; k > 0; c--) {
        if (!taken[k][c])
            continue;
        double value = matrix_value(cells[--k]->text);
        cells[k]->column = left + c - 1;
        h[c - 1].left -= h[c - 1].left >= value ? value : 0;
    }
}

void matrix_close_gaps(struct arena *a, struct grid *g, int first, int left, int figures)
{
    struct column_habit habit[MOST_COLUMNS];
    struct grid_cell *cells[MOST_COLUMNS];
    learn(a, g, first, left, figures, habit);
    for (int row = first; row < g->rows; row++) {
        int n = figures_of(g, row, left, figures, cells);
        if (n < figures)
            lay(cells, n, left, figures, habit);
    }
}
