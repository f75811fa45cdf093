#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>
#include <zip.h>

#include "base/file.h"
#include "snapshots/read/xlsx.h"
#include "tests/unit/lossless.h"

static struct arena *arena;
static struct document doc;
static struct error err;

static int set_up(void **state)
{
    (void)state;
    arena = arena_new(64 << 20);
    err = (struct error){ 0 };
    return arena ? 0 : -1;
}

static int tear_down(void **state)
{
    (void)state;
    arena_free(arena);
    return 0;
}

/* A zip container in memory: names and texts in turn, NULL at the end. */
static struct str container(const char *name, ...)
{
    zip_source_t *source = zip_source_buffer_create(NULL, 0, 0, NULL);
    zip_t *zip = zip_open_from_source(source, ZIP_TRUNCATE, NULL);
    assert_non_null(zip);
    zip_source_keep(source);
    va_list args;
    va_start(args, name);
    for (; name; name = va_arg(args, const char *)) {
        const char *text = va_arg(args, const char *);
        zip_source_t *part = zip_source_buffer(zip, text, strlen(text), 0);
        assert_true(zip_file_add(zip, name, part, 0) >= 0);
    }
    va_end(args);
    assert_int_equal(zip_close(zip), 0);
    assert_int_equal(zip_source_open(source), 0);
    zip_source_seek(source, 0, SEEK_END);
    size_t n = (size_t)zip_source_tell(source);
    char *bytes = arena_alloc(arena, n);
    zip_source_seek(source, 0, SEEK_SET);
    assert_int_equal(zip_source_read(source, bytes, n), n);
    zip_source_close(source);
    zip_source_free(source);
    return (struct str){ bytes, n };
}

static void read_ok(const char *name, struct str bytes)
{
    int code = document_read(arena, str_from(name), bytes, &doc, &err);
    if (code)
        print_error("%s\n", err.text);
    assert_int_equal(code, 0);
}

static void is(struct str s, const char *wanted)
{
    if (!str_is(s, wanted))
        print_error("[%.*s], not [%s]\n", STR_ARG(s), wanted);
    assert_true(str_is(s, wanted));
}

static void para_is(size_t i, const char *text)
{
    assert_true(i < doc.blocks.n);
    assert_int_equal(doc.blocks.v[i].type, BLOCK_PARA);
    is(doc.blocks.v[i].para.text, text);
}

static void cell_is(size_t block, int row, int column, const char *text, int rows, int columns)
{
    assert_true(block < doc.blocks.n);
    assert_int_equal(doc.blocks.v[block].type, BLOCK_GRID);
    const struct grid_cell *c = grid_at(doc.blocks.v[block].grid, row, column);
    assert_non_null(c);
    is(c->text, text);
    assert_int_equal(c->rows, rows);
    assert_int_equal(c->columns, columns);
}

#define W "<?xml version='1.0'?><w:document xmlns:w='http://w' xmlns:mc='http://mc'><w:body>"
#define P(text) "<w:p><w:r><w:t>" text "</w:t></w:r></w:p>"
#define TC(properties, inside) "<w:tc><w:tcPr>" properties "</w:tcPr>" inside "</w:tc>"

static void test_docx(void **state)
{
    (void)state;
    read_ok("a.docx", container("word/document.xml",
        W "<w:p><w:r><w:t xml:space='preserve'>标</w:t></w:r><w:ins><w:r><w:t>题</w:t></w:r></w:ins>"
        "<w:del><w:r><w:delText>旧</w:delText></w:r></w:del>"
        "<w:r><w:rPr><w:vanish/></w:rPr><w:t>隐</w:t></w:r><w:r><w:br/><w:t>次行</w:t></w:r></w:p>"
        "<w:tbl><w:tblPr/><w:tr>" TC("", P("序号")) TC("<w:gridSpan w:val='2'/>", P("任务")) "</w:tr>"
        "<w:tr>" TC("<w:vMerge w:val='restart'/>", P("1")) TC("", P("甲") P("乙")) TC("", P("丙")) "</w:tr>"
        "<w:sdt><w:sdtContent><w:tr>" TC("<w:vMerge/>", "<w:p/>") TC("", P("丁"))
        TC("", "<w:tbl><w:tr>" TC("", P("内")) TC("", P("里")) "</w:tr></w:tbl><w:p/>")
        "</w:tr></w:sdtContent></w:sdt></w:tbl>" P("尾")
        "<w:p><mc:AlternateContent><mc:Choice><w:r><w:t>框</w:t></w:r></mc:Choice><mc:Fallback>"
        "<w:r><w:t>框</w:t></w:r></mc:Fallback></mc:AlternateContent></w:p>"
        "<w:sectPr/></w:body></w:document>", NULL));
    assert_string_equal(doc.format, "docx");
    assert_int_equal(doc.blocks.n, 5);
    para_is(0, "标题");
    para_is(1, "次行");
    cell_is(2, 0, 1, "任务", 1, 2);
    cell_is(2, 2, 0, "1", 2, 1);
    cell_is(2, 1, 1, "甲\n乙", 1, 1);
    cell_is(2, 2, 2, "内\n里", 1, 1);
    para_is(3, "尾");
    para_is(4, "框");
}

#define LVL(i, format, text) "<w:lvl w:ilvl='" i "'><w:start w:val='1'/><w:numFmt w:val='" format \
    "'/><w:lvlText w:val='" text "'/></w:lvl>"
#define NP(list, level, text) "<w:p><w:pPr><w:numPr><w:ilvl w:val='" level "'/><w:numId w:val='" list \
    "'/></w:numPr></w:pPr><w:r><w:t>" text "</w:t></w:r></w:p>"

static void test_docx_numbering(void **state)
{
    (void)state;
    read_ok("a.docx", container("word/document.xml",
        W NP("1", "0", "总则") NP("1", "1", "甲") NP("1", "1", "乙") NP("1", "0", "分则")
        NP("1", "1", "丙") NP("2", "0", "点") NP("9", "0", "无") "</w:body></w:document>",
        "word/numbering.xml",
        "<w:numbering xmlns:w='http://w'><w:abstractNum w:abstractNumId='7'>"
        LVL("0", "chineseCounting", "%1、") LVL("1", "decimal", "%1.%2") "</w:abstractNum>"
        "<w:abstractNum w:abstractNumId='8'>" LVL("0", "bullet", "x") "</w:abstractNum>"
        "<w:num w:numId='1'><w:abstractNumId w:val='7'/></w:num>"
        "<w:num w:numId='2'><w:abstractNumId w:val='8'/></w:num></w:numbering>", NULL));
    static const char *const texts[] = { "一、总则", "一.1甲", "一.2乙", "二、分则", "二.1丙", "点", "无" };
    assert_int_equal(doc.blocks.n, 7);
    for (size_t i = 0; i < 7; i++)
        para_is(i, texts[i]);
}

#define SHEETS(list) "<workbook xmlns:r='http://r'><sheets>" list "</sheets></workbook>"
#define RELS(list) "<Relationships>" list "</Relationships>"

static void test_xlsx(void **state)
{
    (void)state;
    read_ok("a.xlsx", container(
        "xl/workbook.xml",
        SHEETS("<sheet name='市级' sheetId='1' r:id='rId2'/><sheet name='藏' state='hidden' sheetId='2' "
               "r:id='rId3'/><sheet name='Sheet3' sheetId='3' r:id='rId4'/>"),
        "xl/_rels/workbook.xml.rels",
        RELS("<Relationship Id='rId2' Target='worksheets/a.xml'/><Relationship Id='rId3' "
             "Target='worksheets/b.xml'/><Relationship Id='rId4' Target='/xl/worksheets/c.xml'/>"),
        "xl/sharedStrings.xml",
        "<sst><si><t>序号</t></si><si><r><t>任</t></r><r><t>务</t></r><rPh><t>yin</t></rPh></si></sst>",
        "xl/styles.xml",
        "<styleSheet><numFmts><numFmt numFmtId='176' formatCode='yyyy&quot;年&quot;m&quot;月&quot;'/>"
        "</numFmts><cellXfs><xf numFmtId='0'/><xf numFmtId='10'/><xf numFmtId='176'/></cellXfs>"
        "</styleSheet>",
        "xl/worksheets/a.xml",
        "<worksheet><sheetData><row r='1'><c r='A1' t='s'><v>0</v></c><c r='B1' t='s'><v>1</v></c>"
        "<c r='C1' t='inlineStr'><is><t>进度</t></is></c><c r='D1' t='str'><v>时间</v></c></row>"
        "<row r='3'><c r='A3'><v>1</v></c><c r='C3' s='1'><v>0.4275</v></c><c r='D3' s='2'>"
        "<v>44075</v></c><c r='E3' t='e'><v>#REF!</v></c></row></sheetData>"
        "<mergeCells><mergeCell ref='A1:A2'/><mergeCell ref='A3:B9'/></mergeCells></worksheet>",
        "xl/worksheets/b.xml", "<worksheet/>",
        "xl/worksheets/c.xml",
        "<worksheet><sheetData><row><c t='inlineStr'><is><t>独</t></is></c></row></sheetData>"
        "</worksheet>", NULL));
    assert_string_equal(doc.format, "xlsx");
    assert_int_equal(doc.blocks.n, 3);
    para_is(0, "市级");
    cell_is(1, 0, 0, "序号", 2, 1);
    cell_is(1, 0, 1, "任务", 1, 1);
    cell_is(1, 0, 2, "进度", 1, 1);
    cell_is(1, 2, 1, "1", 1, 2);
    cell_is(1, 2, 2, "42.75%", 1, 1);
    cell_is(1, 2, 3, "2020年9月", 1, 1);
    para_is(2, "独");
}

static void test_number_formats(void **state)
{
    (void)state;
    static const char *const shown[][3] = {
        { "General", "0.30000000000000004", "0.3" }, { "General", "12", "12" },
        { "0", "3.6", "4" },           { "0.00", "3", "3.00" },       { "#,##0.00", "1234567.5", "1,234,567.50" },
        { "0.0%", "0.5", "50.0%" },    { "#,##0", "-1234", "-1,234" }, { "0.##", "1.5", "1.5" },
        { "0.##", "2", "2" },          { "0.00\"亿元\"", "1.234", "1.23亿元" }, { "\\约0", "7", "约7" },
        { "[Red]0.0_ ;-0.0", "1.25", "1.2" }, { "yyyy-mm-dd", "44104", "2020-09-30" },
        { "yyyy/m/d", "60", "1900/2/28" }, { "[$-804]m\"月\"d\"日\"", "44104", "9月30日" },
        { "yyyy-m-d h:mm", "44104.5", "2020-9-30" }, { "@", "12.50", "12.5" },
        { "0.0", "无", "无" },         { "yyyy", "-5", "-5" },
    };
    for (size_t i = 0; i < sizeof shown / sizeof shown[0]; i++)
        is(number_show(arena, str_from(shown[i][0]), str_from(shown[i][1])), shown[i][2]);
}

static void test_csv(void **state)
{
    (void)state;
    read_ok("a.csv", STR("\xEF\xBB\xBF某市2022年进展表,,\r\n序号,任务,\"进 \"\"展\"\"\"\r\n"
                         "1,\"甲,乙\r\n\r\n丙\",成\r\n,,\r\n2,丁"));
    assert_string_equal(doc.format, "csv");
    cell_is(0, 0, 0, "某市2022年进展表", 1, 1);
    cell_is(0, 1, 2, "进 \"展\"", 1, 1);
    cell_is(0, 2, 1, "甲,乙\n丙", 1, 1);
    cell_is(0, 4, 1, "丁", 1, 1);
    assert_int_equal(doc.blocks.v[0].grid->columns, 3);
    read_ok("a.tsv", STR("序号\t任务\n1\t甲;乙,丙\n"));
    cell_is(0, 1, 1, "甲;乙,丙", 1, 1);
    read_ok("a.csv", STR("序号;任务\n1;甲,乙\n2;\"没有关上"));
    cell_is(0, 1, 1, "甲,乙", 1, 1);
    cell_is(0, 2, 1, "没有关上", 1, 1);
}

static void test_damaged(void **state)
{
    (void)state;
    struct str good = container("word/document.xml", W P("甲") "</w:body></w:document>", NULL);
    assert_int_equal(document_read(arena, STR("a.docx"), str_slice(good, 0, good.n / 2), &doc, &err),
                     QOQ_EINPUT);
    struct str bad = container("word/document.xml", "<w:document><w:body>", NULL);
    assert_int_equal(document_read(arena, STR("a.docx"), bad, &doc, &err), QOQ_EINPUT);
    struct str bomb = container("word/document.xml",
        "<!DOCTYPE x [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;&a;'>]><x>&b;</x>", NULL);
    assert_int_equal(document_read(arena, STR("a.docx"), bomb, &doc, &err), QOQ_EINPUT);
    struct str other = container("data.bin", "x", NULL);
    assert_int_equal(document_read(arena, STR("a.zip"), other, &doc, &err), QOQ_EINPUT);
    assert_non_null(strstr(err.text, "zip"));
}

/* --- one report in four containers --- */

static void escape(struct buf *b, struct str s)
{
    for (size_t i = 0; i < s.n; i++) {
        if (s.p[i] == '<')
            buf_addz(b, "&lt;");
        else if (s.p[i] == '&')
            buf_addz(b, "&amp;");
        else
            buf_addc(b, s.p[i]);
    }
}

static struct str as_docx(const struct grid *g)
{
    struct buf b = { .arena = arena };
    buf_addz(&b, W "<w:tbl>");
    for (int row = 0; row < g->rows; row++) {
        buf_addz(&b, "<w:tr>");
        for (int column = 0; column < g->columns;) {
            const struct grid_cell *c = grid_at(g, row, column);
            struct str text = c && c->row == row ? c->text : STR_NULL, line;
            buf_addf(&b, "<w:tc><w:tcPr><w:gridSpan w:val='%d'/>%s</w:tcPr>", c ? c->columns : 1,
                     !c || c->rows < 2 ? "" : c->row == row ? "<w:vMerge w:val='restart'/>" : "<w:vMerge/>");
            while (str_next(&text, STR("\n"), &line)) {
                buf_addz(&b, "<w:p><w:r><w:t>");
                escape(&b, line);
                buf_addz(&b, "</w:t></w:r></w:p>");
            }
            buf_addz(&b, "<w:p/></w:tc>");
            column += c ? c->columns : 1;
        }
        buf_addz(&b, "</w:tr>");
    }
    buf_addz(&b, "</w:tbl></w:body></w:document>");
    return container("word/document.xml", str_z(arena, buf_str(&b)), NULL);
}

static struct str as_xlsx(const struct grid *g)
{
    struct buf b = { .arena = arena }, merges = { .arena = arena };
    buf_addz(&b, "<worksheet><sheetData>");
    for (size_t i = 0; i < g->cells.n; i++) {
        const struct grid_cell *c = &g->cells.v[i];
        if (i == 0 || g->cells.v[i - 1].row != c->row)
            buf_addf(&b, "%s<row r='%d'>", i ? "</row>" : "", c->row + 1);
        buf_addf(&b, "<c r='%c%d' t='inlineStr'><is><t>", 'A' + c->column, c->row + 1);
        escape(&b, c->text);
        buf_addz(&b, "</t></is></c>");
        if (c->rows > 1 || c->columns > 1)
            buf_addf(&merges, "<mergeCell ref='%c%d:%c%d'/>", 'A' + c->column, c->row + 1,
                     'A' + c->column + c->columns - 1, c->row + c->rows);
    }
    buf_addz(&b, "</row></sheetData><mergeCells>");
    buf_add(&b, buf_str(&merges));
    buf_addz(&b, "</mergeCells></worksheet>");
    return container("xl/workbook.xml", SHEETS("<sheet name='a' sheetId='1' r:id='r1'/>"),
                     "xl/_rels/workbook.xml.rels",
                     RELS("<Relationship Id='r1' Target='worksheets/a.xml'/>"),
                     "xl/worksheets/a.xml", str_z(arena, buf_str(&b)), NULL);
}

static void same_tasks(const struct report *a, const struct report *b)
{
    assert_int_equal(a->tasks.n, b->tasks.n);
    for (size_t i = 0; i < a->tasks.n; i++) {
        const struct task *x = &a->tasks.v[i], *y = &b->tasks.v[i];
        assert_true(str_eq(x->no, y->no));
        assert_true(str_eq(x->title, y->title));
        assert_int_equal(x->owners.n, y->owners.n);
        assert_int_equal(x->items.n, y->items.n);
        for (size_t k = 0; k < x->items.n; k++) {
            assert_true(str_eq(x->items.v[k].title, y->items.v[k].title));
            assert_true(str_eq(x->items.v[k].progress, y->items.v[k].progress));
            assert_true(str_eq(x->items.v[k].issues, y->items.v[k].issues));
            assert_true(str_eq(x->items.v[k].next, y->items.v[k].next));
            assert_int_equal(x->items.v[k].shared, y->items.v[k].shared);
        }
    }
}

static struct report tasks_of(const char *name, struct str bytes)
{
    struct report r = { 0 };
    size_t found;
    read_ok(name, bytes);
    assert_int_equal(grid_tasks(arena, &doc, NULL, &r, &found, &err), 0);
    assert_nothing_lost(arena, &doc, &r);
    return r;
}

static void test_same_report(void **state)
{
    (void)state;
    struct str bytes;
    if (!file_exists("samples/2024-q3.html"))
        skip();
    assert_int_equal(file_read(arena, "samples/2024-q3.html", 1 << 20, &bytes, &err), 0);
    struct report html = tasks_of("a.html", bytes);
    const struct grid *g = NULL;
    for (size_t i = 0; i < doc.blocks.n; i++)
        if (doc.blocks.v[i].type == BLOCK_GRID)
            g = doc.blocks.v[i].grid;
    assert_int_equal(html.tasks.n, 46);
    struct report docx = tasks_of("a.docx", as_docx(g)), xlsx = tasks_of("a.xlsx", as_xlsx(g));
    same_tasks(&html, &docx);
    same_tasks(&html, &xlsx);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_docx, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_docx_numbering, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_xlsx, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_number_formats, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_csv, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_damaged, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_same_report, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
