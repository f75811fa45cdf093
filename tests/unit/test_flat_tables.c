/* Flattened tables with what stands around, between and inside of their rows. A bar stands for
 * the blank line between two cells; pages with bars of their own are written out. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

#include "tests/unit/flat_page.h"

/* --- lines over and between the headers --- */

static const char by_status[] =
    "东山市2023年民生实事进展情况|按序时推进的项目(截至6月20日)|序号|实事内容|进展情况|牵头单位|"
    "1|新建公园3座。|两座开工。|市园林局|2|新增托位500个。|新增260个。|市卫健委|"
    "滞后的项目(截至6月20日)|序号|实事内容|进展情况|牵头单位|"
    "1|改造菜场4家。|一家开工|市商务局|2|新增车位90个。|受征迁影响,尚未开工|市住建局";

static void test_a_heading_over_every_header(void **state)
{
    (void)state;
    page_is(cells(by_status), NULL,
            "按序时推进的项目(截至6月20日)>1 新建公园3座。 [*市园林局] P:两座开工。\n"
            "按序时推进的项目(截至6月20日)>2 新增托位500个。 [*市卫健委] P:新增260个。\n"
            "滞后的项目(截至6月20日)>1 改造菜场4家。 [*市商务局] P:一家开工\n"
            "滞后的项目(截至6月20日)>2 新增车位90个。 [*市住建局] P:受征迁影响,尚未开工");
}

static const char one_status[] =
    "东山市2023年6月民生实事进展情况|发布日期:2023-06-27|未完成的项目(截至6月20日)|序号|实事内容|"
    "进展情况|1|新建公园3座。|两座开工。|2|新增托位500个。|新增260个。|3|打通断头路2条。|完成一条。";

static void test_a_heading_with_a_status(void **state)
{
    (void)state;
    page_is(cells(one_status), NULL,
            "未完成的项目(截至6月20日)>1 新建公园3座。 P:两座开工。\n"
            "未完成的项目(截至6月20日)>2 新增托位500个。 P:新增260个。\n"
            "未完成的项目(截至6月20日)>3 打通断头路2条。 P:完成一条。");
    assert_true(str_is(report.title, "东山市2023年6月民生实事进展情况"));
}

/* 「目标任务」 before 「具体任务」 is the task, but where several of these share one, their group. */
static void test_aims_and_details(void **state)
{
    (void)state;
    page_is(cells("东山市2023年目标任务一季度进展情况|序号|目标任务|具体任务|责任单位|一季度进展情况|"
                  "1|造林绿化2万亩|落实地块,调运苗木。|市林业局|已造林1万亩。|"
                  "2|新增就业4500人|举办招聘会。|市人社局|新增就业682人。|"
                  "3|改造管网21公里|制定改造计划。|市住建局|尚未开工。|"
                  "请各责任单位加快推进,确保完成全年目标任务。"), NULL,
            "1 造林绿化2万亩 [*市林业局] P:已造林1万亩。 +落实地块,调运苗木。\n"
            "2 新增就业4500人 [*市人社局] P:新增就业682人。 +举办招聘会。\n"
            "3 改造管网21公里 [*市住建局] P:尚未开工。 +制定改造计划。");
    assert_int_equal(report.columns.v[2].role, ROLE_SUBTITLE);
    assert_int_equal(report.back.n, 1);
    page_is(cells("东山市2023年目标任务一季度进展情况|序号|目标任务|具体任务|责任单位|一季度进展情况|"
                  "1|绿化工程|造林绿化2万亩|市林业局|已造林1万亩。|"
                  "2|建设公园3座|市园林局|两座开工。|3|改造湿地5处|市林业局|已完成2处。|"
                  "4|稳定就业|新增就业4500人|市人社局|新增就业682人。|"
                  "5|培训职工2000人|市总工会|已培训900人。"), NULL,
            "绿化工程>1 造林绿化2万亩 [*市林业局] P:已造林1万亩。\n"
            "绿化工程>2 建设公园3座 [*市园林局] P:两座开工。\n"
            "绿化工程>3 改造湿地5处 [*市林业局] P:已完成2处。\n"
            "稳定就业>4 新增就业4500人 [*市人社局] P:新增就业682人。\n"
            "稳定就业>5 培训职工2000人 [*市总工会] P:已培训900人。");
}

static const char annexes[] =
    "关于分解落实2024年《政府工作报告》目标任务的通知|各单位:|附件1|主要预期目标|序号|预期目标|责任单位|"
    "1|地区生产总值增长6%左右|市发改委|2|规上工业增加值增长8%以上|市工信局|附件2|重点工作任务|序号|"
    "工作任务|牵头单位|配合单位|1|新建中小学9所|市教育局|市财政局、各县(市、区)政府|"
    "2|办好文化节|市文旅局|市盐业集团";

static void test_annexes_and_supporting_units(void **state)
{
    (void)state;
    page_is(cells(annexes), NULL,
            "附件1/主要预期目标>1 地区生产总值增长6%左右 [*市发改委]\n"
            "附件1/主要预期目标>2 规上工业增加值增长8%以上 [*市工信局]\n"
            "附件2/重点工作任务>1 新建中小学9所 [*市教育局 市财政局 各县(市、区)政府]\n"
            "附件2/重点工作任务>2 办好文化节 [*市文旅局 市盐业集团]");
    assert_int_equal(report.period.year, 2024);
    assert_int_equal(report.period.month, 0);
}

/* --- inside of the rows --- */

static const char milestones[] =
    "东山区2023年民生实事进展情况(截至9月底)|序号|项目内容|工作进度安排|进展情况|责任单位|"
    "1|新建公园3座。|第一季度:完成招标;|第三季度:开工;|第四季度:建成。|两座开工。|区园林局|"
    "2|打通断头路2条。|3月底前完成设计;9月底前完工。|已完工一条。|区住建局|"
    "3|新增托位500个。|6月:选址|12月:投用|新增260个。|区卫健局|"
    "4|改造菜场4家。|6月底前开工,12月底前完工。|均已开工。|区商务局";

static void test_milestones(void **state)
{
    (void)state;
    page_is(cells(milestones), NULL,
            "1 新建公园3座。 [*区园林局] T:第一季度:完成招标;/第三季度:开工;/第四季度:建成。 "
            "P:两座开工。\n"
            "2 打通断头路2条。 [*区住建局] T:3月底前完成设计;9月底前完工。 P:已完工一条。\n"
            "3 新增托位500个。 [*区卫健局] T:6月:选址/12月:投用 P:新增260个。\n"
            "4 改造菜场4家。 [*区商务局] T:6月底前开工,12月底前完工。 P:均已开工。");
}

static const char owners_in_paragraphs[] =
    "东山区2023年重点工作上半年完成情况|序号|任务内容|责任单位|上半年完成情况|"
    "1|新建公园3座。|区园林局、区财政局,各县(区)政府(列第一位者为工作牵头或汇总单位,下同)|"
    "1.两座开工。|2.一座完成招标。|2|打通断头路2条。|区住建局|(区重点工程处)|完成一条。|"
    "3|新增托位500个。|区卫健局|各乡镇政府<新区、管委会>|新增260个。|"
    "4|增加居民收入。|国家统计局东山调查队|增长8.1%。";

static void test_owners_in_paragraphs(void **state)
{
    (void)state;
    page_is(cells(owners_in_paragraphs), NULL,
            "1 新建公园3座。 [*区园林局 区财政局 各县(区)政府] P:1.两座开工。/2.一座完成招标。\n"
            "2 打通断头路2条。 [*区住建局(区重点工程处)] P:完成一条。\n"
            "3 新增托位500个。 [*区卫健局 各乡镇政府<新区、管委会>] P:新增260个。\n"
            "4 增加居民收入。 [*国家统计局东山调查队] P:增长8.1%。");
}

static const char one_more_column[] =
    "东山区2023年重点工作上半年完成情况|序号|任务内容|上半年完成情况|责任单位|所在片区|"
    "1|新建公园3座。|两座开工。|区园林局|城东|2|打通断头路2条。|完成一条。|区住建局|城西|"
    "3|新增托位500个。|新增260个。|区卫健局|城南|4|改造菜场4家。|均已开工。|区商务局|城东";

static void test_a_column_of_unknown_name(void **state)
{
    (void)state;
    page_is(cells(one_more_column), NULL,
            "1 新建公园3座。 [*区园林局] P:两座开工。 +城东\n"
            "2 打通断头路2条。 [*区住建局] P:完成一条。 +城西\n"
            "3 新增托位500个。 [*区卫健局] P:新增260个。 +城南\n"
            "4 改造菜场4家。 [*区商务局] P:均已开工。 +城东");
}

static const char pairs[] =
    "东山市2021年重点工作完成情况表|做好省运会筹备工作。|省运会筹备方案通过评审,体育中心竣工。|"
    "高速公路建设投资85亿元。|高速公路建设投资80.2亿元。|建成五星达标村200个。|"
    "建成五星达标村168个,部分山区村集体经济薄弱。|强化药品监管,新建阳光药店260家。|"
    "新建阳光药店312家。";

static void test_pairs_that_take_up_the_words(void **state)
{
    (void)state;
    page_is(cells(pairs), NULL,
            "做好省运会筹备工作。 P:省运会筹备方案通过评审,体育中心竣工。\n"
            "高速公路建设投资85亿元。 P:高速公路建设投资80.2亿元。\n"
            "建成五星达标村200个。 P:建成五星达标村168个,部分山区村集体经济薄弱。\n"
            "强化药品监管,新建阳光药店260家。 P:新建阳光药店312家。");
}

/* --- bars --- */

static const char sections_in_bars[] =
    "东山区2023年重点工作上半年完成情况\n序号 | 任务内容 | 责任单位 | 完成情况 |\n"
    "王强区长主抓重点工作\n1 | 新建公园3座。 | 区园林局 | 两座开工。 |\n"
    "2 | 打通断头路2条。 | 区住建局 | 完成一条。 |\n二、社会民生 | | | |\n"
    "3 | 新增托位500个。 | 区卫健局 | 新增260个。 |\n"
    "附件2 民生实事\n序号 | 实事内容 | 进展情况 |\n1 | 改造菜场4家。 | 均已开工。 |\n"
    "2 | 新增车位90个。 | 新增70个。 |\n上一篇:无\n";

static void test_sections_and_tables_in_bars(void **state)
{
    (void)state;
    page_is(str_from(sections_in_bars), NULL,
            "王强区长主抓重点工作>1 新建公园3座。 [*区园林局] P:两座开工。\n"
            "王强区长主抓重点工作>2 打通断头路2条。 [*区住建局] P:完成一条。\n"
            "王强区长主抓重点工作/二、社会民生>3 新增托位500个。 [*区卫健局] P:新增260个。\n"
            "附件2 民生实事>1 改造菜场4家。 P:均已开工。\n"
            "附件2 民生实事>2 新增车位90个。 P:新增70个。");
}

static const char bars_between[] =
    "东山区2023年重点工作上半年完成情况\n序号 | 任务内容 | 责任单位 | 完成情况\n"
    "1 | 新建公园3座。 | 区园林局 | 1.两座开工。\n2.一座完成招标。\n"
    "2 | 打通断头路2条。 | 区住建局 | 完成一条。\n3 | 新增托位500个。 | 区卫健局 | 新增260个。\n";

static void test_bars_only_between_cells(void **state)
{
    (void)state;
    page_is(str_from(bars_between), NULL,
            "1 新建公园3座。 [*区园林局] P:1.两座开工。/2.一座完成招标。\n"
            "2 打通断头路2条。 [*区住建局] P:完成一条。\n"
            "3 新增托位500个。 [*区卫健局] P:新增260个。");
}

static const char cells_on_lines[] =
    "东山区2017年目标任务1-11月完成情况表\n序号 |\n目标任务 |\n责任单位 |\n1—11月完成情况 |\n"
    "存在问题 |\n一、经济 |\n1 |\n生产总值增长8% |\n区发改局 |\n1-9月增长8.9%。 |\n |\n"
    "2 |\n新建公园3座 |\n区园林局 |\n1.两座开工。\n2.一座完成招标。 |\n征迁滞后。 |\n"
    "序号 |\n目标任务 |\n责任单位 |\n1—11月完成情况 |\n存在问题 |\n"
    "3 |\n化解债务2亿元 |\n区财政局 |\n化解1.97亿元。 |\n |\n";

static void test_cells_on_lines(void **state)
{
    (void)state;
    page_is(str_from(cells_on_lines), NULL,
            "一、经济>1 生产总值增长8% [*区发改局] P:1-9月增长8.9%。\n"
            "一、经济>2 新建公园3座 [*区园林局] P:1.两座开工。/2.一座完成招标。 I:征迁滞后。\n"
            "一、经济>3 化解债务2亿元 [*区财政局] P:化解1.97亿元。");
}

static const char glued_in_the_middle[] =
    "东山区2023年重点工作上半年完成情况\n序号任务内容责任单位完成情况\n"
    "1新建公园3座。区园林局、区财政局两座公园开工。\n2打通断头路2条。区住建局完成一条。\n"
    "3新增托位500个。区卫健局新增260个。\n";

static void test_glued_with_owners_in_the_middle(void **state)
{
    (void)state;
    page_is(str_from(glued_in_the_middle), NULL,
            "1 新建公园3座。 [*区园林局 区财政局] P:两座公园开工。\n"
            "2 打通断头路2条。 [*区住建局] P:完成一条。\n"
            "3 新增托位500个。 [*区卫健局] P:新增260个。");
}

/* --- pages are cut anywhere --- */

static void test_truncation(void **state)
{
    (void)state;
    static const char *const paragraphs[] = { by_status, one_status, annexes, milestones,
                                              owners_in_paragraphs, one_more_column, pairs };
    static const char *const lines[] = { sections_in_bars, bars_between, cells_on_lines,
                                         glued_in_the_middle };
    for (size_t i = 0; i < sizeof paragraphs / sizeof *paragraphs; i++)
        cut_everywhere(cells(paragraphs[i]), 5);
    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++)
        cut_everywhere(str_from(lines[i]), 5);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(test_a_heading_over_every_header), TEST(test_a_heading_with_a_status),
        TEST(test_aims_and_details),
        TEST(test_annexes_and_supporting_units), TEST(test_milestones),
        TEST(test_owners_in_paragraphs), TEST(test_a_column_of_unknown_name),
        TEST(test_pairs_that_take_up_the_words), TEST(test_sections_and_tables_in_bars),
        TEST(test_bars_only_between_cells), TEST(test_cells_on_lines),
        TEST(test_glued_with_owners_in_the_middle), TEST(test_truncation),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
