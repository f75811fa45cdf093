/* Which row of a grid names its columns, and what they hold. */
#include "base/table.h"
#include "base/utf8.h"
#include "snapshots/normalize/flat.h"
#include "snapshots/normalize/grid.h"
#include "snapshots/normalize/inline.h"
#include "snapshots/normalize/match.h"

enum { MOST_CELLS = HEADER_CELLS_MOST, SEARCHED_ROWS = 12, DEEPEST_HEADER = 4, LONGEST_NAME = 40,
       LONGEST_UNIT = 24 };

static bool has_text(const struct grid_cell *cell)
{
    return cell && !str_is_blank(cell->text);
}

bool grid_is_unit(struct str s)
{
    const struct table *units = table_get("units");
    char key[LONGEST_UNIT];
    size_t n = match_key(s, key, sizeof key);
    struct str unit = { key, n };
    if (n == 0 || n == sizeof key)
        return false;
    if (str_starts(unit, STR("(")) && str_ends(unit, STR(")")))
        unit = str_slice(unit, 1, n - 1);
    for (size_t i = 0; i < units->n; i++) {
        struct str name = units->v[i].cell[0];
        if (str_ends(unit, name) && (unit.n == name.n || str_is(str_slice(unit, 0, 3), "万") ||
                                     str_is(str_slice(unit, 0, 3), "亿")))
            return true;
    }
    return false;
}

/* The lowest header cell over a column that names something. */
static const struct grid_cell *lowest_cell(const struct grid *g, int first, int end, int c)
{
    for (int row = end - 1; row >= first; row--) {
        const struct grid_cell *cell = grid_at(g, row, c);
        if (has_text(cell) && (row == first || !grid_is_unit(cell->text)))
            return cell;
    }
    return NULL;
}

/* A row of units under names: all its texts are such, and none begins a row. */
static bool is_unit_row(const struct grid *g, int row)
{
    int units = 0;
    for (int c = 0; c < g->columns; c++) {
        const struct grid_cell *cell = grid_at(g, row, c);
        if (!has_text(cell) || cell->row < row)
            continue;
        if (c == 0 || !grid_is_unit(cell->text))
            return false;
        units++;
    }
    return units >= 2;
}

/* The header cell over column c in a row. Where spans are lost (a table of commas), a blank above a
 * text belongs to the cell to its left that has a text below it, too. */
static const struct grid_cell *header_cell(const struct grid *g, int row, int end, int c)
{
    const struct grid_cell *cell = grid_at(g, row, c);
    for (int k = c; !has_text(cell) && k >= 0 && lowest_cell(g, row + 1, end, k); k--)
        cell = grid_at(g, row, k);
    return has_text(cell) && (cell->column == c || lowest_cell(g, row + 1, end, cell->column) ||
                              cell->columns > 1) ? cell : NULL;
}

/* 「年 计 划 投 资」: blanks that spread a word over the width of its column are no part of it. */
static struct str close_up(struct arena *a, struct str text)
{
    struct buf b = { .arena = a };
    size_t kept = 0, gap = STR_NOT_FOUND; /* all up to `kept` is in b; where blanks begin */
    bool han = false;
    for (size_t at = 0; at < text.n;) {
        size_t from = at;
        uint32_t c = utf8_next(text, &at);
        if (c != '\n' && utf8_is_space(c)) {
            gap = gap == STR_NOT_FOUND ? from : gap;
            continue;
        }
        if (gap != STR_NOT_FOUND && han && utf8_is_han(c)) {
            buf_add(&b, str_slice(text, kept, gap));
            kept = from;
        }
        han = utf8_is_han(c);
        gap = STR_NOT_FOUND;
    }
    buf_add(&b, str_after(text, kept));
    return kept ? buf_str(&b) : text;
}

/* A unit below a name stands in brackets, as it does behind one. */
static struct str header_text(struct arena *a, struct str text, bool below)
{
    bool bare = below && grid_is_unit(text) && !str_has(fold(a, text).text, STR("("));
    return bare ? str_format(a, "(%.*s)", STR_ARG(str_trim(text)))
                : close_up(a, str_trim(text));
}

/* The texts of a column's header cells from row `first` on, joined: 「进展情况 最新进展」. */
static struct str column_header(struct arena *a, const struct grid *g, int first, int end, int c)
{
    struct str text = STR_NULL;
    const struct grid_cell *before = NULL;
    for (int row = first; row < end; row++) {
        const struct grid_cell *cell = header_cell(g, row, end, c);
        if (cell && cell != before)
            text = str_join(a, text, STR(" "), header_text(a, cell->text, row > first));
        before = cell ? cell : before;
    }
    return text;
}

const struct grid_cell *grid_header_parent(const struct grid *g, const struct grid_header *h,
                                           int c)
{
    const struct grid_cell *lowest = lowest_cell(g, h->first, h->end, c), *cell = NULL;
    for (int row = lowest ? lowest->row - 1 : -1; row >= h->first && !cell; row--)
        cell = header_cell(g, row, h->end, c);
    return cell;
}

/* True when the texts of rows [first, next) over column c stand over more than one column. */
static bool is_wide(const struct grid *g, int first, int next, int c)
{
    const struct grid_cell *above = lowest_cell(g, first, next, c);
    return above && (above->columns > 1 ||
                     (c + 1 < g->columns && !lowest_cell(g, first, next, c + 1)));
}

/* True when row `next` goes on with the header above it, from row `first` on: every wide cell has
 * texts under it, no other cell has, and most of them name columns, or others below them do. */
static bool goes_on(const struct grid *g, int first, int next)
{
    int texts = 0, named = 0, wide = 0, narrow = 0;
    if (next >= g->rows || next - first >= DEEPEST_HEADER)
        return false;
    if (is_unit_row(g, next))
        return true;
    for (int c = 0; c < g->columns; c++) {
        const struct grid_cell *above = lowest_cell(g, first, next, c);
        const struct grid_cell *below = grid_at(g, next, c);
        if (above && above->row + above->rows > next)
            continue;
        double sure = 0;
        bool name = has_text(below) && header_role(below->text, &sure) != ROLE_NONE;
        /* A narrow cell may have a name below it, too: 「空气优良率(%)」 over 「完成」. */
        bool over = is_wide(g, first, next, c), extra = name && sure >= 0.65 && below->columns == 1;
        if (over != has_text(below) && (above || !has_text(below)) && !extra)
            return false;
        if (!has_text(below))
            continue;
        wide += over;
        narrow += !over && above;
        texts++;
        named += name;
    }
    return texts > 0 && (wide || !narrow) && (named * 2 > texts || goes_on(g, first, next + 1));
}

/* How many rows a header takes that begins in row r: as deep as its deepest cell, and more where
 * the next rows fill only what stands under its wide cells. */
static int header_depth(const struct grid *g, const struct grid_cell **cells, size_t n, int row)
{
    int depth = 1;
    for (size_t i = 0; i < n; i++)
        depth = cells[i]->rows > depth ? cells[i]->rows : depth;
    if (depth > DEEPEST_HEADER)
        return 1;
    while (goes_on(g, row, row + depth))
        depth++;
    return depth;
}

/* A row that begins with a figure is no header: spares looking at most rows of a long table. */
static bool begins_with_figure(struct str s)
{
    for (size_t i = 0; i < s.n; i++)
        if (s.p[i] < '0' || s.p[i] > '9')
            return false;
    return s.n > 0;
}

/* True when cells of these roles, read with such confidence, are a header. */
static bool names_a_table(const enum role *roles, size_t n, double sure)
{
    size_t known = 0;
    bool title = false, told = false;
    for (size_t i = 0; i < n; i++) {
        known += roles[i] != ROLE_NONE;
        title |= roles[i] == ROLE_TITLE;
        told |= roles[i] == ROLE_PROGRESS || roles[i] == ROLE_OWNERS || roles[i] == ROLE_NO ||
                roles[i] == ROLE_TARGET || roles[i] == ROLE_STATUS || roles[i] == ROLE_RATE;
    }
    return title && told && known * 2 >= n && sure >= 0.4;
}

/* Of two columns of owners the one that says 牵头 or 主办 names the leads. */
static void mark_lead(struct grid_header *h)
{
    int owners = 0, last = -1;
    for (int c = 0; c < h->count; c++) {
        if (h->columns[c].role == ROLE_OWNERS && h->columns[c].group != last)
            owners++;
        last = h->columns[c].group;
    }
    for (int c = 0; c < h->count && owners > 1; c++) {
        struct str s = h->columns[c].header;
        h->columns[c].lead = h->columns[c].role == ROLE_OWNERS &&
                             (str_has(s, STR("牵头")) || str_has(s, STR("主办")));
    }
}

/* 「单位 | 到位资金: 年度任务, 完成」: what stands under a name of something measured is no task; the
 * column before it, which has no other header above, is. */
static void settle_nested_title(const struct grid *g, struct grid_header *h)
{
    int title = 0, own = -1;
    while (title < h->count && h->columns[title].role != ROLE_TITLE)
        title++;
    const struct grid_cell *parent = title < h->count ? grid_header_parent(g, h, title) : NULL;
    if (!parent || header_role(parent->text, NULL) == ROLE_TITLE)
        return;
    for (int c = 0; c < title; c++) {
        enum role role = h->columns[c].role;
        if (!grid_header_parent(g, h, c) && h->columns[c].header.n &&
            (role == ROLE_NONE || role == ROLE_SECTION))
            own = c;
    }
    if (own < 0)
        return;
    for (int c = 0; c < h->count; c++) {
        if (h->columns[c].group == h->columns[own].group)
            h->columns[c].role = ROLE_TITLE;
        else if (h->columns[c].role == ROLE_TITLE)
            h->columns[c].role = ROLE_TARGET;
    }
}

/* A row has one number and one title: 编号 beside 序号 is a cell like others. */
static void keep_first(struct grid_header *h, enum role role)
{
    int group = -1;
    for (int c = 0; c < h->count; c++) {
        if (h->columns[c].role != role)
            continue;
        if (group >= 0 && h->columns[c].group != group)
            h->columns[c].role = ROLE_NONE;
        else
            group = h->columns[c].group;
    }
}

/* A verdict below another header cell. */
static bool is_option(struct arena *a, const struct grid *g, const struct grid_header *h, int c)
{
    const struct grid_cell *cell = lowest_cell(g, h->first, h->end, c);
    return cell && cell->row > h->first && grid_header_parent(g, h, c) &&
           header_role(cell->text, NULL) == ROLE_NONE &&
           flat_verdict(fold(a, cell->text).text) >= FLAT_VERDICT;
}

/* 「项目数 | 已开工 | 计划投资 | 完成投资 | 完成率」: where a result stands behind the target, with its rate,
 * one before it is of something else. */
static void keep_to_target(struct grid_header *h)
{
    int before = -1, target = -1, behind = -1;
    for (int c = 0; c < h->count; c++) {
        enum role role = h->columns[c].role;
        if (role == ROLE_PROGRESS)
            *(target < 0 ? &before : &behind) = c;
        if (role == ROLE_RATE && behind < 0)
            return;
        target = role == ROLE_TARGET ? c : target;
    }
    for (int c = 0; c <= before && behind == before + 2 && target == before + 1; c++)
        if (h->columns[c].role == ROLE_PROGRESS)
            h->columns[c].role = ROLE_NONE;
}

static bool takes_turns(struct arena *a, const struct grid_header *h)
{
    enum role *roles = arena_array(a, (size_t)h->count, sizeof *roles);
    struct str *headers = arena_array(a, (size_t)h->count, sizeof *headers);
    for (int c = 0; c < h->count; c++) {
        bool again = c > 0 && h->columns[c - 1].group == h->columns[c].group;
        roles[c] = again ? ROLE_NONE : h->columns[c].role;
        headers[c] = h->columns[c].header;
    }
    return headers_take_turns(roles, headers, (size_t)h->count);
}

/* Columns by their lowest header cells. True when these name a table. */
static bool fill_columns(struct arena *a, const struct grid *g, struct grid_header *h)
{
    struct str texts[MOST_CELLS];
    enum role roles[MOST_CELLS];
    const struct grid_cell *before = NULL;
    int group = -1;
    h->columns = arena_array(a, (size_t)h->count, sizeof *h->columns);
    for (int c = 0; c < h->count; c++) {
        const struct grid_cell *cell = lowest_cell(g, h->first, h->end, c);
        if (cell != before || !cell)
            group++;
        before = cell;
        h->columns[c].group = group;
        h->columns[c].header = column_header(a, g, h->first, h->end, c);
        if (group < MOST_CELLS)
            texts[group] = cell ? cell->text : STR("");
    }
    size_t n = group + 1 < MOST_CELLS ? (size_t)group + 1 : MOST_CELLS;
    bool named = names_a_table(roles, n, header_row(texts, n, roles));
    for (int c = 0; c < h->count; c++) {
        struct grid_column *column = &h->columns[c];
        column->role = column->group < (int)n ? roles[column->group] : ROLE_NONE;
        if (is_option(a, g, h, c)) /* 「超前 | 正常 | 滞后」, one of them ticked */
            column->role = ROLE_STATUS;
        if (column->role == ROLE_NONE) /* 「最新进展」 may say nothing, 「进展情况」 above it does */
            column->role = header_role(column->header, NULL);
        if (column->role == ROLE_NONE) {
            const struct grid_cell *top = grid_at(g, h->first, c);
            enum role above = top && top->columns > 1 ? header_role(top->text, NULL) : ROLE_NONE;
            column->role = above == ROLE_TITLE ? ROLE_NONE : above;
        }
    }
    settle_nested_title(g, h);
    keep_first(h, ROLE_NO);
    keep_first(h, ROLE_TITLE);
    mark_lead(h);
    keep_to_target(h);
    h->turns = takes_turns(a, h);
    return named;
}

/* True when the row may be the first of several of a header: short texts, one of them over more
 * than one column, and below it short texts that are no figures. Spares most rows a closer look. */
static bool may_be_nested(const struct grid_row *r, const struct grid_cell **cells, size_t n)
{
    const struct grid *g = r->grid;
    size_t below = 0;
    for (size_t i = 0; i < n; i++)
        if (utf8_length(cells[i]->text) > LONGEST_NAME)
            return false;
    for (size_t i = r->next; i < g->cells.n && g->cells.v[i].row == r->row + 1; i++) {
        struct str text = g->cells.v[i].text;
        if (begins_with_figure(text) || utf8_length(text) > LONGEST_NAME)
            return false;
        below += has_text(&g->cells.v[i]);
    }
    return below >= 2 && n < (size_t)g->columns;
}

/* At least two texts may have a unit behind them. */
static bool have_units(const struct str *texts, size_t n)
{
    size_t units = 0;
    for (size_t i = 0; i < n; i++)
        units += str_ends(texts[i], STR(")")) || str_ends(texts[i], STR("\xef\xbc\x89"));
    return units >= 2 && units + 2 >= n;
}

bool grid_header_at(struct arena *a, const struct grid_row *r, struct grid_header *out)
{
    const struct grid_cell *cells[MOST_CELLS];
    struct str texts[MOST_CELLS];
    enum role roles[MOST_CELLS];
    size_t n = grid_row_begins(r, cells, MOST_CELLS);
    for (size_t i = 0; i < n; i++)
        texts[i] = cells[i]->text;
    if (n < 2 || begins_with_figure(texts[0]) || grid_word_starts(a, texts[0], "note"))
        return false;
    bool named = names_a_table(roles, n, header_row(texts, n, roles));
    *out = (struct grid_header){ .count = r->grid->columns, .first = r->row, .end = r->row + 1 };
    if (!named && n == (size_t)out->count && have_units(texts, n)) {
        fill_columns(a, r->grid, out);
        if (grid_measures_alone(a, r->grid, out))
            return true;
    }
    if (!named && !may_be_nested(r, cells, n))
        return false;
    out->end = r->row + header_depth(r->grid, cells, n, r->row);
    if (!named && out->end == r->row + 1)
        return false;
    named |= fill_columns(a, r->grid, out);
    if (named)
        grid_measures(a, r->grid, out);
    return named;
}

bool grid_header_given(struct arena *a, struct str columns, int count, struct grid_header *out)
{
    struct str name;
    *out = (struct grid_header){ .count = count };
    out->columns = arena_array(a, (size_t)count, sizeof *out->columns);
    for (int c = 0; c < count; c++)
        out->columns[c].group = c;
    for (int c = 0; str_next(&columns, STR(","), &name); c++) {
        int role = role_from_name(str_trim(name));
        if (role < 0)
            return false;
        if (c < count)
            out->columns[c].role = (enum role)role;
    }
    keep_first(out, ROLE_NO);
    keep_first(out, ROLE_TITLE);
    return true;
}

bool grid_header_again(struct arena *a, const struct grid_row *r, const struct grid_header *h)
{
    const struct grid_cell *cells[MOST_CELLS];
    size_t n = grid_row_begins(r, cells, MOST_CELLS), same = 0;
    for (size_t i = 0; i < n; i++) {
        struct str key = fold_key(a, cells[i]->text);
        same += cells[i]->column < h->count && key.n &&
                str_has(fold_key(a, h->columns[cells[i]->column].header), key);
    }
    return n >= 2 && same == n;
}

struct grid_header grid_header_find(struct arena *a, const struct grid *g)
{
    struct grid_row r = grid_row_start(a, g);
    struct grid_header h = { 0 };
    while (grid_row_next(&r) && r.row < SEARCHED_ROWS)
        if (grid_header_at(a, &r, &h))
            return h;
    return (struct grid_header){ 0 };
}
