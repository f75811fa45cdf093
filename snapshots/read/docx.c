/* Word documents: paragraphs and tables of word/document.xml in reading order. */
#include "snapshots/read/archive.h"
#include "snapshots/read/docx.h"

static bool sniff(struct str name, struct str bytes)
{
    (void)name;
    return str_starts(bytes, STR("PK\3\4")) && str_has(bytes, STR("word/document.xml"));
}

/* --- text --- */

/* What is there and not shown: deleted text, codes of fields, what an old program would see. */
static bool is_hidden(const struct xml *x)
{
    static const char *const names[] = { "del", "delText", "instrText", "Fallback", "pPr", "tcPr",
                                         "tblPr", "tblGrid", "trPr", "sectPr", "moveFrom" };
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
        if (xml_is(x, names[i]))
            return true;
    return false;
}

/* A run with <w:vanish/>. */
static bool is_vanished(const struct xml *run)
{
    const struct xml *vanish = xml_find(xml_find(run, "rPr"), "vanish");
    return vanish && !str_is(xml_attr(vanish, "val"), "0") &&
           !str_is(xml_attr(vanish, "val"), "false");
}

/* A line end inside a paragraph: a line break, not the end of the line in the source. */
static void add_element(struct flow *f, const struct xml *x)
{
    if (xml_is(x, "br") || xml_is(x, "cr"))
        flow_break(f, 0);
    else if (xml_is(x, "tab"))
        flow_add(f, STR(" "), 0);
    else if (xml_is(x, "noBreakHyphen"))
        flow_add(f, STR("-"), 0);
}

/* Text of a paragraph stands in <w:t>; white space between elements is none. */
static bool is_shown_text(const struct xml *x)
{
    return xml_is_text(x) && xml_parent(x) && xml_is(xml_parent(x), "t");
}

/* Lets everything under `top` flow: into a cell, also what stands in tables inside of it. */
static void flow_all(struct docx *d, struct flow *f, const struct xml *top)
{
    const struct xml *next;
    for (const struct xml *x = xml_child(top); x; x = next) {
        bool skip = is_hidden(x) || (xml_is(x, "r") && is_vanished(x));
        if (is_shown_text(x))
            flow_add(f, xml_text(x), 0);
        else if (!skip)
            add_element(f, x);
        if (xml_is(x, "p")) {
            flow_break(f, 1);
            flow_add(f, docx_label(d, xml_find(x, "pPr")), 0);
        }
        next = xml_walk(top, x, skip);
        const struct xml *stop = next ? xml_parent(next) : top;
        for (const struct xml *left = x; left != stop && left != top; left = xml_parent(left))
            if (xml_is(left, "p"))
                flow_break(f, 1);
    }
    flow_break(f, 1);
}

/* --- tables --- */

static int number_of(const struct xml *properties, const char *name, int otherwise)
{
    const struct xml *x = xml_find(properties, name);
    struct decimal value = x ? decimal_parse(xml_attr(x, "val")) : DECIMAL_NONE;
    double d = value.known ? decimal_double(value) : otherwise;
    return d >= 0 && d <= 1000 ? (int)d : otherwise;
}

/* By column: the cell (index + 1) that a vertical merge goes on with; 0 = none. */
LIST_TYPE(struct merges, size_t);

static void add_cell(struct docx *d, struct grid *g, struct merges *merges, const struct xml *tc,
                     int row, int *column)
{
    struct arena *a = d->arena;
    const struct xml *properties = xml_find(tc, "tcPr");
    const struct xml *merge = xml_find(properties, "vMerge");
    int columns = number_of(properties, "gridSpan", 1);
    columns = columns > 0 ? columns : 1;
    while (merges->n < (size_t)(*column + columns))
        *list_push(a, merges) = 0;
    struct flow f = flow_start(a, NULL);
    flow_all(d, &f, tc);
    struct str text = f.cell.n ? buf_str(&f.cell) : STR_NULL;
    size_t above = merges->v[*column];
    bool goes_on = merge && above && !str_is(xml_attr(merge, "val"), "restart");
    if (goes_on) {
        struct grid_cell *cell = &g->cells.v[above - 1];
        cell->rows = row - cell->row + 1;
        cell->text = str_join(a, cell->text, STR("\n"), text);
    } else {
        *list_push(a, &g->cells) = (struct grid_cell){ text, row, *column, 1, columns, false, 0 };
        above = merge ? g->cells.n : 0;
    }
    for (int i = 0; i < columns; i++)
        merges->v[*column + i] = i == 0 ? above : 0;
    *column += columns;
}

/* The next element of a name under `top`, behind `x` (NULL = the first), tables inside left out. */
static const struct xml *next_named(const struct xml *top, const struct xml *x, const char *name)
{
    x = x ? xml_walk(top, x, true) : xml_child(top);
    while (x && !xml_is(x, name))
        x = xml_walk(top, x, is_hidden(x) || xml_is(x, "tbl") || xml_is(x, "tc"));
    return x;
}

static void add_table(struct docx *d, struct document *doc, const struct xml *table)
{
    struct grid *g = arena_make(d->arena, struct grid);
    struct merges merges = { 0 };
    const struct xml *tr = NULL;
    while ((tr = next_named(table, tr, "tr"))) {
        int column = number_of(xml_find(tr, "trPr"), "gridBefore", 0);
        const struct xml *tc = NULL;
        while ((tc = next_named(tr, tc, "tc")))
            add_cell(d, g, &merges, tc, g->rows, &column);
        for (size_t i = (size_t)column; i < merges.n; i++)
            merges.v[i] = 0;
        g->rows++;
    }
    document_add_grid(d->arena, doc, g);
}

/* --- */

static int read_docx(struct arena *a, struct document *doc, struct error *err)
{
    struct archive *z;
    struct xml *root;
    struct docx d = { .arena = a };
    int code = archive_open(a, str_z(a, doc->name), doc->bytes, &z, err);
    if (code == 0)
        code = archive_xml(a, z, "word/document.xml", &root, err);
    if (code)
        return code;
    docx_read_numbering(&d, z);
    struct flow f = flow_start(a, doc);
    const struct xml *body = xml_find(root, "body"), *next;
    for (const struct xml *x = body ? xml_child(body) : NULL; x; x = next) {
        bool whole = xml_is(x, "p") || xml_is(x, "tbl");
        if (xml_is(x, "tbl")) {
            add_table(&d, doc, x);
        } else if (xml_is(x, "p")) {
            flow_add(&f, docx_label(&d, xml_find(x, "pPr")), 0);
            flow_all(&d, &f, x);
        }
        next = xml_walk(body, x, whole || is_hidden(x));
    }
    return 0;
}

const struct reader reader_docx = { "docx", sniff, read_docx };
