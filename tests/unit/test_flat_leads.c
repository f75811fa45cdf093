/* Sentences that name a section by how its tasks stand: in prose, in lists and in tables. */
#include "snapshots/normalize/flat.h"
#include "tests/unit/flat_page.h"
#include "tests/unit/status_line.h"

static const char numbered[] =
    "云洲市2023年三季度重点工作进展情况|截至9月底，30项重点工作中，18项达到序时进度，5项滞后，7项已完成。|滞后的5项是：|1.新建公园3座。仅开工1座。|2"
    ".改造老旧小区20个。目前开工8个。|3.修路20公里。因征地困难，尚未开工。|4.新增泊位500个。已新增100个。|5.新建学校2所。正在办理前期手续。|已完成"
    "的有：|1.建设医院1所。主体工程8月封顶。|2.新增床位200张。已新增220张。";

static void test_numbered(void **state)
{
    (void)state;
    struct str page = cells(numbered);
    page_is(page, NULL,
            "滞后的5项是：>1 新建公园3座。 P:仅开工1座。\n滞后的5项是：>2 改造老旧小区20个。 P:目前开工8个。\n"
            "滞后的5项是：>3 修路20公里。 P:因征地困难，尚未开工。\n"
            "滞后的5项是：>4 新增泊位500个。 P:已新增100个。\n"
            "滞后的5项是：>5 新建学校2所。 P:正在办理前期手续。\n"
            "已完成的有：>1 建设医院1所。 P:主体工程8月封顶。\n已完成的有：>2 新增床位200张。 P:已新增220张。");
    statuses_are(page, "behind behind not_started behind behind done done");
}

static const char paragraphs[] =
    "云洲市2023年三季度重点工作进展情况|总体看，各项工作有序开展。|以下项目推进较慢：|滨江公园工程，年度计划投资2亿元，完成0.5亿元。|城北污水处理厂，完成施工"
    "招标。|东环路改造，完成路基3公里。|以下项目已完成：|市民中心，6月投入使用。|体育馆，9月通过验收。";

static void test_paragraphs(void **state)
{
    (void)state;
    struct str page = cells(paragraphs);
    page_is(page, NULL,
            "以下项目推进较慢：>滨江公园工程 P:年度计划投资2亿元，完成0.5亿元。 +推进较慢\n"
            "以下项目推进较慢：>城北污水处理厂 P:完成施工招标。 +推进较慢\n"
            "以下项目推进较慢：>东环路改造 P:完成路基3公里。 +推进较慢\n"
            "以下项目已完成：>市民中心 P:6月投入使用。 +6月投入使用\n"
            "以下项目已完成：>体育馆 P:9月通过验收。 +9月通过验收");
    statuses_are(page, "behind behind behind done done");
}

static const char table[] =
    "云洲市2023年三季度重点工作进展情况|序号|任务内容|责任单位|进展情况|已完成的有：|1|新建公园3座|市园林局|3座公园建成开放。|2|新增泊位500个|市城"
    "管局|新增泊位520个。|以下项目推进较慢：|3|修路20公里|市交通局|完成路基3公里。|4|新建学校2所|市教育局|主体施工。|滞后的2项是：|5|建设医院1所"
    "|市卫健委|征地中。|6|改造小区20个|市住建局|开工5个。";

static void test_table(void **state)
{
    (void)state;
    struct str page = cells(table);
    page_is(page, NULL,
            "已完成的有：>1 新建公园3座 [*市园林局] P:3座公园建成开放。\n"
            "已完成的有：>2 新增泊位500个 [*市城管局] P:新增泊位520个。\n"
            "以下项目推进较慢：>3 修路20公里 [*市交通局] P:完成路基3公里。\n"
            "以下项目推进较慢：>4 新建学校2所 [*市教育局] P:主体施工。\n"
            "滞后的2项是：>5 建设医院1所 [*市卫健委] P:征地中。\n"
            "滞后的2项是：>6 改造小区20个 [*市住建局] P:开工5个。");
    statuses_are(page, "done done behind behind behind behind");
}

static const char chapters[] =
    "云洲市2023年三季度民生实事进展情况|一、已完成的有：|（一）新建公园3座（责任单位：市园林局）|进展情况：3座公园建成开放。|（二）新增泊位500个（责任单位："
    "市城管局）|进展情况：新增泊位520个。|二、进展滞后的有：|（一）修路20公里（责任单位：市交通局）|进展情况：完成路基3公里。|（二）新建学校2所（责任单位：市"
    "教育局）|进展情况：主体施工。";

static void test_chapters(void **state)
{
    (void)state;
    struct str page = cells(chapters);
    page_is(page, NULL,
            "一、已完成的有：>1 新建公园3座 [*市园林局] P:3座公园建成开放。 +（一）\n"
            "一、已完成的有：>2 新增泊位500个 [*市城管局] P:新增泊位520个。 +（二）\n"
            "二、进展滞后的有：>1 修路20公里 [*市交通局] P:完成路基3公里。 +（一）\n"
            "二、进展滞后的有：>2 新建学校2所 [*市教育局] P:主体施工。 +（二）");
    statuses_are(page, "done done behind behind");
}

static const char one_paragraph[] =
    "云洲市2023年三季度民生实事进展情况|10件实事中，已完成的有：新建公园3座；新增泊位500个；建设医院1所。正常推进的有：修路20公里；新建学校2所。进展滞后的"
    "有：改造小区20个、农贸市场改造2个。";

static void test_one_paragraph(void **state)
{
    (void)state;
    struct str page = cells(one_paragraph);
    page_is(page, NULL,
            "新建公园3座 +已完成\n新增泊位500个 +已完成\n建设医院1所 +已完成\n"
            "修路20公里 +正常推进\n新建学校2所 +正常推进\n改造小区20个 +进展滞后\n"
            "农贸市场改造2个 +进展滞后");
    statuses_are(page, "done done done on_pace on_pace behind behind");
}

static const char labelled[] =
    "云洲市2023年三季度重点工作进展情况|一、总体情况|截至9月底，30项重点工作中，18项达到序时进度。滞后的2项是：|新建公园3座|责任单位：市园林局|完成情况："
    "仅开工1座。|新增泊位500个|责任单位：市城管局|完成情况：已新增100个。|提前完成的项目有：|新建学校2所|责任单位：市教育局|完成情况：两所学校9月开学。|"
    "二、下一步打算|各单位要加快进度。";

/* The lead is the last sentence of a paragraph. */
static void test_labelled(void **state)
{
    (void)state;
    struct str page = cells(labelled);
    page_is(page, NULL,
            "一、总体情况/滞后的2项是：>新建公园3座 [*市园林局] P:仅开工1座。\n"
            "一、总体情况/滞后的2项是：>新增泊位500个 [*市城管局] P:已新增100个。\n"
            "一、总体情况/提前完成的项目有：>新建学校2所 [*市教育局] P:两所学校9月开学。");
    statuses_are(page, "behind behind done");
}

static const char bullets[] =
    "云洲市2023年三季度重点项目督查通报|截至9月底，全市重点项目总体进展良好。下列3个项目进展缓慢：|◆滨江公园（市园林局）：年度计划投资2亿元，完成0.5亿元。|"
    "◆城北污水处理厂（市水务局）：完成施工招标。|◆东环路改造（市交通局）：完成路基3公里。|未开工的项目有：|◆体育馆（市体育局）：正在办理用地手续。|◆博物馆（市文"
    "旅局）：正在设计。|对上述项目，市政府督查室将持续跟踪。";

static void test_bullets(void **state)
{
    (void)state;
    struct str page = cells(bullets);
    page_is(page, NULL,
            "下列3个项目进展缓慢：>滨江公园 [*市园林局] P:年度计划投资2亿元，完成0.5亿元。 +进展缓慢\n"
            "下列3个项目进展缓慢：>城北污水处理厂 [*市水务局] P:完成施工招标。 +进展缓慢\n"
            "下列3个项目进展缓慢：>东环路改造 [*市交通局] P:完成路基3公里。 +进展缓慢\n"
            "未开工的项目有：>体育馆 [*市体育局] P:正在办理用地手续。 +正在办理用地手续\n"
            "未开工的项目有：>博物馆 [*市文旅局] P:正在设计。 +未开工的项目");
    statuses_are(page, "behind behind behind not_started not_started");
}

static const char tables_proper[] =
    "<h2>云洲市2023年三季度重点工作进展情况</h2><p>截至9月底，滞后的2项是：</p><table><tr><td>序号</td><td>任务</td><"
    "td>责任单位</td><td>进展情况</td></tr><tr><td>1</td><td>新建公园3座</td><td>市园林局</td><td>仅开工1座。"
    "</td></tr><tr><td>2</td><td>新增泊位500个</td><td>市城管局</td><td>已新增100个。</td></tr></tabl"
    "e><p>达到序时进度的2项是：</p><table><tr><td>序号</td><td>任务</td><td>责任单位</td><td>进展情况</td></t"
    "r><tr><td>1</td><td>新建学校2所</td><td>市教育局</td><td>主体封顶。</td></tr><tr><td>2</td><td>建"
    "设医院1所</td><td>市卫健委</td><td>完成桩基。</td></tr><tr><td colspan=4>已完成的有：</td></tr><tr><t"
    "d>3</td><td>改造小区20个</td><td>市住建局</td><td>20个小区。</td></tr></table>";

static void test_tables_proper(void **state)
{
    (void)state;
    struct str page = str_from(tables_proper);
    page_is(page, NULL,
            "截至9月底，滞后的2项是：>1 新建公园3座 [*市园林局] P:仅开工1座。\n"
            "截至9月底，滞后的2项是：>2 新增泊位500个 [*市城管局] P:已新增100个。\n"
            "达到序时进度的2项是：>1 新建学校2所 [*市教育局] P:主体封顶。\n"
            "达到序时进度的2项是：>2 建设医院1所 [*市卫健委] P:完成桩基。\n"
            "已完成的有：>3 改造小区20个 [*市住建局] P:20个小区。");
    statuses_are(page, "behind behind on_pace on_pace done");
}

static const char full_stops[] =
    "云洲市2023年三季度重点工作进展情况|截至9月底，全市重点工作总体有序推进。|以下项目推进较慢。|1．新建公园3座，仅开工1座。|2．改造老旧小区20个，目前开工"
    "8个。|3．修路20公里，因征地困难，尚未开工。|以下项目进展顺利。|1．新增泊位500个，已新增400个。|2．新建学校2所，主体封顶。";

static void test_full_stops(void **state)
{
    (void)state;
    struct str page = cells(full_stops);
    page_is(page, NULL,
            "以下项目推进较慢。>1 新建公园3座 P:仅开工1座。 +推进较慢\n"
            "以下项目推进较慢。>2 改造老旧小区20个 P:目前开工8个。 +推进较慢\n"
            "以下项目推进较慢。>3 修路20公里 P:因征地困难，尚未开工。 +尚未开工\n"
            "以下项目进展顺利。>1 新增泊位500个 P:已新增400个。 +进展顺利\n"
            "以下项目进展顺利。>2 新建学校2所 P:主体封顶。 +进展顺利");
    statuses_are(page, "behind behind not_started on_pace on_pace");
}

static const char in_chapters[] =
    "云洲市2023年三季度重点工作进展情况\n一、重点项目\n序号 | 任务 | 责任单位 | 进展情况 |\n"
    "已完成的有： | | | |\n1 | 新建公园3座 | 市园林局 | 3座公园建成开放。 |\n滞后的2项是：\n"
    "2 | 修路20公里 | 市交通局 | 完成路基3公里。 |\n"
    "3 | 新建学校2所 | 市教育局 | 主体施工，存在问题如下：一是资金不足。 |\n";

/* It judges a part of its chapter. */
static void test_in_chapters(void **state)
{
    (void)state;
    struct str page = str_from(in_chapters);
    page_is(page, NULL,
            "一、重点项目/已完成的有：>1 新建公园3座 [*市园林局] P:3座公园建成开放。\n"
            "一、重点项目/滞后的2项是：>2 修路20公里 [*市交通局] P:完成路基3公里。\n"
            "一、重点项目/滞后的2项是：>3 新建学校2所 [*市教育局] P:主体施工，存在问题如下：一是资金"
            "不足。");
    statuses_are(page, "done behind behind");
}

/* One question, whatever the page is made of. */
static void test_which_sentences_lead(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        bool leads;
    } cases[] = {
        { "滞后的5项是：", true },
        { "各项工作总体顺利。进展滞后的项目有以下3个：", true },
        { "市政府常务会议听取了前三季度民生实事推进情况的汇报，会议明确指出，下列项目进展滞后：", true },
        { "现将未达到序时进度的主要任务通报如下：", true },
        { "截至9月30日，基本完成和未完成的9件情况如下：", true },
        { "现将上半年目标任务完成情况通报如下：", false },
        { "各单位任务完成情况如下：", false },
        { "进展滞后，主要原因如下：", false },
        { "为确保任务完成，要求如下：", false },
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct token t = { .text = str_from(cases[i].text) };
        flat_lead(arena, &t);
        if (t.lead != cases[i].leads)
            print_error("%s\n", cases[i].text);
        assert_int_equal(t.lead, cases[i].leads);
    }
}

static const char *const in_cells[] = {
    numbered, paragraphs, table, chapters, one_paragraph, labelled, bullets, full_stops,
};

static const char *const as_they_are[] = {
    in_chapters, tables_proper,
};

static void test_truncation(void **state)
{
    (void)state;
    cut_all(in_cells, sizeof in_cells / sizeof *in_cells, true);
    cut_all(as_they_are, sizeof as_they_are / sizeof *as_they_are, false);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(test_numbered),
        TEST(test_paragraphs),
        TEST(test_table),
        TEST(test_chapters),
        TEST(test_one_paragraph),
        TEST(test_labelled),
        TEST(test_bullets),
        TEST(test_tables_proper),
        TEST(test_full_stops),
        TEST(test_in_chapters),
        TEST(test_which_sentences_lead),
        TEST(test_truncation),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
