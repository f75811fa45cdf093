/* Which row of a grid names its columns, and what they hold. */
#include "base/utf8.h"
#include "snapshots/normalize/grid.h"

enum { MOST_CELLS = 64, SEARCHED_ROWS = 12, DEEPEST_HEADER = 4 };

/* The texts of a column's header cells from row `first` on, joined: 「进展情况 最新进展」. */
static struct str column_header(struct arena *a, const struct grid *g, int first, int end, int c)
{
    struct str text = STR_NULL;
    const struct grid_cell *before = NULL;
    for (int row = first; row < end; row++) {
        const struct grid_cell *cell = grid_at(g, row, c);
        if (cell && cell != before && !str_is_blank(cell->text))
            text = str_join(a, text, STR(" "), str_trim(cell->text));
        before = cell;
    }
    return text;
}

/* The lowest header cell over a column that is not blank. */
static const struct grid_cell *lowest_cell(const struct grid *g, int first, int end, int c)
{
    for (int row = end - 1; row >= first; row--) {
        const struct grid_cell *cell = grid_at(g, row, c);
        if (cell && !str_is_blank(cell->text))
            return cell;
    }
    return NULL;
}

/* How many rows a header takes that begins in row r: as deep as its deepest cell, and one more
 * where the next row fills only what stands under its wide cells. */
static int header_depth(const struct grid *g, const struct grid_cell **cells, size_t n, int row)
{
    int depth = 1;
    bool wide = false;
    for (size_t i = 0; i < n; i++) {
        depth = cells[i]->rows > depth ? cells[i]->rows : depth;
        wide |= cells[i]->columns > 1;
    }
    if (depth > DEEPEST_HEADER)
        return 1;
    if (depth > 1 || !wide || row + 1 >= g->rows)
        return depth;
    for (int c = 0; c < g->columns; c++) {
        const struct grid_cell *above = grid_at(g, row, c), *below = grid_at(g, row + 1, c);
        bool text = below && !str_is_blank(below->text);
        if (text != (above && above->columns > 1) ||
            (text && header_role(below->text, NULL) == ROLE_NONE))
            return 1;
    }
    return 2;
}

/* A row that begins with a figure is no header: spares looking at most rows of a long table. */
static bool begins_with_figure(struct str s)
{
    for (size_t i = 0; i < s.n; i++)
        if (s.p[i] < '0' || s.p[i] > '9')
            return false;
    return s.n > 0;
}

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

static void fill_columns(struct arena *a, const struct grid *g, struct grid_header *h)
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
    header_row(texts, n, roles);
    for (int c = 0; c < h->count; c++) {
        struct grid_column *column = &h->columns[c];
        column->role = column->group < (int)n ? roles[column->group] : ROLE_NONE;
        if (column->role == ROLE_NONE) /* 「最新进展」 may say nothing, 「进展情况」 above it does */
            column->role = header_role(column->header, NULL);
        if (column->role == ROLE_NONE) {
            const struct grid_cell *top = grid_at(g, h->first, c);
            enum role above = top && top->columns > 1 ? header_role(top->text, NULL) : ROLE_NONE;
            column->role = above == ROLE_TITLE ? ROLE_NONE : above;
        }
    }
    mark_lead(h);
}

bool grid_header_at(struct arena *a, const struct grid_row *r, struct grid_header *out)
{
    const struct grid_cell *cells[MOST_CELLS];
    struct str texts[MOST_CELLS];
    enum role roles[MOST_CELLS];
    size_t n = grid_row_begins(r, cells, MOST_CELLS);
    for (size_t i = 0; i < n; i++)
        texts[i] = cells[i]->text;
    if (n < 2 || begins_with_figure(texts[0]))
        return false;
    double sure = header_row(texts, n, roles);
    if (!names_a_table(roles, n, sure))
        return false;
    *out = (struct grid_header){ .count = r->grid->columns, .first = r->row };
    out->end = r->row + header_depth(r->grid, cells, n, r->row);
    fill_columns(a, r->grid, out);
    return true;
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
