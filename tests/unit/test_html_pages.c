/* How pages are built: tables split over pages, repeated heads, hidden cells, titles in bold. */
#include "tests/unit/flat_page.h"
#include "tests/unit/status_line.h"

static const char layout_tables[] =
    "<h2>云洲市2023年三季度重点工作进展情况</h2><table width=100%><tr><td class=left><table><tr><td>首页"
    "</td></tr><tr><td>政务公开</td></tr></table></td><td><table border=1><tr><td>序号</td><t"
    "d>任务</td><td>责任单位</td><td>进展情况</td></tr><tr><td>1</td><td>新建公园3座</td><td>市园林局</td>"
    "<td><table><tr><td>甲公园</td><td>开工</td></tr><tr><td>乙公园</td><td>完工</td></tr></table"
    "></td></tr><tr><td>2</td><td>新增泊位500个</td><td>市城管局</td><td>已新增100个。</td></tr><tr><"
    "td>3</td><td>新建学校2所</td><td>市教育局</td><td>主体封顶。</td></tr></table></td></tr></table>";

static void test_layout_tables(void **state)
{
    (void)state;
    struct str page = str_from(layout_tables);
    page_is(page, NULL,
            "1 新建公园3座 [*市园林局] P:甲公园/开工/乙公园/完工\n"
            "2 新增泊位500个 [*市城管局] P:已新增100个。\n"
            "3 新建学校2所 [*市教育局] P:主体封顶。");
    statuses_are(page, "ongoing behind ongoing");
}

static const char split_over_pages[] =
    "<h2>云洲市2023年三季度重点工作进展情况</h2><table><tr><td>序号</td><td>任务</td><td>责任单位</td><td>进展情况"
    "</td></tr><tr><td>1</td><td>新建公园3座</td><td>市园林局</td><td>甲公园开工，</td></tr></table><p"
    ">- 1 -</p><table><tr><td></td><td></td><td></td><td>乙公园完工。</td></tr><tr><td>2</td>"
    "<td>新增泊位500个</td><td>市城管局</td><td>已新增100个。</td></tr></table><p>- 2 -</p><table><tr"
    "><td>3</td><td>新建学校2所</td><td>市教育局</td><td>主体封顶。</td></tr><tr><td>4</td><td>建设医院1所"
    "</td><td>市卫健委</td><td>完成桩基。</td></tr></table>";

static void test_split_over_pages(void **state)
{
    (void)state;
    struct str page = str_from(split_over_pages);
    page_is(page, NULL,
            "1 新建公园3座 [*市园林局] P:甲公园开工，/乙公园完工。\n"
            "2 新增泊位500个 [*市城管局] P:已新增100个。\n"
            "3 新建学校2所 [*市教育局] P:主体封顶。\n4 建设医院1所 [*市卫健委] P:完成桩基。");
    statuses_are(page, "ongoing behind ongoing ongoing");
}

static const char hidden_and_lying_spans[] =
    "<h2>云洲市2023年三季度重点工作进展情况</h2><table><tr><td>序号</td><td>任务</td><td>责任单位</td><td>进展情况"
    "</td></tr><tr><td>1</td><td>新建公园3座</td><td style=\"display:none\">A-1</td><td>市园林局"
    "</td><td>开工2座。</td></tr><tr style=\"DISPLAY: none\"><td>x</td><td>x</td><td>x</td>"
    "<td>x</td></tr><tr><td>2</td><td rowspan=0>新增泊位500个</td><td rowspan=\"99\">市城管局</t"
    "d><td>已新增100个。</td></tr><tr><td>3</td><td>城东片区</td></tr></table>";

static void test_hidden_and_lying_spans(void **state)
{
    (void)state;
    struct str page = str_from(hidden_and_lying_spans);
    page_is(page, NULL,
            "1 新建公园3座 [*市园林局] P:开工2座。\n2 新增泊位500个 [*市城管局] P:已新增100个。\n"
            "3 新增泊位500个 [*市城管局] P:城东片区");
    statuses_are(page, "ongoing behind ongoing");
}

static const char heads_in_the_middle[] =
    "<h2>云洲市2023年三季度重点工作进展情况</h2><table><thead><tr><th>序号</th><th>任务</th><th>责任单位</th><"
    "th>进展情况</th></tr></thead><tbody><tr><th scope=rowgroup colspan=4>民生实事</th></tr><tr"
    "><th scope=row>1</th><td>新建公园3座</td><td>市园林局</td><td>开工2座。</td></tr></tbody><thead"
    "><tr><th>序号</th><th>任务</th><th>责任单位</th><th>进展情况</th></tr></thead><tbody><tr><th s"
    "cope=rowgroup>重点项目</th></tr><tr><td>2</td><td>新增泊位500个</td><td>市城管局</td><td>已新增100"
    "个。</td></tr><tr><td>&nbsp;</td><td>&nbsp;</td><td>&nbsp;</td><td>&nbsp;</td></tr><"
    "tr><td>3</td><td>新建学校2所</td><td>&nbsp;</td><td>主体封顶。</td></tr></tbody></table>";

static void test_heads_in_the_middle(void **state)
{
    (void)state;
    struct str page = str_from(heads_in_the_middle);
    page_is(page, NULL,
            "民生实事>1 新建公园3座 [*市园林局] P:开工2座。\n"
            "重点项目>2 新增泊位500个 [*市城管局] P:已新增100个。\n"
            "重点项目>3 新建学校2所 P:主体封顶。");
    statuses_are(page, "ongoing behind ongoing");
}

static const char office_comments[] =
    "<html xmlns:o=\"urn:schemas-microsoft-com:office:office\"><head><!--[if gte mso 9]"
    "><xml><w:WordDocument><w:View>Normal</w:View></w:WordDocument></xml><![endif]--><t"
    "itle>云洲市2023年三季度重点工作进展情况</title></head><body><!--[if gte vml 1]><p>vml only</p><!["
    "endif]--><![if !vml]><p class=MsoNormal>云洲市2023年三季度重点工作进展情况<o:p></o:p></p><![endif"
    "]><table class=MsoTableGrid><tr><td><p class=MsoNormal><span lang=EN-US>序号</span><"
    "/p></td><td><p>任务</p></td><td><p>责任<br>单位</p></td><td><p>进展情况</p></td></tr><tr><td"
    "><p><![if !supportLists]><span>1<span style='font:7.0pt'>&nbsp;&nbsp;</span></span"
    "><![endif]></p></td><td><p>新建公园<span lang=EN-US>3</span>座</p></td><td><p>市园林局</p><"
    "/td><td><p>甲公园开工。<o:p></o:p></p><p>乙公园完工。</p></td></tr><tr><td><p>2</p></td><td><p"
    ">新增泊位500个</p></td><td><p>市城管局</p></td><td><p>已新增<del>90</del><ins>100</ins>个。</p><"
    "/td></tr></table></body></html>";

static void test_office_comments(void **state)
{
    (void)state;
    struct str page = str_from(office_comments);
    page_is(page, NULL,
            "1 新建公园3座 [*市园林局] P:甲公园开工。/乙公园完工。\n"
            "2 新增泊位500个 [*市城管局] P:已新增100个。");
    statuses_are(page, "ongoing behind");
}

static const char indented_list[] =
    "<div class=\"TRS_Editor\"><p style=\"text-align:center\"><strong>云洲市2023年三季度重点工作进展"
    "情况</strong></p><p>　　截至9月底，各项工作有序推进。</p><p>　　<strong>一、民生实事</strong></p><p>　　<stron"
    "g>1.新建公园3座</strong>（责任单位：市园林局）</p><p>　　进展情况：甲公园开工。</p><p>　　<strong>2.新增泊位500个</str"
    "ong>（责任单位：市城管局）</p><p>　　进展情况：已新增100个。</p><p>　　<strong>二、重点项目</strong></p><p>　　<str"
    "ong>3.新建学校2所</strong>（责任单位：市教育局）</p><p>　　进展情况：主体封顶。</p></div>";

static void test_indented_list(void **state)
{
    (void)state;
    struct str page = str_from(indented_list);
    page_is(page, NULL,
            "一、民生实事>1 新建公园3座 [*市园林局] P:甲公园开工。\n"
            "一、民生实事>2 新增泊位500个 [*市城管局] P:已新增100个。\n"
            "二、重点项目>3 新建学校2所 [*市教育局] P:主体封顶。");
    statuses_are(page, "ongoing behind ongoing");
}

static const char bold_sentences[] =
    "<p>云洲市2023年三季度民生实事进展情况</p><p>　　<strong>（一）新建公园3座。</strong>甲公园开工，乙公园完工。牵头单位：市园林局。</"
    "p><p>　　<strong>（二）新增泊位500个。</strong>已新增100个。牵头单位：市城管局。</p><p>　　<strong>（三）新建学校2所。<"
    "/strong>主体封顶。牵头单位：市教育局。</p>";

static void test_bold_sentences(void **state)
{
    (void)state;
    struct str page = str_from(bold_sentences);
    page_is(page, NULL,
            "1 新建公园3座。 [*市园林局] P:甲公园开工，乙公园完工。 +（一）\n"
            "2 新增泊位500个。 [*市城管局] P:已新增100个。 +（二）\n"
            "3 新建学校2所。 [*市教育局] P:主体封顶。 +（三）");
    statuses_are(page, "ongoing behind ongoing");
}

static const char bold_titles[] =
    "<p>云洲市2023年三季度民生实事进展情况</p><p>　　<strong>新建公园3座</strong></p><p>　　甲公园已开工，乙公园已完工。</p><"
    "p>　　<strong>新增泊位500个</strong></p><p>　　已新增泊位100个，占年度任务的20%。</p><p>　　<strong>新建学校2所<"
    "/strong></p><p>　　两所学校已主体封顶。</p><p>　　<strong>改造老旧小区20个</strong></p><p>　　已开工15个小区，完工"
    "8个。</p>";

static void test_bold_titles(void **state)
{
    (void)state;
    struct str page = str_from(bold_titles);
    page_is(page, NULL,
            "新建公园3座 P:甲公园已开工，乙公园已完工。\n新增泊位500个 P:已新增泊位100个，占年度任务的20%。\n"
            "新建学校2所 P:两所学校已主体封顶。\n改造老旧小区20个 P:已开工15个小区，完工8个。");
    statuses_are(page, "done behind ongoing behind");
}

static const char a_table_per_row[] =
    "<h2>云洲市2023年三季度重点工作进展情况</h2><table><tr><td>序号</td><td>任务</td><td>责任单位</td><td>进展情况"
    "</td></tr></table><table><tr><td>1</td><td>新建公园3座</td><td>市园林局</td><td>开工2座。</td><"
    "/tr></table><table><tr><td>2</td><td>新增泊位500个</td><td>市城管局</td><td>已新增100个。</td></"
    "tr></table><table><tr><td>3</td><td>新建学校2所</td><td>市教育局</td><td>主体封顶。</td></tr></t"
    "able>";

static void test_a_table_per_row(void **state)
{
    (void)state;
    struct str page = str_from(a_table_per_row);
    page_is(page, NULL,
            "1 新建公园3座 [*市园林局] P:开工2座。\n2 新增泊位500个 [*市城管局] P:已新增100个。\n"
            "3 新建学校2所 [*市教育局] P:主体封顶。");
    statuses_are(page, "ongoing behind ongoing");
}

static const char other_widths[] =
    "<h2>云洲市2023年三季度重点工作进展情况</h2><table><tr><td>序号</td><td>任务</td><td>责任单位</td><td>进展情况"
    "</td></tr><tr><td>1</td><td>新建公园3座</td><td>市园林局</td><td>开工2座。</td></tr><tr><td>2</"
    "td><td>新增泊位500个</td><td>市城管局</td><td>已新增100个。</td></tr></table><table><tr><td>3</t"
    "d><td colspan=2>新建学校2所</td><td>市教育局</td><td>主体封顶。</td></tr><tr><td>4</td><td colsp"
    "an=2>建设医院1所</td><td>市卫健委</td><td>完成桩基。</td></tr></table>";

static void test_other_widths(void **state)
{
    (void)state;
    struct str page = str_from(other_widths);
    page_is(page, NULL,
            "1 新建公园3座 [*市园林局] P:开工2座。\n2 新增泊位500个 [*市城管局] P:已新增100个。\n"
            "3 新建学校2所 [*市教育局] P:主体封顶。\n4 建设医院1所 [*市卫健委] P:完成桩基。");
    statuses_are(page, "ongoing behind ongoing ongoing");
}

static const char caption_and_foot[] =
    "<h2>云洲市2023年三季度重点工作进展情况</h2><table><caption>附件1 民生实事</caption><thead><tr><td>序号</t"
    "d><td>任务</td><td>责任单位</td><td>进展情况</td></tr></thead><tfoot><tr><td colspan=4>注：数据截"
    "至9月底</td></tr></tfoot><tbody><tr><td>1</td><td>新建公园3座</td><td>市园林局</td><td>开工2座。</"
    "td></tr><tr><td>2</td><td>新增泊位500个</td><td>市城管局</td><td>已新增100个。</td></tr></tbody>"
    "</table>";

static void test_caption_and_foot(void **state)
{
    (void)state;
    struct str page = str_from(caption_and_foot);
    page_is(page, NULL,
            "1 新建公园3座 [*市园林局] P:开工2座。\n2 新增泊位500个 [*市城管局] P:已新增100个。");
    statuses_are(page, "ongoing behind");
}

static const char bold_titles_in_chapters[] =
    "<p>云洲市2023年三季度民生实事进展情况</p><p><strong>一、教育</strong></p><p>　　<b>新建学校2所（市教育局）</b></p>"
    "<p>　　两所学校已主体封顶。</p><p>　　预计12月竣工。</p><p>　　<span style=\"font-weight:bold\">新增泊位500个"
    "（市城管局）</span></p><p>　　已新增泊位100个，占年度任务的20%。</p><p><strong>二、住房</strong></p><p>　　<st"
    "rong>改造老旧小区20个（市住建局）</strong></p><p>　　已开工15个小区，完工8个。</p><p>　　<strong>建设保障房300套（市住建"
    "局）</strong></p><p>　　主体施工。</p>";

static void test_bold_titles_in_chapters(void **state)
{
    (void)state;
    struct str page = str_from(bold_titles_in_chapters);
    page_is(page, NULL,
            "一、教育>新建学校2所 [*市教育局] P:两所学校已主体封顶。/预计12月竣工。\n"
            "一、教育>新增泊位500个 [*市城管局] P:已新增泊位100个，占年度任务的20%。\n"
            "二、住房>改造老旧小区20个 [*市住建局] P:已开工15个小区，完工8个。\n"
            "二、住房>建设保障房300套 [*市住建局] P:主体施工。");
    statuses_are(page, "ongoing behind behind ongoing");
}

static const char blanks_escaped_twice[] =
    "<html><head><meta charset=\"utf-8\"><title>云洲市2023年三季度重点工作进展情况</title></head><body"
    "><p>云洲市2023年三季度重点工作进展情况</p><p>序号</p><p>任务内容</p><p>责任单位</p><p>进展情况</p><p>1</p><p>新建"
    "公园3座</p><p>&amp;nbsp;市园林局&amp;#12288;</p><p>甲公园已开工，乙公园已完工。</p><p>2</p><p>新增泊位500个<"
    "/p><p>市城管局</p><p>已新增泊位100个，占年度任务的20%。</p><p>3</p><p>新建学校2所</p><p>市教育局</p><p>两所学校主体"
    "已封顶，预计12月竣工。</p><p>4</p><p>改造老旧小区20个</p><p>市住建局</p><p>已开工15个小区，完工8个。</p><p>5</p><p"
    ">建设医院1所</p><p>市卫健委</p><p>完成桩基工程，正在进行主体施工。</p></body></html>";

static void test_blanks_escaped_twice(void **state)
{
    (void)state;
    struct str page = str_from(blanks_escaped_twice);
    page_is(page, NULL,
            "1 新建公园3座 [*市园林局] P:甲公园已开工，乙公园已完工。\n"
            "2 新增泊位500个 [*市城管局] P:已新增泊位100个，占年度任务的20%。\n"
            "3 新建学校2所 [*市教育局] P:两所学校主体已封顶，预计12月竣工。\n"
            "4 改造老旧小区20个 [*市住建局] P:已开工15个小区，完工8个。\n"
            "5 建设医院1所 [*市卫健委] P:完成桩基工程，正在进行主体施工。");
    statuses_are(page, "done behind ongoing behind ongoing");
}

static const char *const as_they_are[] = {
    layout_tables, split_over_pages, hidden_and_lying_spans, heads_in_the_middle,
    office_comments, indented_list, bold_sentences, bold_titles, a_table_per_row,
    other_widths, caption_and_foot, bold_titles_in_chapters, blanks_escaped_twice,
};

static void test_truncation(void **state)
{
    (void)state;
    cut_all(as_they_are, sizeof as_they_are / sizeof *as_they_are, false);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(test_layout_tables),
        TEST(test_split_over_pages),
        TEST(test_hidden_and_lying_spans),
        TEST(test_heads_in_the_middle),
        TEST(test_office_comments),
        TEST(test_indented_list),
        TEST(test_bold_sentences),
        TEST(test_bold_titles),
        TEST(test_a_table_per_row),
        TEST(test_other_widths),
        TEST(test_caption_and_foot),
        TEST(test_bold_titles_in_chapters),
        TEST(test_blanks_escaped_twice),
        TEST(test_truncation),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
