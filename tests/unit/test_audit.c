/* The audit's rules: each with its finding, its proof, and what it must not say. */

#include "analyzer/audit.h"
#include "tests/unit/pair.h"

static struct findings found;

static const struct finding *only(enum rule rule)
{
    const struct finding *hit = NULL;
    for (size_t i = 0; i < found.n; i++)
        if (found.v[i].rule == rule) {
            assert_null(hit);
            hit = &found.v[i];
        }
    return hit;
}

static void expect(enum rule rule, enum severity severity)
{
    const struct finding *f = only(rule);
    if (!f)
        fail_msg("no finding of %s", rule_name(rule));
    assert_string_equal(severity_name(f->severity), severity_name(severity));
    assert_true(f->sentence.n > 0);
    assert_true(f->score >= 0 && f->score <= 100);
    assert_true(f->proofs.n > 0);
}

static void expect_none(void)
{
    for (size_t i = 0; i < found.n; i++)
        print_message("%s: %.*s\n", rule_name(found.v[i].rule), STR_ARG(found.v[i].sentence));
    assert_int_equal(found.n, 0);
}

/* One task on both sides with one figure of a target of 800. */
static void charging(const char *was, int month_from, const char *is, int month_to)
{
    const char *title = "新建充电桩800个";
    struct task *x = build_task(arena, &from, title, "市发改委", "桩位选址完成一批。");
    struct task *y = build_task(arena, &to, title, "市发改委", "设备招标结束。");
    struct indicator *p = build_level(arena, &from, x, "新建充电桩", "800", was, "个", month_from);
    struct indicator *q = build_level(arena, &to, y, "新建充电桩", "800", is, "个", month_to);
    x->rate = p->rate;
    y->rate = q->rate;
    x->status = y->status = STATUS_ON_PACE;
}

static void no_movement(void **state)
{
    (void)state;
    charging("410", 6, "410", 9);
    audit_reports(arena, &from, &to, &found);
    expect(RULE_NO_MOVEMENT, SEVERITY_HIGH); /* 51 % at the end of September */
    expect(RULE_BEHIND_PACE, SEVERITY_MEDIUM);
    assert_int_equal(found.n, 2);
    const struct finding *f = only(RULE_NO_MOVEMENT);
    assert_int_equal(f->proofs.n, 2);
    assert_true(period_eq(f->proofs.v[0].period, from.period));
    assert_true(period_eq(f->proofs.v[1].period, to.period));
    assert_true(str_is(f->lead, "市发改委"));
    assert_ptr_equal(f->task, &to.tasks.v[0]);
}

static void old_data_printed_again_is_no_stall(void **state)
{
    (void)state;
    charging("410", 5, "410", 5);
    audit_reports(arena, &from, &to, &found);
    assert_null(only(RULE_NO_MOVEMENT));
}

static void movement_is_no_finding(void **state)
{
    (void)state;
    charging("410", 6, "620", 9);
    audit_reports(arena, &from, &to, &found);
    expect_none();
}

static void a_fall_is_told_once(void **state)
{
    (void)state;
    charging("410", 6, "405", 9);
    audit_reports(arena, &from, &to, &found);
    expect(RULE_REGRESSED, SEVERITY_LOW);
    assert_null(only(RULE_NO_MOVEMENT)); /* less than a point, but the figure fell */
    from.tasks.n = to.tasks.n = 0;
    charging("500", 6, "400", 9);
    audit_reports(arena, &from, &to, &found);
    expect(RULE_REGRESSED, SEVERITY_HIGH);
}

static void a_limit_may_fall(void **state)
{
    (void)state;
    charging("30", 6, "24", 9);
    for (int i = 0; i < 2; i++) {
        struct indicator *x = (i ? to : from).tasks.v[0].indicators.v;
        struct target *limit = arena_make(arena, struct target);
        *limit = *x->target;
        limit->op = OP_LE;
        x->target = limit;
        x->rate = (i ? &to : &from)->tasks.v[0].rate = decimal_int(1);
        x->pace = DECIMAL_NONE;
        (i ? &to : &from)->tasks.v[0].status = STATUS_DONE;
    }
    audit_reports(arena, &from, &to, &found);
    expect_none();
}

static void copied_text(void **state)
{
    (void)state;
    const char *x = "1.截至5月底,完成主墩桩基施工。\n2.钢箱梁开始制作,引桥征地协议签订。";
    const char *y = "1.截至8月底,完成主墩桩基施工。\n2.钢箱梁开始制作,引桥征地协议签订。";
    build_task(arena, &from, "建设北湾大桥", "市交通局", x);
    build_task(arena, &to, "建设北湾大桥", "市交通局", y);
    audit_reports(arena, &from, &to, &found);
    expect(RULE_COPIED_TEXT, SEVERITY_HIGH);
    assert_int_equal(found.n, 1);
    assert_true(str_is(found.v[0].proofs.v[1].text, y));
    to.tasks.v[0].status = STATUS_DONE;
    audit_reports(arena, &from, &to, &found);
    expect_none();
}

static void behind_pace_at_its_own_date(void **state)
{
    (void)state;
    struct task *t = build_task(arena, &to, "新建充电桩800个", "市发改委", "新建充电桩500个。");
    build_level(arena, &to, t, "新建充电桩", "800", "500", "个", 8);
    build_rate(t, "0.625", STATUS_ON_PACE);
    audit_reports(arena, NULL, &to, &found);
    expect_none(); /* 62.5 % against 66.7 % */
    t->indicators.v[0].pace = decimal_make(75, -2);
    audit_reports(arena, NULL, &to, &found);
    expect(RULE_BEHIND_PACE, SEVERITY_MEDIUM);
    t->rate = decimal_make(2, -1);
    audit_reports(arena, NULL, &to, &found);
    expect(RULE_BEHIND_PACE, SEVERITY_HIGH);
    t->status = STATUS_DONE;
    audit_reports(arena, NULL, &to, &found);
    expect_none();
}

static void self_reported(void **state)
{
    (void)state;
    struct task *t = build_task(arena, &to, "建设北湾大桥", "市交通局", "桩基在建。");
    t->items.v[0].issues = STR("引桥征地进度滞后。");
    *list_push(arena, &t->signals) = STR("引桥征地进度滞后");
    audit_reports(arena, NULL, &to, &found);
    expect(RULE_SELF_REPORTED, SEVERITY_LOW);
    assert_int_equal(found.v[0].proofs.v[0].cell, ROLE_ISSUES);
    t->status = STATUS_BEHIND;
    audit_reports(arena, NULL, &to, &found);
    expect(RULE_SELF_REPORTED, SEVERITY_MEDIUM);
    t->status = STATUS_POSTPONED;
    audit_reports(arena, NULL, &to, &found);
    expect(RULE_SELF_REPORTED, SEVERITY_HIGH);
}

static void dropped(void **state)
{
    (void)state;
    build_task(arena, &from, "建设北湾大桥", "市交通局", "桩基在建。");
    build_task(arena, &from, "举办湾区音乐节", "市文旅局", "方案已定。");
    build_task(arena, &from, "举办湾区音乐节", "市文旅局", "方案已定。");
    build_task(arena, &to, "举办湾区音乐节", "市文旅局", "门票开售。");
    audit_reports(arena, &from, &to, &found);
    expect(RULE_DROPPED, SEVERITY_MEDIUM);
    assert_int_equal(found.n, 1); /* the second print of a row is no task gone */
    assert_ptr_equal(found.v[0].task, &from.tasks.v[0]);
    assert_int_equal(found.v[0].proofs.v[0].cell, ROLE_TITLE);
    assert_true(str_is(found.v[0].proofs.v[1].text, "桩基在建。"));
}

/* The same figure in three reports in a row. */
static void standing_still_for_long(void **state)
{
    (void)state;
    struct report first;
    struct diff d[2];
    build_report(&first, 2024, 3);
    for (int i = 0; i < 3; i++) {
        struct report *r = i == 0 ? &first : i == 1 ? &from : &to;
        if (i > 0) /* another task before it: the row moves */
            build_task(arena, r, "举办湾区音乐节", "市文旅局", NULL);
        struct task *t = build_task(arena, r, "新建充电桩800个", "市发改委", NULL);
        t->rate = build_level(arena, r, t, "新建充电桩", "800", "410", "个", 3 * i + 3)->rate;
        t->status = STATUS_ON_PACE;
    }
    diff_reports(arena, &first, &from, &d[0]);
    diff_reports(arena, &from, &to, &d[1]);
    audit_chain(arena, &to, (const struct diff *const[]){ &d[0], &d[1] }, 2, NULL, &found);
    const struct finding *f = only(RULE_NO_MOVEMENT);
    assert_non_null(f);
    assert_int_equal(f->reports, 3);
    assert_int_equal(f->months, 6);
    assert_true(period_eq(f->since, first.period));
    audit_diff(arena, &d[1], &found);
    assert_int_equal(only(RULE_NO_MOVEMENT)->reports, 2);
    assert_int_equal(only(RULE_NO_MOVEMENT)->months, 3);
}

static void limits_are_options(void **state)
{
    (void)state;
    struct audit_options o;
    struct task *t = build_task(arena, &to, "新建充电桩800个", "市发改委", "新建充电桩500个。");
    build_level(arena, &to, t, "新建充电桩", "800", "500", "个", 9);
    build_rate(t, "0.625", STATUS_BEHIND); /* 12.5 points behind */
    audit_options_default(&o);
    assert_int_equal(audit_options_set(&o, STR("behind-pace=1, 5,10"), &err), 0);
    audit_chain(arena, &to, NULL, 0, &o, &found);
    expect(RULE_BEHIND_PACE, SEVERITY_HIGH);
    assert_int_equal(audit_options_set(&o, STR("behind-pace=20,30,40"), &err), 0);
    audit_chain(arena, &to, NULL, 0, &o, &found);
    expect_none();
    static const char *const bad[] = { "behind-pace", "gossip=1,2,3", "dropped=1,2", "dropped=a,b,c",
                                       "dropped=1,2,3,4", "dropped=3,2,1", "", "5,dropped=1",
                                       "behind-pace=1,2,3,dropped=" };
    struct audit_options was = o;
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
        assert_int_equal(audit_options_set(&o, str_from(bad[i]), &err), QOQ_EUSAGE);
    assert_memory_equal(&was, &o, sizeof o);
    assert_int_equal(audit_options_set(&o, STR("behind-pace=35,dropped=1,2,3"), &err), 0);
    static const double behind[] = { 35, 35, 40 }, dropped[] = { 1, 2, 3 };
    assert_memory_equal(o.limit[RULE_BEHIND_PACE], behind, sizeof behind);
    assert_memory_equal(o.limit[RULE_DROPPED], dropped, sizeof dropped);
}

static void every_rule_is_explained(void **state)
{
    (void)state;
    for (int r = 0; r < RULE_COUNT; r++) {
        struct str s = rule_explain(arena, (enum rule)r, NULL);
        assert_true(str_starts(s, str_from(rule_name((enum rule)r))));
        assert_true(s.n > 120);
    }
}

static void worst_first(void **state)
{
    (void)state;
    static const char *const rates[] = { "0.65", "0.2", "0.5", "0.3" };
    for (int i = 0; i < 4; i++)
        build_rate(build_task(arena, &to, "任务", "市政府", "一二三"), rates[i], STATUS_BEHIND);
    audit_reports(arena, NULL, &to, &found);
    assert_int_equal(found.n, 4);
    for (size_t i = 1; i < found.n; i++) {
        assert_true(found.v[i - 1].severity >= found.v[i].severity);
        assert_true(found.v[i - 1].score >= found.v[i].score);
    }
    assert_int_equal(found.v[0].task->seq, 2);
}

static void names(void **state)
{
    (void)state;
    for (int r = 0; r < RULE_COUNT; r++)
        assert_int_equal(rule_from_name(str_from(rule_name((enum rule)r))), r);
    for (int s = 0; s < SEVERITY_COUNT; s++)
        assert_int_equal(severity_from_name(str_from(severity_name((enum severity)s))), s);
    assert_int_equal(rule_from_name(STR("gossip")), -1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(no_movement),
        TEST(old_data_printed_again_is_no_stall),
        TEST(movement_is_no_finding),
        TEST(a_fall_is_told_once),
        TEST(a_limit_may_fall),
        TEST(copied_text),
        TEST(behind_pace_at_its_own_date),
        TEST(self_reported),
        TEST(dropped),
        TEST(standing_still_for_long),
        TEST(limits_are_options),
        TEST(every_rule_is_explained),
        TEST(worst_first),
        TEST(names),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
