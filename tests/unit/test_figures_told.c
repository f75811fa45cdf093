/* How reports tell what was achieved without saying it in the title's words: in verbs that say more, by
 * the names of those it counts, of all of them, as rates, behind dates. And what is still no value. */

#include "tests/unit/readings.h"

/* "9座 75%; -": of each indicator the actual value and unit, the stated percentage. */
static struct str told(struct report *r)
{
    struct buf b = { .arena = arena };
    assert_int_equal(extract_report(arena, r, NULL), 0);
    const struct task *t = &r->tasks.v[0];
    for (size_t k = 0; k < t->indicators.n; k++) {
        const struct indicator *i = &t->indicators.v[k];
        buf_addf(&b, "%s", k ? "; " : "");
        if (i->actual)
            buf_addf(&b, "%.*s%.*s", STR_ARG(extracted_number(arena, i->actual->value)),
                     STR_ARG(i->actual->unit));
        if (i->stated)
            buf_addf(&b, "%s%.*s%%", i->actual ? " " : "",
                     STR_ARG(extracted_number(arena, i->stated->percent)));
        if (!i->actual && !i->stated)
            buf_addf(&b, "-");
    }
    return buf_str(&b);
}

#define CHECK(cases) readings_are(cases, sizeof(cases) / sizeof(cases)[0], told)

/* The verb of the title, and of its words no more than a few. */
static void own_verb(void **state)
{
    (void)state;
    static const struct reading cases[] = {
        { "推动单位夜间错时开放停车场15处。", "已错时开放15处。", "15处" },
        { "推进学校场馆向社会开放20个。", "已向社会开放17个。", "17个" },
        { "为困难家庭上门安装报警器2600户。", "已上门安装2140户。", "2140户" },
        { "为退役军人免费体检1500人。", "目前已免费体检1388人。", "1388人" },
        { "特困家庭适老化改造350户。", "入户评估、设施安装全部结束,改造352户。", "352户" },
        { "村级活动室维修加固60处。", "材料采购、队伍进场结束,加固54处。", "54处" },
        { "农田渠道清淤80公里。", "机械调配到位,清淤66公里。", "66公里" },
        { "推动单位夜间错时开放停车场15处。", "已排查停车场22处。", "-" },
        { "推动单位夜间错时开放停车场15处。", "开放公园绿地9处。", "-" },
        { "特困家庭适老化改造350户。", "入户评估372户。", "-" },
    };
    CHECK(cases);
}

/* What is open, lived in, on the grid has been built. */
static void more_than_wanted(void **state)
{
    (void)state;
    static const struct reading cases[] = {
        { "建设社区老年食堂12个。", "运营13个,日均就餐1900余人次。", "13个" },
        { "新建充电站30座。", "启用27座,日均充电2600车次。", "27座" },
        { "建设城市书房6个。", "开馆5个,接待读者8.2万人次。", "5个" },
        { "实施电网改造台区86个。", "送电79个,剩余7个正在施工。", "79个" },
        { "新建社区卫生服务站9个。", "开诊7个,另有2个设备调试。", "7个" },
        { "建设公租房400套。", "入住386套。", "386套" },
        { "新建社区养老综合体5家。", "有3家投入运营,其余主体封顶。", "3家" },
        { "新建城市驿站18个。", "有15个对外开放。", "15个" },
        { "建设社区老年食堂12个。", "运营单位遴选9个。", "-" },
        { "建设社区老年食堂12个。", "全市现有老年食堂运营58个。", "-" },
        { "建设村级文化礼堂22个。", "开放图书馆3个。", "-" },
        { "新建城市驿站18个。", "有15个正在施工。", "-" },
        { "新建城市驿站18个。", "共有15个完成选址。", "-" },
        { "建设光伏电站30万千瓦。", "全省累计并网420万千瓦。", "-" },
    };
    CHECK(cases);
}

/* The names of those that are counted, of all or with 等, stand before the count. */
static void names_of_counted(void **state)
{
    (void)state;
    static const struct reading cases[] = {
        { "建成标准化食堂8所。", "川三中、石马中心校等6所竣工,河西、文昌小学2所设备安装中。", "6所" },
        { "修复渔港防波堤3座。", "白礁、塘湾2座已完工;外屿防波堤受台风影响,进度偏慢。", "2座" },
        { "新建改建道路5条。", "潮汐路、观澜街2条通车,临港二路尚在征拆。", "2条" },
        { "改造提升农贸市场9家。", "城东、桥头、石门等7家开业,其余2家正在装修。", "7家" },
        { "建设乡镇污水处理站14座。", "青溪、白沙、丁家桥等11座已投入运行。", "11座" },
        { "整治农村水库6座。", "龙潭、石坡、杨湾等5座销号。", "5座" },
        { "建设便民服务站30个。", "南门、西街等20个建成。", "20个" },
        { "建成标准化食堂8所。", "川三中、石马中心校等6所正在招标。", "-" },
        { "建成标准化食堂8所。", "河西小学、文昌小学2所设备安装中。", "-" },
        { "建设公园8座。", "变电所、加油站6座竣工。", "-" },
        { "新建消防站4座。", "南门、北塘等配套道路3座竣工。", "-" },
    };
    CHECK(cases);
}

/* All that are counted at the head of a clause have come to the end that is wanted. */
static void all_of_them(void **state)
{
    (void)state;
    static const struct reading cases[] = {
        { "劣V类小微水体销号48处。", "48处全部销号。", "48处" },
        { "完成示范村规划编制10个。", "10个示范村规划全部编制完成并通过评审。", "10个" },
        { "建设村级光伏电站25座。", "25座电站全部并网发电,年度任务已完成。", "25座" },
        { "整改环保督察问题32个。", "32个问题均已整改销号。", "32个" },
        { "化解信访积案40件。", "40件积案全部化解。", "40件" },
        { "改造护眼照明教室360间。", "截至7月15日,360间教室灯具改造结束并通过县级验收。", "360间" },
        { "实施农村饮水工程46处。", "46处工程全部完工通水。", "46处" },
        { "建设村级光伏电站25座。", "25座全部开工。", "-" },
        { "完成示范村规划编制10个。", "10个示范村规划全部完成招标。", "-" },
        { "改造水库12座。", "12座全部完成初步设计并通过评审。", "-" },
        { "实施山塘除险加固8座。", "8座山塘主体工程均已完成,正在进行附属设施建设。", "-" },
        { "劣V类小微水体销号48处。", "48处全部建立台账。", "-" },
        { "整改环保督察问题32个。", "32个问题均已交办。", "-" },
        { "整改环保督察问题32个。", "32个问题全部启动整改。", "-" },
    };
    CHECK(cases);
}

/* A rate of the name that is wanted states no completion; another does. */
static void rates_wanted(void **state)
{
    (void)state;
    static const struct reading cases[] = {
        { "开展课后延时服务,覆盖率达到100%。", "46所学校均已开展课后延时服务,覆盖率100%。", "100%" },
        { "家庭医生重点人群签约率达到75%。", "卫生院均已建立团队,签约率71.3%。", "71.3%" },
        { "消防设施完好率达到98%以上。", "所有设施均已检修,完好率98.6%。", "98.6%" },
        { "推进垃圾分类,分类知晓率90%。", "入户宣传均已开展,知晓率93%。", "93%" },
        { "农村自来水普及率达到92%。", "管网均已铺设,普及率91.6%。", "91.6%" },
        { "危险废物处置率达到100%。", "企业均已签订协议,处置率100%。", "100%" },
        { "开展课后延时服务,覆盖率达到100%。", "项目均已启动,开工率100%。", "-; 100%" },
        { "营商环境满意度达到95%。", "问题均已整改,整改率98%。", "-; 98%" },
        { "改造小区30个。", "小区均已进场,开工率100%。", "-; 100%" },
    };
    CHECK(cases);
}

/* A percentage behind nothing but a date is what the title measures. */
static void behind_dates(void **state)
{
    (void)state;
    static const struct reading cases[] = {
        { "地区生产总值增速6%以上", "前三季度4.3%", "4.3%" },
        { "规上工业增加值增长8%。", "1-9月9.1%。", "9.1%" },
        { "固定资产投资增速5%", "截至9月底为6.2%。", "6.2%" },
        { "社会消费品零售总额增速8%", "上半年5.1%,前三季度4.3%", "4.3%" },
        { "失业率控制在5.5%以内", "截至8月底4.9%", "4.9%" },
        { "固定资产投资增速5%", "前三季度开工率95%", "-; 95%" },
    };
    CHECK(cases);
}

/* Area, length, volume name no thing; what is reached by now may be of all years. */
static void measures(void **state)
{
    (void)state;
    static const struct reading cases[] = {
        { "新建农村公路90公里。", "已全部完工,通车里程93.5公里。", "93.5公里" },
        { "新建改建校舍3.2万平方米。", "综合楼主体完工,竣工面积1.4万平方米。", "1.4万平方米" },
        { "种植油茶3万亩。", "完成面积2.6万亩。", "2.6万亩" },
        { "建设高标准农田5万亩。", "建成面积4.2万亩。", "4.2万亩" },
        { "整治河道60公里。", "整治长度51公里。", "51公里" },
        { "新建农村公路90公里。", "全市农村公路通车里程达到5620公里。", "-" },
        { "新增绿地20万平方米。", "建成区绿地面积1850万平方米。", "-" },
        { "新增托位600个。", "全市托位达到8600个。", "-" },
        { "完成粮食收储12万吨。", "库存达到13万吨。", "-" },
        { "新建农村公路90公里。", "路基完成76公里。", "-" },
        { "建设高标准农田5万亩。", "土地平整完成3.8万亩。", "-" },
    };
    CHECK(cases);
}

/* 路 counts cameras; of a bus it is the name. */
static void lines_of_cameras(void **state)
{
    (void)state;
    static const struct reading cases[] = {
        { "新装视频监控1200路。", "新装视频监控1286路,监控完好率97.1%。", "1286路" },
        { "平台接入视频监控800路。", "平台于8月上线运行,已接入视频监控835路。", "835路" },
        { "建设高清探头500路。", "建成430路。", "430路" },
        { "新增监控探头3000路、道闸40套。", "新增探头2600路、道闸36套。", "2600路; 36套" },
        { "汇聚视频资源1.5万路。", "已汇聚视频资源1.2万路。", "12000路" },
        { "新开公交线路5条。", "301路、306路等3条公交线路开通。", "3条" },
        { "优化公交线路10条。", "优化12路、15路等公交线路8条。", "8条" },
        { "优化301路、306路公交。", "已优化301路公交。", "" },
    };
    CHECK(cases);
}

/* Who has got something of it answers a target of those for whom it is done. */
static void who_has_got(void **state)
{
    (void)state;
    static const struct reading cases[] = {
        { "解决1.2万人饮水安全问题。", "工程全部完工,受益人口1.3万人。", "13000人" },
        { "新建供水点2处,解决3100人饮水困难。", "双塘、石坡2处供水点都已通水,受益群众3260人。", "2处; 3260人" },
        { "整治渠道12公里,改善灌溉面积2万亩。", "整治渠道9公里,受益农田1.6万亩。", "9公里; 1.6万亩" },
        { "改善8个村人居环境,惠及1.5万人。", "8个村全部完工,受益1.6万人。", "8个; 16000人" },
        { "改善农村住房条件600户。", "资金拨付到位,惠及农户580户。", "580户" },
        { "培训农民300人。", "发放资料,惠及群众2.7万人。", "-" },
    };
    CHECK(cases);
}

/* Of two targets each has what is counted in its own unit. */
static void beside_each_other(void **state)
{
    (void)state;
    static const struct reading cases[] = {
        { "新建停车场5处、车位1000个。", "受征地影响,目前仅建成2处、车位385个。", "2处; 385个" },
        { "新建水闸4座、护岸300段。", "因汛期停工,只建成3座、护岸210段。", "3座; 210段" },
        { "新建驿站6间、座椅200张。", "受降雨影响,仅建成4间、座椅150张。", "4间; 150张" },
    };
    CHECK(cases);
}

/* A title without a text may tell in brackets what is wanted and what was done. */
static void told_in_titles(void **state)
{
    (void)state;
    static const struct reading cases[] = {
        { "签约亿元以上项目(年度目标40个,一季度签约17个)", NULL, "17个" },
        { "新增光伏装机(年度目标8万千瓦,已并网3.6万千瓦)", NULL, "3.6万千瓦" },
        { "发放创业贷款(全年计划1.5亿元,上半年发放6900万元)", NULL, "6900万元" },
        { "拆除存量违建(年度任务22万平方米,已拆除2.1万平方米)", NULL, "2.1万平方米" },
        { "产前筛查(筛查率42.7%,年度目标80%)", NULL, "42.7%" },
        { "建设公园(其中口袋公园)12个。", NULL, "-" },
        { "新增泊位(含公共泊位)600个。", NULL, "-" },
    };
    CHECK(cases);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(own_verb),
        TEST(more_than_wanted),
        TEST(names_of_counted),
        TEST(all_of_them),
        TEST(rates_wanted),
        TEST(behind_dates),
        TEST(measures),
        TEST(lines_of_cameras),
        TEST(who_has_got),
        TEST(beside_each_other),
        TEST(told_in_titles),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
