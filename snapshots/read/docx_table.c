/* Tables of Word: rows of cells that span columns of a common grid, and go on downwards. */
#include "snapshots/read/docx.h"

/* Word itself stops at 63 columns; a grid that is larger is no table of a report. */
enum { MOST_COLUMNS = 1000, MOST_PLACES = 16000000 };

/* Twentieths of a point. No character fits into a column so narrow: it only shows that borders of
 * two rows were drawn a little apart. */
enum { NARROW = 240 };

struct placed {
    const struct xml *cell;
    int row, column, rows, columns;
    bool header;
    long line;
    size_t head;      /* the cell that this one is a part of, counted from 1; 0 = it is none */
    struct buf *text; /* of all parts, once there is some */
};

struct placement {
    struct arena *arena;
    LIST(struct placed) cells;
    LIST(size_t) open; /* by column: the cell that may go on below, counted from 1; 0 = none */
    int rows, columns;
};

/* --- rows and cells --- */

/* Rows and cells may be wrapped: in controls, in marks of insertion. */
static void collect(struct arena *a, const struct xml *top, const char *name,
                    struct docx_nodes *out)
{
    for (const struct xml *x = xml_child(top), *next; x; x = next) {
        bool found = xml_is(x, name);
        bool inside = xml_is(x, "sdt") || xml_is(x, "sdtContent") || xml_is(x, "customXml") ||
                      xml_is(x, "ins") || xml_is(x, "moveTo");
        if (found)
            *list_push(a, out) = x;
        next = xml_walk(top, x, found || !inside);
    }
}

static bool goes_on(const struct xml *merge)
{
    return merge && !str_is(xml_attr(merge, "val"), "restart");
}

/* Places a cell, or makes it part of the one above it or left of it. */
static void place(struct placement *p, const struct placed *cell, const struct xml *down,
                  const struct xml *right)
{
    while (p->open.n < (size_t)(cell->column + cell->columns))
        *list_push(p->arena, &p->open) = 0;
    size_t *open = &p->open.v[cell->column], left = p->cells.n, above = *open;
    if (left && p->cells.v[left - 1].head)
        left = p->cells.v[left - 1].head;
    struct placed *placed = list_push(p->arena, &p->cells), *all = p->cells.v;
    *placed = *cell;
    memset(open + 1, 0, (size_t)(cell->columns - 1) * sizeof *open);
    if (goes_on(down) && above && all[above - 1].row + all[above - 1].rows == cell->row) {
        placed->head = above;
        all[above - 1].rows++;
    } else if (goes_on(right) && left && all[left - 1].row == cell->row) {
        placed->head = left;
        all[left - 1].columns += cell->columns;
    } else {
        *open = down ? p->cells.n : 0;
    }
}

static void place_row(struct placement *p, const struct xml *row)
{
    struct docx_nodes cells = { 0 };
    const struct xml *properties = xml_find(row, "trPr");
    int column = properties ? docx_int(xml_find(properties, "gridBefore"), "val", 0) : 0;
    bool header = properties && docx_is_on(xml_find(properties, "tblHeader"));
    if (properties && xml_find(properties, "del"))
        return; /* deleted, with the change still shown */
    collect(p->arena, row, "tc", &cells);
    for (size_t i = 0; i < cells.n && column <= MOST_COLUMNS; i++) {
        const struct xml *own = xml_find(cells.v[i], "tcPr");
        int span = own ? docx_int(xml_find(own, "gridSpan"), "val", 1) : 1;
        span = span < 1 ? 1 : span > MOST_COLUMNS ? MOST_COLUMNS : span;
        place(p, &(struct placed){ .cell = cells.v[i], .row = p->rows, .column = column, .rows = 1,
                                   .columns = span, .header = header },
              own ? xml_find(own, "vMerge") : NULL, own ? xml_find(own, "hMerge") : NULL);
        column += span;
    }
    p->columns = column > p->columns ? column : p->columns;
    p->rows++;
}

/* --- frames --- */

/* Cells of the largest table inside a table's cells. */
static size_t largest_inside(const struct placement *p)
{
    size_t largest = 0;
    for (size_t i = 0; i < p->cells.n; i++) {
        const struct xml *top = p->cells.v[i].cell;
        for (const struct xml *x = top; x; x = xml_walk(top, x, x != top && xml_is(x, "tbl"))) {
            size_t n = 0;
            if (!xml_is(x, "tbl"))
                continue;
            for (const struct xml *y = x; y; y = xml_walk(x, y, false))
                n += xml_is(y, "tc");
            largest = n > largest ? n : largest;
        }
    }
    return largest;
}

/* As with the tables of a page (table.c): one column, or a frame around larger tables. */
static bool only_lays_out(const struct placement *p)
{
    size_t inside = largest_inside(p);
    return p->cells.n <= 1 || p->columns <= 1 || p->columns > MOST_COLUMNS ||
           (long)p->columns * p->rows > MOST_PLACES || (inside >= 6 && p->cells.n < 4 * inside);
}

/* --- the grid --- */

static struct str cell_text(struct docx *d, const struct xml *cell)
{
    struct flow own = flow_start(d->arena, NULL), *page = d->flow;
    d->flow = &own;
    docx_flow(d, cell);
    flow_break(&own, 1);
    d->flow = page;
    return own.cell.n ? buf_str(&own.cell) : STR_NULL;
}

/* Parts of a merged cell are not shown but for the first; text in them is kept all the same. */
static void read_texts(struct docx *d, struct placement *p)
{
    for (size_t i = 0; i < p->cells.n; i++) {
        size_t head = p->cells.v[i].head;
        struct placed *c = &p->cells.v[head ? head - 1 : i];
        p->cells.v[i].line = d->paragraphs + 1;
        struct str text = cell_text(d, p->cells.v[i].cell);
        if (!text.n)
            continue;
        if (c->text)
            buf_addc(c->text, '\n');
        else
            *(c->text = arena_make(d->arena, struct buf)) = (struct buf){ .arena = d->arena };
        buf_add(c->text, text);
    }
}

static struct grid *make_grid(struct arena *a, const struct placement *p)
{
    struct grid *g = arena_make(a, struct grid);
    g->rows = p->rows;
    g->columns = p->columns;
    for (size_t i = 0; i < p->cells.n; i++) {
        const struct placed *c = &p->cells.v[i];
        struct str text = c->text ? buf_str(c->text) : STR_NULL;
        if (!c->head)
            *list_push(a, &g->cells) = (struct grid_cell){ text, c->row, c->column, c->rows,
                                                           c->columns, c->header, c->line };
    }
    return g;
}

/* Takes the columns marked in `drop` out of a grid, and cells that stood in no other. */
static void drop_columns(struct arena *a, struct grid *g, const bool *drop)
{
    int *index = arena_array(a, (size_t)g->columns + 1, sizeof *index); /* of borders */
    size_t kept = 0;
    for (int c = 0; c < g->columns; c++)
        index[c + 1] = index[c] + !drop[c];
    for (size_t i = 0; i < g->cells.n; i++) {
        struct grid_cell cell = g->cells.v[i];
        int end = cell.column + cell.columns;
        cell.column = index[cell.column];
        cell.columns = index[end < g->columns ? end : g->columns] - cell.column;
        if (cell.columns > 0)
            g->cells.v[kept++] = cell;
    }
    g->cells.n = kept;
    g->columns = index[g->columns];
}

/* Narrow columns go, but for those that some cell has nothing else than. */
static void drop_narrow(struct arena *a, struct grid *g, const struct xml *table)
{
    bool *drop = arena_array(a, (size_t)g->columns, sizeof *drop);
    const struct xml *widths = xml_find(table, "tblGrid");
    int c = 0;
    for (const struct xml *x = widths ? xml_child(widths) : NULL; x && c < g->columns;
         x = xml_next(x))
        if (xml_is(x, "gridCol"))
            drop[c++] = docx_int(x, "w", NARROW) < NARROW;
    for (size_t i = 0; i < g->cells.n; i++) {
        const struct grid_cell *cell = &g->cells.v[i];
        int k = cell->column, end = k + cell->columns;
        while (k < end && k < g->columns && drop[k])
            k++;
        if (cell->text.n && (k == end || k == g->columns))
            drop[cell->column] = false;
    }
    drop_columns(a, g, drop);
}

bool docx_table(struct docx *d, const struct xml *table)
{
    struct placement p = { .arena = d->arena };
    struct docx_nodes rows = { 0 };
    collect(d->arena, table, "tr", &rows);
    for (size_t i = 0; i < rows.n; i++)
        place_row(&p, rows.v[i]);
    if (only_lays_out(&p))
        return false;
    struct flow *page = d->flow;
    flow_break(page, 1);
    read_texts(d, &p);
    struct grid *g = make_grid(d->arena, &p);
    drop_narrow(d->arena, g, table);
    document_add_grid(d->arena, page->doc, g);
    return true;
}
