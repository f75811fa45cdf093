/* Lists of names in bulletins: how they are led to, counted, owned and damaged. Invented places. */
#include "tests/unit/flat_page.h"
#include "tests/unit/status_line.h"

static const char led_to[] =
    "云洲市2021年三季度重点工作落实情况通报|各县区人民政府：|一、重点工作|截至9月底，已完成6项，占6.7%；达到序时进度74项，占83.1%；未达到序时进度5项，占10.1%。未达到序时进度的任务集中在项目建设、生态环保两个领域。其中，项目建设领域3项，为环湖路"
    "改造、二期码头、北部新城中学；生态环保领域2项，为城东污水厂提标、废弃矿山修复。|二、民生实事|已完成的是：不动产统一登记、便民中心改造、农村低保提标。|未达序时进度的是：县城规划修编（县住建局）、沿江公路二期（县交通局）。";

/* A list takes up what the sentence before says: 「其中,…」. */
static void test_lists_that_go_on(void **state)
{
    (void)state;
    struct str page = cells(led_to);
    page_is(page, NULL,
            "一、重点工作>环湖路改造 +未达到序时进度\n"
            "一、重点工作>二期码头 +未达到序时进度\n"
            "一、重点工作>北部新城中学 +未达到序时进度\n"
            "一、重点工作>城东污水厂提标 +未达到序时进度\n"
            "一、重点工作>废弃矿山修复 +未达到序时进度\n"
            "二、民生实事>不动产统一登记 +已完成\n"
            "二、民生实事>便民中心改造 +已完成\n"
            "二、民生实事>农村低保提标 +已完成\n"
            "二、民生实事>县城规划修编 [*县住建局] +未达序时进度\n"
            "二、民生实事>沿江公路二期 [*县交通局] +未达序时进度");
    statuses_are(page, "behind behind behind behind behind done done done behind b"
            "ehind");
}

static const char lost[] =
    "沅泽县2019年上半年重点工作督查通报|各乡镇人民政府：|2019《政府工作报告》确定的重点工作共30，现将截至630日的情况通报如下：|（一）已完成的工作|共3占10%，即集体资产清产核资、政务大厅搬迁、小学运动场改造。|（二）未达序时进度的工作|共5占16.7%。其中县交通局3"
    "（沅桃公路改建、武水三桥、客运总站搬迁），县住建局2（城北棚改、文昌路管网更新）。|（三）推进缓慢的工作|推进缓慢的4中，工业发展方面2：汽配产业园路网、热电联产项目；城市建设方面2：老城雨污分流、湿地公园二期。";

/* The counter is lost behind its number; the office before the count answers for all. */
static void test_counts_without_counters(void **state)
{
    (void)state;
    page_is(cells(lost), NULL,
            "（一）已完成的工作>集体资产清产核资 +已完成的工作\n"
            "（一）已完成的工作>政务大厅搬迁 +已完成的工作\n"
            "（一）已完成的工作>小学运动场改造 +已完成的工作\n"
            "（二）未达序时进度的工作>沅桃公路改建 [*县交通局] +未达序时进度的工作\n"
            "（二）未达序时进度的工作>武水三桥 [*县交通局] +未达序时进度的工作\n"
            "（二）未达序时进度的工作>客运总站搬迁 [*县交通局] +未达序时进度的工作\n"
            "（二）未达序时进度的工作>城北棚改 [*县住建局] +未达序时进度的工作\n"
            "（二）未达序时进度的工作>文昌路管网更新 [*县住建局] +未达序时进度的工作\n"
            "（三）推进缓慢的工作>汽配产业园路网 +推进缓慢\n"
            "（三）推进缓慢的工作>热电联产项目 +推进缓慢\n"
            "（三）推进缓慢的工作>老城雨污分流 +推进缓慢\n"
            "（三）推进缓慢的工作>湿地公园二期 +推进缓慢");
}

static const char told_each[] =
    "岚川县2022年度目标任务完成情况通报|各乡镇人民政府：|经核验，超额完成3项，未完成3项。|（一）超额完成的任务|3项，主要有：稳岗就业，全年务工12460人，为目标的104.7%；烤烟收购，收购2.31万担，为目标的110%；招商到位资金，到位41.8亿元，为目标的119.4%。|（二）未"
    "完成的任务|3项，具体是：规上工业增加值，目标增长9%，实际增长5.6%，牵头单位县工信局；县中医院康复楼，因资金缺口未能如期封顶，牵头单位县卫健局；垃圾填埋场封场，未通过省级验收，牵头单位县城管局。";

/* A name, a comma, and what is said of it; who answers stands behind it without a colon. */
static void test_names_before_commas(void **state)
{
    (void)state;
    page_is(cells(told_each), NULL,
            "（一）超额完成的任务>稳岗就业 P:全年务工12460人，为目标的104.7% +超额完成的任务\n"
            "（一）超额完成的任务>烤烟收购 P:收购2.31万担，为目标的110% +超额完成的任务\n"
            "（一）超额完成的任务>招商到位资金 P:到位41.8亿元，为目标的119.4% +超额完成的任务\n"
            "（二）未完成的任务>规上工业增加值 [*县工信局] P:目标增长9%，实际增长5.6% +未完成的任务\n"
            "（二）未完成的任务>县中医院康复楼 [*县卫健局] P:因资金缺口未能如期封顶 +未完成的任务\n"
            "（二）未完成的任务>垃圾填埋场封场 [*县城管局] P:未通过省级验收 +未通过省级验收");
}

static const char classes[] =
    "云麓市2017年1-11月工作推进情况|全市任务按完成类、超序时类、其它类三类管理，通报如下。|（一）完成类。公共机构节能改造、城市书房建设、异地就医结算等41项任务已经完成。|（二）未达序时类。共2项，主要是：充电桩建设，全年计划2500个，已建1437个，完成57.5%；国有林场改革，省级验"
    "收材料未报送。|（三）其它类。指需年终核定的任务，共3项，其中有：创新示范区申报、棉花价格补贴、农村抵押贷款。|从部门看，进度居前的是市经信局、市教育局、市文旅局。|下阶段，要抓好三件事：一要抓闭环，滞后任务每旬会商；二要抓督查，结果按月通报。";

/* A class is no task, nor are offices, nor what will be done. */
static void test_classes(void **state)
{
    (void)state;
    page_is(cells(classes), NULL,
            "（一）完成类。>公共机构节能改造 +已经完成\n"
            "（一）完成类。>城市书房建设 +已经完成\n"
            "（一）完成类。>异地就医结算 +已经完成\n"
            "（二）未达序时类。>充电桩建设 P:全年计划2500个，已建1437个，完成57.5% +未达序时\n"
            "（二）未达序时类。>国有林场改革 P:省级验收材料未报送 +未达序时\n"
            "（三）其它类。>创新示范区申报 +其它\n"
            "（三）其它类。>棉花价格补贴 +其它\n"
            "（三）其它类。>农村抵押贷款 +其它");
}

static const char shared[] =
    "浦州市2019年前三季度主要任务通报|各县区人民政府：|一、重点工作|已完成3项，为：邮轮码头、网箱下水、健身中心；滞后任务有3项（铁路支线征地、化工企业搬迁、供水管道复线），由市交通局、市工信局、市水务局分别牵头，须加快整改。|二、重点项目|2个项目推进滞后。其中：|1."
    "高铁站前广场（县高铁办），年度计划投资1.5亿元，实际完成0.62亿元，投资完成率41.3%，征迁扫尾缓慢。|2.县中医院新院区（县卫健委），年度计划投资9000万元，完成5240万元，投资完成率58.2%。";

/* Each is led by its own office; a paragraph's number is that of its only task. */
static void test_leaders_one_by_one(void **state)
{
    (void)state;
    page_is(cells(shared), NULL,
            "一、重点工作>邮轮码头 +已完成\n"
            "一、重点工作>网箱下水 +已完成\n"
            "一、重点工作>健身中心 +已完成\n"
            "一、重点工作>铁路支线征地 [*市交通局] +滞后任务\n"
            "一、重点工作>化工企业搬迁 [*市工信局] +滞后任务\n"
            "一、重点工作>供水管道复线 [*市水务局] +滞后任务\n"
            "二、重点项目>1 高铁站前广场 [*县高铁办] P:年度计划投资1.5亿元，实际完成0.62亿元，投资完成率41.3"
            "%，征迁扫尾缓慢\n"
            "二、重点项目>2 县中医院新院区 [*县卫健委] P:年度计划投资9000万元，完成5240万元，投资完成率58.2"
            "%");
}

static const char newspaper[] =
    "滨浦区民生实事“期中考”|7月14日，区政府报告今年十件民生实事推进情况。十件实事分解为26个子项目，截至2023年6月底，7个已完成，16个按序时推进，3个进度滞后。|7个子项目提前交卷|“新建儿童之家6所”子项目：6所全部投入使用。|“更新老旧电梯40台”子项目：已更换42台，超额完"
    "成全年任务。|16个子项目踩准节点|“改造农贸市场4家”子项目：丰乐市场完成主体改造，推进顺利。|“新增停车泊位2000个”子项目：建成1060个，完成全年任务的53%。|社区里的小食堂：2件实事有喜有忧|“新增长者食堂10家”子项目：开业3家，完成率30%。|相关链接|·我市再添两处健身公园";

/* Lines that count tasks are headings, whatever they say of them; an article ends at its links. */
static void test_lines_that_count(void **state)
{
    (void)state;
    page_is(cells(newspaper), NULL,
            "7个子项目提前交卷>新建儿童之家6所 P:6所全部投入使用。 +6所全部投入使用\n"
            "7个子项目提前交卷>更新老旧电梯40台 P:已更换42台，超额完成全年任务。 +超额完成全年任务\n"
            "16个子项目踩准节点>改造农贸市场4家 P:丰乐市场完成主体改造，推进顺利。 +推进顺利\n"
            "16个子项目踩准节点>新增停车泊位2000个 P:建成1060个，完成全年任务的53%。 +完成全年任务的53%\n"
            "社区里的小食堂：2件实事有喜有忧>新增长者食堂10家 P:开业3家，完成率30%。");
}

static const char by_office[] =
    "绥汀县2018年1-10月目标任务落实情况通报|各乡镇人民政府：|86项中已提前完成19项，未达到序时进度9项，占比分别是22.1%、10.5%。|一、提前完成的19项|代表性的有便民大厅搬迁、农村电网升级、通村畅通公路。|二、未达到序时进度的9项|县住建局2项，即海绵城市试点、南门棚改；县交通局2项，即汀江三桥、城乡公"
    "交一体化；县经信局、县环保局各1项，依次为僵尸企业处置、挥发性有机物治理。|三、滞后事项|进展滞后的有2件：第3件（县自然资源局），出让方案未报审定；第8件（县林业局），林权纠纷仍在调处。|此外，滞后的还有花卉产业园（县林业局）、粮油市场搬迁（县粮食局）。";

/* The office before a count answers for what is counted; 「各1项」 gives each its own. */
static void test_offices_that_count(void **state)
{
    (void)state;
    page_is(cells(by_office), NULL,
            "");
}

static const char kinds[] =
    "岚溪区2022年上半年重点任务完成情况通报|各镇人民政府：|重点任务共114项。现就低于序时进度的任务通报如下。|（一）经济指标类3项。社零总额（同比增长1.2%）、地产投资（完成年度任务的37.5%）、外贸出口（完成年度任务的41.3%）低于序时进度。|（二）项目建设类4项。受征迁影响的，有沿溪路西延、第三水厂扩建；资金未落实的，有老年公寓改"
    "扩建、城市书房。|（三）民生服务类5项。区教育局牵头的普惠园认定、区民政局牵头的居家养老站均低于序时进度。未达序时的任务，一是新增就业4.8万人，截至6月底新增2.1万人；二是建成幼儿园16所，目前建成5所。已完成的68项中，溪湖大桥通车、医共体平台上线在全市处于领先位次。";

/* A kind of tasks is none; reasons part a list; a first clause may judge what is enumerated. */
static void test_kinds_and_reasons(void **state)
{
    (void)state;
    page_is(cells(kinds), NULL,
            "");
}

static const char *const pages[] = { led_to, lost, told_each, classes, shared, newspaper,
                                     by_office, kinds };

static void test_truncation(void **state)
{
    (void)state;
    cut_all(pages, sizeof pages / sizeof *pages, true);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(test_lists_that_go_on),
        TEST(test_counts_without_counters),
        TEST(test_names_before_commas),
        TEST(test_classes),
        TEST(test_leaders_one_by_one),
        TEST(test_lines_that_count),
        TEST(test_offices_that_count),
        TEST(test_kinds_and_reasons),
        TEST(test_truncation),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
