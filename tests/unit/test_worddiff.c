/* Two texts as one, with marks around what went and what came. */

#include "analyzer/worddiff.h"
#include "tests/unit/test.h"

static void expect(const char *from, const char *to, const char *expected)
{
    struct str got = word_diff(arena, str_from(from), str_from(to));
    if (!str_is(got, expected))
        fail_msg("%s | %s\n  expected %s\n  got      %.*s", from, to, expected, STR_ARG(got));
}

static void small_changes(void **state)
{
    (void)state;
    expect("建成泵站9座。", "建成泵站12座。", "建成泵站[-9-]{+12+}座。");
    expect("建成泵站9座。", "建成 泵站9座。\n", "");
    expect("", "建成泵站9座。", "{+建成泵站9座。+}");
    expect(NULL, NULL, "");
    expect("正在招标。", "", "[-正在招标。-]");
    expect("截至5月底,完成31.5%", "截至8月底,完成62%", "截至[-5-]{+8+}月底,完成[-31.5-]{+62+}%");
}

static void crumbs_and_stretches(void **state)
{
    (void)state;
    expect("甲乙丙丁的戊己庚辛", "子丑寅卯的辰巳午未", "[-甲乙丙丁的戊己庚辛-]{+子丑寅卯的辰巳午未+}");
    expect("一二三四五六七八九十百千万亿兆1", "一二三四五六七八九十百千万亿兆2", "…四五六七八九十百千万亿兆[-1-]{+2+}");
}

/* Beyond the ceiling all is changed; the ends that are the same stay. */
static void very_long(void **state)
{
    (void)state;
    struct buf x = { .arena = arena }, y = { .arena = arena };
    for (int i = 0; i < 20000; i++) {
        buf_addz(&x, i % 2 ? "甲" : "乙");
        buf_addz(&y, i % 3 ? "甲" : "丙");
    }
    struct str got = word_diff(arena, buf_str(&x), buf_str(&y));
    assert_true(str_starts(got, STR("[-乙")));
    assert_true(str_has(got, STR("{+丙")));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(small_changes),
        TEST(crumbs_and_stretches),
        TEST(very_long),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
