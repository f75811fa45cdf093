/* Tasks announced before what became of them is told, and what stands beside their names. */
#include "tests/unit/flat_page.h"

/* --- the forms of an announcement --- */

static const char sentences[] =
    "松陵市2021年为民办实事完成情况|改造城区农贸市场8家。已改造完成9家,全部恢复营业。新建村级卫生室26个。"
    "截至9月底,建成21个,其余正在装修。为残疾人家庭安装扶手430户。目前完成395户,占任务的91.9%。";

static void test_sentences(void **state)
{
    (void)state;
    page_is(cells(sentences), NULL,
            "改造城区农贸市场8家。 P:已改造完成9家,全部恢复营业。\n"
            "新建村级卫生室26个。 P:截至9月底,建成21个,其余正在装修。\n"
            "为残疾人家庭安装扶手430户。 P:目前完成395户,占任务的91.9%。");
}

static const char plans[] =
    "云浦县民生实事前三季度进展|今年,我县计划建设社区养老驿站12个。截至9月底,已有9个开门迎客。"
    "全县拟更新老旧电梯150部。目前已更换96部,推进顺利。我县将新建公厕30座。至9月底,已完工24座。";

static void test_plans(void **state)
{
    (void)state;
    page_is(cells(plans), NULL,
            "建设社区养老驿站12个 P:截至9月底,已有9个开门迎客。\n"
            "更新老旧电梯150部 P:目前已更换96部,推进顺利。 +推进顺利\n"
            "新建公厕30座 P:至9月底,已完工24座。");
}

static const char plan_clauses[] =
    "云浦县2022年主要目标上半年情况|全年预期新增规上企业30家,上半年净增11家;"
    "全年计划新增绿地45公顷,目前已新增38公顷。今年计划发放助学贷款2600万元,至6月底已发放1480万元;"
    "年内计划购置公交车60辆,目前到位42辆。";

static void test_plans_and_their_clauses(void **state)
{
    (void)state;
    page_is(cells(plan_clauses), NULL,
            "新增规上企业30家 P:上半年净增11家\n"
            "新增绿地45公顷 P:目前已新增38公顷。\n"
            "发放助学贷款2600万元 P:至6月底已发放1480万元\n"
            "购置公交车60辆 P:目前到位42辆。");
}

static const char quotes[] =
    "青陂市实事项目年中盘点|“新建充电桩1200个”,已投用870个。“打通断头路5条”,湖滨路等3条已通车。"
    "“增设公交站点40处”,目前完成36处。|最让市民惦记的是“新建过街天桥3座”,两座已完成吊装。";

static void test_quotes(void **state)
{
    (void)state;
    page_is(cells(quotes), NULL,
            "新建充电桩1200个 P:已投用870个。\n"
            "打通断头路5条 P:湖滨路等3条已通车。\n"
            "增设公交站点40处 P:目前完成36处。\n"
            "新建过街天桥3座 P:两座已完成吊装。 +两座已完成吊装");
}

static const char quotes_owned[] =
    "青陂市实事项目年中盘点|“智慧停车扩容”由市城管局负责,截至6月底,新增泊位1320个,占任务的66%。"
    "“母婴室全覆盖”由市卫健委牵头,目前25间已开放,占任务的100%。"
    "“社区食堂提质”项目由市民政局承办,截至6月底,18家食堂中有11家开业,占任务的61%。";

static void test_quotes_with_owners(void **state)
{
    (void)state;
    page_is(cells(quotes_owned), NULL,
            "智慧停车扩容 [*市城管局] P:截至6月底,新增泊位1320个,占任务的66%。\n"
            "母婴室全覆盖 [*市卫健委] P:目前25间已开放,占任务的100%。\n"
            "社区食堂提质 [*市民政局] P:截至6月底,18家食堂中有11家开业,占任务的61%。");
}

static const char boxes[] =
    "临汀区民生实事上半年进展|【口袋公园】要建6座,目前3座已开放。|"
    "【农村公路】计划提升52公里,已完成47公里,占年度任务的90.4%。|"
    "【养老助餐】年内计划新增助餐点20个,截至6月底建成13个。";

static void test_boxes(void **state)
{
    (void)state;
    page_is(cells(boxes), NULL,
            "口袋公园 P:要建6座,目前3座已开放。\n"
            "农村公路 P:计划提升52公里,已完成47公里,占年度任务的90.4%。\n"
            "养老助餐 P:年内计划新增助餐点20个,截至6月底建成13个。");
}

static const char topics[] =
    "石埠县十件实事完成情况|农村饮水方面,计划解决3.8万人,目前3.5万人已通水;学前教育方面,计划新建幼儿园7所,"
    "已开园5所。文化惠民方面,计划送戏下乡210场,实际演出226场。";

static void test_topics(void **state)
{
    (void)state;
    page_is(cells(topics), NULL,
            "农村饮水 P:计划解决3.8万人,目前3.5万人已通水\n"
            "学前教育 P:计划新建幼儿园7所,已开园5所。\n"
            "文化惠民 P:计划送戏下乡210场,实际演出226场。");
}

static const char catchwords[] =
    "石埠县2015年实事完成情况|农村改厕(县农业农村局)。计划改造4200座,实际完成4350座。|"
    "中小学校舍维修(县教育局)。计划实施18所,已完工15所。|送医下乡。计划巡诊60次,实际巡诊71次。";

static void test_catchwords(void **state)
{
    (void)state;
    page_is(cells(catchwords), NULL,
            "农村改厕 [*县农业农村局] P:计划改造4200座,实际完成4350座。\n"
            "中小学校舍维修 [*县教育局] P:计划实施18所,已完工15所。\n"
            "送医下乡。 P:计划巡诊60次,实际巡诊71次。");
}

static const char measures[] =
    "安渚市民生工程全年完成情况|危房改造计划900户,实际完成912户;公益岗位安置计划350人,实际安置366人。"
    "饮水安全,目标8.2万人,年底受益9.1万人;老年食堂,年度任务15家,已建成开放11家。";

static void test_measures(void **state)
{
    (void)state;
    page_is(cells(measures), NULL,
            "危房改造 P:计划900户,实际完成912户\n"
            "公益岗位安置 P:计划350人,实际安置366人。\n"
            "饮水安全 P:目标8.2万人,年底受益9.1万人\n"
            "老年食堂 P:年度任务15家,已建成开放11家。");
}

/* What is said of one task is no lead over those behind it. */
static const char one_after_another[] =
    "安渚市重点工作10月份进展|改造客运站2座。目前1座建成。候车大厅已进场装修。修缮校舍12所。目前完成10所。|"
    "改造公厕50座。目前完成41座。";

static void test_one_after_another(void **state)
{
    (void)state;
    page_is(cells(one_after_another), NULL,
            "改造客运站2座。 P:目前1座建成。候车大厅已进场装修。\n修缮校舍12所。 P:目前完成10所。\n"
            "改造公厕50座。 P:目前完成41座。");
}

static const char verdicts[] =
    "安渚市重点工作10月份进展|由市住建局负责的老旧小区改造,按计划推进。年度任务23个,已开工19个。|"
    "由市水务局负责的河道清淤14公里,进展滞后。受汛期影响,仅完成3.5公里。|"
    "由市交通局牵头的城北客运枢纽站,推进顺利。目前候车大厅已启用,停车场完成施工80%。";

static void test_names_and_verdicts(void **state)
{
    (void)state;
    page_is(cells(verdicts), NULL,
            "老旧小区改造 [*市住建局] P:按计划推进。年度任务23个,已开工19个。 +按计划推进\n"
            "河道清淤14公里 [*市水务局] P:进展滞后。受汛期影响,仅完成3.5公里。 +进展滞后\n"
            "城北客运枢纽站 [*市交通局] P:推进顺利。目前候车大厅已启用,停车场完成施工80%。 +推进顺利");
}

static const char bars[] =
    "安渚市2020年约束性指标完成情况|用水总量控制在9.6亿立方米以内,全年实际用水9.1亿立方米。"
    "旅游总收入不低于28亿元,全年实现30.2亿元。进出口总额增长12%,上半年实际增长19.4%。";

static void test_bars(void **state)
{
    (void)state;
    page_is(cells(bars), NULL,
            "用水总量控制在9.6亿立方米以内 P:全年实际用水9.1亿立方米。\n"
            "旅游总收入不低于28亿元 P:全年实现30.2亿元。\n"
            "进出口总额增长12% P:上半年实际增长19.4%。");
}

static const char owners_behind[] =
    "坪江县重点工作进展|县体育馆建设完成投资3500万元(责任单位:县体育局)。目前到位2980万元,主体封顶。|"
    "新建村民活动广场8个。建成8个,全部开放。(县文广局负责)|"
    "改造乡镇敬老院4所。4所已全部改造完成。(县民政局负责)";

static void test_owners_at_either_end(void **state)
{
    (void)state;
    page_is(cells(owners_behind), NULL,
            "县体育馆建设完成投资3500万元 [*县体育局] P:目前到位2980万元,主体封顶。\n"
            "新建村民活动广场8个。 [*县文广局] P:建成8个,全部开放。\n"
            "改造乡镇敬老院4所。 [*县民政局] P:4所已全部改造完成。");
}

/* --- what announces nothing --- */

static const char *const around[] = {
    /* speech */
    "记者从市政府获悉,今年全市将加快补齐民生短板。截至目前,已有多项工作取得成效。",
    "市民王女士反映,小区门口新增公交站2个。现在出门已经很方便了。",
    "市住建局负责人介绍,明年计划改造老旧小区60个。目前已完成摸底。",
    /* demands */
    "各责任单位要加快推进项目3个。对已滞后的,要倒排工期。",
    "请各镇于10月25日前报送材料2份。已报送的不再重复。",
    /* totals */
    "全市共安排民生实事项目10件。截至9月底,已完成4件。",
    "2013年市委、市政府确定的十件实事计划投资8.6亿元,已完成投资7.9亿元。",
    "县十八届人大四次会议票决产生民生实事项目8个。截至目前,已全部开工。",
    "区政府工作报告明确的可量化预期目标共8项,已完成5项。",
    "责任书明确的可量化目标共12项。截至9月底,已完成5项。",
    "目标任务共细化为46个具体项目。截至6月底,已开工38个。",
    /* labels */
    "【进展】截至9月底,已完成投资1.2亿元,占年度计划的60%。",
    "【责任单位】市住建局、市城管局。",
};

/* The first page, and a paragraph of these below. */
static struct str page_around(const char *paragraph)
{
    struct buf b = { .arena = arena };
    buf_addf(&b, "%s|%s", sentences, paragraph);
    return cells(str_z(arena, buf_str(&b)));
}

static void test_what_announces_nothing(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof around / sizeof *around; i++)
        page_is(page_around(around[i]), NULL,
                "改造城区农贸市场8家。 P:已改造完成9家,全部恢复营业。\n"
                "新建村级卫生室26个。 P:截至9月底,建成21个,其余正在装修。\n"
                "为残疾人家庭安装扶手430户。 P:目前完成395户,占任务的91.9%。");
}

/* --- what stands beside names --- */

static const char led[] =
    "桐溪市重点项目一季度通报|市水务局牵头的河道整治、市林业局牵头的城北公园,市教育局牵头的育才幼儿园"
    "等19个项目达到序时进度。|由市交通局负责的环湖路二期,因征地未落实,进度滞后。|"
    "【市文旅局】完成非遗展馆布展3200平方米。已完成2100平方米。";

static void test_names_by_who_leads_them(void **state)
{
    (void)state;
    page_is(cells(led), NULL,
            "河道整治 [*市水务局] +达到序时进度\n"
            "城北公园 [*市林业局] +达到序时进度\n"
            "育才幼儿园 [*市教育局] +达到序时进度\n"
            "环湖路二期 [*市交通局] P:因征地未落实,进度滞后 +进度滞后\n"
            "完成非遗展馆布展3200平方米。 [*市文旅局] P:已完成2100平方米。");
}

static const char rates[] =
    "桐溪市民生工程前三季度通报|超序时进度的12项主要有(括号内为完成比例,下同):城镇新增就业(82.6%)、"
    "农村改厕(市农业农村局,91.3%)、绿色建筑推广(77%)。|未达序时进度的有:污水管网改造(52.4%)、"
    "婴幼儿托位建设(市卫健委,48%)2项。";

static void test_rates_in_brackets(void **state)
{
    (void)state;
    page_is(cells(rates), NULL,
            "城镇新增就业 +82.6% +超序时进度\n"
            "农村改厕 [*市农业农村局] +91.3% +超序时进度\n"
            "绿色建筑推广 +77% +超序时进度\n"
            "污水管网改造 +52.4% +未达序时进度\n"
            "婴幼儿托位建设 [*市卫健委] +48% +未达序时进度");
}

static const char results[] =
    "桐溪市主要指标上半年完成情况|地区生产总值(增长6.2%)、外贸进出口(完成年度目标的58.1%)、"
    "城镇新增就业(市人社局,完成年度目标的71.4%)3项指标达到序时进度;旅游总收入(完成年度目标的31%)、"
    "实际利用外资(下降4.8%)2项指标未达序时进度。";

static void test_results_in_brackets(void **state)
{
    (void)state;
    page_is(cells(results), NULL,
            "地区生产总值 P:增长6.2% +达到序时进度\n"
            "外贸进出口 P:完成年度目标的58.1% +达到序时进度\n"
            "城镇新增就业 [*市人社局] P:完成年度目标的71.4% +达到序时进度\n"
            "旅游总收入 P:完成年度目标的31% +未达序时进度\n"
            "实际利用外资 P:下降4.8% +未达序时进度");
}

/* --- lists and tables --- */

static const char in_one[] =
    "柏岭县2022年为民实事进展情况|1.新建农村公路35公里。已完成路基28公里。|责任单位:县交通运输局|"
    "2.改造卫生厕所1800户。目前完工1520户。|责任单位:县农业农村局|"
    "3.新增养老床位160张。截至9月底已投用120张。|责任单位:县民政局、县财政局";

static void test_title_and_result_above_labels(void **state)
{
    (void)state;
    page_is(cells(in_one), NULL,
            "1 新建农村公路35公里。 [*县交通运输局] P:已完成路基28公里。\n"
            "2 改造卫生厕所1800户。 [*县农业农村局] P:目前完工1520户。\n"
            "3 新增养老床位160张。 [*县民政局 县财政局] P:截至9月底已投用120张。");
}

static const char plain_first[] =
    "柏岭县2023年为民实事进展情况|1.新建农村公路35公里|已完成路基28公里。|责任单位:县交通运输局|"
    "2.改造卫生厕所1800户|目前完工1520户。|责任单位:县农业农村局|3.新增养老床位160张|已投用120张。|"
    "责任单位:县民政局|4.修缮村小校舍12所|12所全部完工。|责任单位:县教育局|5.安装路灯900盏|"
    "已安装640盏。|责任单位:县住建局|6.绿化村庄14个|完成绿化13个。|责任单位:县林业局|"
    "联系人:周明远";

static void test_results_above_labels(void **state)
{
    (void)state;
    page_is(cells(plain_first), NULL,
            "1 新建农村公路35公里 [*县交通运输局] P:已完成路基28公里。\n"
            "2 改造卫生厕所1800户 [*县农业农村局] P:目前完工1520户。\n"
            "3 新增养老床位160张 [*县民政局] P:已投用120张。\n"
            "4 修缮村小校舍12所 [*县教育局] P:12所全部完工。\n"
            "5 安装路灯900盏 [*县住建局] P:已安装640盏。\n"
            "6 绿化村庄14个 [*县林业局] P:完成绿化13个。");
}

static const char grouped[] =
    "柏岭县2021年重点任务完成情况表|类别|序号|任务|责任单位|完成情况|城建|1|改造主干道4条。|县住建局|"
    "3条已通车。|民生|2|新建卫生室9个。|县卫健局|9个全部建成。|农业|3|建设高标准农田2.6万亩。|"
    "县农业农村局|已建成2.1万亩。|文旅|4|修复古驿道7公里。|县文广局|完成修复5公里。";

static void test_group_before_number(void **state)
{
    (void)state;
    page_is(cells(grouped), NULL,
            "城建>1 改造主干道4条。 [*县住建局] P:3条已通车。\n"
            "民生>2 新建卫生室9个。 [*县卫健局] P:9个全部建成。\n"
            "农业>3 建设高标准农田2.6万亩。 [*县农业农村局] P:已建成2.1万亩。\n"
            "文旅>4 修复古驿道7公里。 [*县文广局] P:完成修复5公里。");
}

static const char spoken[] =
    "溪口区实事工程完成情况|第一件,新建公办幼儿园4所。目前3所已开园。|第二件,改造背街小巷22条。"
    "截至10月底,完工18条。|第三件,增设垃圾分类亭150座。已增设163座,超额完成任务。";

static void test_spoken_numbers(void **state)
{
    (void)state;
    page_is(cells(spoken), NULL,
            "1 新建公办幼儿园4所。 P:目前3所已开园。 +第一件,\n"
            "2 改造背街小巷22条。 P:截至10月底,完工18条。 +第二件,\n"
            "3 增设垃圾分类亭150座。 P:已增设163座,超额完成任务。 +第三件,");
}

static const char named[] =
    "溪口区2020年重点任务进展|任务1.新建公办幼儿园4所。目前3所已开园。|"
    "任务2.改造背街小巷22条。截至10月底,完工18条。|任务3.增设垃圾分类亭150座。已增设163座。";

static void test_named_numbers(void **state)
{
    (void)state;
    page_is(cells(named), NULL,
            "1 新建公办幼儿园4所。 P:目前3所已开园。 +任务1.\n"
            "2 改造背街小巷22条。 P:截至10月底,完工18条。 +任务2.\n"
            "3 增设垃圾分类亭150座。 P:已增设163座。 +任务3.");
}

static const char *const fixtures[] = {
    sentences, plans, plan_clauses, quotes, quotes_owned, boxes, topics, catchwords, measures,
    verdicts, bars, owners_behind, led, rates, results, in_one, plain_first, grouped, spoken,
    named,
};

static void test_truncation(void **state)
{
    (void)state;
    cut_all(fixtures, sizeof fixtures / sizeof *fixtures, true);
    for (size_t i = 0; i < sizeof around / sizeof *around; i++)
        cut_everywhere(page_around(around[i]), 5);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(test_sentences),
        TEST(test_plans),
        TEST(test_plans_and_their_clauses),
        TEST(test_quotes),
        TEST(test_quotes_with_owners),
        TEST(test_boxes),
        TEST(test_topics),
        TEST(test_catchwords),
        TEST(test_measures),
        TEST(test_one_after_another),
        TEST(test_names_and_verdicts),
        TEST(test_bars),
        TEST(test_owners_at_either_end),
        TEST(test_what_announces_nothing),
        TEST(test_names_by_who_leads_them),
        TEST(test_rates_in_brackets),
        TEST(test_results_in_brackets),
        TEST(test_title_and_result_above_labels),
        TEST(test_results_above_labels),
        TEST(test_group_before_number),
        TEST(test_spoken_numbers),
        TEST(test_named_numbers),
        TEST(test_truncation),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
