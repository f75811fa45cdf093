/* What moved: the verdict table, rates against pace, indicators, owners, texts. */

#include "analyzer/diff.h"
#include "tests/unit/pair.h"

#define expect_number(d, z) expect_text((d), (z), #d, __LINE__)

static void expect_text(struct decimal d, const char *z, const char *what, int line)
{
    struct str text = decimal_text(arena, d);
    if (z ? !str_is(text, z) : text.p != NULL)
        fail_msg("line %d: %s is %.*s, not %s", line, what, STR_ARG(text), z ? z : "unknown");
}

/* Two tasks of one title, with rate and status on each side; the verdict on them. */
static const char *verdict_of(const char *rate_from, enum status status_from,
                              const char *rate_to, enum status status_to, const char *text_from,
                              const char *text_to)
{
    from.tasks.n = to.tasks.n = 0;
    build_rate(build_task(arena, &from, "建设北湾大桥", "市交通局", text_from), rate_from,
               status_from);
    build_rate(build_task(arena, &to, "建设北湾大桥", "市交通局", text_to), rate_to, status_to);
    struct diff *d = arena_make(arena, struct diff);
    diff_reports(arena, &from, &to, d);
    assert_int_equal(d->pairs.n, 1);
    return verdict_name(d->pairs.v[0].verdict);
}

static void verdicts_by_rate(void **state)
{
    (void)state;
    const enum status on = STATUS_ON_PACE, done = STATUS_DONE, late = STATUS_BEHIND;
    assert_string_equal(verdict_of("0.5", on, "0.51", on, NULL, NULL), "advanced");
    assert_string_equal(verdict_of("0.5", on, "0.5099", on, NULL, NULL), "stalled");
    assert_string_equal(verdict_of("0.5", on, "0.4901", late, NULL, NULL), "stalled");
    assert_string_equal(verdict_of("0.5", on, "0.49", late, NULL, NULL), "regressed");
    assert_string_equal(verdict_of("0.9", on, "1", done, NULL, NULL), "completed");
    assert_string_equal(verdict_of("1.2", done, "1.1", done, NULL, NULL), "done");
    assert_string_equal(verdict_of(NULL, on, "1", done, NULL, NULL), "completed");
    assert_string_equal(verdict_of("1", done, "0.7", late, NULL, NULL), "regressed");
    /* met, and may still be lost: nowhere to move to */
    assert_string_equal(verdict_of("1", STATUS_AHEAD, "1", STATUS_AHEAD, NULL, NULL), "reported");
}

static void verdicts_by_words(void **state)
{
    (void)state;
    const enum status going = STATUS_ONGOING;
    const char *early = "截至5月底,主墩桩基施工完成,钢箱梁开始制作,引桥征地协议签订。";
    const char *dated = "截至8月底,主墩桩基施工完成,钢箱梁开始制作,引桥征地协议签订。";
    const char *fresh = "主桥合龙,桥面铺装全面铺开。";
    assert_string_equal(verdict_of(NULL, going, NULL, going, early, dated), "stalled");
    assert_string_equal(verdict_of("0.3", going, NULL, going, early, dated), "stalled");
    assert_string_equal(verdict_of(NULL, going, NULL, going, early, fresh), "reported");
    assert_string_equal(verdict_of(NULL, going, NULL, STATUS_DONE, early, early), "completed");
    assert_string_equal(verdict_of(NULL, STATUS_NOT_STARTED, NULL, STATUS_POSTPONED, early, fresh),
                        "stalled");
    assert_string_equal(verdict_of(NULL, going, NULL, STATUS_POSTPONED, early, fresh), "reported");
    /* a rate on both sides decides, whatever the text */
    assert_string_equal(verdict_of("0.3", going, "0.6", going, early, early), "advanced");
}

static void a_new_figure_is_movement(void **state)
{
    (void)state;
    const char *x = "已与沿线村社签订征迁协议,累计腾空房屋120户,主墩桩基施工完成,钢箱梁开始制作。";
    const char *y = "已与沿线村社签订征迁协议,累计腾空房屋185户,主墩桩基施工完成,钢箱梁开始制作。";
    assert_string_equal(verdict_of(NULL, STATUS_ONGOING, NULL, STATUS_ONGOING, x, y), "reported");
    assert_string_equal(verdict_of(NULL, STATUS_ONGOING, NULL, STATUS_ONGOING, x, x), "stalled");
}

static void rates_against_their_own_pace(void **state)
{
    (void)state;
    struct task *x = build_task(arena, &from, "新建充电桩800个", "市发改委", "");
    struct task *y = build_task(arena, &to, "新建充电桩800个", "市发改委", "");
    build_level(arena, &from, x, "充电桩", "800", "200", "个", 5);
    build_level(arena, &to, y, "充电桩", "800", "480", "个", 8);
    build_rate(x, "0.25", STATUS_BEHIND);
    build_rate(y, "0.6", STATUS_BEHIND);
    struct diff d;
    diff_reports(arena, &from, &to, &d);
    const struct task_pair *p = &d.pairs.v[0];
    expect_number(p->delta_pp, "35");
    expect_number(p->expected_pp, "25"); /* May to August */
    expect_number(p->pace_to, "0.6667");
    expect_number(p->gap_pp, "-6.7");
    expect_number(p->spi, "0.9");
    expect_number(p->indicators.v[0].delta, "280");
    expect_number(p->indicators.v[0].delta_pp, "35");
    assert_false(p->indicators.v[0].target_changed);
    expect_number(d.summary.mean_delta_pp, "35");
    assert_int_equal(d.summary.verdicts[VERDICT_ADVANCED], 1);
    assert_int_equal(d.summary.paired, 1);
}

static void indicators_pair_by_what_they_measure(void **state)
{
    (void)state;
    struct task *x = build_task(arena, &from, "工业", "市经信局", "");
    struct task *y = build_task(arena, &to, "工业", "市经信局", "");
    build_level(arena, &from, x, "新增规上企业", "40", "18", "家", 6);
    build_level(arena, &from, x, "完成技改投资", "12", "5.5", "亿元", 6);
    build_level(arena, &from, x, "新增数字化车间", "30", "11", "个", 6);
    build_level(arena, &to, y, "新增数字化车间", "25", "21", "个", 9);
    build_level(arena, &to, y, "规上企业新增", "40", "31", "家", 9);
    build_level(arena, &to, y, "技改投资完成", "120000", "83000", "万元", 9);
    struct diff d;
    diff_reports(arena, &from, &to, &d);
    const struct task_pair *p = &d.pairs.v[0];
    assert_int_equal(p->indicators.n, 3);
    expect_number(p->indicators.v[0].delta, "10");
    assert_true(p->indicators.v[0].target_changed);
    expect_number(p->indicators.v[1].delta, "13");
    expect_number(p->indicators.v[2].delta, "28000");
    assert_false(p->indicators.v[2].target_changed);
}

static void an_indicator_may_have_no_partner(void **state)
{
    (void)state;
    struct task *x = build_task(arena, &from, "民生", "市民政局", "");
    struct task *y = build_task(arena, &to, "民生", "市民政局", "");
    build_level(arena, &from, x, "新增养老床位", "900", "300", "张", 6);
    build_level(arena, &to, y, "改造农贸市场", "12", "7", "家", 9);
    struct diff d;
    diff_reports(arena, &from, &to, &d);
    const struct task_pair *p = &d.pairs.v[0];
    assert_int_equal(p->indicators.n, 2);
    assert_null(p->indicators.v[0].from);
    assert_null(p->indicators.v[1].to);
    expect_number(p->indicators.v[0].delta, NULL);
}

static void a_split_task_has_the_mean_rate(void **state)
{
    (void)state;
    build_rate(build_task(arena, &from, "新增学位4200个、养老床位1500张。", "市教育局", ""), "0.4",
               STATUS_ON_PACE);
    build_rate(build_task(arena, &to, "新增学位4200个。", "市教育局", ""), "1.2", STATUS_DONE);
    build_rate(build_task(arena, &to, "新增养老床位1500张。", "市民政局", ""), "0.5", STATUS_BEHIND);
    struct diff d;
    diff_reports(arena, &from, &to, &d);
    assert_int_equal(d.pairs.n, 1);
    assert_int_equal(d.pairs.v[0].pairing->kind, PAIR_SPLIT);
    expect_number(d.pairs.v[0].rate_to, "0.75");
    expect_number(d.pairs.v[0].delta_pp, "35");
    assert_int_equal(d.pairs.v[0].verdict, VERDICT_ADVANCED);
    assert_int_equal(d.pairs.v[0].owners_added.n, 1);
    assert_int_equal(d.pairs.v[0].owners_removed.n, 0);
}

static void a_target_left_out_still_stands(void **state)
{
    (void)state;
    struct task *x = build_task(arena, &from, "完善交通,新建充电桩800个。", "市发改委",
                                "新建充电桩200个。");
    build_level(arena, &from, x, "新建充电桩", "800", "200", "个", 6);
    x->indicators.v[0].target = &(struct target){ OP_EQ, decimal_int(800), STR("个"),
                                                  STR("新建充电桩800个") };
    build_rate(x, "0.25", STATUS_BEHIND);
    struct task *y = build_task(arena, &to, "完善交通。", "市发改委", "全市新建充电桩520个。");
    struct diff d;
    diff_reports(arena, &from, &to, &d);
    assert_true(d.pairs.v[0].carried);
    expect_number(d.pairs.v[0].rate_to, "0.65");
    assert_int_equal(d.pairs.v[0].verdict, VERDICT_ADVANCED);
    y->items.v[0].progress = STR("全市新建充电桩一批,群众满意。");
    diff_reports(arena, &from, &to, &d);
    assert_false(d.pairs.v[0].carried);
    expect_number(d.pairs.v[0].rate_to, NULL);
}

static void owners_come_and_go(void **state)
{
    (void)state;
    build_task(arena, &from, "建设北湾大桥", "市交通局、市财政局", "");
    build_task(arena, &to, "建设北湾大桥", "市 交通局、市发改委", "");
    struct diff d;
    diff_reports(arena, &from, &to, &d);
    const struct task_pair *p = &d.pairs.v[0];
    assert_int_equal(p->owners_added.n, 1);
    assert_true(str_is(p->owners_added.v[0], "市发改委"));
    assert_int_equal(p->owners_removed.n, 1);
    assert_true(str_is(p->owners_removed.v[0], "市财政局"));
    assert_false(diff_is_empty(&d));
}

static void issues_and_next_steps(void **state)
{
    (void)state;
    struct item *x = build_task(arena, &from, "建设北湾大桥", "市交通局", "一")->items.v;
    struct item *y = build_task(arena, &to, "建设北湾大桥", "市交通局", "二")->items.v;
    x->issues = STR("1.引桥用海手续还没有批下来。2.资金到位慢。");
    y->issues = STR("1.部分管线迁改难度大。2.引桥用海手续仍没有批下来。");
    x->next = STR("抓紧办理引桥用海手续,确保9月底前开工。");
    y->next = STR("抓紧办理引桥用海手续,确保12月底前开工。");
    struct diff d;
    diff_reports(arena, &from, &to, &d);
    assert_true(d.pairs.v[0].issues_persist);
    assert_true(d.pairs.v[0].next_repeated);
    y->issues = STR("部分管线迁改难度大。");
    y->next = STR("开展桥面铺装。");
    diff_reports(arena, &from, &to, &d);
    assert_false(d.pairs.v[0].issues_persist);
    assert_false(d.pairs.v[0].next_repeated);
}

static void added_and_dropped(void **state)
{
    (void)state;
    build_rate(build_task(arena, &from, "建设北湾大桥", "市交通局", "一"), "0.5", STATUS_ON_PACE);
    build_rate(build_task(arena, &to, "举办音乐节", "市文旅局", "二"), "0.8", STATUS_ON_PACE);
    struct diff d;
    diff_reports(arena, &from, &to, &d);
    assert_int_equal(d.pairs.n, 2);
    assert_int_equal(d.pairs.v[0].verdict, VERDICT_ADDED);
    assert_int_equal(d.pairs.v[1].verdict, VERDICT_DROPPED);
    expect_number(d.pairs.v[0].delta_pp, NULL);
    expect_number(d.pairs.v[1].rate_from, "0.5");
    assert_int_equal(d.summary.paired, 0);
    assert_false(diff_is_empty(&d));
    assert_ptr_equal(diff_task(&d, &d.pairs.v[1]), &from.tasks.v[0]);
}

static void nothing_moved_in_a_report_against_itself(void **state)
{
    (void)state;
    struct diff d;
    diff_reports(arena, &from, &from, &d);
    assert_true(diff_is_empty(&d));
    for (int i = 0; i < 3; i++)
        build_task(arena, &from, i == 1 ? "举办音乐节" : "建设北湾大桥", "市交通局", "一");
    diff_reports(arena, &from, &from, &d);
    assert_true(diff_is_empty(&d));
    struct report copy = from;
    copy.tasks.v = arena_array(arena, 3, sizeof *copy.tasks.v);
    memcpy(copy.tasks.v, from.tasks.v, 3 * sizeof *copy.tasks.v);
    copy.tasks.v[1].status = STATUS_DONE;
    diff_reports(arena, &from, &copy, &d);
    assert_false(diff_is_empty(&d));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(verdicts_by_rate),
        TEST(verdicts_by_words),
        TEST(a_new_figure_is_movement),
        TEST(rates_against_their_own_pace),
        TEST(indicators_pair_by_what_they_measure),
        TEST(an_indicator_may_have_no_partner),
        TEST(a_split_task_has_the_mean_rate),
        TEST(a_target_left_out_still_stands),
        TEST(owners_come_and_go),
        TEST(issues_and_next_steps),
        TEST(added_and_dropped),
        TEST(nothing_moved_in_a_report_against_itself),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
