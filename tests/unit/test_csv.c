#include "base/file.h"
#include "tests/unit/blocks.h"

static int read_named(const char *name, struct str bytes)
{
    return document_read(arena, str_from(name), bytes, &doc, &err);
}

static void read_csv(const char *text)
{
    assert_int_equal(read_named("Tasks.CSV", str_from(text)), 0);
    assert_string_equal(doc.format, "csv");
}

static void is_format(const char *name, const char *text, const char *format)
{
    assert_int_equal(read_named(name, str_from(text)), 0);
    assert_string_equal(doc.format, format);
}

/* --- fields --- */

static void test_rfc_4180(void **state)
{
    (void)state;
    read_csv("\xEF\xBB\xBF序号,任务,进展\r\n1,\"甲,乙\",\"说\"\"好\"\"的\"\r\n"
             "2, \"上\r\n\r\n 下\" ,丙\r\n3,,丁");
    assert_int_equal(doc.blocks.n, 1);
    assert_int_equal(doc.blocks.v[0].grid->rows, 4);
    assert_int_equal(doc.blocks.v[0].grid->columns, 3);
    cell_is(0, 1, 1, "甲,乙", 1, 1);
    cell_is(0, 1, 2, "说\"好\"的", 1, 1);
    assert_int_equal(cell_is(0, 2, 1, "上\n下", 1, 1)->line, 3);
    assert_int_equal(cell_is(0, 3, 2, "丁", 1, 1)->line, 6);
    assert_null(grid_at(doc.blocks.v[0].grid, 3, 1)->text.p);
}

static void test_loose_quotes(void **state)
{
    (void)state;
    read_csv("任务,进展\n\"十四五\"规划,编\"完\"了\n\"没关,上\n甲,乙\n");
    cell_is(0, 1, 0, "\"十四五\"规划", 1, 1);
    cell_is(0, 1, 1, "编\"完\"了", 1, 1);
    cell_is(0, 2, 0, "\"没关", 1, 1);
    cell_is(0, 3, 1, "乙", 1, 1);
    read_csv("任务,进展\n甲,\"页面到这里\n就断了");
    cell_is(0, 1, 1, "页面到这里\n就断了", 1, 1);
    read_csv("任务,进展\r甲,\"\"\r乙,\"丙\"");
    cell_is(0, 2, 1, "丙", 1, 1);
}

static void test_separators(void **state)
{
    (void)state;
    read_csv("序号;任务;进展\n1;甲,乙;丙,丁,戊\n2;己,庚;辛\n");
    cell_is(0, 1, 1, "甲,乙", 1, 1);
    read_csv("sep=;\r\n任务;进展\r\n甲,乙;丙,丁\r\n");
    assert_int_equal(cell_is(0, 1, 0, "甲,乙", 1, 1)->line, 3);
    assert_int_equal(read_named("a.tsv", STR("序号\t任务\n1\t甲,乙\n2\t丙,丁\n")), 0);
    assert_string_equal(doc.format, "csv");
    cell_is(0, 2, 1, "丙,丁", 1, 1);
}

/* What Excel writes as "Unicode text", and as CSV on a Chinese machine. */
static void test_encodings(void **state)
{
    (void)state;
    static const char wide[] = "\xFF\xFE" "\x8F\x5E\t\0\xFB\x4E\t\0\xDB\x8F\n\0" "1\0\t\0\x32\x75\t\0\x59\x4E\n\0"
                               "2\0\t\0\x19\x4E\t\0\x01\x4E";
    assert_int_equal(read_named("a.txt", (struct str){ wide, sizeof wide - 1 }), 0);
    assert_string_equal(doc.format, "csv");
    assert_string_equal(doc.charset, "UTF-16LE");
    cell_is(0, 1, 1, "甲", 1, 1);
    assert_int_equal(read_named("a.csv", STR("\xD0\xF2\xBA\xC5,\xC8\xCE\xCE\xF1,\xBD\xF8\xD5\xB9\r\n"
                                             "1,\xB5\xC0\xC2\xB7\xBD\xA8\xC9\xE8,\xCD\xEA\xB3\xC9\r\n")), 0);
    assert_string_equal(doc.charset, "GB18030");
    cell_is(0, 1, 1, "道路建设", 1, 1);
}

/* --- what is one --- */

static void test_sniffing(void **state)
{
    (void)state;
    static const char table[] = "序号,任务,进展\n1,甲,乙\n2,丙,丁\n3,戊,己\n";
    is_format("stdin", table, "csv");
    is_format("report.txt", table, "csv");
    is_format("report.txt", "序号\n任务\n进展\n1\n甲,乙\n丙,丁,戊\n2\n己\n", "text");
    is_format("report.txt", "甲,乙,丙\n丁,戊,己\n庚。\n", "text");
    is_format("report.txt", "甲,乙\n丙,丁\n戊,己\n庚,辛\n", "text");
    is_format("report.csv", "甲,乙\n丙,丁\n", "csv");
    is_format("report.csv", "一个\n没有分隔的\n", "text");
    is_format("report.csv", "<html><body><p>a,b</p></body></html>", "html");
}

/* No page of a corpus is taken for a table: their borders are gone. */
static void test_bars_are_text(void **state)
{
    (void)state;
    is_format("page", "重点工作任务分解表\n"
                      "1 | 建公园3座 | 3月底前招标;6月底前开工;11月底前完成 | 园林局 |\n"
                      "2 | 修路9公里 | 4月底前招标;7月底前开工;12月底前完成 | 交通局 |\n"
                      "3 | 改造公厕8座 | 2月底前招标;5月底前开工;10月底前完成 | 住建局 |\n"
                      "4 | 新增托位90个 | 2月底前选址;5月底前装修;9月底前完成 | 卫健局 |\n", "text");
}

static void test_pages_are_text(void **state)
{
    (void)state;
    const char *shared = getenv("QOQ_SHARED");
    struct str_list files = { 0 };
    struct str bytes;
    const char *corpus = str_z(arena, str_format(arena, "%s/corpus", shared ? shared : "../shared"));
    if (!file_is_directory(corpus))
        skip();
    assert_int_equal(file_walk(arena, corpus, &files, &err), 0);
    for (size_t i = 0; i < files.n; i++) {
        if (!str_ends(files.v[i], STR(".txt")))
            continue;
        assert_int_equal(file_read(arena, str_z(arena, files.v[i]), 16 << 20, &bytes, &err), 0);
        is_format("page", str_z(arena, bytes), "text");
    }
}

/* --- merged cells, text around --- */

static void test_merged(void **state)
{
    (void)state;
    read_csv("某市进展表,,,,\n(截至3月底),,,,\n"
             "序号,任务,单位,进展,\n,,,一月,二月\n"
             "一、城建,,,,\n"
             "1,甲,局,a,b\n,,,c,d\n,,,e,f\n"
             ",乙,局,,g\n"
             "2,丙,,h,\n"
             "注:略,,,,\n");
    assert_int_equal(doc.blocks.n, 4);
    para_at(0, "某市进展表", 1);
    para_at(1, "(截至3月底)", 2);
    para_at(3, "注:略", 11);
    cell_is(2, 0, 0, "序号", 2, 1);
    cell_is(2, 0, 3, "进展", 1, 2);
    cell_is(2, 1, 4, "二月", 1, 1);
    cell_is(2, 2, 0, "一、城建", 1, 1);
    cell_is(2, 3, 0, "1", 4, 1);
    cell_is(2, 3, 1, "甲", 3, 1);
    cell_is(2, 3, 2, "局", 3, 1);
    cell_is(2, 6, 1, "乙", 1, 1);
    cell_is(2, 6, 4, "g", 1, 1);
    cell_is(2, 7, 1, "丙", 1, 1);
}

/* One header over two columns, which a record may fill with one text. */
static void test_merged_across(void **state)
{
    (void)state;
    read_csv("序号,任务,进展,,下一步\n1,甲,子项,a,\n,,另一子项,b,c\n2,乙,丙,,丁\n");
    cell_is(0, 0, 2, "进展", 1, 2);
    cell_is(0, 1, 0, "1", 2, 1);
    cell_is(0, 1, 2, "子项", 1, 1);
    cell_is(0, 2, 3, "b", 1, 1);
    cell_is(0, 3, 2, "丙", 1, 2);
    cell_is(0, 3, 4, "丁", 1, 1);
}

/* A column of numbers that nobody filled in belongs to no cell above. */
static void test_blank_column(void **state)
{
    (void)state;
    read_csv("序号,任务,进展\n,甲,a\n,乙,b\n");
    cell_is(0, 0, 0, "序号", 1, 1);
    cell_is(0, 1, 1, "甲", 1, 1);
    read_csv("任务,一月,二月\n甲,,\n,3,4\n");
    cell_is(0, 1, 0, "甲", 1, 1); /* with nothing beside it, a heading */
}

static void test_ragged(void **state)
{
    (void)state;
    read_csv("某市进展表\n\n序号,任务,进展\n1,甲\n2,乙,b,c\n\n3,丙,d\n");
    para_at(0, "某市进展表", 1);
    assert_int_equal(doc.blocks.v[1].grid->rows, 4);
    assert_int_equal(doc.blocks.v[1].grid->columns, 4);
    cell_is(1, 2, 3, "c", 1, 1);
    assert_int_equal(cell_is(1, 3, 1, "丙", 1, 1)->line, 7);
}

/* --- limits and damage --- */

static void test_limits(void **state)
{
    (void)state;
    enum { MANY = 1100000 };
    char *text = arena_alloc(arena, 2 * MANY);
    for (size_t i = 0; i < MANY; i++)
        memcpy(text + 2 * i, i % 10 == 9 ? "x\n" : "x,", 2);
    assert_int_equal(read_named("a.csv", (struct str){ text, 2 * MANY }), QOQ_ELIMIT);
    memset(text, ',', 20000);
    text[0] = 'x';
    assert_int_equal(read_named("a.csv", (struct str){ text, 20000 }), QOQ_ELIMIT);
    assert_non_null(strstr(err.text, "16384"));
    for (size_t i = 0; i < MANY; i++)
        memcpy(text + 2 * i, i % 3 == 0 ? ",\"" : i % 3 == 1 ? "a\"" : "\"b", 2);
    int code = read_named("a.csv", (struct str){ text, 2 * MANY });
    assert_true(code == 0 || code == QOQ_ELIMIT);
}

static void test_damage(void **state)
{
    (void)state;
    static const char whole[] = "序号,任务,\"进,展\"\r\n1,\"甲\r\n\"\"乙\"\"\",\r\n,,丙\r\n2,丁,戊\r\n";
    for (size_t n = 3; n < sizeof whole; n++) { /* from the first character on */
        struct arena *a = arena_new(16 << 20);
        assert_int_equal(document_read(a, STR("a.csv"), (struct str){ whole, n }, &doc, &err), 0);
        arena_free(a);
    }
    for (size_t n = 0; n + 1 < sizeof whole; n++) {
        struct arena *a = arena_new(16 << 20);
        struct str changed = str_copy(a, ((struct str){ whole, sizeof whole - 1 }));
        ((char *)(uintptr_t)changed.p)[n] = "\",\n"[n % 3];
        int code = document_read(a, STR("a.csv"), changed, &doc, &err);
        assert_true(code == 0 || code == QOQ_EINPUT); /* half a character is no text */
        arena_free(a);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(test_rfc_4180), TEST(test_loose_quotes),   TEST(test_separators),
        TEST(test_sniffing), TEST(test_bars_are_text), TEST(test_pages_are_text),
        TEST(test_encodings),
        TEST(test_merged),   TEST(test_blank_column),   TEST(test_ragged),
        TEST(test_limits),   TEST(test_damage),          TEST(test_merged_across),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
