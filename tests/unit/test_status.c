/* Rates and statuses of tasks, and what a report admits: SPEC.md section 5. */

#include "tests/unit/readings.h"

/* "on_pace 0.75 computed" */
static struct str told(struct report *r)
{
    if (extract_report(arena, r, NULL) != 0)
        return STR("failed");
    const struct task *t = &r->tasks.v[0];
    return str_format(arena, "%s %.*s %s", status_name(t->status),
                      STR_ARG(extracted_number(arena, t->rate)), basis_name(t->rate_basis));
}

#define CHECK(cases) readings_are(cases, sizeof(cases) / sizeof(cases)[0], told)

static void said_anywhere(void **state)
{
    (void)state;
    static const struct reading cases[] = {
        { "推进智慧港口。", "召开调度会。目前该项任务已全面完成。", "done 1 status" },
        { "推进智慧港口。", "走访企业。已圆满完成年度目标。", "done 1 status" },
        { "推进智慧港口。", "走访企业。东港区已完成年度目标任务。", "ongoing - " },
        { "推进智慧港口。", "走访企业。该任务已完成前期工作。", "ongoing - " },
        { "推进智慧港口。", "确保顺利实现年内运行的目标。", "ongoing - " },
        { "推进智慧港口。", "已全部建成并投入使用。走访企业。", "done 1 status" },
        { "推进智慧港口工程。", "目前已完工的工程有:东港输水工程。", "ongoing - " },
        { "推进智慧港口。", "截至9月底,完成年度目标任务的45.6%。", "behind 0.456 stated" },
        { "新建泵站12座。", "召开调度会。完成年度目标任务的45.6%。", "behind 0.456 stated" },
        { "新建泵站12座。", "前9个月,年度计划完成率达64.3%。", "behind 0.643 stated" },
    };
    CHECK(cases);
}

/* Pace needs no year: 「项目上半年进展情况」. */
static void without_a_year(void **state)
{
    (void)state;
    struct report r;
    extracted_task(arena, &r, "新建泵站12座。", "建成泵站6座。");
    r.period.year = 0;
    r.period.month = 6;
    assert_true(str_is(told(&r), "on_pace 0.5 computed"));
}

static void by_figures(void **state)
{
    (void)state;
    static const struct reading cases[] = {
        { "新建泵站12座。", "建成泵站12座。", "done 1 computed" },
        { "新建泵站12座。", "建成泵站15座。", "done 1.25 computed" },
        { "新建泵站12座。", "建成泵站9座。", "on_pace 0.75 computed" },
        { "新建泵站12座。", "建成泵站11座。", "ahead 0.9167 computed" },
        { "新建泵站12座。", "建成泵站5座。", "behind 0.4167 computed" },
        { "新建泵站12座。", "1-5月,建成泵站5座。", "on_pace 0.4167 computed" },
        { "新建泵站12座。", "正在选址。", "ongoing - " },
        { "产值增长8%。", "产值增长9%。", "ahead - " },
        { "产值增长8%。", "产值增长5%。", "behind - " },
        { "失业率控制在3%以内。", "失业率2.4%。", "done 1 computed" },
        { "覆盖率达到90%以上。", "覆盖率达85%。", "behind 0.9444 computed" },
        { "新增路灯300盏、座椅50张。", "新增路灯300盏、座椅30张。", "mixed 0.8 computed" },
        { "新增路灯300盏、座椅50张。", "新增路灯330盏、座椅45张。", "ahead 0.95 computed" },
        { "新增路灯300盏、座椅50张。", "新增路灯300盏。", "mixed - " },
    };
    CHECK(cases);
}

static void by_stated_percentages(void **state)
{
    (void)state;
    static const struct reading cases[] = {
        { "推进渔港改造工程。", "渔港改造工程完成年度计划的62%。", "behind 0.62 stated" },
        { "推进渔港改造工程。", "渔港改造今年8个项目开工8个,开工率100%,完工率60%。",
          "behind 0.6 stated" },
        { "推进渔港改造工程。", "渔港防波堤主体工程量已完成60%。", "ongoing - " },
        { "推进渔港改造工程。", "产值同比增长60%。", "ongoing - " },
        { "推进渔港改造工程。", "78%", "on_pace 0.78 stated" },
        { "新建泵站12座。", "建成泵站9座,完成年度任务的80%。", "on_pace 0.8 stated" },
    };
    CHECK(cases);
}

static void by_words(void **state)
{
    (void)state;
    static const struct reading cases[] = {
        { "办好渔业博览会。", "已完成。", "done 1 status" },
        { "办好渔业博览会。", "完成半年度目标。", "on_pace - " },
        { "办好渔业博览会。", "超额完成三季度计划。", "ahead - " },
        { "办好渔业博览会。", "未达到年度目标。", "behind - " },
        { "扩建发热门诊。", "主体8月竣工,设备调试结束,9月6日正式启用。", "done 1 status" },
        { "新建市民中心。", "装修工程6月完工,8月底投入使用。", "done 1 status" },
        { "建设城西快速路。", "桥梁6月合龙,主线9月20日建成通车。", "done 1 status" },
        { "改扩建客运站。", "站房6月封顶,9月28日启用。", "done 1 status" },
        { "新建体育馆。", "场馆9月底对市民正式开放,9月开馆。", "done 1 status" },
        { "扩建发热门诊。", "主体8月竣工,设备调试中,11月6日启用。", "ongoing - " },
        { "新建图书馆。", "土建6月完工,书架安装中,拟9月28日启用。", "ongoing - " },
        { "新建图书馆。", "南馆9月开馆,其余分馆正在装修。", "ongoing - " },
        { "整治违法用海。", "开展巡查46次。各项整治工作有序推进。", "on_pace - " },
        { "改造市政设施。", "桥梁检测12座。各项工程均按序时推进。", "on_pace - " },
        { "建设智慧校园。", "设备到货。各项目稳步推进。", "on_pace - " },
        { "改造老城片区。", "征收启动。所有项目均正常推进。", "on_pace - " },
        { "实施农村改厕。", "台账已建。各项改厕任务稳步推进。", "on_pace - " },
        { "举办世界油商大会。", "大会推迟。嘉宾已定,各项会务筹备积极推进。", "postponed - " },
        { "办好渔业博览会。", "较序时进度滞后8个百分点。", "behind - " },
        { "办好渔业博览会。", "较序时进度超前8个百分点。", "ahead - " },
        { "办好渔业博览会。", "已达时序进度要求。", "on_pace - " },
        { "办好渔业博览会。", "预计可按期完成全年任务。", "on_pace - " },
        { "办好渔业博览会。", "完成全年目标有难度。", "behind - " },
        { "办好渔业博览会。", "实现时间过半、任务过半。", "on_pace - " },
        { "办好渔业博览会。", "目前已停工。", "postponed - " },
        { "办好渔业博览会。", "已办结并取得实效。", "done 1 status" },
        { "优良天数比例达到90%以上。", "优良天数比例92.1%,达到年度目标要求。", "done 1.0233 computed" },
        { "办好渔业博览会。", "未完成当月计划。", "behind - " },
        { "办好渔业博览会。", "按进度推进", "on_pace - " },
        { "建设热源厂。", "设备到货延迟,仅完成基础施工,进度滞后。", "behind - " },
        { "建设热源厂。", "施工图审查已完成,主体正在施工,进展顺利。", "on_pace - " },
        { "建设热源厂。", "厂区绿化基本完成,按序时推进。", "on_pace - " },
        { "建设热源厂。", "因拆迁受阻,与序时进度相差较大。", "behind - " },
        { "改造户厕3200户。", "开工2105户,改造完成1630户。", "behind 0.5094 computed" },
        { "建设光伏电站50座。", "受并网指标限制,只建成17座。", "behind 0.34 computed" },
        { "办好渔业博览会。", "已于9月3日成功举办。", "done 1 status" },
        { "办好渔业博览会。", "各项筹备任务均已全部完成年度目标。其中布展面积2万平方米。", "done 1 status" },
        { "办好渔业博览会。", "正常推进中。", "on_pace - " },
        { "办好渔业博览会。", "进展滞后。", "behind - " },
        { "办好渔业博览会。", "尚未启动。", "not_started - " },
        { "办好渔业博览会。", "因疫情延期举办。", "postponed - " },
        { "办好渔业博览会。", "方案已定。因疫情,博览会推迟到明年举办,日期另行通知。", "postponed - " },
        { "办好渔业博览会。", "方案已定。其中渔具展推迟到明年举办。", "ongoing - " },
        { "办好渔业博览会。", "项目已完成:渔具展9月开幕。", "done 1 status" },
        { "新建泵站12座。", "建成泵站8座。受暴雨影响,工程延期。", "behind 0.6667 computed" },
        { "水价涨幅控制在3%以内。", "水价上涨2%。", "done 1 computed" },
        { "产值增长8%,水价涨幅控制在3%以内。", "产值增长9%,水价上涨2%。", "ahead - " },
        { "办好渔业博览会。", "未完成。", "behind - " },
        { "创建示范街区。", "上半年申报,申报未通过。", "behind - " },
        { "新建保障房2000套。", "2160套全部开工,其中860套封顶,完成年度任务。", "done 1 status" },
        { "新增床位,建设中心。", "新增268张;新建6个,均通过验收,已完成全年任务。", "done 1 status" },
        { "办好渔业博览会。", "制定方案。完成招标。", "ongoing - " },
        { "建设应急平台,完善救援体系。", "1.完成平台招标任务。\n2.救援队伍正在组建。", "ongoing - " },
        { "压减开支不低于10%。", "已完成开支压减不低于10%的任务。", "done 1 status" },
    };
    CHECK(cases);
}

static void status_column(void **state)
{
    (void)state;
    struct report r;
    struct task *t = extracted_task(arena, &r, "新建泵站12座。", "正在施工。");
    *list_push(arena, &t->items.v[0].extras) =
        (struct extra){ ROLE_STATUS, STR("目标完成情况"), STR("顺利推进") };
    assert_true(str_is(told(&r), "on_pace - "));
}

/* Words that a column, a list's verdict or a newspaper's heading has instead of the usual ones. */
static void words_of_columns(void **state)
{
    (void)state;
    static const char *const cases[][2] = {
        { "已落实", "done 1 status" },           { "竣工并试生产", "done 1 status" },
        { "已投产或竣工项目", "done 1 status" }, { "提前交卷", "done 1 status" },
        { "正按时限推进", "on_pace - " },  { "进度快于时间要求", "ahead - " },
        { "未按时限落实", "behind - " },   { "慢半拍", "behind - " },
        { "已落实用地指标", "ongoing - " }, { "时限要求", "ongoing - " },
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct report r;
        struct task *t = extracted_task(arena, &r, "新建泵站12座。", "正在选址。");
        *list_push(arena, &t->items.v[0].extras) =
            (struct extra){ ROLE_STATUS, STR("完成状态"), str_from(cases[i][0]) };
        assert_string_equal(told(&r).p, cases[i][1]);
    }
}

/* A cell merged over several tasks stands with the first of them, and speaks for all. */
static void merged_status(void **state)
{
    (void)state;
    struct report r;
    struct task *t = extracted_task(arena, &r, "新建泵站12座。", "正在施工。");
    *list_push(arena, &t->items.v[0].extras) =
        (struct extra){ ROLE_STATUS, STR("目标完成情况"), STR("推进滞后") };
    t->items.v[0].shared = 1u << ROLE_STATUS;
    build_task(arena, &r, "新增座椅50张。", "市水务局", "正在采购。");
    t = build_task(arena, &r, "新增路灯300盏。", "市水务局", "正在安装。");
    t->items.v[0].shared = 1u << ROLE_STATUS; /* its own cell, empty */
    assert_true(str_is(told(&r), "behind - "));
    assert_int_equal(r.tasks.v[1].status, STATUS_BEHIND);
    assert_int_equal(r.tasks.v[2].status, STATUS_ONGOING);
}

/* A heading that names the state of what stands under it says it outright; one that only holds
 * such words does not. */
static void headings(void **state)
{
    (void)state;
    static const struct {
        const char *section, *expected;
    } cases[] = {
        { "按序时推进的项目(截至6月20日)", "on_pace 0.9167 computed" },
        { "(一)完成类9项", "done 0.9167 computed" },
        { "二、推进较滞后", "behind 0.9167 computed" },
        { "(三)未达序时进度的任务5项:", "behind 0.9167 computed" },
        { "二、重点工作/(二)扎实推进乡村振兴", "ahead 0.9167 computed" },
        { "推进滞后企业转型", "ahead 0.9167 computed" },
    };
    static const struct reading closer[] = {
        { "新建泵站12座。", "建成泵站12座。", "done 1 computed" },
        { "办好渔业博览会。", "已完成。", "done 1 status" },
        { "办好渔业博览会。", "尚未启动。", "not_started - " },
        { "办好渔业博览会。", "正在布展。", "on_pace - " },
    };
    for (size_t i = 0; i < sizeof closer / sizeof closer[0]; i++) {
        struct report r;
        extracted_task(arena, &r, closer[i].title, closer[i].progress)->section =
            STR("按序时推进的项目");
        assert_true(str_is(told(&r), closer[i].expected));
    }
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct report r;
        struct task *t = extracted_task(arena, &r, "新建泵站12座。", "建成泵站11座。");
        t->section = str_from(cases[i].section);
        struct str got = told(&r);
        if (!str_is(got, cases[i].expected))
            fail_msg("%s: %.*s", cases[i].section, STR_ARG(got));
    }
}

/* Targets of several years: paced over those years, and divided only by what is a sum. */
static void spans_of_years(void **state)
{
    (void)state;
    static const struct reading cases[] = {
        { "新建泵站12座(2020—2022年)。", "累计建成泵站7座。", "on_pace 0.5833 computed" },
        { "新建泵站12座(2020-2022年)。", "建成泵站5座。", "ongoing - " },
        { "新建泵站12座(2021—2023年)。", "建成泵站5座。", "ongoing - " },
        { "新建泵站12座(2021—2023年)。", "累计建成泵站7座。", "on_pace 0.5833 computed" },
        { "新建泵站12座(2017—2019年)。", "建成泵站5座。", "behind 0.4167 computed" },
    };
    CHECK(cases);
}

/* What a district did is no share of what the city has to do. */
static void targets_from_above(void **state)
{
    (void)state;
    struct report r;
    struct task *t = extracted_task(arena, &r, "新增就业21万人。", "新增就业24277人。");
    t->delegated = true;
    assert_true(str_is(told(&r), "ongoing - "));
    t = extracted_task(arena, &r, "产值增长8%。", "产值增长9%。");
    t->delegated = true;
    assert_true(str_is(told(&r), "ahead - "));
}

/* What the issues say of a part never makes the whole task late. */
static void trouble_is_a_signal(void **state)
{
    (void)state;
    struct report r;
    struct task *t = extracted_task(arena, &r, "新建泵站12座。", "建成泵站9座。");
    t->items.v[0].issues = STR("西城泵站因征地受阻,进度滞后。");
    assert_true(str_is(told(&r), "on_pace 0.75 computed"));
    assert_int_equal(r.tasks.v[0].signals.n, 2);
    assert_true(str_is(r.tasks.v[0].signals.v[1], "进度滞后"));
}

static void signals(void **state)
{
    (void)state;
    static const struct {
        const char *text, *expected; /* NULL: none */
    } cases[] = {
        { "1.征地进展缓慢。", "征地进展缓慢" },
        { "规划尚未批复,需继续对接。", "规划尚未批复" },
        { "资金缺口较大。", "资金缺口较大" },
        { "工期可能延长。", "工期可能延长" },
        { "协调难度较大。", "协调难度较大" },
        { "项目审批难。", "项目审批难" },
        { "影响项目开工时间。", "影响项目开工时间" },
        { "全年未发生安全事故。", NULL },
        { "未发现进度滞后问题。", NULL },
        { "有效破解了融资难题。", NULL },
        { "救助困难群众120人。", NULL },
        { "排查风险隐患30处。", NULL },
        { "淘汰落后产能5万吨。", NULL },
        { "不断加大投入。", NULL },
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct report r;
        struct task *t = extracted_task(arena, &r, "推进渔港改造。", NULL);
        t->items.v[0].issues = str_from(cases[i].text);
        told(&r);
        t = &r.tasks.v[0];
        bool right = cases[i].expected
                         ? t->signals.n == 1 && str_is(t->signals.v[0], cases[i].expected)
                         : t->signals.n == 0;
        if (!right)
            fail_msg("%s: %zu signals, first %.*s", cases[i].text, t->signals.n,
                     t->signals.n ? (int)t->signals.v[0].n : 0,
                     t->signals.n ? t->signals.v[0].p : "");
    }
}

/* What is said of some of several things is not said of the task; what a cell ends with is. */
static void part_and_whole(void **state)
{
    (void)state;
    static const struct reading cases[] = {
        { "办好十件实事。", "十件实事中,7件已提前完成,3件按计划推进。",
          "on_pace 0.7 computed" },
        { "改造路灯3000盏。", "一期1800盏已完成改造,二期1200盏已完成招标。", "ongoing - " },
        { "推动5个县建成模范县。", "3个县已通过验收。", "behind 0.6 computed" },
        { "抓好秋季征兵。", "已完成体检政考。", "ongoing - " },
        { "造林2万亩,抚育3万亩。", "造林任务已完成,共造林2万亩;抚育2.1万亩。",
          "mixed 0.85 computed" },
        { "新建泵站10座。", "10座泵站中,6座已建成,其余2座未开工。", "behind 0.6 computed" },
        { "改造小区40个。", "已完工32个,未开工7个,进展偏慢。", "behind 0.8 computed" },
        { "产值增长6%左右。", "上半年产值增长7.4%,全年力争完成目标。", "ahead - " },
        { "建设渔港。", "(1)目前项目尚未开工。", "not_started - " },
        { "建设渔港。", "防波堤正在施工,总体进展顺利。", "on_pace - " },
        { "物价涨幅控制在3%左右。", "物价涨幅1.2%。", "ahead - " },
        { "新增水闸5座、泵站8座。", "水闸5座已建成。", "mixed - " },
        { "新增水闸5座、泵站8座。", "水闸建成2座。", "behind - " },
    };
    CHECK(cases);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(without_a_year),
        TEST(by_figures),
        TEST(part_and_whole),
        TEST(said_anywhere),
        TEST(by_stated_percentages),
        TEST(by_words),
        TEST(status_column),
        TEST(words_of_columns),
        TEST(merged_status),
        TEST(headings),
        TEST(spans_of_years),
        TEST(targets_from_above),
        TEST(trouble_is_a_signal),
        TEST(signals),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
