/* Matrices of different build, each labelled before it was read. */
#include "tests/unit/flat_page.h"

static const char three_sizes_in_bars[] =
    "临漪区2023年前三季度民生指标完成情况表\n\n"
    "序号 | 镇街 | 城镇新增就业（人） | | | 养老床位（张） | | 项目开工率（%） | 综合排名 |\n"
    " | | 目标 | 完成 | 完成率（%） | 目标 | 完成 | | |\n"
    " | 全区 | 9000 | 7650 | 85.0 | 400 | 310 | 78.2 | |\n"
    "1 | 南桥街道 | 3000 | 2760 | 92.0 | 120 | 110 | 84.5 | 1 |\n"
    "2 | 青石镇 | 3500 | 2870 | 82.0 | 150 | 120 | 76.0 | 2 |\n"
    "3 | 渡口镇 | 2500 | 2020 | 80.8 | 130 | 80 | 71.3 | 3 |\n";

static void test_three_sizes_in_bars(void **state)
{
    (void)state;
    page_is(str_from(three_sizes_in_bars), NULL,
            "1 南桥街道 -城镇新增就业（人） T:3000 P:2760 +92.0 +1 -养老床位（张） T:120 P:110 -项目开工率（%） P:84.5\n"
            "2 青石镇 -城镇新增就业（人） T:3500 P:2870 +82.0 +2 -养老床位（张） T:150 P:120 -项目开工率（%） P:76.0\n"
            "3 渡口镇 -城镇新增就业（人） T:2500 P:2020 +80.8 +3 -养老床位（张） T:130 P:80 -项目开工率（%） P:71.3");
}

static const char dashes_in_cells[] =
    "临漪市2022年1-8月重点指标完成情况|县区|改造户厕（户）|新建水厂（座）|目标数|完成数|完成率|目标数|完成数|东河县|1200|960|80%|2|1|西泉县"
    "|800|720|90%|——|——|北坪区|——|——|——|3|3|南岭县|1500|900|60%|1|——|合计|3500|2580|73.7%|6|4";

static void test_dashes_in_cells(void **state)
{
    (void)state;
    page_is(cells(dashes_in_cells), NULL,
            "东河县 -改造户厕（户） T:1200 P:960 +80% -新建水厂（座） T:2 P:1\n"
            "西泉县 -改造户厕（户） T:800 P:720 +90%\n"
            "北坪区 -新建水厂（座） T:3 P:3\n"
            "南岭县 -改造户厕（户） T:1500 P:900 +60% -新建水厂（座） T:1");
}

static const char lacking_cells[] =
    "临漪市2022年1-8月重点任务完成情况|序号|县区|改造危房（户）|新建改建公路（公里）|计划|完成|完成率（%）|计划|完成|完成率（%）|1|东河县|200|150|75.0"
    "|64|40|62.5|2|西泉县|120|96|80.0|3|北坪区|80|60|75.0|25|20|80.0|4|南岭县|50|45|90.0|30|12|40.0";

static void test_lacking_cells(void **state)
{
    (void)state;
    page_is(cells(lacking_cells), NULL,
            "1 东河县 -改造危房（户） T:200 P:150 +75.0 -新建改建公路（公里） T:64 P:40 +62.5\n"
            "2 西泉县 -改造危房（户） T:120 P:96 +80.0\n"
            "3 北坪区 -改造危房（户） T:80 P:60 +75.0 -新建改建公路（公里） T:25 P:20 +80.0\n"
            "4 南岭县 -改造危房（户） T:50 P:45 +90.0 -新建改建公路（公里） T:30 P:12 +40.0");
}

static const char rank_first_in_a_table[] =
    "<h2>临漪市2024年一季度招商引资情况</h2><table><tr><td rowspan=2>位次</td><td rowspan=2>县区</td>"
    "<td colspan=3>到位资金（亿元）</td><td colspan=2>签约项目（个）</td></tr><tr><td>年度任务</td><td>实际到位</td>"
    "<td>占年度任务（%）</td><td>年度任务</td><td>已签约</td></tr>"
    "<tr><td>1</td><td>开发区</td><td>40</td><td>14.2</td><td>35.5</td><td>30</td><td>12</td></tr>"
    "<tr><td>2</td><td>东河县</td><td>25</td><td>7.0</td><td>28.0</td><td>20</td><td>4</td></tr>"
    "<tr><td></td><td>全市</td><td>65</td><td>21.2</td><td>32.6</td><td>50</td><td>16</td></tr></table>";

static void test_rank_first_in_a_table(void **state)
{
    (void)state;
    page_is(str_from(rank_first_in_a_table), NULL,
            "开发区 -到位资金（亿元） T:40 P:14.2 +35.5 +1 -签约项目（个） T:30 P:12\n"
            "东河县 -到位资金（亿元） T:25 P:7.0 +28.0 +2 -签约项目（个） T:20 P:4");
}

static const char two_on_a_page[] =
    "临漪市2023年上半年民生实事进度表\n\n一、城镇老旧小区改造\n\n"
    "县区 | 目标（个） | 开工（个） | 完工（个） | 完工率（%） |\n东河县 | 20 | 20 | 12 | 60.0 |\n西泉县 | 10 | 9 | 4 | 40.0 |\n"
    "合计 | 30 | 29 | 16 | 53.3 |\n\n二、农村公路\n\n"
    "县区 | 新改建（公里） | | 危桥改造（座） | |\n | 计划 | 完成 | 计划 | 完成 |\n东河县 | 80 | 46 | 5 | 5 |\n"
    "西泉县 | 60 | 20 | 4 | 1 |\n";

static void test_two_on_a_page(void **state)
{
    (void)state;
    page_is(str_from(two_on_a_page), NULL,
            "一、城镇老旧小区改造>东河县 T:20 P:12 +20 +60.0\n一、城镇老旧小区改造>西泉县 T:10 P:4 +9 +40.0\n"
            "二、农村公路>东河县 -新改建（公里） T:80 P:46 -危桥改造（座） T:5 P:5\n"
            "二、农村公路>西泉县 -新改建（公里） T:60 P:20 -危桥改造（座） T:4 P:1");
}

static const char prose_behind[] =
    "临漪市2023年上半年就业任务完成情况|县区|城镇新增就业（人）|目标|完成|完成率|东河县|1800|1170|65%|西泉县|1200|540|45%|北坪区|2400|1320"
    "|55%|从完成情况看,东河县、北坪区超序时进度,西泉县进度滞后。各县区要加大工作力度,确保完成全年目标任务。|临漪市就业工作领导小组办公室|2023年7月5日";

static void test_prose_behind(void **state)
{
    (void)state;
    page_is(cells(prose_behind), NULL,
            "东河县 -城镇新增就业（人） T:1800 P:1170 +65%\n西泉县 -城镇新增就业（人） T:1200 P:540 +45%\n"
            "北坪区 -城镇新增就业（人） T:2400 P:1320 +55%");
}

static const char indicators_by_areas[] =
    "<h2>临漪市2023年前三季度民生指标分县区完成情况</h2><table><tr><td rowspan=2>指标名称</td><td colspan=2>东河县</td>"
    "<td colspan=2>西泉县</td></tr><tr><td>目标</td><td>完成</td><td>目标</td><td>完成</td></tr>"
    "<tr><td>城镇新增就业（人）</td><td>1800</td><td>1500</td><td>1200</td><td>800</td></tr>"
    "<tr><td>改造户厕（户）</td><td>3000</td><td>2500</td><td>2000</td><td>2000</td></tr></table>";

static void test_indicators_by_areas(void **state)
{
    (void)state;
    page_is(str_from(indicators_by_areas), NULL,
            "城镇新增就业（人） -东河县 T:1800 P:1500 -西泉县 T:1200 P:800\n"
            "改造户厕（户） -东河县 T:3000 P:2500 -西泉县 T:2000 P:2000");
}

static const char indicators_by_months[] =
    "临漪市2023年民生指标月度完成情况\n\n指标名称 | 年度目标 | 1-7月完成 | 1-8月完成 | 1-9月完成 | 责任单位 |\n"
    "城镇新增就业（人） | 9000 | 5200 | 6100 | 7000 | 市人社局 |\n改造户厕（户） | 6000 | 3000 | 4100 | 5200 | 市农业农村局 |\n";

static void test_indicators_by_months(void **state)
{
    (void)state;
    page_is(str_from(indicators_by_months), NULL,
            "城镇新增就业（人） [*市人社局] T:9000 P:7000 +5200 +6100\n改造户厕（户） [*市农业农村局] T:6000 P:5200 +3000 +4100");
    assert_int_equal(report.period.month, 9);
}

static const char owners_below_names[] =
    "临漪市2023年前三季度重点任务完成情况\n\n县区 | 高标准农田（市农业农村局） | | | 公路建设（市交通运输局） | | | 排名 |\n"
    " | 目标（万亩） | 完成（万亩） | 完成率 | 目标（公里） | 完成（公里） | 完成率 | |\n"
    "东河县 | 3.2 | 2.4 | 75% | 60 | 51 | 85% | 1 |\n西泉县 | 2.5 | 1.5 | 60% | 40 | 22 | 55% | 3 |\n"
    "北坪区 | 1.0 | 0.8 | 80% | 25 | 18 | 72% | 2 |\n合计 | 6.7 | 4.7 | 70.1% | 125 | 91 | 72.8% | |\n";

static void test_owners_below_names(void **state)
{
    (void)state;
    page_is(str_from(owners_below_names), NULL,
            "东河县 [*市农业农村局 市交通运输局] -高标准农田 T:3.2 P:2.4 +75% +1 -公路建设 T:60 P:51 +85%\n"
            "西泉县 [*市农业农村局 市交通运输局] -高标准农田 T:2.5 P:1.5 +60% +3 -公路建设 T:40 P:22 +55%\n"
            "北坪区 [*市农业农村局 市交通运输局] -高标准农田 T:1.0 P:0.8 +80% +2 -公路建设 T:25 P:18 +72%");
}

static const char three_pairs_in_cells[] =
    "临漪市2023年1-10月民生工程完成情况表|县（市、区）|改造老旧小区（个）|发放租赁补贴（户）|加装电梯（部）|计划|完成|计划|完成|计划|完成|东河县|12|10|300"
    "|280|8|5|西泉县|9|9|210|160|6|6|北坪区|20|14|450|410|25|18|南岭市|16|11|380|300|10|4";

static void test_three_pairs_in_cells(void **state)
{
    (void)state;
    page_is(cells(three_pairs_in_cells), NULL,
            "东河县 -改造老旧小区（个） T:12 P:10 -发放租赁补贴（户） T:300 P:280 -加装电梯（部） T:8 P:5\n"
            "西泉县 -改造老旧小区（个） T:9 P:9 -发放租赁补贴（户） T:210 P:160 -加装电梯（部） T:6 P:6\n"
            "北坪区 -改造老旧小区（个） T:20 P:14 -发放租赁补贴（户） T:450 P:410 -加装电梯（部） T:25 P:18\n"
            "南岭市 -改造老旧小区（个） T:16 P:11 -发放租赁补贴（户） T:380 P:300 -加装电梯（部） T:10 P:4");
}

static const char chapters_in_a_table[] =
    "<h2>临漪市2023年上半年主要指标完成情况</h2><table><tr><td>指标名称</td><td>单位</td><td>年度目标</td><td>1-6月完成</td>"
    "<td>完成率（%）</td></tr><tr><td colspan=5>一、经济发展</td></tr><tr><td>固定资产投资</td><td>亿元</td><td>260</td>"
    "<td>141</td><td>54.2</td></tr><tr><td>外贸进出口</td><td>亿元</td><td>90</td><td>40</td><td>44.4</td></tr>"
    "<tr><td colspan=5>二、民生改善</td></tr><tr><td>城镇新增就业</td><td>人</td><td>9000</td><td>5040</td><td>56.0</td>"
    "</tr></table>";

static void test_chapters_in_a_table(void **state)
{
    (void)state;
    page_is(str_from(chapters_in_a_table), NULL,
            "一、经济发展>固定资产投资 T:260 P:141 +亿元 +54.2\n一、经济发展>外贸进出口 T:90 P:40 +亿元 +44.4\n"
            "二、民生改善>城镇新增就业 T:9000 P:5040 +人 +56.0");
}

static const char quarters_in_cells[] =
    "临漪市2023年民生指标进度|序号|指标名称|年度目标|一季度完成|上半年完成|前三季度完成|责任单位|1|城镇新增就业（人）|9000|2400|5040|7100|市人社局|2|改造户厕（户）"
    "|6000|——|2100|5200|市农业农村局|3|新建公园（个）|12|1|4|9|市园林局";

static void test_quarters_in_cells(void **state)
{
    (void)state;
    page_is(cells(quarters_in_cells), NULL,
            "1 城镇新增就业（人） [*市人社局] T:9000 P:7100 +2400 +5040\n2 改造户厕（户） [*市农业农村局] T:6000 P:5200 +2100\n"
            "3 新建公园（个） [*市园林局] T:12 P:9 +1 +4");
}

static const char note_between[] =
    "临漪市2023年三季度城乡环境整治情况\n\n序号 | 镇街 | 垃圾分类（个） | | 厕所改造（座） | |\n | | 目标 | 完成 | 目标 | 完成 |\n"
    "1 | 南桥街道 | 14 | 12 | 6 | 6 |\n2 | 青石镇 | 10 | 7 | 9 | 4 |\n3 | 渡口镇 | 8 | 8 | 5 | 3 |\n注：数据截至9月30日。\n\n"
    "附表2 违建治理情况\n序号 | 镇街 | 拆除违建（平方米） | | 复绿（亩） | |\n | | 目标 | 完成 | 目标 | 完成 |\n"
    "1 | 南桥街道 | 5000 | 4200 | 20 | 11 |\n2 | 青石镇 | 3000 | 3100 | 15 | 15 |\n";

static void test_note_between(void **state)
{
    (void)state;
    page_is(str_from(note_between), NULL,
            "1 南桥街道 -垃圾分类（个） T:14 P:12 -厕所改造（座） T:6 P:6\n2 青石镇 -垃圾分类（个） T:10 P:7 -厕所改造（座） T:9 P:4\n"
            "3 渡口镇 -垃圾分类（个） T:8 P:8 -厕所改造（座） T:5 P:3\n"
            "附表2 违建治理情况>1 南桥街道 -拆除违建（平方米） T:5000 P:4200 -复绿（亩） T:20 P:11\n"
            "附表2 违建治理情况>2 青石镇 -拆除违建（平方米） T:3000 P:3100 -复绿（亩） T:15 P:15");
}

static const char two_in_cells[] =
    "临漪市2023年上半年重点工作进度|一、就业创业|县区|城镇新增就业（人）|创业贷款（万元）|目标|完成|目标|完成|东河县|1800|1170|900|600|西泉县|1200|540"
    "|700|310|北坪区|2400|1320|1500|900|二、基础设施|县区|改造管网（公里）|新建公厕（座）|计划|完成|计划|完成|东河县|20|12|6|4|西泉县|14|5|4|4"
    "|北坪区|30|21|9|2";

static void test_two_in_cells(void **state)
{
    (void)state;
    page_is(cells(two_in_cells), NULL,
            "一、就业创业>东河县 -城镇新增就业（人） T:1800 P:1170 -创业贷款（万元） T:900 P:600\n"
            "一、就业创业>西泉县 -城镇新增就业（人） T:1200 P:540 -创业贷款（万元） T:700 P:310\n"
            "一、就业创业>北坪区 -城镇新增就业（人） T:2400 P:1320 -创业贷款（万元） T:1500 P:900\n"
            "二、基础设施>东河县 -改造管网（公里） T:20 P:12 -新建公厕（座） T:6 P:4\n"
            "二、基础设施>西泉县 -改造管网（公里） T:14 P:5 -新建公厕（座） T:4 P:4\n"
            "二、基础设施>北坪区 -改造管网（公里） T:30 P:21 -新建公厕（座） T:9 P:2");
}

static void test_truncation(void **state)
{
    (void)state;
    static const char *const in_cells[] = { dashes_in_cells, lacking_cells, prose_behind,
                                            three_pairs_in_cells, quarters_in_cells,
                                            two_in_cells };
    static const char *const as_they_are[] = {
        three_sizes_in_bars, rank_first_in_a_table, two_on_a_page, indicators_by_areas,
        indicators_by_months, owners_below_names, chapters_in_a_table, note_between,
    };
    cut_all(in_cells, sizeof in_cells / sizeof *in_cells, true);
    cut_all(as_they_are, sizeof as_they_are / sizeof *as_they_are, false);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(test_three_sizes_in_bars),   TEST(test_dashes_in_cells),
        TEST(test_lacking_cells),         TEST(test_rank_first_in_a_table),
        TEST(test_two_on_a_page),         TEST(test_prose_behind),
        TEST(test_indicators_by_areas),   TEST(test_indicators_by_months),
        TEST(test_owners_below_names),    TEST(test_three_pairs_in_cells),
        TEST(test_chapters_in_a_table),   TEST(test_quarters_in_cells),
        TEST(test_note_between),          TEST(test_two_in_cells),
        TEST(test_truncation),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
