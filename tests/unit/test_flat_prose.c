/* Bulletins and newspapers: lists with a verdict, statements, enumerations. */
#include "base/table.h"
#include "snapshots/normalize/prose.h"
#include "tests/unit/flat_page.h"

static const char bulletin[] =
    "近日督查了2016年实事30个子项目,至9月10日,甲公园、乙公园、丙食堂等5个子项目已完成任务,"
    "丁路、戊路等12个子项目有序推进,庚桥、辛站等13个子项目进展滞后。|望各单位抓紧推进。";

static void test_bulletin(void **state)
{
    (void)state;
    page_is(cells(bulletin), NULL,
            "甲公园 +已完成任务\n乙公园 +已完成任务\n丙食堂 +已完成任务\n丁路 +有序推进\n戊路 +有序推进\n"
            "庚桥 +进展滞后\n辛站 +进展滞后");
    assert_true(warned(WARN_AGGREGATE));
}

static const char judged[] =
    "云陵县重点工作上半年进展情况的通报|一、进展较好的工作|"
    "（一）提前完成的工作（3项）：县融媒体中心改造、城南农贸市场搬迁、乡镇卫生院能力提升。|"
    "（二）超序时进度的工作。高标准农田建设完成6.2万亩，占年度任务的88.6%；"
    "老旧小区改造开工率100%、完工率61.5%，均快于序时进度。|二、进展滞后的工作|"
    "1．青年公寓建设项目。（责任单位：县住建局）目前仅完成地下室施工，进度滞后。|"
    "三、下一步工作要求|1．强化责任落实。各单位要确保年底全面完成。";

static void test_headings_judge(void **state)
{
    (void)state;
    page_is(cells(judged), NULL,
            "一、进展较好的工作>县融媒体中心改造 +提前完成的工作\n"
            "一、进展较好的工作>城南农贸市场搬迁 +提前完成的工作\n"
            "一、进展较好的工作>乡镇卫生院能力提升 +提前完成的工作\n"
            "一、进展较好的工作/（二）超序时进度的工作。>高标准农田建设 P:完成6.2万亩，占年度"
            "任务的88.6% +超序时进度的工作\n"
            "一、进展较好的工作/（二）超序时进度的工作。>老旧小区改造 P:开工率100%、完工率61.5% +均快于序时进度\n"
            "二、进展滞后的工作>1 青年公寓建设项目。 [*县住建局] P:目前仅完成地下室施工，进度"
            "滞后。 +进度滞后");
}

static const char counted[] =
    "2020年11月鹿鸣市目标任务完成情况通报|截至11月底，达到序时进度2项（地区生产总值、城镇调查失业率），"
    "占比20%；未达到序时进度（占比低于91.7%，下同）3项，占比30%，为：新建公路42公里、改造危桥31座；"
    "引进资金增长8%；组建文旅集团，启动总体规划修编。|推进缓慢的有湖滨大道、福利院迁建2项；"
    "公园二期（市林业局）、新增泊位600个（市城管局）等5项未启动。";

static void test_counts_cut_lists(void **state)
{
    (void)state;
    page_is(cells(counted), NULL,
            "地区生产总值 +达到序时进度\n"
            "城镇调查失业率 +达到序时进度\n"
            "新建公路42公里、改造危桥31座 +未达到序时进度\n"
            "引进资金增长8% +未达到序时进度\n"
            "组建文旅集团，启动总体规划修编 +未达到序时进度\n"
            "湖滨大道 +推进缓慢\n"
            "福利院迁建 +推进缓慢\n"
            "公园二期 [*市林业局] +未启动\n"
            "新增泊位600个 [*市城管局] +未启动");
}

static const char newspaper[] =
    "十大民生实事成绩单出炉|记者从市政府获悉，云瓯市18个民生实事项目，截至6月底3项完成年度目标。|"
    "提前完成3项|“送戏下乡”演出90场，超额完成年度目标（50场）的180%；新增城市书房6家，完成年度目标。|"
    "未达节点目标1项|既有住宅加装电梯完工13台，未达到半年节点目标（40台）。市住建局表示，将上门协调。";

static void test_newspaper(void **state)
{
    (void)state;
    page_is(cells(newspaper), NULL,
            "提前完成3项>送戏下乡 P:演出90场，超额完成年度目标（50场）的180% "
            "+超额完成年度目标\n"
            "提前完成3项>新增城市书房 P:6家，完成年度目标 +提前完成\n"
            "未达节点目标1项>既有住宅加装电梯 P:完工13台，未达到半年节点目标（40台） +未达到"
            "半年节点目标");
}

static const char enumerated[] =
    "岚阳市重点工作前三季度推进情况的通报|222项工作中，已完成37项，占16.7%；欠序时进度19项，占8.6%。|"
    "欠序时进度的19项中，需要盯办的有3项。一是新增停车泊位3000个，截至9月底新增1420个；"
    "二是改造管网86公里，完成36%；三是新建菜市场9个，目前仅建成3个，进度滞后。";

static void test_enumerations(void **state)
{
    (void)state;
    page_is(cells(enumerated), NULL,
            "新增停车泊位3000个 P:截至9月底新增1420个 +欠序时进度\n"
            "改造管网86公里 P:完成36% +欠序时进度\n"
            "新建菜市场9个 P:目前仅建成3个，进度滞后 +进度滞后");
}

static const char detailed[] =
    "辰湖区2022年上半年民生工程推进会|学前教育促进、妇幼健康、智慧养老等项目达到序时进度。其中，学前教育促进工程新增学位1260个；"
    "妇幼健康工程免费婚检2760人，占年度任务的53.1%。|计划7月底前开工的雨污分流改造、老城改线工程，因土地报批未落实，至今未开工。|"
    "绿源发电项目完成年度投资计划的38%，柳沟水库除险完成年度投资计划的29.4%，均严重滞后。";

static void test_details_of_listed_tasks(void **state)
{
    (void)state;
    page_is(cells(detailed), NULL,
            "学前教育促进 P:新增学位1260个 +达到序时进度\n"
            "妇幼健康 P:免费婚检2760人，占年度任务的53.1% +达到序时进度\n"
            "智慧养老 +达到序时进度\n"
            "雨污分流改造 P:因土地报批未落实，至今未开工 +至今未开工\n"
            "老城改线工程 P:因土地报批未落实，至今未开工 +至今未开工\n"
            "绿源发电项目 P:完成年度投资计划的38% +均严重滞后\n"
            "柳沟水库除险 P:完成年度投资计划的29.4% +均严重滞后");
}

static const char referred[] =
    "清漳县确定事项半年度办理情况的通报|1.已办结5项。第7项、第13项已通过县级验收；第28项提前完成全年任务，发放助学金1317万元。|"
    "2.进度滞后5项。第4项完成投资1.9亿元，为年度计划的23.5%；第25项、第33项均因规划调整进度滞后。|"
    "由县民政局负责的第1件、县卫健局负责的第17、18件事项进展滞后。";

static void test_references(void **state)
{
    (void)state;
    page_is(cells(referred), NULL,
            "1.已办结5项。>7 第7项 +已通过县级验收\n"
            "1.已办结5项。>13 第13项 +已通过县级验收\n"
            "1.已办结5项。>28 第28项 P:提前完成全年任务，发放助学金1317万元 +提前完成全年任务"
            "\n"
            "2.进度滞后5项。>4 第4项 P:完成投资1.9亿元，为年度计划的23.5% +进度滞后\n"
            "2.进度滞后5项。>25 第25项 P:均因规划调整进度滞后 +均因规划调整进度滞后\n"
            "2.进度滞后5项。>33 第33项 P:均因规划调整进度滞后 +均因规划调整进度滞后\n"
            "1 第1件 [*县民政局] +进展滞后\n"
            "17 第17、18件 [*县卫健局] +事项进展滞后");
}

static const char bare_lists[] =
    "2020年云台市主要指标完成情况通报|2020年11月份|（一）超额完成进度的指标（2项）|"
    "规模以上工业增加值、实际利用外资。|（二）未达进度的指标（2项）|社会消费品零售总额、旅游总收入。";

static void test_lists_under_headings(void **state)
{
    (void)state;
    page_is(cells(bare_lists), NULL,
            "（一）超额完成进度的指标（2项）>规模以上工业增加值 +超额完成进度的指标\n"
            "（一）超额完成进度的指标（2项）>实际利用外资 +超额完成进度的指标\n"
            "（二）未达进度的指标（2项）>社会消费品零售总额 +未达进度的指标\n"
            "（二）未达进度的指标（2项）>旅游总收入 +未达进度的指标");
}

static const char traditional_prose[] =
    "鶴溪縣重點目標任務前三季度完成情況的通報|規模以上工業增加值、進出口總額2項指標超序時進度;旅游總收入、實際利用外資2項指標未達序時進度,主要受疫情影響。|"
    "(一)已完成。農村危房清零、實驗室建設2項走在前列,已全部完成。";

static void test_traditional_bulletin(void **state)
{
    (void)state;
    page_is(cells(traditional_prose), NULL,
            "規模以上工業增加值 +超序時進度\n"
            "進出口總額 +超序時進度\n"
            "旅游總收入 +未達序時進度\n"
            "實際利用外資 +未達序時進度\n"
            "(一)已完成。>農村危房清零 +已全部完成\n"
            "(一)已完成。>實驗室建設 +已全部完成");
}

static const char colons[] =
    "关于2021年1-10月重点项目推进情况的通报|一、推进较快项目|松桥改造工程、智慧物流园、城北热源厂等项目"
    "提前完成年度投资计划。|二、推进滞后项目|1、市体育中心（责任单位：市体育局）：年度计划投资4.5亿元，"
    "完成投资1.2亿元。|2、站前广场（责任单位：市交通局）：年度计划投资2亿元，尚未开工。";

static void test_titles_before_colons(void **state)
{
    (void)state;
    page_is(cells(colons), NULL,
            "一、推进较快项目>松桥改造工程 +提前完成年度投资计划\n"
            "一、推进较快项目>智慧物流园 +提前完成年度投资计划\n"
            "一、推进较快项目>城北热源厂 +提前完成年度投资计划\n"
            "二、推进滞后项目>1 市体育中心 [*市体育局] P:年度计划投资4.5亿元，完成投资1.2亿元"
            "。 +推进滞后项目\n"
            "二、推进滞后项目>2 站前广场 [*市交通局] P:年度计划投资2亿元，尚未开工。 +尚未开"
            "工");
}

static const char numbers_only[] =
    "清源市2023年民生实事前三季度办理情况的通报|年初确定的20件民生实事，已完成6件，进展滞后3件。|"
    "一、完成情况|第1件、第3件、第8、9件已全面完成，第12件提前完成并通过验收。|二、滞后情况|"
    "第5件征地尚未完成，进度滞后。第16、17件均低于序时进度。";

static void test_references_by_themselves(void **state)
{
    (void)state;
    page_is(cells(numbers_only), NULL,
            "一、完成情况>1 第1件 +已全面完成\n"
            "一、完成情况>3 第3件 +已全面完成\n"
            "一、完成情况>8 第8、9件 +已全面完成\n"
            "一、完成情况>12 第12件 P:提前完成并通过验收 +提前完成并通过验收\n"
            "二、滞后情况>5 第5件 P:征地尚未完成，进度滞后 +进度滞后\n"
            "二、滞后情况>16 第16、17件 P:均低于序时进度 +均低于序时进度");
}

/* Shares among the counts are no tasks where the laggards are listed. */
static const char laggards[] =
    "安澜市关于2021年上半年重点任务完成情况的通报|一、总体情况|1-6月，2项超序时进度，分别是："
    "工业增加值增长9.8%、固定资产投资增长12.1%；重点任务96项，进展滞后3项。|二、进展滞后任务|"
    "（一）完成棚户区改造2600套。目前开工1240套，进度滞后。（责任单位：市住建局）|"
    "（二）建成通车北环快速路一期。仅完成路基工程的45%，进展缓慢。（责任单位：市交通局）|"
    "（三）竣工验收市妇幼保健院新院。主体未封顶，欠序时进度。（责任单位：市卫健委）";

static void test_laggards_behind_counts(void **state)
{
    (void)state;
    page_is(cells(laggards), NULL,
            "二、进展滞后任务>1 完成棚户区改造2600套。 [*市住建局] P:目前开工1240套，进度滞后。 +进度滞后\n"
            "二、进展滞后任务>2 建成通车北环快速路一期。 [*市交通局] P:仅完成路基工程的45%，"
            "进展缓慢。 +进展缓慢\n"
            "二、进展滞后任务>3 竣工验收市妇幼保健院新院。 [*市卫健委] P:主体未封顶，欠序时进度。"
            " +欠序时进度");
}

static const char quoted[] =
    "溪川市2021年目标任务上半年完成情况通报|重点任务31项，达到序时进度28项；未达到序时进度3项，占比9.7%，"
    "分别为“建成10个绿色矿山”“推进机场、综合码头开工”“新增泊位3000个”。|"
    "进展较快的项目有：松江大桥、光电产业园，均超序时进度。进展较慢的项目主要有：|"
    "沿江大道：因征迁未完成，完成投资3.6亿元，仅占年度计划的28.1%，进度滞后。|"
    "古港码头二期：受资金影响尚未开工。";

/* Quotes part names as 、 does; what all names share may stand behind them; a colon parts a name
 * from its cell. */
static void test_quotes_and_colons(void **state)
{
    (void)state;
    page_is(cells(quoted), NULL,
            "建成10个绿色矿山 +未达到序时进度\n推进机场、综合码头开工 +未达到序时进度\n"
            "新增泊位3000个 +未达到序时进度\n松江大桥 +均超序时进度\n光电产业园 +均超序时进度\n"
            "进展较慢的项目主要有：>沿江大道 P:因征迁未完成，完成投资3.6亿元，仅占年度计划的28.1%，"
            "进度滞后。 +因征迁未完成\n"
            "进展较慢的项目主要有：>古港码头二期 P:受资金影响尚未开工。 +受资金影响尚未开工");
}

/* A name ends where most speaks for it: at its owner, before a part of the works, a verb with a
 * quantity, a date; a figure before its owner is its target. */
static const char bounds[] =
    "甲川市2023年重点任务10月份进展情况通报|一、达到序时进度的项目|"
    "新建社区食堂40家(市民政局),已建成31家;公厕覆盖率达到98%(市城管局),前三季度为97.2%等9个子项。|"
    "二、其他项目|3项未达序时进度:规上工业增加值同比下降1.8%,与目标差距较大;固定资产投资1-9月增长4.1%,"
    "低于目标5.9个百分点;数字平台采购两次流标,尚未签订合同。|"
    "(一)民生项目总体平稳。苹果加工项目设备安装基本结束,达到序时进度;健身路径更新安装器材410件,"
    "为年度计划的82%;城东停车场设备招标流标,处于滞后状态。|"
    "(二)公共服务。关于增设过街天桥的建议(区住建局承办),天桥已建成;市图书馆24小时书房完成选址,按计划装修;"
    "新增停车位5000个目前只完成1680个,进度滞后。";

static void test_where_names_end(void **state)
{
    (void)state;
    page_is(cells(bounds), NULL,
            "一、达到序时进度的项目>新建社区食堂40家 [*市民政局] P:已建成31家 +达到序时进度的项目\n"
            "一、达到序时进度的项目>公厕覆盖率达到98% [*市城管局] P:前三季度为97.2% "
            "+达到序时进度的项目\n"
            "二、其他项目>规上工业增加值 P:同比下降1.8%,与目标差距较大 +与目标差距较大\n"
            "二、其他项目>固定资产投资 P:1-9月增长4.1%,低于目标5.9个百分点 +未达序时进度\n"
            "二、其他项目>数字平台采购 P:两次流标,尚未签订合同 +未达序时进度\n"
            "二、其他项目/(一)民生项目总体平稳。>苹果加工项目 P:设备安装基本结束,达到序时进度 "
            "+达到序时进度\n"
            "二、其他项目/(一)民生项目总体平稳。>健身路径更新 P:安装器材410件,为年度计划的82% "
            "+民生项目总体平稳\n"
            "二、其他项目/(一)民生项目总体平稳。>城东停车场 P:设备招标流标,处于滞后状态 "
            "+处于滞后状态\n"
            "二、其他项目/(二)公共服务。>关于增设过街天桥的建议 [*区住建局] P:天桥已建成 +天桥已建成\n"
            "二、其他项目/(二)公共服务。>市图书馆24小时书房 P:完成选址,按计划装修 +按计划装修\n"
            "二、其他项目/(二)公共服务。>新增停车位5000个 P:目前只完成1680个,进度滞后 +进度滞后");
}

/* Sentences that judge those behind them; all names with one verdict behind them; eaten digits. */
static const char leads[] =
    "乙川市2023年民生实事推进情况|完成较好的有:公办学校扩容新增学位9200个(目标8000个),村卫生室建设改造136间,"
    "均超额完成全年任务。按序时推进的项目中,内涝点整治已完成38处中的31处。"
    "滞后的项目是妇女活动中心新建工程,因施工单位更换,仅完成总工程量的34%。|"
    "一是部分项目进展缓慢。北环旅游线完成投资3200万元,只占年度计划的21.3%;县档案馆因施工图反复修改,"
    "形象进度仅为18%。二是少数项目至今未开工。物流中心、粮食储备库等?项尚未动工。|"
    "以下2项任务推进缓慢:1.农村危房改造竣工率38.6%,其中石门镇不足20%;2.通村公路项目招标滞后,6月底才开工。";

static void test_leads(void **state)
{
    (void)state;
    page_is(cells(leads), NULL,
            "公办学校扩容 P:新增学位9200个(目标8000个) +均超额完成全年任务\n"
            "村卫生室建设改造 P:136间 +均超额完成全年任务\n"
            "内涝点整治 P:已完成38处中的31处 +按序时推进\n"
            "妇女活动中心新建工程 P:因施工单位更换,仅完成总工程量的34% +滞后\n"
            "北环旅游线 P:完成投资3200万元,只占年度计划的21.3% +部分项目进展缓慢\n"
            "县档案馆 P:因施工图反复修改,形象进度仅为18% +部分项目进展缓慢\n"
            "物流中心 +尚未动工\n"
            "粮食储备库 +尚未动工\n"
            "1 农村危房改造 P:竣工率38.6%,其中石门镇不足20% +推进缓慢\n"
            "2 通村公路项目 P:招标滞后,6月底才开工 +推进缓慢");
}

static const char by_default[] =
    "海陵市2022年10月重点工程进展情况|全市重点工程30项，已完成9项，滞后6项。|已完成：9项|●东湖新建绿道14公里|●市第三医院门诊楼|"
    "滞后|●北站停车楼，投资主体尚未确定。|——冷链物流园（市商务局）。设备采购两次流标。|一是县文化中心。幕墙单位更换。|"
    "分别为（列前2个）：|下步打算|请各单位加快北湖路改造，确保年底完工。";

/* Below what judges each piece is a task, whatever is said of it. */
static void test_pieces_by_default(void **state)
{
    (void)state;
    page_is(cells(by_default), NULL,
            "已完成：9项>东湖新建绿道14公里 +已完成\n"
            "已完成：9项>市第三医院门诊楼 +已完成\n"
            "滞后>北站停车楼 P:投资主体尚未确定 +滞后\n"
            "滞后>冷链物流园 [*市商务局] P:设备采购两次流标。 +滞后\n"
            "滞后>县文化中心 P:幕墙单位更换。 +滞后");
}

static const char phrases[] =
    "海陵市2022年一季度重点目标进展情况|重点目标36项，达到序时进度31项。|一、经济发展|"
    "除农村危房改造（210户）、雨污管网改造（38公里）因批复较晚未达序时进度外，其余10项均达序时进度，"
    "包括老旧小区改造（22个）、“四好农村路”（160公里）等。|二、城市建设|"
    "以滨江公园二期、站前广场改造为代表的26项工作，均按时间节点推进。|三、民生实事|"
    "32项实事，已完成21项，进度滞后2项，具体为：新开公交线路6条、优化12条；建成基站1500个以上。|"
    "四、建议办理|第11件“增设过街天桥”已办结。第26件“职专新校区建设”，土地报批滞后。|"
    "五、前期工作|规划选址、用地预审等手续按节点办理，暂无滞后项目。";

static void test_set_phrases(void **state)
{
    (void)state;
    page_is(cells(phrases), NULL,
            "一、经济发展>农村危房改造（210户） +因批复较晚未达序时进度\n"
            "一、经济发展>雨污管网改造（38公里） +因批复较晚未达序时进度\n"
            "一、经济发展>老旧小区改造（22个） +均达序时进度\n"
            "一、经济发展>“四好农村路”（160公里） +均达序时进度\n"
            "二、城市建设>滨江公园二期 +均按时间节点推进\n"
            "二、城市建设>站前广场改造 +均按时间节点推进\n"
            "三、民生实事>新开公交线路6条、优化12条 +进度滞后\n"
            "三、民生实事>建成基站1500个以上 +进度滞后\n"
            "四、建议办理>11 增设过街天桥 P:已办结 +已办结\n"
            "四、建议办理>26 职专新校区建设 P:土地报批滞后 +土地报批滞后");
}

static const char by_whom[] =
    "近期督查情况|二、进展滞后项目|滞后3项,为:甲公园(市园林局牵头)、乙学校扩建(市教育局负责实施)、丙路改造(市交通局承办)。";

static void test_who_answers_in_brackets(void **state)
{
    (void)state;
    page_is(cells(by_whom), NULL,
            "二、进展滞后项目>甲公园 [*市园林局] +滞后\n"
            "二、进展滞后项目>乙学校扩建 [*市教育局] +滞后\n"
            "二、进展滞后项目>丙路改造 [*市交通局] +滞后");
}

/* Every row of bulletins.tsv is of a kind that something reads. */
static void test_kinds_of_words(void **state)
{
    (void)state;
    const struct table *rows = table_get("bulletins");
    struct page page = { .a = arena };
    struct bulletin b = { .p = &page };
    size_t read = 0;
    bulletin_words(&b);
    for (int kind = 0; kind < WORD_KINDS; kind++) {
        assert_true(b.words[kind].n > 0);
        read += b.words[kind].n;
    }
    for (size_t i = 0; i < rows->n; i++)
        read += str_is(rows->v[i].cell[1], "leads") || /* flat_lead.c */
                str_is(rows->v[i].cell[1], "trouble"); /* flat_list.c */
    assert_int_equal(read, rows->n);
}

static const char *const fixtures[] = {
    bulletin, judged, counted, newspaper, enumerated, detailed, referred, bare_lists,
    traditional_prose, colons, numbers_only, laggards, quoted,
    bounds, leads, by_default, phrases, by_whom,
};

static void test_truncation(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof fixtures / sizeof *fixtures; i++)
        cut_everywhere(cells(fixtures[i]), 3);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(test_bulletin),
        TEST(test_headings_judge),
        TEST(test_counts_cut_lists),
        TEST(test_newspaper),
        TEST(test_enumerations),
        TEST(test_details_of_listed_tasks),
        TEST(test_references),
        TEST(test_lists_under_headings),
        TEST(test_traditional_bulletin),
        TEST(test_titles_before_colons),
        TEST(test_references_by_themselves),
        TEST(test_laggards_behind_counts),
        TEST(test_quotes_and_colons),
        TEST(test_where_names_end),
        TEST(test_leads),
        TEST(test_pieces_by_default),
        TEST(test_set_phrases),
        TEST(test_who_answers_in_brackets),
        TEST(test_kinds_of_words),
        TEST(test_truncation),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
