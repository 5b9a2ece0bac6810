import type { Day } from '../../../kernel/period.ts';

/** Tables a roster refers to by name. The code-table module answers for them. */
export type RosterTable = 'sex' | 'ethnicity' | 'political_status' | 'education' | 'degree' | 'position_level' | 'rank';

export interface TableEntry {
  readonly code: string;
  readonly name: string;
}

/** What an identity number says, or why it is none. The rule of GB 11643 is injected. */
export type IdNumberAnswer =
  | { readonly ok: true; readonly value: string; readonly birth: Day; readonly sex: 'male' | 'female' }
  | { readonly ok: false; readonly reason: Note };

/** What the roster needs to know from outside: code tables, the identity-number rule, today, and the policy's ages. */
export interface RosterContext {
  /** The entry whose name (or code) is exactly this text. */
  readonly lookup: (table: RosterTable, text: string) => TableEntry | undefined;
  /** Entries that might have been meant, best first. */
  readonly suggest?: (table: RosterTable, text: string) => readonly TableEntry[];
  readonly checkIdNumber: (text: string) => IdNumberAnswer;
  readonly today: Day;
  readonly ages: RosterAges;
}

/** Ages below which a date deserves a second look. Policy data; the articles are those of the pack. */
export interface RosterAges {
  /** 劳动法 第十五条: sixteen. */
  readonly work: number;
  /** 中国共产党章程 第一条: eighteen. */
  readonly party: number;
}

/** A sentence about a cell: its text stands in locales `refusals.<domain>` under the part after the dot (`roster.…`, or `registry.…` for the identity number). */
export interface Note {
  readonly code: string;
  readonly params: Readonly<Record<string, string | number>>;
}

/** `error` must be corrected; `confirm` may also be accepted as it is by a person; `warning` never blocks. */
export type Severity = 'error' | 'confirm' | 'warning';

/** What a cleaner makes of one cell. An empty cell is `{ value: null }`. */
export interface Cleaned {
  readonly value: string | null;
  readonly note?: Note & { readonly severity: Severity };
  /** The other reading of an ambiguous cell, e.g. number 1975.1 → `1975-10`. */
  readonly alternative?: string;
}

export const note = (severity: Severity, code: string, params: Note['params'] = {}): Note & { readonly severity: Severity } => ({ severity, code, params });
export const bad = (code: string, params: Note['params'] = {}): Cleaned => ({ value: null, note: note('error', code, params) });
export const EMPTY: Cleaned = { value: null };

export type CellKind = 'name' | 'id_number' | 'sex' | 'date' | 'code' | 'text' | 'grade' | 'grades' | 'phone' | 'ignored';

export interface FieldSpec {
  /** Heading in our own template, the form's own word. */
  readonly label: string;
  readonly kind: CellKind;
  readonly table?: RosterTable;
  /** Headings people really write, as normalised by `normalizeHeader`. */
  readonly aliases: readonly string[];
  readonly required?: boolean;
  readonly width?: number;
  /** One line for the guide sheet of the template. */
  readonly guide: string;
}

const DATE = '年月即可，写作 1975.03；知道到日的写 1975.03.08';

/** The fields of a roster (花名册), in the order of the template. */
export const rosterFields = {
  sequence: { label: '序号', kind: 'ignored', aliases: ['序', '编号', 'no', '顺序号', '行号'], width: 6, guide: '不导入；填“示例”的行会被跳过' },
  name: { label: '姓名', kind: 'name', required: true, aliases: ['名字', '干部姓名', '人员姓名', '职工姓名', '员工姓名', '姓名全称'], guide: '与身份证一致；少数民族姓名的间隔点用 ·' },
  sex: { label: '性别', kind: 'sex', table: 'sex', aliases: ['男女'], width: 6, guide: '男 或 女' },
  idNumber: { label: '身份证号', kind: 'id_number', required: true, aliases: ['身份证', '身份证号码', '公民身份号码', '公民身份证号码', '居民身份证号码', '居民身份证', '身份证件号码', '证件号码', '证件号', '身份号码'], width: 22, guide: '18 位，单元格设为文本；数字格式会丢失最后三位' },
  birth: { label: '出生年月', kind: 'date', aliases: ['出生日期', '出生时间', '出生年月日', '生日', '出生', '出生年月岁'], guide: DATE },
  ethnicity: { label: '民族', kind: 'code', table: 'ethnicity', aliases: ['族别', '民族成份', '民族成分'], width: 8, guide: 'GB/T 3304 名称，如 汉族、土家族' },
  nativePlace: { label: '籍贯', kind: 'text', aliases: ['祖籍', '籍贯省市县'], guide: '省（市）县，如 湖南长沙' },
  birthPlace: { label: '出生地', kind: 'text', aliases: ['出生地点', '出生地省市县'], guide: '同籍贯写法' },
  politicalStatus: { label: '政治面貌', kind: 'code', table: 'political_status', aliases: ['党派', '政治身份', '面貌', '政治情况'], guide: '中共党员、中共预备党员、群众、无党派人士、各民主党派' },
  joinedPartyOn: { label: '入党时间', kind: 'date', aliases: ['入党年月', '入党日期', '入党年月日', '加入中共时间', '参加党派时间', '加入党派时间', '入党派时间', '党派时间', '加入中国共产党时间'], guide: DATE },
  startedWorkOn: { label: '参加工作时间', kind: 'date', aliases: ['参工时间', '工作时间', '参加工作年月', '参加工作日期', '参工年月', '参加工作', '参加工作年月日'], guide: DATE },
  fullTimeEducation: { label: '全日制教育学历', kind: 'code', table: 'education', aliases: ['全日制学历', '第一学历', '全日制教育最高学历', '全日制最高学历'], guide: '研究生、大学、大专、中专、高中 等' },
  fullTimeDegree: { label: '全日制教育学位', kind: 'code', table: 'degree', aliases: ['全日制学位', '全日制最高学位'], guide: '如 法学学士、管理学硕士' },
  fullTimeSchool: { label: '全日制教育毕业院校系及专业', kind: 'text', aliases: ['全日制毕业院校系及专业', '全日制院校专业', '全日制院校及专业', '全日制毕业院校及专业', '全日制教育毕业院校及专业', '全日制教育毕业院校', '全日制毕业院校', '全日制教育院校专业', '全日制教育院校及专业', '全日制教育毕业学校及专业'], width: 26, guide: '院校、系、专业写在一格' },
  inServiceEducation: { label: '在职教育学历', kind: 'code', table: 'education', aliases: ['在职学历', '在职最高学历', '在职教育最高学历'], guide: '含党校学历，如 省委党校研究生' },
  inServiceDegree: { label: '在职教育学位', kind: 'code', table: 'degree', aliases: ['在职学位', '在职最高学位'], guide: '同上' },
  inServiceSchool: { label: '在职教育毕业院校系及专业', kind: 'text', aliases: ['在职毕业院校系及专业', '在职院校专业', '在职院校及专业', '在职毕业院校及专业', '在职教育毕业院校及专业', '在职教育毕业院校', '在职毕业院校', '在职教育院校专业', '在职教育院校及专业'], width: 26, guide: '同上' },
  highestEducation: { label: '最高学历', kind: 'code', table: 'education', aliases: ['学历', '文化程度', '现学历'], guide: '已分列全日制、在职的不必填' },
  highestDegree: { label: '最高学位', kind: 'code', table: 'degree', aliases: ['学位'], guide: '同上' },
  organization: { label: '单位', kind: 'text', aliases: ['工作单位', '所在单位', '单位名称', '任职单位', '所属单位', '现工作单位', '单位全称', '现单位'], width: 22, guide: '单位全称，用于对应机构' },
  department: { label: '部门', kind: 'text', aliases: ['科室', '内设机构', '处室', '股室', '所在部门', '所在科室', '部门科室', '所属部门'], guide: '内设机构' },
  position: { label: '现任职务', kind: 'text', aliases: ['职务', '职务名称', '现职务', '现任职务全称', '现职', '单位及职务', '工作单位及职务', '单位职务', '工作单位职务', '现工作单位及职务', '单位及现任职务', '现任工作单位及职务', '担任职务', '任职'], width: 26, guide: '全称；兼任的用顿号分开' },
  positionSince: { label: '任现职时间', kind: 'date', aliases: ['任职时间', '现任职务时间', '任现职务时间', '任现职年月', '任现职日期', '现职时间', '任职年月'], guide: DATE },
  positionLevel: { label: '职务层次', kind: 'code', table: 'position_level', aliases: ['职务级别', '级别', '行政级别', '领导职务层次', '现职级别', '职级层次', '现任职务层次', '职务职级'], guide: '如 县处级副职、乡科级正职' },
  positionLevelSince: { label: '任现职务层次时间', kind: 'date', aliases: ['任现层次时间', '任职务层次时间', '任现级别时间', '任同级职务时间', '任现职务级别时间', '现级别时间', '任职级别时间'], guide: DATE },
  rank: { label: '职级', kind: 'code', table: 'rank', aliases: ['现任职级', '现职级', '公务员职级', '职级名称'], guide: '如 一级主任科员、四级调研员' },
  rankSince: { label: '任职级时间', kind: 'date', aliases: ['任现职级时间', '现职级时间', '晋升职级时间', '任职级年月', '任现职级年月'], guide: DATE },
  personnelCategory: { label: '人员类别', kind: 'text', aliases: ['人员身份', '身份类别', '人员性质', '编制类型', '编制性质', '身份'], guide: '公务员、参照管理、事业、国企 等' },
  health: { label: '健康状况', kind: 'text', aliases: ['健康', '身体状况'], guide: '健康、一般 等' },
  speciality: { label: '熟悉专业有何专长', kind: 'text', aliases: ['熟悉专业', '专长', '特长', '熟悉专业及专长', '熟悉专业和专长', '业务专长'], guide: '一两个词' },
  professionalTitle: { label: '专业技术职务', kind: 'text', aliases: ['职称', '专业技术职称', '技术职称', '专业技术资格', '专技职务'], guide: '如 高级工程师' },
  assessment: { label: '年度考核', kind: 'grade', aliases: ['考核结果', '年度考核结果', '考核等次', '年度考核等次', '考核'], guide: '一年一列，写作 2024年度考核；优秀、称职、基本称职、不称职' },
  assessments: { label: '近三年年度考核', kind: 'grades', aliases: ['近三年年度考核结果', '近三年考核结果', '近三年考核', '近三年考核情况', '近三年年度考核情况', '年度考核情况'], width: 26, guide: '写在一格时：2022年称职，2023年优秀，2024年称职' },
  rewardsAndPenalties: { label: '奖惩情况', kind: 'text', aliases: ['奖惩', '奖励情况', '奖励', '奖惩综述', '获奖情况', '表彰奖励'], width: 26, guide: '时间、机关、名称；没有写“无”' },
  resume: { label: '简历', kind: 'text', aliases: ['个人简历', '工作简历', '学习工作简历', '主要简历'], width: 40, guide: '一段经历一行' },
  phone: { label: '手机', kind: 'phone', aliases: ['手机号', '手机号码', '联系电话', '电话', '联系方式', '移动电话', '电话号码'], width: 14, guide: '11 位，单元格设为文本' },
  remarks: { label: '备注', kind: 'text', aliases: ['说明', '备注说明', '其他'], guide: '随意' },
  age: { label: '年龄', kind: 'ignored', aliases: ['周岁', '岁数'], guide: '由出生年月算出，不导入' },
  problems: { label: '问题说明', kind: 'ignored', aliases: [], guide: '退回文件里写明每行的问题，改好后不必删除' },
} as const satisfies Record<string, FieldSpec>;

export type RosterField = keyof typeof rosterFields;
/** What a column means: a field, or the assessment of one year. */
export type RosterKey = Exclude<RosterField, 'assessment'> | `assessment.${number}`;
