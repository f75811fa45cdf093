/* The audit's rules on what is repeated, promised, moved, miscounted or edited. */

#define SET_UP set_up_late
#include "analyzer/audit.h"
#include "analyzer/promises.h"
#include "tests/unit/pair.h"

static struct findings found;

/* The last two of a year. */
static int set_up_late(void **state)
{
    build_report(&from, 2024, 9);
    build_report(&to, 2024, 12);
    return set_up_arena(state);
}

static size_t count(enum rule rule)
{
    size_t n = 0;
    for (size_t i = 0; i < found.n; i++)
        n += found.v[i].rule == rule;
    return n;
}

static const struct finding *first(enum rule rule)
{
    for (size_t i = 0; i < found.n; i++)
        if (found.v[i].rule == rule)
            return &found.v[i];
    fail_msg("no finding of %s", rule_name(rule));
    return NULL;
}

static void expect_proofs(const struct finding *f, const char *was, const char *is)
{
    assert_int_equal(f->proofs.n, 2);
    assert_true(str_is(f->proofs.v[0].text, was));
    assert_true(str_is(f->proofs.v[1].text, is));
}

/* The bridge, with a progress text on each side. */
static void bridge(const char *was, const char *is)
{
    build_task(arena, &from, "建设北湾大桥。", "市交通局", was);
    build_task(arena, &to, "建设北湾大桥。", "市交通局", is);
}

static void the_same_problem_again(void **state)
{
    (void)state;
    bridge("桩基完成。", "承台完成。");
    from.tasks.v[0].items.v[0].issues = STR("1.引桥用海手续还没有批下来。2.缺工人。");
    to.tasks.v[0].items.v[0].issues = STR("1.管线迁改难。2.引桥用海手续仍没有批下来。");
    audit_reports(arena, &from, &to, &found);
    expect_proofs(first(RULE_ISSUE_PERSISTS), "1.引桥用海手续还没有批下来",
                  "2.引桥用海手续仍没有批下来");
    to.tasks.v[0].status = STATUS_DONE;
    audit_reports(arena, &from, &to, &found);
    assert_int_equal(count(RULE_ISSUE_PERSISTS), 0);
}

static void next_steps_repeated(void **state)
{
    (void)state;
    bridge("桩基完成。", "承台完成。");
    from.tasks.v[0].items.v[0].next = STR("加快引桥施工,确保10月底前贯通全线。");
    to.tasks.v[0].items.v[0].next = STR("加快引桥施工,确保12月底前贯通全线。");
    audit_reports(arena, &from, &to, &found);
    assert_int_equal(count(RULE_NEXT_REPEATED), 1);
}

static void a_lower_target(void **state)
{
    (void)state;
    bridge(NULL, NULL);
    from.tasks.v[0].title = STR("新增床位900张。");
    to.tasks.v[0].title = STR("新增床位700张。");
    build_level(arena, &from, &from.tasks.v[0], "新增床位", "900", "500", "张", 9);
    build_level(arena, &to, &to.tasks.v[0], "新增床位", "700", "700", "张", 12);
    audit_reports(arena, &from, &to, &found);
    assert_int_equal(first(RULE_TARGET_LOWERED)->severity, SEVERITY_HIGH);
    expect_proofs(first(RULE_TARGET_LOWERED), "新增床位900张", "新增床位700张");
    audit_reports(arena, &to, &from, &found); /* raised */
    assert_int_equal(count(RULE_TARGET_LOWERED), 0);
}

static void a_limit_is_lowered_by_raising_it(void **state)
{
    (void)state;
    a_lower_target(state);
    struct target up = *from.tasks.v[0].indicators.v[0].target;
    struct target low = *to.tasks.v[0].indicators.v[0].target;
    up.op = low.op = OP_LE;
    from.tasks.v[0].indicators.v[0].target = &low;
    to.tasks.v[0].indicators.v[0].target = &up;
    from.tasks.v[0].title = STR("新增床位700张。");
    to.tasks.v[0].title = STR("新增床位900张。");
    audit_reports(arena, &from, &to, &found);
    assert_int_equal(count(RULE_TARGET_LOWERED), 1);
}

static void another_lead(void **state)
{
    (void)state;
    bridge(NULL, NULL);
    to.tasks.v[0].owners.v[0].name = STR("交通局");
    audit_reports(arena, &from, &to, &found);
    assert_int_equal(count(RULE_OWNER_CHANGED), 0);
    to.tasks.v[0].owners.v[0].name = STR("市水利局");
    audit_reports(arena, &from, &to, &found);
    expect_proofs(first(RULE_OWNER_CHANGED), "市交通局", "市水利局");
    assert_int_equal(first(RULE_OWNER_CHANGED)->severity, SEVERITY_MEDIUM);
    *list_push(arena, &to.tasks.v[0].owners) = (struct owner){ STR("市交通局"), false };
    audit_reports(arena, &from, &to, &found);
    assert_int_equal(first(RULE_OWNER_CHANGED)->severity, SEVERITY_LOW);
}

/* What becomes of one promise when the next report says `is`. */
static const struct promise *promise(const char *text, int year, int month, const char *value,
                                     const char *unit, const char *is)
{
    from.tasks.n = to.tasks.n = 0;
    bridge("桩基完成。", is);
    *list_push(arena, &from.tasks.v[0].commitments) = (struct commitment){
        .text = str_from(text), .due = { (int16_t)year, (int8_t)month },
        .value = value ? decimal_parse(str_from(value)) : DECIMAL_NONE, .unit = str_from(unit),
    };
    struct diff *d = arena_make(arena, struct diff);
    struct promise_list *list = arena_make(arena, struct promise_list);
    diff_reports(arena, &from, &to, d);
    promises_follow(arena, d, list);
    assert_int_equal(list->n, 1);
    audit_reports(arena, &from, &to, &found);
    return &list->v[0];
}

static void expect_state(const struct promise *p, const char *name)
{
    assert_string_equal(promise_state_name(p->state), name);
}

static void promises_by_words(void **state)
{
    (void)state;
    const char *text = "11月底前完成引桥用海手续报批";
    const struct promise *p = promise(text, 2024, 11, NULL, NULL, "引桥用海手续已于11月8日获批。");
    expect_state(p, "kept");
    assert_true(str_is(p->quote, "引桥用海手续已于11月8日获批"));
    assert_int_equal(count(RULE_COMMITMENT_MISSED), 0);

    expect_state(promise(text, 2024, 11, NULL, NULL, "承台完成,引桥用海手续尚未批复。"), "missed");
    expect_proofs(first(RULE_COMMITMENT_MISSED), text, "引桥用海手续尚未批复");

    p = promise(text, 2024, 11, NULL, NULL, "引桥用海手续12月20日才完成报批。");
    expect_state(p, "missed"); /* late */

    p = promise(text, 2024, 11, NULL, NULL, "引桥用海手续调整至2025年3月底前完成。");
    expect_state(p, "slipped");
    assert_int_equal(p->done_or_due.year, 2025);
    assert_int_equal(p->done_or_due.month, 3);
    assert_int_equal(count(RULE_DEADLINE_SLIPPED), 1);

    p = promise(text, 2024, 11, NULL, NULL, "引桥用海手续材料一次补正,没有获批。钢箱梁完成。");
    expect_state(p, "missed");
    assert_true(str_is(p->quote, "引桥用海手续材料一次补正,没有获批"));
    expect_state(promise(text, 2024, 11, NULL, NULL, "引桥用海手续报批只完成初审。"), "missed");
    expect_state(promise(text, 2024, 11, NULL, NULL, "引桥用海手续已获批,主桥尚未合龙。"), "kept");
    expect_state(promise("桩基完成", 2024, 11, NULL, NULL, "桩基完成。"), "silent"); /* no news */
    expect_state(promise(text, 2024, 11, NULL, NULL, "钢箱梁制作完成过半。"), "silent");
    expect_state(promise(text, 2025, 6, NULL, NULL, "钢箱梁制作完成过半。"), "open");
    assert_int_equal(count(RULE_COMMITMENT_MISSED), 0);
}

static void promises_by_amount(void **state)
{
    (void)state;
    const char *text = "年底前累计修建引桥栈道30公里";
    expect_state(promise(text, 2024, 12, "30", "公里", "累计修建引桥栈道31.5公里。"), "kept");
    const struct promise *p = promise(text, 2024, 12, "30", "公里", "累计修建引桥栈道24公里。");
    expect_state(p, "partly-kept");
    assert_true(str_is(decimal_text(arena, p->share), "0.8"));
    assert_int_equal(first(RULE_COMMITMENT_MISSED)->severity, SEVERITY_MEDIUM);
}

static void arithmetic(void **state)
{
    (void)state;
    struct task *t = build_task(arena, &to, "新增床位900张。", "市民政局", "新增床位600张。");
    struct indicator *x = build_level(arena, &to, t, "新增床位", "900", "600", "张", 12);
    static const struct {
        const char *percent;
        bool wrong;
    } cases[] = { { "66.6", false }, { "66.7", false }, { "66.67", false }, { "66", false },
                  { "67", false }, { "68", true }, { "66.5", true }, { "76.7", true } };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct stated s = { decimal_parse(str_from(cases[i].percent)), STR("完成率") };
        x->stated = &s;
        audit_reports(arena, NULL, &to, &found);
        assert_int_equal(count(RULE_ARITHMETIC), cases[i].wrong);
    }
}

static void one_quantity_two_values(void **state)
{
    (void)state;
    build_task(arena, &to, "壮大金融业。", "市金融办",
               "1-11月,全市新增绿色贷款88.5亿元,相当于去年全年的112.4%。");
    build_task(arena, &to, "稳企业。", "市经信局",
               "走访企业。1-11月,全市新增绿色贷款88.5亿元,相当于去年全年的121.4%。");
    build_task(arena, &to, "工业投资。", "市经信局", "完成投资10.5亿元,完成年度计划的80%。");
    build_task(arena, &to, "交通投资。", "市交通局", "完成投资12.5亿元,完成年度计划的90%。");
    audit_reports(arena, NULL, &to, &found);
    assert_int_equal(count(RULE_CONTRADICTION), 1);
    assert_ptr_equal(first(RULE_CONTRADICTION)->task, &to.tasks.v[1]);
    assert_int_equal(first(RULE_CONTRADICTION)->proofs.n, 2);
}

static void the_same_row_twice(void **state)
{
    (void)state;
    build_task(arena, &to, "建设北湾大桥。", "市交通局", "桩基完成三成,栈桥贯通。");
    build_task(arena, &to, "办好音乐节。", "市文旅局", "方案已定。");
    build_task(arena, &to, "建设北湾大桥。", "市交通局", "桩基完成三成,栈桥贯通。");
    build_task(arena, &to, "办好音乐节。", "市体育局", "场馆正在招标,门票尚未开售。");
    audit_reports(arena, NULL, &to, &found);
    assert_int_equal(count(RULE_DUPLICATE_ROW), 1);
    assert_ptr_equal(first(RULE_DUPLICATE_ROW)->task, &to.tasks.v[2]);
}

static void an_edit_after_publication(void **state)
{
    (void)state;
    from.period = to.period;
    bridge("完成投资3.2亿元。引桥开工。", "完成投资3.8亿元。引桥开工。");
    build_task(arena, &from, "办好音乐节。", "市文旅局", "方案已定。");
    audit_reports(arena, &from, &to, &found);
    assert_int_equal(found.n, 2);
    assert_int_equal(count(RULE_SILENT_EDIT), 2);
    assert_int_equal(found.v[0].severity, SEVERITY_HIGH); /* the row that vanished */
    expect_proofs(&found.v[1], "完成投资3.2亿元", "完成投资3.8亿元");
    audit_reports(arena, &to, &to, &found);
    assert_int_equal(found.n, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(the_same_problem_again),
        TEST(next_steps_repeated),
        TEST(a_lower_target),
        TEST(a_limit_is_lowered_by_raising_it),
        TEST(another_lead),
        TEST(promises_by_words),
        TEST(promises_by_amount),
        TEST(arithmetic),
        TEST(one_quantity_two_values),
        TEST(the_same_row_twice),
        TEST(an_edit_after_publication),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
