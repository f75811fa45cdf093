/* Wide tables of figures whose groups differ in size, and what stands beside them. */
#include "tests/unit/flat_page.h"
#include "tests/unit/status_line.h"

static const char bars_of_two_sizes[] =
    "云洲市2023年前三季度主要指标完成情况\n\n| 序号 | 县区 | 新增就业（人） | | | 新建公厕（座） | | 空气优良率（%） |\n"
    "| | | 目标 | 完成 | 完成率（%） | 目标 | 完成 | 完成 |\n"
    "| 1 | 城东区 | 1000 | 900 | 90 | 10 | 8 | 93.1 |\n"
    "| 2 | 城西区 | 2000 | 1900 | 95 | 12 | 12 | 91.0 |\n"
    "| 3 | 山南县 | 1500 | 1300 | 86.7 | 20 | | 95.2 |\n"
    "| 合计 | | 4500 | 4100 | 91.1 | 42 | 20 | |\n";

static void test_bars_of_two_sizes(void **state)
{
    (void)state;
    struct str page = str_from(bars_of_two_sizes);
    page_is(page, NULL,
            "1 城东区 -新增就业（人） T:1000 P:900 +90 -新建公厕（座） T:10 P:8 -空气优良率（%） P:93.1\n"
            "2 城西区 -新增就业（人） T:2000 P:1900 +95 -新建公厕（座） T:12 P:12 -空气优良率（%） P:91.0\n"
            "3 山南县 -新增就业（人） T:1500 P:1300 +86.7 -新建公厕（座） T:20 -空气优良率（%） P:95.2");
    statuses_are(page, "mixed ahead ahead");
}

static const char cells_of_two_sizes[] =
    "云洲市2023年前三季度主要指标完成情况|县区|新增就业（人）|新建公厕（座）|空气优良率（%）|目标|完成|完成率（%）|目标|完成|目标|实际|城东区|1000"
    "|900|90%|10|8|92|93.1|城西区|2000|1900|95%|12|12|92|91.0|山南县|1500|1300|86.7%|20|15|90"
    "|95.2|海北县|1600|1300|81.3%|20|15|90|93.0";

static void test_cells_of_two_sizes(void **state)
{
    (void)state;
    struct str page = cells(cells_of_two_sizes);
    page_is(page, NULL,
            "城东区 -新增就业（人） T:1000 P:900 +90% -新建公厕（座） T:10 P:8 -空气优良率（%） T:92 P:93.1\n"
            "城西区 -新增就业（人） T:2000 P:1900 +95% -新建公厕（座） T:12 P:12 -空气优良率（%） T:92 P:91.0\n"
            "山南县 -新增就业（人） T:1500 P:1300 +86.7% -新建公厕（座） T:20 P:15 -空气优良率（%） T:90 P:95.2\n"
            "海北县 -新增就业（人） T:1600 P:1300 +81.3% -新建公厕（座） T:20 P:15 -空气优良率（%） T:90 P:93.0");
    statuses_are(page, "mixed mixed mixed mixed");
}

static const char no_names_below[] =
    "云洲市2023年前三季度主要指标完成情况|县区|新增就业（人）|新建公厕（座）|空气优良率（%）|目标|完成|完成率（%）|目标|完成|城东区|1000|900|9"
    "0%|10|8|93.1|城西区|2000|1900|95%|12|12|91.0|山南县|1500|1300|86.7%|20|15|95.2|海北县|1600|"
    "1300|81.3%|20|15|93.0";

/* 空气优良率(%) has no names below it. */
static void test_no_names_below(void **state)
{
    (void)state;
    struct str page = cells(no_names_below);
    page_is(page, NULL,
            "城东区 -新增就业（人） T:1000 P:900 +90% -新建公厕（座） T:10 P:8 -空气优良率（%） P:93.1\n"
            "城西区 -新增就业（人） T:2000 P:1900 +95% -新建公厕（座） T:12 P:12 -空气优良率（%） P:91.0\n"
            "山南县 -新增就业（人） T:1500 P:1300 +86.7% -新建公厕（座） T:20 P:15 -空气优良率（%） P:95.2\n"
            "海北县 -新增就业（人） T:1600 P:1300 +81.3% -新建公厕（座） T:20 P:15 -空气优良率（%） P:93.0");
    statuses_are(page, "mixed ahead mixed mixed");
}

static const char owners_in_groups[] =
    "云洲市2023年前三季度主要指标完成情况|县区|新增就业（市人社局）|新建公厕（市城管局）|目标（人）|完成（人）|完成率|目标（座）|完成（座）|城东区|1000"
    "|900|90%|10|8|城西区|2000|1900|95%|12|12|山南县|1500|1300|86.7%|20|15|海北县|1600|1300|81.3"
    "%|20|15";

static void test_owners_in_groups(void **state)
{
    (void)state;
    struct str page = cells(owners_in_groups);
    page_is(page, NULL,
            "城东区 [*市人社局 市城管局] -新增就业 T:1000 P:900 +90% -新建公厕 T:10 P:8\n"
            "城西区 [*市人社局 市城管局] -新增就业 T:2000 P:1900 +95% -新建公厕 T:12 P:12\n"
            "山南县 [*市人社局 市城管局] -新增就业 T:1500 P:1300 +86.7% -新建公厕 T:20 P:15\n"
            "海北县 [*市人社局 市城管局] -新增就业 T:1600 P:1300 +81.3% -新建公厕 T:20 P:15");
    statuses_are(page, "mixed ahead mixed mixed");
}

static const char verdicts_behind_figures[] =
    "云洲市2023年前三季度主要指标完成情况|序号|县区|新增就业（人）|新建公厕（座）|备注|目标|完成|完成率（%）|目标|完成|1|城东区|1000|900|90"
    "%|10|8|较好|2|城西区|2000|1900|95%|——|——|滞后|3|山南县|1500|1300|86.7%|20|15|正常|4|海北县|1600|1"
    "300|81.3%|20|15|正常";

static void test_verdicts_behind_figures(void **state)
{
    (void)state;
    struct str page = cells(verdicts_behind_figures);
    page_is(page, NULL,
            "1 城东区 -新增就业（人） T:1000 P:900 +90% +较好 -新建公厕（座） T:10 P:8\n"
            "2 城西区 -新增就业（人） T:2000 P:1900 +95% +滞后\n"
            "3 山南县 -新增就业（人） T:1500 P:1300 +86.7% +正常 -新建公厕（座） T:20 P:15\n"
            "4 海北县 -新增就业（人） T:1600 P:1300 +81.3% +正常 -新建公厕（座） T:20 P:15");
    statuses_are(page, "mixed ahead mixed mixed");
}

static const char tops_in_a_table[] =
    "<h2>云洲市2023年前三季度主要指标完成情况</h2><table><tr><td rowspan=3>县区</td><td colspan=5>民生</td>"
    "<td colspan=3>经济</td></tr><tr><td colspan=3>新增就业（人）</td><td colspan=2>新建公厕（座）</td>"
    "<td colspan=2>固定资产投资</td><td rowspan=2>财政收入增长（%）</td></tr><tr><td>目标</td><td>完成</t"
    "d><td>完成率（%）</td><td>目标</td><td>完成</td><td>目标（亿元）</td><td>完成（亿元）</td></tr><tr><td>"
    "城东区</td><td>1000</td><td>900</td><td>90</td><td>10</td><td>8</td><td>12.5</td><td>"
    "9.4</td><td>5.2</td></tr><tr><td>城西区</td><td>2000</td><td>1900</td><td>95</td><td>"
    "12</td><td>12</td><td>10.5</td><td>9.0</td><td>6.1</td></tr><tr><td>山南县</td><td>15"
    "00</td><td>1300</td><td>86.7</td><td>20</td><td></td><td>8.5</td><td>6.4</td><td>-"
    "1.2</td></tr></table>";

static void test_tops_in_a_table(void **state)
{
    (void)state;
    struct str page = str_from(tops_in_a_table);
    page_is(page, NULL,
            "城东区 -新增就业（人） T:1000 P:900 +90 -新建公厕（座） T:10 P:8 -固定资产投资 T:12.5 P:9.4 -财政收入增长（%） P:"
            "5.2\n城西区 -新增就业（人） T:2000 P:1900 +95 -新建公厕（座） T:12 P:12 -固定资产投资 T:10.5 P:9.0 -财政收入增"
            "长（%） P:6.1\n山南县 -新增就业（人） T:1500 P:1300 +86.7 -新建公厕（座） T:20 -固定资产投资 T:8.5 P:6.4 -财政"
            "收入增长（%） P:-1.2");
    statuses_are(page, "mixed ahead mixed");
}

static const char tops_in_cells[] =
    "云洲市2023年前三季度主要指标完成情况|县区|民生|经济|新增就业（人）|新建公厕（座）|固定资产投资|财政收入增长（%）|目标|完成|完成率（%）|目标|完成|"
    "目标（亿元）|完成（亿元）|城东区|1000|900|90|10|8|12.5|9.4|5.2|城西区|2000|1900|95|12|12|10.5|9.0|6."
    "1|山南县|1500|1300|86.7|20|10|8.5|6.4|-1.2|海北县|1600|1300|81.3|20|15|7|6|2.0";

/* 民生 and 经济 stand over several groups. */
static void test_tops_in_cells(void **state)
{
    (void)state;
    struct str page = cells(tops_in_cells);
    page_is(page, NULL,
            "城东区 -新增就业（人） T:1000 P:900 +90 -新建公厕（座） T:10 P:8 -固定资产投资 T:12.5 P:9.4 -财政收入增长（%） P:"
            "5.2\n城西区 -新增就业（人） T:2000 P:1900 +95 -新建公厕（座） T:12 P:12 -固定资产投资 T:10.5 P:9.0 -财政收入增"
            "长（%） P:6.1\n山南县 -新增就业（人） T:1500 P:1300 +86.7 -新建公厕（座） T:20 P:10 -固定资产投资 T:8.5 P:6."
            "4 -财政收入增长（%） P:-1.2\n海北县 -新增就业（人） T:1600 P:1300 +81.3 -新建公厕（座） T:20 P:15 -固定资产投资 T"
            ":7 P:6 -财政收入增长（%） P:2.0");
    statuses_are(page, "mixed ahead mixed mixed");
}

static const char row_of_units[] =
    "<h2>云洲市2023年前三季度主要指标完成情况</h2><table><tr><td rowspan=3>县区</td><td colspan=3>新增就业</t"
    "d><td colspan=2>新建公厕</td></tr><tr><td>目标</td><td>完成</td><td>完成率</td><td>目标</td><td"
    ">完成</td></tr><tr><td>（人）</td><td>（人）</td><td>（%）</td><td>（座）</td><td>（座）</td></tr>"
    "<tr><td>城东区</td><td>1000</td><td>900</td><td>90</td><td>10</td><td>8</td></tr><tr>"
    "<td>城西区</td><td>2000</td><td>1900</td><td>95</td><td>12</td><td>12</td></tr><tr><t"
    "d>山南县</td><td>1500</td><td>1300</td><td>86.7</td><td>20</td><td></td></tr></table>";

static void test_row_of_units(void **state)
{
    (void)state;
    struct str page = str_from(row_of_units);
    page_is(page, NULL,
            "城东区 -新增就业 T:1000 P:900 +90 -新建公厕 T:10 P:8\n"
            "城西区 -新增就业 T:2000 P:1900 +95 -新建公厕 T:12 P:12\n"
            "山南县 -新增就业 T:1500 P:1300 +86.7 -新建公厕 T:20");
    statuses_are(page, "mixed ahead ahead");
}

static const char row_of_bare_units[] =
    "<h2>云洲市2023年前三季度主要指标完成情况</h2><table><tr><td>县区</td><td colspan=3>新增就业</td><td cols"
    "pan=2>新建公厕</td></tr><tr><td></td><td>目标</td><td>完成</td><td>完成率</td><td>目标</td><td>"
    "完成</td></tr><tr><td></td><td>人</td><td>人</td><td>%</td><td>座</td><td>座</td></tr><t"
    "r><td>城东区</td><td>1000</td><td>900</td><td>90</td><td>10</td><td>8</td></tr><tr><t"
    "d>城西区</td><td>2000</td><td>1900</td><td>95</td><td>12</td><td>12</td></tr><tr><td>"
    "山南县</td><td>1500</td><td>1300</td><td>86.7</td><td>20</td><td></td></tr></table>";

static void test_row_of_bare_units(void **state)
{
    (void)state;
    struct str page = str_from(row_of_bare_units);
    page_is(page, NULL,
            "城东区 -新增就业 T:1000 P:900 +90 -新建公厕 T:10 P:8\n"
            "城西区 -新增就业 T:2000 P:1900 +95 -新建公厕 T:12 P:12\n"
            "山南县 -新增就业 T:1500 P:1300 +86.7 -新建公厕 T:20");
    statuses_are(page, "mixed ahead ahead");
}

static const char units_in_cells[] =
    "云洲市2023年前三季度主要指标完成情况|县区|新增就业|新建公厕|目标|完成|完成率|目标|完成|（人）|（人）|（%）|（座）|（座）|城东区|1000|900"
    "|90|10|8|城西区|2000|1900|95|12|12|山南县|1500|1300|86.7|20|10|海北县|1600|1300|81.3|20|15";

static void test_units_in_cells(void **state)
{
    (void)state;
    struct str page = cells(units_in_cells);
    page_is(page, NULL,
            "城东区 -新增就业 T:1000 P:900 +90 -新建公厕 T:10 P:8\n"
            "城西区 -新增就业 T:2000 P:1900 +95 -新建公厕 T:12 P:12\n"
            "山南县 -新增就业 T:1500 P:1300 +86.7 -新建公厕 T:20 P:10\n"
            "海北县 -新增就业 T:1600 P:1300 +81.3 -新建公厕 T:20 P:15");
    statuses_are(page, "mixed ahead mixed mixed");
}

static const char measures_alone[] =
    "云洲市2023年前三季度主要指标完成情况|县区|新增就业（人）|新建公厕（座）|完成投资（亿元）|城东区|1000|90|10|城西区|2000|95|12|山南县"
    "|1500|86|20|海北县|1600|81|20";

static void test_measures_alone(void **state)
{
    (void)state;
    struct str page = cells(measures_alone);
    page_is(page, NULL,
            "城东区 -新增就业（人） P:1000 -新建公厕（座） P:90 -完成投资（亿元） P:10\n"
            "城西区 -新增就业（人） P:2000 -新建公厕（座） P:95 -完成投资（亿元） P:12\n"
            "山南县 -新增就业（人） P:1500 -新建公厕（座） P:86 -完成投资（亿元） P:20\n"
            "海北县 -新增就业（人） P:1600 -新建公厕（座） P:81 -完成投资（亿元） P:20");
    statuses_are(page, "ongoing ongoing ongoing ongoing");
}

static const char columns_of_one_measure[] =
    "云洲市2023年前三季度各县区招商引资情况|县区|任务数|完成数|完成率|城东区|10|8|80%|山南县|20|15|75%|城西区|12|12|100%|海北县"
    "|20|13|65%";

static void test_columns_of_one_measure(void **state)
{
    (void)state;
    struct str page = cells(columns_of_one_measure);
    page_is(page, NULL,
            "城东区 T:10 P:8 +80%\n山南县 T:20 P:15 +75%\n"
            "城西区 T:12 P:12 +100%\n海北县 T:20 P:13 +65%");
    statuses_are(page, "on_pace on_pace done behind");
}

static const char areas_side_by_side[] =
    "云洲市2023年前三季度各县区招商引资情况|县区|任务数|完成数|完成率|县区|任务数|完成数|完成率|城东区|10|8|80%|山南县|20|15|75%|城西区"
    "|12|12|100%|海北县|20|13|65%|高新区|30|22|73%|湖滨区|10|9|90%";

static void test_areas_side_by_side(void **state)
{
    (void)state;
    struct str page = cells(areas_side_by_side);
    page_is(page, NULL,
            "城东区 T:10 P:8 +80%\n山南县 T:20 P:15 +75%\n"
            "城西区 T:12 P:12 +100%\n海北县 T:20 P:13 +65%\n"
            "高新区 T:30 P:22 +73%\n湖滨区 T:10 P:9 +90%");
    statuses_are(page, "on_pace on_pace done behind on_pace ahead");
}

static const char *const in_cells[] = {
    cells_of_two_sizes, no_names_below, owners_in_groups, verdicts_behind_figures,
    tops_in_cells, units_in_cells, measures_alone, columns_of_one_measure,
    areas_side_by_side,
};

static const char *const as_they_are[] = {
    bars_of_two_sizes, tops_in_a_table, row_of_units, row_of_bare_units,
};

static void test_truncation(void **state)
{
    (void)state;
    cut_all(in_cells, sizeof in_cells / sizeof *in_cells, true);
    cut_all(as_they_are, sizeof as_they_are / sizeof *as_they_are, false);
}

static const char blanks_between[] =
    "云洲市2023年前三季度主要指标完成情况\n\n县区 新增就业（人） 新建公厕（座） 综合排名\n责任单位：市人社局、市城管局\n"
    "目标任务 实际完成 完成率(%) 目标任务 实际完成 完成率(%)\n全市 3000 1800 60.0 40 22 55.0\n"
    "城东区 1000 900 90.0 10 8 80.0 1\n城西区 800 400 50.0 12 6 50.0 3\n山南县 18 8 44.4 4\n"
    "海北县 1200 500 41.7 5\n";

/* Cells parted by blanks; who answers stands below the names; a row may tell of one of them. */
static void test_blanks_between_cells(void **state)
{
    (void)state;
    page_is(str_from(blanks_between), NULL,
            "城东区 [*市人社局 市城管局] -新增就业（人） T:1000 P:900 +90.0 +1 "
            "-新建公厕（座） T:10 P:8 +80.0\n"
            "城西区 [*市人社局 市城管局] -新增就业（人） T:800 P:400 +50.0 +3 "
            "-新建公厕（座） T:12 P:6 +50.0\n"
            "山南县 [*市人社局 市城管局] -新建公厕（座） T:18 P:8 +44.4 +4\n"
            "海北县 [*市人社局 市城管局] -新增就业（人） T:1200 P:500 +41.7 +5");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(test_bars_of_two_sizes),
        TEST(test_cells_of_two_sizes),
        TEST(test_no_names_below),
        TEST(test_owners_in_groups),
        TEST(test_verdicts_behind_figures),
        TEST(test_tops_in_a_table),
        TEST(test_tops_in_cells),
        TEST(test_row_of_units),
        TEST(test_row_of_bare_units),
        TEST(test_units_in_cells),
        TEST(test_measures_alone),
        TEST(test_columns_of_one_measure),
        TEST(test_areas_side_by_side),
        TEST(test_truncation),
        TEST(test_blanks_between_cells),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
