#include "base/table.h"
#include "snapshots/normalize/address.h"
#include "snapshots/normalize/areacode.h"
#include "snapshots/normalize/pinyin.h"
#include "tests/unit/headed.h"

/* --- codes --- */

static void check_digits(void **state)
{
    (void)state;
    assert_true(uscc_valid(STR("91350100M000100Y43"))); /* the example of GB 32100 */
    assert_false(uscc_valid(STR("91350100M000100Y34")));
    assert_false(uscc_valid(STR("91350100M000100Y4")));
    assert_false(uscc_valid(STR("9135010IM000100Y43"))); /* there is no I */
    assert_true(organisation_code_valid(STR("D2143569X"))); /* the example of GB 11714 */
    assert_false(organisation_code_valid(STR("D21435690")));
    assert_false(organisation_code_valid(STR("D214356")));
    assert_false(organisation_code_valid(STR("d2143569X")));
}

static void codes_in_numbers(void **state)
{
    (void)state;
    static const struct {
        const char *number;
        int code;
        bool sure;
    } cases[] = {
        { "11330600002577014T/2022-1", 330600, true },
        { "索-11330600002577014T-2022", 330600, true },
        { "11330600002577024T/2022-1", 330600, false }, /* a digit is wrong */
        { "000330185/2022-17", 330185, false },
        { "330185-2022-17", 330185, false },
        { "002577014/2022-17", 0, false }, /* an organisation code */
        { "410122350/2022-17", 0, false }, /* one that looks like an area */
        { "33018/2022", 0, false },
        { "K1493206-6/2020-1", 0, false },
        { "", 0, false },
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        bool sure;
        assert_int_equal(area_code_in_index(str_from(cases[i].number), &sure), cases[i].code);
        assert_int_equal(sure, cases[i].sure);
    }
}

static void codes_in_footers(void **state)
{
    (void)state;
    bool site;
    assert_int_equal(area_code_in_footer(STR("网站标识码：3301850001 浙ICP备1号"), &site), 330185);
    assert_true(site);
    assert_int_equal(area_code_in_footer(STR("浙公网安备 33018502000001号"), &site), 330185);
    assert_false(site);
    assert_int_equal(area_code_in_footer(STR("网站标识码bm01000001"), &site), 0);
    assert_int_equal(area_code_in_footer(STR("网站标识码"), &site), 0);
    assert_int_equal(area_code_of_site(STR("3301850001")), 330185);
    assert_int_equal(area_code_of_site(STR("330185000")), 0);
}

static void is_unit(const struct gazetteer *g, int code, const char *name)
{
    int unit = gazetteer_by_code(g, code);
    if (!name) {
        assert_int_equal(unit, -1);
        return;
    }
    assert_true(unit >= 0);
    if (!str_is(g->units.v[unit].name, name))
        fail_msg("%d is %.*s", code, STR_ARG(g->units.v[unit].name));
}

static void codes_of_units(void **state)
{
    (void)state;
    const struct gazetteer *g = gazetteer_get();
    is_unit(g, 330112, "临安区");
    is_unit(g, 330185, "临安区"); /* as it was */
    is_unit(g, 330100, "杭州市");
    is_unit(g, 330199, "杭州市");
    is_unit(g, 330000, "浙江省");
    is_unit(g, 500151, "铜梁区");
    is_unit(g, 500224, "铜梁区");
    is_unit(g, 500000, "重庆市");
    is_unit(g, 429004, "仙桃市");
    is_unit(g, 341521, "寿县"); /* when it was with 六安 */
    is_unit(g, 341500, "六安市");
    is_unit(g, 659003, "图木舒克市");
    is_unit(g, 991234, NULL);
    is_unit(g, 339912, NULL);
}

/* Every code of the table names one unit. */
static void codes_are_unique(void **state)
{
    (void)state;
    const struct gazetteer *g = gazetteer_get();
    assert_true(g->codes.n > 3000);
    for (size_t i = 0; i < g->codes.n; i++) {
        int code = g->codes.v[i].code;
        assert_in_range(code, 110000, 659999);
        if (gazetteer_by_code(g, code) != g->codes.v[i].unit)
            fail_msg("%d names two", code);
    }
}

/* --- addresses --- */

static void reads(const struct pinyin *p, const char *name, const char *wanted)
{
    struct syllables syllables = pinyin_of(p, str_from(name));
    struct str all = STR("");
    for (size_t i = 0; i < syllables.n; i++)
        all = str_format(arena, "%.*s%.*s", STR_ARG(all), STR_ARG(syllables.v[i]));
    if (!str_is(all, wanted))
        fail_msg("%s reads %.*s", name, STR_ARG(all));
}

static void names_are_read(void **state)
{
    (void)state;
    const struct pinyin *p = pinyin_make(arena);
    static const char *const names[][2] = {
        { "临安", "linan" },    { "重庆", "chongqing" }, { "厦门", "xiamen" },
        { "六安", "luan" },     { "六盘水", "liupanshui" }, { "长子", "zhangzi" },
        { "长沙", "changsha" }, { "乐清", "yueqing" },   { "乐山", "leshan" },
        { "大城", "daicheng" }, { "蔚", "yu" },          { "蚌埠", "bengbu" },
        { "吕梁", "lvliang" },  { "龘", "" },            { "", "" },
    };
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
        reads(p, names[i][0], names[i][1]);
    const struct gazetteer *g = gazetteer_get();
    for (size_t i = 0; i < g->units.n; i++)
        if (pinyin_of(p, g->units.v[i].stem).n != utf8_length(g->units.v[i].stem))
            fail_msg("%.*s cannot be read", STR_ARG(g->units.v[i].name));
}

/* The names of what a label may mean, 「武昌区 五常市」. */
static struct str meant(const struct gazetteer *g, const struct label_places *p)
{
    struct str all = STR("");
    for (size_t i = 0; i < p->units.n; i++)
        all = str_format(arena, "%.*s%s%.*s", STR_ARG(all), i ? " " : "",
                         STR_ARG(g->units.v[p->units.v[i]].name));
    return all;
}

static void hosts_name_places(void **state)
{
    (void)state;
    const struct gazetteer *g = gazetteer_get();
    static const struct {
        const char *host;
        enum spelling spelling;
        const char *outer, *inner;
    } cases[] = {
        { "www.linan.gov.cn", SPELLING_WHOLE, "临安区", "" },
        { "www.pingyaoxian.gov.cn", SPELLING_WHOLE, "平遥县", "" },
        { "lueyang.gov.cn", SPELLING_WHOLE, "略阳县", "" },
        { "wuchang.gov.cn", SPELLING_WHOLE, "五常市 武昌区", "" },
        { "www.sx.gov.cn", SPELLING_WHOLE, "绍兴市", "" },
        { "fzggw.cq.gov.cn", SPELLING_WHOLE, "重庆市", "" },
        { "www.fuyang.gov.cn", SPELLING_WHOLE, "富阳区", "" },
        { "www.cqstl.gov.cn", SPELLING_LONG, "铜梁区", "" },
        { "www.bjchy.gov.cn", SPELLING_LONG, "朝阳区", "" },
        { "shmh.gov.cn", SPELLING_LONG, "闵行区", "" },
        { "ccchaoyang.gov.cn", SPELLING_LONG, "朝阳区", "" },
        { "kq.gov.cn", SPELLING_SHORT, "柯桥区", "" },
        { "xxgk.wuyi.hangzhou.gov.cn", SPELLING_WHOLE, "杭州市", "" },
        { "www.yuhang.hangzhou.gov.cn", SPELLING_WHOLE, "杭州市", "余杭区" },
        { "zjj.hunan.gov.cn", SPELLING_WHOLE, "湖南省", "张家界市" },
        { "www.mof.gov.cn", SPELLING_NONE, "", "" },
        { "linan.gov.cn.example.com", SPELLING_NONE, "", "" },
        { "gov.cn", SPELLING_NONE, "", "" },
        { ".gov.cn", SPELLING_NONE, "", "" },
        { "www.qwertyuiopasdfghjklzxcvbnmqwertyuiopasdf.gov.cn", SPELLING_NONE, "", "" },
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct address at = address_places(arena, g, str_from(cases[i].host));
        struct str outer = meant(g, &at.outer), inner = meant(g, &at.inner);
        if (!str_is(outer, cases[i].outer) || !str_is(inner, cases[i].inner))
            fail_msg("%s: [%.*s] [%.*s]", cases[i].host, STR_ARG(outer), STR_ARG(inner));
        assert_int_equal(at.outer.spelling, cases[i].spelling);
    }
    /* lh.zz: only one of the many zz holds an lh; zjj may be an office */
    struct address nested = address_places(arena, g, STR("lh.zz.gov.cn"));
    assert_true(nested.outer.units.n > 5);
    assert_true(str_is(meant(g, &nested.inner), "龙海区"));
    nested = address_places(arena, g, STR("zjj.hunan.gov.cn"));
    assert_int_equal(nested.inner.spelling, SPELLING_SHORT);
}

/* Every row of hosts.tsv names a unit of places.tsv. */
static void registered_hosts_are_known(void **state)
{
    (void)state;
    const struct gazetteer *g = gazetteer_get();
    const struct table *t = table_get("hosts");
    for (size_t i = 0; i < t->n; i++) {
        struct str host = str_join(arena, t->v[i].cell[0], STR("."), STR("gov.cn"));
        struct address at = address_places(arena, g, host);
        if (at.outer.units.n != 1 || at.outer.spelling != SPELLING_WHOLE)
            fail_msg("%.*s names %zu", STR_ARG(host), at.outer.units.n);
    }
}

/* --- pages --- */

/* The place of a page whose head and offices' level are given. */
static void place_is(const char *url, const char *head, const char *level, const char *wanted)
{
    read_headed(url, head, level);
    if (wanted ? !str_is(report.place, wanted) : report.place.n != 0)
        fail_msg("%s, %s: %.*s", url ? url : "no address", head, STR_ARG(report.place));
}

static bool warned_of_address(void)
{
    for (size_t i = 0; i < report.warnings.n; i++)
        if (report.warnings.v[i].code == WARN_ADDRESS)
            return true;
    return false;
}

static void an_address_tells(void **state)
{
    (void)state;
    static const char head[] = "2022年任务上半年完成情况";
    place_is(NULL, head, "区", NULL);
    place_is("http://www.linan.gov.cn/art/1.html", head, "区", "杭州市临安区");
    place_is("http://www.pingyao.gov.cn/a", head, "县", "平遥县");
    place_is("http://www.sx.gov.cn/a", head, "市", "绍兴市");
    place_is("https://fgw.cq.gov.cn/a", head, "市", "重庆市");
    place_is("https://www.cqstl.gov.cn/a", head, "区", "重庆市铜梁区");
    place_is("http://example.com/linan.gov.cn/a", head, "区", NULL);
    place_is("http://www.mof.gov.cn/a", head, "区", NULL);
}

/* Offices tell the level, a text names what is around: else it stays open. */
static void namesakes_are_told_apart_or_left(void **state)
{
    (void)state;
    static const char bare[] = "2022年任务上半年完成情况";
    place_is("http://www.wuchang.gov.cn/a", bare, "区", "武汉市武昌区");
    place_is("http://www.wuchang.gov.cn/a", bare, "市", "五常市");
    place_is("http://www.putuo.gov.cn/a", bare, "区", NULL);
    place_is("http://www.putuo.gov.cn/a", "2022年任务上半年完成情况\n来源:舟山市人民政府", "区",
             "舟山市普陀区");
    place_is("http://www.heping.gov.cn/a", bare, "县", "和平县");
    place_is("http://www.heping.gov.cn/a", bare, "区", NULL);
    place_is("http://www.kq.gov.cn/a", bare, "区", NULL); /* initials alone are little */
    place_is("http://www.zyx.gov.cn/a", bare, "县", NULL);
    place_is("http://www.zyx.gov.cn/a", "2022年任务上半年完成情况\n来源:紫阳县人民政府", "县", "紫阳县");
}

static void a_title_goes_before_an_address(void **state)
{
    (void)state;
    static const char far_away[] = "http://www.linan.gov.cn/a";
    place_is(far_away, "2022年平遥县任务上半年完成情况", "县", "平遥县");
    assert_true(warned_of_address());
    place_is(far_away, "2022年虚川县任务上半年完成情况", "县", "虚川县");
    place_is(far_away, "2022年杭州市任务上半年完成情况", "市", "杭州市");
    assert_false(warned_of_address());
    place_is("http://www.hangzhou.gov.cn/a", "2022年杭州市临安区任务上半年完成情况", "区",
             "杭州市临安区");
    assert_false(warned_of_address());
}

static void codes_tell(void **state)
{
    (void)state;
    place_is(NULL, "2022年任务上半年完成情况\n索引号:000330185/2022-7", "区", "杭州市临安区");
    place_is(NULL, "2022年任务上半年完成情况\n索引号:410122350/2022-7", "县", NULL);
    place_is(NULL, "2022年任务上半年完成情况\n索引号:11330600002577014T/2022-1", "市", "绍兴市");
    place_is(NULL, "2022年任务上半年完成情况\n网站标识码：3301850001", "区", "杭州市临安区");
    place_is(NULL, "2022年任务上半年完成情况\n晋公网安备 14072802000001号", "县", "平遥县");
}

/* A name of no table, told by a sentence and by what the text calls it afterwards. */
static void a_sentence_tells(void **state)
{
    (void)state;
    place_is(NULL, "2022年任务上半年完成情况\n虚川县承担市里任务，虚川一小已开工，虚川段已完工。", "县",
             "虚川县");
    place_is(NULL, "2022年任务上半年完成情况\n虚川县承担市里任务，现将情况通报如下。", "县", NULL);
}

/* The list is another's, the page is of those who do their part of it. */
static void what_a_list_is_about(void **state)
{
    (void)state;
    place_is(NULL, "2022年州《政府工作报告》涉虚川县任务上半年完成情况", "县", "虚川县");
    place_is(NULL, "2022年自治区民生实事涉及苏木图县任务上半年完成情况", "县", "苏木图县");
    place_is(NULL, "2022年自治区民生实事上半年完成情况", "县", NULL);
    place_is(NULL, "2022年虚川县涉农任务上半年完成情况", "县", "虚川县");
}

static void leagues_and_bureaus(void **state)
{
    (void)state;
    place_is(NULL, "白音郭勒盟行政公署办公室关于2022年实事上半年完成情况的公示", "盟", "白音郭勒盟");
    place_is(NULL, "白音郭勒盟行署2022年实事上半年完成情况", "盟", "白音郭勒盟");
    place_is(NULL, "库伦尔林业局2022年实事上半年完成情况", "局", "库伦尔林业局");
    place_is(NULL, "舟山市林业局2022年任务上半年完成情况", "市", "舟山市");
    place_is(NULL, "舟山市自然资源和林业局2022年任务上半年完成情况", "市", "舟山市");
    place_is(NULL, "自然资源和林业局2022年任务上半年完成情况", "市", NULL);
    place_is(NULL, "白浪管理局关于2022年任务上半年完成情况的通报", "局", "白浪管理局");
    place_is(NULL, "机关事务管理局关于2022年任务上半年完成情况的通报", "市", NULL);
    place_is(NULL, "虚川县林业局2022年任务上半年完成情况", "县", "虚川县");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(check_digits),
        TEST(codes_in_numbers),
        TEST(codes_in_footers),
        TEST(codes_of_units),
        TEST(codes_are_unique),
        TEST(names_are_read),
        TEST(hosts_name_places),
        TEST(registered_hosts_are_known),
        TEST(an_address_tells),
        TEST(namesakes_are_told_apart_or_left),
        TEST(a_title_goes_before_an_address),
        TEST(codes_tell),
        TEST(a_sentence_tells),
        TEST(what_a_list_is_about),
        TEST(leagues_and_bureaus),
    };
    return cmocka_run_group_tests_name("place", tests, NULL, NULL);
}
