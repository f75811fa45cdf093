/* Promises of the next-steps cell: the words, the month they fall due, how much is promised. */

#include "tests/unit/extracted.h"
#include "tests/unit/test.h"

/* "2021-12 5座 建成5座; ..." */
static struct str told(const struct task *t)
{
    struct buf b = { .arena = arena };
    for (size_t i = 0; i < t->commitments.n; i++) {
        const struct commitment *c = &t->commitments.v[i];
        struct str due = month_text(arena, c->due);
        buf_addf(&b, "%s%.*s %.*s%.*s %.*s", i ? "; " : "", STR_ARG(due.n ? due : STR("-")),
                 STR_ARG(extracted_number(arena, c->value)), STR_ARG(c->unit), STR_ARG(c->text));
    }
    return buf_str(&b);
}

static void due_and_quantity(void **state)
{
    (void)state;
    static const struct {
        const char *next, *expected;
    } cases[] = {
        { "10月底前完成立项。", "2021-10 - 10月底前完成立项" },
        { "年底前建成5座泵站。", "2021-12 5座 年底前建成5座泵站" },
        { "确保年内开工。", "2021-12 - 确保年内开工" },
        { "第四季度完成验收。", "2021-12 - 第四季度完成验收" },
        { "计划明年4月完成腾房。", "2022-04 - 计划明年4月完成腾房" },
        { "11月7日-8日举办比赛。", "2021-11 - 11月7日-8日举办比赛" },
        { "11月上旬举办比赛。", "2021-11 - 11月上旬举办比赛" },
        { "下月底前完成验收。", "2021-10 - 下月底前完成验收" },
        { "下季度开展巡诊20场。", "2021-12 20场 下季度开展巡诊20场" },
        { "春节前迎接验收。", "2022-01 - 春节前迎接验收" },
        { "汛期前完成加固。", "2022-04 - 汛期前完成加固" },
        { "明年一季度完成划转。", "2022-03 - 明年一季度完成划转" },
        { "明年上半年投用。", "2022-06 - 明年上半年投用" },
        { "11月底前6座泵站全部投入使用。", "2021-11 6座 11月底前6座泵站全部投入使用" },
        { "11月底前其余4座泵站全部进场。", "2021-11 4座 11月底前其余4座泵站全部进场" },
        { "2022年6月前竣工。", "2022-06 - 2022年6月前竣工" },
        { "完成全年投资6亿元目标。", "- 6亿元 完成全年投资6亿元目标" },
        { "10月完成审查,11月印发方案。", "2021-10 - 10月完成审查; 2021-11 - 11月印发方案" },
        { "年底前,建成泵站5座,水闸3座。",
          "2021-12 5座 年底前,建成泵站5座; 2021-12 3座 水闸3座" },
        { "10月底前,在协调到位后,完成立项。", "2021-10 - 10月底前,在协调到位后,完成立项" },
        { "继续推进各项工作。", "" },
        { "对照2019年标准,完善6月印发的方案。", "" },
        { "1.加快审批。\n2.12月底前竣工。", "2021-12 - 12月底前竣工" },
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct report r;
        struct task *t = extracted_task(arena, &r, "推进泵站建设。", "正在施工。");
        t->items.v[0].next = str_from(cases[i].next);
        assert_int_equal(extract_report(arena, &r, NULL), 0);
        struct str got = told(&r.tasks.v[0]);
        if (!str_is(got, cases[i].expected))
            fail_msg("%s\n  expected %s\n  got      %.*s", cases[i].next, cases[i].expected,
                     STR_ARG(got));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(due_and_quantity),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
