/* flat_shape_pipe.c - tables written with bars:
 *
 *     序号 | 任务 | 进展 |          one row per line;        序号 |      or one cell per line
 *     1 | 新建公园3座。 | 完工。 |   rows may be short        任务 |
 */
#include "base/utf8.h"
#include "snapshots/normalize/flat.h"
#include "snapshots/normalize/flat_grid.h"
#include "snapshots/normalize/parts.h"

/* --- lines with bars --- */

static size_t bars(struct str s)
{
    size_t n = 0;
    for (size_t i = 0; i < s.n; i++)
        n += s.p[i] == '|';
    return n;
}

/* 「|---|:--|」 of Markdown. */
static bool is_rule(struct str s)
{
    bool dash = false;
    for (size_t i = 0; i < s.n; i++) {
        dash |= s.p[i] == '-';
        if (!strchr("-|: ", s.p[i]))
            return false;
    }
    return dash && bars(s) > 0;
}

static bool open_at_left(const struct page *p)
{
    size_t all = 0, left = 0;
    for (size_t i = 0; i < p->tokens.n; i++) {
        all += bars(p->tokens.v[i].text) >= 2;
        left += bars(p->tokens.v[i].text) >= 2 && p->tokens.v[i].text.p[0] == '|';
    }
    return left * 10 > all * 7;
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

static bool header_of_cells(const struct str_list *cells, struct grammar *g)
{
    size_t known = 0;
    bool title = false;
    memset(g, 0, sizeof *g);
    if (cells->n < 3 || cells->n > FLAT_COLUMNS)
        return false;
    header_row(cells->v, cells->n, g->role);
    for (size_t i = 0; i < cells->n; i++) {
        g->header[i] = cells->v[i];
        known += g->role[i] != ROLE_NONE;
        title |= g->role[i] == ROLE_TITLE;
    }
    g->n = (int)cells->n;
    grammar_finish(g);
    return title && known >= 2 && known * 2 >= cells->n;
}

/* --- from rows to tasks --- */

/* The cut row's text, where nothing but its title or less is there. */
static bool drop_cut_row(struct page *p, const struct grammar *g, struct grid_lines *rows,
                         struct report *r)
{
    struct grid_line *last = rows->n ? &rows->v[rows->n - 1] : NULL;
    if (!last || !last->cut || line_last_column(p, g, rows, rows->n - 1) > g->title)
        return last && last->cut;
    struct str text = STR_NULL;
    for (size_t i = 0; i < last->cells.n; i++)
        text = str_join(p->a, text, STR("\n"), last->cells.v[i].n ? last->cells.v[i] : STR_NULL);
    warn(p->a, r, WARN_CUT_ROW, 0, last->line, text);
    rows->n--;
    return false;
}

/* Reads the document with the tokens [from, to) replaced by a grid made of its rows, as a table
 * proper; a last row that is cut is told. The number of tasks. */
static size_t grid_lines_read(struct page *p, const struct grammar *columns,
                              struct grid_lines *rows, size_t from, size_t to, struct report *r)
{
    struct document doc = *p->doc;
    struct error ignore;
    size_t found = 0;
    bool cut = drop_cut_row(p, columns, rows, r);
    memset(&doc.blocks, 0, sizeof doc.blocks);
    for (size_t i = 0; i < p->doc->blocks.n; i++) {
        const struct block *b = &p->doc->blocks.v[i];
        bool inside = from < to && i >= p->tokens.v[from].block && i <= p->tokens.v[to - 1].block;
        if (!inside)
            *list_push(p->a, &doc.blocks) = *b;
        else if (i == p->tokens.v[from].block)
            *list_push(p->a, &doc.blocks) = (struct block){
                .type = BLOCK_GRID, .grid = grid_from_lines(p, columns, rows)
            };
    }
    if (grid_tasks(p->a, &doc, NULL, r, &found, &ignore) < 0)
        return 0;
    p->first = FRONT_IS_READ;
    if (cut && found)
        warn(p->a, r, WARN_CUT_ROW, r->tasks.v[r->tasks.n - 1].seq,
             r->tasks.v[r->tasks.n - 1].line, STR_NULL);
    return found;
}

/* --- a row per line --- */

static size_t pipe_header(const struct page *p, bool left, struct grammar *g)
{
    for (size_t i = 0; i < p->tokens.n; i++) {
        struct str_list cells = { 0 };
        bool closed;
        if (bars(p->tokens.v[i].text) < 2)
            continue;
        split_bars(p->a, p->tokens.v[i].text, left, &cells, &closed);
        if (header_of_cells(&cells, g))
            return i;
    }
    return p->tokens.n;
}

static double pipe_likelihood(const struct page *p)
{
    struct grammar g;
    return pipe_header(p, open_at_left(p), &g) < p->tokens.n ? 0.95 : 0;
}

/* A line without the bar at its end goes on in the next; text behind the table ends it. */
static size_t pipe_rows(struct page *p, size_t from, bool left, size_t columns,
                        struct grid_lines *rows)
{
    size_t i = from;
    while (i < p->tokens.n && (bars(p->tokens.v[i].text) > 0 || i + 1 == p->tokens.n)) {
        struct grid_line row = { .line = p->tokens.v[i].line };
        struct str text = p->tokens.v[i].text;
        bool closed;
        if (bars(text) == 0)
            break;
        split_bars(p->a, text, left, &row.cells, &closed);
        while (!closed && i + 1 < p->tokens.n && row.cells.n <= columns) {
            text = str_join(p->a, text, STR("\n"), p->tokens.v[++i].text);
            row.cells.n = 0;
            split_bars(p->a, text, left, &row.cells, &closed);
        }
        i++;
        row.cut = !closed && i == p->tokens.n;
        if (!is_rule(text))
            *list_push(p->a, rows) = row;
    }
    return i;
}

static size_t pipe_read(struct page *p, struct report *r)
{
    struct grammar g;
    struct grid_lines rows = { 0 };
    bool left = open_at_left(p);
    size_t header = pipe_header(p, left, &g);
    size_t to = pipe_rows(p, header + 1, left, (size_t)g.n, &rows);
    return grid_lines_read(p, &g, &rows, header, to, r);
}

const struct flat_shape flat_shape_pipe = { "pipe", pipe_likelihood, pipe_read };

/* --- a cell per line --- */

/* The line's cell; false for a bar that only opens a row. */
static bool line_cell(struct str line, struct str *cell)
{
    if (str_ends(line, STR("|")))
        line.n--;
    *cell = str_trim(line);
    return line.n > 0;
}

static bool begins_with_digit(struct str s)
{
    return s.n && s.p[0] >= '0' && s.p[0] <= '9';
}

static size_t lines_header(const struct page *p, struct grammar *g, size_t *to)
{
    for (size_t i = 0; i < p->tokens.n; i++) {
        struct str_list cells = { 0 };
        struct grammar longest = { 0 };
        for (size_t k = i; k < p->tokens.n && cells.n < FLAT_COLUMNS; k++) {
            struct str cell;
            if (bars(p->tokens.v[k].text) != 1 || !line_cell(p->tokens.v[k].text, &cell) ||
                (cells.n > 0 && header_role(cell, NULL) == ROLE_NONE && k > i + 2 &&
                 utf8_length(cell) > 12) ||
                (begins_with_digit(cell) && header_role(cell, NULL) == ROLE_NONE))
                break;
            *list_push(p->a, &cells) = cell;
            if (header_of_cells(&cells, &longest)) {
                *g = longest;
                *to = k + 1;
            }
        }
        if (longest.n >= 3)
            return i;
    }
    return p->tokens.n;
}

static double lines_likelihood(const struct page *p)
{
    struct grammar g;
    size_t to, barred = 0;
    for (size_t i = 0; i < p->tokens.n; i++)
        barred += str_ends(p->tokens.v[i].text, STR("|")) && bars(p->tokens.v[i].text) == 1;
    if (barred * 3 < p->tokens.n || barred < 4)
        return 0;
    return lines_header(p, &g, &to) < p->tokens.n ? 0.94 : 0;
}

/* A row ends when it is full, or where the next running number stands. */
static size_t lines_rows(struct page *p, size_t from, size_t columns, struct grid_lines *rows)
{
    size_t i = from;
    int number = 0;
    struct grid_line row = { 0 };
    for (; i < p->tokens.n && bars(p->tokens.v[i].text) > 0; i++) {
        struct str cell, next = str_format(p->a, "%d", number + 1);
        bool opens = !line_cell(p->tokens.v[i].text, &cell);
        if (bars(p->tokens.v[i].text) > 1)
            continue; /* filling */
        bool numbered = str_eq(cell, next) && (row.cells.n == 0 || row.cells.n + 1 >= columns);
        if ((opens || numbered || row.cells.n == columns) && row.cells.n) {
            *list_push(p->a, rows) = row;
            row = (struct grid_line){ 0 };
        }
        number += numbered;
        if (opens)
            continue;
        if (row.cells.n == 0)
            row.line = p->tokens.v[i].line;
        *list_push(p->a, &row.cells) = cell;
    }
    if (i + 1 == p->tokens.n && row.cells.n) /* the line the page breaks off in */
        *list_push(p->a, &row.cells) = p->tokens.v[i++].text;
    row.cut = i == p->tokens.n && row.cells.n < columns && rows->n > 0 &&
              !str_ends(p->tokens.v[i - 1].text, STR("|"));
    if (row.cells.n)
        *list_push(p->a, rows) = row;
    return i;
}

static size_t lines_read(struct page *p, struct report *r)
{
    struct grammar g;
    struct grid_lines rows = { 0 };
    size_t body, header = lines_header(p, &g, &body);
    size_t to = lines_rows(p, body, (size_t)g.n, &rows);
    return grid_lines_read(p, &g, &rows, header, to, r);
}

const struct flat_shape flat_shape_lines = { "lines", lines_likelihood, lines_read };
