/* flat_shape_pipe.c - tables written with bars, a row per line:
 *
 *     序号 | 任务 | 进展 |
 *     一、民生                        (a line between rows heads them)
 *     1 | 新建公园3座。 | 完工。 |    (rows may be short)
 */
#include "base/utf8.h"
#include "snapshots/normalize/flat_bars.h"
#include "snapshots/normalize/parts.h"

/* How the lines of a page are written. */
struct habits {
    bool left;   /* with a bar at the left, too */
    bool closed; /* with one at the end: a line without it goes on in the next */
};

/* 「|---|:--|」 of Markdown. */
static bool is_rule(struct str s)
{
    bool dash = false;
    for (size_t i = 0; i < s.n; i++) {
        dash |= s.p[i] == '-';
        if (!strchr("-|: ", s.p[i]))
            return false;
    }
    return dash && bars_in(s) > 0;
}

static struct habits habits_of(const struct page *p)
{
    size_t all = 0, left = 0, closed = 0;
    for (size_t i = 0; i < p->tokens.n; i++) {
        struct str s = p->tokens.v[i].text;
        if (bars_in(s) < 2)
            continue;
        all++;
        left += s.p[0] == '|';
        closed += str_ends(s, STR("|"));
    }
    return (struct habits){ left * 10 > all * 7, closed * 2 > all };
}

/* The cells of a line; the bar at its end closes the last cell, and *closed is set. */
static void split_bars(struct arena *a, struct str line, bool left, struct str_list *cells,
                       bool *closed)
{
    if (left && line.n && line.p[0] == '|')
        line = str_after(line, 1);
    *closed = str_ends(line, STR("|"));
    if (*closed)
        line.n--;
    struct str rest = line, cell;
    while (str_next(&rest, STR("|"), &cell))
        *list_push(a, cells) = str_trim(cell);
}

static bool header_at(const struct page *p, size_t i, bool left, struct grammar *g)
{
    struct str_list cells = { 0 };
    bool closed;
    if (bars_in(p->tokens.v[i].text) < 2)
        return false;
    split_bars(p->a, p->tokens.v[i].text, left, &cells, &closed);
    return bars_header(&cells, g);
}

static size_t first_header(const struct page *p, bool left)
{
    struct grammar g;
    for (size_t i = 0; i < p->tokens.n; i++)
        if (header_at(p, i, left, &g))
            return i;
    return p->tokens.n;
}

static double likelihood(const struct page *p)
{
    return first_header(p, habits_of(p).left) < p->tokens.n ? 0.95 : 0;
}

/* The text of a row that holds nothing else: 「一、民生 | | |」; null for others. */
static struct str heading_in(const struct page *p, const struct grid_line *row)
{
    struct page scratch = *p;
    struct token_list texts = { 0 };
    for (size_t i = 0; i < row->cells.n; i++)
        if (!str_is_blank(row->cells.v[i]))
            token_add(&scratch, &texts, row->cells.v[i], row->line, 0, BREAK_LINE);
    return texts.n == 1 && bars_is_heading(&texts.v[0]) ? texts.v[0].text : STR_NULL;
}

/* The row that begins in line i, with the lines it goes on in; the line behind it. */
static size_t take_row(struct bars *b, size_t i, struct habits h)
{
    const struct token_list *tokens = &b->p->tokens;
    size_t columns = (size_t)b->tables.v[b->tables.n - 1].columns.n;
    struct grid_line row = { .line = tokens->v[i].line };
    struct str text = tokens->v[i].text;
    bool closed;
    split_bars(b->p->a, text, h.left, &row.cells, &closed);
    for (i++; i < tokens->n; i++) {
        const struct token *next = &tokens->v[i];
        bool open = h.closed ? !closed && row.cells.n <= columns
                             : bars_in(next->text) == 0 && row.cells.n == columns &&
                                   i + 1 < b->end && !bars_is_heading(next);
        if (!open)
            break;
        text = str_join(b->p->a, text, STR("\n"), next->text);
        row.cells.n = 0;
        split_bars(b->p->a, text, h.left, &row.cells, &closed);
    }
    row.cut = i == tokens->n && (h.closed ? !closed : row.cells.n < columns);
    struct str heading = heading_in(b->p, &row);
    if (heading.p)
        bars_add_text(b, heading, row.line);
    else if (!is_rule(text))
        bars_add_row(b, &row);
    return i;
}

static size_t read(struct page *p, struct report *r)
{
    struct habits h = habits_of(p);
    struct bars b = { .p = p };
    struct grammar g;
    for (size_t i = 0; i < p->tokens.n; i++)
        if (bars_in(p->tokens.v[i].text) > 0)
            b.end = i + 1;
    for (size_t i = first_header(p, h.left); i < b.end;) {
        if (header_at(p, i, h.left, &g)) {
            bars_add_header(&b, &g, i++);
        } else if (bars_in(p->tokens.v[i].text) > 0) {
            i = take_row(&b, i, h);
        } else {
            bars_add_text(&b, p->tokens.v[i].text, p->tokens.v[i].line);
            i++;
        }
        b.end = i > b.end ? i : b.end;
    }
    return bars_read(&b, r);
}

const struct flat_shape flat_shape_pipe = { "pipe", 0.95, likelihood, read };
