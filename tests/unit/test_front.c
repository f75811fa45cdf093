#include "tests/unit/lossless.h"
#include "tests/unit/page.h"

/* Reads a page whose table begins at the line 「序号」, or nowhere. */
static void front_of(const char *name, const char *text)
{
    size_t first = 0;
    report = (struct report){ 0 };
    assert_int_equal(document_read(arena, str_from(name), str_from(text), &doc, &err), 0);
    while (first < doc.blocks.n && doc.blocks.v[first].type == BLOCK_PARA &&
           !str_starts(doc.blocks.v[first].para.text, STR("序号")))
        first++;
    front_matter(arena, &doc, first, false, &report);
    assert_int_equal(report.front.n >= first, 1);
}

static void period_is(const char *key)
{
    char buf[PERIOD_KEY_SIZE];
    assert_string_equal(period_key(report.period, buf), key);
}

static bool warned(enum warning_code code, const char *says)
{
    for (size_t i = 0; i < report.warnings.n; i++)
        if (report.warnings.v[i].code == code &&
            str_has(report.warnings.v[i].detail, str_from(says)))
            return true;
    return false;
}

static void test_halves(void **state)
{
    (void)state;
    front_of("a.txt", "发布机构:\n市政府办公室\n汐川市人民政府\n汐川市2023年度重点工作\n前三季度完成情况\n序号\n");
    text_is(report.title, "汐川市2023年度重点工作前三季度完成情况");
    text_is(report.publisher, "市政府办公室");
    period_is("2023Q3");
    front_of("a.txt", "汐川市2023年度重点工作进展情况\n截至9月底,各项工作进展情况如下\n序号\n");
    text_is(report.title, "汐川市2023年度重点工作进展情况");
}

static void test_traditional(void **state)
{
    (void)state;
    front_of("a.txt", "2023年汐川市政府重點工作第三季度進展情況\n索引號:A-12\n發佈日期:2023-10-20\n"
                      "發佈機構:市政府辦公室\n序號\n");
    text_is(report.index_no, "A-12");
    text_is(report.published, "2023-10-20");
    text_is(report.publisher, "市政府辦公室");
    period_is("2023Q3");
}

static void test_pairs(void **state)
{
    (void)state;
    front_of("a.txt",
             "当前位置:\n汐川市人民政府> 政务公开> 督查\n索引号 AB01/2021-7 组配分类 督查 发布机构 市府办\n"
             "生成日期 2021-07-02 公开方式 主动公开\n2021年度民生实事半年度完成情况\n"
             "发布日期:2021年7月5日 来源:汐川日报 访问次数: 字号:[ ]\n序号\n任务\n");
    text_is(report.title, "2021年度民生实事半年度完成情况");
    text_is(report.index_no, "AB01/2021-7");
    text_is(report.published, "2021-07-05");
    text_is(report.publisher, "市府办");
    text_is(report.place, "汐川市");
    period_is("2021Q2");
    assert_int_equal(report.front.n, 6);
}

static void test_bullets_bars_and_blanks(void **state)
{
    (void)state;
    front_of("a.txt", "[索 引 号] K-7/2023 [公开形式] 主动公开\n【发布机构】县府办【公开日期】2023-05-22\n"
                      "作者：督查室　发布：2023-05-24　点击：61\n2023年实事一季度进展\n序号\n");
    text_is(report.index_no, "K-7/2023");
    text_is(report.publisher, "县府办");
    text_is(report.published, "2023-05-22");
    front_of("a.txt", "• 文号:\n • 成文日期:2020/4/3\n索 引 号：K-12/2020-1\n名  称:2020年区实事一季度进展\n序号\n");
    text_is(report.index_no, "K-12/2020-1");
    text_is(report.published, "2020-04-03");
    text_is(report.title, "2020年区实事一季度进展");
    front_of("a.txt", "索引号 | 77/2022-3 | 公开方式 | 主动公开 |\n发布单位 | 县府办 | 发文日期 | 2022-11-03 |\n"
                      "2022年实事进展情况表(截至9月底)\n序号 | 任务 |\n");
    text_is(report.index_no, "77/2022-3");
    text_is(report.publisher, "县府办");
    text_is(report.published, "2022-11-03");
    period_is("2022Q3");
    front_of("a.txt", "发布日期:2018-06-27 10:35:00浏览次数: 来源:汐川市政府办 字体:[ ]\n2018年6月实事进展情况\n");
    text_is(report.published, "2018-06-27");
    text_is(report.publisher, "汐川市政府办");
    period_is("2018Q2");
}

static void test_which_date(void **state)
{
    (void)state;
    front_of("a.txt", "成文日期: 2022-06-08\n生成日期:2022-03-01\n2021年任务完成情况表\n发布日期\n2022-01-21\n");
    text_is(report.published, "2022-01-21");
    front_of("a.txt", "成文日期: 2022-06-08\n生成日期:2022-03-01\n2021年任务完成情况表\n");
    text_is(report.published, "2022-03-01");
    front_of("a.txt", "2021年任务完成情况表\n2022年04月22日 来源:县府办\n");
    text_is(report.published, "2022-04-22");
    period_is("2021Q4");
}

/* Neither a number nor prose in the head is a title. */
static void test_titles(void **state)
{
    (void)state;
    front_of("a.txt", "关于印发《汐川市2019年重点工作责任分解方案》的通知\n各县区:现印发给你们。\n"
                      "汐川市2019年重点工作责任分解方案\n序号\n");
    text_is(report.title, "汐川市2019年重点工作责任分解方案");
    front_of("a.txt", "关于印发2019年重点工作责任分解方案的通知\n各县区:现印发给你们。\n序号\n");
    text_is(report.title, "关于印发2019年重点工作责任分解方案的通知");
    front_of("a.txt", "附件1\n全县2021年重点项目完成进度表\n（截至2021年8月底）\n序号\n");
    text_is(report.title, "全县2021年重点项目完成进度表（截至2021年8月底）");
    period_is("2021M08");
    front_of("a.txt", "《2025年任务上半年推进情况汇总表》\n时间:2025-08-01\n2025年任务上半年推进情况汇总表\n");
    text_is(report.title, "2025年任务上半年推进情况汇总表");
    front_of("a.txt", "表二2021年上半年某区主要目标完成情况\n序号\n");
    text_is(report.title, "2021年上半年某区主要目标完成情况");
    front_of("a.txt", "2021年以来，全县上下共同努力，各项任务进展顺利，上半年完成情况较好。\n序号\n");
    text_is(report.title, NULL);
    front_of("a.html", "<title>2022年实事三季度进展_汐川市人民政府</title><p>首页<p>正文");
    text_is(report.title, "2022年实事三季度进展");
    text_is(report.place, "汐川市");
    front_of("a.html", "<title>2022年1-9月实事进展</title><meta name=PubDate content='2022-10-09 08:00'>"
                       "<meta name=ContentSource content=县府办><p>正文");
    text_is(report.title, "2022年1-9月实事进展");
    text_is(report.published, "2022-10-09");
    text_is(report.publisher, "县府办");
}

static void test_places(void **state)
{
    (void)state;
    static const char *const pages[][2] = {
        { "2024年第二季度拱墅区任务完成情况\n序号\n", "杭州市拱墅区" },
        { "2021年上半年泰顺县任务完成情况\n来源:县府办\n序号\n", "泰顺县" },
        { "重庆市沙坪坝区人民政府督查办关于2022年任务上半年推进情况的报告\n", "重庆市沙坪坝区" },
        { "2020年1-3月份宣城市任务完成情况通报\n", "宣城市" },
        { "2023年任务上半年完成情况\n来源:恩施州人民政府\n序号\n", "恩施土家族苗族自治州" },
        { "2022年任务上半年完成情况\n序号\n1\n市发改委\n数字舟山\n舟山港\n定海区\n市教育局\n", "舟山市" },
        { "2022年任务上半年完成情况\n序号\n区教育局\n拱墅分局\n区财政局\n", "杭州市拱墅区" },
        { "2022年任务上半年完成情况\n索引号:11330600002577014T/2022-1\n序号\n市教育局\n", "绍兴市" },
        { "2022年任务上半年完成情况\n序号\n1\n乡村振兴惠民工程\n搬迁安置\n高新区和县\n", NULL },
        { "2022年虚川县任务上半年完成情况\n来源:县府办\n", "虚川县" },
        { "2022年度全市任务上半年完成情况\n", NULL },
        { "名称:上半年完成情况 发布机构:临江区人民政府办公室\n序号\n", "临江区" },
        { "2018年任务上半年完成情况\n发布机构:临海湾市人民政府办公室\n序号\n", "临海湾市" },
        { "鶴溪縣人民政府關于2020年度任務前三季度完成情況的通報\n", "鶴溪縣" },
        { "首页> 屿川市人民政府办公室> 公开\n2024年任务半年度进展情况\n序号\n", "屿川市" },
        { "辰湖新闻网 → 要闻\n我区2022年任务上半年完成情况\n序号\n", "辰湖区" },
        { "索引号:113417000032502X4/2021-1 发布机构:秋浦江市政府\n2021年任务上半年完成情况\n",
          "秋浦江市" },
    };
    for (size_t i = 0; i < sizeof pages / sizeof pages[0]; i++) {
        front_of("a.txt", pages[i][0]);
        text_is(report.place, pages[i][1]);
    }
}

static void test_periods(void **state)
{
    (void)state;
    front_of("a.txt", "重点任务上半年完成情况\n现将2019年情况通报\n发布日期:2020-01-02\n序号\n");
    period_is("2019Q2");
    front_of("a.txt", "2019年重点任务完成情况\n近日督查，截至8月10日，各项任务推进有序。\n序号\n任务\n");
    period_is("2019M08");
    front_of("a.txt", "2019年重点任务\n序号\n任务内容\n上半年目标\n前三季度完成情况\n");
    period_is("2019Q3");
    front_of("a.txt", "2019年重点任务半年度完成情况\n序号\n任务内容\n前三季度完成情况\n");
    period_is("2019Q2");
    assert_true(warned(WARN_PERIOD, "2019Q2"));
    assert_true(warned(WARN_PERIOD, "2019Q3"));
    front_of("a.txt", "序号\n任务\n2021年建设\n前三季度完成三成\n前三季度增长\n一季度开工\n");
    period_is("2021Q3");
    assert_true(warned(WARN_NO_PERIOD, "2021Q3"));
    front_of("a.txt", "发布日期:2021-07-01\n序号\n任务\n甲\n");
    period_is("");
    assert_true(warned(WARN_NO_PERIOD, ""));
    front_of("a.txt", "关于下达2022年民生实事项目的通知\n发文日期:2022-02-25\n序号\n");
    period_is("2022P");
    front_of("a.txt", "重点工作责任分解(2023年)\n时间:2023-07-11\n序号\n");
    period_is("2023P");
}

/* What the title says of itself goes before the cities that the text names. */
static void test_places_by_form(void **state)
{
    (void)state;
    front_of("a.txt", "2022年岚峰彝族自治县重点工作三季度进展\n全县与丽江市、大理市接壤。\n序号\n");
    text_is(report.place, "岚峰彝族自治县");
    front_of("a.txt", "嘉兴市桑溪区人民政府督查室关于2023年重点任务前三季度推进情况的报告\n嘉兴市要求。\n");
    text_is(report.place, "嘉兴市桑溪区");
    front_of("a.txt", "苏勒图旗人民政府办公室\n2023年上半年全旗重点任务完成情况\n序号\n");
    text_is(report.place, "苏勒图旗");
    front_of("a.txt", "桂原市2021年重大项目进度(1-10月)\n桂东县、江城区已完成投资。\n序号\n");
    text_is(report.place, "桂原市");
    front_of("a.txt", "杭州市2021年重大项目进度(1-10月)\n余杭区已完成投资。\n序号\n");
    text_is(report.place, "杭州市");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(test_halves),
        TEST(test_traditional),
        TEST(test_pairs),
        TEST(test_bullets_bars_and_blanks),
        TEST(test_which_date),
        TEST(test_titles),
        TEST(test_places),
        TEST(test_places_by_form),
        TEST(test_periods),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
