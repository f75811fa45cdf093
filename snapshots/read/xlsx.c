/* Spreadsheets: every sheet that is shown becomes a grid, its merged ranges cells that span. */
#include "base/decimal.h"
#include "snapshots/read/archive.h"
#include "snapshots/read/read.h"
#include "snapshots/read/xlsx.h"

enum { MOST_ROWS = 1 << 20, MOST_COLUMNS = 1 << 14 };

struct book {
    struct arena *arena;
    struct archive *archive;
    struct document *doc;
    struct str_list shared;  /* strings by index */
    struct str_list formats; /* number formats by style */
};

static bool sniff(struct str name, struct str bytes)
{
    (void)name;
    return str_starts(bytes, STR("PK\3\4")) && str_has(bytes, STR("xl/workbook.xml"));
}

static int small_number(struct str s)
{
    struct decimal d = decimal_parse(s);
    double value = d.known ? decimal_double(d) : -1;
    return value >= 0 && value < 10000000 ? (int)value : -1;
}

/* The text of all <t> under x but phonetic guides. */
static struct str rich_text(struct arena *a, const struct xml *x)
{
    struct buf b = { .arena = a };
    for (const struct xml *n = xml_walk(x, x, false); n; n = xml_walk(x, n, xml_is(n, "rPh")))
        if (xml_is_text(n) && xml_is(xml_parent(n), "t"))
            buf_add(&b, xml_text(n));
    return str_copy(a, buf_str(&b));
}

/* --- what sheets share --- */

static void read_strings(struct book *k)
{
    struct xml *root;
    if (archive_xml(k->arena, k->archive, "xl/sharedStrings.xml", &root, NULL) != 0)
        return; /* a book of numbers, or with its strings in the cells */
    for (const struct xml *x = xml_child(root); x; x = xml_next(x))
        if (xml_is(x, "si"))
            *list_push(k->arena, &k->shared) = rich_text(k->arena, x);
}

static struct str format_code(const struct xml *own, struct str id)
{
    for (const struct xml *x = own ? xml_child(own) : NULL; x; x = xml_next(x))
        if (str_eq(xml_attr(x, "numFmtId"), id))
            return xml_attr(x, "formatCode");
    return number_builtin_format(small_number(id));
}

static void read_styles(struct book *k)
{
    struct xml *root;
    if (archive_xml(k->arena, k->archive, "xl/styles.xml", &root, NULL) != 0)
        return;
    const struct xml *own = xml_find(root, "numFmts"), *styles = xml_find(root, "cellXfs");
    for (const struct xml *x = styles ? xml_child(styles) : NULL; x; x = xml_next(x))
        if (xml_is(x, "xf"))
            *list_push(k->arena, &k->formats) = format_code(own, xml_attr(x, "numFmtId"));
}

/* --- cells --- */

/* "BC12" -> row 11, column 54. False when it is none, or beyond what a sheet can hold. */
static bool parse_place(struct str s, int *row, int *column)
{
    int c = 0, r = 0;
    size_t i = 0;
    for (; i < s.n && s.p[i] >= 'A' && s.p[i] <= 'Z' && c < MOST_COLUMNS; i++)
        c = c * 26 + (s.p[i] - 'A' + 1);
    for (; i < s.n && s.p[i] >= '0' && s.p[i] <= '9' && r < MOST_ROWS; i++)
        r = r * 10 + (s.p[i] - '0');
    *row = r - 1;
    *column = c - 1;
    return i == s.n && c > 0 && r > 0 && c <= MOST_COLUMNS && r <= MOST_ROWS;
}

static struct str value_text(struct book *k, const struct xml *c)
{
    struct str type = xml_attr(c, "t");
    const struct xml *v = xml_find(c, "v"), *in = xml_find(c, "is");
    struct str raw = v && xml_child(v) ? str_trim(xml_text(xml_child(v))) : STR("");
    if (str_is(type, "inlineStr") || in)
        return in ? rich_text(k->arena, in) : raw;
    int index = small_number(str_is(type, "s") ? raw : xml_attr(c, "s"));
    if (str_is(type, "s"))
        return index >= 0 && (size_t)index < k->shared.n ? k->shared.v[index] : STR("");
    if (type.n && !str_is(type, "n"))
        return str_is(type, "e") ? STR("") : raw; /* #REF! says nothing */
    bool styled = index >= 0 && (size_t)index < k->formats.n;
    return number_show(k->arena, styled ? k->formats.v[index] : STR("General"), raw);
}

static struct str tidy(struct arena *a, struct str text)
{
    struct str line;
    struct buf b = { .arena = a };
    while (str_next(&text, STR("\n"), &line)) {
        if (str_is_blank(line))
            continue;
        if (b.n)
            buf_addc(&b, '\n');
        buf_add(&b, str_trim(line));
    }
    return b.n ? buf_str(&b) : STR_NULL;
}

static void add_cell(struct book *k, struct grid *g, const struct xml *c, int *row, int *column)
{
    int r, at;
    if (parse_place(xml_attr(c, "r"), &r, &at)) {
        if (r < *row || (r == *row && at < *column))
            return; /* out of order: damaged */
        *row = r;
        *column = at;
    }
    struct str text = tidy(k->arena, value_text(k, c));
    if (text.n)
        *list_push(k->arena, &g->cells) = (struct grid_cell){ text, *row, *column, 1, 1, false,
                                                              *row + 1 };
    ++*column;
}

static int by_place(const struct grid_cell *c, int row, int column)
{
    return c->row != row ? c->row - row : c->column - column;
}

/* Makes the cell at the corner of a merged range cover it. Cells are in order. */
static void merge_range(struct grid *g, struct str range)
{
    struct str from, to;
    int row, column, last_row, last_column;
    if (!str_cut(range, STR(":"), &from, &to) || !parse_place(from, &row, &column) ||
        !parse_place(to, &last_row, &last_column))
        return;
    size_t low = 0, high = g->cells.n;
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (by_place(&g->cells.v[middle], row, column) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    if (low == g->cells.n || by_place(&g->cells.v[low], row, column) != 0)
        return;
    if (last_row >= g->rows)
        last_row = g->rows - 1;
    g->cells.v[low].rows = last_row >= row ? last_row - row + 1 : 1;
    g->cells.v[low].columns = last_column >= column ? last_column - column + 1 : 1;
}

/* --- sheets --- */

static int read_sheet(struct book *k, const char *part, struct error *err)
{
    struct xml *root;
    int code = archive_xml(k->arena, k->archive, part, &root, err);
    if (code)
        return code;
    struct grid *g = arena_make(k->arena, struct grid);
    const struct xml *data = xml_find(root, "sheetData"), *merges;
    int row = -1;
    for (const struct xml *x = data ? xml_child(data) : NULL; x; x = xml_next(x)) {
        int column = 0, given = small_number(xml_attr(x, "r"));
        row = given > row && given <= MOST_ROWS ? given - 1 : row + 1;
        for (const struct xml *c = xml_child(x); c; c = xml_next(c))
            if (xml_is(c, "c"))
                add_cell(k, g, c, &row, &column);
    }
    g->rows = g->cells.n ? g->cells.v[g->cells.n - 1].row + 1 : 0;
    merges = xml_find(root, "mergeCells");
    for (const struct xml *m = merges ? xml_child(merges) : NULL; m; m = xml_next(m))
        merge_range(g, xml_attr(m, "ref"));
    document_add_grid(k->arena, k->doc, g);
    return 0;
}

/* The part that a relation of the book points to; NULL when there is none. */
static const char *target_of(struct book *k, const struct xml *relations, struct str id)
{
    for (const struct xml *x = xml_child(relations); x; x = xml_next(x)) {
        struct str target = xml_attr(x, "Target");
        if (!str_eq(xml_attr(x, "Id"), id) || !target.n)
            continue;
        if (target.p[0] == '/')
            return str_z(k->arena, str_after(target, 1));
        return str_z(k->arena, str_join(k->arena, STR("xl/"), STR(""), target));
    }
    return NULL;
}

/* r:id, not the sheet's own sheetId. */
static struct str relation_id(const struct xml *sheet)
{
    return xml_attr(sheet, "id");
}

static bool is_shown(const struct xml *sheet)
{
    struct str state = xml_attr(sheet, "state");
    return xml_is(sheet, "sheet") && (!state.n || str_is(state, "visible"));
}

/* The name on a sheet's tab heads its table, where there are several and it says something. */
static void add_name(struct book *k, const struct xml *sheets, const struct xml *sheet)
{
    int shown = 0;
    for (const struct xml *x = xml_child(sheets); x; x = xml_next(x))
        shown += is_shown(x);
    struct str name = xml_attr(sheet, "name");
    if (shown > 1 && !str_starts(name, STR("Sheet")))
        document_add_para(k->arena, k->doc, name, 0, 1);
}

static int read_xlsx(struct arena *a, struct document *doc, struct error *err)
{
    struct book k = { .arena = a, .doc = doc };
    struct xml *book, *relations;
    int code = archive_open(a, str_z(a, doc->name), doc->bytes, &k.archive, err);
    if (code == 0)
        code = archive_xml(a, k.archive, "xl/workbook.xml", &book, err);
    if (code == 0)
        code = archive_xml(a, k.archive, "xl/_rels/workbook.xml.rels", &relations, err);
    if (code)
        return code;
    read_strings(&k);
    read_styles(&k);
    const struct xml *sheets = xml_find(book, "sheets");
    for (const struct xml *x = sheets ? xml_child(sheets) : NULL; x && code == 0; x = xml_next(x)) {
        const char *part = target_of(&k, relations, relation_id(x));
        if (!is_shown(x) || !part)
            continue;
        add_name(&k, sheets, x);
        code = read_sheet(&k, part, err);
    }
    return code;
}

const struct reader reader_xlsx = { "xlsx", sniff, read_xlsx };
