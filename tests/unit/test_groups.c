/* A name that stands over several tasks is their section, in whatever container the table comes; a
 * name beside its target is the task. Fixtures: cells parted by bars, ^ is merged with the cell
 * above. */
#include "tests/unit/lossless.h"

#include "tests/unit/flat_page.h"
#include "tests/unit/written.h"

struct fixture {
    const char *name, *table, *wanted;
};

/* Each was labelled before it was read. */
static const struct fixture fixtures[] = {
    { "owners merged too",
      "序号|项目名称|年度建设任务|进展情况|责任单位\n"
      "1|水利惠民|除险加固小型水库4座。|3座完工,1座完成坝体灌浆。|县水利局\n"
      "^|^|治理中小河流12公里。|治理河道9公里。|^\n"
      "^|^|新建农村水厂2座。|两座水厂通水。|^\n"
      "2|文化下乡|送戏下乡120场。|已演出108场。|县文化旅游局\n"
      "3|食品安全|食品抽检3000批次。|抽检2750批次,合格率98.6%。|县市场监管局\n"
      "4|畅通出行|新增公共停车位800个。|新增停车位620个。|县城管局、县公安局\n"
      "^|^|打通断头路3条。|打通2条,青云路正在铺设管线。|^\n",
      "水利惠民>1 除险加固小型水库4座。 [*县水利局] P:3座完工,1座完成坝体灌浆。\n"
      "水利惠民>1 治理中小河流12公里。 [*县水利局] P:治理河道9公里。\n"
      "水利惠民>1 新建农村水厂2座。 [*县水利局] P:两座水厂通水。\n"
      "文化下乡>2 送戏下乡120场。 [*县文化旅游局] P:已演出108场。\n"
      "食品安全>3 食品抽检3000批次。 [*县市场监管局] P:抽检2750批次,合格率98.6%。\n"
      "畅通出行>4 新增公共停车位800个。 [*县城管局 县公安局] P:新增停车位620个。\n"
      "畅通出行>4 打通断头路3条。 [*县城管局 县公安局] P:打通2条,青云路正在铺设管线。\n" },
    { "owner before, issues behind",
      "序号|领域|年度目标任务|牵头单位|前三季度完成情况|存在问题\n"
      "1|就业|城镇新增就业5200人。|市人社局|城镇新增就业4630人。|——\n"
      "^|^|开展职业技能培训3600人次。|^|培训2900人次。|部分企业积极性不高。\n"
      "2|养老|新增养老床位400张。|市民政局|新增床位260张。|建设资金不足。\n"
      "3|托育|新增普惠托位900个。|市卫健委|新增托位930个。|——\n"
      "^|^|培训育婴人员500人。|^|已培训430人。|——\n",
      "就业>1 城镇新增就业5200人。 [*市人社局] P:城镇新增就业4630人。\n"
      "就业>1 开展职业技能培训3600人次。 [*市人社局] P:培训2900人次。 I:部分企业积极性不高。\n"
      "养老>2 新增养老床位400张。 [*市民政局] P:新增床位260张。 I:建设资金不足。\n"
      "托育>3 新增普惠托位900个。 [*市卫健委] P:新增托位930个。\n"
      "托育>3 培训育婴人员500人。 [*市卫健委] P:已培训430人。\n" },
    { "a name no table knows, owners of their own",
      "序号|工程|主要任务|完成情况|责任单位\n"
      "1|蓝天工程|淘汰老旧柴油货车600辆。|淘汰老旧货车488辆。|市生态环境局\n"
      "^|^|完成钢铁企业超低排放改造5家。|3家完成改造。|市工信局\n"
      "2|碧水工程|新建污水管网66公里。|建成管网52公里。|市住建局\n"
      "^|^|整治黑臭水体4条。|4条全部销号。|市水务局\n"
      "3|净土工程|修复受污染地块3处。|修复1处,另2处正在施工。|市自然资源局\n",
      "蓝天工程>1 淘汰老旧柴油货车600辆。 [*市生态环境局] P:淘汰老旧货车488辆。\n"
      "蓝天工程>1 完成钢铁企业超低排放改造5家。 [*市工信局] P:3家完成改造。\n"
      "碧水工程>2 新建污水管网66公里。 [*市住建局] P:建成管网52公里。\n"
      "碧水工程>2 整治黑臭水体4条。 [*市水务局] P:4条全部销号。\n"
      "净土工程>3 修复受污染地块3处。 [*市自然资源局] P:修复1处,另2处正在施工。\n" },
    { "a timed target is the task",
      "序号|实事名称|2023年目标任务|上半年进展|责任单位\n"
      "1|城市更新|改造老旧小区26个。|开工22个,完工9个。|区住建局\n"
      "^|^|加装电梯80部。|加装电梯46部。|区住建局\n"
      "^|^|新建口袋公园10个。|建成口袋公园4个。|区城管局\n"
      "2|优质教育|新改扩建幼儿园6所。|6所均已开工。|区教育局\n"
      "3|智慧医疗|建成互联网医院2家。|1家上线运行。|区卫健局\n",
      "城市更新>1 改造老旧小区26个。 [*区住建局] P:开工22个,完工9个。\n"
      "城市更新>1 加装电梯80部。 [*区住建局] P:加装电梯46部。\n"
      "城市更新>1 新建口袋公园10个。 [*区城管局] P:建成口袋公园4个。\n"
      "优质教育>2 新改扩建幼儿园6所。 [*区教育局] P:6所均已开工。\n"
      "智慧医疗>3 建成互联网医院2家。 [*区卫健局] P:1家上线运行。\n" },
    { "no numbers",
      "项目名称|建设任务|工作进展|责任单位\n"
      "农村公路|新改建农村公路55公里。|已完成路基41公里、路面30公里。|县交通运输局\n"
      "^|改造危桥7座。|完成5座,其余2座正在架梁。|县公路中心\n"
      "清洁能源|新建充电桩350根。|建成充电桩288根。|县发改局\n"
      "^|新增天然气用户4000户。|新增用户3112户。|县住建局\n"
      "便民服务|设立乡村邮政服务点60个。|已设立60个。|县邮政分公司\n",
      "农村公路>新改建农村公路55公里。 [*县交通运输局] P:已完成路基41公里、路面30公里。\n"
      "农村公路>改造危桥7座。 [*县公路中心] P:完成5座,其余2座正在架梁。\n"
      "清洁能源>新建充电桩350根。 [*县发改局] P:建成充电桩288根。\n"
      "清洁能源>新增天然气用户4000户。 [*县住建局] P:新增用户3112户。\n"
      "便民服务>设立乡村邮政服务点60个。 [*县邮政分公司] P:已设立60个。\n" },
    { "named projects with targets",
      "序号|项目名称|年度目标|进展情况|责任单位\n"
      "1|城北大道工程|完成路基施工。|路基完成82%。|市住建局\n"
      "2|青龙湾水库扩容工程|大坝填筑至120米高程。|大坝填筑至116米高程。|市水利局\n"
      "3|市第三人民医院迁建项目|主体结构封顶。|门诊楼封顶,住院楼施工至九层。|市卫健委\n"
      "4|滨江文化中心|完成投资3.2亿元。|完成投资2.1亿元。|市文旅局\n",
      "1 城北大道工程 [*市住建局] T:完成路基施工。 P:路基完成82%。\n"
      "2 青龙湾水库扩容工程 [*市水利局] T:大坝填筑至120米高程。 P:大坝填筑至116米高程。\n"
      "3 市第三人民医院迁建项目 [*市卫健委] T:主体结构封顶。 P:门诊楼封顶,住院楼施工至九层。\n"
      "4 滨江文化中心 [*市文旅局] T:完成投资3.2亿元。 P:完成投资2.1亿元。\n" },
    { "two levels",
      "类别|项目名称|年度任务|三季度进展|牵头单位\n"
      "民生|住有所居|筹集保障性租赁住房1500套。|筹集1620套。|市住建局\n"
      "^|^|发放租赁补贴2200户。|发放补贴1980户。|市住建局\n"
      "^|学有所教|新增学位4500个。|新增学位4500个。|市教育局\n"
      "生态|绿满全城|新建绿道38公里。|建成绿道29公里。|市园林局\n"
      "^|^|义务植树60万株。|植树66万株。|市林业局\n",
      "民生/住有所居>筹集保障性租赁住房1500套。 [*市住建局] P:筹集1620套。\n"
      "民生/住有所居>发放租赁补贴2200户。 [*市住建局] P:发放补贴1980户。\n"
      "民生/学有所教>新增学位4500个。 [*市教育局] P:新增学位4500个。\n"
      "生态/绿满全城>新建绿道38公里。 [*市园林局] P:建成绿道29公里。\n"
      "生态/绿满全城>义务植树60万株。 [*市林业局] P:植树66万株。\n" },
    { "one group of several",
      "序号|事项名称|年度目标|完成情况|责任单位\n"
      "1|助残服务|为残疾人适配辅助器具900件。|适配辅助器具760件。|市残联\n"
      "2|健康体检|免费为老年人体检2.6万人。|体检2.31万人。|市卫健委\n"
      "3|平安校园|新建校园智慧消防系统30套。|安装24套。|市教育局\n"
      "^|^|改造校园厨房18个。|改造完成18个。|市市场监管局\n"
      "4|法律援助|办理法律援助案件1100件。|办理案件870件。|市司法局\n"
      "5|便民出行|新增公交线路5条。|新开通公交线路4条。|市交通局\n",
      "助残服务>1 为残疾人适配辅助器具900件。 [*市残联] P:适配辅助器具760件。\n"
      "健康体检>2 免费为老年人体检2.6万人。 [*市卫健委] P:体检2.31万人。\n"
      "平安校园>3 新建校园智慧消防系统30套。 [*市教育局] P:安装24套。\n"
      "平安校园>3 改造校园厨房18个。 [*市市场监管局] P:改造完成18个。\n"
      "法律援助>4 办理法律援助案件1100件。 [*市司法局] P:办理案件870件。\n"
      "便民出行>5 新增公交线路5条。 [*市交通局] P:新开通公交线路4条。\n" },
    { "group before the number",
      "领域|序号|任务内容|进展情况|责任单位\n"
      "产业|1|新增规上工业企业25家。|新增17家。|区工信局\n"
      "^|2|实施技改项目40个。|实施技改项目43个。|区工信局\n"
      "城建|3|改造雨污管网22公里。|改造管网13公里。|区住建局\n"
      "^|4|新建停车场3处。|新建停车场1处。|区城管局\n"
      "^|5|建设城市书房4个。|建成城市书房4个。|区文旅局\n",
      "产业>1 新增规上工业企业25家。 [*区工信局] P:新增17家。\n"
      "产业>2 实施技改项目40个。 [*区工信局] P:实施技改项目43个。\n"
      "城建>3 改造雨污管网22公里。 [*区住建局] P:改造管网13公里。\n"
      "城建>4 新建停车场3处。 [*区城管局] P:新建停车场1处。\n"
      "城建>5 建设城市书房4个。 [*区文旅局] P:建成城市书房4个。\n" },
    { "figures as targets",
      "序号|指标名称|年度目标|完成情况|责任单位\n"
      "1|一般公共预算收入|48.5亿元|37.2亿元|市财政局\n"
      "2|社会消费品零售总额|增长8%|增长6.9%|市商务局\n"
      "3|城镇新增就业|1.2万人|1.05万人|市人社局\n"
      "4|空气优良天数比例|92%以上|93.4%|市生态环境局\n",
      "1 一般公共预算收入 [*市财政局] T:48.5亿元 P:37.2亿元\n"
      "2 社会消费品零售总额 [*市商务局] T:增长8% P:增长6.9%\n"
      "3 城镇新增就业 [*市人社局] T:1.2万人 P:1.05万人\n"
      "4 空气优良天数比例 [*市生态环境局] T:92%以上 P:93.4%\n" },
    { "named projects under a name that mostly names tasks",
      "序号|项目名称|目标任务|进展情况|责任单位\n"
      "1|云桥至南渡公路|完成路基工程的60%。|路基完成57%。|县交通运输局\n"
      "2|县污水处理厂二期|主体工程完工。|设备安装调试。|县住建局\n"
      "3|白鹭湖湿地公园|完成投资1.2亿元。|完成投资0.9亿元。|县林业局\n",
      "1 云桥至南渡公路 [*县交通运输局] T:完成路基工程的60%。 P:路基完成57%。\n"
      "2 县污水处理厂二期 [*县住建局] T:主体工程完工。 P:设备安装调试。\n"
      "3 白鹭湖湿地公园 [*县林业局] T:完成投资1.2亿元。 P:完成投资0.9亿元。\n" },
    { "no figures, no stops",
      "序号|重点领域|年度工作目标|完成情况|责任部门\n"
      "1|营商环境|推行企业开办一网通办|企业开办时间压缩至半个工作日|区行政审批局\n"
      "^|^|建立惠企政策直达机制|上线惠企政策86项|区发改局\n"
      "2|基层治理|完善网格化服务管理体系|配备专职网格员420人|区委政法委\n"
      "^|^|开展矛盾纠纷大排查|化解纠纷1130件|区司法局\n"
      "3|安全生产|推进重大隐患动态清零|整改隐患218处|区应急局\n",
      "营商环境>1 推行企业开办一网通办 [*区行政审批局] P:企业开办时间压缩至半个工作日\n"
      "营商环境>1 建立惠企政策直达机制 [*区发改局] P:上线惠企政策86项\n"
      "基层治理>2 完善网格化服务管理体系 [*区委政法委] P:配备专职网格员420人\n"
      "基层治理>2 开展矛盾纠纷大排查 [*区司法局] P:化解纠纷1130件\n"
      "安全生产>3 推进重大隐患动态清零 [*区应急局] P:整改隐患218处\n" },
    { "issues and next steps behind",
      "序号|项目名称|年度目标|牵头单位|进展情况|存在问题|下步打算\n"
      "1|健康提升|改扩建乡镇卫生院3所。|县卫健局|2所完工。|1所用地未批。|9月底前开工。\n"
      "^|^|为适龄女生接种疫苗2500人。|^|接种2210人。|——|年底前全部接种。\n"
      "2|清洁家园|改造农村户厕1800户。|县农业农村局|改造1620户。|——|11月底前完成。\n"
      "^|^|新建垃圾中转站2座。|县城管局|1座投用。|资金缺口300万元。|争取专项债。\n",
      "健康提升>1 改扩建乡镇卫生院3所。 [*县卫健局] P:2所完工。 I:1所用地未批。 N:9月底前开工。\n"
      "健康提升>1 为适龄女生接种疫苗2500人。 [*县卫健局] P:接种2210人。 N:年底前全部接种。\n"
      "清洁家园>2 改造农村户厕1800户。 [*县农业农村局] P:改造1620户。 N:11月底前完成。\n"
      "清洁家园>2 新建垃圾中转站2座。 [*县城管局] P:1座投用。 I:资金缺口300万元。 N:争取专项债。\n" },
    { "responsible office before everything",
      "责任单位|工程名称|建设内容|三季度进展\n"
      "市住建局|安居工程|开工改造棚户区住房3400套。|已开工3150套。\n"
      "^|^|改造农村危房260户。|竣工231户。\n"
      "市水务局|节水工程|改造老旧供水管网70公里。|改造58公里。\n"
      "^|^|创建节水型小区24个。|创建24个。\n",
      "安居工程>开工改造棚户区住房3400套。 [*市住建局] P:已开工3150套。\n"
      "安居工程>改造农村危房260户。 [*市住建局] P:竣工231户。\n"
      "节水工程>改造老旧供水管网70公里。 [*市水务局] P:改造58公里。\n"
      "节水工程>创建节水型小区24个。 [*市水务局] P:创建24个。\n" },
    { "projects of one row with what is built",
      "序号|项目名称|建设内容|年度目标|进展情况|责任单位\n"
      "1|南湖污水处理厂|新建日处理5万吨污水处理厂。|主体完工。|主体完工,正在安装设备。|市住建局\n"
      "2|东站综合枢纽|新建长途客运站及配套路网。|完成站房主体。|站房施工至二层。|市交投集团\n",
      "1 南湖污水处理厂 [*市住建局] T:主体完工。 P:主体完工,正在安装设备。 +新建日处理5万吨污水处理厂。\n"
      "2 东站综合枢纽 [*市交投集团] T:完成站房主体。 P:站房施工至二层。 +新建长途客运站及配套路网。\n" },
    { "names that begin with a deed",
      "序号|实事项目|年度目标|进展情况|责任单位\n"
      "1|实施农村饮水安全巩固提升工程|新建供水工程6处。|5处通水。|市水利局\n"
      "^|^|改造管网120公里。|改造98公里。|^\n"
      "2|推进老旧小区改造工程|改造小区18个,涉及3200户。|完工11个。|市住建局\n"
      "3|实施健康守护工程|完成适龄妇女“两癌”筛查1.8万人。|筛查1.66万人。|市卫健委\n",
      "实施农村饮水安全巩固提升工程>1 新建供水工程6处。 [*市水利局] P:5处通水。\n"
      "实施农村饮水安全巩固提升工程>1 改造管网120公里。 [*市水利局] P:改造98公里。\n"
      "推进老旧小区改造工程>2 改造小区18个,涉及3200户。 [*市住建局] P:完工11个。\n"
      "实施健康守护工程>3 完成适龄妇女“两癌”筛查1.8万人。 [*市卫健委] P:筛查1.66万人。\n" },
    { "names given in every row",
      "工作名称|具体目标|责任单位|完成情况\n"
      "乡村振兴|建设和美乡村示范村12个。|县农业农村局|建成7个。\n"
      "乡村振兴|新建冷库5座。|县商务局|建成5座。\n"
      "数字政府|上线政务服务事项300项。|县行政审批局|上线268项。\n"
      "数字政府|建成视频监控点位900个。|县公安局|建成640个。\n",
      "乡村振兴>建设和美乡村示范村12个。 [*县农业农村局] P:建成7个。\n"
      "乡村振兴>新建冷库5座。 [*县商务局] P:建成5座。\n"
      "数字政府>上线政务服务事项300项。 [*县行政审批局] P:上线268项。\n"
      "数字政府>建成视频监控点位900个。 [*县公安局] P:建成640个。\n" },
    { "no stops, quantities",
      "序号|项目名称|年度目标|完成情况|责任单位\n"
      "1|职业技能提升行动|培训1.2万人次|培训9600人次|市人社局\n"
      "^|^|新增高技能人才800人|新增650人|^\n"
      "2|青年就业见习|募集见习岗位500个|募集460个|市人社局\n"
      "3|公共体育惠民|新建健身步道30公里|建成22公里|市体育局\n"
      "^|^|举办群众赛事60场|举办51场|^\n",
      "职业技能提升行动>1 培训1.2万人次 [*市人社局] P:培训9600人次\n"
      "职业技能提升行动>1 新增高技能人才800人 [*市人社局] P:新增650人\n"
      "青年就业见习>2 募集见习岗位500个 [*市人社局] P:募集460个\n"
      "公共体育惠民>3 新建健身步道30公里 [*市体育局] P:建成22公里\n"
      "公共体育惠民>3 举办群众赛事60场 [*市体育局] P:举办51场\n" },
};

/* Only where rows are told apart: without bars nothing says that a name is missing. */
static const struct fixture in_rows[] = {
    { "milestones of one project",
      "序号|项目名称|阶段目标|完成情况|责任单位\n"
      "1|云溪水库扩建工程|3月底前完成招标。|已完成招标。|市水利局\n"
      "^|^|9月底前完成坝基开挖。|坝基开挖完成90%。|^\n"
      "2|滨江路延伸段|6月底前完成征拆。|征拆全部完成。|市住建局\n"
      "^|^|12月底前完成路基。|路基完成60%。|^\n",
      "1 云溪水库扩建工程 [*市水利局] T:3月底前完成招标。 P:已完成招标。 T:9月底前完成坝基开挖。 P:坝基开挖完成90%。\n"
      "2 滨江路延伸段 [*市住建局] T:6月底前完成征拆。 P:征拆全部完成。 T:12月底前完成路基。 P:路基完成60%。\n" },
};

enum { MOST_ROWS = 16, MOST_CELLS = 8 };

/* A fixture as cells; a null text is merged with the cell above. */
struct table_text {
    struct str cell[MOST_ROWS][MOST_CELLS];
    int rows, columns;
};

static struct table_text parse(const char *table)
{
    struct table_text t = { .rows = 0 };
    struct str rest = str_from(table), line, cell;
    while (str_next(&rest, STR("\n"), &line) && line.n) {
        t.columns = 0;
        while (str_next(&line, STR("|"), &cell))
            t.cell[t.rows][t.columns++] = str_is(cell, "^") ? STR_NULL : cell;
        t.rows++;
    }
    return t;
}

static const struct grid *as_grid(const struct table_text *t)
{
    struct grid *g = arena_make(arena, struct grid);
    g->rows = t->rows;
    g->columns = t->columns;
    for (int r = 0; r < t->rows; r++) {
        for (int c = 0; c < t->columns; c++) {
            int end = r + 1;
            if (!t->cell[r][c].p)
                continue;
            while (end < t->rows && !t->cell[end][c].p)
                end++;
            *list_push(arena, &g->cells) = (struct grid_cell){
                .text = t->cell[r][c], .row = r, .column = c, .rows = end - r, .columns = 1
            };
        }
    }
    return g;
}

/* The title of a page in front of its table. */
static struct buf titled(void)
{
    struct buf b = { .arena = arena };
    buf_addz(&b, "云洲市2023年民生实事前三季度进展情况\n\n");
    return b;
}

enum writing { BLANKS, SHORT, PADDED };

/* A line for each row: merged cells as blanks, left out, or left out and made up for at the end. */
static struct str as_bars(const struct table_text *t, enum writing how)
{
    struct buf b = titled();
    for (int r = 0; r < t->rows; r++, buf_addc(&b, '\n')) {
        int missing = 0;
        for (int c = 0; c < t->columns; c++) {
            missing += !t->cell[r][c].p;
            buf_add(&b, t->cell[r][c]);
            if (t->cell[r][c].p || how == BLANKS)
                buf_addz(&b, " | ");
        }
        for (int i = 0; i < missing && how == PADDED; i++)
            buf_addc(&b, '|');
    }
    return buf_str(&b);
}

/* A line or a paragraph for each cell. */
static struct str as_cells(const struct table_text *t, const char *end)
{
    struct buf b = titled();
    for (int r = 0; r < t->rows; r++)
        for (int c = 0; c < t->columns; c++) {
            if (!t->cell[r][c].p)
                continue;
            buf_add(&b, t->cell[r][c]);
            buf_addz(&b, end);
        }
    return buf_str(&b);
}

/* The tasks, without what differs among containers: which cells are shared. */
static struct str told(void)
{
    struct buf b = { .arena = arena };
    struct str rest = str_from(tasks()), line;
    while (str_next(&rest, STR("\n"), &line)) {
        size_t shared = str_find(line, STR(" ~"));
        buf_add(&b, shared == STR_NOT_FOUND ? line : str_slice(line, 0, shared));
        buf_addc(&b, '\n');
    }
    return buf_str(&b);
}

static size_t wrong;

static void reads(const struct fixture *f, const char *container, struct str bytes)
{
    report = (struct report){ 0 };
    doc = (struct document){ 0 };
    struct normalize_options options = { 0 };
    int code = document_read(arena, str_from(container), bytes, &doc, &err);
    code = code ? code : normalize(arena, &doc, &options, &report, &err);
    struct str got = code ? str_from(err.text) : told();
    if (!code)
        assert_nothing_lost(arena, &doc, &report);
    if (str_is(got, f->wanted))
        return;
    wrong++;
    print_error("%s, %s:\n%.*s\n", f->name, container, STR_ARG(got));
}

static void reads_in_rows(const struct fixture *f)
{
    struct table_text t = parse(f->table);
    const struct grid *g = as_grid(&t);
    reads(f, "page.html", written_html(arena, g));
    reads(f, "page.docx", written_docx(arena, g));
    reads(f, "page.xlsx", written_xlsx(arena, g));
    reads(f, "page.csv", written_csv(arena, g));
    reads(f, "blanks.txt", as_bars(&t, BLANKS));
    reads(f, "short.txt", as_bars(&t, SHORT));
    reads(f, "padded.txt", as_bars(&t, PADDED));
}

static void test_alike_everywhere(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof fixtures / sizeof *fixtures; i++) {
        const struct fixture *f = &fixtures[i];
        struct table_text t = parse(f->table);
        reads_in_rows(f);
        reads(f, "cells.txt", as_cells(&t, "\n\n"));
        reads(f, "lines.txt", as_cells(&t, "\n"));
        reads(f, "barred.txt", as_cells(&t, " |\n"));
    }
    for (size_t i = 0; i < sizeof in_rows / sizeof *in_rows; i++)
        reads_in_rows(&in_rows[i]);
    assert_int_equal(wrong, 0);
}

static void test_truncation(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof fixtures / sizeof *fixtures; i += 3) {
        struct table_text t = parse(fixtures[i].table);
        cut_everywhere(as_bars(&t, i % 2 ? SHORT : PADDED), 7);
        cut_everywhere(as_cells(&t, i % 2 ? "\n\n" : " |\n"), 7);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = { TEST(test_alike_everywhere), TEST(test_truncation) };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
