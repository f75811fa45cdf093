/* matrix_gaps.c - rows of figures whose empty cells are gone.
 *
 * The whole rows show what the columns hold: words or figures, how large, with how many decimals,
 * and which of them is the share of two others; a row of totals, what is left for those that lack
 * some. The cells of a short row are laid over the columns in order, at the least cost.
 */
#include <math.h>
#include <stdlib.h>

#include "base/utf8.h"
#include "snapshots/normalize/matrix.h"

/* Gaps at the beginning (a group is named once), inside and at the end of a row; words among
 * figures and the other way round; a figure larger than what the total leaves, or just that; a % or
 * decimals that all others of its column have, or none has; a rate that agrees with its target. */
static const double LEAD = 0.1, GAP = 1, TRAIL = 0.3, OTHER_KIND = 12, TOO_LARGE = 6,
                    JUST_LEFT = -3, NO_PERCENT = 4, OTHER_DECIMALS = 1.5, AGREES = -6;

enum { WHOLE_ROWS = 2 };

struct column_habit {
    bool words;
    double mean;          /* of the natural logarithms of the figures */
    double share, spread; /* the same of their shares of the row's first figure; deviation */
    double left;          /* what the total leaves for short rows; negative: not to be said */
    double percent, point; /* shares of the rows with a %, with decimals */
    double owners, chars, unit; /* of words: likeness, logarithm of the length, share of units */
    int target;            /* of a rate: the column of its target; -1: it is none */
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

bool matrix_agrees(double target, double done, double rate)
{
    return target > 0 &&
           (fabs(done / target * 100 - rate) <= 1 || fabs(done / target - rate) <= 0.01);
}

static bool is_total(struct arena *a, const struct matrix_row *row)
{
    for (int i = 0; i < row->n && i < 2; i++)
        if (grid_sums_up(a, row->cell[i].text))
            return true;
    return false;
}

/* --- what the rows say --- */

/* The cell of a row that stands in column c, when the part of the row that it belongs to (number,
 * names, figures, words behind) is whole; NULL when that is not to be said. */
static const struct grid_cell *cell_in(const struct matrix_row *row, const struct matrix_shape *s,
                                       int c)
{
    const struct matrix_shape own = matrix_row_parts(row, s->numbered);
    int at = c;
    if (row->n == matrix_width(s))
        return &row->cell[c];
    if (at < s->numbered)
        return own.numbered ? &row->cell[0] : NULL;
    at -= s->numbered;
    if (at < s->left)
        return own.left == s->left ? &row->cell[own.numbered + at] : NULL;
    at -= s->left;
    if (at < s->figures)
        return own.figures == s->figures ? &row->cell[own.numbered + own.left + at] : NULL;
    at -= s->figures;
    return own.right == s->right ? &row->cell[row->n - own.right + at] : NULL;
}

/* The size of a row's first figure. */
static double first_size(const struct matrix_row *row, const struct matrix_shape *s)
{
    const struct matrix_shape own = matrix_row_parts(row, s->numbered);
    return own.figures ? size_of(row->cell[own.numbered + own.left].text) : 0;
}

static void learn_cell(struct column_habit *h, struct str text, double first)
{
    double share = size_of(text) - first;
    h->mean += size_of(text);
    h->share += share;
    h->spread += share * share;
    h->percent += str_ends(text, STR("%"));
    h->point += str_has(text, STR("."));
    h->owners += owners_likeness(text);
    h->unit += grid_is_unit(text);
    h->chars += log((double)utf8_length(text) + 1);
}

static void learn_column(const struct matrix_rows *rows, const struct matrix_shape *s, int c,
                         struct column_habit *h)
{
    int n = 0, words = 0;
    *h = (struct column_habit){ .left = -1, .target = -1 };
    for (size_t i = 0; i < rows->n; i++) {
        const struct grid_cell *cell = cell_in(&rows->v[i], s, c);
        if (!cell || cell_is_empty(cell->text))
            continue;
        n++;
        words += !matrix_is_figure(cell->text);
        learn_cell(h, cell->text, first_size(&rows->v[i], s));
    }
    double *sums[] = { &h->mean, &h->share, &h->spread, &h->percent, &h->point, &h->owners,
                       &h->unit, &h->chars };
    for (size_t k = 0; k < sizeof sums / sizeof sums[0]; k++)
        *sums[k] /= n ? n : 1;
    h->spread = sqrt(fabs(h->spread - h->share * h->share));
    h->words = words * 2 > n;
}

/* Whether column r is the share of the one before it in column t, in nearly all rows. */
static bool is_rate(const struct matrix_rows *rows, const struct matrix_shape *s, int t, int r)
{
    int all = 0, agree = 0;
    for (size_t i = 0; i < rows->n; i++) {
        const struct grid_cell *target = cell_in(&rows->v[i], s, t);
        if (!target || cell_is_empty(target->text) || cell_is_empty(target[r - t].text))
            continue;
        all++;
        agree += matrix_agrees(matrix_value(target->text), matrix_value(target[r - t - 1].text),
                               matrix_value(target[r - t].text));
    }
    return all >= WHOLE_ROWS && agree * 5 >= all * 4;
}

static void learn_rates(const struct matrix_rows *rows, const struct matrix_shape *s,
                        struct column_habit *h)
{
    int first = s->numbered + s->left;
    for (int r = first + 2; r < first + s->figures; r++)
        for (int t = r - 2; t >= first && h[r].target < 0 && !h[r].words && !h[r - 1].words; t--)
            if (!h[t].words && is_rate(rows, s, t, r))
                h[r].target = t;
}

static const struct matrix_row *find_total(struct arena *a, const struct matrix_rows *rows)
{
    if (is_total(a, &rows->v[rows->n - 1]))
        return &rows->v[rows->n - 1];
    return is_total(a, &rows->v[0]) ? &rows->v[0] : NULL;
}

/* What a row that sums up all others, whose cells are laid, leaves for those that are not whole. */
static void learn_totals(struct arena *a, const struct matrix_rows *rows,
                         const struct matrix_row *total, const struct matrix_shape *s,
                         struct column_habit *h)
{
    for (int k = 0; k < total->n; k++) {
        int c = total->cell[k].column;
        if (!h[c].words && matrix_is_figure(total->cell[k].text))
            h[c].left = matrix_value(total->cell[k].text);
    }
    for (int c = s->numbered + s->left; c < s->numbered + s->left + s->figures; c++) {
        for (size_t i = 0; i < rows->n; i++) {
            const struct grid_cell *cell = cell_in(&rows->v[i], s, c);
            if (cell && !is_total(a, &rows->v[i]))
                h[c].left -= matrix_value(cell->text);
        }
        if (fabs(h[c].left) < 1e-6 * exp(h[c].mean))
            h[c].left = 0;
    }
}

/* --- laying --- */

static double cost_of_words(struct str text, const struct column_habit *h)
{
    double off = owners_likeness(text) - h->owners;
    double unit = grid_is_unit(text) - h->unit;
    double chars = log((double)utf8_length(text) + 1) - h->chars;
    return 3 * off * off + 3 * unit * unit + 0.3 * fabs(chars);
}

static double cost_of_figure(struct str text, const struct column_habit *h, double first)
{
    double off = fabs(size_of(text) - h->mean), share = fabs(size_of(text) - first - h->share);
    double cost = 0.5 * (h->spread < 0.3 && share < off ? share : off);
    double over = matrix_value(text) - h->left, slack = 1e-6 * (1 + h->left);
    if (h->left >= 0 && over > -slack)
        cost += over > slack ? TOO_LARGE : JUST_LEFT;
    cost += NO_PERCENT * fabs((str_ends(text, STR("%")) ? 1 : 0) - h->percent);
    return cost + OTHER_DECIMALS * fabs((str_has(text, STR(".")) ? 1 : 0) - h->point);
}

static double cost_of(struct str text, const struct column_habit *h, double first)
{
    bool words = !matrix_is_figure(text);
    if (cell_is_empty(text))
        return 0;
    if (words != h->words)
        return OTHER_KIND;
    return words ? cost_of_words(text, h) : cost_of_figure(text, h, first);
}

/* How many cells up to k, laid over the columns up to c, are a rate with what it is of: 3 when its
 * target stands right before them, 2 when farther off, 0 when they are none. */
static int rate_ends(const struct matrix_row *row, int k, int c, const struct column_habit *h)
{
    int target = c > 0 ? h[c - 1].target : -1;
    int near = target == c - 3 ? k - 3 : 0;
    for (int i = k - 3; target >= 0 && i >= near && i >= 0; i--)
        if (matrix_is_figure(row->cell[i].text) && !cell_is_empty(row->cell[k - 1].text) &&
            matrix_agrees(matrix_value(row->cell[i].text), matrix_value(row->cell[k - 2].text),
                          matrix_value(row->cell[k - 1].text)))
            return target == c - 3 ? 3 : 2;
    return 0;
}

/* The cells of a row over the columns in order. best[k][c]: k of them over the first c columns;
 * step: how many of the last cells stand in the last columns, 0: the last column is empty. */
struct laying {
    const struct column_habit *habit;
    const struct matrix_row *row;
    double best[MOST_COLUMNS + 1][MOST_COLUMNS + 1];
    int step[MOST_COLUMNS + 1][MOST_COLUMNS + 1];
    double first; /* size of the row's first figure */
};

static double empty_cost(const struct laying *l, int k, int c)
{
    if (k == 0)
        return c == 1 ? LEAD : 0;
    bool gap = l->step[k][c - 1] > 0;
    return !gap ? 0 : k < l->row->n ? GAP : TRAIL;
}

static void fill(struct laying *l, int k, int c)
{
    l->best[k][c] = c > 0 && c > k ? l->best[k][c - 1] + empty_cost(l, k, c) : HUGE_VAL;
    l->step[k][c] = 0;
    if (k == 0 || c == 0)
        return;
    double cost = 0;
    int rate = k >= 3 ? rate_ends(l->row, k, c, l->habit) : 0;
    for (int n = 1; n <= (rate ? rate : 1); n++) {
        cost += cost_of(l->row->cell[k - n].text, &l->habit[c - n], l->first);
        double here = l->best[k - n][c - n] + cost + (n == rate ? AGREES : 0);
        if ((n == 1 || n == rate) && here < l->best[k][c]) {
            l->best[k][c] = here;
            l->step[k][c] = n;
        }
    }
}

static void lay(struct laying *l, struct matrix_row *row, const struct matrix_shape *s)
{
    l->row = row;
    l->first = first_size(row, s);
    int width = matrix_width(s);
    for (int k = 0; k <= row->n; k++)
        for (int c = k; c <= width; c++)
            if (k == 0 && c == 0)
                l->best[0][0] = l->step[0][0] = 0;
            else
                fill(l, k, c);
    for (int k = row->n, c = width; k > 0;) {
        int n = l->step[k][c];
        for (int i = 0; i < n; i++)
            row->cell[--k].column = --c;
        c -= n == 0;
    }
}

static void take_from_totals(const struct matrix_row *row, struct column_habit *h)
{
    for (int k = 0; k < row->n; k++) {
        struct column_habit *column = &h[row->cell[k].column];
        double value = matrix_value(row->cell[k].text);
        column->left -= column->left >= value ? value : 0;
    }
}

void matrix_lay_rows(struct arena *a, struct matrix_rows *rows, const struct matrix_shape *s)
{
    struct column_habit habit[MOST_COLUMNS];
    struct laying *l = arena_make(a, struct laying);
    const struct matrix_row *total = find_total(a, rows);
    int width = matrix_width(s);
    if (total && total->n > width)
        total = NULL;
    l->habit = habit;
    for (int c = 0; c < width; c++)
        learn_column(rows, s, c, &habit[c]);
    learn_rates(rows, s, habit);
    for (size_t i = 0; i < rows->n; i++)
        for (int c = 0; c < rows->v[i].n; c++)
            rows->v[i].cell[c].column = c;
    if (total && total->n < width)
        lay(l, &rows->v[total - rows->v], s);
    if (total)
        learn_totals(a, rows, total, s, habit);
    for (size_t i = 0; i < rows->n; i++) {
        struct matrix_row *row = &rows->v[i];
        if (row->n >= width || row->n == 1 || row == total) /* what is too long cannot be laid */
            continue;
        lay(l, row, s);
        if (!is_total(a, row) && matrix_row_parts(row, s->numbered).figures < s->figures)
            take_from_totals(row, habit);
    }
}
