#include "snapshots/read/read.h"
#include "tests/unit/test.h"

static struct document doc;

static int read_bytes(const char *name, const char *bytes, size_t n)
{
    return document_read(arena, str_from(name), (struct str){ bytes, n }, &doc, &err);
}

static int read_text(const char *text)
{
    return read_bytes("page.txt", text, strlen(text));
}

static void para_is(size_t i, const char *text, long line, int gap)
{
    assert_true(i < doc.blocks.n);
    const struct block *b = &doc.blocks.v[i];
    assert_int_equal(b->type, BLOCK_PARA);
    if (!str_is(b->para.text, text))
        print_error("[%.*s]\n", STR_ARG(b->para.text));
    assert_true(str_is(b->para.text, text));
    assert_int_equal(b->para.line, line);
    assert_int_equal(b->para.gap, gap);
}

static void test_lines(void **state)
{
    (void)state;
    assert_int_equal(read_text("\xEF\xBB\xBF 甲 \r\n\r\n\xC2\xA0\r\n\xE3\x80\x80乙\rc\n\n\nd"), 0);
    assert_string_equal(doc.format, "text");
    assert_string_equal(doc.charset, "UTF-8");
    assert_int_equal(doc.blocks.n, 4);
    para_is(0, "甲", 1, 0);
    para_is(1, "乙", 4, 2);
    para_is(2, "c", 5, 0);
    para_is(3, "d", 8, 2);
}

static void refused(int code, const char *says)
{
    assert_int_equal(code, QOQ_EINPUT);
    if (!strstr(err.text, says))
        print_error("[%s]\n", err.text);
    assert_non_null(strstr(err.text, says));
}

static void test_refusals(void **state)
{
    (void)state;
    refused(read_text(""), "empty");
    refused(read_text(" \n\xC2\xA0\n"), "blanks");
    refused(read_bytes("x.bin", "abc\0\1\2\3\4\5\6\7\10", 12), "binary");
    refused(read_bytes("x.pdf", "%PDF-1.4", 8), "PDF");
    refused(read_text("甲乙\n丙\xFF丁\n"), "byte 11");
    assert_int_equal(err.line, 2);
    refused(read_text("ab\xC0\x80"), "GB18030");
    assert_string_equal(err.origin, "page.txt");
}

static void test_cut_character(void **state)
{
    (void)state;
    assert_int_equal(read_text("甲乙\n丙\xE4\xB8"), 0);
    para_is(1, "丙", 2, 0);
}

/* 「重点工作完成情况\n市政府」 in three encodings. */
static void test_encodings(void **state)
{
    (void)state;
    assert_int_equal(read_text("\xD6\xD8\xB5\xE3\xB9\xA4\xD7\xF7\xCD\xEA\xB3\xC9\xC7\xE9\xBF\xF6\n"
                               "\xCA\xD0\xD5\xFE\xB8\xAE"), 0);
    assert_string_equal(doc.charset, "GB18030");
    para_is(0, "重点工作完成情况", 1, 0);
    para_is(1, "市政府", 2, 0);
    assert_int_equal(read_text("\xAD\xAB\xC2\x49\xA4\x75\xA7\x40\xA7\xB9\xA6\xA8\xB1\xA1\xAA\x70"),
                     0);
    assert_string_equal(doc.charset, "Big5");
    para_is(0, "重點工作完成情況", 1, 0);
    assert_int_equal(read_bytes("a.txt", "\xFF\xFE\xCD\x91\xB9\x70\n\0", 8), 0);
    assert_string_equal(doc.charset, "UTF-16LE");
    para_is(0, "重点", 1, 0);
    assert_int_equal(read_bytes("a.txt", "\x91\xCD\x70\xB9\0\n\x5D\xE5", 8), 0);
    assert_string_equal(doc.charset, "UTF-16BE");
    para_is(1, "工", 2, 0);
}

static int read_html(const char *html)
{
    return read_bytes("page.html", html, strlen(html));
}

static void cell_is(size_t block, int row, int column, const char *text, int rows, int columns)
{
    assert_true(block < doc.blocks.n);
    assert_int_equal(doc.blocks.v[block].type, BLOCK_GRID);
    const struct grid_cell *c = grid_at(doc.blocks.v[block].grid, row, column);
    assert_non_null(c);
    if (!str_is(c->text, text))
        print_error("[%.*s]\n", STR_ARG(c->text));
    assert_true(str_is(c->text, text));
    assert_int_equal(c->rows, rows);
    assert_int_equal(c->columns, columns);
}

static void test_html_text(void **state)
{
    (void)state;
    assert_int_equal(read_html(
        "<!DOCTYPE html><html><head><title> 标题_站名\n</title><meta name=PubDate content='2020-1-2'>"
        "<style>p{color:red}</style></head><body>\n<div>首页 &gt; <a>公开</a></div>"
        "<script>if (a<b) document.write('<p>不见</p>')</script><noscript>也不见</noscript>"
        "<p>第一\n  段&nbsp;&nbsp;x</p>二<br>三<o:p>四</o:p><![if !supportLists]>·<![endif]>"
        "<span style='color:red; display : none'>隐</span><p hidden>隐</p><input type=hidden value=隐>"
        "<pre>甲\n乙</pre>&lt;新区&gt;<ul><li>a<li>b</ul>尾"), 0);
    assert_string_equal(doc.format, "html");
    assert_int_equal(doc.metas.n, 2);
    assert_true(str_is(doc.metas.v[0].content, "标题_站名"));
    assert_true(str_is(doc.metas.v[1].name, "pubdate"));
    static const char *const texts[] = { "首页 > 公开", "第一段 x", "二", "三四·", "甲", "乙",
                                         "<新区>", "a", "b", "尾" };
    assert_int_equal(doc.blocks.n, sizeof texts / sizeof texts[0]);
    for (size_t i = 0; i < doc.blocks.n; i++)
        para_is(i, texts[i], doc.blocks.v[i].para.line, doc.blocks.v[i].para.gap);
    assert_int_equal(doc.blocks.v[3].para.gap, 0);
    assert_int_equal(doc.blocks.v[2].para.gap, 1);
}

static void test_html_spans(void **state)
{
    (void)state;
    assert_int_equal(read_html(
        "<table><caption>表一</caption><tfoot><tr><td>脚<td>注</tfoot>"
        "<thead><tr><th rowspan=2>甲<th colspan=2>乙<tr><th>丙<th>丁</thead>"
        "<tr><td rowspan=0>1<td colspan=9999>a<p>b</p>c<br>d<tr><td>x<td>y</table>"), 0);
    para_is(0, "表一", doc.blocks.v[0].para.line, 1);
    const struct grid *g = doc.blocks.v[1].grid;
    assert_int_equal(g->rows, 5);
    assert_int_equal(g->columns, 3);
    cell_is(1, 0, 0, "甲", 2, 1);
    cell_is(1, 1, 0, "甲", 2, 1);
    cell_is(1, 0, 2, "乙", 1, 2);
    cell_is(1, 1, 2, "丁", 1, 1);
    cell_is(1, 2, 1, "a\nb\nc\nd", 1, 2);
    cell_is(1, 3, 0, "1", 2, 1);
    cell_is(1, 3, 2, "y", 1, 1);
    cell_is(1, 4, 0, "脚", 1, 1);
    assert_null(grid_at(g, 4, 2));
    assert_true(grid_at(g, 0, 0)->header);
    assert_false(grid_at(g, 2, 0)->header);
}

static void test_html_layout_tables(void **state)
{
    (void)state;
    assert_int_equal(read_html(
        "<table><tr><td>头<td>边栏<tr><td colspan=2><table><tr><td>"
        "<table><tr><td>1<td>甲<td>乙<tr><td>2<td>丙<td><table><tr><td>内<td>里</table></table>"
        "</table><tr><td>尾</table>"), 0);
    assert_int_equal(doc.blocks.n, 4);
    para_is(0, "头", 1, 1);
    para_is(1, "边栏", 1, 1);
    cell_is(2, 1, 2, "内\n里", 1, 1);
    para_is(3, "尾", 1, 1);
}

static void test_html_strays(void **state)
{
    (void)state;
    assert_int_equal(read_html("<table>散<tr>落<td>1<td>2<b>粗</b><tr><td>3</td>外<td>4</table>"), 0);
    char all[256] = "";
    for (size_t i = 0; i < doc.blocks.n; i++)
        if (doc.blocks.v[i].type == BLOCK_PARA)
            strncat(all, str_z(arena, doc.blocks.v[i].para.text), 100);
    assert_non_null(strstr(all, "散"));
    assert_non_null(strstr(all, "落"));
    assert_non_null(strstr(all, "外"));
    cell_is(doc.blocks.n - 1, 0, 1, "2粗", 1, 1);
}

static void test_html_encodings(void **state)
{
    (void)state;
    assert_int_equal(read_html("<html><meta charset=\"gb2312\"><p>\xD6\xD8\xB5\xE3\xB9\xA4\xD7\xF7"),
                     0);
    assert_string_equal(doc.charset, "GB18030");
    assert_null(doc.misdeclared.p);
    para_is(0, "重点工作", 1, 1);
    assert_int_equal(read_html("<html><meta http-equiv=Content-Type content='text/html; "
                               "charset=gbk'><p>重点工作"), 0);
    assert_string_equal(doc.charset, "UTF-8");
    assert_true(str_is(doc.misdeclared, "gbk"));
    para_is(0, "重点工作", 1, 1);
}

/* Neither the parser nor the walk may overflow the stack, or take time that is not linear. */
static void test_html_depth(void **state)
{
    (void)state;
    struct buf page = { .arena = arena };
    for (int i = 0; i < 9000; i++)
        buf_addz(&page, i % 3 ? "<div>" : "<b>");
    buf_addz(&page, "深");
    assert_int_equal(read_bytes("a.html", page.p, page.n), 0);
    para_is(0, "深", 1, 1);
    page.n = 0;
    for (int i = 0; i < 4000; i++)
        buf_addz(&page, "<table><tr><td>");
    buf_addz(&page, "深<td>处");
    assert_int_equal(read_bytes("a.html", page.p, page.n), 0);
    assert_int_equal(doc.blocks.n, 1);
    page.n = 0;
    for (int i = 0; i < 60000; i++)
        buf_addz(&page, "<div>");
    assert_int_equal(read_bytes("a.html", page.p, page.n), QOQ_ELIMIT);
}

static void test_html_or_text(void **state)
{
    (void)state;
    assert_int_equal(read_text("甲<新区、管委会>乙、br />\n丙"), 0);
    assert_string_equal(doc.format, "text");
    para_is(0, "甲<新区、管委会>乙、br />", 1, 0);
    assert_int_equal(read_text("\n<div>甲</div>"), 0);
    assert_string_equal(doc.format, "html");
}

/* A tag with more attributes than any page has takes no time, and quotes and comments hold. */
static void test_html_huge_tag(void **state)
{
    (void)state;
    struct buf b = { .arena = arena };
    buf_addz(&b, "<html><!-- <a ");
    for (int i = 0; i < 100000; i++)
        buf_addf(&b, "a%d=1 ", i);
    buf_addz(&b, "--><p title = '>'>前</p><p ");
    for (int i = 0; i < 100000; i++)
        buf_addf(&b, "a%d='>' b%d ", i, i);
    buf_addz(&b, ">中</p>后");
    assert_int_equal(read_bytes("page.html", b.p, b.n), 0);
    assert_int_equal(doc.blocks.n, 3);
    para_is(0, "前", 1, 1);
    para_is(1, "中", 1, 1);
    para_is(2, "后", 1, 1);
}

/* What Word and Excel save as a web page: notes to themselves in comments, revisions, hidden cells. */
static void test_html_of_office_programs(void **state)
{
    (void)state;
    assert_int_equal(read_html("<html><head><!--[if gte mso 9]><xml><o:Pages>3</o:Pages></xml>"
                               "<![endif]--></head><body><p class=MsoNormal>甲<o:p></o:p></p>"
                               "<p><![if !supportLists]><span>1.</span><![endif]>乙"
                               "<del>旧</del><ins>新</ins></p><!--[if !mso]><p>丙</p><![endif]-->"
                               "<table><tr><td>一<td style='display:none'>藏<td>二"
                               "<tr style='DISPLAY: none'><td>藏<td>藏"
                               "<tr><td>三<td style='display:none'>藏<td>四</table>"), 0);
    para_is(0, "甲", 1, 1);
    para_is(1, "1.乙新", 1, 1);
    assert_int_equal(doc.blocks.n, 3);
    assert_int_equal(doc.blocks.v[2].grid->cells.n, 4);
    cell_is(2, 1, 1, "四", 1, 1);
}

/* A few broken bytes in a long page cost a character each. */
static void test_broken_bytes(void **state)
{
    (void)state;
    static const struct {
        const char *charset, *work, *bad;
        size_t size, bad_size;
    } pages[] = {
        { "UTF-8", "重点工作已完成", "\xFF", 21, 1 },
        { "UTF-8", "重点工作已完成", "\0", 21, 1 },
        { "GB18030", "\xD6\xD8\xB5\xE3\xB9\xA4\xD7\xF7\xD2\xD1\xCD\xEA\xB3\xC9", "\xFF", 14, 1 },
        { "GB18030", "\xD6\xD8\xB5\xE3\xB9\xA4\xD7\xF7\xD2\xD1\xCD\xEA\xB3\xC9", "\0", 14, 1 },
        { "UTF-16LE", "\xCD\x91\xB9\x70\xE5\x5D\x5C\x4F\xF2\x5D\x8C\x5B\x10\x62\n\0", "\0\0", 16, 2 },
        { "UTF-16BE", "\x91\xCD\x70\xB9\x5D\xE5\x4F\x5C\x5D\xF2\x5B\x8C\x62\x10\0\n", "\xD8\0", 16, 2 },
    };
    for (size_t i = 0; i < sizeof pages / sizeof pages[0]; i++) {
        struct buf b = { .arena = arena };
        for (int k = 0; k < 20; k++) {
            buf_add(&b, (struct str){ pages[i].work, pages[i].size });
            if (k == 9)
                buf_add(&b, (struct str){ pages[i].bad, pages[i].bad_size });
        }
        assert_int_equal(read_bytes("page.txt", b.p, b.n), 0);
        assert_string_equal(doc.charset, pages[i].charset);
        assert_int_equal(doc.broken, 1);
        size_t last = doc.blocks.n - 1;
        assert_true(str_ends(doc.blocks.v[last].para.text, STR("重点工作已完成")));
        doc.blocks.n = 0;
    }
}

static void test_bold(void **state)
{
    (void)state;
    assert_int_equal(read_html("<html><body><p><b>全</b><strong>粗</strong></p><p><b>半</b>粗</p>"
                               "<p style='font-weight: bold'>粗<span style='font-weight:400'>细"
                               "</span></p><h3>题</h3><p style='FONT-WEIGHT:700'>粗</p>"), 0);
    static const bool strong[] = { true, false, false, true, true };
    assert_int_equal(doc.blocks.n, 5);
    for (size_t i = 0; i < 5; i++)
        assert_int_equal(doc.blocks.v[i].para.strong, strong[i]);
}

/* Rows of a page, n times. */
static struct str lines_of(const char *bytes, size_t size, int n)
{
    struct buf b = { .arena = arena };
    for (int i = 0; i < n; i++) {
        buf_add(&b, (struct str){ bytes, size });
        buf_addc(&b, '\n');
    }
    return buf_str(&b);
}

#define UTF8 "重点工作已完成"
#define GBK "\xD6\xD8\xB5\xE3\xB9\xA4\xD7\xF7\xD2\xD1\xCD\xEA\xB3\xC9"

/* A page put together from two encodings. */
static void test_mixed_encodings(void **state)
{
    (void)state;
    for (int first = 0; first < 2; first++) {
        struct buf b = { .arena = arena };
        struct str utf8 = lines_of(UTF8, sizeof UTF8 - 1, first ? 3 : 9);
        struct str gbk = lines_of(GBK, sizeof GBK - 1, first ? 9 : 3);
        buf_add(&b, first ? utf8 : gbk);
        buf_add(&b, first ? gbk : utf8);
        assert_int_equal(read_bytes("page.txt", b.p, b.n), 0);
        assert_int_equal(doc.blocks.n, 12);
        assert_int_equal(doc.broken, 0);
        assert_true(str_is(doc.misdeclared, "UTF-8 in places"));
        for (size_t i = 0; i < 12; i++)
            assert_true(str_is(doc.blocks.v[i].para.text, UTF8));
        doc.blocks.n = 0;
    }
}

/* Read in a wrong encoding once, and written so: as windows-1252, and as GBK, which loses the last
 * character of a line. */
static void test_misread_before(void **state)
{
    (void)state;
    static const struct {
        const char *line, *is, *says;
    } pages[] = {
        { "é‡\xC2\x8D" "ç‚¹å·¥ä½œå·²å®Œæˆ\xC2\x90" "", "重点工作已完成", "windows-1252 (UTF-8 misread)" },
        { "ÖØµã¹¤×÷ÒÑÍê³É", "重点工作已完成", "windows-1252 (GB18030 misread)" },
        { "閲嶇偣宸ヤ綔宸插畬鎴�", "重点工作已完�", "GB18030 (UTF-8 misread)" },
    };
    for (size_t i = 0; i < sizeof pages / sizeof *pages; i++) {
        struct str page = lines_of(pages[i].line, strlen(pages[i].line), 12);
        assert_int_equal(read_bytes("page.txt", page.p, page.n), 0);
        assert_true(str_is(doc.misdeclared, pages[i].says));
        assert_string_equal(doc.charset, "UTF-8");
        assert_string_equal(str_z(arena, doc.blocks.v[11].para.text), pages[i].is);
        doc.blocks.n = 0;
    }
}

/* Chinese that is as it should be, however rare its characters, is left alone. */
static void test_nothing_to_undo(void **state)
{
    (void)state;
    struct str page = lines_of("鲟鳇鱼增殖放流、鸬鹚栖息地、薹菜种植", 54, 12);
    assert_int_equal(read_bytes("page.txt", page.p, page.n), 0);
    assert_int_equal(doc.misdeclared.n, 0);
    assert_true(str_starts(doc.blocks.v[0].para.text, STR("鲟鳇鱼")));
}

/* A byte order mark that lies. */
static void test_wrong_mark(void **state)
{
    (void)state;
    static const char gbk[] = "\xFF\xFE\xD6\xD8\xB5\xE3\xB9\xA4\xD7\xF7";
    assert_int_equal(read_bytes("page.txt", gbk, sizeof gbk - 1), 0);
    assert_string_equal(doc.charset, "GB18030");
    para_is(0, "重点工作", 1, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(test_lines),
        TEST(test_refusals),
        TEST(test_cut_character),
        TEST(test_encodings),
        TEST(test_html_text),
        TEST(test_html_spans),
        TEST(test_html_layout_tables),
        TEST(test_html_strays),
        TEST(test_html_encodings),
        TEST(test_html_depth),
        TEST(test_html_or_text),
        TEST(test_html_of_office_programs),
        TEST(test_broken_bytes),
        TEST(test_wrong_mark),
        TEST(test_mixed_encodings),
        TEST(test_misread_before),
        TEST(test_nothing_to_undo),
        TEST(test_bold),
        TEST(test_html_huge_tag),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
