/* Wide tables: areas x indicators, and headers that stand several times side by side. */
#include "base/utf8.h"
#include "snapshots/normalize/grid.h"

/* --- measures --- */

/* Columns [from, to) under one header cell. */
struct run {
    const struct grid_cell *parent;
    int from, to;
};

LIST_TYPE(struct runs, struct run);

static bool is_told(enum role role)
{
    return role == ROLE_TARGET || role == ROLE_PROGRESS || role == ROLE_RATE;
}

/* True when the columns are what is told of one measure: 目标, 完成, 完成率, and nothing that
 * belongs to the line as a whole. *kinds: how many of those three there are. */
static bool tells_measure(const struct grid_header *h, const struct run *run, int *kinds)
{
    unsigned seen = 0;
    *kinds = 0;
    for (int c = run->from; c < run->to; c++) {
        enum role role = h->columns[c].role;
        if (!is_told(role) && role != ROLE_STATUS && role != ROLE_REMARK && role != ROLE_NONE)
            return false;
        if (is_told(role) && !(seen & 1u << role))
            ++*kinds;
        seen |= 1u << role;
    }
    return *kinds > 0;
}

/* A header cell that names no kind of column itself names what is measured. */
static bool names_measure(struct str text)
{
    double sure = 0;
    enum role role = header_role(text, &sure);
    return role == ROLE_NONE || role == ROLE_TITLE || role == ROLE_SECTION || sure < 0.5;
}

static struct runs find_runs(struct arena *a, const struct grid *g, const struct grid_header *h)
{
    struct runs runs = { 0 }, kept = { 0 };
    size_t full = 0;
    int kinds;
    for (int c = 0; c < h->count; c++) {
        const struct grid_cell *parent = grid_header_parent(g, h, c);
        struct run *last = runs.n ? &runs.v[runs.n - 1] : NULL;
        if (parent && last && last->parent == parent && last->to == c)
            last->to++;
        else if (parent)
            *list_push(a, &runs) = (struct run){ parent, c, c + 1 };
    }
    for (size_t i = 0; i < runs.n; i++)
        full += tells_measure(h, &runs.v[i], &kinds) && kinds > 1;
    for (size_t i = 0; i < runs.n; i++) {
        bool named = names_measure(runs.v[i].parent->text);
        if (tells_measure(h, &runs.v[i], &kinds) &&
            (kinds > 1 ? named || full > 1 : named && runs.n > 1))
            *list_push(a, &kept) = runs.v[i];
    }
    return kept;
}

/* A header cell's lines as one. */
static struct str one_line(struct arena *a, struct str text)
{
    struct str line, whole = STR_NULL;
    while (str_next(&text, STR("\n"), &line))
        whole = str_join(a, whole, STR(""), str_trim(line));
    return whole;
}

/* 「新建充电桩(个)(责任单位:市发改委)」「…(市发改委)」: the name, and who answers. */
static struct grid_measure read_measure(struct arena *a, struct str text)
{
    struct grid_measure m = { one_line(a, text), STR_NULL };
    struct str title, owners, plain = fold(a, m.name).text;
    size_t open = STR_NOT_FOUND;
    if (owners_in_title(m.name, &title, &owners))
        return (struct grid_measure){ title, owners };
    for (size_t at = 0; (at = str_find_from(plain, STR("("), at)) != STR_NOT_FOUND; at++)
        open = at;
    if (open == STR_NOT_FOUND || !str_ends(plain, STR(")")))
        return m;
    owners = str_slice(plain, open + 1, plain.n - 1);
    if (open > 0 && owners_likeness(owners) >= 0.8)
        return (struct grid_measure){ str_trim(str_slice(plain, 0, open)), owners };
    return m;
}

/* Who answers may be told over all measures: 「扩大就业(责任单位:市人社局)」「责任单位:市人社局」. */
static struct str owners_above(struct arena *a, const struct grid *g, const struct grid_header *h,
                               const struct grid_cell *parent)
{
    struct str owners = STR_NULL;
    for (int row = parent->row - 1; row >= h->first && !owners.p; row--) {
        const struct grid_cell *cell = grid_at(g, row, parent->column);
        if (!cell || cell == parent)
            continue;
        owners = read_measure(a, cell->text).owners;
        if (!owners.p && owners_likeness(cell->text) == 1)
            owners = cell->text;
    }
    return owners;
}

/* Most of the body's cells in column c are figures, or there is no body yet. */
static bool holds_figures(const struct grid *g, const struct grid_header *h, int c)
{
    int all = 0, figures = 0;
    for (size_t i = 0; i < g->cells.n; i++) {
        const struct grid_cell *cell = &g->cells.v[i];
        struct str text = str_trim(cell->text);
        size_t n = 0;
        if (cell->row < h->end || cell->column != c || cell_is_empty(text))
            continue;
        while (n < text.n && strchr("0123456789.,%-+", text.p[n]))
            n++;
        all++;
        figures += n == text.n;
    }
    return g->rows == h->end || (all > 0 && figures * 3 > all * 2);
}

/* The column of the task; 0 when there is none. What is not known before it names groups (片区). */
static int name_groups(struct grid_header *h)
{
    int title = h->count - 1;
    while (title > 0 && h->columns[title].role != ROLE_TITLE)
        title--;
    for (int c = 0; c < title; c++)
        if (h->columns[c].role == ROLE_NONE && h->columns[c].header.n)
            h->columns[c].role = ROLE_SECTION;
    return title;
}

/* 「新增就业(人)」: a name with a unit behind it. */
static bool has_unit(struct arena *a, struct str text)
{
    struct str plain = str_trim(fold(a, text).text);
    size_t open = STR_NOT_FOUND;
    for (size_t at = 0; (at = str_find_from(plain, STR("("), at)) != STR_NOT_FOUND; at++)
        open = at;
    return open != STR_NOT_FOUND && open > 0 && grid_is_unit(str_after(plain, open));
}

/* 「项目开工率(%)」: a kind of column whose name says more of what it is of than a kind's does. */
static bool says_of_what(struct arena *a, struct str text)
{
    double sure = 0;
    enum role role = header_role(text, &sure);
    return (role == ROLE_RATE || role == ROLE_PROGRESS) && sure < 0.65 && has_unit(a, text);
}

/* The lowest cell of the header that says something over column c; NULL when there is none. */
static const struct grid_cell *name_over(const struct grid *g, const struct grid_header *h, int c)
{
    const struct grid_cell *cell = NULL;
    for (int row = h->end - 1; row >= h->first && (!cell || str_is_blank(cell->text)); row--)
        cell = grid_at(g, row, c);
    return cell && !str_is_blank(cell->text) ? cell : NULL;
}

/* Beside others a column that has no name below is a measure by itself: 「空气优良率(%)」. */
static void add_bare_measures(struct arena *a, const struct grid *g, struct grid_header *h)
{
    for (int c = name_groups(h); c < h->count; c++) {
        struct grid_column *column = &h->columns[c];
        const struct grid_cell *cell = name_over(g, h, c);
        const struct grid_cell *parent = grid_header_parent(g, h, c);
        bool own = cell && says_of_what(a, cell->text);
        bool open = own || column->role == ROLE_NONE || column->role == ROLE_RATE;
        if (column->measure || !open || !cell || cell->columns > 1 ||
            !(own || names_measure(cell->text)) || (parent && !names_measure(parent->text)) ||
            !holds_figures(g, h, c))
            continue;
        *list_push(a, &h->measures) = read_measure(a, cell->text);
        column->measure = (int)h->measures.n;
        column->role = ROLE_PROGRESS;
    }
}

bool grid_measures_alone(struct arena *a, const struct grid *g, struct grid_header *h)
{
    int title = h->columns[0].role == ROLE_NO;
    if (title + 2 >= h->count || header_role(h->columns[title].header, NULL) != ROLE_TITLE)
        return false;
    for (int c = title + 1; c < h->count; c++) {
        struct str name = h->columns[c].header;
        if (h->columns[c].role == ROLE_TARGET || !has_unit(a, name) || !holds_figures(g, h, c))
            return false;
    }
    for (int c = title + 1; c < h->count; c++) {
        *list_push(a, &h->measures) = read_measure(a, h->columns[c].header);
        h->columns[c].measure = (int)h->measures.n;
        h->columns[c].role = ROLE_PROGRESS;
    }
    h->columns[title].role = ROLE_TITLE;
    return true;
}

/* 「年度任务 | 已签约」: beside a target the only other column of a measure is what was done. */
static void find_done(const struct grid *g, struct grid_header *h, const struct run *run)
{
    int target = -1, other = -1;
    for (int c = run->from; c < run->to; c++) {
        if (h->columns[c].role == ROLE_TARGET)
            target = c;
        else if (h->columns[c].role == ROLE_NONE && other < 0 && holds_figures(g, h, c))
            other = c;
        else if (h->columns[c].role != ROLE_RATE && h->columns[c].role != ROLE_REMARK)
            return;
    }
    if (target >= 0 && other > target)
        h->columns[other].role = ROLE_PROGRESS;
}

void grid_measures(struct arena *a, const struct grid *g, struct grid_header *h)
{
    struct runs runs = h->end - h->first > 1 ? find_runs(a, g, h) : (struct runs){ 0 };
    for (size_t i = 0; i < runs.n; i++) {
        struct grid_measure m = read_measure(a, runs.v[i].parent->text);
        if (!m.owners.p)
            m.owners = owners_above(a, g, h, runs.v[i].parent);
        *list_push(a, &h->measures) = m;
        find_done(g, h, &runs.v[i]);
        for (int c = runs.v[i].from; c < runs.v[i].to; c++)
            h->columns[c].measure = (int)h->measures.n;
    }
    if (runs.n)
        add_bare_measures(a, g, h);
}

/* --- headers side by side --- */

/* The number of columns after which the header begins anew, over the whole width; 0 when it does
 * not. A blank column may part the pieces. */
static int header_width(struct arena *a, const struct grid_header *h)
{
    struct str *keys = arena_array(a, (size_t)h->count, sizeof *keys);
    bool title = false;
    for (int c = 0; c < h->count; c++)
        keys[c] = fold_key(a, h->columns[c].header);
    for (int width = 2; width * 2 <= h->count + 1; width++) {
        bool again = (h->count + 1) / width * width >= h->count && keys[0].n > 0;
        title |= h->columns[width - 2].role == ROLE_TITLE;
        title |= h->columns[width - 1].role == ROLE_TITLE;
        for (int c = width; c < h->count && again; c++)
            again = str_eq(keys[c], keys[c - width]);
        if (again && title)
            return width;
    }
    return 0;
}

/* The row that row `row` of piece `piece` becomes below the header. Where the numbers run along the
 * line (1 2, 3 4) the pieces of a line stay together. */
struct unfolding {
    int width, pieces, first, height; /* rows of the body: [first, first + height) */
    bool along;
};

static int unfolded_row(const struct unfolding *u, int row, int piece)
{
    int at = row - u->first;
    if (at < 0)
        return row;
    return u->first + (u->along ? at * u->pieces + piece : piece * u->height + at);
}

static int number_at(const struct grid *g, int row, int column)
{
    const struct grid_cell *cell = grid_at(g, row, column);
    struct str s = cell ? str_trim(cell->text) : STR_NULL;
    int value = 0;
    for (size_t i = 0; i < s.n && i < 6; i++) {
        if (s.p[i] < '0' || s.p[i] > '9')
            return -1;
        value = value * 10 + (s.p[i] - '0');
    }
    return s.n ? value : -1;
}

static bool runs_along(const struct grid *g, const struct unfolding *u)
{
    int number = number_at(g, u->first, 0);
    return number >= 0 && number_at(g, u->first, u->width) == number + 1;
}

/* The cells that begin in the columns of one piece, row by row. */
static void unfold_row(struct arena *a, struct grid *to, const struct grid *g,
                       const struct unfolding *u, size_t from, size_t end, int piece)
{
    for (size_t i = from; i < end; i++) {
        struct grid_cell cell = g->cells.v[i];
        if (cell.column / u->width != piece || (piece > 0 && cell.row < u->first))
            continue;
        cell.row = unfolded_row(u, cell.row, piece);
        cell.column %= u->width;
        if (cell.column + cell.columns > u->width)
            cell.columns = u->width - cell.column;
        cell.rows = u->along ? 1 : cell.rows;
        *list_push(a, &to->cells) = cell;
    }
}

static size_t row_end(const struct grid *g, size_t from)
{
    size_t end = from;
    while (end < g->cells.n && g->cells.v[end].row == g->cells.v[from].row)
        end++;
    return end;
}

const struct grid *grid_unfold(struct arena *a, const struct grid *g, const struct grid_header *h)
{
    struct unfolding u = { .width = header_width(a, h), .first = h->end };
    if (!u.width)
        return g;
    u.pieces = (h->count + u.width - 1) / u.width;
    u.height = g->rows - u.first;
    u.along = runs_along(g, &u);
    struct grid *to = arena_make(a, struct grid);
    to->rows = u.first + u.height * u.pieces;
    to->columns = u.width;
    if (u.along) {
        for (size_t from = 0, end; from < g->cells.n; from = end) {
            end = row_end(g, from);
            for (int piece = 0; piece < u.pieces; piece++)
                unfold_row(a, to, g, &u, from, end, piece);
        }
        return to;
    }
    for (int piece = 0; piece < u.pieces; piece++)
        unfold_row(a, to, g, &u, 0, g->cells.n, piece);
    return to;
}
