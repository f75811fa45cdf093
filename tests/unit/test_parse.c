/* The names of series, and the ids of tasks at first sight. */

#include "base/utf8.h"
#include "snapshots/parse.h"
#include "tests/unit/test.h"

static const char *series(const char *place, const char *title)
{
    struct report r = { .place = str_from(place), .title = str_from(title) };
    return str_z(arena, series_derive(arena, &r));
}

static void titles_of_one_year_give_one_series(void **state)
{
    (void)state;
    static const char *const titles[] = {
        "2024年度市政府重点工作任务半年度完成情况",
        "2024年度市政府重点工作任务前三季度完成情况",
        "2024年市政府重点工作任务全年完成情况",
        "市政府重点工作任务进展情况表(截至9月底)",
        "关于2024年1-8月市政府重点工作推进情况的通报",
        "2024年市政府重点工作责任分解",
    };
    for (size_t i = 0; i < sizeof titles / sizeof titles[0]; i++)
        assert_string_equal(series("汐川市", titles[i]), "汐川市政府重点工作");
}

static void place_and_kind_overlap(void **state)
{
    (void)state;
    assert_string_equal(series("上海市临江区", "临江区2024年为民办实事项目一季度进展情况"),
                        "上海市临江区为民办实事项目");
    assert_string_equal(series("上海市临江区", "2024年区《政府工作报告》完成情况"),
                        "上海市临江区政府工作报告");
    assert_string_equal(series("汐川市", "2024年民生实事进展情况"), "汐川市民生实事");
    assert_string_equal(series(NULL, "2024年民生实事进展情况"), "民生实事");
    assert_string_equal(series("汐川市", NULL), "汐川市");
    assert_string_equal(series(NULL, NULL), "");
}

static void a_series_is_a_path_component(void **state)
{
    (void)state;
    assert_string_equal(series("a/b", "../..//c\033 .d"), "abcd");
    struct buf long_title = { .arena = arena };
    for (int i = 0; i < 200; i++)
        buf_addz(&long_title, "重点");
    struct report r = { .title = buf_str(&long_title) };
    struct str name = series_derive(arena, &r);
    assert_in_range(name.n, 100, 180);
    assert_int_equal(utf8_invalid(name), STR_NOT_FOUND);
}

static void add_task(struct report *r, const char *title)
{
    list_push(arena, &r->tasks)->title = str_from(title);
}

static void ids_depend_on_series_and_title_alone(void **state)
{
    (void)state;
    struct report r = { 0 }, s = { 0 };
    add_task(&r, "新建公园3个。");
    add_task(&r, "修路 20 公里");
    add_task(&r, "新建公园3个");
    add_task(&s, "修路20公里。");
    task_ids_assign(arena, STR("甲"), &r);
    task_ids_assign(arena, STR("甲"), &s);
    assert_int_equal(r.tasks.v[0].id.n, 16);
    assert_true(str_eq(r.tasks.v[1].id, s.tasks.v[0].id));
    assert_false(str_eq(r.tasks.v[0].id, r.tasks.v[2].id)); /* the second of its title */
    s.tasks.v[0].id = STR_NULL;
    task_ids_assign(arena, STR("乙"), &s);
    assert_false(str_eq(r.tasks.v[1].id, s.tasks.v[0].id));
    s.tasks.v[0].id = STR("kept");
    task_ids_assign(arena, STR("甲"), &s);
    assert_true(str_is(s.tasks.v[0].id, "kept"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(titles_of_one_year_give_one_series),
        TEST(place_and_kind_overlap),
        TEST(a_series_is_a_path_component),
        TEST(ids_depend_on_series_and_title_alone),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
