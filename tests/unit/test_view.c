/* Pages and their writers: widths, wrapping, escaping. */
#include <string.h>

#include "analyzer/view/page.h"
#include "analyzer/view/view.h"
#include "analyzer/view/wrap.h"
#include "base/utf8.h"
#include "tests/unit/test.h"

/* The lines of a wrapped text, joined by '|'. */
static const char *wrapped(const char *text, size_t width)
{
    struct buf b = { .arena = arena };
    struct str rest = str_from(text), line;
    for (bool first = true; wrap_next(&rest, width, &line); first = false) {
        buf_addz(&b, first ? "" : "|");
        buf_add(&b, line);
        assert_true(utf8_width(line) <= width);
        assert_int_equal(utf8_invalid(line), STR_NOT_FOUND);
    }
    return str_z(arena, buf_str(&b));
}

static void text_is_wrapped_where_it_may(void **state)
{
    (void)state;
    assert_string_equal(wrapped("one two three", 8), "one two|three");
    assert_string_equal(wrapped("一二三四五", 4), "一二|三四|五");
    assert_string_equal(wrapped("一二三四五", 5), "一二|三四|五");
    assert_string_equal(wrapped("abcdefgh", 3), "abc|def|gh");
    assert_string_equal(wrapped("one\n\ntwo", 9), "one||two");
    assert_string_equal(wrapped("完成2.2亿吨", 6), "完成|2.2亿|吨");
    assert_string_equal(wrapped("", 5), "");
}

static void no_line_begins_with_a_full_stop(void **state)
{
    (void)state;
    assert_string_equal(wrapped("一二三。四", 6), "一二|三。四");
    assert_string_equal(wrapped("一二三\uFF0C四", 6), "一二|三\uFF0C四");
    assert_string_equal(wrapped("一二“三四”", 6), "一二|“三四”"); /* a quote takes one column */
    assert_string_equal(wrapped("增8%,同比", 6), "增8%,|同比");
    assert_string_equal(wrapped("1,234,567", 6), "1,234,|567"); /* cut: no other way */
}

static void cuts_are_marked(void **state)
{
    (void)state;
    assert_true(str_is(wrap_cut(arena, STR("一二三"), 6), "一二三"));
    assert_true(str_is(wrap_cut(arena, STR("一二三四"), 6), "一二…"));
    assert_true(str_is(wrap_cut(arena, STR("abcdef"), 4), "abc…"));
}

static void controls_are_dropped(void **state)
{
    (void)state;
    assert_true(str_is(wrap_clean(arena, STR("a\033[31mb\tc\nd\302\233x")), "a[31mb c\ndx"));
}

static struct page *sample_page(void)
{
    struct page *p = arena_make(arena, struct page);
    p->arena = arena;
    page_heading(p, 1, STR("A <b> title"));
    struct page_table *t = page_table(p);
    table_column(t, "no", "no.", ALIGN_LEFT, 0);
    table_column(t, "title", "task", ALIGN_LEFT, 2);
    table_column(t, "rate", "rate", ALIGN_RIGHT, 0);
    const char *const cells[] = { "1", "新建公园3个", "70.0%", "12", "a,\"b\" | c", "-" };
    for (size_t i = 0; i < sizeof cells / sizeof cells[0]; i++)
        table_cell(t, TONE_PLAIN, str_from(cells[i]));
    page_quote(p, STR("progress"), STR("1. <x> & *y*\nsecond"));
    return p;
}

static const char *written(const char *format, int width)
{
    struct buf out = { .arena = arena };
    struct write_options options = { .width = width };
    writer_find(str_from(format))->write(sample_page(), &options, &out);
    return str_z(arena, buf_str(&out));
}

static void text_lines_up(void **state)
{
    (void)state;
    assert_string_equal(written("text", 80), "A <b> title\n"
                                             "\n"
                                             "no.  task          rate\n"
                                             "1    新建公园3个  70.0%\n"
                                             "12   a,\"b\" | c        -\n"
                                             "\n"
                                             "progress  1. <x> & *y*\n"
                                             "          second\n");
    assert_string_equal(written("text", 20), "A <b> title\n"
                                             "\n"
                                             "no.  task       rate\n"
                                             "1    新建公园  70.0%\n"
                                             "     3个\n"
                                             "12   a,\"b\" |       -\n"
                                             "     c\n"
                                             "\n"
                                             "progress  1. <x> &\n"
                                             "          *y*\n"
                                             "          second\n");
}

static void csv_is_rfc_4180(void **state)
{
    (void)state;
    assert_string_equal(written("csv", 20), "no,title,rate\r\n"
                                            "1,新建公园3个,70.0%\r\n"
                                            "12,\"a,\"\"b\"\" | c\",-\r\n");
}

static void markdown_is_escaped(void **state)
{
    (void)state;
    assert_string_equal(written("md", 20), "# A \\<b\\> title\n"
                                           "\n"
                                           "| no. | task | rate |\n"
                                           "| --- | --- | ---: |\n"
                                           "| 1 | 新建公园3个 | 70.0% |\n"
                                           "| 12 | a,\"b\" \\| c | - |\n"
                                           "\n"
                                           "> **progress** 1. \\<x\\> \\& \\*y\\*<br>second\n");
}

static void html_is_escaped(void **state)
{
    (void)state;
    const char *html = written("html", 20);
    assert_non_null(strstr(html, "<h1>A &lt;b&gt; title</h1>"));
    assert_non_null(strstr(html, "<td class=\"num\">70.0%</td></tr>"));
    assert_non_null(strstr(html, "<td>a,&quot;b&quot; | c</td>"));
    assert_non_null(strstr(html, "<blockquote>1. &lt;x&gt; &amp; *y*<br>second</blockquote>"));
}

static void figures_read_alike_everywhere(void **state)
{
    (void)state;
    assert_true(str_is(show_percent(arena, decimal_parse(STR("0.703"))), "70.3%"));
    assert_true(str_is(show_percent(arena, decimal_parse(STR("0.70349"))), "70.3%"));
    assert_true(str_is(show_percent(arena, decimal_int(1)), "100.0%"));
    assert_true(str_is(show_percent(arena, DECIMAL_NONE), "-"));
    assert_true(str_is(show_points(arena, decimal_parse(STR("28.3"))), "+28.3"));
    assert_true(str_is(show_points(arena, decimal_parse(STR("-4.75"))), "-4.8"));
    assert_true(str_is(show_points(arena, decimal_int(0)), "0.0"));
    assert_true(str_is(show_value(arena, decimal_int(48), STR("个")), "48个"));
    assert_true(str_is(show_line(arena, STR("一\n \n二 ")), "一 二"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(text_is_wrapped_where_it_may),
        TEST(no_line_begins_with_a_full_stop),
        TEST(cuts_are_marked),
        TEST(controls_are_dropped),
        TEST(text_lines_up),
        TEST(csv_is_rfc_4180),
        TEST(markdown_is_escaped),
        TEST(html_is_escaped),
        TEST(figures_read_alike_everywhere),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
