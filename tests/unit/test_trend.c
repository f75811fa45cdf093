/* Tasks over periods: threads, forecasts, chances. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "analyzer/forecast.h"
#include "analyzer/trend.h"
#include "tests/unit/build.h"

static struct arena *a;

static int setup(void **state)
{
    (void)state;
    a = arena_new((size_t)256 << 20);
    return 0;
}

static int teardown(void **state)
{
    (void)state;
    arena_free(a);
    return 0;
}

#define near(x, y) assert_true(fabs((x) - (y)) < 1e-6)

static void a_line_needs_two_points(void **state)
{
    (void)state;
    struct course_point one[] = { { 0.5, 0.4 } };
    assert_true(isnan(forecast_line(one, 1).rate));
    assert_true(isnan(forecast_pace(one, 1, NULL, 0).rate));
    assert_true(isnan(forecast_met(one, 1)));
    assert_true(isnan(forecast_line(NULL, 0).low));
}

static void two_points_make_a_line(void **state)
{
    (void)state;
    struct course_point v[] = { { 0.5, 0.3 }, { 0.75, 0.6 } };
    struct outlook o = forecast_line(v, 2);
    near(o.rate, 0.9);
    near(o.low, 0.75); /* 0.6 a year, as in the first half */
    near(o.high, 0.9); /* 1.2 a year, as since then */
    near(forecast_met(v, 2), 0.75 + 0.4 / 1.2);
}

static void three_points_are_fitted(void **state)
{
    (void)state;
    struct course_point v[] = { { 0.25, 0.2 }, { 0.5, 0.5 }, { 0.75, 0.6 } };
    struct outlook o = forecast_line(v, 3);
    near(o.rate, 0.4333333333 + 0.8 * 0.5); /* height at the middle, slope 0.8 */
    near(o.low, 0.7);
    near(o.high, 0.9);
    assert_true(o.low <= o.rate && o.rate <= o.high);
}

static void what_stands_still_is_never_met(void **state)
{
    (void)state;
    struct course_point v[] = { { 0.5, 0.4 }, { 0.75, 0.4 } };
    struct outlook o = forecast_line(v, 2);
    near(o.rate, 0.4);
    near(o.low, 0.4);
    near(o.high, 0.6);
    assert_true(isnan(forecast_met(v, 2)));
}

static void pace_is_the_calendar_or_the_habit(void **state)
{
    (void)state;
    struct course_point v[] = { { 0.5, 0.3 }, { 0.75, 0.6 } };
    struct outlook o = forecast_pace(v, 2, NULL, 0);
    near(o.rate, 0.8);
    near(o.low, 0.6);
    near(o.high, 0.8);
    double late[] = { 0.7, 0.5, 0.6, 0.5, 0.7 };
    o = forecast_pace(v, 2, late, 5);
    near(o.rate, 1.0);
    near(o.low, 0.6 / 0.7);
    near(o.high, 1.2);
    double nothing[] = { 0, 0, 0 };
    o = forecast_pace(v, 2, nothing, 3);
    assert_true(isfinite(o.rate));
}

/* Worked out on paper: slope 0.084722 / 0.087963 = 0.963158 through (0.638889, 0.516667). */
static void months_of_no_quarter(void **state)
{
    (void)state;
    struct course_point v[] = { { 5 / 12.0, 0.30 }, { 8 / 12.0, 0.55 }, { 10 / 12.0, 0.70 } };
    struct outlook o = forecast_line(v, 3);
    assert_true(fabs(o.rate - 0.864474) < 1e-5);
    near(o.low, 0.82);        /* 0.70 + 0.72 / 6 */
    near(o.high, 0.70 + 1 / 6.0);
    assert_true(fabs(forecast_met(v, 3) * 12 - 13.68852) < 1e-4);
    o = forecast_pace(v, 3, NULL, 0);
    near(o.rate, 0.84);
    near(o.low, 0.72);
    near(o.high, 0.84);
}

/* --- threads --- */

static struct task *level(struct report *r, const char *title, const char *target,
                          const char *actual)
{
    struct task *t = build_task(a, r, title, "市住建局", "有进展");
    struct indicator *x = build_level(a, r, t, "数量", target, actual, "个", r->period.month);
    t->rate = x->rate;
    t->rate_basis = BASIS_COMPUTED;
    t->status = actual ? STATUS_BEHIND : STATUS_ONGOING;
    t->id = str_format(a, "%016llx", (unsigned long long)str_hash(t->title));
    return t;
}

static const struct thread *thread_of(const struct trend *t, const char *title)
{
    for (size_t i = 0; i < t->threads.n; i++)
        if (str_is(thread_task(&t->threads.v[i])->title, title))
            return &t->threads.v[i];
    fail_msg("no thread %s", title);
    return NULL;
}

static void is_number(struct decimal d, const char *text)
{
    assert_string_equal(d.known ? str_z(a, decimal_text(a, d)) : "unknown", text);
}

static void threads_go_through_gaps(void **state)
{
    (void)state;
    struct report r[3];
    for (int i = 0; i < 3; i++)
        build_report(&r[i], 2024, 3 * i + 3);
    level(&r[0], "新建口袋公园八个", "8", "1");
    level(&r[0], "改造老旧小区四十个", "40", "8");
    level(&r[1], "改造老旧小区四十个", "40", "8");
    level(&r[1], "完成水利投资三十亿元", "30", "9");
    level(&r[2], "改造老旧小区四十个", "40", "20");
    level(&r[2], "新建口袋公园八个", "8", "6");
    struct trend t;
    trend_follow(a, r, 3, &t);
    assert_int_equal(t.threads.n, 3);
    const struct thread *parks = thread_of(&t, "新建口袋公园八个");
    assert_int_equal(parks->first, 0);
    assert_int_equal(parks->last, 2);
    assert_null(parks->points[1].task);
    assert_int_equal(parks->forecast.state, FORECAST_MADE);
    is_number(parks->points[2].spi, "1");
    const struct thread *homes = thread_of(&t, "改造老旧小区四十个");
    assert_true(homes->points[1].stalled);
    assert_false(homes->points[2].stalled);
    assert_int_equal(homes->forecast.points, 3);
    assert_int_equal(thread_of(&t, "完成水利投资三十亿元")->forecast.state, FORECAST_GONE);
    assert_ptr_equal(&t.threads.v[2], thread_of(&t, "完成水利投资三十亿元")); /* the gone last */
}

static void forecasts_are_refused_with_a_reason(void **state)
{
    (void)state;
    struct report r[2];
    build_report(&r[0], 2024, 6);
    build_report(&r[1], 2024, 9);
    for (int i = 0; i < 2; i++) {
        struct task *limit = level(&r[i], "能耗控制在百分之三以内", "3", i ? "4" : "5");
        limit->indicators.v[0].pace = DECIMAL_NONE;
        limit->rate = decimal_make(i ? 75 : 60, -2);
        level(&r[i], "引进人才团队二十五个", "25", i ? "10" : "20");
        level(&r[i], "整治河道九十公里", "90", i ? "50" : NULL);
        level(&r[i], "推动立法调研", "9", NULL);
        level(&r[i], "建成充电桩六百个", "600", i ? "300" : "150");
        level(&r[i], "建成垃圾中转站五座", "5", "5")->status = STATUS_DONE;
    }
    struct trend t;
    trend_follow(a, r, 2, &t);
    assert_int_equal(thread_of(&t, "能耗控制在百分之三以内")->forecast.state, FORECAST_LIMIT);
    assert_int_equal(thread_of(&t, "引进人才团队二十五个")->forecast.state, FORECAST_FELL);
    assert_int_equal(thread_of(&t, "整治河道九十公里")->forecast.state, FORECAST_ONE_POINT);
    assert_int_equal(thread_of(&t, "推动立法调研")->forecast.state, FORECAST_NO_RATE);
    const struct thread *met = thread_of(&t, "建成垃圾中转站五座");
    assert_int_equal(met->forecast.state, FORECAST_MET);
    assert_int_equal(met->forecast.met.month, 6);
    const struct thread *made = thread_of(&t, "建成充电桩六百个");
    assert_int_equal(made->forecast.state, FORECAST_MADE);
    is_number(made->forecast.line.rate, "0.75");
    is_number(made->forecast.pace.rate, "0.6667");
    assert_int_equal(made->forecast.met.year, 2025); /* 0.25 each quarter: two more */
    assert_int_equal(made->forecast.met.month, 3);
    is_number(made->miss.chance, "unknown");
    trend_follow(a, r, 1, &t);
    assert_int_equal(thread_of(&t, "建成充电桩六百个")->forecast.state, FORECAST_ONE_POINT);
}

/* Twelve tasks of 2023 had reached half of their end by September; three of them failed. */
static void earlier_years_tell_habit_and_chance(void **state)
{
    (void)state;
    static const char *const names[] = { "公园", "绿道", "学校", "医院", "桥梁", "码头", "泵站",
                                         "水库", "球场", "书房", "食堂", "车站" };
    struct report r[4];
    build_report(&r[0], 2023, 9);
    build_report(&r[1], 2023, 12);
    build_report(&r[2], 2024, 6);
    build_report(&r[3], 2024, 9);
    for (int i = 0; i < 12; i++) {
        const char *title = str_format(a, "新建%s工程一百处", names[i]).p;
        level(&r[0], title, "100", i < 3 ? "45" : "50");
        struct task *end = level(&r[1], title, "100", i < 3 ? "90" : "100");
        end->status = i < 3 ? STATUS_BEHIND : STATUS_DONE;
        level(&r[2], title, "100", "25");
        level(&r[3], title, "100", "50");
    }
    struct trend t;
    trend_follow(a, r, 4, &t);
    assert_int_equal(t.threads.n, 12);
    const struct thread *x = thread_of(&t, "新建球场工程一百处");
    assert_int_equal(x->forecast.state, FORECAST_MADE);
    assert_int_equal(x->forecast.points, 2); /* of this year only */
    assert_int_equal(x->forecast.habit, HABIT_ALL);
    is_number(x->forecast.pace.rate, "1");
    is_number(x->forecast.line.rate, "0.75");
    assert_int_equal(x->miss.cases, 12);
    assert_int_equal(x->miss.missed, 3);
    assert_int_equal(x->miss.first_year, 2023);
    is_number(x->miss.chance, "0.29"); /* 4 / 14 */
    assert_false(x->points[2].stalled); /* a new year is no regress */
}

/* Two tasks that reach 40 % by September and 100 % by December of three years; but one of these
 * years ended at 80 %. The expected figures were worked out on paper. */
static void a_task_that_finishes_late_every_year(void **state)
{
    (void)state;
    static const char *const steady = "新建城市绿道一百公里", *const other = "改造燃气管网一百公里";
    struct report r[11];
    for (int i = 0; i < 11; i++) {
        int year = 2021 + i / 3, month = 6 + i % 3 * 3;
        static const char *const usual[] = { "20", "40", "100" };
        build_report(&r[i], year, month);
        bool missed = year == 2022 && month == 12;
        struct task *t = level(&r[i], steady, "100", year == 2024 ? i % 3 ? "36" : "15" : usual[i % 3]);
        struct task *u = level(&r[i], other, "100",
                               year == 2024 ? i % 3 ? "38" : "20" : missed ? "80" : usual[i % 3]);
        if (month == 12)
            t->status = STATUS_DONE;
        if (month == 12 && !missed)
            u->status = STATUS_DONE;
    }
    struct trend t;
    trend_follow(a, r, 11, &t);
    const struct forecast *f = &thread_of(&t, steady)->forecast;
    assert_int_equal(f->state, FORECAST_MADE);
    assert_int_equal(f->habit, HABIT_OWN);
    assert_int_equal(f->habits, 3);
    is_number(f->pace.rate, "0.9"); /* 0.36 / 0.4; by the calendar it were 0.48 */
    is_number(f->line.rate, "0.57");
    f = &thread_of(&t, other)->forecast;
    is_number(f->pace.rate, "0.95");   /* 0.38 / 0.4: the middle of 0.4, 0.4, 0.5 */
    is_number(f->pace.low, "0.8444");  /* 0.38 / 0.45 */
    is_number(f->pace.high, "0.95");
    is_number(f->line.rate, "0.56");
    is_number(f->line.low, "0.48");    /* 0.38 + 0.25 * 0.4 */
    is_number(f->line.high, "0.56");
    assert_int_equal(f->met.year, 2025); /* 0.75 + 0.62 / 0.72 = 1.611 years: August */
    assert_int_equal(f->met.month, 8);
    const struct miss *m = &thread_of(&t, other)->miss;
    assert_int_equal(m->cases, 6);
    assert_int_equal(m->missed, 1);
    is_number(m->chance, "0.25"); /* 2 / 8 */
}

static void choices(void **state)
{
    (void)state;
    struct report r;
    build_report(&r, 2024, 6);
    level(&r, "新建口袋公园八个", "8", "3");
    level(&r, "改造老旧小区四十个", "40", "8");
    build_task(a, &r, "推动立法调研", "市司法局", "有进展");
    struct trend t;
    trend_follow(a, &r, 1, &t);
    struct thread_list all = { 0 }, one = { 0 }, owned = { 0 }, numbered = { 0 };
    trend_choose(a, &t, &(struct trend_choice){ 0 }, &all);
    assert_int_equal(all.n, 3);
    assert_string_equal(thread_task(all.v[0])->title.p, "改造老旧小区四十个");
    trend_choose(a, &t, &(struct trend_choice){ .top = 1, .status = 1u << STATUS_BEHIND }, &one);
    assert_int_equal(one.n, 1);
    trend_choose(a, &t, &(struct trend_choice){ .owner = STR("司法") }, &owned);
    assert_int_equal(owned.n, 1);
    trend_choose(a, &t, &(struct trend_choice){ .task = STR("2") }, &numbered);
    assert_int_equal(numbered.n, 1);
    assert_int_equal(thread_task(numbered.v[0])->seq, 2);
}

#define TEST(f) cmocka_unit_test_setup_teardown(f, setup, teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(a_line_needs_two_points),
        TEST(two_points_make_a_line),
        TEST(three_points_are_fitted),
        TEST(what_stands_still_is_never_met),
        TEST(pace_is_the_calendar_or_the_habit),
        TEST(threads_go_through_gaps),
        TEST(forecasts_are_refused_with_a_reason),
        TEST(earlier_years_tell_habit_and_chance),
        TEST(months_of_no_quarter),
        TEST(a_task_that_finishes_late_every_year),
        TEST(choices),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
