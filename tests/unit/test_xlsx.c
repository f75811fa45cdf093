#include "snapshots/read/xlsx.h"
#include "tests/unit/blocks.h"
#include "tests/unit/zipped.h"

#define MAIN "xmlns='http://schemas.openxmlformats.org/spreadsheetml/2006/main' "              \
             "xmlns:r='http://schemas.openxmlformats.org/officeDocument/2006/relationships'"
#define ROOT RELATIONS(RELATION("rId1", "officeDocument", "xl/workbook.xml"))

static struct str part_of(const char *element, struct str inside)
{
    return str_format(arena, "<%s " MAIN ">%.*s</%s>", element, STR_ARG(inside), element);
}

static int read_parts(const struct part *parts)
{
    return document_read(arena, STR("report.xlsx"), zipped(arena, parts), &doc, &err);
}

static const char *strings, *formats, *properties = "";

/* A workbook of one or two sheets with what stands inside <worksheet>. */
static int read_sheets(const char *list, struct str one, const char *two)
{
    struct part parts[8] = { PART("_rels/.rels", ROOT) };
    size_t n = 1;
    parts[n++] = (struct part)PART("xl/_rels/workbook.xml.rels",
                                   RELATIONS(RELATION("rId1", "worksheet", "worksheets/sheet1.xml")
                                             RELATION("rId2", "worksheet", "/xl/worksheets/b.xml")
                                             RELATION("rId3", "sharedStrings", "sharedStrings.xml")
                                             RELATION("rId4", "styles", "styles.xml")
                                             RELATION("rId5", "chartsheet", "chart.xml")));
    parts[n++] = (struct part){
        "xl/workbook.xml",
        part_of("workbook", str_format(arena, "%s<sheets>%s</sheets>", properties, list))
    };
    parts[n++] = (struct part){ "xl/worksheets/sheet1.xml", part_of("worksheet", one) };
    if (two)
        parts[n++] = (struct part){ "xl/worksheets/b.xml", part_of("worksheet", str_from(two)) };
    if (strings)
        parts[n++] = (struct part){ "xl/sharedStrings.xml", part_of("sst", str_from(strings)) };
    if (formats)
        parts[n++] = (struct part){ "xl/styles.xml", part_of("styleSheet", str_from(formats)) };
    strings = formats = NULL;
    properties = "";
    return read_parts(parts);
}

#define SHEET(name, id, more) "<sheet name='" name "' sheetId='1' r:id='" id "' " more "/>"

static int read_data(const char *data)
{
    return read_sheets(SHEET("Sheet1", "rId1", ""),
                       str_format(arena, "<sheetData>%s</sheetData>", data), NULL);
}

#define S(at, text) "<c r='" at "' t='inlineStr'><is><t>" text "</t></is></c>"
#define V(at, type, value) "<c r='" at "' t='" type "'><v>" value "</v></c>"

/* --- values --- */

static void test_values(void **state)
{
    (void)state;
    strings = "<si><t>甲</t></si><si><r><t>乙</t></r><r><rPr/><t xml:space='preserve'> 丙</t></r>"
              "<rPh sb='0' eb='1'><t>yi</t></rPh></si><si><t>上_x000D_\n  下 _x41_</t></si>";
    assert_int_equal(read_data(
        "<row r='1'>" V("A1", "s", "0") V("B1", "s", "1") V("C1", "s", "2") V("D1", "b", "1")
        V("E1", "e", "#REF!") V("F1", "str", "算") "<c r='G1'><f>1+1</f><v>2</v></c></row>"
        "<row r='2'>" V("A2", "s", "9") "<c r='B2' s='1'/><c r='C2'><v>0.70299999999999996</v></c>"
        "<c r='D2'><v>x</v></c>" V("E2", "d", "2024-03-31") "<c><v>1E3</v></c></row>"), 0);
    assert_string_equal(doc.format, "xlsx");
    assert_int_equal(doc.blocks.n, 1);
    cell_is(0, 0, 0, "甲", 1, 1);
    cell_is(0, 0, 1, "乙 丙", 1, 1);
    cell_is(0, 0, 2, "上\n下 _x41_", 1, 1);
    cell_is(0, 0, 3, "TRUE", 1, 1);
    cell_is(0, 0, 4, "#REF!", 1, 1);
    cell_is(0, 0, 5, "算", 1, 1);
    cell_is(0, 0, 6, "2", 1, 1);
    assert_null(grid_at(doc.blocks.v[0].grid, 1, 0)->text.p);
    assert_int_equal(cell_is(0, 1, 2, "0.703", 1, 1)->line, 2);
    cell_is(0, 1, 3, "x", 1, 1);
    cell_is(0, 1, 4, "2024-03-31", 1, 1);
    cell_is(0, 1, 5, "1000", 1, 1);
}

static void test_styles(void **state)
{
    (void)state;
    properties = "<workbookPr date1904='1'/>";
    formats = "<numFmts><numFmt numFmtId='176' formatCode='0.0\"万元\"'/></numFmts>"
              "<cellStyleXfs><xf numFmtId='9'/></cellStyleXfs>"
              "<cellXfs><xf numFmtId='0'/><xf numFmtId='10'/><xf numFmtId='176'/>"
              "<xf numFmtId='31'/><xf numFmtId='999'/></cellXfs>";
    assert_int_equal(read_data("<row><c s='1'><v>0.5455</v></c><c s='2'><v>12.34</v></c>"
                               "<c s='3'><v>43920</v></c><c s='4'><v>7.5</v></c>"
                               "<c s='77'><v>8</v></c></row>"), 0);
    cell_is(0, 0, 0, "54.55%", 1, 1);
    cell_is(0, 0, 1, "12.3万元", 1, 1);
    cell_is(0, 0, 2, "2024年3月31日", 1, 1);
    cell_is(0, 0, 3, "7.5", 1, 1);
    cell_is(0, 0, 4, "8", 1, 1);
}

static void shown(double value, const char *code, const char *text)
{
    struct str s = xlsx_format(arena, value, str_from(code), false);
    assert_string_equal(str_z(arena, s), text);
}

static void test_numbers_shown(void **state)
{
    (void)state;
    shown(0.1 + 0.2, "General", "0.3");
    shown(1.0 / 3, "", "0.333333333");
    shown(1234.5678901234, "G/通用格式", "1234.56789");
    shown(-163, "General", "-163");
    shown(123456789012, "General", "123456789012");
    shown(1e300, "General", "1e+300");
    shown(0.703, "0%", "70%");
    shown(0.705, "0%", "71%");
    shown(2.5, "0", "3");
    shown(-2.5, "0", "-3");
    shown(-0.2, "0", "0");
    shown(1234567.891, "#,##0.00", "1,234,567.89");
    shown(999, "#,##0", "999");
    shown(0, "#,##0", "0");
    shown(0.5, "#.##", ".5");
    shown(12, "0.0#", "12.0");
    shown(12.5, ".00", "12.50");
    shown(7, "000", "007");
    shown(12345, "0!.0,\"万\"", "1.2万");
    shown(12345, "[>=10000]0!.0,\"万\";0", "1.2万");
    shown(45, "[>=10000]0!.0,\"万\";0", "45");
    shown(-1234.5, "#,##0.0_);(#,##0.0)", "(1,234.5)");
    shown(-5, "0;[Red]-0", "-5");
    shown(0, "0;-0;\"—\"", "—");
    shown(1500, "[$¥-804]#,##0", "¥1,500");
    shown(3, "@", "3");
    shown(3, "General\"项\"", "3项");
    shown(0.25, "# ?/?", "0.25");
    shown(12345, "0.00E+00", "12345");
    shown(2023, "0\"年\"", "2023年");
    shown(5, "\\第0\\项", "第5项");
    shown(5, ";;;", "");
    shown(5, "\"", "");
    shown(5, "[", "");
}

static void test_dates_shown(void **state)
{
    (void)state;
    shown(45382, "yyyy-mm-dd", "2024-03-31");
    shown(45382, "yyyy/m/d", "2024/3/31");
    shown(45382, "yyyy.m.d", "2024.3.31");
    shown(45382, "yyyy\"年\"m\"月\";@", "2024年3月");
    shown(45382, "[$-804]yyyy年m月d日", "2024年3月31日");
    shown(45382, "m/d/yy", "3/31/24");
    shown(45382, "d-mmm-yy", "31-Mar-24");
    shown(45382, "mmmm d, yyyy dddd", "March 31, 2024 Sunday");
    shown(45382, "aaaa", "星期日");
    shown(45382.75, "yyyy/m/d h:mm", "2024/3/31 18:00");
    shown(45382.75, "上午/下午h\"时\"mm\"分\"", "下午6时00分");
    shown(45382.0003472, "h:mm:ss AM/PM", "12:00:30 AM");
    shown(1.5, "[h]:mm", "36:00");
    shown(0.0625, "mm:ss", "30:00");
    shown(1, "yyyy-mm-dd", "1900-01-01");
    shown(59, "yyyy-mm-dd", "1900-02-28");
    shown(60, "yyyy-mm-dd", "1900-02-29");
    shown(61, "yyyy-mm-dd", "1900-03-01");
    shown(-1, "yyyy-mm-dd", "-1");
    shown(1e9, "yyyy-mm-dd", "1000000000");
    assert_string_equal(str_z(arena, xlsx_format_builtin(STR("57"))), "yyyy\"年\"m\"月\"");
    assert_null(xlsx_format_builtin(STR("26")).p);
}

/* --- sheets --- */

static void test_grid(void **state)
{
    (void)state;
    assert_int_equal(read_sheets(
        SHEET("Sheet1", "rId1", ""),
        STR("<cols><col min='5' max='5' hidden='1'/></cols><sheetData>"
            "<row r='2'>" S("B2", "标题") "</row><row r='3'>" S("B3", "截至3月底") "</row>"
            "<row r='5'>" S("B5", "序号") S("C5", "任务") S("D5", "进展") S("E5", "隐") "</row>"
            "<row r='6'>" S("B6", "1") S("C6", "甲") S("D6", "乙") "</row>"
            "<row r='7'>" S("D7", "丙") "</row><row r='8' hidden='1'>" S("B8", "隐") "</row>"
            "<row r='9'>" S("B9", "二、部分") "</row>"
            "<row r='10'>" S("B10", "2") S("C10", "丁") S("D10", "旧") "</row>"
            "<row r='11'>" S("B11", "注:略。") "</row></sheetData><mergeCells>"
            "<mergeCell ref='B2:D2'/><mergeCell ref='B6:B7'/><mergeCell ref='C6:C7'/>"
            "<mergeCell ref='C7:D7'/><mergeCell ref='B9:D9'/><mergeCell ref='D10:D10'/>"
            "</mergeCells>"), NULL), 0);
    assert_int_equal(doc.blocks.n, 4);
    para_at(0, "标题", 2);
    para_at(1, "截至3月底", 3);
    para_at(3, "注:略。", 11);
    assert_int_equal(doc.blocks.v[2].grid->rows, 5);
    assert_int_equal(doc.blocks.v[2].grid->columns, 3);
    cell_is(2, 0, 0, "序号", 1, 1);
    cell_is(2, 1, 0, "1", 2, 1);
    cell_is(2, 2, 1, "甲", 2, 1);
    assert_int_equal(cell_is(2, 2, 2, "丙", 1, 1)->line, 7);
    cell_is(2, 3, 0, "二、部分", 1, 3);
    cell_is(2, 4, 2, "旧", 1, 1);
}

static void test_several_sheets(void **state)
{
    (void)state;
    assert_int_equal(read_sheets(
        SHEET("图", "rId5", "") SHEET("二", "rId2", "") SHEET("Sheet3", "rId1", ""),
        STR("<sheetData><row>" S("A1", "c") S("B1", "d") "</row></sheetData>"),
        "<sheetData><row>" S("A1", "a") S("B1", "b") "</row></sheetData>"), 0);
    assert_int_equal(doc.blocks.n, 3);
    para_at(0, "二", 0);
    assert_true(doc.blocks.v[0].para.sheet);
    cell_is(1, 0, 0, "a", 1, 1);
    cell_is(2, 0, 0, "c", 1, 1);
    assert_int_equal(read_sheets(
        SHEET("一", "rId1", "state='hidden'") SHEET("二", "rId2", "state='veryHidden'"),
        STR("<sheetData><row>" S("A1", "c") "</row></sheetData>"),
        "<sheetData/>"), QOQ_EINPUT);
}

/* One column is no table. */
static void test_list(void **state)
{
    (void)state;
    assert_int_equal(read_data("<row r='1'>" S("C1", "一\n二") "</row><row r='9'>" S("C9", "三")
                               "</row>"), 0);
    assert_int_equal(doc.blocks.n, 3);
    para_at(1, "二", 1);
    assert_int_equal(doc.blocks.v[1].para.gap, 0);
    para_at(2, "三", 9);
}

/* --- limits and damage --- */

static void test_references(void **state)
{
    (void)state;
    assert_int_equal(read_data("<row r='1048576'>" S("XFD1048576", "远") S("A1", "近") "</row>"), 0);
    assert_int_equal(doc.blocks.n, 2); /* wherever they stand, there are two */
    refused(read_data("<row r='1048577'/>"), QOQ_EINPUT, "1048577");
    refused(read_data("<row>" S("XFE1", "a") "</row>"), QOQ_EINPUT, "XFE1");
    refused(read_data("<row>" S("A1A", "a") "</row>"), QOQ_EINPUT, "A1A");
    refused(read_data("<row>" S("XFD1", "a") "<c t='inlineStr'><is><t>b</t></is></c></row>"),
            QOQ_EINPUT, "no cell");
    refused(read_data("<row r='99999999999999999999'/>"), QOQ_EINPUT, "no cell");
}

static void append(char *out, size_t *n, struct str s)
{
    memcpy(out + *n, s.p, s.n);
    *n += s.n;
}

/* `rows` rows of `columns` numbers; diagonal: row i has a cell in column i % 16384 only. */
static struct str many_cells(int rows, int columns, bool diagonal)
{
    char *out = arena_alloc(arena, (size_t)rows * (size_t)(columns * 20 + 40) + 40);
    size_t n = 0;
    append(out, &n, STR("<sheetData>"));
    for (int r = 0; r < rows; r++) {
        append(out, &n, STR("<row>"));
        for (int c = 0; c < columns && !diagonal; c++)
            append(out, &n, STR("<c><v>1</v></c>"));
        if (diagonal) {
            char column[4] = { (char)('A' + r / 676 % 23), (char)('A' + r / 26 % 26),
                               (char)('A' + r % 26), 0 };
            append(out, &n, STR("<c r='"));
            append(out, &n, str_from(column));
            append(out, &n, STR("'><v>1</v></c>"));
        }
        append(out, &n, STR("</row>"));
    }
    append(out, &n, STR("</sheetData>"));
    return (struct str){ out, n };
}

static void test_limits(void **state)
{
    (void)state;
    refused(read_sheets(SHEET("a", "rId1", ""), many_cells(1100, 1000, false), NULL), QOQ_ELIMIT,
            "tags");
    refused(read_sheets(SHEET("a", "rId1", ""), many_cells(5000, 1, true), NULL), QOQ_ELIMIT,
            "at most 1000000 cells");
    assert_int_equal(read_sheets(SHEET("a", "rId1", ""), many_cells(20000, 10, false), NULL), 0);
    assert_int_equal(doc.blocks.v[1].grid->cells.n, 200000);
}

/* Ranges that lie over one another many times over take no time worth mentioning. */
static void test_merged_everywhere(void **state)
{
    (void)state;
    enum { RANGES = 60000 };
    struct str cells = many_cells(900, 100, false);
    char *out = arena_alloc(arena, cells.n + RANGES * 40 + 80);
    size_t n = 0;
    append(out, &n, cells);
    append(out, &n, STR("<mergeCells><mergeCell ref='A900:B900'/>"));
    for (int i = 0; i < RANGES; i++)
        append(out, &n, STR("<mergeCell ref='A1:CV900'/>"));
    append(out, &n, STR("<mergeCell ref='D9:A1'/></mergeCells>"));
    assert_int_equal(read_sheets(SHEET("a", "rId1", ""), (struct str){ out, n }, NULL), 0);
    cell_is(1, 899, 0, "1", 1, 2);
    cell_is(1, 0, 0, "1", 1, 1);
}

static void test_damage(void **state)
{
    (void)state;
    struct part parts[] = {
        PART("_rels/.rels", ROOT),
        PART("xl/_rels/workbook.xml.rels", RELATIONS(RELATION("r1", "worksheet", "a.xml")
                                                     RELATION("r2", "sharedStrings", "s.xml"))),
        { "xl/workbook.xml", part_of("workbook", STR("<sheets>" SHEET("x", "r1", "") "</sheets>")) },
        { "xl/a.xml", part_of("worksheet", STR("<sheetData><row>" V("A1", "s", "0") S("B1", "b")
                                               "</row></sheetData>")) },
        { "xl/s.xml", part_of("sst", STR("<si><t>共</t></si>")) },
        { 0 },
    };
    struct str whole = zipped(arena, parts);
    assert_int_equal(read_parts(parts), 0);
    cell_is(1, 0, 0, "共", 1, 1);
    for (size_t n = 4; n < whole.n; n++) {
        struct arena *a = arena_new(64 << 20);
        struct str cut = str_copy(a, str_slice(whole, 0, n));
        assert_true(document_read(a, STR("report.xlsx"), cut, &doc, &err) < 0);
        arena_free(a);
    }
    for (size_t n = 0; n < whole.n; n++) {
        struct arena *a = arena_new(64 << 20);
        struct str changed = str_copy(a, whole);
        ((char *)(uintptr_t)changed.p)[n] ^= (char)(1 << n % 8);
        int code = document_read(a, STR("report.xlsx"), changed, &doc, &err);
        assert_true(code == 0 || code == QOQ_EINPUT || code == QOQ_ELIMIT);
        arena_free(a);
    }
    parts[3].name = "xl/other.xml";
    refused(read_parts(parts), QOQ_EINPUT, "lacks its part xl/a.xml");
    parts[3].name = "xl/a.xml";
    parts[4].bytes = STR("<!DOCTYPE sst [<!ENTITY x SYSTEM 'file:///etc/hostname'>]><sst><si><t>&x;"
                         "</t></si></sst>");
    refused(read_parts(parts), QOQ_EINPUT, "damaged XML");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(test_values), TEST(test_styles),         TEST(test_numbers_shown),
        TEST(test_grid),   TEST(test_several_sheets), TEST(test_dates_shown),
        TEST(test_list),   TEST(test_references),     TEST(test_limits),
        TEST(test_damage), TEST(test_merged_everywhere),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
