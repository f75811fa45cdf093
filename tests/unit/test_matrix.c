/* Wide tables: areas x indicators. A task per line, an item per indicator. */
#include "snapshots/parse.h"
#include "tests/unit/lossless.h"
#include "tests/unit/page.h"

static void read_page(const char *name, const char *text)
{
    struct parse_options options = { .series = STR_NULL };
    assert_int_equal(parse_report(arena, str_from(name), str_from(text), &options, &report, &err),
                     0);
}

static void add_rates(struct buf *b, const struct item *it)
{
    for (size_t k = 0; k < it->extras.n; k++)
        if (it->extras.v[k].role == ROLE_RATE)
            buf_addf(b, " %.*s", STR_ARG(it->extras.v[k].text));
}

/* "1 城东区 [市发改委]: 新增就业(人) 1000 > 900 90.0; …" for one task. */
static void assert_task(size_t i, const char *wanted)
{
    assert_true(i < report.tasks.n);
    const struct task *t = &report.tasks.v[i];
    struct buf b = { .arena = arena };
    buf_addf(&b, "%.*s %.*s", STR_ARG(t->no), STR_ARG(t->title));
    for (size_t k = 0; k < t->owners.n; k++)
        buf_addf(&b, " [%.*s]", STR_ARG(t->owners.v[k].name));
    for (size_t k = 0; k < t->items.n; k++) {
        const struct item *it = &t->items.v[k];
        buf_addf(&b, "%s %.*s %.*s > %.*s", k ? ";" : ":", STR_ARG(it->title), STR_ARG(it->target),
                 STR_ARG(it->progress));
        add_rates(&b, it);
    }
    assert_string_equal(str_z(arena, buf_str(&b)), wanted);
}

static void assert_indicator(size_t task, size_t i, const char *unit, const char *target,
                             const char *actual, const char *rate)
{
    assert_true(task < report.tasks.n && i < report.tasks.v[task].indicators.n);
    const struct indicator *x = &report.tasks.v[task].indicators.v[i];
    assert_non_null(x->target);
    assert_non_null(x->actual);
    assert_string_equal(str_z(arena, x->target->unit), unit);
    assert_string_equal(str_z(arena, x->actual->unit), unit);
    assert_int_equal(decimal_cmp(x->target->value, decimal_parse(str_from(target))), 0);
    assert_int_equal(decimal_cmp(x->actual->value, decimal_parse(str_from(actual))), 0);
    assert_int_equal(decimal_cmp(x->rate, decimal_parse(str_from(rate))), 0);
}

#define TITLE "<h2>云洲市2023年前三季度主要指标完成情况</h2><table>"

static const char two_rows[] = TITLE
    "<tr><td rowspan=2>序号</td><td rowspan=2>县(市、区)</td><td colspan=3>新增就业(人)</td>"
    "<td colspan=3>开工住房(套)</td></tr>"
    "<tr><td>目标</td><td>完成</td><td>完成比例(%)</td><td>目标</td><td>完成</td>"
    "<td>完成比例(%)</td></tr>"
    "<tr><td>1</td><td>城东区</td><td>1000</td><td>2000</td><td>200.0</td><td>300</td><td>150</td>"
    "<td>50.0</td></tr>"
    "<tr><td>2</td><td>东湖县</td><td>400</td><td>100</td><td>25.0</td><td>—</td><td>/</td>"
    "<td></td></tr>"
    "<tr><td colspan=2>合计</td><td>1400</td><td>2100</td><td>150</td><td>300</td><td>150</td>"
    "<td>50</td></tr></table>";

static void test_two_header_rows(void **state)
{
    (void)state;
    read_page("page.html", two_rows);
    assert_int_equal(report.tasks.n, 2);
    assert_task(0, "1 城东区: 新增就业(人) 1000 > 2000 200.0; 开工住房(套) 300 > 150 50.0");
    assert_task(1, "2 东湖县: 新增就业(人) 400 > 100 25.0");
    assert_indicator(0, 0, "人", "1000", "2000", "2"); /* 2000 is no year */
    assert_indicator(0, 1, "套", "300", "150", "0.5");
    assert_int_equal(report.warnings.n, 1);
    assert_int_equal(report.warnings.v[0].code, WARN_AGGREGATE);
}

static void test_three_header_rows(void **state)
{
    (void)state;
    read_page("page.html", TITLE
              "<tr><td rowspan=3>序号</td><td rowspan=3>县区</td><td colspan=4>指标完成情况</td>"
              "<td rowspan=3>备注</td></tr><tr><td colspan=2>新建公园(座)</td>"
              "<td colspan=2>修建道路(公里)</td></tr><tr><td>年度目标</td><td>1-9月进度</td>"
              "<td>年度目标</td><td>1-9月进度</td></tr>"
              "<tr><td>1</td><td>城东区</td><td>4</td><td>3</td><td>20</td><td>5</td><td>新增</td>"
              "</tr></table>");
    assert_int_equal(report.tasks.n, 1);
    assert_task(0, "1 城东区: 新建公园(座) 4 > 3; 修建道路(公里) 20 > 5");
    assert_indicator(0, 1, "公里", "20", "5", "0.25");
    assert_int_equal(report.tasks.v[0].items.v[0].extras.n, 1);
}

/* Merged cells are lost in a table of commas. */
static void test_header_rows_without_spans(void **state)
{
    (void)state;
    read_page("page.csv", "序号,县区,指标完成情况,,,,备注\n,,新建公园(座),,修建道路(公里),,\n"
                          ",,年度目标,1-9月进度,年度目标,1-9月进度,\n"
                          "1,城东区,4,3,20,5,\n2,东湖县,6,3,30,15,\n");
    assert_int_equal(report.tasks.n, 2);
    assert_task(0, "1 城东区: 新建公园(座) 4 > 3; 修建道路(公里) 20 > 5");
    assert_task(1, "2 东湖县: 新建公园(座) 6 > 3; 修建道路(公里) 30 > 15");
}

static void test_areas_side_by_side(void **state)
{
    (void)state;
    read_page("page.html", TITLE
              "<tr><td rowspan=2>序号</td><td rowspan=2>指标名称</td><td rowspan=2>计量单位</td>"
              "<td colspan=2>城东区</td><td colspan=2>东湖县</td><td rowspan=2>责任单位</td></tr>"
              "<tr><td>目标</td><td>完成</td><td>目标</td><td>完成</td></tr>"
              "<tr><td>1</td><td>新建充电桩</td><td>个</td><td>100</td><td>60</td><td>80</td>"
              "<td>88</td><td>市发改委</td></tr></table>");
    assert_task(0, "1 新建充电桩 [市发改委]: 城东区 100 > 60; 东湖县 80 > 88");
    assert_indicator(0, 1, "个", "80", "88", "1.1");
}

static void test_owners_in_the_header(void **state)
{
    (void)state;
    read_page("page.html", TITLE
              "<tr><td rowspan=2>县区</td><td colspan=2>新建充电桩<br>(责任单位:市发改委)</td>"
              "<td colspan=2>改造小区(市住建局)</td></tr>"
              "<tr><td>目标</td><td>进度</td><td>目标</td><td>进度</td></tr>"
              "<tr><td>城东区</td><td>100</td><td>60</td><td>80</td><td>88</td></tr>"
              "<tr><td>东湖县</td><td>50</td><td>60</td><td>40</td><td>10</td></tr></table>");
    assert_task(1, " 东湖县 [市发改委] [市住建局]: 新建充电桩 50 > 60; 改造小区 40 > 10");
}

/* The name of what is measured stands above; 「年度任务」 under it is no task. */
static void test_one_measure(void **state)
{
    (void)state;
    read_page("page.html", TITLE
              "<tr><th rowspan=2>单位</th><th colspan=4>到位资金(亿元)</th></tr><tr><th>年度任务"
              "</th><th>1-9月完成</th><th>完成年度任务(%)</th><th>排名</th></tr>"
              "<tr><td>城东区</td><td>20</td><td>15</td><td>75.0</td><td>1</td></tr>"
              "<tr><td>东湖县</td><td>30</td><td>15</td><td>50.0</td><td>2</td></tr></table>");
    assert_task(0, " 城东区: 到位资金(亿元) 20 > 15 75.0");
    assert_indicator(1, 0, "亿元", "30", "15", "0.5");
}

static void test_units_of_plain_columns(void **state)
{
    (void)state;
    read_page("page.html", TITLE
              "<tr><td>序号</td><td>县区</td><td>任务数(套)</td><td>开工数(套)</td><td>开工率(%)</td>"
              "<td>计划投资额(万元)</td><td>完成投资额(万元)</td><td>投资完成率(%)</td></tr>"
              "<tr><td>1</td><td>城东区</td><td>100</td><td>80</td><td>80.00</td><td>5000</td>"
              "<td>2000</td><td>40.00</td></tr></table>");
    assert_task(0, "1 城东区: 开工数(套) 100 > 80 80.00; 完成投资额(万元) 5000 > 2000 40.00");
    assert_indicator(0, 0, "套", "100", "80", "0.8");
    assert_indicator(0, 1, "万元", "5000", "2000", "0.4");
}

/* 进展情况 over two dates tells one thing twice: no measures. */
static void test_no_matrix(void **state)
{
    (void)state;
    read_page("page.html", TITLE
              "<tr><td rowspan=2>序号</td><td rowspan=2>工作任务</td><td colspan=2>进展情况</td></tr>"
              "<tr><td>至8月进展</td><td>最新进展</td></tr><tr><td>1</td><td>修路20公里</td>"
              "<td>已修10公里。</td><td>已修12公里。</td></tr></table>");
    assert_task(0, "1 修路20公里:   > 已修10公里。\n已修12公里。");
}

static void test_header_twice_side_by_side(void **state)
{
    (void)state;
    read_page("page.html", TITLE
              "<tr><td>序号</td><td>项目名称</td><td>完成情况</td><td>序号</td><td>项目名称</td>"
              "<td>完成情况</td></tr><tr><td>1</td><td>东湖公园</td><td>已开工</td><td>3</td>"
              "<td>北山公园</td><td>已完工</td></tr><tr><td>2</td><td>南湾公园</td><td>已绿化</td>"
              "<td></td><td></td><td></td></tr></table>");
    assert_int_equal(report.tasks.n, 3);
    assert_task(0, "1 东湖公园:   > 已开工");
    assert_task(1, "2 南湾公园:   > 已绿化");
    assert_task(2, "3 北山公园:   > 已完工");
}

static void test_numbers_along_the_line(void **state)
{
    (void)state;
    read_page("page.html", TITLE
              "<tr><td>序号</td><td>项目名称</td><td>完成情况</td><td>序号</td><td>项目名称</td>"
              "<td>完成情况</td></tr><tr><td>1</td><td>东湖公园</td><td>已开工</td><td>2</td>"
              "<td>北山公园</td><td>已完工</td></tr><tr><td>3</td><td>南湾公园</td><td>已绿化</td>"
              "<td></td><td></td><td></td></tr></table>");
    assert_int_equal(report.tasks.n, 3);
    assert_task(1, "2 北山公园:   > 已完工");
    assert_task(2, "3 南湾公园:   > 已绿化");
}

/* More columns than can be read together: nothing of it may go astray. */
static void test_very_wide(void **state)
{
    (void)state;
    struct buf b = { .arena = arena };
    size_t found;
    buf_addz(&b, "<table><tr><td>序号</td><td>任务</td><td>进展</td>");
    for (int i = 0; i < 90; i++)
        buf_addf(&b, "<td>第%d期进展情况</td>", i);
    buf_addz(&b, "</tr><tr><td>1</td><td>修路</td><td>已修</td>");
    for (int i = 0; i < 90; i++)
        buf_addf(&b, "<td>值%d</td>", i);
    buf_addz(&b, "</tr></table>");
    assert_int_equal(document_read(arena, STR("page.html"), buf_str(&b), &doc, &err), 0);
    assert_int_equal(grid_tasks(arena, &doc, NULL, &report, &found, &err), 0);
    assert_int_equal(found, 1);
    assert_nothing_lost(arena, &doc, &report);
}

/* The same table as rows with bars and as a cell per paragraph, where blanks are gone. */
static void test_flattened(void **state)
{
    (void)state;
    static const char *const pages[] = {
        "云洲市2023年前三季度主要指标完成情况\n"
        "序号 | 县(市、区) | 新增就业(人) |  |  | 开工住房(套) |  |  |\n"
        " |  | 目标 | 完成 | 完成比例(%) | 目标 | 完成 | 完成比例(%) |\n"
        "1 | 城东区 | 1000 | 2000 | 200.0 | 300 | 150 | 50.0 |\n"
        "2 | 东湖县 | 400 | 100 | 25.0 | 40 | 50 | 125.0 |\n"
        "3 | 北山县 | 200 | 50 | 25.0 | 10 | 5 | 50.0 |\n"
        "合计 |  | 1600 | 2150 | 134.4 | 350 | 205 | 58.6 |\n注:数据截至9月底。\n",
        "云洲市2023年前三季度主要指标完成情况\n\n序号\n\n县(市、区)\n\n新增就业(人)\n\n开工住房(套)\n\n"
        "目标\n\n完成\n\n完成比例(%)\n\n目标\n\n完成\n\n完成比例(%)\n\n"
        "1\n\n城东区\n\n1000\n\n2000\n\n200.0\n\n300\n\n150\n\n50.0\n\n"
        "2\n\n东湖县\n\n400\n\n100\n\n25.0\n\n40\n\n50\n\n125.0\n\n"
        "3\n\n北山县\n\n200\n\n50\n\n25.0\n\n10\n\n5\n\n50.0\n\n"
        "合计\n\n1600\n\n2150\n\n134.4\n\n350\n\n205\n\n58.6\n\n注:数据截至9月底。\n",
    };
    for (size_t i = 0; i < sizeof pages / sizeof pages[0]; i++) {
        report = (struct report){ 0 };
        read_page("page.txt", pages[i]);
        assert_int_equal(report.tasks.n, 3);
        assert_task(0, "1 城东区: 新增就业(人) 1000 > 2000 200.0; 开工住房(套) 300 > 150 50.0");
        assert_task(2, "3 北山县: 新增就业(人) 200 > 50 25.0; 开工住房(套) 10 > 5 50.0");
        assert_indicator(1, 1, "套", "40", "50", "1.25");
        assert_int_equal(report.back.n, 1);
        assert_int_equal(report.warnings.v[0].code, WARN_AGGREGATE);
    }
}

static void test_flattened_with_owners(void **state)
{
    (void)state;
    read_page("page.txt", "云洲市2023年前三季度主要指标完成情况\n县区\n新建充电桩(个)\n(责任单位:市发改委)\n"
                          "改造小区(个)\n(责任单位:市住建局)\n目标\n进度\n目标\n进度\n"
                          "城东区\n100\n60\n80\n88\n东湖县\n50\n60\n40\n10\n"
                          "北山县\n20\n10\n4\n1\n");
    assert_int_equal(report.tasks.n, 3);
    assert_task(1, " 东湖县 [市发改委] [市住建局]: 新建充电桩(个) 50 > 60; 改造小区(个) 40 > 10");
}

static void test_flattened_with_an_owner_for_all(void **state)
{
    (void)state;
    read_page("page.txt", "云洲市2023年前三季度主要指标完成情况\n序号\n县区\n责任单位:市发改委\n"
                          "新建充电桩(个)\n改造小区(个)\n目标\n完成数\n目标\n完成数\n"
                          "1\n城东区\n100\n60\n80\n88\n2\n东湖县\n50\n60\n40\n10\n"
                          "3\n北山县\n20\n10\n4\n1\n");
    assert_task(1, "2 东湖县 [市发改委]: 新建充电桩(个) 50 > 60; 改造小区(个) 40 > 10");
}

/* Names in two pieces, who answers over all measures, and a line whose empty cells are gone: the
 * total tells which of them they are. */
static void test_flattened_with_gaps(void **state)
{
    (void)state;
    read_page("page.txt", "云洲市2023年上半年为民办实事进度统计表\n\n镇(街)\n\n"
                          "扩大就业(责任单位:市人社局、市财政局)\n\n新增创业人员\n\n创业担保贷款\n\n"
                          "目标\n\n任务\n\n(人)\n\n完成数\n\n(人)\n\n完成比例\n\n(%)\n\n"
                          "目标\n\n任务\n\n(万元)\n\n发放额\n\n(万元)\n\n完成比例\n\n(%)\n\n\n"
                          "凤台街道\n\n320\n\n164\n\n51.3\n\n1500\n\n742\n\n49.5\n\n\n"
                          "开发区\n\n600\n\n577\n\n96.2\n\n\n"
                          "石埠镇\n\n180\n\n188\n\n104.4\n\n800\n\n861\n\n107.6\n\n\n"
                          "洪渡乡\n\n500\n\n250\n\n50\n\n\n"
                          "双桥镇\n\n150\n\n34\n\n22.7\n\n700\n\n128\n\n18.3\n\n\n"
                          "高沙镇\n\n160\n\n77\n\n48.1\n\n750\n\n388\n\n51.7\n\n\n"
                          "合计\n\n1410\n\n1040\n\n73.8\n\n4250\n\n2369\n\n55.7\n");
    assert_int_equal(report.tasks.n, 6);
    assert_task(0, " 凤台街道 [市人社局] [市财政局]: 新增创业人员 320 > 164 51.3; "
                   "创业担保贷款 1500 > 742 49.5");
    assert_task(1, " 开发区 [市人社局] [市财政局]: 新增创业人员 600 > 577 96.2");
    assert_task(3, " 洪渡乡 [市人社局] [市财政局]: 创业担保贷款 500 > 250 50");
    assert_indicator(0, 1, "万元", "1500", "742", "0.495");
}

/* Names in pieces below owners; three lines lack a group, which figures that agree tell. */
static void test_flattened_with_many_gaps(void **state)
{
    (void)state;
    read_page("page.txt", "云洲市2023年前三季度主要指标完成情况\n\n序号\n\n县区\n\n"
                          "新增就业(人)\n\n(市人社局)\n\n改造小区(个)\n\n(市住建局)\n\n"
                          "目标\n\n任务\n\n完成数\n\n完成\n\n比例(%)\n\n"
                          "目标\n\n任务\n\n完成数\n\n完成\n\n比例(%)\n\n"
                          "1\n\n城东区\n\n1000\n\n900\n\n90.0\n\n30\n\n15\n\n50.0\n\n"
                          "2\n\n东湖县\n\n400\n\n100\n\n25.0\n\n40\n\n50\n\n125.0\n\n"
                          "3\n\n北山县\n\n200\n\n50\n\n25.0\n\n"
                          "4\n\n高新区\n\n16\n\n12\n\n75.0\n\n"
                          "5\n\n南河县\n\n60\n\n57\n\n95.0\n\n"
                          "全市合计\n\n1660\n\n1107\n\n66.7\n\n86\n\n77\n\n89.5\n\n"
                          "注:空格表示未下达任务。\n");
    assert_int_equal(report.tasks.n, 5);
    assert_task(1, "2 东湖县 [市人社局] [市住建局]: 新增就业(人) 400 > 100 25.0; "
                   "改造小区(个) 40 > 50 125.0");
    assert_task(2, "3 北山县 [市人社局]: 新增就业(人) 200 > 50 25.0");
    assert_task(3, "4 高新区 [市住建局]: 改造小区(个) 16 > 12 75.0");
    assert_task(4, "5 南河县 [市人社局]: 新增就业(人) 60 > 57 95.0");
    assert_int_equal(report.back.n, 1);
}

/* Words between the figures, which most lines lack. They go with the first group. */
static void test_flattened_with_words_inside(void **state)
{
    (void)state;
    read_page("page.txt", "云洲县2023年1-9月进度表\n\n乡镇\n\n改厕任务(户)\n\n完成改厕(户)\n\n完成率(%)"
                          "\n\n存在问题\n\n道路计划(公里)\n\n完成道路(公里)\n\n完成率(%)\n\n\n"
                          "城东镇\n\n100\n\n60\n\n60.0\n\n资金不足\n\n8.0\n\n4.0\n\n50.0\n\n\n"
                          "东湖镇\n\n50\n\n60\n\n120.0\n\n4.0\n\n3.0\n\n75.0\n\n\n"
                          "北山乡\n\n40\n\n10\n\n25.0\n\n推进缓慢\n\n\n"
                          "南河乡\n\n20\n\n10\n\n50.0\n\n无施工队\n\n5.0\n\n1.0\n\n20.0\n");
    assert_int_equal(report.tasks.n, 4);
    assert_task(0, " 城东镇: 完成改厕(户) 100 > 60 60.0; 完成道路(公里) 8.0 > 4.0 50.0");
    assert_task(1, " 东湖镇: 完成改厕(户) 50 > 60 120.0; 完成道路(公里) 4.0 > 3.0 75.0");
    assert_string_equal(str_z(arena, report.tasks.v[0].items.v[0].issues), "资金不足");
    assert_null(report.tasks.v[1].items.v[0].issues.p);
    assert_string_equal(str_z(arena, report.tasks.v[2].items.v[0].issues), "推进缓慢");
}

/* A group is named in its first line only, without a blank where it is not. */
static void test_bars_of_unequal_length(void **state)
{
    (void)state;
    read_page("page.txt", "云洲省2023年1-9月投资进度\n单位:个、亿元\n"
                          "隶 属 | 市 州 或 单 位 | 项 目 数 | 已 开 工 | 年 计 划 投 资 | 累计完成投资 | 完成率 |\n"
                          "省 直 | 省水投集团 | 14 | 14 | 38.60 | 31.27 | 81.0% |\n"
                          "省湖管局 | 9 | 9 | 21.40 | 14.34 | 67.0% |\n"
                          "市 州 | 沙洲市 | 22 | 21 | 27.50 | 18.40 | 66.9% |\n"
                          "云河市 | 17 | 17 | 16.20 | 11.31 | 69.8% |\n"
                          "全 省 | 62 | 61 | 103.70 | 75.32 | 72.6% |\n");
    assert_int_equal(report.tasks.n, 4);
    assert_task(1, " 省湖管局:  21.40 > 14.34 67.0%");
    assert_string_equal(str_z(arena, report.tasks.v[1].section), "省 直");
    assert_string_equal(str_z(arena, report.tasks.v[3].section), "市 州");
    assert_indicator(3, 0, "亿元", "16.20", "11.31", "0.698");
}

static void test_bars_over_others(void **state)
{
    (void)state;
    read_page("page.txt", "云洲市2023年前三季度主要指标完成情况\n县 区 | 新增就业(人) | 改造小区(个) | 综合排名 |\n"
                          "目标 | 完成数 | 完成率 | 排名 | 目标 | 完成数 | 完成率 | 排名 |\n"
                          "城东区 | 1000 | 900 | 90% | 1 | 30 | 15 | 50% | 3 | 2 |\n"
                          "东湖县 | 400 | 100 | 25% | 3 | 40 | 50 | 125% | 1 | 1 |\n"
                          "北山县 | 200 | 100 | 50% | 2 | 20 | 15 | 75% | 2 | 3 |\n");
    assert_int_equal(report.tasks.n, 3);
    assert_task(1, " 东湖县: 新增就业(人) 400 > 100 25%; 改造小区(个) 40 > 50 125%");
}

/* Chapters that sum up their tasks are sections, not tasks. */
static void test_chapters_with_sums(void **state)
{
    static const char *const ways[] = {
        "序号\n项目名称\n年度计划投资\n完成投资\n完成率\n形象进度\n责任单位\n"
        "一、交通(小计)\n300\n240\n80.0%\n1\n东环路\n100\n60\n60.0%\n路基施工\n县交通局\n"
        "2\n西大桥\n200\n180\n90.0%\n县交通局\n二、教育(小计)\n70\n35\n50.0%\n"
        "3\n实验小学\n50\n20\n40.0%\n主体施工\n县教育局\n4\n幼儿园\n20\n15\n75.0%\n县教育局\n"
        "合计\n370\n275\n74.3%\n",
        "序号 | 项目名称 | 年度计划投资 | 完成投资 | 完成率 | 形象进度 | 责任单位 |\n"
        " | 一、交通(小计) | 300 | 240 | 80.0% | | |\n"
        "1 | 东环路 | 100 | 60 | 60.0% | 路基施工 | 县交通局 |\n"
        "2 | 西大桥 | 200 | 180 | 90.0% | | 县交通局 |\n"
        " | 二、教育(小计) | 70 | 35 | 50.0% | | |\n"
        "3 | 实验小学 | 50 | 20 | 40.0% | 主体施工 | 县教育局 |\n"
        "4 | 幼儿园 | 20 | 15 | 75.0% | | 县教育局 |\n"
        " | 合计 | 370 | 275 | 74.3% | | |\n",
    };
    (void)state;
    for (size_t i = 0; i < 2; i++) {
        report = (struct report){ 0 };
        struct str page = str_format(arena, "云洲县2023年1-9月投资进度\n%s", ways[i]);
        read_page("page.txt", str_z(arena, page));
        assert_int_equal(report.tasks.n, 4);
        assert_task(1, "2 西大桥 [县交通局]:  200 > 180 90.0%");
        assert_string_equal(str_z(arena, report.tasks.v[1].section), "一、交通(小计)");
        assert_string_equal(str_z(arena, report.tasks.v[2].section), "二、教育(小计)");
        assert_string_equal(str_z(arena, report.tasks.v[2].owners.v[0].name), "县教育局");
    }
}

/* A bar alone is an empty cell; before every row it may mark where that begins. */
static void test_a_line_per_cell(void **state)
{
    static const char *const ways[] = {
        "|\n序号 |\n乡镇 |\n年度 目标 |\n截至9月底进度 |\n备注 |\n|||||\n|\n累计 完成 |\n完成比例 |\n||||\n"
        "|\n1 |\n城关镇 |\n14 |\n7 |\n50.0% |\n|\n|\n2 |\n柳林镇 |\n20 |\n18 |\n90.0% |\n省级\n重点镇 |\n"
        "|\n3 |\n双溪乡 |\n10 |\n6 |\n60.0% |\n约谈 |\n|\n合计 |\n44 |\n31 |\n70.5% |\n|\n",
        "序号 |\n乡镇 |\n年度目标 |\n累计完成 |\n完成比例 |\n备注 |\n"
        "1 |\n城关镇 |\n14 |\n7 |\n50.0% |\n|\n2 |\n柳林镇 |\n20 |\n18 |\n90.0% |\n省级\n重点镇 |\n"
        "3 |\n双溪乡 |\n10 |\n6 |\n60.0% |\n约谈 |\n合计 |\n44 |\n31 |\n70.5% |\n|\n",
    };
    (void)state;
    for (size_t i = 0; i < 2; i++) {
        report = (struct report){ 0 };
        struct str page = str_format(arena, "云洲县2023年1-9月污水治理进度\n%s", ways[i]);
        read_page("page.txt", str_z(arena, page));
        assert_int_equal(report.tasks.n, 3);
        assert_task(0, "1 城关镇:  14 > 7 50.0%");
        assert_task(1, "2 柳林镇:  20 > 18 90.0%");
        assert_task(2, "3 双溪乡:  10 > 6 60.0%");
        assert_string_equal(str_z(arena, report.tasks.v[1].items.v[0].extras.v[1].text),
                            "省级\n重点镇");
    }
}

/* A chapter before the first row is no name of a column; the last quarter told is the result. */
static void test_quarters_under_one_name(void **state)
{
    (void)state;
    read_page("page.txt", "云洲县2023年主要目标完成情况\n"
              "序号 | 指标名称 | 单位 | 年度目标 | 完成情况(累计) | 完成年度目标(%) |\n"
              "一季度 | 上半年 | 前三季度 | |||||\n一、经济增长 ||||||||\n"
              "1 | 工业用电量 | 亿千瓦时 | 50 | 12 | 25 | 40 | 80.0 |\n"
              "2 | 产业项目投资 | 亿元 | 180 | 22 | 61 | 90 | 50.0 |\n二、民生改善 ||||||||\n"
              "3 | 改造农村公路 | 公里 | 120 | - | 48 | 60 | 50.0 |\n");
    assert_int_equal(report.tasks.n, 3);
    assert_task(0, "1 工业用电量:  50 > 40 80.0");
    assert_string_equal(str_z(arena, report.tasks.v[0].section), "一、经济增长");
    assert_task(2, "3 改造农村公路:  120 > 60 50.0");
}

/* 「占年度」⏎「目标(%)」 is one name, though its second piece is a name, too. */
static void test_broken_name(void **state)
{
    (void)state;
    read_page("page.txt", "云洲市2023年主要指标1—9月完成情况\n\n类别\n\n指标名称\n\n单位\n\n年度目标\n\n"
              "1—9月\n\n完成\n\n占年度\n\n目标(%)\n\n责任部门\n\n综合经济\n\n"
              "1、财政收入\n\n亿元\n\n80\n\n60\n\n75.0\n\n市财政局\n\n市税务局\n\n"
              "2、新增企业\n\n家\n\n40\n\n20\n\n50.0\n\n市工信局\n\n民生福祉\n\n"
              "3、新增就业\n\n人\n\n9000\n\n8100\n\n90.0\n\n市人社局\n\n"
              "4、新增托位\n\n个\n\n1400\n\n700\n\n50.0\n\n市卫健委\n");
    assert_int_equal(report.tasks.n, 4);
    assert_task(0, "1 财政收入 [市财政局] [市税务局]:  80 > 60 75.0");
    assert_task(2, "3 新增就业 [市人社局]:  9000 > 8100 90.0");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(test_two_header_rows),
        TEST(test_three_header_rows),
        TEST(test_header_rows_without_spans),
        TEST(test_areas_side_by_side),
        TEST(test_owners_in_the_header),
        TEST(test_one_measure),
        TEST(test_units_of_plain_columns),
        TEST(test_no_matrix),
        TEST(test_header_twice_side_by_side),
        TEST(test_numbers_along_the_line),
        TEST(test_very_wide),
        TEST(test_flattened),
        TEST(test_flattened_with_owners),
        TEST(test_flattened_with_an_owner_for_all),
        TEST(test_flattened_with_gaps),
        TEST(test_flattened_with_many_gaps),
        TEST(test_flattened_with_words_inside),
        TEST(test_bars_of_unequal_length),
        TEST(test_bars_over_others),
        TEST(test_chapters_with_sums),
        TEST(test_a_line_per_cell),
        TEST(test_quarters_under_one_name),
        TEST(test_broken_name),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
