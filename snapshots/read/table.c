/* Tables of a page: which hold data, and how their spans fill a grid. */
#include "snapshots/read/html.h"

#include "base/list.h"

/* As in the HTML standard. */
enum { WIDEST_SPAN = 1000, LONGEST_SPAN = 65534 };

enum { JUDGED_LAYOUT = 1, JUDGED_DATA = 2 };

/* --- which tables hold data --- */

static bool is_cell(const struct xml *x)
{
    return xml_is(x, "td") || xml_is(x, "th");
}

/* What is known of a table while its inside is walked. */
struct judged {
    struct xml *table;
    int cells, rows, in_row, columns; /* its own; in_row counts the row under way */
    int largest_inside;               /* cells of the largest table in it */
};

/* A table that only lays out: one cell or one column, or a frame around larger tables. */
static bool only_lays_out(const struct judged *j)
{
    return j->cells <= 1 || j->columns <= 1 || (j->largest_inside >= 6 &&
           j->cells < 4 * j->largest_inside) || str_is(xml_attr(j->table, "role"), "presentation");
}

LIST_TYPE(struct judged_list, struct judged);

static void close_table(struct judged_list *open)
{
    struct judged done = open->v[--open->n];
    bool layout = only_lays_out(&done);
    int largest = done.cells > done.largest_inside ? done.cells : done.largest_inside;
    xml_set_mark(done.table, layout ? JUDGED_LAYOUT : JUDGED_DATA);
    if (open->n && open->v[open->n - 1].largest_inside < largest)
        open->v[open->n - 1].largest_inside = largest;
}

void html_judge_tables(struct arena *a, struct xml *root)
{
    struct judged_list open = { 0 };
    for (struct xml *x = root; x;) {
        if (xml_is(x, "table")) {
            *list_push(a, &open) = (struct judged){ .table = x };
        } else if (open.n) {
            struct judged *j = &open.v[open.n - 1];
            j->in_row = xml_is(x, "tr") ? 0 : j->in_row + is_cell(x);
            j->rows += xml_is(x, "tr");
            j->cells += is_cell(x);
            j->columns = j->in_row > j->columns ? j->in_row : j->columns;
        }
        struct xml *next = xml_walk(root, x, false);
        struct xml *common = next ? xml_parent(next) : NULL;
        for (struct xml *left = x; left && left != common; left = xml_parent(left))
            if (open.n && open.v[open.n - 1].table == left)
                close_table(&open);
        x = next;
    }
}

bool html_is_data_table(const struct xml *x)
{
    return xml_is(x, "table") && xml_mark(x) == JUDGED_DATA;
}

/* --- grids --- */

LIST_TYPE(struct node_list, const struct xml *);

/* Rows in the order they are shown: the head first, the foot last. `ends` says for each behind
 * which row its group ends: no span goes beyond. */
struct rows {
    struct node_list row;
    LIST(int) ends;
};

static void add_group(struct arena *a, struct rows *rows, const struct xml *group)
{
    size_t start = rows->row.n;
    for (const struct xml *x = xml_child(group); x; x = xml_next(x))
        if (xml_is(x, "tr") && !html_is_hidden(x))
            *list_push(a, &rows->row) = x;
    for (size_t i = start; i < rows->row.n; i++)
        *list_push(a, &rows->ends) = (int)rows->row.n;
}

/* The first of the sections of that name stands at the head or the foot; a program that repeats the
 * header writes others, which stay where they are. */
static const struct xml *first_section(const struct xml *table, const char *name)
{
    const struct xml *x = xml_child(table);
    while (x && !xml_is(x, name))
        x = xml_next(x);
    return x;
}

static void collect_rows(struct arena *a, struct rows *rows, const struct xml *table)
{
    const struct xml *head = first_section(table, "thead"), *foot = first_section(table, "tfoot");
    if (head)
        add_group(a, rows, head);
    add_group(a, rows, table);
    for (const struct xml *x = xml_child(table); x; x = xml_next(x))
        if (x != head && x != foot &&
            (xml_is(x, "thead") || xml_is(x, "tbody") || xml_is(x, "tfoot")))
            add_group(a, rows, x);
    if (foot)
        add_group(a, rows, foot);
}

static int span_of(const struct xml *cell, const char *name, int most)
{
    struct str s = str_trim(xml_attr(cell, name));
    int value = 0;
    for (size_t i = 0; i < s.n && s.p[i] >= '0' && s.p[i] <= '9' && value <= most; i++)
        value = value * 10 + (s.p[i] - '0');
    if (s.n == 0 || s.p[0] < '0' || s.p[0] > '9')
        return 1;
    return value > most ? most : value; /* 0: to the end of the group */
}

static struct str cell_text(struct arena *a, const struct xml *cell)
{
    struct flow f = flow_start(a, NULL);
    html_flow(&f, cell);
    return f.cell.n ? buf_str(&f.cell) : STR_NULL;
}

/* By column: the row before which a cell from above covers it. */
LIST_TYPE(struct covered, int);

static int *covered_at(struct arena *a, struct covered *c, int column)
{
    while (c->n <= (size_t)column)
        *list_push(a, c) = 0;
    return &c->v[column];
}

static void place_cell(struct arena *a, struct grid *g, struct covered *covered,
                       const struct xml *x, int row, int rows_left, int *column)
{
    while (*covered_at(a, covered, *column) > row)
        ++*column;
    int rows = span_of(x, "rowspan", LONGEST_SPAN), columns = span_of(x, "colspan", WIDEST_SPAN);
    if (rows == 0 || rows > rows_left)
        rows = rows_left;
    if (columns == 0)
        columns = 1;
    *list_push(a, &g->cells) = (struct grid_cell){
        cell_text(a, x), row, *column, rows, columns, xml_is(x, "th"), xml_line(x)
    };
    for (int k = 0; k < columns; k++)
        *covered_at(a, covered, *column + k) = row + rows;
    *column += columns;
}

static bool is_frame(const struct xml *x)
{
    return xml_is(x, "tr") || xml_is(x, "thead") || xml_is(x, "tbody") || xml_is(x, "tfoot") ||
           xml_is(x, "colgroup");
}

/* Text of a table that stands in none of its cells: a caption, or what a broken page left there. */
static void flow_strays(struct flow *f, const struct xml *table)
{
    struct xml *next;
    for (struct xml *x = xml_child(table); x; x = next) {
        if (xml_is_text(x)) {
            flow_add(f, xml_text(x), xml_line(xml_parent(x)));
        } else if (!is_frame(x) && !is_cell(x)) {
            flow_break(f, 1);
            html_flow(f, x);
        }
        next = xml_walk(table, x, !is_frame(x));
    }
    flow_break(f, 1);
}

void html_table(struct flow *f, const struct xml *table)
{
    struct arena *a = f->arena;
    struct rows rows = { 0 };
    struct covered covered = { 0 };
    struct grid *g = arena_make(a, struct grid);
    flow_strays(f, table);
    collect_rows(a, &rows, table);
    for (size_t r = 0; r < rows.row.n; r++) {
        int column = 0;
        for (const struct xml *x = xml_child(rows.row.v[r]); x; x = xml_next(x))
            if (is_cell(x) && !html_is_hidden(x))
                place_cell(a, g, &covered, x, (int)r, rows.ends.v[r] - (int)r, &column);
    }
    g->rows = (int)rows.row.n;
    document_add_grid(a, f->doc, g);
}
