#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "snapshots/period.h"

static void key_is(const char *text, const char *key, bool (*read)(struct str, struct period *))
{
    struct period p = { 0 };
    char buf[PERIOD_KEY_SIZE];
    if (!read(str_from(text), &p))
        p = (struct period){ 0 };
    if (strcmp(period_key(p, buf), key) != 0)
        print_error("%s\n", text);
    assert_string_equal(period_key(p, buf), key);
}

static void test_parse(void **state)
{
    (void)state;
    static const char *const good[][2] = {
        { "2020Q2", "2020Q2" },       { "2020H1", "2020Q2" },    { "2020-06", "2020Q2" },
        { "2020FY", "2020Q4" },       { "2020M8", "2020M08" },   { "2020plan", "2020P" },
        { "2020p", "2020P" },         { "2020P", "2020P" },      { "2020q3", "2020Q3" },
        { "2020M05", "2020M05" },     { "2020-9", "2020Q3" },    { "2020上半年", "2020Q2" },
        { "2020年前三季度", "2020Q3" }, { "2020年1-8月", "2020M08" }, { "2020年度", "2020Q4" },
        { "2020全年", "2020Q4" },      { "2020年责任分解", "2020P" }, { " 2020年10月 ", "2020M10" },
        { "2020年第一季度", "2020Q1" }, { "二〇二一年上半年", "2021Q2" },
    };
    for (size_t i = 0; i < sizeof good / sizeof good[0]; i++)
        key_is(good[i][0], good[i][1], period_parse);
    static const char *const bad[] = { "", "2020", "2020Q5", "2020M13", "Q3", "2020-13", "2020H3",
                                       "latest", "2020Q3x", "上半年", "x2020上半年", "2020年报告",
                                       "0000Q1", "2020上半年2021年" };
    for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++)
        key_is(bad[i], "", period_parse);
}

static void test_find(void **state)
{
    (void)state;
    static const char *const titles[][2] = {
        { "2020年度重点项目前三季度完成情况", "2020Q3" },
        { "2020年度重点任务半年度完成情况", "2020Q2" },
        { "2021年民生工程元至3月进展", "2021Q1" },
        { "2021年区级实事1-3月份推进情况", "2021Q1" },
        { "2021年区级实事1—9月推进情况", "2021Q3" },
        { "2021年区级实事1至9月推进情况", "2021Q3" },
        { "2021年1月至11月实事进展", "2021M11" },
        { "2021年1～10月进展", "2021M10" },
        { "２０２１年１－５月进展", "2021M05" },
        { "2022年三季度进展", "2022Q3" },
        { "2022年第二季度主要任务完成情况", "2022Q2" },
        { "2020第一季度目标执行情况", "2020Q1" },
        { "2019年一至三季度进展", "2019Q3" },
        { "实事项目进展表(截至2021年8月底)", "2021M08" },
        { "2022年实事项目进展情况表（截至9月底）", "2022Q3" },
        { "2022年实事项目进展情况表(截至10月31日)", "2022M10" },
        { "2023年10月份实事项目进展", "2023M10" },
        { "202310月份实事项目进展", "2023M10" },
        { "2018年6月实事进展情况", "2018Q2" },
        { "2021年19月进展", "2021Q3" },
        { "2021年前10个月重点工作进展", "2021M10" },
        { "2021年重点工作完成情况表", "2021Q4" },
        { "2021年度实事办理情况通报", "2021Q4" },
        { "2021年全年实事", "" },
        { "重点工作责任分解（2023年）", "2023P" },
        { "2023年责任分解第一季度进展情况", "2023Q1" },
        { "2021年工作任务分解方案", "2021P" },
        { "2021年发展计划执行情况", "2021Q4" },
        { "二○二一年上半年工作情况", "2021Q2" },
        { "2021 年 上 半 年 进 展", "2021Q2" },
        { "三年行动方案(2021-2023年)2022年上半年进展", "2022Q2" },
        { "2022年半年度工作总结和下半年安排", "2022Q2" },
        { "关于印发若干意见的通知", "" },
        { "2020年10月29日", "" },
    };
    for (size_t i = 0; i < sizeof titles / sizeof titles[0]; i++)
        key_is(titles[i][0], titles[i][1], period_find);
}

static void test_find_without_year(void **state)
{
    (void)state;
    struct period p;
    assert_true(period_find(STR("上半年推进情况"), &p));
    assert_int_equal(p.year, 0);
    assert_int_equal(p.month, 6);
    assert_true(period_find(STR("截至95日"), &p));
    assert_int_equal(p.month, 9);
    assert_true(period_find(STR("截至1031日"), &p));
    assert_int_equal(p.month, 10);
    assert_false(period_find(STR("进展情况"), &p));
    assert_false(period_find(STR(""), &p));
}

static void test_mentions(void **state)
{
    (void)state;
    struct str text = STR("2021年,到2025年;一季度");
    struct period_mention m;
    size_t at = 0;
    assert_true(period_next(text, &at, &m));
    assert_int_equal(m.type, MENTION_YEAR);
    assert_false(m.loose);
    assert_true(period_next(text, &at, &m));
    assert_int_equal(m.period.year, 2025);
    assert_true(m.loose);
    assert_true(period_next(text, &at, &m));
    assert_int_equal(m.type, MENTION_SPAN);
    assert_true(str_is(str_slice(text, m.start, m.end), "一季度"));
    assert_false(period_next(text, &at, &m));
}

static void test_order_and_pace(void **state)
{
    (void)state;
    static const char *const order[] = { "2020P", "2020Q1", "2020M05", "2020Q2", "2020Q3",
                                         "2020M11", "2020Q4", "2021P" };
    struct period before = { 0 };
    for (size_t i = 0; i < sizeof order / sizeof order[0]; i++) {
        struct period p;
        assert_true(period_parse(str_from(order[i]), &p));
        assert_true(period_cmp(before, p) < 0);
        assert_true(period_eq(p, p));
        before = p;
    }
    struct arena *a = arena_new(1 << 20);
    assert_true(str_is(decimal_text(a, period_pace((struct period){ 2020, 8 })), "0.6667"));
    assert_true(str_is(decimal_text(a, period_pace((struct period){ 2020, 0 })), "0"));
    assert_false(period_pace((struct period){ 0, 8 }).known);
    assert_true(str_is(month_text(a, (struct month){ 2020, 9 }), "2020-09"));
    assert_null(month_text(a, (struct month){ 0, 9 }).p);
    assert_true(str_is(period_key_str(a, (struct period){ 2020, 0 }), "2020P"));
    arena_free(a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_parse),
        cmocka_unit_test(test_find),
        cmocka_unit_test(test_find_without_year),
        cmocka_unit_test(test_mentions),
        cmocka_unit_test(test_order_and_pace),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
