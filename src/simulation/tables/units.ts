import type { OrganizationType } from '../../domains/registry/index.ts';
import type { Level } from '../model.ts';
import type { Field } from './schools.ts';

export interface UnitPlan {
  readonly name: string;
  readonly short: string;
  readonly type: OrganizationType;
  readonly field: Field;
  /** People on the payroll that the county's cadre list covers. */
  readonly size: number;
  readonly level: Level | null;
  /** Title of the head and of the deputies. */
  readonly head: string;
  readonly deputy: string;
  readonly deputies: number;
  readonly sections: readonly string[];
  readonly tags?: readonly string[];
}

const unit = (name: string, short: string, type: OrganizationType, field: Field, size: number, head: string, deputy: string, deputies: number, sections: string, extra: Partial<UnitPlan> = {}): UnitPlan => ({
  name, short, type, field, size, level: '乡科级正职', head, deputy, deputies, sections: sections.split(' '), ...extra,
});
const bureau = (name: string, short: string, field: Field, size: number, deputies: number, sections: string, extra: Partial<UnitPlan> = {}): UnitPlan =>
  unit(name, short, 'government_organ', field, size, '党组书记、局长', '党组成员、副局长', deputies, sections, extra);
const party = (name: string, short: string, field: Field, size: number, head: string, deputy: string, deputies: number, sections: string, extra: Partial<UnitPlan> = {}): UnitPlan =>
  unit(name, short, 'party_organ', field, size, head, deputy, deputies, sections, extra);
const mass = (name: string, short: string, field: Field, size: number, head: string, deputy: string): UnitPlan => unit(name, short, 'mass_organization', field, size, head, deputy, 1, '办公室 综合股');
const center = (name: string, short: string, field: Field, size: number, head: string, deputy: string, sections: string, extra: Partial<UnitPlan> = {}): UnitPlan =>
  unit(name, short, 'institution', field, size, head, deputy, 2, sections, extra);

/** Organs and institutions of a county. Names get the county's word 县 in front. */
export const countyUnits: readonly UnitPlan[] = [
  party('委办公室', '县委办', '综合管理', 36, '主任', '副主任', 3, '综合股 秘书股 督查室 机要股 信息股'),
  unit('人大常委会办公室', '人大办', 'congress', '综合管理', 22, '主任', '副主任', 2, '秘书股 代表联络股 法制股'),
  unit('政府办公室', '政府办', 'government_organ', '综合管理', 40, '主任', '副主任', 3, '综合股 秘书股 督查室 行政股 信息股'),
  unit('政协办公室', '政协办', 'consultative_conference', '综合管理', 20, '主任', '副主任', 2, '秘书股 提案股 文史股'),
  unit('纪律检查委员会监察委员会', '纪委监委', 'supervision_organ', '法律', 68, '副书记、监委副主任', '常委', 4, '办公室 党风政风监督室 第一审查调查室 第二审查调查室 案件审理室 信访室'),
  party('委组织部', '组织部', '党务政工', 34, '常务副部长', '副部长', 3, '办公室 干部股 组织股 公务员股 干部监督股 人才股'),
  party('委宣传部', '宣传部', '党务政工', 24, '常务副部长', '副部长', 3, '办公室 理论股 新闻股 文艺股'),
  party('委统一战线工作部', '统战部', '党务政工', 16, '常务副部长', '副部长', 2, '办公室 民族宗教股 党外干部股'),
  party('委政法委员会', '政法委', '法律', 22, '常务副书记', '副书记', 2, '办公室 综治督导股 执法监督股'),
  party('委机构编制委员会办公室', '编办', '综合管理', 15, '主任', '副主任', 2, '综合股 机构编制股 监督检查股'),
  party('直属机关工作委员会', '机关工委', '党务政工', 10, '书记', '副书记', 1, '办公室 组织股'),
  party('委社会工作部', '社工部', '社会治理', 12, '部长', '副部长', 2, '办公室 基层政权股 志愿服务股'),
  party('委网络安全和信息化委员会办公室', '网信办', '信息', 11, '主任', '副主任', 1, '综合股 网络管理股'),
  party('委巡察工作领导小组办公室', '巡察办', '党务政工', 14, '主任', '副主任', 1, '综合股 第一巡察组 第二巡察组'),
  party('委老干部局', '老干局', '综合管理', 10, '局长', '副局长', 1, '综合股 服务股'),
  unit('人民法院', '法院', 'court', '法律', 56, '副院长', '党组成员、审判委员会委员', 4, '办公室 立案庭 民事审判庭 刑事审判庭 行政审判庭 执行局'),
  unit('人民检察院', '检察院', 'procuratorate', '法律', 40, '副检察长', '党组成员、检察委员会委员', 3, '办公室 第一检察部 第二检察部 第三检察部 第四检察部'),
  bureau('发展和改革局', '发改局', '经济', 44, 4, '办公室 综合股 投资股 项目股 粮食股 价格股', { tags: ['project'] }),
  bureau('教育局', '教育局', '教育', 46, 4, '办公室 基础教育股 人事股 督导室 计财股 安全股'),
  bureau('科技和工业信息化局', '科工信局', '产业', 36, 3, '办公室 工业股 科技股 中小企业股 信息化股', { tags: ['project'] }),
  bureau('公安局', '公安局', '法律', 96, 5, '政工室 指挥中心 治安大队 刑侦大队 交警大队 法制大队 禁毒大队', { tags: ['emergency'] }),
  bureau('民政局', '民政局', '社会治理', 30, 3, '办公室 社会救助股 养老服务股 社会事务股'),
  bureau('司法局', '司法局', '法律', 38, 3, '办公室 法治调研股 人民参与促进法治股 社区矫正股'),
  bureau('财政局', '财政局', '财务', 58, 4, '办公室 预算股 国库股 行政政法股 经济建设股 会计股 监督股'),
  bureau('人力资源和社会保障局', '人社局', '社会治理', 46, 3, '办公室 就业股 社会保险股 事业单位人事股 劳动监察股', { tags: ['window'] }),
  bureau('自然资源局', '自然资源局', '工程建设', 62, 4, '办公室 规划股 用地股 不动产登记股 执法大队 测绘股', { tags: ['project'] }),
  bureau('住房和城乡建设局', '住建局', '工程建设', 56, 4, '办公室 城建股 房产股 质安站 村镇股', { tags: ['project', 'hard'] }),
  bureau('交通运输局', '交通局', '交通', 50, 4, '办公室 建设股 运输股 养护股 安全监督股', { tags: ['project'] }),
  bureau('水利局', '水利局', '水利', 46, 3, '办公室 工程建设股 水资源股 河湖股 水旱灾害防御股', { tags: ['project', 'emergency'] }),
  bureau('农业农村局', '农业农村局', '农林', 66, 4, '办公室 产业股 种植业股 畜牧兽医股 乡村建设股 农经股', { tags: ['village'] }),
  bureau('商务局', '商务局', '经济', 26, 3, '办公室 市场股 外贸股 招商股'),
  bureau('文化旅游广电体育局', '文旅局', '文旅', 38, 3, '办公室 旅游股 文物股 体育股'),
  bureau('卫生健康局', '卫健局', '卫生', 48, 4, '办公室 医政股 疾控股 基层卫生股 监督股', { tags: ['emergency'] }),
  bureau('退役军人事务局', '退役军人局', '社会治理', 20, 2, '办公室 优抚股 安置股'),
  bureau('应急管理局', '应急局', '应急安全', 44, 4, '办公室 指挥中心 安全生产股 减灾救灾股 森林防火股', { tags: ['emergency', 'hard'] }),
  bureau('审计局', '审计局', '财务', 30, 3, '办公室 财政审计股 投资审计股 经济责任审计股'),
  bureau('市场监督管理局', '市监局', '法律', 80, 4, '办公室 注册股 食品股 药品股 质量股 执法大队', { tags: ['window'] }),
  bureau('统计局', '统计局', '经济', 18, 2, '办公室 综合股 调查股'),
  bureau('医疗保障局', '医保局', '卫生', 26, 2, '办公室 待遇股 基金监管股', { tags: ['window'] }),
  bureau('林业局', '林业局', '农林', 36, 3, '办公室 资源股 造林股 防火股'),
  bureau('城市管理和综合执法局', '城管局', '工程建设', 54, 3, '办公室 市容股 环卫股 执法大队', { tags: ['hard'] }),
  bureau('信访局', '信访局', '社会治理', 22, 3, '办公室 来访接待股 办信股 督查股', { tags: ['hard', 'window', 'petition'] }),
  bureau('行政审批服务局', '审批局', '综合管理', 34, 2, '办公室 审批股 政务服务股 数据股', { tags: ['window'] }),
  bureau('乡村振兴服务局', '乡村振兴局', '农林', 24, 2, '办公室 规划股 社会帮扶股', { tags: ['village'] }),
  bureau('生态环境局', '生态环境局', '环境', 34, 3, '办公室 污染防治股 环评股 执法大队', { tags: ['hard'] }),
  mass('总工会', '总工会', '社会治理', 12, '常务副主席', '副主席'),
  mass('共青团委员会', '团县委', '党务政工', 8, '书记', '副书记'),
  mass('妇女联合会', '妇联', '社会治理', 9, '主席', '副主席'),
  mass('科学技术协会', '科协', '信息', 6, '主席', '副主席'),
  mass('工商业联合会', '工商联', '经济', 8, '党组书记', '副主席'),
  mass('残疾人联合会', '残联', '社会治理', 10, '理事长', '副理事长'),
  mass('文学艺术界联合会', '文联', '文旅', 5, '主席', '副主席'),
  mass('红十字会', '红十字会', '卫生', 5, '常务副会长', '副会长'),
  center('委党校', '党校', '党务政工', 28, '常务副校长', '副校长', '办公室 教研室 教务科'),
  center('融媒体中心', '融媒体中心', '文旅', 40, '主任', '副主任', '办公室 采编部 技术部 播出部'),
  center('机关事务服务中心', '机关事务中心', '综合管理', 24, '主任', '副主任', '办公室 后勤股 资产股'),
  center('招商服务中心', '招商中心', '经济', 20, '主任', '副主任', '办公室 项目部 服务部', { tags: ['project'] }),
  center('项目推进服务中心', '项目中心', '工程建设', 22, '主任', '副主任', '办公室 调度部 征拆部', { tags: ['project', 'hard'] }),
  center('疾病预防控制中心', '疾控中心', '卫生', 40, '主任', '副主任', '办公室 急性传染病科 检验科 免疫规划科', { tags: ['emergency'] }),
  center('公路建设养护中心', '公路中心', '交通', 38, '主任', '副主任', '办公室 工程科 养护科'),
  center('畜牧水产事务中心', '畜牧水产中心', '农林', 30, '主任', '副主任', '办公室 畜牧科 渔业科', { tags: ['village'] }),
  center('供销合作社联合社', '供销社', '经济', 18, '主任', '副主任', '办公室 业务科'),
  center('档案馆', '档案馆', '综合管理', 12, '馆长', '副馆长', '办公室 保管利用股'),
  unit('人民医院', '人民医院', 'hospital', '卫生', 36, '院长', '副院长', 3, '办公室 医务科 护理部 内科 外科'),
  unit('第一中学', '一中', 'school', '教育', 26, '校长', '副校长', 3, '办公室 教务处 政教处 总务处'),
  unit('职业中等专业学校', '职业中专', 'school', '教育', 20, '校长', '副校长', 2, '办公室 教务处 实训处'),
  unit('经济开发区管理委员会', '经开区', 'park', '产业', 60, '党工委书记', '党工委委员、管委会副主任', 4, '党政办公室 经济发展局 建设局 招商局 企业服务局', { tags: ['project', 'front_line'] }),
  unit('城市建设投资集团有限公司', '城投集团', 'state_firm', '工程建设', 40, '党委书记、董事长', '党委委员、副总经理', 3, '综合部 投融资部 工程部 财务部', { level: null, tags: ['merger'] }),
  unit('交通发展集团有限公司', '交发集团', 'state_firm', '交通', 34, '党委书记、董事长', '党委委员、副总经理', 3, '综合部 运营部 工程部 财务部', { level: null, tags: ['merger'] }),
  unit('水务安保集团有限公司', '水务安保集团', 'state_firm', '水利', 32, '党委书记、董事长', '党委委员、副总经理', 3, '综合部 供水部 安保部 财务部', { level: null, tags: ['merger'] }),
];

/** A remote town is harder in everything: its lateness says less about the person. */
export const townships: readonly { readonly name: string; readonly kind: '镇' | '乡' | '街道'; readonly hard: boolean }[] = [
  ...['城关', '望澜'].map((name) => ({ name, kind: '街道' as const, hard: false })),
  ...['青石', '云栖', '南河', '白鹭', '松岭', '柳塘', '石桥', '龙泉', '金盆', '桃林', '沙田'].map((name) => ({ name, kind: '镇' as const, hard: false })),
  ...['双江', '竹山'].map((name) => ({ name, kind: '镇' as const, hard: true })),
  ...['长岭', '洞湾'].map((name) => ({ name, kind: '乡' as const, hard: true })),
];
export const villageWords = [...'新大樟石枫东荷黄清井瓦高团月梅板铁栗芦马牛水杉茶鹿莲凤湖花双'].map((w, i) => w + [...'塘屋树塘林冲叶土水湾窑桥山形花桥炉山花鞍角口木亭角塘形坪桥井'][i]!);

export interface TownPost {
  readonly title: string;
  readonly level: Level;
  readonly principal: boolean;
  readonly field: Field;
}
const townPost = (title: string, level: Level, field: Field, principal = false): TownPost => ({ title, level, field, principal });
/** The leading team of a town (乡镇领导班子); a sub-district says 街道 and 办事处主任. */
export const townTeam: readonly TownPost[] = [
  townPost('党委书记', '乡科级正职', '党务政工', true),
  townPost('党委副书记、镇长', '乡科级正职', '综合管理', true),
  townPost('人大主席', '乡科级正职', '综合管理'),
  townPost('党委副书记', '乡科级副职', '党务政工'),
  townPost('党委委员、纪委书记', '乡科级副职', '法律'),
  townPost('党委委员、组织委员', '乡科级副职', '党务政工'),
  townPost('党委委员、宣传委员', '乡科级副职', '文旅'),
  townPost('党委委员、政法委员', '乡科级副职', '法律'),
  townPost('党委委员、常务副镇长', '乡科级副职', '经济'),
  townPost('副镇长（农业农村）', '乡科级副职', '农林'),
  townPost('副镇长（规划建设）', '乡科级副职', '工程建设'),
];
export const townSections: readonly { readonly name: string; readonly field: Field }[] = [
  { name: '党政综合办公室', field: '综合管理' }, { name: '党建工作办公室', field: '党务政工' }, { name: '经济发展办公室', field: '经济' }, { name: '乡村振兴办公室', field: '农林' },
  { name: '社会治理和应急管理办公室', field: '应急安全' }, { name: '综合行政执法大队', field: '法律' }, { name: '便民服务中心', field: '社会治理' }, { name: '财政所', field: '财务' },
];

/** Leaders of the county, who belong to no single organ. */
export const countyLeaders: readonly { readonly title: string; readonly level: Level; readonly principal: boolean; readonly field: Field; readonly count: number; readonly organ: 'party' | 'congress' | 'government' | 'consultative' | 'supervision' | 'court' | 'procuratorate'; readonly alsoHeads?: string }[] = [
  { title: '县委书记', level: '县处级正职', principal: true, field: '党务政工', count: 1, organ: 'party' },
  { title: '县委副书记、县长', level: '县处级正职', principal: true, field: '经济', count: 1, organ: 'government' },
  { title: '县委副书记', level: '县处级副职', principal: false, field: '党务政工', count: 1, organ: 'party' },
  { title: '县委常委、常务副县长', level: '县处级副职', principal: false, field: '经济', count: 1, organ: 'government' },
  { title: '县委常委、纪委书记、监委主任', level: '县处级副职', principal: false, field: '法律', count: 1, organ: 'party', alsoHeads: '纪委监委' },
  { title: '县委常委、组织部部长', level: '县处级副职', principal: false, field: '党务政工', count: 1, organ: 'party', alsoHeads: '组织部' },
  { title: '县委常委、宣传部部长', level: '县处级副职', principal: false, field: '党务政工', count: 1, organ: 'party', alsoHeads: '宣传部' },
  { title: '县委常委、统战部部长', level: '县处级副职', principal: false, field: '党务政工', count: 1, organ: 'party', alsoHeads: '统战部' },
  { title: '县委常委、政法委书记', level: '县处级副职', principal: false, field: '法律', count: 1, organ: 'party', alsoHeads: '政法委' },
  { title: '副县长', level: '县处级副职', principal: false, field: '综合管理', count: 5, organ: 'government' },
  { title: '县人大常委会主任', level: '县处级正职', principal: true, field: '综合管理', count: 1, organ: 'congress' },
  { title: '县人大常委会副主任', level: '县处级副职', principal: false, field: '综合管理', count: 4, organ: 'congress' },
  { title: '县政协主席', level: '县处级正职', principal: true, field: '综合管理', count: 1, organ: 'consultative' },
  { title: '县政协副主席', level: '县处级副职', principal: false, field: '综合管理', count: 4, organ: 'consultative' },
  { title: '县人民法院院长', level: '县处级副职', principal: true, field: '法律', count: 1, organ: 'court' },
  { title: '县人民检察院检察长', level: '县处级副职', principal: true, field: '法律', count: 1, organ: 'procuratorate' },
];
