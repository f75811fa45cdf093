/* How long two large reports take to be paired, and how that grows: long titles as they are
 * written, many of them near-duplicates, reworded, moved, some dropped and added. Exits 1 when
 * 10,000 tasks take longer than is allowed, or more than so many times what 1,000 take. */
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "analyzer/align.h"
#include "tests/unit/build.h"

static const double most_seconds = 3, most_growth = 15, least_right = 0.99;

static uint32_t seed;

static uint32_t random_below(uint32_t n)
{
    seed = seed * 1664525u + 1013904223u;
    return (seed >> 8) % n;
}

#define PICK(list, k) (list)[(k) % (sizeof(list) / sizeof *(list))]

static const char *const slogans[] = {
    "围绕高质量发展首要任务,", "坚持以人民为中心的发展思想,", "聚焦群众急难愁盼问题,", "",
    "对标先进、补齐短板,", "深入贯彻落实上级决策部署,", "", "",
};
static const char *const verbs[2][6] = {
    { "加快推进", "全面实施", "扎实做好", "建设", "完成", "改造提升" },
    { "加速推动", "组织实施", "抓好", "打造", "推进", "提升改造" },
};
static const char *const places[] = {
    "青岚", "望潮", "白沙", "松浦", "云汀", "石堰", "金屿", "秀水", "横塘", "龙湫", "东壁", "梅溪",
    "柳市", "鹤鸣", "桃江", "双桥", "长亭", "北渡", "南津", "西陵", "大荆", "小浦", "上林", "下沙",
};
static const char *const kinds[] = { "街道", "镇", "乡", "新区", "片区", "开发区", "度假区", "港区" };
static const char *const objects[] = {
    "老旧小区综合改造", "城乡供水一体化管网", "农村生活污水治理设施", "居家养老服务中心", "公办幼儿园新建",
    "邻里中心及公共停车场", "河道综合整治和生态修复", "高标准农田及灌溉渠系", "农产品冷链物流基地",
    "数字化城市管理平台", "小型水库除险加固", "省道改建和绿色公路", "海塘安澜提升", "标准厂房和小微企业园",
    "全民健身中心", "智慧渔港与避风锚地", "垃圾分类中转站", "文化礼堂提质", "地质灾害隐患点治理",
    "供电线路入地",
};
static const char *const measures[] = {
    "全年完成投资%u万元", "惠及居民%u户", "新增床位%u张", "改造管网%u公里", "建成泊位%u个", "新增学位%u个",
};
static const char *const leads[] = {
    "市住建局、市财政局", "市水利局", "市交通局、市公安局", "市民政局", "市教育局", "市农业农村局",
    "市发改委、市资源规划局", "市经信局", "市文广旅体局", "市大数据局",
};
static const char *const sentences[] = {
    "主体结构已经封顶,正在进行内部装修和设备安装。", "完成土地征收%u亩,剩余地块正在协商签约。",
    "召开专题推进会%u次,协调解决管线迁改等问题。", "累计完成投资%u万元,占年度计划的一半以上。",
    "初步设计通过评审,施工图设计完成八成。", "%u个点位已经进场施工,其余点位正在开展前期工作。",
    "组织现场督导,压实属地责任。", "已完成招标,施工单位进场。",
};

/* Task k of a year as report `side` tells it. */
static void add_task(struct arena *a, struct report *r, uint32_t k, int side)
{
    uint32_t place = k / 7, object = k * 13 + k / 150; /* neighbours share place or object */
    struct str measure = str_format(a, PICK(measures, k), 20 + k % 970);
    struct str title = str_format(
        a, "%s%s%s%s%s工程,%.*s%s。", side && k % 3 == 0 ? "" : PICK(slogans, k),
        PICK(verbs[side], k / 3), PICK(places, place), PICK(kinds, place / 24), PICK(objects, object),
        STR_ARG(measure), side && k % 5 == 0 ? ",形成长效机制" : "");
    struct buf text = { .arena = a };
    for (int i = 0; i < 3; i++) {
        uint32_t n = 3 + random_below(600);
        struct str s = str_format(a, PICK(sentences, random_below(8)), n);
        buf_add(&text, s);
    }
    struct task *t = build_task(a, r, "", PICK(leads, object), NULL);
    t->title = title;
    t->items.v[0].progress = buf_str(&text);
}

/* Pairs n tasks with n others, of which one in fifty is new; the seconds, and how many are right. */
static double measure(uint32_t n, double *right)
{
    struct arena *a = arena_new((size_t)8 << 30);
    struct report from, to;
    struct alignment al;
    uint32_t *was = calloc(n, sizeof *was), hits = 0, all = 0;
    build_report(&from, 2024, 6);
    build_report(&to, 2024, 9);
    seed = 7;
    for (uint32_t k = 0; k < n; k++)
        add_task(a, &from, k, 0);
    for (uint32_t k = 0; k < n; k++) {
        was[k] = (k + n / 3) % n;
        was[k] = was[k] % 50 == 17 ? n + was[k] : was[k]; /* dropped, another one added */
        add_task(a, &to, was[k], 1);
    }
    clock_t start = clock();
    align(a, &from, &to, &al);
    double seconds = (double)(clock() - start) / CLOCKS_PER_SEC;
    for (size_t i = 0; i < al.n; i++)
        for (size_t k = 0; k < al.v[i].to.n && al.v[i].from.n; k++) {
            hits += al.v[i].from.n == 1 && was[al.v[i].to.v[k]] == al.v[i].from.v[0];
            all++;
        }
    *right = (double)hits / all;
    free(was);
    arena_free(a);
    return seconds;
}

int main(void)
{
    double right[2], small = measure(1000, &right[0]), large = measure(10000, &right[1]);
    printf("align 1,000 x 1,000 %.3f s, %.1f %% right; 10,000 x 10,000 %.2f s, %.1f %% right: "
           "%.1f times (limits %.0f s, %.0f times)\n",
           small, 100 * right[0], large, 100 * right[1], large / small, most_seconds,
           most_growth);
    return large > most_seconds || large > most_growth * small || right[1] < least_right;
}
