/* Conventions of tables that pages in the wild have: what columns are called, where a status stands,
 * quarters and headers side by side. Invented places. */
#include "tests/unit/flat_page.h"
#include "tests/unit/status_line.h"

static const char status_in_remarks[] =
    "<h3>云洲市2023年三季度重点工作进展情况一览表</h3><table><tr><td>序号</td><td>重点工作</td><td>目前进展</td><td"
    ">责任领导</td><td>责任单位</td><td>备注</td></tr><tr><td>1</td><td>新建公园3座</td><td>甲公园已开工，乙公园"
    "已完工。</td><td>张伟</td><td>市园林局</td><td>滞后</td></tr><tr><td>2</td><td>新增泊位500个</td><t"
    "d>已新增泊位400个。</td><td>李强</td><td>市城管局</td><td>正常推进</td></tr><tr><td>3</td><td>新建学校2"
    "所</td><td>两所学校已投用。</td><td>李强</td><td>市教育局</td><td>已完成</td></tr><tr><td>4</td><td>"
    "修路20公里</td><td>完成前期手续。</td><td>王芳</td><td>市交通局</td><td>未开工</td></tr></table>";

static void test_status_in_remarks(void **state)
{
    (void)state;
    struct str page = str_from(status_in_remarks);
    page_is(page, NULL,
            "1 新建公园3座 [*市园林局] P:甲公园已开工，乙公园已完工。 +张伟 +滞后\n"
            "2 新增泊位500个 [*市城管局] P:已新增泊位400个。 +李强 +正常推进\n"
            "3 新建学校2所 [*市教育局] P:两所学校已投用。 +李强 +已完成\n"
            "4 修路20公里 [*市交通局] P:完成前期手续。 +王芳 +未开工");
    statuses_are(page, "behind on_pace done not_started");
}

static const char deadlines[] =
    "云洲市2023年三季度重点任务台账|序号|重点任务|责任领导|责任单位|完成时限|推进情况|1|新建公园3座|张伟|市园林局|2023年12月底前|甲公园已开工，乙"
    "公园已完工。|2|新增泊位500个|李强|市城管局|11月底|已新增泊位400个。|3|新建学校2所|李强|市教育局|9月底|两所学校已投用。|4|修路20公里|王"
    "芳|市交通局|长期坚持|完成前期手续。";

static void test_deadlines(void **state)
{
    (void)state;
    struct str page = cells(deadlines);
    page_is(page, NULL,
            "1 新建公园3座 [*市园林局] T:2023年12月底前 P:甲公园已开工，乙公园已完工。 +张伟\n"
            "2 新增泊位500个 [*市城管局] T:11月底 P:已新增泊位400个。 +李强\n"
            "3 新建学校2所 [*市教育局] T:9月底 P:两所学校已投用。 +李强\n"
            "4 修路20公里 [*市交通局] T:长期坚持 P:完成前期手续。 +王芳");
    statuses_are(page, "done on_pace done ongoing");
}

static const char quarters[] =
    "<h3>云洲市2023年重点工作进展情况（截至9月底）</h3><table><tr><td>序号</td><td>工作任务</td><td>责任单位</td><t"
    "d>一季度进展</td><td>二季度进展</td><td>三季度进展</td><td>四季度进展</td></tr><tr><td>1</td><td>新建公园3"
    "座</td><td>市园林局</td><td>完成选址。</td><td>甲公园开工。</td><td>甲公园完工，乙公园开工。</td><td></td></tr"
    "><tr><td>2</td><td>新增泊位500个</td><td>市城管局</td><td>新增100个。</td><td>累计新增250个。</td><td"
    ">累计新增400个。</td><td></td></tr><tr><td>3</td><td>新建学校2所</td><td>市教育局</td><td>完成招标。</"
    "td><td>主体封顶。</td><td></td><td></td></tr></table>";

/* The last quarter that tells something is the progress; the others are kept. */
static void test_quarters(void **state)
{
    (void)state;
    struct str page = str_from(quarters);
    page_is(page, NULL,
            "1 新建公园3座 [*市园林局] P:甲公园完工，乙公园开工。 +完成选址。 +甲公园开工。\n"
            "2 新增泊位500个 [*市城管局] P:累计新增400个。 +新增100个。 +累计新增250个。\n"
            "3 新建学校2所 [*市教育局] P:主体封顶。 +完成招标。");
    statuses_are(page, "ongoing on_pace ongoing");
}

static const char quarters_in_cells[] =
    "云洲市2023年三季度重点任务进展|序号|工作任务|责任单位|一季度进展|二季度进展|三季度进展|1|新建公园3座|市园林局|完成选址。|甲公园开工。|甲公园完工，"
    "乙公园开工。|2|新增泊位500个|市城管局|新增100个。|累计新增250个。|累计新增400个。|3|新建学校2所|市教育局|完成招标。|主体封顶。|——|4|"
    "修路20公里|市交通局|——|完成路基5公里。|完成路基12公里。";

static void test_quarters_in_cells(void **state)
{
    (void)state;
    struct str page = cells(quarters_in_cells);
    page_is(page, NULL,
            "1 新建公园3座 [*市园林局] P:甲公园完工，乙公园开工。 +完成选址。 +甲公园开工。\n"
            "2 新增泊位500个 [*市城管局] P:累计新增400个。 +新增100个。 +累计新增250个。\n"
            "3 新建学校2所 [*市教育局] P:主体封顶。 +完成招标。\n"
            "4 修路20公里 [*市交通局] P:完成路基12公里。 +完成路基5公里。");
    statuses_are(page, "ongoing on_pace ongoing ongoing");
}

static const char lights[] =
    "<h3>云洲市2023年三季度重点项目亮灯情况</h3><table><tr><td>序号</td><td>项目名称</td><td>责任单位</td><td>进展"
    "情况</td><td>亮灯</td></tr><tr><td>1</td><td>新建公园3座</td><td>市园林局</td><td>甲公园开工。</td><t"
    "d>红灯</td></tr><tr><td>2</td><td>新增泊位500个</td><td>市城管局</td><td>新增100个。</td><td>黄灯</"
    "td></tr><tr><td>3</td><td>新建学校2所</td><td>市教育局</td><td>主体封顶。</td><td>绿灯</td></tr><t"
    "r><td>4</td><td>修路20公里</td><td>市交通局</td><td>路基施工。</td><td>🟢</td></tr><tr><td>5</td"
    "><td>建医院1所</td><td>市卫健委</td><td>基坑开挖。</td><td>🔴</td></tr><tr><td>6</td><td>建桥1座</t"
    "d><td>市交通局</td><td>桩基施工。</td><td>🟡</td></tr><tr><td>7</td><td>建馆1座</td><td>市文旅局</t"
    "d><td>装修。</td><td>绿</td></tr></table><p>注：绿灯表示达到序时进度，黄灯表示略滞后，红灯表示严重滞后。</p>";

static void test_lights(void **state)
{
    (void)state;
    struct str page = str_from(lights);
    page_is(page, NULL,
            "1 新建公园3座 [*市园林局] P:甲公园开工。 +红灯\n"
            "2 新增泊位500个 [*市城管局] P:新增100个。 +黄灯\n"
            "3 新建学校2所 [*市教育局] P:主体封顶。 +绿灯\n4 修路20公里 [*市交通局] P:路基施工。 +🟢\n"
            "5 建医院1所 [*市卫健委] P:基坑开挖。 +🔴\n6 建桥1座 [*市交通局] P:桩基施工。 +🟡\n"
            "7 建馆1座 [*市文旅局] P:装修。 +绿");
    statuses_are(page, "behind behind on_pace on_pace behind behind on_pace");
}

static const char ticks[] =
    "云洲市2023年三季度重点项目进展情况\n\n序号 | 项目名称 | 责任单位 | 进展情况 | 是否完成 | 是否达序时 |\n"
    "1 | 新建公园3座 | 市园林局 | 甲公园开工。 | × | × |\n"
    "2 | 新增泊位500个 | 市城管局 | 新增500个。 | √ | √ |\n"
    "3 | 新建学校2所 | 市教育局 | 主体封顶。 | 否 | 是 |\n"
    "4 | 修路20公里 | 市交通局 | 完成12公里。 | □ | ■ |\n";

/* A mark says what its header asks. */
static void test_ticks(void **state)
{
    (void)state;
    struct str page = str_from(ticks);
    page_is(page, NULL,
            "1 新建公园3座 [*市园林局] P:甲公园开工。 +× +×\n"
            "2 新增泊位500个 [*市城管局] P:新增500个。 +√ +√\n"
            "3 新建学校2所 [*市教育局] P:主体封顶。 +否 +是\n"
            "4 修路20公里 [*市交通局] P:完成12公里。 +□ +■");
    statuses_are(page, "behind done on_pace on_pace");
}

static const char ranks[] =
    "<h3>云洲市2023年三季度重点项目进度排名</h3><table><tr><td>名次</td><td>项目名称</td><td>责任单位</td><td>年度"
    "计划投资（万元）</td><td>累计完成投资（万元）</td><td>完成率</td><td>得分</td><td>备注</td></tr><tr><td>1</"
    "td><td>滨江公园</td><td>市园林局</td><td>5000</td><td>4500</td><td>90%</td><td>96</td><td>"
    "★★★</td></tr><tr><td>2</td><td>东环路</td><td>市交通局</td><td>20000</td><td>15000</td><t"
    "d>75%</td><td>85</td><td>★★</td></tr><tr><td>3</td><td>体育馆</td><td>市体育局</td><td>80"
    "00</td><td>2000</td><td>25%</td><td>60</td><td>★</td></tr></table>";

static void test_ranks(void **state)
{
    (void)state;
    struct str page = str_from(ranks);
    page_is(page, NULL,
            "滨江公园 [*市园林局] T:5000 P:4500 +1 +90% +96 +★★★\n"
            "东环路 [*市交通局] T:20000 P:15000 +2 +75% +85 +★★\n"
            "体育馆 [*市体育局] T:8000 P:2000 +3 +25% +60 +★");
    statuses_are(page, "ahead on_pace behind");
}

static const char levels[] =
    "<h3>云洲市2023年三季度高质量发展指标完成情况</h3><table><tr><td>一级指标</td><td>二级指标</td><td>三级指标</td><"
    "td>单位</td><td>年度目标</td><td>三季度完成值</td><td>牵头单位</td></tr><tr><td rowspan=3>经济发展</td"
    "><td rowspan=2>综合实力</td><td>地区生产总值增速</td><td>%</td><td>6.5</td><td>5.8</td><td>市发改"
    "委</td></tr><tr><td>一般公共预算收入</td><td>亿元</td><td>120</td><td>95</td><td>市财政局</td></t"
    "r><tr><td>产业升级</td><td>规上工业增加值增速</td><td>%</td><td>8</td><td>8.2</td><td>市工信局</td>"
    "</tr><tr><td rowspan=2>民生福祉</td><td>就业</td><td>城镇新增就业</td><td>人</td><td>20000</td>"
    "<td>18000</td><td>市人社局</td></tr><tr><td>教育</td><td>新增学位</td><td>个</td><td>3000</td"
    "><td>3000</td><td>市教育局</td></tr></table>";

static void test_levels(void **state)
{
    (void)state;
    struct str page = str_from(levels);
    page_is(page, NULL,
            "经济发展/综合实力>地区生产总值增速 [*市发改委] T:6.5 P:5.8 +%\n"
            "经济发展/综合实力>一般公共预算收入 [*市财政局] T:120 P:95 +亿元\n"
            "经济发展/产业升级>规上工业增加值增速 [*市工信局] T:8 P:8.2 +%\n"
            "民生福祉/就业>城镇新增就业 [*市人社局] T:20000 P:18000 +人\n"
            "民生福祉/教育>新增学位 [*市教育局] T:3000 P:3000 +个");
    statuses_are(page, "behind on_pace ahead ahead done");
}

static const char levels_in_cells[] =
    "云洲市2023年三季度高质量发展指标完成情况|一级指标|二级指标|三级指标|单位|年度目标|三季度完成值|牵头单位|经济发展|综合实力|地区生产总值增速|%|6.5"
    "|5.8|市发改委|一般公共预算收入|亿元|120|95|市财政局|产业升级|规上工业增加值增速|%|8|8.2|市工信局|民生福祉|就业|城镇新增就业|人|200"
    "00|18000|市人社局|教育|新增学位|个|3000|3000|市教育局";

static void test_levels_in_cells(void **state)
{
    (void)state;
    struct str page = cells(levels_in_cells);
    page_is(page, NULL,
            "经济发展/综合实力>地区生产总值增速 [*市发改委] T:6.5 P:5.8 +%\n"
            "经济发展/综合实力>一般公共预算收入 [*市财政局] T:120 P:95 +亿元\n"
            "经济发展/产业升级>规上工业增加值增速 [*市工信局] T:8 P:8.2 +%\n"
            "民生福祉/就业>城镇新增就业 [*市人社局] T:20000 P:18000 +人\n"
            "民生福祉/教育>新增学位 [*市教育局] T:3000 P:3000 +个");
    statuses_are(page, "behind on_pace ahead ahead done");
}

static const char options[] =
    "<h3>云洲市2023年三季度重点项目进展情况</h3><table><tr><td rowspan=2>序号</td><td rowspan=2>项目名称</td"
    "><td rowspan=2>责任单位</td><td rowspan=2>进展情况</td><td colspan=3>进度</td></tr><tr><td>超"
    "前</td><td>正常</td><td>滞后</td></tr><tr><td>1</td><td>新建公园3座</td><td>市园林局</td><td>甲公园"
    "开工。</td><td></td><td></td><td>√</td></tr><tr><td>2</td><td>新增泊位500个</td><td>市城管局</"
    "td><td>新增100个。</td><td></td><td>√</td><td></td></tr><tr><td>3</td><td>新建学校2所</td><"
    "td>市教育局</td><td>主体封顶。</td><td>√</td><td></td><td></td></tr></table>";

static void test_options(void **state)
{
    (void)state;
    struct str page = str_from(options);
    page_is(page, NULL,
            "1 新建公园3座 [*市园林局] P:甲公园开工。 +√\n2 新增泊位500个 [*市城管局] P:新增100个。 +√\n"
            "3 新建学校2所 [*市教育局] P:主体封顶。 +√");
    statuses_are(page, "behind on_pace ahead");
}

static const char sides_downwards[] =
    "云洲市2023年前三季度重点项目进展情况|序号|项目名称|进展情况|序号|项目名称|进展情况|1|新建公园3座|已建成2座。|4|改造老旧小区20个|已开工18个。"
    "|2|新增泊位500个|已新增400个。|5|新建学校2所|主体封顶。|3|修路20公里|已修12公里。|6|建设医院1所|完成桩基。";

/* Numbers run down one side, then down the other. */
static void test_sides_downwards(void **state)
{
    (void)state;
    struct str page = cells(sides_downwards);
    page_is(page, NULL,
            "1 新建公园3座 P:已建成2座。\n2 新增泊位500个 P:已新增400个。\n"
            "3 修路20公里 P:已修12公里。\n4 改造老旧小区20个 P:已开工18个。\n"
            "5 新建学校2所 P:主体封顶。\n6 建设医院1所 P:完成桩基。");
    statuses_are(page, "behind on_pace behind ongoing ongoing ongoing");
}

static const char sides_along[] =
    "云洲市2023年前三季度重点项目进展情况|序号|项目名称|进展情况|序号|项目名称|进展情况|1|新建公园3座|已建成2座。|2|改造老旧小区20个|已开工18个。"
    "|3|新增泊位500个|已新增400个。|4|新建学校2所|主体封顶。|5|修路20公里|已修12公里。";

static void test_sides_along(void **state)
{
    (void)state;
    struct str page = cells(sides_along);
    page_is(page, NULL,
            "1 新建公园3座 P:已建成2座。\n2 改造老旧小区20个 P:已开工18个。\n"
            "3 新增泊位500个 P:已新增400个。\n4 新建学校2所 P:主体封顶。\n"
            "5 修路20公里 P:已修12公里。");
    statuses_are(page, "behind ongoing on_pace ongoing behind");
}

static const char sides_without_numbers[] =
    "云洲市2023年前三季度民生实事完成情况|项目名称|责任单位|完成情况|项目名称|责任单位|完成情况|新建公园3座|市园林局|已建成2座。|改造老旧小区20个|市住"
    "建局|已开工18个。|新增泊位500个|市城管局|已新增400个。|新建学校2所|市教育局|主体封顶。";

static void test_sides_without_numbers(void **state)
{
    (void)state;
    struct str page = cells(sides_without_numbers);
    page_is(page, NULL,
            "新建公园3座 [*市园林局] P:已建成2座。\n改造老旧小区20个 [*市住建局] P:已开工18个。\n"
            "新增泊位500个 [*市城管局] P:已新增400个。\n新建学校2所 [*市教育局] P:主体封顶。");
    statuses_are(page, "behind ongoing on_pace ongoing");
}

/* Of two columns that tell what was done, one of verdicts is the status: in tables proper, and in
 * flattened ones. */
static const char two_of_progress[] =
    "<h3>云洲市2023年前三季度民生实事进展情况</h3><table><tr><td>序号</td><td>实事内容</td><td>责任单位</td>"
    "<td>工作进展</td><td>完成情况</td></tr><tr><td>1</td><td>新建公园3座</td><td>市园林局</td>"
    "<td>甲公园已开工。</td><td>进展偏慢</td></tr><tr><td>2</td><td>新增泊位500个</td><td>市城管局</td>"
    "<td>已新增泊位400个。</td><td>正常推进</td></tr><tr><td>3</td><td>新建学校2所</td><td>市教育局</td>"
    "<td>两所学校已投用。</td><td>已完成</td></tr></table>";

static const char two_of_progress_in_cells[] =
    "云洲市2023年前三季度民生实事进展情况|序号|实事内容|责任单位|工作进展|完成情况|1|新建公园3座|市园林局|甲公园已开工。|进展偏慢|"
    "2|新增泊位500个|市城管局|已新增泊位400个。|正常推进|3|新建学校2所|市教育局|两所学校已投用。|已完成";

static void test_verdicts_beside_progress(void **state)
{
    (void)state;
    const char *wanted = "1 新建公园3座 [*市园林局] P:甲公园已开工。 +进展偏慢\n"
                         "2 新增泊位500个 [*市城管局] P:已新增泊位400个。 +正常推进\n"
                         "3 新建学校2所 [*市教育局] P:两所学校已投用。 +已完成";
    page_is(str_from(two_of_progress), NULL, wanted);
    statuses_are(str_from(two_of_progress), "behind on_pace done");
    struct str page = cells(two_of_progress_in_cells);
    page_is(page, NULL, wanted);
    statuses_are(page, "behind on_pace done");
}

/* The second table's header: 「年度建设任务」 and 「工程进展」 are unknown, but two names. */
static const char unknown_neighbours[] =
    "云洲市2021年上半年重点目标完成情况表|一、主要指标|序号|指标名称|年度目标|完成情况|责任部门|1|生产总值|增长8%|增长10.9%|经济发展局|2|外贸总额|"
    "310亿元|157.3亿元|投资促进局|二、重点项目|序号|项目名称|责任单位|年度建设任务|工程进展|存在问题|1|码头二期工程|港航公司|完成投资6亿元|完成投资3.1亿元,引桥完工。"
    "|桩基材料短缺。|2|东大道工程|建设管理局|完成路基12公里|完成路基4.2公里。|管线迁改未落实。";

static void test_unknown_names_side_by_side(void **state)
{
    (void)state;
    page_is(cells(unknown_neighbours), NULL,
            "一、主要指标>1 生产总值 [*经济发展局] T:增长8% P:增长10.9%\n"
            "一、主要指标>2 外贸总额 [*投资促进局] T:310亿元 P:157.3亿元\n"
            "二、重点项目>1 码头二期工程 [*港航公司] T:完成投资6亿元 P:完成投资3.1亿元,引桥完工。 "
            "I:桩基材料短缺。\n"
            "二、重点项目>2 东大道工程 [*建设管理局] T:完成路基12公里 P:完成路基4.2公里。 "
            "I:管线迁改未落实。");
}

static const char labelled_titles[] =
    "云洲县2019年十大民生工程推进情况|1.项目名称：农村饮水工程|年度目标：新建供水工程26处。|责任单位：县水利局|进展情况：26处全部完工。|2.项目名称：水体治理工程|"
    "年度目标：铺设管网11公里。|责任单位：县住建局（协办）、县环境局（主办）|进展情况：管网铺设7公里。|3.项目名称：公路提档工程|年度目标：建设180公里。|责任单位：县交通局|"
    "进展情况：完成路面131公里。";

static void test_labels_before_titles(void **state)
{
    (void)state;
    page_is(cells(labelled_titles), NULL,
            "1 农村饮水工程 [*县水利局] T:新建供水工程26处。 P:26处全部完工。\n"
            "2 水体治理工程 [县住建局 *县环境局] T:铺设管网11公里。 P:管网铺设7公里。\n"
            "3 公路提档工程 [*县交通局] T:建设180公里。 P:完成路面131公里。");
}

static const char counted_in[] =
    "青岚镇2024年1-10月主要指标完成情况|类别|指标|计量单位|全年目标|1-10月|完成数|责任办（站、所）|经济发展|工业总产值|亿元|86|72.3|经济发展办公室|固定资产投资|亿元|12.5|8.1|经济发展办公室|民生事业|参保人数|人|41200|41"
    "873|社会事务办公室|新建幸福院数|个|5|3|社会事务办公室";

/* A unit names neither a task nor a group; a time alone is no header cell. */
static void test_units_in_a_column(void **state)
{
    (void)state;
    page_is(cells(counted_in), NULL,
            "经济发展>工业总产值 [*经济发展办公室] T:86 P:72.3 +亿元\n"
            "经济发展>固定资产投资 [*经济发展办公室] T:12.5 P:8.1 +亿元\n"
            "民生事业>参保人数 [*社会事务办公室] T:41200 P:41873 +人\n"
            "民生事业>新建幸福院数 [*社会事务办公室] T:5 P:3 +个");
}

static const char *const in_cells[] = {
    deadlines, quarters_in_cells, levels_in_cells, sides_downwards, sides_along,
    sides_without_numbers, two_of_progress_in_cells, unknown_neighbours, labelled_titles,
    counted_in,
};

static const char *const as_they_are[] = {
    status_in_remarks, quarters, lights, ticks, ranks, levels, options, two_of_progress,
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
        TEST(test_status_in_remarks),
        TEST(test_deadlines),
        TEST(test_quarters),
        TEST(test_quarters_in_cells),
        TEST(test_lights),
        TEST(test_ticks),
        TEST(test_ranks),
        TEST(test_levels),
        TEST(test_levels_in_cells),
        TEST(test_options),
        TEST(test_sides_downwards),
        TEST(test_sides_along),
        TEST(test_sides_without_numbers),
        TEST(test_verdicts_beside_progress),
        TEST(test_unknown_names_side_by_side),
        TEST(test_labels_before_titles),
        TEST(test_units_in_a_column),
        TEST(test_truncation),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
