/* Lists and plans: numbered, labelled, in pairs, with whatever stands around them. */
#include "tests/unit/flat_page.h"

static const char list[] =
    "2021年东山区工作报告责任分解事项1-3月份完成情况|一、主要目标|"
    "1.生产总值增长7%。(市级牵头单位:市发改委;区级牵头单位:区发改局)|"
    "完成情况:生产总值预计370亿元,增长9%。|2.新建公园3座。(责任单位:区园林局)|"
    "完成情况:两座公园开工。|3.引进企业30家。(责任单位:区商务局)|完成情况:已引进8家。";

static void test_list_with_labels(void **state)
{
    (void)state;
    page_is(cells(list), NULL,
            "一、主要目标>1 生产总值增长7%。 [市发改委 *区发改局] P:生产总值预计370亿元,增长9%。\n"
            "一、主要目标>2 新建公园3座。 [*区园林局] P:两座公园开工。\n"
            "一、主要目标>3 引进企业30家。 [*区商务局] P:已引进8家。");
}

static const char plan[] =
    "东山市政府工作报告重点工作责任分解(2023年)|一、主要预期目标|1.生产总值增长6%。|"
    "责任单位:市发改委|2.规上工业增长8%。|责任单位:市经信局、市统计局分别牵头|二、重点工作|"
    "(一)扩大投资。|3.新开工项目100个。|责任单位:市发改委,各县(市、区)政府";

static void test_plan(void **state)
{
    (void)state;
    page_is(cells(plan), NULL,
            "一、主要预期目标>1 生产总值增长6%。 [*市发改委]\n"
            "一、主要预期目标>2 规上工业增长8%。 [*市经信局 *市统计局]\n"
            "二、重点工作/(一)扩大投资。>3 新开工项目100个。 [*市发改委 各县(市、区)政府]");
}

static const char rows_in_paragraphs[] =
    "东山市重点民生实事上半年进度|1000个村通公路(2013—2017年)。上半年建设400公里。|"
    "解决50万人饮水安全(2013—2017年)。上半年建成工程141处。|"
    "改造老旧小区20个。截至6月底完成12个。|新建公园3座。目前已建成两座。";

static void test_rows_in_paragraphs(void **state)
{
    (void)state;
    page_is(cells(rows_in_paragraphs), NULL,
            "1000个村通公路(2013—2017年)。 P:上半年建设400公里。\n"
            "解决50万人饮水安全(2013—2017年)。 P:上半年建成工程141处。\n"
            "改造老旧小区20个。 P:截至6月底完成12个。\n新建公园3座。 P:目前已建成两座。");
}

static const char pairs[] =
    "东山市2021年民生实事完成情况|新建公园3座。|截至12月底,三座公园建成开放。|改造小区20个。|"
    "20个小区全部完工,惠及居民8000户。|新增公交线路5条。|已新增公交线路5条,优化3条。|"
    "建成社区食堂12家。|目前已建成12家并投入运营。";

static void test_pairs_without_header(void **state)
{
    (void)state;
    page_is(cells(pairs), NULL,
            "新建公园3座。 P:截至12月底,三座公园建成开放。\n"
            "改造小区20个。 P:20个小区全部完工,惠及居民8000户。\n"
            "新增公交线路5条。 P:已新增公交线路5条,优化3条。\n"
            "建成社区食堂12家。 P:目前已建成12家并投入运营。");
}

static const char chapters[] =
    "青岑县重点任务三季度推进情况|一、民生保障|(一)新改建农村公路60公里|"
    "牵头单位:县交通运输局    配合单位:县财政局、各乡镇|"
    "推进情况:已完成路基48公里,占年度任务的68.3%。|存在问题:砂石料供应紧张。|"
    "下一步:加快征迁。|(二)建成社区养老服务站9个|牵头单位:县民政局|"
    "推进情况:建成7个,2个正在装修。|下一步:10月底前全部投用。|二、产业发展|"
    "(三)新增规上工业企业10家|牵头单位:县经信局|推进情况:新增规上工业企业6家。";

static void test_labels_in_one_line(void **state)
{
    (void)state;
    page_is(cells(chapters), NULL,
            "一、民生保障>1 新改建农村公路60公里 [*县交通运输局 县财政局 各乡镇] P:已完成路基48"
            "公里,占年度任务的68.3%。 I:砂石料供应紧张。 N:加快征迁。 +(一)\n"
            "一、民生保障>2 建成社区养老服务站9个 [*县民政局] P:建成7个,2个正在装修。 N:10月"
            "底前全部投用。 +(二)\n"
            "二、产业发展>3 新增规上工业企业10家 [*县经信局] P:新增规上工业企业6家。 +(三)");
}

static const char ordinals[] =
    "平溪区2022年度十件民生实事项目11月份进展公示|第1项：新建口袋公园6个|责任单位：区园林局|"
    "年度计划：11月底前建成开放。|目前进展：6个公园已全部建成开放。|完成率：100%|"
    "第2项：改造老旧小区22个|责任单位：区住建局、各街道|年度计划：10月底前完工。|"
    "目前进展：完工19个，|剩余3个进行管线入地。|完成率：86%";

static void test_ordinals_and_rates(void **state)
{
    (void)state;
    page_is(cells(ordinals), NULL,
            "1 新建口袋公园6个 [*区园林局] T:11月底前建成开放。 P:6个公园已全部建成开放。 +10"
            "0% +第1项：\n"
            "2 改造老旧小区22个 [*区住建局 各街道] T:10月底前完工。 P:完工19个，/剩余3个进行"
            "管线入地。 +86% +第2项：");
}

static const char owned_titles[] =
    "2024年度东屏市政府重点工作责任分解|一、稳增长|"
    "1、地区生产总值增长6%左右。（市发改委牵头，市统计局配合）|"
    "2、固定资产投资增长8%以上。（市发改委）|二、惠民生|"
    "3、新增城镇就业2.2万人。（市人社局）|4、市中心医院东院区投入使用。（市卫健委）";

static void test_plan_with_owners_in_brackets(void **state)
{
    (void)state;
    page_is(cells(owned_titles), NULL,
            "一、稳增长>1 地区生产总值增长6%左右。 [*市发改委 市统计局]\n"
            "一、稳增长>2 固定资产投资增长8%以上。 [*市发改委]\n"
            "二、惠民生>3 新增城镇就业2.2万人。 [*市人社局]\n"
            "二、惠民生>4 市中心医院东院区投入使用。 [*市卫健委]");
}

static const char circles[] =
    "云陵市十件惠民实事进展情况（截至2019年8月底）|① 新增停车位2000个。|责任单位：市城管局|"
    "进展情况：已建成1460个。|② 改造农村户厕3万户。|责任单位：市农业农村局|"
    "进展情况：完成2.2万户。";

static void test_circles(void **state)
{
    (void)state;
    page_is(cells(circles), NULL,
            "1 新增停车位2000个。 [*市城管局] P:已建成1460个。\n"
            "2 改造农村户厕3万户。 [*市农业农村局] P:完成2.2万户。");
}

static const char fields[] =
    "2021年青浦湾区重点项目推进情况（一季度）|新能源电池基地项目|"
    "建设内容：新建厂房12万平方米。|年度目标：主体封顶。|进展情况：桩基完成60%。|"
    "海湾路改造工程|建设内容：改造道路6.2公里。|年度目标：11月底前竣工。|"
    "进展情况：施工单位已进场。|污水处理厂扩建工程|建设内容：新增日处理能力4万吨。|"
    "年度目标：土建完成50%。|进展情况：尚未开工。";

static void test_fields_without_known_names(void **state)
{
    (void)state;
    page_is(cells(fields), NULL,
            "新能源电池基地项目 T:主体封顶。 P:桩基完成60%。 +新建厂房12万平方米。\n"
            "海湾路改造工程 T:11月底前竣工。 P:施工单位已进场。 +改造道路6.2公里。\n"
            "污水处理厂扩建工程 T:土建完成50%。 P:尚未开工。 +新增日处理能力4万吨。");
}

static const char one_paragraph[] =
    "长岭县2020年政府工作报告目标任务上半年落实情况|一、主要目标任务|"
    "1.全县生产总值增长7.5%。责任单位:县发改局。完成情况:上半年增长6.1%。|"
    "2.财政收入增长6%。责任单位:县财政局、县税务局。完成情况:上半年完成8.2亿元。|"
    "3.新增造林3万亩。责任单位:县林业局。完成情况:已完成3.1万亩。";

static void test_labels_in_one_paragraph(void **state)
{
    (void)state;
    page_is(cells(one_paragraph), NULL,
            "一、主要目标任务>1 全县生产总值增长7.5%。 [*县发改局] P:上半年增长6.1%。\n"
            "一、主要目标任务>2 财政收入增长6%。 [*县财政局 县税务局] P:上半年完成8.2亿元。\n"
            "一、主要目标任务>3 新增造林3万亩。 [*县林业局] P:已完成3.1万亩。");
}

static const char labelled_titles[] =
    "渠安区2020年重点工作完成情况|责任单位:区发改局|任务:争取资金5亿元。|"
    "完成情况:争取资金5.6亿元。|责任单位:区住建局|任务:改造棚户区1200户。|"
    "完成情况:完成1200户。|责任单位:区教育局、区财政局|任务:新建幼儿园6所。|完成情况:建成5所。";

static void test_titles_with_labels(void **state)
{
    (void)state;
    page_is(cells(labelled_titles), NULL,
            "争取资金5亿元。 [*区发改局] P:争取资金5.6亿元。\n"
            "改造棚户区1200户。 [*区住建局] P:完成1200户。\n"
            "新建幼儿园6所。 [*区教育局 区财政局] P:建成5所。");
}

static const char milestones[] =
    "2023年屿川市政府重点工作责任分解及季度工作安排|王海平市长主抓重点工作|"
    "1.完成管网更新改造96公里。|责任单位:市住建局|工作进度安排:3月:完成招标|"
    "6月:主要路段开挖|12月:通水验收|2.新建智慧药房4家。|责任单位:市卫健委|"
    "工作进度安排:6月底前完成采购。|范宏副市长主抓重点工作|1.新增减税25亿元以上。|"
    "责任单位:市税务局|工作进度安排:即时兑现。";

static void test_milestones_go_on(void **state)
{
    (void)state;
    page_is(cells(milestones), NULL,
            "王海平市长主抓重点工作>1 完成管网更新改造96公里。 [*市住建局] T:3月:完成招标/6月"
            ":主要路段开挖/12月:通水验收\n"
            "王海平市长主抓重点工作>2 新建智慧药房4家。 [*市卫健委] T:6月底前完成采购。\n"
            "范宏副市长主抓重点工作>1 新增减税25亿元以上。 [*市税务局] T:即时兑现。");
}

static const char demands[] =
    "2022年三季度石桥区重点项目建设情况|1.澄碧湖治理项目。截至9月底,完成投资0.8亿元。|"
    "2.数字产业园一期。截至9月底,完成投资1.9亿元。|3.环城绿道三期。截至9月底,尚未开工。|"
    "三、工作建议|请各责任单位认真分析原因。|1.强化责任落实。各单位要倒排工期。";

static void test_demands_are_no_tasks(void **state)
{
    (void)state;
    page_is(cells(demands), NULL,
            "1 澄碧湖治理项目。 P:截至9月底,完成投资0.8亿元。\n"
            "2 数字产业园一期。 P:截至9月底,完成投资1.9亿元。\n"
            "3 环城绿道三期。 P:截至9月底,尚未开工。");
}

static const char images[] =
    "静浦区2019年区政府实事项目上半年完成情况|(一)新增养老床位400张|已交付128张。|"
    "微信图片_20190705153012.png|(二)新建服务中心3家|两家已试运营。|image003.jpg|"
    "(三)打通断头路4条|两条已通车。";

static void test_names_of_files(void **state)
{
    (void)state;
    page_is(cells(images), NULL,
            "1 新增养老床位400张 P:已交付128张。 +(一)\n"
            "2 新建服务中心3家 P:两家已试运营。 +(二)\n"
            "3 打通断头路4条 P:两条已通车。 +(三)");
}

static const char own_turns[] =
    "稽阳市2021年市政府重点工作完成情况表|做好省运会筹备工作。|主体工程竣工,测试赛方案通过评审。|"
    "争取专项债券90亿元以上。|全年争取专项债券97.4亿元。|推进生物医药产业园二期建设。|"
    "生物医药产业园二期签约项目23个,开工11个。|建成五星达标村200个。|建成五星达标村168个。|"
    "规范政府投资项目管理。|印发政府投资项目管理办法。";

static void test_pairs_by_their_words(void **state)
{
    (void)state;
    page_is(cells(own_turns), NULL,
            "做好省运会筹备工作。 P:主体工程竣工,测试赛方案通过评审。\n"
            "争取专项债券90亿元以上。 P:全年争取专项债券97.4亿元。\n"
            "推进生物医药产业园二期建设。 P:生物医药产业园二期签约项目23个,开工11个。\n"
            "建成五星达标村200个。 P:建成五星达标村168个。\n"
            "规范政府投资项目管理。 P:印发政府投资项目管理办法。");
}

static const char boxed[] =
    "黎川市2023年十件民生实事完成情况|【实事1】新增托位1000个|进度：新增1120个|状态：已完成|"
    "【实事2】改造老旧小区40个|进度：完工36个，在建4个|状态：推进中|【实事3】新建公厕30座|进度：建成21座|"
    "状态：滞后";

static void test_numbers_in_boxes(void **state)
{
    (void)state;
    page_is(cells(boxed), NULL,
            "1 新增托位1000个 P:新增1120个 +已完成 +【实事1】\n"
            "2 改造老旧小区40个 P:完工36个，在建4个 +推进中 +【实事2】\n"
            "3 新建公厕30座 P:建成21座 +滞后 +【实事3】");
}

/* Owners behind a comma; a ranking under a heading of its own is nothing of the last task. */
static const char ranked[] =
    "青溪县2019年民生工程三季度进展通报|一、推进情况|"
    "1.建设农村公路120公里，责任单位：县交通运输局、有关街镇；已建成98公里，达到序时进度。|"
    "2.新建卫生室20个，责任单位：县卫健局；已建成20个，提前完成年度任务。|"
    "3.新增绿地15万平方米，责任单位：县林业局；完成绿化12万平方米，推进顺利。|"
    "二、乡镇排名|综合得分排名：1、红石镇；2、青坪镇；3、白沙镇。|三、下步要求|各乡镇要加快推进。";

static void test_rankings_are_no_tasks(void **state)
{
    (void)state;
    page_is(cells(ranked), NULL,
            "一、推进情况>1 建设农村公路120公里 [*县交通运输局 有关街镇] "
            "P:已建成98公里，达到序时进度。\n"
            "一、推进情况>2 新建卫生室20个 [*县卫健局] P:已建成20个，提前完成年度任务。\n"
            "一、推进情况>3 新增绿地15万平方米 [*县林业局] P:完成绿化12万平方米，推进顺利。");
}

static const char bulleted[] =
    "临江市十件民生实事进展如何？|2021年7月15日 来源：临江日报|"
    "年初，市政府确定了十件民生实事。截至6月底，总体进展顺利。|已完成2件|"
    "●新建公厕30座。上半年已全部建成投用，提前完成年度任务。|"
    "●新增养老床位800张。已新增床位820张，超额完成年度任务。|进展较慢2件|"
    "●建设城市书房6家。选址尚未确定，进展较慢。|"
    "●天然气入户1.5万户。受管网迁改影响，仅完成4200户，进度滞后。|市民李女士说，变化实实在在。";

static void test_bullets_under_counts(void **state)
{
    (void)state;
    page_is(cells(bulleted), NULL,
            "已完成2件>新建公厕30座 P:上半年已全部建成投用，提前完成年度任务。 "
            "+上半年已全部建成投用\n"
            "已完成2件>新增养老床位800张 P:已新增床位820张，超额完成年度任务。 "
            "+超额完成年度任务\n"
            "进展较慢2件>建设城市书房6家 P:选址尚未确定，进展较慢。 +进展较慢\n"
            "进展较慢2件>天然气入户1.5万户 P:受管网迁改影响，仅完成4200户，进度滞后。 +进度滞后");
}

/* Written alike, though few of them say what is done. */
static const char alike[] =
    "2023年滨河新区重点工程三季度推进情况|来源：新区管委会　时间：2023-10-18|"
    "1.推进会展中心项目建设。钢结构吊装过半，年底前封顶。|"
    "2.加快智能网联汽车产业园建设。一期厂房交付，三家企业设备进场调试。|"
    "3.实施综合管廊工程。廊体浇筑至K3+200，受汛期影响进度滞后20天。|"
    "4.启动国际社区二期征收。签约完成78%，剩余户正在洽谈。";

static void test_rows_written_alike(void **state)
{
    (void)state;
    page_is(cells(alike), NULL,
            "1 推进会展中心项目建设。 P:钢结构吊装过半，年底前封顶。\n"
            "2 加快智能网联汽车产业园建设。 P:一期厂房交付，三家企业设备进场调试。\n"
            "3 实施综合管廊工程。 P:廊体浇筑至K3+200，受汛期影响进度滞后20天。\n"
            "4 启动国际社区二期征收。 P:签约完成78%，剩余户正在洽谈。");
}

static const char *const fixtures[] = {
    list, plan, rows_in_paragraphs, pairs, chapters, ordinals, owned_titles, circles,
    fields, one_paragraph, labelled_titles, milestones, demands, images, own_turns, boxed,
    ranked, bulleted, alike,
};

static void test_truncation(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof fixtures / sizeof *fixtures; i++)
        cut_everywhere(cells(fixtures[i]), 3);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(test_list_with_labels),
        TEST(test_plan),
        TEST(test_rows_in_paragraphs),
        TEST(test_pairs_without_header),
        TEST(test_labels_in_one_line),
        TEST(test_ordinals_and_rates),
        TEST(test_plan_with_owners_in_brackets),
        TEST(test_circles),
        TEST(test_fields_without_known_names),
        TEST(test_labels_in_one_paragraph),
        TEST(test_titles_with_labels),
        TEST(test_milestones_go_on),
        TEST(test_demands_are_no_tasks),
        TEST(test_names_of_files),
        TEST(test_pairs_by_their_words),
        TEST(test_numbers_in_boxes),
        TEST(test_rankings_are_no_tasks),
        TEST(test_bullets_under_counts),
        TEST(test_rows_written_alike),
        TEST(test_truncation),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
