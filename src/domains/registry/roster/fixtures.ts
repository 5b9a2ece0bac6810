import { writeWorkbook, type CellValue, type OutSheet } from '../../../platform/sheets/index.ts';
import { checkCharacter } from '../rules/id-number.ts';
import type { RosterKey } from './columns.ts';

/** A fault put into the roster on purpose: where it is and what reading must say about it. */
export interface PlantedError {
  readonly kind: string;
  /** The 序号 of the row, which stays with it in a reject file. */
  readonly sequence: number;
  /** Its column, from zero. */
  readonly column: number;
  readonly sheet: string;
  /** As Excel counts, from 1. */
  readonly rowNumber: number;
  readonly key: RosterKey;
  readonly code: string;
  /** What stands in the cell, and what it should have been. */
  readonly original: string;
  readonly right: string;
}

export interface MessyRoster {
  readonly bytes: Uint8Array;
  readonly planted: readonly PlantedError[];
  readonly people: number;
}

/** A small generator of repeatable chance (mulberry32). */
function chance(seed: number): (below: number) => number {
  let state = seed >>> 0;
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) % below;
  };
}

const KEYS = [
  'sequence', 'name', 'sex', 'idNumber', 'birth', 'ethnicity', 'nativePlace', 'politicalStatus', 'joinedPartyOn', 'startedWorkOn', 'fullTimeEducation', 'fullTimeDegree', 'fullTimeSchool',
  'inServiceEducation', 'inServiceDegree', 'inServiceSchool', 'organization', 'position', 'positionSince', 'positionLevel', 'rank', 'rankSince', 'assessment.2023', 'assessment.2024', 'assessment.2025', 'phone', 'remarks',
] as const satisfies readonly RosterKey[];
const TOP = ['序号', '姓  名', '性别', '公民身份号码', '出生\n年月', '民族', '籍贯', '政治面貌', '入党时间', '参加工作时间', '全日制教育', null, null, '在职教育', null, null, '工作单位', '现任职务', '任现职时间', '职务层次', '职级', '任现职级时间', '年度考核', null, null, '联系电话', '备注'];
const BELOW = [null, null, null, null, null, null, null, null, null, null, '学历', '学位', '毕业院校系及专业', '学历', '学位', '毕业院校系及专业', null, null, null, null, null, null, '2023年', '2024年', '2025年', null, null];

const FAMILY = [...'王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈'];
const GIVEN = [...'建国志强晓明文斌海涛春梅丽华秀英玉兰桂芳永红卫东立新国庆振宇思远雨欣子涵嘉怡俊杰浩然雪松凌云长江素琴月娥金凤水生福贵'];
const OFFICES = ['县委办公室', '县政府办公室', '县委组织部', '县财政局', '县发展和改革局', '县教育局', '县农业农村局', '县自然资源局', '县市场监督管理局', '县审计局', '城关镇', '青石镇', '南河乡', '白云街道'];
const POSTS = [['副局长', '乡科级副职'], ['局长', '乡科级正职'], ['副主任', '乡科级副职'], ['四级主任科员', ''], ['办公室主任', '']] as const;
const SCHOOLS = ['农业大学农学系农学专业', '师范学院中文系汉语言文学专业', '财经学院会计系会计学专业', '工业大学土木系建筑工程专业', '政法学院法律系法学专业'];
const PLACES = ['湖南长沙', '河南信阳', '江西九江', '四川绵阳', '山东临沂', '湖北黄冈'];
/** Region codes that exist, so that numbers look as numbers do; birth order numbers of the 900s mark them as made up. */
const REGIONS = ['430121', '411525', '360421', '510722', '371322', '421121'];

interface Person {
  readonly cells: Record<string, CellValue>;
  readonly month: string;
  readonly idNumber: string;
}

const two = (n: number): string => String(n).padStart(2, '0');

function person(n: number, pick: (below: number) => number, taken: Set<string>, offices: readonly string[]): Person {
  const female = pick(10) < 3;
  const year = 1966 + pick(34);
  const born = [year, 1 + pick(12), 1 + pick(28)] as const;
  const month = `${year}.${two(born[1])}`;
  let idNumber = '';
  do {
    const first = `${REGIONS[pick(REGIONS.length)]}${year}${two(born[1])}${two(born[2])}${900 + pick(50) * 2 + (female ? 0 : 1)}`;
    idNumber = first + checkCharacter(first);
  } while (taken.has(idNumber));
  taken.add(idNumber);
  // Names never repeat within a birth month, so only planted pairs look like one person.
  let name = '';
  do name = FAMILY[pick(FAMILY.length)]! + GIVEN[pick(GIVEN.length)]! + (pick(4) > 0 ? GIVEN[pick(GIVEN.length)]! : '');
  while (taken.has(name + month));
  taken.add(name + month);
  const work = `${year + 19 + pick(4)}.${two(7 + pick(3))}`;
  const party = pick(10) < 8;
  const post = POSTS[pick(POSTS.length)]!;
  const since = `${Math.min(2025, Number(work.slice(0, 4)) + 6 + pick(12))}.${two(1 + pick(9))}`;
  const postgraduate = pick(6) === 0;
  const cells: Record<string, CellValue> = {
    sequence: n, name, sex: female ? '女' : '男', idNumber, birth: month, ethnicity: pick(12) === 0 ? '土家族' : '汉族', nativePlace: PLACES[pick(PLACES.length)]!,
    politicalStatus: party ? '中共党员' : '群众', joinedPartyOn: party ? `${year + 21 + pick(6)}.06` : null, startedWorkOn: work,
    fullTimeEducation: pick(3) === 0 ? '大专' : '大学', fullTimeDegree: null, fullTimeSchool: SCHOOLS[pick(SCHOOLS.length)]!,
    inServiceEducation: postgraduate ? '省委党校研究生' : null, inServiceDegree: null, inServiceSchool: postgraduate ? '省委党校公共管理专业' : null,
    organization: offices[pick(offices.length)]!, position: post[0], positionSince: since, positionLevel: post[1] || null, rank: post[1] ? null : '四级主任科员', rankSince: post[1] ? null : since,
    'assessment.2023': pick(6) === 0 ? '优秀' : '称职', 'assessment.2024': pick(6) === 0 ? '优秀' : '称职', 'assessment.2025': '称职', phone: `139${String(10_000_000 + pick(89_999_999))}`, remarks: null,
  };
  if (cells.fullTimeEducation === '大学') cells.fullTimeDegree = ['农学学士', '文学学士', '管理学学士', '工学学士', '法学学士'][SCHOOLS.indexOf(String(cells.fullTimeSchool))]!;
  return { cells, month, idNumber };
}

/** Ways people write correct things that reading must take without a word. */
function harmlessMess(p: Person, pick: (below: number) => number): void {
  const { cells } = p;
  const name = String(cells.name);
  const style = pick(12);
  if (style === 0 && name.length === 2) cells.name = `${name[0]}　${name[1]}`;
  if (style === 1) cells.birth = `${p.month.slice(0, 4)}年${Number(p.month.slice(5))}月`;
  if (style === 2) cells.birth = new Date(Date.UTC(Number(p.idNumber.slice(6, 10)), Number(p.idNumber.slice(10, 12)) - 1, Number(p.idNumber.slice(12, 14))));
  if (style === 3) cells.birth = p.month.replace(/\d/g, (d) => String.fromCharCode(d.charCodeAt(0) + 0xfee0)).replace('.', '．');
  if (style === 4) cells.idNumber = `${p.idNumber.slice(0, 6)} ${p.idNumber.slice(6, 14)} ${p.idNumber.slice(14)}`.toLowerCase();
  if (style === 5) cells.ethnicity = cells.ethnicity === '汉族' ? '汉' : cells.ethnicity!;
  if (style === 6 && cells.politicalStatus === '中共党员') cells.politicalStatus = '党员';
  if (style === 7) cells.birth = Number(p.month.slice(0, 4) + p.month.slice(5));
  if (style === 8) cells.remarks = '=备注内容以原件为准';
  if (style === 9) cells.phone = Number(cells.phone);
}

type Plant = (p: Person, pick: (below: number) => number) => { key: RosterKey; code: string; value: CellValue; right: string };

const plants: Readonly<Record<string, Plant>> = {
  number_precision_lost: (p) => ({ key: 'idNumber', code: 'registry.id_number_spreadsheet', value: Number(`${p.idNumber.slice(0, 15)}000`), right: p.idNumber }),
  number_checksum: (p) => ({ key: 'idNumber', code: 'registry.id_number_checksum', value: p.idNumber.slice(0, 17) + (p.idNumber[17] === '1' ? '2' : '1'), right: p.idNumber }),
  number_fifteen: (p) => ({ key: 'idNumber', code: 'registry.id_number_15_digits', value: p.idNumber.slice(0, 6) + p.idNumber.slice(8, 17), right: p.idNumber }),
  number_short: (p) => ({ key: 'idNumber', code: 'registry.id_number_length', value: p.idNumber.slice(0, 16), right: p.idNumber }),
  number_missing: (p) => ({ key: 'idNumber', code: 'roster.required', value: null, right: p.idNumber }),
  name_missing: (p) => ({ key: 'name', code: 'roster.required', value: null, right: String(p.cells.name) }),
  name_note: (p) => ({ key: 'name', code: 'roster.name_with_note', value: `${String(p.cells.name)}（借调）`, right: String(p.cells.name) }),
  name_character_missing: (p) => ({ key: 'name', code: 'roster.name_character_missing', value: `${String(p.cells.name)[0]}□`, right: String(p.cells.name) }),
  birth_differs: (p) => ({ key: 'birth', code: 'roster.birth_differs_from_id', value: `${Number(p.month.slice(0, 4)) - 1}.${p.month.slice(5)}`, right: p.month }),
  birth_impossible: (p) => ({ key: 'birth', code: 'roster.date_impossible', value: `${p.month.slice(0, 4)}.13`, right: p.month }),
  sex_differs: (p) => ({ key: 'sex', code: 'roster.sex_differs_from_id', value: p.cells.sex === '男' ? '女' : '男', right: String(p.cells.sex) }),
  work_date_words: (p) => ({ key: 'startedWorkOn', code: 'roster.date_unreadable', value: '大学毕业后', right: String(p.cells.startedWorkOn) }),
  work_date_ambiguous: (p) => ({ key: 'startedWorkOn', code: 'roster.date_ambiguous', value: Number(`${String(p.cells.startedWorkOn).slice(0, 4)}.1`), right: `${String(p.cells.startedWorkOn).slice(0, 4)}.10` }),
  work_too_young: (p) => ({ key: 'startedWorkOn', code: 'roster.work_too_young', value: `${Number(p.month.slice(0, 4)) + 12}.09`, right: String(p.cells.startedWorkOn) }),
  party_in_future: (p) => ({ key: 'joinedPartyOn', code: 'roster.date_in_future', value: '2071.06', right: String(p.cells.joinedPartyOn ?? '') }),
  post_before_work: (p) => ({ key: 'positionSince', code: 'roster.before_work', value: `${Number(String(p.cells.startedWorkOn).slice(0, 4)) - 1}.05`, right: String(p.cells.positionSince) }),
  ethnicity_unknown: () => ({ key: 'ethnicity', code: 'roster.code_unknown', value: '汗族', right: '汉族' }),
  education_unknown: (p) => ({ key: 'fullTimeEducation', code: 'roster.code_unknown', value: '肄业生', right: String(p.cells.fullTimeEducation) }),
  formula_error: (p) => ({ key: 'organization', code: 'roster.formula_error', value: '#REF!', right: String(p.cells.organization) }),
  grade_unknown: () => ({ key: 'assessment.2024', code: 'roster.grade_unknown', value: '良', right: '称职' }),
};

/** The kinds of planted faults, in the order they are planted. */
export const plantedKinds = Object.keys(plants);

export interface MessyOptions {
  readonly seed?: number;
  readonly people?: number;
  /** How many faults; kinds are taken in turn, one per row. */
  readonly errors?: number;
  /** Which kinds, in turn; all of them unless told. A kind named twice makes a fault that repeats. */
  readonly kinds?: readonly string[];
  /** Names of the units people belong to; made-up ones unless told. */
  readonly offices?: readonly string[];
}

/**
 * A roster as messy as real ones — title rows, a two-row merged head, two sheets and a sheet of notes, subtotals, padded
 * names, six ways to write a date — with exactly `errors` faults, each listed. Everyone in it is made up.
 */
export async function messyRoster(options: MessyOptions = {}): Promise<MessyRoster> {
  const { seed = 1, people = 500, errors = 20, kinds = plantedKinds, offices = OFFICES } = options;
  if (errors * 2 > people) throw new RangeError('messyRoster: at most one fault for every two people');
  const pick = chance(seed);
  const taken = new Set<string>();
  const persons = Array.from({ length: people }, (_, i) => person(i + 1, pick, taken, offices));
  const faulty = new Map<number, string>();
  for (let e = 0; e < errors; e++) {
    let at = pick(people);
    while (faulty.has(at)) at = (at + 1) % people;
    faulty.set(at, kinds[e % kinds.length]!);
  }
  persons.forEach((p, i) => faulty.has(i) || harmlessMess(p, pick));
  const planted: PlantedError[] = [];
  const split = Math.ceil(people * 0.7);
  const sheets: OutSheet[] = [
    messySheet('县直单位', persons.slice(0, split), 0, faulty, planted, pick),
    messySheet('乡镇街道', persons.slice(split), split, faulty, planted, pick),
    { name: '填报要求', columns: [{ header: '填报要求', width: 60 }], rows: [['1. 请于月底前报送'], ['2. 身份证号请设为文本格式']] },
  ];
  return { bytes: await writeWorkbook({ sheets: sheets.filter((s) => s.rows.length > 0) }), planted, people };
}

function messySheet(name: string, persons: readonly Person[], offset: number, faulty: ReadonlyMap<number, string>, planted: PlantedError[], pick: (below: number) => number): OutSheet {
  const above: CellValue[][] = [[`某县干部花名册（${name}）`], ['填报单位：某县委组织部', null, null, null, null, null, '2026年1月']];
  const headTop = above.length;
  const rows: CellValue[][] = persons.map((p, i) => {
    const kind = faulty.get(offset + i);
    if (kind) {
      const { key, code, value, right } = plants[kind]!(p, pick);
      p.cells[key] = value;
      planted.push({ kind, sequence: offset + i + 1, sheet: name, rowNumber: headTop + 3 + i, column: KEYS.indexOf(key as (typeof KEYS)[number]), key, code, original: value === null ? '' : String(value), right });
    }
    return KEYS.map((k) => p.cells[k] ?? null);
  });
  rows.push([], ['合计', null, persons.length], ['填表人：', '示例人', null, '审核人：', '示例人']);
  const merges = TOP.flatMap((_, c) => (BELOW[c] === null ? [{ fromRow: headTop, toRow: headTop + 1, fromColumn: c, toColumn: c }] : []));
  const groups = [[10, 12], [13, 15], [22, 24]].map(([fromColumn, toColumn]) => ({ fromRow: headTop, toRow: headTop, fromColumn: fromColumn!, toColumn: toColumn! }));
  const title = { fromRow: 0, toRow: 0, fromColumn: 0, toColumn: KEYS.length - 1 };
  return { name, above: [...above, [...TOP]], columns: BELOW.map((header) => ({ header: header ?? '', width: 12 })), rows, merges: [title, ...merges, ...groups] };
}
