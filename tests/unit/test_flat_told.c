/* What tells results from tasks where no header or number does: the cells themselves, verdicts, the
 * words of the task. Invented places; a bar stands for the blank line between two cells. */
#include "tests/unit/flat_page.h"
#include "tests/unit/status_line.h"

/* --- columns --- */

static const char short_header[] =
    "云洲市2019年三季度情况通报|附表1|2019年前三季度主要指标完成情况|指标名称|年度目标|前三季度完成|"
    "地区生产总值|增长8%|增长8.3%|进出口总额|60亿元|41.7亿元|居民人均可支配收入|与经济增长同步|2.31万元|"
    "附表2|2019年重点工程推进情况|序号|建设内容|承担单位|前三季度推进情况|"
    "1|建设育种基地2处|局种子站|西滩农场、大圩农场|两处均已建成|2|改造危房300户|局基建局|已开工210户|"
    "3|新修机耕路80公里|局交通局|各林场|路基完成62公里|";

static void test_a_time_and_what_it_is_of(void **state)
{
    (void)state;
    page_is(cells(short_header), NULL,
            "附表1/2019年前三季度主要指标完成情况>地区生产总值 T:增长8% P:增长8.3%\n"
            "附表1/2019年前三季度主要指标完成情况>进出口总额 T:60亿元 P:41.7亿元\n"
            "附表1/2019年前三季度主要指标完成情况>居民人均可支配收入 T:与经济增长同步 P:2.31万元\n"
            "附表2/2019年重点工程推进情况>1 建设育种基地2处 [*局种子站 西滩农场 大圩农场] P:两处均已建成\n"
            "附表2/2019年重点工程推进情况>2 改造危房300户 [*局基建局] P:已开工210户\n"
            "附表2/2019年重点工程推进情况>3 新修机耕路80公里 [*局交通局 各林场] P:路基完成62公里");
}

static const char without_annex[] =
    "云洲市2021年主要指标|主要指标|全年计划|1-10月实际|税收收入|12亿元|10.4亿元|"
    "新增就业|5200人|4890人|空气优良天数|310天|268天|";

static void test_plan_and_actual(void **state)
{
    (void)state;
    page_is(cells(without_annex), NULL,
            "税收收入 T:12亿元 P:10.4亿元\n"
            "新增就业 T:5200人 P:4890人\n"
            "空气优良天数 T:310天 P:268天");
}

static const char published[] =
    "云洲市2021年民生实事10月份|序号|实事内容|主动公示内容|责任单位|1|新建公园3座。|已完成。|"
    "滨河、城西、南苑三座公园9月底开放|市园林局|2|改造菜场8家。|进度滞后。|改造5家,另3家未签协议|市商务局|"
    "3|为2万名老人体检。|提前完成。|体检20316人|市卫健委|4|新增泊位900个。|正常推进。|建成泊位640个|市城管局|";

static void test_results_under_another_name(void **state)
{
    (void)state;
    struct str page = cells(published);
    page_is(page, NULL,
            "1 新建公园3座。 [*市园林局] P:滨河、城西、南苑三座公园9月底开放 +已完成。\n"
            "2 改造菜场8家。 [*市商务局] P:改造5家,另3家未签协议 +进度滞后。\n"
            "3 为2万名老人体检。 [*市卫健委] P:体检20316人 +提前完成。\n"
            "4 新增泊位900个。 [*市城管局] P:建成泊位640个 +正常推进。");
    statuses_are(page, "done behind done on_pace");
}

static const char published_in_bars[] =
    "云洲市2021年民生实事10月份\n序号 | 实事项目 | 主动公示内容 | 责任单位 |\n"
    "1 | 新建公园3座。 | 截至10月底,三座公园均已开放。 | 市园林局 |\n"
    "2 | 改造菜场8家。 | 已改造5家,另3家未签协议。 | 市商务局 |\n"
    "3 | 新增泊位900个。 | 已建成泊位640个。 | 市城管局 |\n";

static void test_the_same_in_bars(void **state)
{
    (void)state;
    page_is(str_from(published_in_bars), NULL,
            "1 新建公园3座。 [*市园林局] P:截至10月底,三座公园均已开放。\n"
            "2 改造菜场8家。 [*市商务局] P:已改造5家,另3家未签协议。\n"
            "3 新增泊位900个。 [*市城管局] P:已建成泊位640个。");
}

/* A plan has no such column: its cells want something. */
static const char planned[] =
    "云洲市2021年重点工作责任分解|序号|重点任务|主要建设内容|责任单位|1|城西公园|铺装广场,种植乔木300株。|"
    "市园林局|2|菜场改造|更换摊位、改造给排水。|市商务局|3|公共泊位|划线设桩,安装道闸。|市城管局|";

static void test_plans_tell_no_results(void **state)
{
    (void)state;
    page_is(cells(planned), NULL,
            "1 城西公园 [*市园林局] T:铺装广场,种植乔木300株。\n"
            "2 菜场改造 [*市商务局] T:更换摊位、改造给排水。\n"
            "3 公共泊位 [*市城管局] T:划线设桩,安装道闸。");
}

/* --- tasks and answers by turns --- */

static const char by_turns[] =
    "云洲林场2016年办实事项目前三季度进展|来源:场办公室|年初确定的办实事项目,截至9月底进展如下:|"
    "翻建职工住房240户。|回迁入住180户,占计划的75%。|架设便桥6座。|架设便桥6座,质量合格。|"
    "铺设供暖管线4公里。|更换管线2.6公里,因设计变更,未达到序时进度。|抚育幼林9万亩。|抚育幼林9.2万亩。|"
    "添置扑火机具500台。|受资金影响,尚未到货。|修缮职工食堂。|室内粉刷结束,灶具正在更换。|";

static void test_tasks_and_answers(void **state)
{
    (void)state;
    page_is(cells(by_turns), NULL,
            "翻建职工住房240户。 P:回迁入住180户,占计划的75%。\n"
            "架设便桥6座。 P:架设便桥6座,质量合格。\n"
            "铺设供暖管线4公里。 P:更换管线2.6公里,因设计变更,未达到序时进度。\n"
            "抚育幼林9万亩。 P:抚育幼林9.2万亩。\n"
            "添置扑火机具500台。 P:受资金影响,尚未到货。\n"
            "修缮职工食堂。 P:室内粉刷结束,灶具正在更换。");
}

/* What stands under the last row and looks ahead is none of its result. */
static const char looks_ahead[] =
    "云洲区2019年民生实事上半年进展|1.新建书房5座|新建书房5座,全部对外开放。|2.整治背街小巷9条|已完成整治5条,推进顺利。|"
    "3.为7200名妇女开展筛查|已筛查3715名,推进顺利。|4.改造危桥4座|均已开工,形象进度55%。|"
    "下一步,区督查室将对各项工作实行半月一督办,结果在常务会议上通报。|";

static void test_what_looks_ahead_ends_the_rows(void **state)
{
    (void)state;
    page_is(cells(looks_ahead), NULL,
            "1 新建书房5座 P:新建书房5座,全部对外开放。\n"
            "2 整治背街小巷9条 P:已完成整治5条,推进顺利。\n"
            "3 为7200名妇女开展筛查 P:已筛查3715名,推进顺利。\n"
            "4 改造危桥4座 P:均已开工,形象进度55%。");
    assert_int_equal(report.back.n, 1);
}

/* Where other rows have a second paragraph as well, it belongs to its row. */
static void test_every_row_looks_ahead(void **state)
{
    (void)state;
    page_is(cells("云洲区2019年民生实事上半年进展|1.新建书房5座|新建书房3座,对外开放。|下一步,抓好选址。|"
                  "2.整治背街小巷9条|已完成整治5条,推进顺利。|下一步,加快入地。|3.改造危桥4座|均已开工,形象进度55%。|"
                  "下一步,抢抓工期。|"), NULL,
            "1 新建书房5座 P:新建书房3座,对外开放。/下一步,抓好选址。\n"
            "2 整治背街小巷9条 P:已完成整治5条,推进顺利。/下一步,加快入地。\n"
            "3 改造危桥4座 P:均已开工,形象进度55%。/下一步,抢抓工期。");
}

/* --- numbered headings that are the tasks --- */

static const char headings_with_owners[] =
    "云洲州水利局2023年重点工作半年推进情况|一、维修供水工程60处。牵头单位:局供水科|维修供水工程38处,占年度任务的63%。|"
    "二、治理水土流失120平方公里。牵头单位:州水保站|①坡地治理40平方公里。|②封育治理25平方公里。|"
    "三、推进东川水库建设。牵头单位:水库建设中心|1、大坝填筑完成68%。|2、溢洪道完成45%。|3、移民房屋封顶。|"
    "四、培训水政人员200名。牵头单位:州水政支队|培训水政人员96名。|五、新建测站14个。牵头单位:州水文中心、局信息科|"
    "新建测站7个,进展顺利。|";

static void test_headings_with_owners(void **state)
{
    (void)state;
    page_is(cells(headings_with_owners), NULL,
            "1 维修供水工程60处。 [*局供水科] P:维修供水工程38处,占年度任务的63%。 +一、\n"
            "2 治理水土流失120平方公里。 [*州水保站] P:①坡地治理40平方公里。/②封育治理25平方公里。 +二、\n"
            "3 推进东川水库建设。 [*水库建设中心] P:1、大坝填筑完成68%。/2、溢洪道完成45%。/3、移民房屋封顶。 +三、\n"
            "4 培训水政人员200名。 [*州水政支队] P:培训水政人员96名。 +四、\n"
            "5 新建测站14个。 [*州水文中心 局信息科] P:新建测站7个,进展顺利。 +五、");
}

static const char bracketed_numbers[] =
    "云洲县2022年实事三季度进展情况|(一)建设村道40公里。|已建成村道31公里。|(二)改造卫生院3所。|1.城东卫生院已完工。|"
    "2.城南卫生院正在装修。|(三)新增供热面积25万平方米。|新增供热面积19万平方米,推进顺利。|"
    "(四)开展培训4500人次。|开展培训1915人次,未达序时进度。|";

static void test_numbers_in_brackets(void **state)
{
    (void)state;
    page_is(cells(bracketed_numbers), NULL,
            "1 建设村道40公里。 P:已建成村道31公里。 +(一)\n"
            "2 改造卫生院3所。 P:1.城东卫生院已完工。/2.城南卫生院正在装修。 +(二)\n"
            "3 新增供热面积25万平方米。 P:新增供热面积19万平方米,推进顺利。 +(三)\n"
            "4 开展培训4500人次。 P:开展培训1915人次,未达序时进度。 +(四)");
}

/* Chapters hold a list each: it has the tasks. */
static const char chapters[] =
    "云洲县2022年实事三季度进展情况|一、城乡建设|1.建设村道40公里。|已建成村道31公里。|2.改造老旧小区6个。|已完工4个。|"
    "二、社会事业|3.改造卫生院3所。|城东卫生院已完工。|三、生态环境|4.新增绿地9公顷。|已新增绿地7公顷。|";

static void test_chapters_hold_lists(void **state)
{
    (void)state;
    page_is(cells(chapters), NULL,
            "一、城乡建设>1 建设村道40公里。 P:已建成村道31公里。\n"
            "一、城乡建设>2 改造老旧小区6个。 P:已完工4个。\n"
            "二、社会事业>3 改造卫生院3所。 P:城东卫生院已完工。\n"
            "三、生态环境>4 新增绿地9公顷。 P:已新增绿地7公顷。");
}

static void test_truncation(void **state)
{
    (void)state;
    static const char *const pages[] = { short_header, without_annex, published, planned, by_turns,
                                         looks_ahead, headings_with_owners, bracketed_numbers,
                                         chapters };
    static const char *const lines[] = { published_in_bars };
    cut_all(pages, sizeof pages / sizeof *pages, true);
    cut_all(lines, sizeof lines / sizeof *lines, false);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(test_a_time_and_what_it_is_of), TEST(test_plan_and_actual),
        TEST(test_results_under_another_name), TEST(test_the_same_in_bars),
        TEST(test_plans_tell_no_results), TEST(test_tasks_and_answers),
        TEST(test_what_looks_ahead_ends_the_rows), TEST(test_every_row_looks_ahead),
        TEST(test_headings_with_owners), TEST(test_numbers_in_brackets),
        TEST(test_chapters_hold_lists), TEST(test_truncation),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
