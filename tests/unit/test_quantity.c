/* Quantities: numerals, units, operators, kinds; what is no quantity; quotes and damage. */

#include "base/table.h"
#include "base/utf8.h"
#include "snapshots/extract/extract.h"
#include "tests/unit/test.h"

static struct quantity_list read_text(const char *text)
{
    struct quantity_list list = { 0 };
    extract_quantities(arena, str_from(text), (struct period){ 2021, 9 }, &list);
    return list;
}

/* "48 个 = level; 10 % ~ growth": all quantities of a text. */
static struct str told(const char *text)
{
    struct quantity_list list = read_text(text);
    struct buf b = { .arena = arena };
    for (size_t i = 0; i < list.n; i++) {
        const struct quantity *q = &list.v[i];
        struct str high = decimal_text(arena, q->high);
        buf_addz(&b, b.n ? "; " : "");
        buf_add(&b, decimal_text(arena, q->value));
        buf_addf(&b, "%s%.*s", high.n ? ".." : "", STR_ARG(high));
        buf_addf(&b, " %.*s %s %s", STR_ARG(q->unit), op_name(q->op), kind_name(q->kind));
    }
    return buf_str(&b);
}

struct reading {
    const char *text, *expected;
};

static void check(const struct reading *cases, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        struct str got = told(cases[i].text);
        if (!str_is(got, cases[i].expected))
            fail_msg("%s\n  expected %s\n  got      %.*s", cases[i].text, cases[i].expected,
                     STR_ARG(got));
    }
}

#define CHECK(cases) check(cases, sizeof(cases) / sizeof(cases)[0])

static void numerals(void **state)
{
    (void)state;
    static const struct reading cases[] = {
        { "栽树1,234棵", "1234 棵 = level" },
        { "栽树１２３４棵", "1234 棵 = level" },
        { "栽树1.5万棵", "15000 棵 = level" },
        { "栽树一万五千棵", "15000 棵 = level" },
        { "栽树三百二十棵", "320 棵 = level" },
        { "栽树二百零五棵", "205 棵 = level" },
        { "栽树两千四百五棵", "2450 棵 = level" },
        { "栽树5万4千6百棵", "54600 棵 = level" },
        { "栽树十余万棵", "100000 棵 ~ level" },
        { "栽树二三十棵", "20..30 棵 = level" },
        { "栽树三四百万棵", "3000000..4000000 棵 = level" },
        { "栽树约八十多棵", "80 棵 ~ level" },
        { "出口4.78万亿元", "4.78 万亿元 = level" },
        { "出口1亿2000万元", "120000000 元 = level" },
        { "达标百分之七", "7 % = share" },
        { "达标千分之五", "0.5 % = share" },
        { "达标九成以上", "90 % >= share" },
        { "达标三成半", "35 % = share" },
        { "其中的三分之一", "0.333333333333  = level" },
        { "增长2.7倍", "2.7 倍 = growth" },
        { "提高4.5个百分点", "4.5 个百分点 = growth" },
        { "提高四点五个百分点", "4.5 个百分点 = growth" },
        { "增长-3.5%", "-3.5 % = growth" },
        { "增长负3.5%", "-3.5 % = growth" },
    };
    CHECK(cases);
}

static void units(void **state)
{
    (void)state;
    static const struct reading cases[] = {
        { "投资5.2亿元", "5.2 亿元 = level" },
        { "投资 5.2 亿元", "5.2 亿元 = level" },
        { "完成投资2700万", "2700 万元 = level" },
        { "开垦荒地300万亩", "300 万亩 = level" },
        { "装机5万千瓦", "5 万千瓦 = level" },
        { "用电35497万千瓦时", "35497 万千瓦时 = level" },
        { "处理能力11万吨/年", "11 万吨/年 = level" },
        { "补助609元/人月", "609 元/人月 = level" },
        { "出口6亿美元", "6 亿美元 = level" },
        { "改造3.2万平方米", "3.2 万平方米 = level" },
        { "改造18万平米", "18 万平方米 = level" },
        { "培训1.2万人次", "12000 人次 = level" },
        { "补贴8300余万元", "8300 万元 ~ level" },
        { "最多80天", "80 天 <= level" },
        { "15个工作日内办结", "15 个工作日 = level" },
    };
    CHECK(cases);
}

static void operators(void **state)
{
    (void)state;
    static const struct reading cases[] = {
        { "引进人才50名以上", "50 名 >= level" },
        { "建设不少于3个驿站", "3 个 >= level" },
        { "落地率不低于50%", "50 % >= share" },
        { "产值突破4000亿元", "4000 亿元 >= level" },
        { "超过20家", "20 家 >= level" },
        { "失业率控制在3%以内", "3 % <= share" },
        { "涨幅不超过3%", "3 % <= growth" },
        { "控制在3%左右", "3 % ~ share" },
        { "增长7%左右", "7 % ~ growth" },
        { "约120户", "120 户 ~ level" },
        { "就业人数控制在10410人内", "10410 人 <= level" },
        { "比例>85.8%", "85.8 % >= share" },
        { "实现生活垃圾零增长", "0 % = growth" },
        { "5G网络全覆盖", "100 % = share" },
        { "欠薪案件清零", "0  = level" },
    };
    CHECK(cases);
}

static void kinds_and_ranges(void **state)
{
    (void)state;
    static const struct reading cases[] = {
        { "谋划1-2个项目", "1..2 个 = level" },
        { "增长10%-15%", "10..15 % = growth" },
        { "支持3至5万元", "3..5 万元 = level" },
        { "服务业、零售额分别增长8%、8.5%", "8 % = growth; 8.5 % = growth" },
        { "事故起数和死亡人数分别同比下降22.7%和34.6%", "22.7 % = decline; 34.6 % = decline" },
        { "压减支出不低于10%", "10 % >= decline" },
        { "占比升至44%", "44 % = share" },
        { "签约412户", "412 户 = level" },
        { "节约3万元", "3 万元 = level" },
        { "时限压减至60天", "60 天 <= level" },
        { "压减率达到90%", "90 % = decline" },
        { "接待费压减10%以上,会议费20%以上", "10 % >= decline; 20 % >= decline" },
        { "送书下乡5万册", "50000 册 = level" },
        { "覆盖率达到95%", "95 % = share" },
        { "同比32.2%", "32.2 % = growth" },
        { "新建道路3条,其中1条完工", "3 条 = level; 1 条 = level" },
    };
    CHECK(cases);
}

static void numbers_of_lists(void **state)
{
    (void)state;
    static const struct reading cases[] = {
        { "1.栽树5棵", "5 棵 = level" },
        { "1.栽树5棵。2.种花6株", "5 棵 = level; 6 株 = level" },
        { "3.3座码头改建", "3 座 = level" },
        { "6.25处滑坡点已治理17处", "25 处 = level; 17 处 = level" },
        { "4.1-8月货运量20万吨", "20 万吨 = level" },
        { "(2)种花6株", "6 株 = level" },
        { "1、栽树5棵\n2、种花6株", "5 棵 = level; 6 株 = level" },
        { "2.5亿元资金到位", "2.5 亿元 = level" },
        { "14.1件", "14.1 件 = level" },
        { "14.1件,增长5%", "14.1 件 = level; 5 % = growth" },
        { "一是栽树5棵,二是种花6株", "5 棵 = level; 6 株 = level" },
    };
    CHECK(cases);
}

/* Every row of the table of shapes has an example that must give nothing. */
static void shapes(void **state)
{
    (void)state;
    const struct table *t = table_get("notquantity");
    assert_true(t->n > 30);
    for (size_t i = 0; i < t->n; i++) {
        assert_int_equal(t->v[i].columns, 3);
        const char *example = str_z(arena, t->v[i].cell[2]);
        struct str got = told(example);
        if (got.n)
            fail_msg("%s: %s gives %.*s", str_z(arena, t->v[i].cell[1]), example, STR_ARG(got));
    }
}

static void no_quantities(void **state)
{
    (void)state;
    static const struct reading cases[] = {
        { "2020年9月8日,第四季度,1-9月,2018-2020年,前三季度", "" },
        { "截至6月20日,9月底前,11月7日-8日", "" },
        { "省委发〔2019〕12号文件第3条", "" },
        { "“2468”行动、“1+3+N”体系", "" },
        { "318国道、G60高速、3号线", "" },
        { "5A级景区用5G网络和2.0版系统", "" },
        { "“十四五”规划、三年行动计划", "" },
        { "世界500强,居全省第4位,前5名", "" },
        { "千家万户、一体化、五水共治", "" },
        { "截至95日,202310月份,有3(甲、乙)", "" },
    };
    CHECK(cases);
}

static void dates_of_figures(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        int year, month;
    } cases[] = {
        { "1-8月,全市出口12亿元", 2021, 8 },
        { "上半年出口12亿元", 2021, 6 },
        { "截至9月底,建成5座", 2021, 9 },
        { "截至2020年11月,建成5座", 2020, 11 },
        { "一季度建成5座", 2021, 3 },
        { "前三季度建成5座", 2021, 9 },
        { "1—5月份建成5座", 2021, 5 },
        { "1至10月建成5座", 2021, 10 },
        { "元至3月建成5座", 2021, 3 },
        { "前5个月建成5座", 2021, 5 },
        { "截至8月底,设计完成;建成5座", 2021, 8 },
        { "目前建成5座", 0, 0 },
        { "1-8月设计完成。目前建成5座", 0, 0 },
        { "6月8日开工,建成5座", 0, 0 },
        { ";建成5座", 0, 0 },
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct quantity_list list = read_text(cases[i].text);
        if (list.n != 1 || list.v[0].as_of.year != cases[i].year ||
            list.v[0].as_of.month != cases[i].month)
            fail_msg("%s: %zu figures, as of %d-%d", cases[i].text, list.n,
                     list.n ? list.v[0].as_of.year : 0, list.n ? list.v[0].as_of.month : 0);
    }
}

static void completion(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        bool completion;
    } cases[] = {
        { "年度计划完成率70.3%", true },
        { "完成年度任务的86%", true },
        { "占年度计划总投资的89%", true },
        { "为年初预算的35.4%", true },
        { "形象进度达27.12%", true },
        { "完成总工程量的80%", true },
        { "开工率92%", true },
        { "装修完成30%", true },
        { "目前98%的部门完成编制", true },
        { "进度75.45%", true },
        { "同比增长24%", false },
        { "覆盖率95%", false },
        { "占全市总量的13.1%", false },
        { "掌上办理率为85%", false },
        { "完成产值12亿元,增长8%", false },
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct quantity_list list = read_text(cases[i].text);
        assert_true(list.n > 0);
        if (list.v[list.n - 1].completion != cases[i].completion)
            fail_msg("%s", cases[i].text);
    }
}

/* What is quoted is what stands there: slices of the text given. */
static void quotes_are_verbatim(void **state)
{
    (void)state;
    const char *text = " １．新增　船舶３．５　万艘次以上，增长１０％左右；\n\n 2、培训 1，200 人。";
    struct str whole = str_from(text);
    struct quantity_list list = read_text(text);
    assert_int_equal(list.n, 3);
    for (size_t i = 0; i < list.n; i++) {
        const struct quantity *q = &list.v[i];
        assert_true(q->start < q->end && q->end <= whole.n);
        assert_true(str_has(str_slice(whole, q->start, q->end), q->text));
        assert_true(q->text.p >= text && q->text.p + q->text.n <= text + whole.n);
        assert_true(q->clause.p >= text && q->clause.p + q->clause.n <= text + whole.n);
        assert_true(str_has(q->clause, q->text));
        assert_true(!q->subject.p || (q->subject.p >= text && q->subject.p < text + whole.n));
    }
}

static void conversions(void **state)
{
    (void)state;
    static const struct {
        const char *value, *from, *to, *expected;
    } cases[] = {
        { "3500", "万元", "亿元", "0.35" },
        { "0.35", "亿元", "万元", "3500" },
        { "4.78", "万亿元", "亿元", "47800" },
        { "12", "家", "个", "12" },
        { "10338", "人", "名", "10338" },
        { "1.8", "公里", "米", "1800" },
        { "2.5", "平方公里", "公顷", "250" },
        { "3", "万吨/年", "吨/年", "30000" },
        { "500", "兆瓦", "万千瓦", "50" },
        { "5", "吨", "公斤", "5000" },
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct decimal value = decimal_parse(str_from(cases[i].value)), out;
        assert_true(unit_convert(value, str_from(cases[i].from), str_from(cases[i].to), &out));
        assert_true(decimal_eq(out, decimal_parse(str_from(cases[i].expected))));
    }
    struct decimal out, one = decimal_int(1);
    assert_false(unit_convert(one, STR("人"), STR("个"), &out));
    assert_false(unit_convert(one, STR("亿元"), STR("亿美元"), &out));
    assert_false(unit_convert(one, STR("万吨/年"), STR("万吨"), &out));
    assert_false(unit_convert(one, STR("%"), STR("个百分点"), &out));
    assert_false(unit_convert(one, STR_NULL, STR("个"), &out));
    assert_false(unit_convert(one, STR("没有这个单位"), STR("个"), &out));
}

/* A table row that is no valid row of its kind would go unnoticed. */
static void tables_are_sound(void **state)
{
    (void)state;
    const struct table *t = table_get("units");
    for (size_t i = 0; i < t->n; i++) {
        assert_int_equal(t->v[i].columns, 5);
        assert_true(decimal_parse(t->v[i].cell[3]).known);
        assert_true(str_has(STR("mcpwx"), t->v[i].cell[4]));
    }
    t = table_get("operators");
    for (size_t i = 0; i < t->n; i++)
        assert_true(str_is(t->v[i].cell[2], "no") || op_from_name(t->v[i].cell[2]) >= 0);
    t = table_get("kinds");
    for (size_t i = 0; i < t->n; i++)
        assert_true(str_is(t->v[i].cell[1], "none") || kind_from_name(t->v[i].cell[1]) >= 0);
    t = table_get("status");
    for (size_t i = 0; i < t->n; i++)
        assert_true(status_from_name(t->v[i].cell[1]) >= 0);
}

/* Lines made to be slow must not be: no clock here, but a quadratic reading would not end. */
static void long_lines_end(void **state)
{
    (void)state;
    static const char *const pieces[] = { "1", "十", "一万", "1.", "(", "5%、", "完成", "1-",
                                          "“1", "分别", "1月", "计划1个", "万", "三四" };
    for (size_t i = 0; i < sizeof pieces / sizeof pieces[0]; i++) {
        struct arena *own = arena_new(64 << 20);
        struct buf b = { .arena = own };
        while (b.n < 40000)
            buf_addz(&b, pieces[i]);
        struct quantity_list list = { 0 };
        extract_quantities(own, buf_str(&b), (struct period){ 2021, 9 }, &list);
        arena_free(own);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(numerals),
        TEST(units),
        TEST(operators),
        TEST(kinds_and_ranges),
        TEST(numbers_of_lists),
        TEST(shapes),
        TEST(no_quantities),
        TEST(dates_of_figures),
        TEST(completion),
        TEST(quotes_are_verbatim),
        TEST(conversions),
        TEST(tables_are_sound),
        TEST(long_lines_end),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
