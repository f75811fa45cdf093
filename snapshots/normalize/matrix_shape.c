/* matrix_shape.c - how many cells of each kind the rows of a table of figures have. */
#include "snapshots/normalize/matrix.h"

enum { WHOLE_ROWS = 2, MOST_RIGHT = 3 };

static bool is_digits(struct str s)
{
    size_t n = 0;
    while (n < s.n && s.p[n] >= '0' && s.p[n] <= '9')
        n++;
    return n > 0 && n == s.n;
}

struct matrix_shape matrix_row_parts(const struct matrix_row *row, bool numbered)
{
    struct matrix_shape s = { 0 };
    int end = row->n;
    s.numbered = numbered && row->n > 1 && is_digits(row->cell[0].text) &&
                 !matrix_is_figure(row->cell[1].text);
    while (s.numbered + s.left < end && !matrix_is_figure(row->cell[s.numbered + s.left].text))
        s.left++;
    while (end > s.numbered + s.left && !matrix_is_figure(row->cell[end - 1].text))
        end--;
    s.right = row->n - end;
    s.figures = end - s.numbered - s.left;
    return s;
}

/* How many cells between the names and the words behind are figures. */
static int count_figures(const struct matrix_row *row, const struct matrix_shape *s)
{
    int n = 0;
    for (int k = s->numbered + s->left; k < row->n - s->right; k++)
        n += matrix_is_figure(row->cell[k].text);
    return n;
}

static bool is_table(const struct matrix_shape *s, int figures)
{
    return figures >= FEWEST_FIGURES && figures * 2 >= s->figures &&
           matrix_width(s) <= MOST_COLUMNS;
}

/* The most figures of a row. One more mark of an empty cell at its end stands for words. */
static int most_figures(const struct matrix_rows *rows, bool numbered)
{
    int most = 0, marked = 0;
    for (size_t i = 0; i < rows->n; i++) {
        const struct matrix_row *row = &rows->v[i];
        int n = matrix_row_parts(row, numbered).figures;
        int *to = cell_is_empty(row->cell[row->n - 1].text) ? &marked : &most;
        *to = n > *to ? n : *to;
    }
    return marked == most + 1 && most >= FEWEST_FIGURES ? most : marked > most ? marked : most;
}

/* The most words behind the figures of whole rows; of any row, when no row tells otherwise. */
static int most_right(const struct matrix_rows *rows, const struct matrix_shape *s)
{
    int whole = 0, any = 0;
    bool inside = false; /* there are words among the figures */
    for (size_t i = 0; i < rows->n; i++) {
        struct matrix_shape own = matrix_row_parts(&rows->v[i], s->numbered);
        any = own.right > any ? own.right : any;
        if (own.figures < s->figures)
            continue;
        int more = own.right + own.figures - s->figures;
        whole = more > whole ? more : whole;
        inside |= count_figures(&rows->v[i], &own) < own.figures;
    }
    return inside ? whole : whole > any ? whole : any;
}

bool matrix_shape_of(const struct matrix_rows *rows, bool numbered, struct matrix_shape *s)
{
    int figures = 0, whole = 0;
    *s = (struct matrix_shape){ .numbered = numbered, .figures = most_figures(rows, numbered) };
    s->right = most_right(rows, s);
    for (size_t i = 0; i < rows->n; i++) {
        struct matrix_shape own = matrix_row_parts(&rows->v[i], numbered);
        if (!own.figures && (own.left > 1 || !grid_heading_depth(rows->v[i].cell[0].text)))
            return false;
        int n = count_figures(&rows->v[i], &own);
        figures = n > figures ? n : figures;
        s->left = own.left > s->left ? own.left : s->left;
        whole += own.figures >= s->figures;
        if (rows->v[i].n > numbered + MOST_NAMES + s->figures + s->right)
            return false;
    }
    return whole >= WHOLE_ROWS && s->left >= 1 && s->left <= MOST_NAMES &&
           s->right <= MOST_RIGHT && is_table(s, figures);
}

/* Whether most rows that are whole have words in column c. */
static bool holds_words(const struct matrix_rows *rows, int width, int c)
{
    int all = 0, words = 0;
    for (size_t i = 0; i < rows->n; i++) {
        const struct matrix_row *row = &rows->v[i];
        if (row->n != width || cell_is_empty(row->cell[c].text))
            continue;
        all++;
        words += !matrix_is_figure(row->cell[c].text);
    }
    return words * 2 > all;
}

bool matrix_shape_of_bars(const struct matrix_rows *rows, bool numbered, struct matrix_shape *s)
{
    size_t whole = 0;
    int width = 0, figures = 0, last = 0;
    for (size_t i = 0; i < rows->n; i++) {
        whole = rows->v[i].n > width ? 1 : whole + (rows->v[i].n == width);
        width = rows->v[i].n > width ? rows->v[i].n : width;
    }
    *s = (struct matrix_shape){ .numbered = numbered };
    if (whole < WHOLE_ROWS || width > MOST_COLUMNS)
        return false;
    while (numbered + s->left < width && holds_words(rows, width, numbered + s->left))
        s->left++;
    for (int c = numbered + s->left; c < width; c++) {
        bool words = holds_words(rows, width, c);
        figures += !words;
        last = words ? last : c;
    }
    s->figures = last + 1 - numbered - s->left;
    s->right = width - last - 1;
    return s->left >= 1 && s->left <= MOST_NAMES && s->right <= MOST_RIGHT && is_table(s, figures);
}
