/* Workbooks of Excel: the sheets that are shown, one after the other, as they look. */
#include "snapshots/read/xlsx.h"

#include <stdlib.h>

#include "base/i18n.h"
#include "base/utf8.h"
#include "snapshots/read/office.h"
#include "snapshots/read/sheet.h"

/* More than any workbook of a report has. */
enum { MOST_SHEETS = 1024, MOST_FORMATS = 65536, MOST_CODES = 2048 };

struct workbook {
    struct office *office;
    struct arena *arena;
    const struct office_part *main;
    bool from_1904;
    struct str_list strings; /* shared by the cells of all sheets */
    struct str_list formats; /* by the number that cells give */
};

/* --- texts --- */

/* One hexadecimal digit; -1: none. */
static int hex(char c)
{
    return c >= '0' && c <= '9' ? c - '0' : (c | 0x20) >= 'a' && (c | 0x20) <= 'f'
               ? (c | 0x20) - 'a' + 10 : -1;
}

/* 「_x000D_」 stands for a character that XML cannot hold. The code, or 0. */
static uint32_t escaped(struct str s)
{
    uint32_t code = 0;
    if (s.n < 7 || s.p[0] != '_' || s.p[1] != 'x' || s.p[6] != '_')
        return 0;
    for (int i = 2; i < 6; i++) {
        if (hex(s.p[i]) < 0)
            return 0;
        code = code * 16 + (uint32_t)hex(s.p[i]);
    }
    return code >= 0xD800 && code < 0xE000 ? 0 : code;
}

static struct str unescape(struct arena *a, struct str s)
{
    struct buf b = { .arena = a };
    if (!str_has(s, STR("_x")))
        return s;
    for (size_t i = 0; i < s.n; i++) {
        uint32_t code = escaped(str_after(s, i));
        if (code)
            utf8_put(&b, code);
        else
            buf_addc(&b, s.p[i]);
        i += code ? 6 : 0;
    }
    return buf_str(&b);
}

/* A text of runs, without what says how it is spoken. */
static struct str rich_text(struct arena *a, const struct xml *top)
{
    struct buf b = { .arena = a };
    const struct xml *only = xml_find(top, "t");
    if (only && !xml_next(only) && xml_child(top) == only)
        return unescape(a, xml_content(a, only));
    for (const struct xml *x = xml_child(top); x; x = xml_walk(top, x, xml_is(x, "rPh")))
        if (xml_is(x, "t"))
            buf_add(&b, xml_content(a, x));
    return b.n ? unescape(a, buf_str(&b)) : STR("");
}

static int read_strings(struct workbook *w, struct error *err)
{
    struct office_part part;
    int code = office_related(w->office, w->main, "sharedStrings", &part, err);
    for (const struct xml *x = part.root ? xml_child(part.root) : NULL; x; x = xml_next(x))
        if (xml_is(x, "si"))
            *list_push(w->arena, &w->strings) = rich_text(w->arena, x);
    return code;
}

/* --- formats --- */

static struct str format_code(const struct xml *root, struct str id)
{
    const struct xml *custom = xml_find(root, "numFmts");
    const struct xml *x = custom ? xml_child(custom) : NULL;
    for (int i = 0; x && i < MOST_CODES; x = xml_next(x), i++)
        if (xml_is(x, "numFmt") && str_eq(xml_attr(x, "numFmtId"), id))
            return xml_attr(x, "formatCode");
    return xlsx_format_builtin(id);
}

static int read_formats(struct workbook *w, struct error *err)
{
    struct office_part part;
    struct str last = STR_NULL, code = STR_NULL;
    int rc = office_related(w->office, w->main, "styles", &part, err);
    const struct xml *all = part.root ? xml_find(part.root, "cellXfs") : NULL;
    for (const struct xml *x = all ? xml_child(all) : NULL; x; x = xml_next(x)) {
        struct str id = xml_attr(x, "numFmtId");
        if (!xml_is(x, "xf") || w->formats.n == MOST_FORMATS)
            continue;
        if (!last.p || !str_eq(id, last)) /* mostly it is that of the one before */
            code = format_code(part.root, id);
        last = id;
        *list_push(w->arena, &w->formats) = code;
    }
    return rc;
}

/* --- cells --- */

/* "AB12" -> row 11, column 27; "AB" or "12" leave the other one as it is. False: no reference. */
static bool reference(struct str s, int *row, int *column)
{
    size_t i = 0;
    int letters = 0, digits = 0;
    for (; i < s.n && (s.p[i] | 0x20) >= 'a' && (s.p[i] | 0x20) <= 'z'; i++)
        letters = letters <= SHEET_COLUMNS ? letters * 26 + (s.p[i] | 0x20) - 'a' + 1 : letters;
    for (; i < s.n && s.p[i] >= '0' && s.p[i] <= '9'; i++)
        digits = digits <= SHEET_ROWS ? digits * 10 + s.p[i] - '0' : digits;
    if (i < s.n || letters + digits == 0 || letters > SHEET_COLUMNS || digits > SHEET_ROWS)
        return false;
    *row = digits ? digits - 1 : *row;
    *column = letters ? letters - 1 : *column;
    return true;
}

/* An index in decimal digits; `none` when it is not one. */
static size_t index_of(struct str s, size_t none)
{
    size_t value = 0;
    for (size_t i = 0; i < s.n && i < 9; i++) {
        if (s.p[i] < '0' || s.p[i] > '9')
            return none;
        value = value * 10 + (size_t)(s.p[i] - '0');
    }
    return s.n && s.n <= 9 ? value : none;
}

static struct str number_text(const struct workbook *w, const struct xml *cell, struct str value)
{
    const char *z = str_z(w->arena, str_trim(value));
    char *end;
    double d = strtod(z, &end);
    size_t style = index_of(xml_attr(cell, "s"), 0);
    if (end == z || *end)
        return value;
    return xlsx_format(w->arena, d, style < w->formats.n ? w->formats.v[style] : STR_NULL,
                       w->from_1904);
}

static struct str cell_text(const struct workbook *w, const struct xml *cell)
{
    const struct xml *v = xml_find(cell, "v"), *inside = xml_find(cell, "is");
    struct str type = xml_attr(cell, "t"), value = v ? xml_content(w->arena, v) : STR_NULL;
    if (str_is(type, "inlineStr"))
        return inside ? rich_text(w->arena, inside) : STR_NULL;
    if (str_is(type, "s")) {
        size_t i = index_of(str_trim(value), w->strings.n);
        return i < w->strings.n ? w->strings.v[i] : STR_NULL;
    }
    if (str_is(type, "b"))
        return str_is(value, "1") ? STR("TRUE") : STR("FALSE");
    if (str_is(type, "str"))
        return unescape(w->arena, value);
    if (str_is(type, "e") || str_is(type, "d") || !value.n)
        return value;
    return number_text(w, cell, value);
}

/* --- sheets --- */

static bool is_true(struct str attribute)
{
    return str_is(attribute, "1") || str_is(attribute, "true");
}

static int bad_reference(const struct workbook *w, struct str text, struct error *err)
{
    return error_set(err, QOQ_EINPUT, w->office->origin, 0,
                     _("'%.*s' is no cell of a sheet; the workbook is damaged, save it anew"),
                     STR_ARG(text));
}

/* Columns that are not shown, marked in hidden[SHEET_COLUMNS]. */
static void read_columns(const struct xml *root, bool *hidden)
{
    const struct xml *columns = xml_find(root, "cols");
    for (const struct xml *x = columns ? xml_child(columns) : NULL; x; x = xml_next(x)) {
        size_t from = index_of(xml_attr(x, "min"), 0), to = index_of(xml_attr(x, "max"), 0);
        for (size_t c = from; from > 0 && c <= to && c <= SHEET_COLUMNS; c++)
            hidden[c - 1] |= is_true(xml_attr(x, "hidden"));
    }
}

static int read_row(const struct workbook *w, struct sheet *s, const struct xml *x, int row,
                    const bool *hidden, struct error *err)
{
    int column = 0;
    for (const struct xml *c = xml_child(x); c; c = xml_next(c), column++) {
        struct str at = xml_attr(c, "r");
        if (!xml_is(c, "c"))
            continue;
        if ((at.n && !reference(at, &row, &column)) || column >= SHEET_COLUMNS)
            return bad_reference(w, at, err);
        if (!hidden[column])
            sheet_add(s, row, column, cell_text(w, c), row + 1);
    }
    return 0;
}

static int read_cells(const struct workbook *w, struct sheet *s, const struct xml *root,
                      struct error *err)
{
    bool *hidden = arena_array(w->arena, SHEET_COLUMNS, sizeof *hidden);
    const struct xml *data = xml_find(root, "sheetData");
    int row = 0, column = 0, code = 0;
    read_columns(root, hidden);
    for (const struct xml *x = data ? xml_child(data) : NULL; x && !code; x = xml_next(x), row++) {
        struct str at = xml_attr(x, "r");
        if (!xml_is(x, "row"))
            continue;
        if ((at.n && !reference(at, &row, &column)) || row >= SHEET_ROWS)
            return bad_reference(w, at, err);
        if (!is_true(xml_attr(x, "hidden")))
            code = read_row(w, s, x, row, hidden, err);
    }
    return code;
}

static int read_merged(const struct workbook *w, struct sheet *s, const struct xml *root,
                       struct error *err)
{
    const struct xml *all = xml_find(root, "mergeCells");
    for (const struct xml *x = all ? xml_child(all) : NULL; x; x = xml_next(x)) {
        struct str whole = xml_attr(x, "ref"), from, to;
        struct sheet_range m;
        if (!xml_is(x, "mergeCell") || !str_cut(whole, STR(":"), &from, &to))
            continue;
        if (!reference(from, &m.row, &m.column) || !reference(to, &m.last_row, &m.last_column))
            return bad_reference(w, whole, err);
        sheet_merge(s, m);
    }
    return 0;
}

/* The name a program gives, "Sheet1", says nothing. */
static bool is_named(struct str name)
{
    static const char *const usual[] = { "Sheet", "sheet", "工作表" };
    struct str rest = name;
    for (size_t i = 0; i < sizeof usual / sizeof usual[0]; i++)
        if (str_starts(name, str_from(usual[i])))
            rest = str_after(name, strlen(usual[i]));
    return rest.n == name.n || (rest.n && index_of(rest, SIZE_MAX) == SIZE_MAX);
}

static int read_sheet(const struct workbook *w, const struct xml *x, struct error *err)
{
    struct office_part part;
    struct sheet s = sheet_start(w->arena);
    struct str state = xml_attr(x, "state"), name = xml_attr(x, "name");
    struct str target = office_target(w->office, w->main, xml_attr(x, "id"), "worksheet");
    if ((state.n && !str_is(state, "visible")) || !target.n)
        return 0; /* hidden, or a chart */
    int code = office_part(w->office, target, &part, err);
    if (code || (code = read_cells(w, &s, part.root, err)) ||
        (code = read_merged(w, &s, part.root, err)))
        return code;
    if (s.cells.n && is_named(name)) {
        document_add_para(w->arena, w->office->doc, name, 0, 1);
        w->office->doc->blocks.v[w->office->doc->blocks.n - 1].para.sheet = true;
    }
    return sheet_finish(&s, w->office->doc, err);
}

int xlsx_read(struct office *o, const struct office_part *main, struct error *err)
{
    struct workbook w = { .office = o, .arena = o->arena, .main = main };
    const struct xml *properties = xml_find(main->root, "workbookPr");
    const struct xml *sheets = xml_find(main->root, "sheets");
    w.from_1904 = properties && is_true(xml_attr(properties, "date1904"));
    int code = read_strings(&w, err);
    if (code == 0)
        code = read_formats(&w, err);
    int n = 0;
    for (const struct xml *x = sheets ? xml_child(sheets) : NULL; x && !code; x = xml_next(x)) {
        if (n++ == MOST_SHEETS)
            return error_set(err, QOQ_ELIMIT, o->origin, 0,
                             _("a workbook of more than %d sheets"), MOST_SHEETS);
        if (xml_is(x, "sheet"))
            code = read_sheet(&w, x, err);
    }
    return code;
}
