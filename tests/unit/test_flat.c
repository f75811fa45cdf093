/* Pages in every shape that flattened tables take, in as few words as show the point. */
#include "tests/unit/flat_page.h"

/* --- fixtures: every page is also cut --- */

static const char six_columns[] =
    "东山市2021年重点工作前三季度完成情况|序号|任务内容|责任单位|前三季度完成情况|存在问题及困难|"
    "下一步工作|1|新建公园3座。|市园林局、市财政局(列第一位者为牵头单位,下同)|1.甲公园开工。|"
    "2.乙公园已建成。|——|1.继续推进甲公园。|2.确保年底完工。|"
    "2|改造老旧小区20个。|市住建局|已改造12个小区。|部分居民意见不一,推进难度较大。|"
    "加快协调,力争年底完成。|序号|任务内容|责任单位|前三季度完成情况|存在问题及困难|下一步工作|"
    "3|新增停车位900个,打通断头路3条。|市交通局|新增停车位900个。|已新增停车位700个。|——|"
    "继续选址建设。|打通断头路3条。|已打通2条。|征迁工作滞后。|抓紧完成征迁。";

static void test_six_columns(void **state)
{
    (void)state;
    page_is(cells(six_columns), NULL,
            "1 新建公园3座。 [*市园林局 市财政局] P:1.甲公园开工。/2.乙公园已建成。 "
            "N:1.继续推进甲公园。/2.确保年底完工。\n"
            "2 改造老旧小区20个。 [*市住建局] P:已改造12个小区。 "
            "I:部分居民意见不一,推进难度较大。 N:加快协调,力争年底完成。\n"
            "3 新增停车位900个,打通断头路3条。 [*市交通局] -新增停车位900个。 "
            "P:已新增停车位700个。 N:继续选址建设。 -打通断头路3条。 P:已打通2条。 "
            "I:征迁工作滞后。 N:抓紧完成征迁。");
    assert_int_equal(report.columns.n, 6);
    assert_int_equal(report.period.year, 2021);
    assert_int_equal(report.period.month, 9);
}

static const char merged[] =
    "序号|任务内容|责任单位|完成情况|存在问题|下一步工作|"
    "1|新建公园3座。|市园林局|已全部建成。|——|做好管养。|2|改造小区20个。|市住建局|"
    "已改造12个。|——|加快施工。|3|提升东街、西街、南街夜市。|市商务局|东街夜市。|"
    "东街夜市已开业。|——|指导各街区持续提升改造。|西街夜市。|完成西街规划设计。|"
    "南街夜市。|南街夜市正在招商。|4|举办灯会。|市文旅局|已举办。|——|——";

static void test_cells_merged_over_items(void **state)
{
    (void)state;
    assert_int_equal(read_bytes(cells(merged), NULL), 0);
    assert_int_equal(report.tasks.n, 4);
    const struct task *t = &report.tasks.v[2];
    assert_int_equal(t->items.n, 3);
    assert_true(str_is(t->items.v[1].title, "西街夜市。"));
    assert_true(str_is(t->items.v[2].progress, "南街夜市正在招商。"));
    assert_true(t->items.v[0].shared & 1u << ROLE_NEXT);
    assert_true(warned(WARN_MERGED_CELL));
    nothing_is_lost(cells(merged));
}

static const char unannounced[] =
    "序号|任务内容|责任单位|完成情况|存在问题|下一步工作|"
    "1|新建公园3座。|市园林局|已全部建成。|——|做好管养。|2|改造小区20个。|市住建局|"
    "已改造12个。|——|加快施工。|3|加快智慧港区建设。|市港航局、市商务局|"
    "搭建集卡预约平台,探索无人值守闸口。|已完成平台主体开发,2个闸口已上线试运行。|——|"
    "继续推进剩余闸口改造。|成立航运服务联盟,建立应急调度机制。|"
    "已完成年度目标,联盟已成立,首批12家企业已加入。|4|举办灯会。|市文旅局|已举办。|——|——";

static void test_items_in_words_of_their_own(void **state)
{
    (void)state;
    assert_int_equal(read_bytes(cells(unannounced), NULL), 0);
    assert_int_equal(report.tasks.n, 4);
    const struct task *t = &report.tasks.v[2];
    assert_int_equal(t->items.n, 2);
    assert_true(str_is(t->items.v[0].title, "搭建集卡预约平台,探索无人值守闸口。"));
    assert_true(str_is(t->items.v[0].next, "继续推进剩余闸口改造。"));
    assert_true(str_is(t->items.v[1].title, "成立航运服务联盟,建立应急调度机制。"));
    nothing_is_lost(cells(unannounced));
}

static const char owner_last[] =
    "东山市2020年重点工作一季度进展情况表|序号|内容与要求|进展情况|责任单位|"
    "1|地区生产总值增长7%左右。|从1-2月情况看,主要指标回落。|市发改委|"
    "2|新建公园3座。|目前两座开工,一座正在设计。|市园林局|3|新增车位900个。|已新增100个。|市交通局";

static void test_owner_last(void **state)
{
    (void)state;
    page_is(cells(owner_last), NULL,
            "1 地区生产总值增长7%左右。 [*市发改委] P:从1-2月情况看,主要指标回落。\n"
            "2 新建公园3座。 [*市园林局] P:目前两座开工,一座正在设计。\n"
            "3 新增车位900个。 [*市交通局] P:已新增100个。");
}

static const char no_numbers[] =
    "2022年东山市重点工作半年度完成情况|序号|工作内容|完成情况|"
    "公共预算收入增长7%。(牵头单位:市财政局)|上半年实现收入120亿元,增长3.5%。|"
    "1.紧抓重点税源。|2.争取上级支持。|改造老旧小区20个。[牵头单位:市住建局(市房管局)]|"
    "1.已改造12个小区。|2.资金拨付到位。";

static void test_owner_in_title_without_numbers(void **state)
{
    (void)state;
    page_is(cells(no_numbers), NULL,
            "公共预算收入增长7%。 [*市财政局] P:上半年实现收入120亿元,增长3.5%。/"
            "1.紧抓重点税源。/2.争取上级支持。\n"
            "改造老旧小区20个。 [*市住建局(市房管局)] P:1.已改造12个小区。/2.资金拨付到位。");
}

static const char groups[] =
    "2020年东山区政府工作报告执行情况|项目|名称|项目内容|责任单位|进展情况|"
    "(一)|民生保障|新建公园3座|区园林局、各街道|正常|改造小区20个|生态环境|东山分局|已改造12个|"
    "(二)|产业发展|引进企业30家|区商务局|引进企业21家,其中外资3家";

static void test_groups(void **state)
{
    (void)state;
    page_is(cells(groups), NULL,
            "(一)民生保障>新建公园3座 [*区园林局 各街道] P:正常\n"
            "(一)民生保障>改造小区20个 [*生态环境东山分局] P:已改造12个\n"
            "(二)产业发展>引进企业30家 [*区商务局] P:引进企业21家,其中外资3家");
}

static const char headings[] =
    "东山市2021年重点工作进展情况|序号|任务内容|牵头单位|进展情况|"
    "张三副市长牵头重点工作|1|新建公园3座。|市园林局|已建成两座。|2|改造小区20个。|市住建局|"
    "12个小区完工。|李四副市长牵头重点工作|1|引进企业30家。|市商务局|已引进21家。";

static void test_headings_between_rows(void **state)
{
    (void)state;
    page_is(cells(headings), NULL,
            "张三副市长牵头重点工作>1 新建公园3座。 [*市园林局] P:已建成两座。\n"
            "张三副市长牵头重点工作>2 改造小区20个。 [*市住建局] P:12个小区完工。\n"
            "李四副市长牵头重点工作>1 引进企业30家。 [*市商务局] P:已引进21家。");
}

static const char spanned[] =
    "2023年10月东山县民生实事进展情况|序号|项目内容|牵头单位|落实情况|"
    "1|新建学校1所。|教育局|基本完成。|主体工程结顶,待验收。|2|新增学位900个。|"
    "提前完成年度任务。|已新增学位920个。|3|新建床位10张。|县卫生健康局|提前完成年度任务。|"
    "新建床位10张完成。";

static void test_spanned_owner_and_verdict_line(void **state)
{
    (void)state;
    page_is(cells(spanned), NULL,
            "1 新建学校1所。 [*教育局] P:主体工程结顶,待验收。 +基本完成。\n"
            "2 新增学位900个。 [*教育局] P:已新增学位920个。 +提前完成年度任务。\n"
            "3 新建床位10张。 [*县卫生健康局] P:新建床位10张完成。 +提前完成年度任务。");
    assert_true(warned(WARN_INHERITED));
}

static const char two_tables[] =
    "2019年东山市工作通报|附件1|重点项目进展情况表|序号|项目内容|进展情况|1|新建公园3座|已建成|"
    "2|改造小区20个|全部完工|附件2|民生实事进展情况表|序号|实事内容|责任单位|进展情况|"
    "1|打通断头路3条|区住建局|完成2条|2|新增绿地20公顷|区城管局|新增绿地21公顷";

static void test_two_tables(void **state)
{
    (void)state;
    page_is(cells(two_tables), NULL,
            "附件1/重点项目进展情况表>1 新建公园3座 P:已建成\n"
            "附件1/重点项目进展情况表>2 改造小区20个 P:全部完工\n"
            "附件2/民生实事进展情况表>1 打通断头路3条 [*区住建局] P:完成2条\n"
            "附件2/民生实事进展情况表>2 新增绿地20公顷 [*区城管局] P:新增绿地21公顷");
}

static const char leads_column[] =
    "2023年东山区重点工作责任分解|分类|序号|事项|责任单位|牵头单位|发展目标|1|生产总值增长6%。|"
    "区商务局、区发改局|区发改局|2|投资增长25%。|区发改局|区发改局|市场活力|3|网办率达95%。|"
    "区政务中心|区政务中心";

static void test_leads_column(void **state)
{
    (void)state;
    page_is(cells(leads_column), NULL,
            "发展目标>1 生产总值增长6%。 [区商务局 *区发改局]\n"
            "发展目标>2 投资增长25%。 [*区发改局]\n市场活力>3 网办率达95%。 [*区政务中心]");
}

static const char pipes[] =
    "2022年东山区民生实事进展情况表(截至9月底)\n序号 | 项目内容 | 进展情况 | 责任单位 |\n"
    "1 | 新建公园3座。 | 三座公园建成开放。 | 园林局 |\n"
    "2 | 新增托位500个。 | 新增托位600个。 | 卫健局 |\n"
    "筛查1万例以上。 | 已筛查10111例。 | ||\n3 | 新增公交3条。 | 已新增4条。 | 交通局 |\n";

static void test_pipes_with_spans(void **state)
{
    (void)state;
    page_is(str_from(pipes), NULL,
            "1 新建公园3座。 [*园林局] P:三座公园建成开放。\n"
            "2 新增托位500个。 [*卫健局] P:新增托位600个。\n"
            "2 筛查1万例以上。 [*卫健局] P:已筛查10111例。\n"
            "3 新增公交3条。 [*交通局] P:已新增4条。");
}

static const char labelled_pipes[] =
    "东山区2023年实事一季度进展\n序号 | 工作任务 | 责任单位 | 一季度目标 | "
    "进展情况、存在问题及下一步打算 | 目标完成情况 |\n"
    "1 | 改扩建学校1所 | 教体局 | 室内装修 | 进展情况:装修完成80%。 下步打算:加快进度。 | "
    "顺利推进 |\n新增学位810个 | |||||\n2 | 结对学校2所 | 教体局 | 互派人员 | "
    "进展情况:教师开展交流。 | 顺利推进 |\n";

static void test_labels_in_a_cell(void **state)
{
    (void)state;
    page_is(str_from(labelled_pipes), NULL,
            "1 改扩建学校1所 [*教体局] T:室内装修 P:装修完成80%。 N:加快进度。 +顺利推进 ~6912\n"
            "1 新增学位810个 [*教体局]\n"
            "2 结对学校2所 [*教体局] T:互派人员 P:教师开展交流。 +顺利推进");
}

static const char lines[] =
    "东山省改造项目完成进度表(截至2021年8月底)\n序号 |\n市 州 |\n计划完成数 |\n累计开工数 |\n"
    "开工率 |\n1 |\n甲市 |\n150 |\n143 |\n95.33% |\n2 |\n乙市 |\n71 |\n44 |\n61.97% |\n"
    "3 |\n丙市 |\n146 |\n58 |\n39.73% |\n";

static void test_a_cell_per_line(void **state)
{
    (void)state;
    page_is(str_from(lines), NULL,
            "1 甲市 T:150 P:143 +95.33%\n2 乙市 T:71 P:44 +61.97%\n3 丙市 T:146 P:58 +39.73%");
}

static const char glued[] =
    "2021年东山市重点工作完成情况表\n序号内容与要求完成情况责任单位\n"
    "1地区生产总值增长7%以上。新建公园3座以上;改造小区20个。前三季度,生产总值增长9%;公园建成3座。"
    "市发改委\n2引进企业30家。1.已引进企业21家;2.签约项目12个。市商务局\n市投促局\n"
    "3举办灯会。已于2月举办。市文旅局\n";

static void test_glued(void **state)
{
    (void)state;
    page_is(str_from(glued), NULL,
            "1 地区生产总值增长7%以上。新建公园3座以上;改造小区20个。 [*市发改委] "
            "P:前三季度,生产总值增长9%;公园建成3座。\n"
            "2 引进企业30家。 [*市商务局 市投促局] P:1.已引进企业21家;2.签约项目12个。\n"
            "3 举办灯会。 [*市文旅局] P:已于2月举办。");
}

static const char blanks[] =
    "2025年东山区目标任务上半年推进情况表\n序号 目标任务 责任单位 上半年推进情况\n"
    "一、主要预期目标\n1 生产总值增长6%以上。 区发改委 上半年增长2.9%。\n"
    "2 农业增加值增长5%。 区农业农村委\n区林业局\n上半年增长3.4%。\n二、重点工作\n"
    "3 新建公园3座。 区园林局 已建成两座。\n";

static void test_blanks(void **state)
{
    (void)state;
    page_is(str_from(blanks), NULL,
            "一、主要预期目标>1 生产总值增长6%以上。 [*区发改委] P:上半年增长2.9%。\n"
            "一、主要预期目标>2 农业增加值增长5%。 [*区农业农村委 区林业局] P:上半年增长3.4%。\n"
            "二、重点工作>3 新建公园3座。 [*区园林局] P:已建成两座。");
}

static const char traditional[] =
    "東山市2021年重點工作前三季度完成情況|序號|任務內容|責任單位|完成情況|存在問題|下一步工作|"
    "1|新建公園3座。|市財政局、市發展改革委員會|已建成兩座公園。|征遷難度較大,進度緩慢。|"
    "繼續推進公園建設。|2|改造小區20個。|市政府辦公室|截至9月底,12個小區完工。|——|加快施工。";

static void test_traditional(void **state)
{
    (void)state;
    page_is(cells(traditional), NULL,
            "1 新建公園3座。 [*市財政局 市發展改革委員會] P:已建成兩座公園。 "
            "I:征遷難度較大,進度緩慢。 N:繼續推進公園建設。\n"
            "2 改造小區20個。 [*市政府辦公室] P:截至9月底,12個小區完工。 N:加快施工。");
    assert_int_equal(report.period.month, 9);
}

static void test_bars_on_lines_of_their_own(void **state)
{
    (void)state;
    page_is(STR("2020年信访工作三季度进展\n序号\n|\n任务\n|\n责任单位\n|\n进展情况\n|\n1\n|\n"
                "新建公园3座\n|\n市园林局\n|\n已建成两座\n|\n2\n|\n改造小区20个\n|\n市住建局\n|\n"
                "12个小区完工\n"),
            NULL,
            "1 新建公园3座 [*市园林局] P:已建成两座\n2 改造小区20个 [*市住建局] P:12个小区完工");
}

static void test_unknown_names(void **state)
{
    (void)state;
    page_is(cells("东山市2021年重点工作一季度简表|序号|干什么|谁负责单位|干得怎么样情况|"
                  "1|新建公园3座。|市园林局|已建成两座。|2|改造小区20个。|市住建局|12个小区完工。"),
            NULL,
            "1 新建公园3座。 [*市园林局] P:已建成两座。\n"
            "2 改造小区20个。 [*市住建局] P:12个小区完工。");
}

/* --- the edges --- */

static void test_cut_rows(void **state)
{
    (void)state;
    page_is(cells("东山市2021年重点工作一季度进展|序号|任务内容|牵头单位|进展情况|1|新建公园3座。|"
                  "市园林局|已建成两座。|2|改造小区20个。|市住建局|12个小区完工。|3|引进企业30"),
            NULL,
            "1 新建公园3座。 [*市园林局] P:已建成两座。\n"
            "2 改造小区20个。 [*市住建局] P:12个小区完工。");
    assert_true(warned(WARN_CUT_ROW));
}

static void test_given_columns(void **state)
{
    (void)state;
    struct str page = cells("东山市2021年情况|第一栏|第二栏|第三栏|1|新建公园3座。|已建成两座。|市园林局|"
                            "2|改造小区20个。|12个小区完工。|市住建局");
    page_is(page, "no,title,progress,owners",
            "1 新建公园3座。 [*市园林局] P:已建成两座。\n"
            "2 改造小区20个。 [*市住建局] P:12个小区完工。");
    assert_int_equal(read_bytes(page, "no,owners"), QOQ_EUSAGE);
    assert_int_equal(read_bytes(page, "no,titel"), QOQ_EUSAGE);
}

static void test_no_report(void **state)
{
    (void)state;
    struct str notice = cells("关于开展安全检查的通知|各有关单位:|一、检查时间|5月10日至5月20日。|"
                              "二、检查内容|1.消防设施是否齐全。|2.应急预案是否完善。|三、工作要求|"
                              "1.高度重视。各单位要加强领导。|2.认真整改。问题要立行立改。|办公室");
    assert_int_equal(read_bytes(notice, NULL), QOQ_EINPUT);
    assert_true(err.text[0]);
    assert_int_equal(read_bytes(STR("你好。"), NULL), QOQ_EINPUT);
}

static const char *const fixtures[] = {
    six_columns, merged, owner_last, no_numbers, groups, headings, spanned, two_tables,
    leads_column,
};
static const char *const line_fixtures[] = { pipes, labelled_pipes, lines, glued, blanks };

static void test_truncation(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof fixtures / sizeof *fixtures; i++)
        cut_everywhere(cells(fixtures[i]), i == 0 ? 1 : 4);
    for (size_t i = 0; i < sizeof line_fixtures / sizeof *line_fixtures; i++)
        cut_everywhere(str_from(line_fixtures[i]), i == 0 ? 1 : 4);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(test_six_columns),       TEST(test_cells_merged_over_items),
        TEST(test_items_in_words_of_their_own),
        TEST(test_owner_last),        TEST(test_owner_in_title_without_numbers),
        TEST(test_groups),            TEST(test_headings_between_rows),
        TEST(test_two_tables),        TEST(test_spanned_owner_and_verdict_line),
        TEST(test_leads_column),      TEST(test_pipes_with_spans),
        TEST(test_labels_in_a_cell),  TEST(test_a_cell_per_line),
        TEST(test_glued),             TEST(test_blanks),          TEST(test_traditional),
        TEST(test_cut_rows),          TEST(test_bars_on_lines_of_their_own),
        TEST(test_unknown_names),
        TEST(test_given_columns),     TEST(test_no_report),
        TEST(test_truncation),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
