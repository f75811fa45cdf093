/* Targets and what was achieved against them: who is paired with whom, and what is no value. */

#include "tests/unit/readings.h"

static struct str indicators(struct report *r)
{
    return extracted(arena, r);
}

#define CHECK(cases) readings_are(cases, sizeof(cases) / sizeof(cases)[0], indicators)

static void targets(void **state)
{
    (void)state;
    static const struct reading cases[] = {
        { "新建泵站12座以上。", NULL, "新建泵站 >=12座 -" },
        { "新建12座泵站。", NULL, "新建泵站 =12座 -" },
        { "确保粮食产量增长3%左右。", NULL, "粮食产量增长 ~3% -" },
        { "新增路灯300盏、座椅50张。", NULL, "新增路灯 =300盏 -; 座椅 =50张 -" },
        { "东城、西城各新增2座泵站。", NULL, "东城新增 =2座 -; 西城新增 =2座 -" },
        { "用水量、漏损率分别下降5%、3%。", NULL, "用水量下降 =5% -; 漏损率下降 =3% -" },
        { "把补贴标准从每月500元提高到600元。", NULL, "补贴标准提高 =600元 -" },
        { "每条街谋划1-2个样板。", NULL, "每条街谋划样板 >=1个 -" },
        { "引进5亿元以上项目3个。", NULL, "引进项目 =3个 -" },
        { "整治产值低于2万元的作坊。", NULL, "" },
        { "深化三年行动计划,巩固“四个一百”成果。", NULL, "" },
        { "4个主要行业均增长10%以上。", NULL, "主要行业均增长 >=10% -" },
        { "实现垃圾分类全覆盖。", NULL, "" },
        { "解决2.1万农村人口饮水问题。", NULL, "解决农村人口饮水问题 =21000人 -" },
        { "旅游接待人次突破600万。", NULL, "旅游接待人次 >=6000000人次 -" },
        { "500万元以上固定资产投资。", NULL, "" },
        { "改造三元里片区。", NULL, "" },
        { "推进年产20万吨铝材生产线建设。", NULL, "" },
        { "总投资50亿元的水厂项目开工。", NULL, "" },
        { "新增污水日处理能力3万吨。", NULL, "新增污水日处理能力 =3万吨 -" },
        { "引进亿元以上项目9个,其中10亿元以上项目2个。", NULL,
          "引进亿元以上项目 =9个 -; 引进亿元以上项目其中项目 =2个 -" },
    };
    CHECK(cases);
}

/* Of several bars for one thing the year's has a rate; two targets of two things are no bars. */
static void bars(void **state)
{
    (void)state;
    static const struct reading cases[] = {
        { "改造渠道100公里,力争120公里。", "改造渠道80公里。",
          "改造渠道 =100公里 80公里 0.8; 改造渠道争取目标 =120公里 -" },
        { "产值增长力争10%、确保8%。", "产值增长9%。",
          "产值增长 =8% 9% -; 产值增长争取目标 =10% -" },
        { "全年改造渠道100公里,1-9月完成70公里。", "改造渠道80公里。",
          "改造渠道 =100公里 80公里 0.8; 改造渠道节点目标 =70公里 -" },
        { "到2023年改造渠道300公里,2021年改造100公里。", "改造渠道80公里。",
          "改造渠道 =100公里 80公里 0.8; 改造渠道总目标 =300公里 -" },
        { "力争改造渠道100公里。", "改造渠道80公里。", "改造渠道 =100公里 80公里 0.8" },
        { "改造渠道100公里,力争新建水渠20公里。", "改造渠道80公里,新建水渠10公里。",
          "改造渠道 =100公里 80公里 0.8; 新建水渠 =20公里 10公里 0.5" },
    };
    CHECK(cases);
}

/* What each of several has to meet is met by the one furthest from it; 平均 is no each. */
static void of_each(void **state)
{
    (void)state;
    static const struct reading cases[] = {
        { "3个行业产值均增长5%以上。", "3个行业中,纺织增长8%,机械增长4%;化工增长9%。",
          "行业产值均增长 >=5% 4% -" },
        { "3个行业产值均增长5%以上。", "3个行业中,纺织增长8%,机械增长6%。",
          "行业产值均增长 >=5% -" },
        { "3个行业产值均增长5%以上。", "3个行业产值均增长7%。", "行业产值均增长 >=5% 7% -" },
        { "行业产值平均增长5%以上。", "行业产值平均增长6%,其中机械增长2%。",
          "行业产值平均增长 >=5% 6% -" },
    };
    CHECK(cases);
}

/* A list has no columns: its text sets the target and tells what was done. */
static void targets_of_lists(void **state)
{
    (void)state;
    static const struct reading cases[] = {
        { "渠道清淤。", "年度计划清淤渠道18公里,目前完成11公里。", "清淤渠道 =18公里 11公里 0.6111" },
        { "渠道清淤。", "全年要清30公里,实际完成33公里。", "渠道清淤 =30公里 33公里 1.1" },
        { "渠道清淤。", "清淤48公里,超额完成年度目标(30公里)的160%。",
          "渠道清淤 =30公里 48公里 160% 1.6" },
        { "渠道清淤。", "清淤46公里,达到半年节点目标(45公里),年度目标为90公里。",
          "渠道清淤 =90公里 46公里 0.5111; 渠道清淤节点目标 =45公里 -" },
        { "渠道清淤。", "清淤21公里,达到半年节点目标(20公里)。", "渠道清淤节点目标 =20公里 21公里 -" },
        { "渠道清淤。", "年内清淤15公里,现已清淤11公里。", "清淤 =15公里 11公里 0.7333" },
        { "渠道清淤。", "已清淤8公里,下步计划再清淤5公里。", "" },
        { "渠道清淤12公里。", "年度计划15公里,清淤9公里。", "渠道清淤 =12公里 9公里 0.75" },
        { "渠道清淤。", "清淤9公里(计划8公里),新建泵站3座(年度目标4座)。",
          "清淤 =8公里 9公里 1.125; 新建泵站 =4座 3座 0.75" },
        { "渠道清淤。", "清淤48公里,较年度目标多8公里。", "" },
        { "渠道清淤。", "清淤率85%,高于年度目标4.2个百分点。", "" },
        { "渠道清淤工程形象进度55%。", "渠道清淤工程形象进度55%。", "渠道清淤工程形象进度 55% -" },
    };
    CHECK(cases);
}

static void values(void **state)
{
    (void)state;
    static const struct reading cases[] = {
        { "新建泵站12座。", "1-8月,建成泵站9座。", "新建泵站 =12座 9座@8 0.75" },
        { "拆除旧厂房8万平方米。", "全区拆除旧厂房6万平方米。", "拆除旧厂房 =8万平方米 6万平方米 0.75" },
        { "盘活8万平方米厂房。", "年度目标8万平方米,截至9月底,已完成6万平方米。",
          "盘活厂房 =8万平方米 6万平方米@9 0.75" },
        { "新建泵站12座。", "已完成泵站建设9座,修缮水闸4座。", "新建泵站 =12座 9座 0.75" },
        { "新增公园10个、停车场4个。", "新增停车场3个,公园5个。",
          "新增公园 =10个 5个 0.5; 停车场 =4个 3个 0.75" },
        { "完成供水投资2亿元。", "累计完成供水投资15000万元。", "供水投资 =2亿元 15000万元 0.75" },
        { "培训1.2万名渔民。", "已培训渔民9000人。", "培训渔民 =12000名 9000人 0.75" },
        { "产值增长8%。", "上半年同比增长6.5%。", "产值增长 =8% 6.5%@6 -" },
        { "产值增长8%。", "上半年产值同比下降1.5%。", "产值增长 =8% -1.5%@6 -" },
        { "事故起数、伤亡人数分别下降10%。", "共发生事故8起,伤亡9人,分别下降12%和15%。",
          "事故起数下降 =10% 12% -; 伤亡人数下降 =10% 15% -" },
        { "失业率控制在3%以内。", "失业率为2.1%。", "失业率 <=3% 2.1% 1" },
        { "失业率控制在3%以内。", "失业率为4%。", "失业率 <=3% 4% 0.75" },
        { "水价涨幅控制在3%以内。", "水价上涨2%。", "水价涨幅 <=3% 2% 1" },
        { "水价涨幅控制在3%以内。", "水价上涨4%。", "水价涨幅 <=3% 4% 0.75" },
    };
    CHECK(cases);
}

/* Of two figures the one of the target's rank, size, time, verb and year. */
static void likeness(void **state)
{
    (void)state;
    static const struct reading cases[] = {
        { "新增市级泵站12座。", "新增省级泵站3座、市级泵站9座。", "新增市级泵站 =12座 9座 0.75" },
        { "新增市级泵站12座。", "新增省级泵站3座。", "新增市级泵站 =12座 -" },
        { "新建100亩以上灌区8个。", "新建100亩以上灌区6个、500亩以上灌区2个。",
          "灌区 =8个 6个 0.75" },
        { "新建1亿元以上水厂8座。", "新建亿元以上水厂6座。", "水厂 =8座 6座 0.75" },
        { "接待游客80万人次。", "国庆黄金周接待游客9万人次;1-9月接待游客60万人次。",
          "接待游客 =800000人次 600000人次@9 0.75" },
        { "新增取水证80件。", "取水证总量120件,新增60件。", "新增取水证 =80件 60件 0.75" },
        { "开通航线12条。", "申报航线20条,获批14条,开通9条。", "开通航线 =12条 9条 0.75" },
        { "新上架水表12个。", "水表20个,其中9个已上架,3个在测试。", "新上架水表 =12个 9个 0.75" },
        { "新增持证河长80名。", "培训90名,其中持证60名。", "新增持证河长 =80名 60名 0.75" },
        { "招引水务项目12个。", "签约水务项目9个。", "招引水务项目 =12个 9个 0.75" },
        { "用水户签约率达到60%。", "签约用水户8万户,签约率67%,企业签约率35%。",
          "用水户签约率 =60% 67% 1.1167" },
    };
    CHECK(cases);
}

/* What is told stretch by stretch adds up where that comes to the report's month; where sums are
 * told, the latest counts. */
static void stretches(void **state)
{
    (void)state;
    static const struct reading cases[] = {
        { "新建水闸12座。", "一季度新建2座,二季度新建3座,三季度新建4座。",
          "新建水闸 =12座 9座@9 0.75" },
        { "新建水闸12座。", "上半年新建水闸5座,三季度4座。", "新建水闸 =12座 9座@9 0.75" },
        { "新建水闸12座。", "一季度新建2座,二季度新建3座,三季度新建4座,累计新建9座。",
          "新建水闸 =12座 9座@9 0.75" },
        { "新建水闸12座。", "上半年新建水闸5座,前三季度新建水闸9座。",
          "新建水闸 =12座 9座@9 0.75" },
        { "新建水闸12座。", "二季度后动工,新建水闸9座。", "新建水闸 =12座 9座 0.75" },
        { "产值增长8%。", "上半年增长6.5%,前三季度增长8.2%。", "产值增长 =8% 8.2%@9 -" },
        { "产值增长8%。", "前三季度产值增长8.1%,剔除停产因素增长9%。", "产值增长 =8% 8.1%@9 -" },
        { "产值增长8%。", "产值名义增长7.1%,实际增长9%。", "产值增长 =8% 9% -" },
    };
    CHECK(cases);
}

/* What decides between several values of one unit. */
static void rivals(void **state)
{
    (void)state;
    static const struct reading cases[] = {
        { "完成营造林10万亩。", "人工造林4.2万亩、封山育林3.5万亩,共7.7万亩。",
          "营造林 =10万亩 7.7万亩 0.77" },
        { "完成营造林10万亩。", "营造林已落实地块10.3万亩,完成造林8.1万亩。",
          "营造林 =10万亩 8.1万亩 0.81" },
        { "新建基站1500个。", "建成基站1268个,累计建成6420个。", "新建基站 =1500个 1268个 0.8453" },
        { "改造小区42个。", "42个项目全部进场,其中25个已完工。", "改造小区 =42个 25个 0.5952" },
        { "新增停车位500个。", "新增412个停车位(其中公共车位138个),完成82.4%。",
          "新增停车位 =500个 412个 82.4% 0.824" },
        { "建成安置房900套。", "安置房2处合计960套,其中东地块完成总工程量的70%。",
          "建成安置房 =900套 -; 东地块完成总工程量 70% -" },
        { "税收收入增长6%。", "自然口径下降2.1%,可比口径增长8.3%。", "税收收入增长 =6% 8.3% -" },
        { "新增小学学位800个、初中学位600个。", "新增初中学位450个。",
          "新增小学学位 =800个 -; 初中学位 =600个 450个 0.75" },
        { "建成水闸12座。", "累计建成水闸34座,今年新建9座,完成年度任务的75%。",
          "建成水闸 =12座 9座 75% 0.75" },
        { "新增水闸12座。", "累计新增水闸34座,其中今年新增9座。", "新增水闸 =12座 9座 0.75" },
        { "整治塌方20处。", "共排查塌方28处,已整治15处。", "整治塌方 =20处 15处 0.75" },
        { "搬迁渔民600人。", "渔民签约412人,已搬迁300人。", "搬迁渔民 =600人 300人 0.5" },
        { "新增水闸12座。", "12座水闸中,城东水闸等6座已投运。", "新增水闸 =12座 6座 0.5" },
        { "新建、改建水闸15座。", "新建2座、改建6座。", "新建、改建水闸 =15座 8座 0.5333" },
        { "新增床位500张。", "医院迁建工程(床位200张)完成总工程量的65%。",
          "新增床位 =500张 -; 总工程量 65% -" },
        { "渔船开工率100%。", "渔船开工率96%。", "渔船开工率 =100% 96% 0.96" },
        { "新建水闸8座、泵站4座。", "新建水闸6座、泵站3座,分别完成年度计划的75%和80%。",
          "新建水闸 =8座 6座 75% 0.75; 泵站 =4座 3座 80% 0.8" },
        { "抽检量达到4批次/千人。", "完成抽检2860批次。", "抽检量 =4批次/千人 -" },
    };
    CHECK(cases);
}

static void no_values(void **state)
{
    (void)state;
    static const struct reading cases[] = {
        { "粮食产量达到8万吨。", "全年粮食产量预计8.5万吨。", "粮食产量 =8万吨 -" },
        { "城镇化率达到68%。", "2020年城镇化率67%。", "城镇化率 =68% -" },
        { "新增水闸9座。", "水闸新增已申报9座。", "新增水闸 =9座 -" },
        { "新增托位280个,服务3岁以下幼儿。", NULL, "新增托位 =280个 -" },
        { "20万元以下薄弱村清零。", NULL, "" },
        { "新建泵站12座。", "全年计划新建泵站12座,目前正在选址。", "新建泵站 =12座 -" },
        { "新建泵站12座。", "12座泵站均已进场施工。", "新建泵站 =12座 -" },
        { "新建泵站12座。", "3座泵站初步设计已完成。", "新建泵站 =12座 -" },
        { "新建泵站12座。", "完成河道清淤30公里。", "新建泵站 =12座 -" },
        { "新建泵站12座。", "去年新建泵站10座。", "新建泵站 =12座 -" },
        { "新建泵站12座。", "新建12座泵站:正在招标。", "新建泵站 =12座 -" },
        { "产值增长8%。", "产值完成12亿元。", "产值增长 =8% -" },
    };
    CHECK(cases);
}

static void parts_and_sums(void **state)
{
    (void)state;
    static const struct reading cases[] = {
        { "新增车位100个。", "其中东城20个,西城35个,共计55个。", "新增车位 =100个 55个 0.55" },
        { "新增车位100个。", "新增车位80个,其中东城20个、西城60个。", "新增车位 =100个 80个 0.8" },
        { "整治河道40公里。", "目前施工顺利。其中,东城完工70%、西城30%、南城50%。",
          "整治河道 =40公里 -; 东城完工 70% -; 西城 30% -; 南城 50% -" },
    };
    CHECK(cases);
}

/* Works finished measure the target, not those begun, unless to begin them is what is wanted. */
static void begun_and_finished(void **state)
{
    (void)state;
    static const struct reading cases[] = {
        { "新建泵站20座。", "已开工15座,其中完工8座。", "新建泵站 =20座 8座 0.4" },
        { "新建泵站20座。", "泵站已开工15座,其中主体完工8座、竣工5座。", "新建泵站 =20座 5座 0.25" },
        { "开工建设泵站20座。", "已开工15座,其中完工8座。", "开工建设泵站 =20座 15座 0.75" },
    };
    CHECK(cases);
}

/* What is told of each part that a target names adds up; of parts it does not name none is it. */
static void added_up(void **state)
{
    (void)state;
    static const struct reading cases[] = {
        { "新建、改建泵站21座。", "新建12座、改建5座。", "新建、改建泵站 =21座 17座 0.8095" },
        { "新建、改建泵站21座。", "新建泵站12座。", "新建、改建泵站 =21座 12座 0.5714" },
        { "新增泵房、水闸21座。", "新增泵房12座,水闸5座。", "新增泵房、水闸 =21座 17座 0.8095" },
        { "引进领军团队21个。", "引进市级领军团队12个、省级领军团队4个。", "引进领军团队 =21个 -" },
    };
    CHECK(cases);
}

/* 每月 says the denominator that a unit leaves out. */
static void amounts_per(void **state)
{
    (void)state;
    static const struct reading cases[] = {
        { "补贴标准提高至每人每月500元。", "补贴标准由420元/月提高至550元/月。",
          "补贴标准提高 =500元 550元/月 1.1" },
        { "补贴标准提高至500元。", "补贴标准提高至550元/月。", "补贴标准提高 =500元 -" },
    };
    CHECK(cases);
}

static void stated_percentages(void **state)
{
    (void)state;
    static const struct reading cases[] = {
        { "新建泵站12座。", "建成泵站9座,完成年度任务的75%。", "新建泵站 =12座 9座 75% 0.75" },
        { "抓好20个重点项目。", "20个重点项目1-8月完成投资3亿元,年度计划完成率66.6%。",
          "抓好重点项目 =20个 66.6% 0.666" },
        { "加快泵站建设。", "东城泵站主体工程量已完成60%。", "东城泵站主体工程量 60% -" },
        { "加快泵站建设。", "水质达标率95%,同比提高2个百分点。", "" },
        { "完成泵站改造。", "62%", "泵站改造 62% 0.62" },
        { "新建泵站100座。", "建成泵站52座,占上半年任务的104%。",
          "新建泵站 =100座 52座 0.52; 建成泵站任务 104% -" },
        { "新建泵站100座。", "泵站均已开工,完工率62%。", "新建泵站 =100座 62% 0.62" },
        { "新建泵站100座。", "泵站开工率62%。", "新建泵站 =100座 -; 泵站开工率 62% 0.62" },
        { "新建泵站100座。", "建成泵站52座,完成投资2亿元,占年度计划的48%。",
          "新建泵站 =100座 52座 0.52; 投资计划 48% 0.48" },
    };
    CHECK(cases);
}

static void target_column(void **state)
{
    (void)state;
    struct report r;
    struct task *t = extracted_task(arena, &r, "地区产值增长率", "7.1%");
    t->items.v[0].target = STR("6%以上");
    assert_true(str_is(extracted(arena, &r), "地区产值增长率 >=6% 7.1% -"));
    assert_int_equal(r.tasks.v[0].indicators.v[0].kind, KIND_GROWTH);

    t = extracted_task(arena, &r, "新增上市公司数", "4家");
    t->items.v[0].target = STR("3家");
    assert_true(str_is(extracted(arena, &r), "新增上市公司数 =3家 4家 1.3333"));

    t = extracted_task(arena, &r, "登记失业人数", "7919人");
    t->items.v[0].target = STR("控制在10410人内");
    assert_true(str_is(extracted(arena, &r), "登记失业人数 <=10410人 7919人 1"));
}

/* Headers carry units: 完成数 | 投资额(万元), and a rate column states completion. */
static void headers(void **state)
{
    (void)state;
    struct report r;
    struct task *t = extracted_task(arena, &r, "东城改造投资", "5120");
    t->items.v[0].target = STR("6400");
    *list_push(arena, &r.columns) = (struct column){ ROLE_TARGET, STR("计划投资额(万元)") };
    *list_push(arena, &r.columns) = (struct column){ ROLE_PROGRESS, STR("完成投资额(万元)") };
    *list_push(arena, &t->items.v[0].extras) =
        (struct extra){ ROLE_RATE, STR("投资完成率"), STR("80%") };
    struct str got = extracted(arena, &r);
    if (!str_starts(got, STR("东城改造投资 =6400万元 5120万元")) || !str_has(got, STR(" 80%")))
        fail_msg("%.*s", STR_ARG(got));
}

/* The line over the table gives the unit: of several the one that suits the header. */
static void caption(void **state)
{
    (void)state;
    struct report r;
    struct task *t = extracted_task(arena, &r, "东城区", "52.44");
    t->items.v[0].target = STR("51.36");
    *list_push(arena, &r.front) = STR("单位：个、亿元");
    *list_push(arena, &r.columns) = (struct column){ ROLE_TARGET, STR("年计划投资") };
    *list_push(arena, &r.columns) = (struct column){ ROLE_PROGRESS, STR("1-9月完成投资") };
    assert_true(str_is(extracted(arena, &r), "东城区 =51.36亿元 52.44亿元 1.021"));
}

/* A column of milestones beside the year's target: met or not, without a rate. */
static void milestones(void **state)
{
    (void)state;
    struct report r;
    struct task *t = extracted_task(arena, &r, "筛查孕妇2600名", "本月筛查236人,累计筛查1735人。");
    t->items.v[0].target = STR("筛查220人");
    *list_push(arena, &r.columns) = (struct column){ ROLE_TARGET, STR("8月计划进度") };
    assert_true(str_is(extracted(arena, &r),
                       "筛查孕妇 =2600名 1735人 0.6673; 筛查节点目标 =220人 -"));
}

/* Items answer their own targets; what the title says again is not counted twice. */
static void items(void **state)
{
    (void)state;
    struct report r;
    struct task *t = extracted_task(arena, &r, "新增路灯300盏,修补路面20公里。", NULL);
    build_item(arena, t, "新增路灯300盏", "新增路灯240盏。");
    build_item(arena, t, "修补路面20公里", "修补路面21公里。");
    struct str got = extracted(arena, &r);
    assert_true(str_is(got, "新增路灯 =300盏 240盏 0.8; 修补路面 =20公里 21公里 1.05"));
    assert_int_equal(r.tasks.v[0].indicators.v[1].item, 1);
}

/* Each quote stands word for word in a cell of the task. */
static void quotes_are_verbatim(void **state)
{
    (void)state;
    struct report r;
    struct task *t = extracted_task(arena, &r, "新建泵站１２座,供水增长８％。",
                                    "1．建成 泵站 ９座,完成年度任务的７５％;\n2.供水增长9%。");
    t->items.v[0].issues = STR("3.征地　进展滞后;资金未落实。");
    t->items.v[0].next = STR("力争１２月底前建成３座。");
    assert_int_equal(extract_report(arena, &r, NULL), 0);
    t = &r.tasks.v[0];
    const struct item *it = &t->items.v[0];
    assert_int_equal(t->indicators.n, 2);
    for (size_t i = 0; i < t->indicators.n; i++) {
        const struct indicator *x = &t->indicators.v[i];
        assert_true(x->target && str_has(t->title, x->target->quote));
        assert_true(x->actual && str_has(it->progress, x->actual->quote));
        assert_true(!x->stated || str_has(it->progress, x->stated->quote));
    }
    assert_int_equal(t->signals.n, 2);
    for (size_t i = 0; i < t->signals.n; i++)
        assert_true(str_has(it->issues, t->signals.v[i]));
    assert_int_equal(t->commitments.n, 1);
    assert_true(str_has(it->next, t->commitments.v[0].text));
}

static void damage_is_told(void **state)
{
    (void)state;
    struct report r;
    extracted_task(arena, &r, "新建泵站12座。", "建成泵站?座,修缮?3座。");
    assert_true(str_is(extracted(arena, &r), "新建泵站 =12座 -"));
    assert_int_equal(r.warnings.n, 1);
    assert_int_equal(r.warnings.v[0].code, WARN_DOUBTFUL_FIGURE);
    assert_int_equal(r.warnings.v[0].task, 1);
}

/* As many targets as stand in no honest title: every value is used once at most. */
static void many_targets(void **state)
{
    (void)state;
    struct buf title = { .arena = arena }, progress = { .arena = arena };
    for (int i = 0; i < 120; i++) {
        buf_addf(&title, "新增%c%c路灯%d盏,", 'A' + i / 26, 'A' + i % 26, 100 + i);
        buf_addf(&progress, "新增%c%c路灯%d盏。", 'A' + i / 26, 'A' + i % 26, 50 + i);
    }
    struct report r;
    extracted_task(arena, &r, str_z(arena, buf_str(&title)), str_z(arena, buf_str(&progress)));
    assert_int_equal(extract_report(arena, &r, NULL), 0);
    const struct task *t = &r.tasks.v[0];
    bool used[120] = { false };
    assert_int_equal(t->indicators.n, 120);
    for (size_t i = 0; i < t->indicators.n; i++) {
        if (!t->indicators.v[i].actual)
            continue;
        int64_t value = t->indicators.v[i].actual->value.mantissa - 50;
        assert_true(value >= 0 && value < 120 && !used[value]);
        used[value] = true;
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(targets),
        TEST(targets_of_lists),
        TEST(likeness),
        TEST(stretches),
        TEST(bars),
        TEST(of_each),
        TEST(begun_and_finished),
        TEST(added_up),
        TEST(amounts_per),
        TEST(values),
        TEST(no_values),
        TEST(rivals),
        TEST(parts_and_sums),
        TEST(stated_percentages),
        TEST(target_column),
        TEST(headers),
        TEST(caption),
        TEST(milestones),
        TEST(items),
        TEST(quotes_are_verbatim),
        TEST(damage_is_told),
        TEST(many_targets),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
