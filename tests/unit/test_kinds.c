/* The kinds of charts over many periods: their scripts byte for byte, what has nothing to show,
 * and labels that mean harm. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/file.h"
#include "plots/chart.h"

enum { CEILING = 64 << 20, KINDS = 7 };

static struct arena *a;
static struct error err;

static int setup(void **state)
{
    (void)state;
    a = arena_new(CEILING);
    return 0;
}

static int teardown(void **state)
{
    (void)state;
    arena_free(a);
    return 0;
}

/* --- a chart of each kind --- */

static struct moments moments(void)
{
    static const char *const labels[] = { "上半年", "全年", "一季度", "前三季度" };
    static const double at[] = { 6, 12, 15, 21 }, paces[] = { 0.5, 1, 0.25, 0.75 };
    struct moments out = { 0 };
    for (int i = 0; i < 4; i++)
        *list_push(a, &out) = (struct moment){ 2023 * 12 + at[i], paces[i], str_from(labels[i]),
                                               str_from(i < 2 ? "2023" : "2024") };
    return out;
}

static struct chart_words words(struct str title)
{
    return (struct chart_words){ title, STR("完成率"), STR("完成率"), STR("序时进度") };
}

static const double rates[5][4] = { { 0.4, 0.9, 0.2, 0.6 },
                                    { 0.1, 0.3, NAN, 0.1 },
                                    { NAN, NAN, 0.3, 2.5 },
                                    { 0.5, 1.0, 0.25, 0.75 },
                                    { NAN, NAN, NAN, NAN } };
static const double counts[2][4] = { { 5, 5, 6, 6 }, { 1, 4, 0, 2 } };

static struct chart courses(struct str label)
{
    struct courses *c = arena_make(a, struct courses);
    *c = (struct courses){ .words = words(label), .middle_label = label,
                           .half_label = STR("居中的一半"), .all_label = STR("单项任务"),
                           .moments = moments() };
    for (int i = 0; i < 5; i++)
        *list_push(a, &c->all) = (struct course){ label, rates[i], i < 2 };
    return (struct chart){ .courses = c };
}

static struct chart stacks(struct str label, bool columns)
{
    struct stacks *c = arena_make(a, struct stacks);
    c->words = words(label);
    for (int k = 0; k < SHARE_COUNT; k++)
        c->shares[k] = str_format(a, "%.*s %d", STR_ARG(label), k);
    for (int i = 0; i < 4; i++)
        *list_push(a, &c->stacks) =
            (struct stack){ label, { i, 2, 0, 10 - i, 0, 3, 1 }, { STR("7"), STR("1"), label } };
    if (columns)
        c->moments = moments();
    else
        c->headings[0] = c->headings[1] = c->headings[2] = label;
    return (struct chart){ .stacks = c };
}

static struct chart heat(struct str label)
{
    static const double gaps[2][4] = { { -30, NAN, 2.4, 12 }, { NAN, 0, -4, 60 } };
    struct heat *c = arena_make(a, struct heat);
    *c = (struct heat){ .words = words(label), .behind_label = label, .ahead_label = label,
                        .nothing_label = label, .heading = label, .moments = moments() };
    for (int i = 0; i < 2; i++)
        *list_push(a, &c->rows) = (struct heat_row){ label, gaps[i], STR("4") };
    return (struct chart){ .heat = c };
}

static struct chart spans(struct str label)
{
    struct spans *c = arena_make(a, struct spans);
    *c = (struct spans){ .words = words(label), .span_label = label, .short_label = label,
                         .rate_heading = label, .length_heading = label, .moments = moments() };
    *list_push(a, &c->rows) =
        (struct span){ STR("7"), label, 2023 * 12 + 12, 0.4, STR("40.0%"), STR("9") };
    *list_push(a, &c->rows) =
        (struct span){ STR("12"), label, 2023 * 12 + 15, NAN, STR_NULL, STR("6") };
    return (struct chart){ .spans = c };
}

static struct chart burnup(struct str label)
{
    struct burnup *c = arena_make(a, struct burnup);
    *c = (struct burnup){ .words = words(label), .all_label = label, .done_label = label,
                          .forecast_label = label, .moments = moments(), .all = counts[0],
                          .done = counts[1], .forecast = 4, .low = 3, .high = 5,
                          .end = 2025 * 12 };
    return (struct chart){ .burnup = c };
}

static struct chart panels(struct str label)
{
    struct panels *c = arena_make(a, struct panels);
    *c = (struct panels){ .words = words(label), .rate_label = label, .moments = moments() };
    for (int i = 0; i < 5; i++)
        *list_push(a, &c->all) = (struct course){ label, rates[i], false };
    return (struct chart){ .panels = c };
}

static struct chart kind(int i, struct str label)
{
    switch (i) {
    case 0:
        return courses(label);
    case 1:
        return stacks(label, true);
    case 2:
        return stacks(label, false);
    case 3:
        return heat(label);
    case 4:
        return spans(label);
    case 5:
        return burnup(label);
    default:
        return panels(label);
    }
}

static const char *const names[KINDS] = { "trend",   "status", "owners", "heatmap",
                                          "stalled", "burnup", "small" };

/* --- tests --- */

/* After a wanted change QOQ_GOLDEN=1 writes the files anew, to be reviewed. */
static void scripts_are_golden(void **state)
{
    (void)state;
    struct chart_style style = { .font = STR("Noto Sans CJK SC") };
    for (int i = 0; i < KINDS; i++) {
        struct chart chart = kind(i, STR("汐川市重点工作"));
        const char *path = str_format(a, "tests/unit/golden/%s.svg.gp", names[i]).p;
        struct str script, again, golden;
        assert_int_equal(chart_script(a, &chart, &style, CHART_SVG, STR("out"), &script, &err), 0);
        assert_int_equal(chart_script(a, &chart, &style, CHART_SVG, STR("out"), &again, &err), 0);
        assert_true(str_eq(script, again));
        if (getenv("QOQ_GOLDEN"))
            assert_int_equal(file_write(a, path, script, &err), 0);
        assert_int_equal(file_read(a, path, CEILING / 4, &golden, &err), 0);
        assert_string_equal(str_z(a, script), str_z(a, golden));
    }
}

static void says(struct chart chart, const char *sentence)
{
    struct chart_style style = { .font = STR("X") };
    struct str script;
    assert_int_equal(chart_script(a, &chart, &style, CHART_SVG, STR("o"), &script, &err),
                     QOQ_EINPUT);
    assert_non_null(strstr(err.text, sentence));
}

static void nothing_to_show_is_a_sentence(void **state)
{
    (void)state;
    static const double none[4] = { NAN, NAN, NAN, NAN };
    struct courses empty_time = { .moments = { .n = 0 } };
    says((struct chart){ .courses = &empty_time }, "no period");
    struct courses c = { .moments = moments() };
    *list_push(a, &c.all) = (struct course){ STR("x"), none, true };
    says((struct chart){ .courses = &c }, "in any period");
    struct panels p = { .moments = moments() };
    says((struct chart){ .panels = &p }, "in any period");
    struct heat h = { .moments = moments() };
    says((struct chart){ .heat = &h }, "held against the pace");
    *list_push(a, &h.rows) = (struct heat_row){ STR("x"), none, STR("1") };
    says((struct chart){ .heat = &h }, "held against the pace");
    struct spans s = { .moments = moments() };
    says((struct chart){ .spans = &s }, "no task stands still");
    struct stacks empty = { .words = { .title = STR("x") } };
    says((struct chart){ .stacks = &empty }, "no task");
    *list_push(a, &empty.stacks) = (struct stack){ .label = STR("x") };
    says((struct chart){ .stacks = &empty }, "no task");
    struct burnup b = { .end = 1 };
    says((struct chart){ .burnup = &b }, "no period");
    struct moments many = { 0 };
    for (int i = 0; i < 401; i++)
        *list_push(a, &many) = (struct moment){ i, 1, STR("x"), STR("x") };
    b.moments = many;
    says((struct chart){ .burnup = &b }, "401");
}

/* All kinds and formats in one run of gnuplot; nothing in a label is ever carried out. */
static void hostile_labels_stay_labels(void **state)
{
    (void)state;
    if (system("gnuplot --version >/dev/null 2>&1") != 0)
        skip();
    char folder[] = "/tmp/qoq-kinds.XXXXXX";
    assert_non_null(mkdtemp(folder));
    const char *canary = str_format(a, "%s/canary", folder).p;
    struct str label = str_format(a, "`touch %s`'$(touch %s)\"\\\nEND\n! touch %s\n\u202E{/:Bold "
                                     "@x} %%s \U00020000", canary, canary, canary);
    struct picture pictures[KINDS * 3];
    for (int i = 0; i < KINDS * 3; i++)
        pictures[i] = (struct picture){
            str_format(a, "%s/%d", folder, i).p, (enum chart_format)(i % 3), kind(i / 3, label),
            false
        };
    assert_int_equal(chart_draw(a, pictures, KINDS * 3, &(struct chart_style){ 0 }, &err), 0);
    assert_false(file_exists(canary));
    for (int i = 0; i < KINDS * 3; i++)
        assert_int_equal(unlink(pictures[i].path), 0);
    assert_int_equal(rmdir(folder), 0);
}

/* A single period, a plan alone: no frame without extent. */
static void one_period_is_drawn(void **state)
{
    (void)state;
    if (system("gnuplot --version >/dev/null 2>&1") != 0)
        skip();
    struct moments one = moments();
    one.n = 1;
    for (int plan = 0; plan < 2; plan++) {
        struct picture pictures[KINDS];
        one.v[0].at = plan ? 2023 * 12 : 2023 * 12 + 6;
        one.v[0].pace = plan ? 0 : 0.5;
        for (int i = 0; i < KINDS; i++) {
            pictures[i] = (struct picture){ "/dev/null", CHART_SVG, kind(i, STR("x")), false };
            struct chart c = pictures[i].chart;
            if (c.courses)
                ((struct courses *)c.courses)->moments = one;
            if (c.stacks && c.stacks->moments.n) {
                ((struct stacks *)c.stacks)->moments = one;
                ((struct stacks *)c.stacks)->stacks.n = 1;
            }
            if (c.heat)
                ((struct heat *)c.heat)->moments = one;
            if (c.spans) /* one period does not tell */
                pictures[i].chart = kind(0, STR("x"));
            if (c.burnup)
                ((struct burnup *)c.burnup)->moments = one;
            if (c.panels)
                ((struct panels *)c.panels)->moments = one;
        }
        assert_int_equal(chart_draw(a, pictures, KINDS, &(struct chart_style){ 0 }, &err), 0);
    }
}

#define TEST(f) cmocka_unit_test_setup_teardown(f, setup, teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(scripts_are_golden),
        TEST(nothing_to_show_is_a_sentence),
        TEST(hostile_labels_stay_labels),
        TEST(one_period_is_drawn),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
