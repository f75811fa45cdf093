#include "base/file.h"
#include "tests/unit/lossless.h"
#include "tests/unit/page.h"

static size_t tasks_with(const char *html, const struct normalize_options *o)
{
    size_t found = 0;
    assert_int_equal(document_read(arena, STR("page.html"), str_from(html), &doc, &err), 0);
    assert_int_equal(grid_tasks(arena, &doc, o, &report, &found, &err), 0);
    if (found)
        assert_nothing_lost(arena, &doc, &report);
    return found;
}

static size_t tasks_of(const char *html)
{
    return tasks_with(html, NULL);
}

static const struct task *task_at(size_t i)
{
    assert_true(i < report.tasks.n);
    return &report.tasks.v[i];
}

static const struct item *item_at(size_t task, size_t i)
{
    assert_true(i < task_at(task)->items.n);
    return &task_at(task)->items.v[i];
}

static size_t warnings_of(enum warning_code code)
{
    size_t n = 0;
    for (size_t i = 0; i < report.warnings.n; i++)
        n += report.warnings.v[i].code == code;
    return n;
}

static void test_plain_table(void **state)
{
    (void)state;
    assert_int_equal(tasks_of(
        "<html><body><h1>2023年某川市重点工作上半年进展情况</h1>"
        "<table><tr><td>序 号<td>工作<br>任务<td>责任单位<td>上半年完成情况<td>存在问题<td>下一步打算"
        "<tr><td>1<td>种树三百棵。<td>市林业局、市财政局<td>1.种树一百棵。<p>2.备苗。<td>——<td>继续种。"
        "<tr><td>2<td>挖井两口<td>市水利局<td>挖好一口<td>缺水<td>/"
        "</table><p>打印本页</body></html>"), 2);
    assert_int_equal(report.columns.n, 6);
    assert_int_equal(report.columns.v[5].role, ROLE_NEXT);
    text_is(task_at(0)->no, "1");
    text_is(task_at(0)->title, "种树三百棵。");
    assert_int_equal(task_at(0)->owners.n, 2);
    text_is(task_lead(task_at(0)), "市林业局");
    text_is(item_at(0, 0)->progress, "1.种树一百棵。\n2.备苗。");
    text_is(item_at(0, 0)->issues, NULL);
    text_is(item_at(0, 0)->next, "继续种。");
    text_is(item_at(1, 0)->issues, "缺水");
    text_is(item_at(1, 0)->next, NULL);
    text_is(report.title, "2023年某川市重点工作上半年进展情况");
    assert_int_equal(report.period.month, 6);
    assert_int_equal(report.back.n, 1);
}

static void test_items(void **state)
{
    (void)state;
    assert_int_equal(tasks_of(
        "<table><tr><th>序号<th>任务<th>牵头单位<th colspan=2>完成情况<th>问题"
        "<tr><td rowspan=3>1<td rowspan=3>修三条路<td rowspan=3>市住建局<td>东路<td>已通车<td rowspan=2>征地难"
        "<tr><td>西路<td>在建"
        "<tr><td>北路<td>未开工<td>缺钱"
        "<tr><td>2<td>架桥<td>市交通局<td colspan=2>合龙<td>无</table>"), 2);
    assert_int_equal(task_at(0)->items.n, 3);
    text_is(item_at(0, 0)->title, "东路");
    text_is(item_at(0, 0)->progress, "已通车");
    text_is(item_at(0, 0)->issues, "征地难");
    assert_int_equal(item_at(0, 0)->shared, 1u << ROLE_ISSUES);
    text_is(item_at(0, 1)->title, "西路");
    text_is(item_at(0, 1)->issues, NULL);
    assert_int_equal(item_at(0, 1)->shared, 0);
    text_is(item_at(0, 2)->issues, "缺钱");
    text_is(item_at(1, 0)->title, NULL);
    text_is(item_at(1, 0)->progress, "合龙");
    assert_int_equal(warnings_of(WARN_MERGED_CELL), 1);
}

static void test_number_over_several_tasks(void **state)
{
    (void)state;
    assert_int_equal(tasks_of(
        "<table><tr><th>序号<th>项目内容<th>进展情况<th>责任单位"
        "<tr><td rowspan=2>1<td>建公厕五座<td>已建三座<td rowspan=2>城管局"
        "<tr><td>改公厕两座<td>已改一座"
        "<tr><td>2<td>建车棚<td>建成<td>街道办</table>"), 3);
    text_is(task_at(1)->no, "1");
    text_is(task_at(1)->title, "改公厕两座");
    text_is(task_lead(task_at(1)), "城管局");
    assert_int_equal(warnings_of(WARN_INHERITED), 2);
    text_is(task_at(2)->no, "2");
}

static void test_sections_and_repeated_header(void **state)
{
    (void)state;
    assert_int_equal(tasks_of(
        "<table><tr><td colspan=4>某区2022年民生实事三季度进展表"
        "<tr><td>序号<td>内容<td>进展情况<td>责任单位"
        "<tr><td colspan=4>一、住房"
        "<tr><td>1<td>盖楼<td>封顶<td>区住建局"
        "<tr><td colspan=4>二、出行"
        "<tr><td colspan=4>(一)道路"
        "<tr><td>序&nbsp;号<td>内 容<td>进展情况<td>责任单位"
        "<tr><td>2<td>修路<td>铺油<td>区交通局"
        "<tr><td colspan=4>(二)桥梁"
        "<tr><td>3<td>修桥<td>招标<td>区交通局"
        "<tr><td colspan=2>合计<td>3项<td>"
        "<tr><td colspan=4>备注:数据截至9月底。</table>"), 3);
    text_is(task_at(0)->section, "一、住房");
    text_is(task_at(1)->section, "二、出行/(一)道路");
    text_is(task_at(2)->section, "二、出行/(二)桥梁");
    assert_int_equal(warnings_of(WARN_AGGREGATE), 1);
    assert_int_equal(warnings_of(WARN_UNPLACED), 1);
    text_is(report.title, "某区2022年民生实事三季度进展表");
    assert_int_equal(report.columns.n, 4);
}

static void test_two_row_header(void **state)
{
    (void)state;
    assert_int_equal(tasks_of(
        "<table><tr><td rowspan=2>序号<td rowspan=2>项目名称<td colspan=2>进展情况<td colspan=2>承办单位"
        "<tr><td>至6月底进展<td>最新进展<td>主办<td>协办"
        "<tr><td>1<td>挖渠<td>挖了一半<td>挖通了<td>水利局<td>财政局</table>"), 1);
    text_is(item_at(0, 0)->progress, "挖了一半\n挖通了");
    assert_int_equal(task_at(0)->owners.n, 2);
    text_is(task_lead(task_at(0)), "水利局");
    text_is(report.columns.v[3].header, "进展情况 最新进展");
}

static void test_group_column_and_extras(void **state)
{
    (void)state;
    assert_int_equal(tasks_of(
        "<table><tr><td>类别<td>序号<td>事项<td>责任单位<td>责任人<td>完成情况<td>完成率<td>备注"
        "<tr><td rowspan=2>经济<td>1<td>办会<td>商务局<td>赵甲<td>办了<td>100%<td>"
        "<tr><td>2<td>招商<td>商务局<td>钱乙<td>签约<td>50%<td>跨年"
        "<tr><td>社会<td>3<td>扶老<td>民政局<td>孙丙<td>在办<td>/<td></table>"), 3);
    text_is(task_at(0)->section, "经济");
    text_is(task_at(1)->section, "经济");
    text_is(task_at(2)->section, "社会");
    const struct item *item = item_at(1, 0);
    assert_int_equal(item->extras.n, 3);
    assert_int_equal(item->extras.v[0].role, ROLE_PERSON);
    assert_int_equal(item->extras.v[1].role, ROLE_RATE);
    text_is(item->extras.v[1].text, "50%");
    assert_int_equal(item->extras.v[2].role, ROLE_REMARK);
    assert_int_equal(item_at(2, 0)->extras.n, 1);
}

static void test_several_tables(void **state)
{
    (void)state;
    assert_int_equal(tasks_of(
        "<p>发布日期:2022-10-20 来源:某县政府办<h2>2022年实事前三季度完成情况</h2>"
        "<table><tr><td>索引号<td>A/2022-1<td>公开方式<td>主动公开"
        "<tr><td>发布机构<td>某县政府办<td>文号<td></table>"
        "<table><tr><td>序号<td>任务<td>完成情况<tr><td>1<td>甲事(责任单位:县民政局)<td>成</table>"
        "<p>附件2<p>市级项目<p>以下各项由市里安排,县里配合实施,经费由两级财政共同承担,各有关单位要按要求逐月报送,并及时反映困难。"
        "<table><tr><td>序号<td>任务<td>责任单位<td>完成情况<tr><td>1<td>乙事<td>县教育局<td>成</table>"
        "<table><tr><td>2<td>丙事<td>县卫健局<td>半成</table>"), 3);
    text_is(report.index_no, "A/2022-1");
    text_is(report.published, "2022-10-20");
    text_is(task_lead(task_at(0)), "县民政局");
    text_is(task_at(0)->title, "甲事");
    text_is(task_at(1)->section, "市级项目");
    text_is(task_at(2)->no, "2");
    text_is(task_at(2)->section, "市级项目");
    assert_int_equal(report.columns.n, 4);
}

static void test_rows_that_go_on(void **state)
{
    (void)state;
    assert_int_equal(tasks_of(
        "<table><tr><td>序号<td>任务<td>责任单位<td>完成情况"
        "<tr><td>1<td>甲<td>教育局<td>第一段"
        "<tr><td><td><td>财政局、教育局<td>第二段"
        "<tr><td>2<td>乙<td>民政局<td>全部</table>"), 2);
    text_is(item_at(0, 0)->progress, "第一段\n第二段");
    assert_int_equal(task_at(0)->items.n, 1);
    assert_int_equal(task_at(0)->owners.n, 2);
}

static void test_given_columns(void **state)
{
    (void)state;
    const char *html = "<table><tr><td>1<td>甲<td>成<td>教育局<tr><td>2<td>乙<td>败<td>民政局</table>";
    assert_int_equal(tasks_of(html), 0);
    assert_int_equal(report.front.n, 0);
    struct normalize_options o = { .columns = STR("no,title,progress,owners") };
    assert_int_equal(tasks_with(html, &o), 2);
    text_is(item_at(1, 0)->progress, "败");
    o.columns = STR("no,nonsense");
    size_t found;
    assert_int_equal(grid_tasks(arena, &doc, &o, &report, &found, &err), QOQ_EUSAGE);
    assert_non_null(strstr(err.text, "nonsense"));
}

static void test_spans_that_lie(void **state)
{
    (void)state;
    assert_int_equal(tasks_of(
        "<table><tr><td>序号<td>任务<td>完成情况"
        "<tr><td rowspan=99999>1<td colspan=0>甲<td rowspan=-3>成"
        "<tr><td>乙<td colspan=100000>败</table>"), 2);
    text_is(task_at(1)->title, "乙");
    text_is(item_at(1, 0)->progress, "败");
}

static void test_sample(void **state)
{
    (void)state;
    struct str bytes;
    if (!file_exists("samples/2024-q3.html"))
        skip();
    assert_int_equal(file_read(arena, "samples/2024-q3.html", 1 << 20, &bytes, &err), 0);
    assert_int_equal(tasks_of(bytes.p), 46);
    for (size_t i = 0; i < 46; i++) {
        char no[8];
        snprintf(no, sizeof no, "%zu", i + 1);
        text_is(task_at(i)->no, no);
        assert_true(task_at(i)->owners.n > 0);
    }
    assert_int_equal(task_at(6)->items.n, 3);
    assert_int_equal(task_at(19)->items.n, 3);
    assert_int_equal(item_at(19, 0)->shared, 1u << ROLE_ISSUES);
    assert_int_equal(task_at(31)->items.n, 2);
    text_is(report.published, "2024-10-23");
}

/* A name in a column of groups is given once; each table has its own numbers. */
static void test_groups_given_once(void **state)
{
    (void)state;
    assert_int_equal(tasks_of("<p>一、重点工作</p><table>"
                              "<tr><td>序号</td><td>类别</td><td>工作任务</td><td>进展情况</td></tr>"
                              "<tr><td>1</td><td>民生</td><td>甲</td><td>已开工</td></tr>"
                              "<tr><td>2</td><td></td><td>乙</td><td>已开工</td></tr>"
                              "<tr><td colspan=4>(二)其他</td></tr>"
                              "<tr><td>3</td><td></td><td>丙</td><td>已开工</td></tr>"
                              "<tr><td colspan=2>工作内容</td><td colspan=2>完成情况</td></tr>"
                              "<tr><td colspan=2>丁</td><td colspan=2>已完工</td></tr></table>"),
                     4);
    text_is(task_at(0)->section, "一、重点工作/民生");
    text_is(task_at(1)->section, "一、重点工作/民生");
    text_is(task_at(2)->section, "一、重点工作/(二)其他");
    text_is(task_at(3)->no, NULL);
    text_is(report.front.v[0], "一、重点工作");
}

static void test_two_columns_of_numbers(void **state)
{
    (void)state;
    assert_int_equal(tasks_of("<table><tr><td>序号<td>编号<td>工作任务<td>完成情况<tr><td>1<td>A-7"
                              "<td>修路<td>已完工</table>"), 1);
    text_is(task_at(0)->no, "1");
    text_is(item_at(0, 0)->extras.v[0].text, "A-7");
    report = (struct report){ 0 };
    assert_int_equal(tasks_with("<table><tr><td>甲<td>乙<td>丙</table>",
                                &(struct normalize_options){ .columns = STR("title,no,title") }), 1);
}

/* 「名称」 and 「…进展情况」 side by side are no header where the table is one of labels. */
/* A sheet per department: its name heads its tasks, not the title that stands on each. */
static void test_names_of_sheets(void **state)
{
    (void)state;
    static const char head[] = "<tr><td>序号</td><td>任务</td><td>责任单位</td><td>进展情况</td></tr>";
    size_t found = 0;
    struct buf b = { .arena = arena };
    buf_addf(&b, "<p>教育</p><p>云洲市重点工作</p><table><tr><td>填报单位:市教育局</td><td></td><td></td>"
                 "<td>单位:个</td></tr>%s<tr><td>1</td><td>建校2所</td><td>市教育局</td><td>封顶。</td>"
                 "</tr><tr><td>填表人:甲</td><td></td><td>电话:1</td><td></td></tr></table>"
                 "<p>住房</p><p>云洲市重点工作</p><table>%s<tr><td>1</td><td>改造20个小区</td>"
                 "<td>市住建局</td><td>完工8个。</td></tr></table>", head, head);
    assert_int_equal(document_read(arena, STR("page.html"), buf_str(&b), &doc, &err), 0);
    for (size_t i = 0; i < doc.blocks.n; i++)
        doc.blocks.v[i].para.sheet = str_is(doc.blocks.v[i].para.text, "教育") ||
                                     str_is(doc.blocks.v[i].para.text, "住房");
    assert_int_equal(grid_tasks(arena, &doc, NULL, &report, &found, &err), 0);
    assert_int_equal(found, 2);
    text_is(task_at(0)->section, "教育");
    text_is(task_at(1)->section, "住房");
    text_is(report.columns.v[0].header, "序号");
    assert_nothing_lost(arena, &doc, &report);
}

static void test_metadata_is_no_data(void **state)
{
    (void)state;
    assert_int_equal(tasks_of("<table><tr><th>索 引 号<td>001-12<tr><th>名称<td>汐川市2023年三季度"
                              "工作进展情况<tr><th>公开范围<td>全社会</table><table><tr><td>序号"
                              "<td>工作任务<td>完成情况<tr><td>1<td>修路<td>已完工</table>"), 1);
    text_is(report.title, "汐川市2023年三季度工作进展情况");
    text_is(report.index_no, "001-12");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(test_plain_table),
        TEST(test_items),
        TEST(test_number_over_several_tasks),
        TEST(test_sections_and_repeated_header),
        TEST(test_two_row_header),
        TEST(test_group_column_and_extras),
        TEST(test_several_tables),
        TEST(test_rows_that_go_on),
        TEST(test_given_columns),
        TEST(test_spans_that_lie),
        TEST(test_groups_given_once),
        TEST(test_two_columns_of_numbers),
        TEST(test_names_of_sheets),
        TEST(test_metadata_is_no_data),
        TEST(test_sample),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
