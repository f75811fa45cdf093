#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "snapshots/normalize/parts.h"

static void role_is(const char *header, enum role wanted)
{
    double score = -1;
    enum role got = header_role(str_from(header), &score);
    if (got != wanted)
        print_error("%s: %s, wanted %s\n", header, role_name(got), role_name(wanted));
    assert_int_equal(got, wanted);
    assert_true(got == ROLE_NONE ? score == 0 : score > 0 && score <= 1);
}

static void test_names(void **state)
{
    (void)state;
    role_is("序号", ROLE_NO);
    role_is("任务内容", ROLE_TITLE);
    role_is("责任单位", ROLE_OWNERS);
    role_is("存在问题及困难", ROLE_ISSUES);
    role_is("下一步工作打算", ROLE_NEXT);
    role_is("配合单位", ROLE_SUPPORT);
    role_is("分管市领导", ROLE_PERSON);
    role_is("备注", ROLE_REMARK);
    role_is("类别", ROLE_SECTION);
    role_is("完成率", ROLE_RATE);
}

static void test_blanks_and_widths(void **state)
{
    (void)state;
    role_is("项 目 内 容", ROLE_TITLE);
    role_is("责任　单位", ROLE_OWNERS);
    role_is("牵头单位及 主要负责人", ROLE_OWNERS);
    role_is("完成比例(%)", ROLE_RATE);
    role_is("完成投资(万元)", ROLE_PROGRESS);
}

static void test_times_do_not_matter(void **state)
{
    (void)state;
    role_is("前三季度完成情况", ROLE_PROGRESS);
    role_is("2023年1-10月进展情况", ROLE_PROGRESS);
    role_is("至8月10日进展", ROLE_PROGRESS);
    role_is("截至9月底完成情况", ROLE_PROGRESS);
    role_is("年度目标", ROLE_TARGET);
    role_is("8月计划进度", ROLE_TARGET);
    role_is("上半年完成", ROLE_PROGRESS);
}

static void test_several_in_one(void **state)
{
    (void)state;
    role_is("进展情况、存在问题及下一步打算", ROLE_PROGRESS);
    role_is("存在问题及下步打算", ROLE_ISSUES);
}

static void test_no_headers(void **state)
{
    (void)state;
    role_is("", ROLE_NONE);
    role_is("1", ROLE_NONE);
    role_is("新建公园3座。", ROLE_NONE);
    role_is("责任单位要按照职责分工落实好各项工作,确保按时完成目标任务", ROLE_NONE);
}

static void row_is(const char *const *cells, const enum role *wanted, size_t n)
{
    struct str texts[8] = { STR_NULL };
    enum role roles[8];
    for (size_t i = 0; i < n; i++)
        texts[i] = str_from(cells[i]);
    assert_true(header_row(texts, n, roles) > 0.5);
    for (size_t i = 0; i < n; i++) {
        if (roles[i] != wanted[i])
            print_error("%s: %s\n", cells[i], role_name(roles[i]));
        assert_int_equal(roles[i], wanted[i]);
    }
}

static void test_rows(void **state)
{
    (void)state;
    const char *half[] = { "序号", "任务内容", "责任单位", "半年度目标任务", "半年度完成情况" };
    const enum role half_roles[] = { ROLE_NO, ROLE_TITLE, ROLE_OWNERS, ROLE_TARGET,
                                     ROLE_PROGRESS };
    row_is(half, half_roles, 5);
    const char *group[] = { "项目名称", "项目内容", "责任单位", "进展情况" };
    const enum role group_roles[] = { ROLE_SECTION, ROLE_TITLE, ROLE_OWNERS, ROLE_PROGRESS };
    row_is(group, group_roles, 4);
    const char *levels[] = { "目标任务", "具体任务", "责任单位", "推进情况" };
    const enum role level_roles[] = { ROLE_TITLE, ROLE_TARGET, ROLE_OWNERS, ROLE_PROGRESS };
    row_is(levels, level_roles, 4);
    const char *between[] = { "项目内容", "计划开工数", "累计动工数", "开工率" };
    const enum role between_roles[] = { ROLE_TITLE, ROLE_TARGET, ROLE_PROGRESS, ROLE_RATE };
    row_is(between, between_roles, 4);
    const char *target[] = { "序号", "年度目标", "责任单位", "推进情况" };
    const enum role target_roles[] = { ROLE_NO, ROLE_TITLE, ROLE_OWNERS, ROLE_PROGRESS };
    row_is(target, target_roles, 4);
    const char *single[] = { "序号", "目标任务", "责任单位", "推进情况" };
    const enum role single_roles[] = { ROLE_NO, ROLE_TITLE, ROLE_OWNERS, ROLE_PROGRESS };
    row_is(single, single_roles, 4);
}

/* 「完成」 may be any word of a cell, 「上半年完成」 names a column. */
static void test_a_time_makes_surer(void **state)
{
    (void)state;
    double bare, timed;
    assert_int_equal(header_role(STR("完成"), &bare), ROLE_PROGRESS);
    assert_int_equal(header_role(STR("1-9月完成"), &timed), ROLE_PROGRESS);
    assert_true(timed > bare);
    assert_int_equal(header_role(STR("上半年进度"), &timed), ROLE_PROGRESS);
    assert_true(timed >= 0.75);
    assert_int_equal(header_role(STR("政务公开内容"), NULL), ROLE_PROGRESS);
}

static void test_a_verdict_beside_progress(void **state)
{
    (void)state;
    const char *both[] = { "工作任务", "进展情况", "目标完成情况" };
    const enum role both_roles[] = { ROLE_TITLE, ROLE_PROGRESS, ROLE_STATUS };
    row_is(both, both_roles, 3);
    const char *alone[] = { "序号", "工作任务", "目标完成情况" };
    const enum role alone_roles[] = { ROLE_NO, ROLE_TITLE, ROLE_PROGRESS };
    row_is(alone, alone_roles, 3);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_names),
        cmocka_unit_test(test_blanks_and_widths),
        cmocka_unit_test(test_times_do_not_matter),
        cmocka_unit_test(test_several_in_one),
        cmocka_unit_test(test_no_headers),
        cmocka_unit_test(test_rows),
        cmocka_unit_test(test_a_time_makes_surer),
        cmocka_unit_test(test_a_verdict_beside_progress),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
