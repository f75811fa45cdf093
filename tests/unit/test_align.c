/* Which task is which: hand-made reports of an invented city. */
#include <time.h>

#include "analyzer/align.h"
#include "tests/unit/pair.h"

static const struct pairing *holding(const struct alignment *al, int side, size_t task)
{
    const struct pairing *found = NULL;
    for (size_t i = 0; i < al->n; i++)
        for (size_t k = 0; k < (side ? al->v[i].to.n : al->v[i].from.n); k++)
            if ((side ? al->v[i].to.v[k] : al->v[i].from.v[k]) == task) {
                assert_null(found); /* exactly one pairing */
                found = &al->v[i];
            }
    assert_non_null(found);
    return found;
}

static void expect_pair(const struct alignment *al, size_t a, size_t b, enum pair_kind kind)
{
    const struct pairing *p = holding(al, 0, a);
    assert_ptr_equal(p, holding(al, 1, b));
    assert_string_equal(pair_kind_name(p->kind), pair_kind_name(kind));
}

/* A city's year: enough tasks that words become rare or common as in a real report. */
static const char *const titles[] = {
    "新建城市公园12个,改造提升绿道35公里。", "引进亿元以上制造业项目20个。",
    "完成老旧小区改造60个,惠及居民2.1万户。", "新增公共充电桩800个。",
    "社会消费品零售总额增长6%以上。", "建成高标准农田4.5万亩。",
    "全面推进河湖长制,创建美丽河湖8条。", "新改扩建幼儿园15所,新增学位4200个。",
    "推动市中心医院迁建工程结构封顶。", "加快北湾大桥建设,完成年度投资6.8亿元。",
    "培育省级专精特新企业40家。", "开展企业服务月活动,兑现惠企资金3亿元。",
    "办好第五届湾区音乐节。", "推进数据资源共享开放,归集目录1200项。",
    "实施农村饮用水提标工程,受益人口5万人。", "新增养老床位1500张。",
    "建设智慧交通指挥中心。", "深化行政审批制度改革,压减材料三成。",
    "一般公共预算收入增长5%。", "固定资产投资增长8%。",
    "完成海塘加固22公里。", "推进垃圾分类,新建示范小区50个。",
    "打造夜间经济街区4条。", "开工建设轨道交通二号线。",
};
static const char *const leads[] = {
    "市住建局、各县政府", "市经信局", "市住建局", "市发改委、市供电公司",
    "市商务局", "市农业农村局", "市水利局、市生态环境局", "市教育局",
    "市卫健委", "市交通局", "市经信局、市科技局", "市财政局",
    "市文旅局", "市大数据局", "市水利局", "市民政局",
    "市交通局、市公安局", "市政务服务办", "市财政局、市税务局", "市发改委",
    "市水利局", "市综合执法局", "市商务局", "市发改委、市交通局",
};
enum { TITLES = sizeof titles / sizeof *titles };

static void add(struct report *r, size_t k)
{
    build_task(arena, r, titles[k], leads[k], NULL);
}

static void same_titles_pair_whatever_their_place(void **state)
{
    (void)state;
    struct alignment al;
    for (size_t k = 0; k < TITLES; k++)
        add(&from, k);
    for (size_t k = 0; k < TITLES; k++)
        add(&to, (k * 7 + 5) % TITLES);
    align(arena, &from, &to, &al);
    assert_int_equal(al.n, TITLES);
    for (size_t k = 0; k < TITLES; k++) {
        expect_pair(&al, (k * 7 + 5) % TITLES, k, PAIR_SAME);
        assert_true(holding(&al, 1, k)->confidence == 1);
    }
}

static void numbers_and_offices_do_not_count(void **state)
{
    (void)state;
    struct alignment al;
    build_task(arena, &from, "12.建设智慧交通指挥中心。(牵头单位:市交通局)", "", NULL);
    build_task(arena, &from, "(三)办好第五届湾区音乐节", "市文旅局", NULL);
    build_task(arena, &to, "办好第五届湾区音乐节。", "", NULL);
    build_task(arena, &to, "建设智慧交通指挥中心;责任单位:市交通局、市公安局", "", NULL);
    align(arena, &from, &to, &al);
    expect_pair(&al, 0, 1, PAIR_SAME);
    expect_pair(&al, 1, 0, PAIR_SAME);
}

static void reworded_dropped_added(void **state)
{
    (void)state;
    struct alignment al;
    for (size_t k = 0; k < 20; k++)
        add(&from, k);
    for (size_t k = 3; k < TITLES; k++)
        if (k == 7)
            build_task(arena, &to, "扩大学前教育供给,全年新增幼儿园学位4200个。", leads[k], NULL);
        else if (k == 9)
            build_task(arena, &to, "全力推进北湾大桥工程。", leads[k], NULL);
        else
            add(&to, k);
    align(arena, &from, &to, &al);
    expect_pair(&al, 7, 4, PAIR_REWORDED);
    expect_pair(&al, 9, 6, PAIR_REWORDED);
    for (size_t k = 0; k < 3; k++)
        assert_int_equal(holding(&al, 0, k)->kind, PAIR_DROPPED);
    for (size_t k = 17; k < to.tasks.n; k++)
        assert_int_equal(holding(&al, 1, k)->kind, PAIR_ADDED);
    assert_true(holding(&al, 0, 9)->confidence < 1);
    assert_int_equal(al.v[al.n - 1].kind, PAIR_DROPPED);
}

static void best_overall_not_greedy(void **state)
{
    (void)state;
    struct alignment al; /* the first row alone would take the second's partner */
    build_task(arena, &from, "推进东片区污水处理厂扩建工程", "市水务局", NULL);
    build_task(arena, &from, "推进东片区污水处理厂扩建工程和管网改造", "市水务局", NULL);
    build_task(arena, &to, "加快推进东片区污水处理厂扩建工程和管网改造", "市水务局", NULL);
    build_task(arena, &to, "东片区污水处理厂扩建", "市水务局", NULL);
    align(arena, &from, &to, &al);
    expect_pair(&al, 0, 1, PAIR_REWORDED);
    expect_pair(&al, 1, 0, PAIR_REWORDED);
}

static void duplicates_pair_in_order(void **state)
{
    (void)state;
    struct alignment al;
    for (size_t k = 0; k < 10; k++)
        add(&from, k);
    add(&from, 3);
    add(&to, 3);
    for (size_t k = 0; k < 10; k++)
        add(&to, 9 - k);
    align(arena, &from, &to, &al);
    expect_pair(&al, 3, 0, PAIR_SAME);
    expect_pair(&al, 10, 7, PAIR_SAME);
}

static void one_title_told_as_two(void **state)
{
    (void)state;
    struct alignment al;
    for (size_t k = 0; k < 12; k++)
        add(&from, k);
    for (size_t k = 0; k < 12; k++) {
        if (k != 7) {
            add(&to, k);
            continue;
        }
        build_task(arena, &to, "新改扩建幼儿园15所。", leads[7], NULL);
        build_task(arena, &to, "新增学位4200个。", leads[7], NULL);
    }
    align(arena, &from, &to, &al);
    expect_pair(&al, 7, 7, PAIR_SPLIT);
    expect_pair(&al, 7, 8, PAIR_SPLIT);
    align(arena, &to, &from, &al);
    expect_pair(&al, 7, 7, PAIR_MERGED);
    expect_pair(&al, 8, 7, PAIR_MERGED);
    assert_int_equal(al.n, 12);
}

static void items_become_tasks(void **state)
{
    (void)state;
    struct alignment al;
    for (size_t k = 0; k < 10; k++)
        add(&from, k);
    struct task *t = build_task(arena, &from, "加快重点园区建设。", "市经信局", NULL);
    build_item(arena, t, "云谷芯片产业园。", "一期主体完工。");
    build_item(arena, t, "临港船舶配套基地。", "码头水工部分完成八成。");
    build_item(arena, t, "北湾食品加工小镇。", "道路基本贯通。");
    build_task(arena, &to, "临港船舶配套基地。", "市经信局", "码头水工部分全部完成。");
    build_task(arena, &to, "北湾食品加工小镇。", "市经信局", "道路贯通,管网在建。");
    build_task(arena, &to, "云谷芯片产业园。", "市经信局", "一期投产。");
    for (size_t k = 0; k < 10; k++)
        add(&to, k);
    align(arena, &from, &to, &al);
    for (size_t k = 0; k < 3; k++)
        expect_pair(&al, 10, k, PAIR_SPLIT);
}

/* Layouts without sub-titles begin the progress with them. */
static void items_without_titles_become_tasks(void **state)
{
    (void)state;
    struct alignment al;
    for (size_t k = 0; k < 10; k++)
        add(&from, k);
    struct task *t = build_task(arena, &from, "加快重点园区建设。", "市经信局", NULL);
    build_item(arena, t, NULL, "云谷芯片产业园一期厂房建设。\n主体完工。");
    build_item(arena, t, NULL, "临港船舶配套基地码头建设。\n水工部分完成八成。");
    build_task(arena, &to, "推进临港船舶配套基地码头打造。", "市经信局", "正在安装设备。");
    build_task(arena, &to, "加快建设云谷芯片产业园一期厂房。", "市经信局", "客商入驻。");
    for (size_t k = 0; k < 10; k++)
        add(&to, k);
    align(arena, &from, &to, &al);
    for (size_t k = 0; k < 2; k++)
        expect_pair(&al, 10, k, PAIR_SPLIT);
}

/* What any task may be dressed in counts neither for nor against a pair. */
static void dressed_up(void **state)
{
    static const char *const stock = "召开推进会,压实责任。建立台账,销号管理。部门联动更加紧密。";
    (void)state;
    struct alignment al;
    for (size_t k = 0; k < TITLES; k++) {
        build_task(arena, &from, titles[k], leads[k], stock);
        build_task(arena, &to, titles[k], leads[k], stock);
    }
    build_task(arena, &from, "加快数字滨城建设。", "市大数据局", stock);
    build_task(arena, &from, "建设滨江体育公园。", "市文旅局",
               "完成看台钢结构吊装,草坪铺设过半,灯光设备已经进场,配套停车场开始浇筑路面。");
    build_task(arena, &to, "对标先进,加速数字滨城打造,力争走在全省前列。", "市发改委", stock);
    build_task(arena, &to, "建设滨江商务楼群。", "市商务局",
               "与三家开发企业洽谈合作,控规调整方案通过专家评审,地块年底前挂牌出让。");
    align(arena, &from, &to, &al);
    expect_pair(&al, TITLES, TITLES, PAIR_REWORDED);
    assert_int_equal(holding(&al, 0, TITLES + 1)->kind, PAIR_DROPPED);
    assert_int_equal(holding(&al, 1, TITLES + 1)->kind, PAIR_ADDED);
}

static void an_id_is_evidence_not_proof(void **state)
{
    (void)state;
    struct alignment al;
    build_task(arena, &from, "新增养老床位1500张。", "市民政局", NULL)->id = STR("aa");
    build_task(arena, &from, "打造夜间经济街区4条。", "市商务局", NULL)->id = STR("bb");
    build_task(arena, &to, "健全养老服务体系,增加床位供给。", "市民政局", NULL)->id = STR("aa");
    build_task(arena, &to, "开工建设轨道交通二号线。", "市发改委", NULL)->id = STR("bb");
    align(arena, &from, &to, &al);
    expect_pair(&al, 0, 0, PAIR_REWORDED);
    assert_int_equal(holding(&al, 0, 1)->kind, PAIR_DROPPED);
}

static int read_map(const char *text, struct align_map *map)
{
    return align_map_read(arena, "my.map", str_from(text), &from, &to, map, &err);
}

static void a_person_has_the_last_word(void **state)
{
    (void)state;
    struct alignment al;
    struct align_map map;
    for (size_t k = 0; k < 8; k++) {
        add(&from, k);
        add(&to, k);
    }
    assert_int_equal(read_map("1 = 2  // moved\n\n #3 = -\n- = 1\n5=5\n5=6\n", &map), 0);
    assert_int_equal(map.n, 5);
    align_by_map(arena, &from, &to, &map, &al);
    expect_pair(&al, 0, 1, PAIR_REWORDED);
    assert_true(holding(&al, 0, 0)->mapped && holding(&al, 0, 0)->confidence == 1);
    assert_int_equal(holding(&al, 0, 2)->kind, PAIR_DROPPED);
    assert_int_equal(holding(&al, 1, 0)->kind, PAIR_ADDED);
    expect_pair(&al, 4, 4, PAIR_SPLIT);
    expect_pair(&al, 4, 5, PAIR_SPLIT);
    expect_pair(&al, 6, 6, PAIR_SAME);
    assert_false(holding(&al, 0, 6)->mapped);
}

static void a_bad_map_names_its_line(void **state)
{
    (void)state;
    static const char *const bad[] = { "\n1 2", "\n9 = 1", "\n- = -", "\n1 = #2", "\n= 1" };
    struct align_map map;
    add(&from, 0);
    add(&to, 0);
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        err = (struct error){ 0 };
        assert_int_equal(read_map(bad[i], &map), QOQ_EINPUT);
        assert_int_equal(err.line, 2);
        assert_string_equal(err.origin, "my.map");
    }
}

static void why_and_what_else(void **state)
{
    (void)state;
    struct alignment al;
    build_task(arena, &from, "完成南片区老旧小区改造", "市住建局", NULL);
    build_task(arena, &to, "全面完成南片区老旧小区整治改造", "市住建局", NULL);
    build_task(arena, &to, "启动北片区老旧小区改造", "市住建局", NULL);
    align(arena, &from, &to, &al);
    const struct pairing *p = holding(&al, 0, 0);
    assert_int_equal(p->to.v[0], 0);
    assert_true(p->evidence.points[EVIDENCE_TITLE] > 3);
    assert_true(p->evidence.points[EVIDENCE_OWNERS] > 0);
    assert_true(p->runner_up.any);
    assert_int_equal(p->runner_up.to, 1);
    assert_true(p->runner_up.points > 0);
    assert_true(p->confidence < 1);
    const struct pairing *q = holding(&al, 1, 1);
    assert_true(q->runner_up.any && q->runner_up.from == 0);
}

static unsigned seed;

static unsigned chance(unsigned n)
{
    seed = seed * 1103515245u + 12345u;
    return (seed >> 16) % n;
}

/* A title with clauses cut, words put before it, or figures changed. */
static struct str edited(struct str title)
{
    size_t comma = str_find(title, STR(","));
    switch (chance(5)) {
    case 0:
        return str_format(arena, "大力推进工作,%.*s", STR_ARG(title));
    case 1:
        return comma == STR_NOT_FOUND ? title : str_slice(title, 0, comma);
    case 2:
        return str_format(arena, "%.*s,确保全面完成", STR_ARG(str_slice(title, 0, title.n - 3)));
    default:
        return title;
    }
}

static void expect_mirror(const struct alignment *x, const struct alignment *y)
{
    static const enum pair_kind mirror[] = {
        [PAIR_SAME] = PAIR_SAME, [PAIR_REWORDED] = PAIR_REWORDED, [PAIR_SPLIT] = PAIR_MERGED,
        [PAIR_MERGED] = PAIR_SPLIT, [PAIR_ADDED] = PAIR_DROPPED, [PAIR_DROPPED] = PAIR_ADDED,
    };
    assert_int_equal(x->n, y->n);
    for (size_t i = 0; i < x->n; i++) {
        const struct pairing *p = &x->v[i];
        const struct pairing *q = p->from.n ? holding(y, 1, p->from.v[0]) : holding(y, 0, p->to.v[0]);
        assert_int_equal(q->kind, mirror[p->kind]);
        assert_true(q->confidence == p->confidence);
        assert_int_equal(p->from.n, q->to.n);
        assert_int_equal(p->to.n, q->from.n);
        for (size_t k = 0; k < p->from.n; k++)
            assert_int_equal(p->from.v[k], q->to.v[k]);
        for (size_t k = 0; k < p->to.n; k++)
            assert_int_equal(p->to.v[k], q->from.v[k]);
    }
}

static void the_same_whichever_way_round(void **state)
{
    (void)state;
    for (seed = 1; seed < 60; seed += 2) {
        struct alignment forth, back, again;
        from.tasks.n = to.tasks.n = 0;
        for (int side = 0; side < 2; side++)
            for (size_t n = 8 + chance(30); n > 0; n--) {
                size_t k = chance(TITLES);
                struct report *r = side ? &to : &from;
                build_task(arena, r, "", leads[chance(4) ? k : chance(TITLES)], NULL)->title =
                    edited(str_from(titles[k]));
            }
        align(arena, &from, &to, &forth);
        align(arena, &to, &from, &back);
        align(arena, &from, &to, &again);
        expect_mirror(&forth, &back);
        for (size_t i = 0; i < forth.n; i++)
            assert_true(forth.v[i].kind == again.v[i].kind &&
                        forth.v[i].confidence == again.v[i].confidence);
    }
}

static void empty_reports(void **state)
{
    (void)state;
    struct alignment al;
    align(arena, &from, &to, &al);
    assert_int_equal(al.n, 0);
    add(&to, 0);
    align(arena, &from, &to, &al);
    assert_int_equal(al.n, 1);
    assert_int_equal(al.v[0].kind, PAIR_ADDED);
}

/* Titles that all look alike: the hardest case for an index. */
static void many_alike(struct report *r, size_t n, const char *head)
{
    for (size_t i = 0; i < n; i++) {
        struct task *t = build_task(arena, r, "", leads[i % TITLES], NULL);
        size_t k = r == &to ? (i + n / 3) % n : i;
        t->title = str_format(arena, "%s第%zu号片区%zu公里道路和%zu处管网改造", head, k,
                              k * 37 % 101, k * 53 % 211);
        t->owners.v[0].name = str_from(leads[k % TITLES]);
    }
}

static void large_reports_stay_fast(void **state)
{
    (void)state;
    enum { N = 2000 };
    struct alignment al;
    many_alike(&from, N, "完成");
    many_alike(&to, N, "加快推进");
    clock_t start = clock();
    align(arena, &from, &to, &al);
    double seconds = (double)(clock() - start) / CLOCKS_PER_SEC;
    size_t right = 0;
    for (size_t i = 0; i < al.n; i++)
        right += al.v[i].from.n == 1 && al.v[i].to.n == 1 &&
                 al.v[i].from.v[0] == (al.v[i].to.v[0] + N / 3) % N;
    print_message("%d x %d tasks: %.2f s, %zu right\n", N, N, seconds, right);
    assert_true(seconds < 20); /* also under sanitizers on a busy machine */
    assert_true(right > N * 99 / 100);
}

static void likeness(void **state)
{
    (void)state;
    assert_true(text_similarity(arena, STR("新增床位"), STR("新增床位。")) == 1);
    assert_true(text_similarity(arena, STR("新增床位"), STR("修建道路")) == 0);
    assert_true(text_similarity(arena, STR_NULL, STR_NULL) == 0);
    double some = text_similarity(arena, STR("新增养老床位1500张"), STR("全年新增床位1500张"));
    assert_true(some > 0.5 && some < 1);
}

static void copied(void **state)
{
    (void)state;
    struct str x = STR("1.截至5月底,已建成管网31公里。\n2.设备采购合同签订,正在安装调试。");
    assert_true(text_copied(arena, x, x) == 1);
    assert_true(text_copied(arena, x, STR("截至8月底，已建成管网31公里。")) == 1);
    assert_true(text_copied(arena, x,
                            STR("2.1-8月,已建成管网31公里;3.设备采购合同签订,正在安装调试.")) == 1);
    assert_true(text_copied(arena, x, STR("泵站主体结构封顶,配套道路完成路基施工。")) == 0);
    double half = text_copied(arena, x, STR("设备采购合同签订,现场浇筑全部结束了"));
    assert_true(half > 0.3 && half < 0.7);
    assert_true(text_copied(arena, x, STR_NULL) == 0);
    assert_true(text_copied(arena, STR("正常"), STR("正常。")) == 1);
    assert_true(text_copied(arena, STR("正常"), STR("滞后")) == 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(same_titles_pair_whatever_their_place),
        TEST(numbers_and_offices_do_not_count),
        TEST(reworded_dropped_added),
        TEST(best_overall_not_greedy),
        TEST(duplicates_pair_in_order),
        TEST(one_title_told_as_two),
        TEST(items_become_tasks),
        TEST(items_without_titles_become_tasks),
        TEST(dressed_up),
        TEST(an_id_is_evidence_not_proof),
        TEST(a_person_has_the_last_word),
        TEST(a_bad_map_names_its_line),
        TEST(why_and_what_else),
        TEST(the_same_whichever_way_round),
        TEST(empty_reports),
        TEST(large_reports_stay_fast),
        TEST(likeness),
        TEST(copied),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
