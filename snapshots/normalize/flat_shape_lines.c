/* flat_shape_lines.c - tables written with bars, a cell per line:
 *
 *     序号 |
 *     任务 |
 *     进展 |
 *     1 |
 *     新建公园3座。 |
 */
#include "base/utf8.h"
#include "snapshots/normalize/flat_bars.h"
#include "snapshots/normalize/parts.h"

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

/* True for 「一、民生 |」. */
static bool cell_heads(const struct page *p, struct str cell)
{
    struct page scratch = *p;
    struct token_list texts = { 0 };
    if (str_is_blank(cell))
        return false;
    return token_add(&scratch, &texts, cell, 0, 0, BREAK_LINE)->heading >= 0.6;
}

/* The longest header that begins in line i; the line behind it, or i when there is none. */
static size_t header_at(const struct page *p, size_t i, struct grammar *g)
{
    struct str_list cells = { 0 };
    struct grammar longer;
    size_t end = i;
    for (size_t k = i; k < p->tokens.n && cells.n < FLAT_COLUMNS; k++) {
        struct str cell;
        if (bars_in(p->tokens.v[k].text) != 1 || !line_cell(p->tokens.v[k].text, &cell))
            break;
        bool known = header_role(cell, NULL) != ROLE_NONE;
        bool one = str_is(cell, "1") && bars_header(&cells, &longer);
        if (one && header_role(longer.header[0], NULL) == ROLE_NO &&
            !cell_heads(p, cells.v[cells.n - 1])) { /* the first row's number */
            *g = longer;
            return k;
        }
        if (!known && (begins_with_digit(cell) || (k > i + 2 && utf8_length(cell) > 12)))
            break;
        *list_push(p->a, &cells) = cell;
        if (known && bars_header(&cells, &longer)) {
            *g = longer;
            end = k + 1;
        }
    }
    return end;
}

static size_t first_header(const struct page *p, struct grammar *g)
{
    for (size_t i = 0; i < p->tokens.n; i++)
        if (header_at(p, i, g) > i)
            return i;
    return p->tokens.n;
}

static double likelihood(const struct page *p)
{
    struct grammar g;
    size_t barred = 0;
    for (size_t i = 0; i < p->tokens.n; i++)
        barred += str_ends(p->tokens.v[i].text, STR("|")) && bars_in(p->tokens.v[i].text) == 1;
    if (barred * 3 < p->tokens.n || barred < 4)
        return 0;
    return first_header(p, &g) < p->tokens.n ? 0.94 : 0;
}

/* The row while its cells come in. */
struct open_row {
    struct grid_line row;
    struct str above; /* lines of the cell that the next bar closes */
    int number;       /* of the row before */
};

static void end_row(struct bars *b, struct open_row *o)
{
    if (o->row.cells.n)
        bars_add_row(b, &o->row);
    o->row = (struct grid_line){ 0 };
}

/* A bar alone is an empty cell inside a row; before a row it opens it. */
static bool opens_row(const struct bars *b, const struct open_row *o, const struct token *t,
                      struct str number)
{
    const struct token *next = t + 1 < b->p->tokens.v + b->p->tokens.n ? t + 1 : NULL;
    struct str cell;
    return o->row.cells.n == 0 ||
           o->row.cells.n == (size_t)b->tables.v[b->tables.n - 1].columns.n ||
           (next && line_cell(next->text, &cell) && str_eq(cell, number));
}

/* A row ends when it is full, or where the next running number stands. */
static void take_cell(struct bars *b, struct open_row *o, const struct token *t)
{
    size_t columns = (size_t)b->tables.v[b->tables.n - 1].columns.n;
    struct str cell, next = str_format(b->p->a, "%d", o->number + 1);
    bool opens = !line_cell(t->text, &cell) && opens_row(b, o, t, next);
    bool first = str_is(cell, "1") && o->number > 1 && o->row.cells.n == columns;
    bool numbered = first || (str_eq(cell, next) &&
                              (o->row.cells.n == 0 || o->row.cells.n + 1 >= columns));
    bool full = o->row.cells.n == columns;
    bool numbers = header_role(b->tables.v[b->tables.n - 1].columns.header[0], NULL) == ROLE_NO;
    if (opens || numbered || full)
        end_row(b, o);
    if (numbers && o->row.cells.n == 0 && !o->above.p && cell_heads(b->p, cell)) {
        bars_add_text(b, cell, t->line);
        o->number = 0;
        return;
    }
    if (numbered)
        o->number = first ? 1 : o->number + 1;
    if (opens)
        return;
    if (o->row.cells.n == 0)
        o->row.line = t->line;
    *list_push(b->p->a, &o->row.cells) = str_join(b->p->a, o->above, STR("\n"), cell);
    o->above = STR_NULL;
}

/* A line without a bar is the start of a cell, or a heading where a row may begin. */
static void take_text(struct bars *b, struct open_row *o, const struct token *t)
{
    size_t columns = (size_t)b->tables.v[b->tables.n - 1].columns.n;
    bool between = o->row.cells.n == 0 || o->row.cells.n == columns;
    if (between && !o->above.p && (t->heading >= 0.4 || t->caption)) {
        end_row(b, o);
        bars_add_text(b, t->text, t->line);
        o->number = 0;
    } else {
        o->above = str_join(b->p->a, o->above, STR("\n"), t->text);
    }
}

/* The page breaks off in a cell. */
static void take_rest(struct bars *b, struct open_row *o)
{
    const struct token_list *tokens = &b->p->tokens;
    size_t columns = (size_t)b->tables.v[b->tables.n - 1].columns.n;
    bool open = o->row.cells.n && o->row.cells.n < columns;
    if (b->end + 1 == tokens->n && open) {
        *list_push(b->p->a, &o->row.cells) = tokens->v[b->end++].text;
        o->row.cut = b->tables.v[0].rows.n > 0;
    } else if (o->row.cells.n == columns && b->end + 1 == tokens->n &&
               tokens->v[b->end].bare == o->number + 1) {
        end_row(b, o);
        *list_push(b->p->a, &o->row.cells) = tokens->v[b->end++].text;
        o->row.cut = true;
    }
    end_row(b, o);
}

/* --- merged cells that are left out --- */

static bool is_number(struct str cell)
{
    size_t i = 0;
    while (i < cell.n && cell.p[i] >= '0' && cell.p[i] <= '9')
        i++;
    return cell.n > 0 && i == cell.n;
}

/* True when a full row has something else where its number or its owners stand. */
static bool is_shifted(const struct line_table *t, const struct grid_line *row)
{
    for (size_t c = 0; c < row->cells.n && c < (size_t)t->columns.n; c++) {
        struct str cell = row->cells.v[c];
        if (t->columns.role[c] == ROLE_NO && !is_number(cell))
            return true;
        if (t->columns.role[c] == ROLE_OWNERS && !cell_is_empty(cell) &&
            owners_likeness(cell) < 0.4)
            return true;
    }
    return false;
}

/* Cells that are merged over rows may be left out by all rows but the first: then counting them
 * shifts the others. Not where a cell without text stands as a bar. */
static bool leaves_out_cells(const struct bars *b)
{
    size_t rows = 0, shifted = 0;
    for (size_t i = 0; i < b->tables.n; i++) {
        const struct line_table *t = &b->tables.v[i];
        for (size_t k = 0; k < t->rows.n; k++) {
            const struct grid_line *row = &t->rows.v[k];
            for (size_t c = 0; c < row->cells.n; c++)
                if (str_is_blank(row->cells.v[c]))
                    return false;
            rows += !row->wide;
            shifted += !row->wide && is_shifted(t, row);
        }
    }
    return shifted * 4 > rows;
}

/* The same lines as a cell each, read by what they say. */
static size_t read_by_text(struct page *p, struct report *r)
{
    struct token_list bare = { 0 };
    for (size_t i = 0; i < p->tokens.n; i++) {
        const struct token *t = &p->tokens.v[i];
        struct str cell = t->text;
        if (bars_in(t->text) == 1 && !line_cell(t->text, &cell))
            continue;
        token_add(p, &bare, cell, t->line, t->block, BREAK_PARA);
    }
    p->tokens = bare;
    numbers_mark_running(&p->tokens, p->a);
    return flat_shape_table.read(p, r);
}

static size_t read(struct page *p, struct report *r)
{
    struct bars b = { .p = p };
    struct open_row o = { .number = 0 };
    struct grammar g;
    for (size_t i = 0; i < p->tokens.n; i++)
        if (bars_in(p->tokens.v[i].text) > 0)
            b.end = i + 1;
    for (size_t i = first_header(p, &g); i < b.end; i++) {
        const struct token *t = &p->tokens.v[i];
        size_t columns = b.tables.n ? (size_t)b.tables.v[b.tables.n - 1].columns.n : 0;
        bool between = o.row.cells.n == 0 || o.row.cells.n == columns;
        size_t behind = between && bars_in(t->text) == 1 ? header_at(p, i, &g) : i;
        if (behind > i) {
            end_row(&b, &o);
            bars_add_header(&b, &g, i);
            o.number = columns && (int)columns == g.n ? o.number : 0;
            i = behind - 1;
        } else if (bars_in(t->text) == 1) {
            take_cell(&b, &o, t);
        } else if (bars_in(t->text) == 0) {
            take_text(&b, &o, t);
        } /* else filling */
    }
    take_rest(&b, &o);
    if (leaves_out_cells(&b))
        return read_by_text(p, r);
    return bars_read(&b, r);
}

const struct flat_shape flat_shape_lines = { "lines", 0.94, likelihood, read };
