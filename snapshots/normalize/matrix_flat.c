/* matrix_flat.c - a table of figures with a cell per paragraph becomes a grid again.
 *
 * Every line of figures has the same shape, but that a line may lack cells where they are empty.
 */
#include <stdio.h>

#include "base/utf8.h"
#include "snapshots/normalize/matrix.h"

static bool is_figure(struct str s)
{
    bool digit = false;
    if (cell_is_empty(s))
        return true;
    for (size_t i = 0; i < s.n; i++) {
        digit |= s.p[i] >= '0' && s.p[i] <= '9';
        if (!strchr("0123456789.,%-+", s.p[i]))
            return false;
    }
    return digit;
}

static bool is_number(struct str s, size_t value)
{
    char digits[24];
    return str_is(s, (snprintf(digits, sizeof digits, "%zu", value), digits));
}

/* Paragraphs from `at` on that are figures, or are not; at most MOST_COLUMNS. */
static int count_run(const struct document *doc, size_t at, bool figures)
{
    int n = 0;
    const struct para *p;
    while (n < MOST_COLUMNS && (p = matrix_para(doc, at + (size_t)n)) &&
           is_figure(p->text) == figures && (figures || utf8_length(p->text) <= LONGEST_CELL))
        n++;
    return n;
}

/* The shape of the row that begins at `at`, by itself and by the one that begins behind it. */
static bool shape_at(const struct document *doc, size_t at, bool numbered, struct matrix_shape *s)
{
    *s = (struct matrix_shape){ .numbered = numbered };
    size_t next = at + numbered;
    s->left = count_run(doc, next, false);
    next += (size_t)s->left;
    s->figures = count_run(doc, next, true);
    next += (size_t)s->figures;
    if (!numbered) /* nothing behind the figures but the next row */
        return s->left == 1 && s->figures >= FEWEST_FIGURES;
    const struct para *last = matrix_para(doc, next - 1);
    if (s->left < 1 || s->left > 2 || s->figures < FEWEST_FIGURES)
        return false;
    if (last && is_number(last->text, 2)) { /* it is the next row's */
        s->figures--;
        return s->figures >= FEWEST_FIGURES;
    }
    s->right = count_run(doc, next, false);
    return s->right <= 2;
}

/* The figures of a row from block `at` on; a number behind them is the next row's. */
static int count_figures(const struct document *doc, size_t at, const struct matrix_shape *s,
                         size_t number)
{
    int n = count_run(doc, at, true);
    const struct para *behind = matrix_para(doc, at + (size_t)n);
    bool next = s->numbered && n > 0 && behind &&
                is_number(matrix_para(doc, at + (size_t)n - 1)->text, number + 1);
    return next ? n - 1 : n;
}

/* The blocks of the row that begins at `at`, 0 when none does. *figures: how many it has. */
static size_t row_at(const struct document *doc, size_t at, const struct matrix_shape *s,
                     size_t number, int *figures)
{
    const struct para *p = matrix_para(doc, at);
    size_t next = at + s->numbered;
    if (s->numbered && (!p || !is_number(p->text, number)))
        return 0;
    for (int i = 0; i < s->left; i++, next++) {
        p = matrix_para(doc, next);
        if (!p || is_figure(p->text) || utf8_length(p->text) > LONGEST_CELL)
            return 0;
    }
    *figures = count_figures(doc, next, s, number);
    next += (size_t)*figures;
    for (int i = 0; i < s->right; i++, next++) {
        p = matrix_para(doc, next);
        if (!p || is_figure(p->text) || utf8_length(p->text) > LONGEST_CELL)
            return 0;
    }
    return *figures > 0 ? next - at : 0;
}

/* Sets the shape's figures to what most rows from `at` on have. The rows; 0 when too few of them
 * are whole. *end: the block behind them. */
static size_t measure_rows(const struct document *doc, size_t at, struct matrix_shape *s,
                           size_t *end)
{
    size_t rows = 0, n, with[MOST_COLUMNS + 1] = { 0 };
    int figures, most = s->figures;
    for (*end = at; (n = row_at(doc, *end, s, rows + 1, &figures)); rows++, *end += n)
        if (++with[figures] >= with[most])
            most = figures;
    s->figures = most;
    size_t whole = with[most];
    bool regular = whole >= FEWEST_ROWS && (rows - whole) * 2 <= whole;
    return regular && most >= FEWEST_FIGURES ? rows : 0;
}

/* Adds the rows from `at` on, a total without a number too; the block behind them. */
static size_t add_rows(struct arena *a, struct grid *g, const struct document *doc, size_t at,
                       const struct matrix_shape *s)
{
    struct matrix_shape total = { false, 1, s->figures, 0 };
    int first = g->rows, left = s->numbered + s->left, figures;
    for (size_t number = 1;; number++) {
        size_t n = row_at(doc, at, s, number, &figures);
        int skip = n ? 0 : left - 1;
        if (!n && s->numbered)
            n = row_at(doc, at, &total, 0, &figures);
        if (!n || figures > s->figures)
            break;
        for (size_t i = 0; i < n; i++, at++) {
            int column = skip + (int)i;
            if (column >= left + figures) /* behind the figures */
                column += s->figures - figures;
            matrix_add_cell(a, g, matrix_para(doc, at), matrix_para(doc, at)->text, column);
        }
        g->rows++;
    }
    matrix_close_gaps(a, g, first, left, s->figures);
    return at;
}

struct grid *matrix_of_paragraphs(struct arena *a, const struct document *doc, size_t *from,
                                  size_t *to)
{
    for (size_t at = 1; at < doc->blocks.n; at++) {
        const struct para *p = matrix_para(doc, at);
        bool numbered = p && is_number(p->text, 1);
        struct matrix_shape s;
        if (!p || (is_figure(p->text) && !numbered) || !shape_at(doc, at, numbered, &s) ||
            !measure_rows(doc, at, &s, to) || matrix_width(&s) > MOST_COLUMNS)
            continue;
        struct grid *body = arena_make(a, struct grid);
        add_rows(a, body, doc, at, &s);
        struct grid *g = matrix_header(a, doc, at, &s, body, from);
        if (g) {
            *to = add_rows(a, g, doc, at, &s);
            return g;
        }
        at = *to - 1;
    }
    return NULL;
}
