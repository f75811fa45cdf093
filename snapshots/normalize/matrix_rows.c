/* matrix_rows.c - where the rows of a table of figures begin that stands a cell per paragraph.
 *
 * Four things tell it: numbers that run, more blank lines than between cells, a name behind
 * figures, or a name before them. Chapters and sums begin rows in any case.
 */
#include <stdio.h>

#include "base/utf8.h"
#include "snapshots/normalize/matrix.h"

bool matrix_is_figure(struct str s)
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

/* A cell of words: block i is a paragraph that is short and no figure. */
static bool is_words(const struct document *doc, size_t i)
{
    const struct para *p = matrix_para(doc, i);
    return p && !matrix_is_figure(p->text) && utf8_length(p->text) <= LONGEST_CELL;
}

static bool figure_at(const struct document *doc, size_t i)
{
    const struct para *p = matrix_para(doc, i);
    return p && matrix_is_figure(p->text);
}

/* A chapter or a sum. */
static bool stands_between(struct arena *a, struct str text)
{
    return grid_heading_depth(text) > 0 || grid_sums_up(a, text);
}

/* How rows are told, from block `first` on. */
struct telling {
    const struct document *doc;
    enum matrix_rule rule;
    long gap;      /* lines between two cells of a row */
    size_t number; /* of the next row */
};

static long gap_before(const struct document *doc, size_t i)
{
    const struct para *p = matrix_para(doc, i), *before = i ? matrix_para(doc, i - 1) : NULL;
    return p && before ? p->line - before->line : 0;
}

static bool row_begins(struct arena *a, const struct telling *t, size_t at)
{
    const struct para *p = matrix_para(t->doc, at);
    if (is_words(t->doc, at) && stands_between(a, p->text))
        return true;
    switch (t->rule) {
    case MATRIX_BY_NUMBER:
        return is_number(p->text, t->number) && is_words(t->doc, at + 1);
    case MATRIX_BY_GAP:
        return gap_before(t->doc, at) > t->gap;
    case MATRIX_BY_NAME:
        return is_words(t->doc, at) && figure_at(t->doc, at - 1);
    default:
        return is_words(t->doc, at) && figure_at(t->doc, at + 1);
    }
}

/* True when block i may stand in the table at all. */
static bool belongs(struct arena *a, const struct document *doc, size_t i)
{
    const struct para *p = matrix_para(doc, i);
    if (!p || (!matrix_is_figure(p->text) && !is_words(doc, i)))
        return false;
    return !grid_word_starts(a, p->text, "note") && !str_ends(p->text, STR(":")) &&
           !str_ends(p->text, STR("\xef\xbc\x9a"));
}

/* How many words, at most MOST_NAMES, stand from block `at` on before two figures; 0 when none. */
static int names_at(const struct document *doc, size_t at)
{
    int words = 0;
    while (words <= MOST_NAMES && is_words(doc, at + (size_t)words))
        words++;
    size_t behind = at + (size_t)words;
    bool row = words <= MOST_NAMES && figure_at(doc, behind) && figure_at(doc, behind + 1);
    return row ? words : 0;
}

int matrix_rows_begin(struct arena *a, const struct document *doc, size_t at,
                      enum matrix_rule rule)
{
    const struct para *p = matrix_para(doc, at);
    if (!p || at == 0)
        return 0;
    int names = matrix_is_figure(p->text) ? 0 : names_at(doc, at);
    switch (rule) {
    case MATRIX_BY_NUMBER:
        if (is_number(p->text, 1))
            return names_at(doc, at + 1) > 0;
        return names == 1 && stands_between(a, p->text);
    case MATRIX_BY_GAP:
        return names && gap_before(doc, at + 1) > 0 &&
               gap_before(doc, at) > gap_before(doc, at + 1);
    case MATRIX_BY_NAME:
        return names;
    default:
        return names == 1;
    }
}

/* The cells of the rows: the blocks from `at` on, one behind the other. */
static void fill_rows(struct arena *a, const struct document *doc, struct matrix_rows *rows,
                      size_t at)
{
    for (size_t i = 0; i < rows->n; i++) {
        struct matrix_row *row = &rows->v[i];
        row->cell = arena_array(a, (size_t)row->n, sizeof *row->cell);
        for (int k = 0; k < row->n; k++, at++) {
            const struct para *p = matrix_para(doc, at);
            row->cell[k] = (struct grid_cell){ .text = p->text, .rows = 1, .columns = 1,
                                               .line = p->line };
        }
    }
}

size_t matrix_rows_read(struct arena *a, const struct document *doc, size_t first,
                        enum matrix_rule rule, size_t most, struct matrix_rows *out)
{
    struct telling t = { doc, rule, gap_before(doc, first + 1), 1 };
    size_t at = first;
    *out = (struct matrix_rows){ 0 };
    for (; belongs(a, doc, at); at++) {
        if (at == first || row_begins(a, &t, at)) {
            if (out->n == most)
                break;
            list_push(a, out)->n = 0;
            t.number += is_number(matrix_para(doc, at)->text, t.number);
        }
        if (out->v[out->n - 1].n == MOST_COLUMNS)
            break;
        out->v[out->n - 1].n++;
    }
    fill_rows(a, doc, out, first);
    return at;
}
