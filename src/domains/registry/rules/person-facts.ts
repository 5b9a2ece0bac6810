import { ageOn, firstDayOf, monthsBetween, type Day, type PartialDate } from '../../../kernel/period.ts';
import type { OrganizationType, PersonFacts, PostRequirement } from '../model.ts';
import { buildCard, highestEducation, rankOn } from './build-card.ts';
import { educationMatchesPost } from './education-matches-post.ts';
import { inOfficeOn, levelSinceOn, mainAppointmentOn } from './main-appointment.ts';
import { monthsInPost } from './months-in-post.ts';
import { generalRank, levelName, levelOrder } from './orders.ts';
import type { PersonRecord, Places } from './record.ts';

export const ruleId = 'registry.person_facts';

const educationNames = [null, '中专及以下', '大学专科', '大学本科', '研究生'] as const;
const sexNames = { male: '男', female: '女' } as const;

/** 单位类别 of `policies/facts.yaml` by kind of organization. */
export const unitKindOf: Readonly<Record<OrganizationType, string | null>> = {
  region: '县直机关',
  party_organ: '县直机关',
  congress: '县直机关',
  government_organ: '县直机关',
  consultative_conference: '县直机关',
  supervision_organ: '县直机关',
  court: '县直机关',
  procuratorate: '县直机关',
  mass_organization: '县直机关',
  town: '乡镇街道',
  subdistrict: '乡镇街道',
  park: '县直机关',
  institution: '事业单位',
  school: '事业单位',
  hospital: '事业单位',
  state_firm: '国有企业',
  village: '村社区',
  community: '村社区',
  department: null,
};
const GRASSROOTS: ReadonlySet<OrganizationType> = new Set(['town', 'subdistrict', 'village', 'community']);
/** Tags of an appointment that mark work at a front line: project, village, emergency, petitions. */
export const FRONT_LINE_TAGS: ReadonlySet<string> = new Set(['front_line', '一线', '项目', '驻村', '乡村', '应急', '信访', '第一书记', '专班']);

const wholeYears = (from: PartialDate | null, on: Day): number | null => {
  const months = monthsInPost(from, on);
  return months === null ? null : Math.floor(months / 12);
};
const monthsSince = monthsInPost;

/** Grades as the facts name them: 合格 is said 称职 there, the reasons for no grade fall together. */
export function gradeFact(grade: string): string | null {
  if (grade === '优秀') return '优秀';
  if (grade === '称职' || grade === '合格') return '称职';
  if (grade === '基本称职' || grade === '基本合格') return '基本称职';
  if (grade === '不称职' || grade === '不合格') return '不称职';
  if (/不进行考核|未参加考核|不参加考核|病事假/.test(grade)) return '不参加考核';
  return /不定等次|未定等次|不确定等次|试用期|立案|受处分/.test(grade) ? '不定等次' : null;
}

/** Front-line experience: a post at the grassroots, a secondment, or an appointment tagged as front-line. */
export const hasFrontLine = (record: PersonRecord, places: Places, on: Day): boolean =>
  record.appointments.some(
    (a) => a.state !== 'proposed' && a.validFrom <= on && (a.tags.some((t) => FRONT_LINE_TAGS.has(t)) || GRASSROOTS.has(places.get(a.organizationId)?.unitType ?? 'region')),
  );

/**
 * What the registry can tell rules about a person on a day, under the names of `policies/facts.yaml`; null where it does not know.
 * Facts of other domains are not in it.
 */
export function personFactsOn(record: PersonRecord, places: Places, on: Day, requirements: ReadonlyMap<string, PostRequirement> = new Map()): PersonFacts {
  const card = buildCard(record, places, on);
  const rank = rankOn(record.ranks, on);
  const main = mainAppointmentOn(record.appointments, on);
  const past = record.appointments.filter((a) => a.state !== 'proposed' && a.validFrom <= on);
  return {
    年龄: record.bornOn === null ? null : ageOn(record.bornOn, on),
    性别: record.sex === null ? null : sexNames[record.sex],
    学历层次: educationNames[card.educationStep] ?? null,
    专业门类: highestEducation(record.educations)?.major ?? null,
    单位类别: card.unitType === null ? null : unitKindOf[card.unitType],
    领导职务层次: main === null ? null : (levelName(card.leadershipLevel) ?? '无'),
    职级: rank === null ? '无' : generalRank(rank.rank),
    是否主要领导: card.principal,
    任现职月数: monthsSince(main?.startedOn ?? null, on),
    任现职务层次月数: card.leadershipLevel === null ? 0 : monthsSince(levelSinceOn(record.appointments, on), on),
    任现职级月数: rank === null ? 0 : monthsSince(rank.startedOn, on),
    参加工作年限: wholeYears(record.workStartedOn, on),
    基层工作年限: Math.floor(grassrootsMonths(record, places, on) / 12),
    是否有一线经历: hasFrontLine(record, places, on),
    经历单位类别数: new Set(past.map((a) => unitKindOf[places.get(a.organizationId)?.unitType ?? 'department']).filter((k) => k !== null)).size,
    专业是否符合岗位: educationMatchesPost(record, requirements.get(main?.postId ?? '') ?? null),
    是否试用期: inOfficeOn(record.appointments, on).some((a) => a.kind === 'trial' && (a.trialUntil === null || on <= a.trialUntil)),
    提任月数: monthsSincePromotion(record, on),
    是否挂职过: past.some((a) => a.kind === 'secondment'),
    ...gradeFacts(record, on, rank?.startedOn ?? null),
    ...trainingFacts(record, on),
    ...disciplineFacts(record, on),
  };
}

const NOBODY: PersonRecord = { id: '', versionId: '', name: '', pinyin: '', initials: '', sex: null, bornOn: null, ethnicity: null, nativePlace: null, birthPlace: null, politicalStatus: null, partyJoinedOn: null, workStartedOn: null, specialty: null, professionalTitle: null, staffCategory: null, tags: [], photoHash: null, validFrom: '2000-01-01', validTo: null, appointments: [], ranks: [], educations: [], grades: [], rewards: [], training: [] };
/** Names of the facts that the registry tells: whatever it would say of anybody. */
export const personFactNames: readonly string[] = Object.keys(personFactsOn(NOBODY, new Map(), '2000-01-01'));

/** Months at grassroots units; days counted twice by concurrent posts count once. */
function grassrootsMonths(record: PersonRecord, places: Places, on: Day): number {
  const stretches = record.appointments
    .filter((a) => a.state !== 'proposed' && a.validFrom <= on && GRASSROOTS.has(places.get(a.organizationId)?.unitType ?? 'region'))
    .map((a) => ({ from: a.validFrom, to: a.validTo === null || a.validTo > on ? on : a.validTo }))
    .sort((a, b) => (a.from < b.from ? -1 : 1));
  let total = 0;
  let reached = '';
  for (const s of stretches) {
    const from = s.from > reached ? s.from : reached;
    if (s.to <= from) continue;
    total += monthsBetween(from, s.to);
    reached = s.to;
  }
  return total;
}

/** Months since the leadership level last rose; null when it never did. */
function monthsSincePromotion(record: PersonRecord, on: Day): number | null {
  const posts = record.appointments.filter((a) => a.state !== 'proposed' && a.validFrom <= on && levelOrder(a.leadershipLevel) < 99).sort((a, b) => (a.validFrom < b.validFrom ? -1 : 1));
  let best = 99;
  let since: PartialDate | null = null;
  for (const a of posts) {
    const order = levelOrder(a.leadershipLevel);
    if (order >= best) continue;
    best = order;
    since = a.levelSince ?? a.startedOn;
  }
  return monthsSince(since, on);
}

function gradeFacts(record: PersonRecord, on: Day, rankSince: PartialDate | null): PersonFacts {
  const year = Number(on.slice(0, 4));
  const byYear = new Map(record.grades.filter((g) => g.year < year).map((g) => [g.year, gradeFact(g.grade)]));
  const list = [...byYear.entries()].sort((a, b) => b[0] - a[0]).flatMap(([, g]) => (g === null ? [] : [g]));
  const inARow = (grade: string): number => {
    let n = 0;
    while (byYear.get(year - 1 - n) === grade) n++;
    return n;
  };
  // A year counts toward the rank when it was graded after the rank began: the year of the start and those after it.
  const inRank = rankSince === null ? [] : [...byYear.entries()].filter(([y]) => y >= Number(firstDayOf(rankSince).slice(0, 4)));
  return {
    年度考核等次列表: list,
    上年度考核等次: byYear.get(year - 1) ?? null,
    连续优秀年数: inARow('优秀'),
    连续不称职年数: inARow('不称职'),
    近三年优秀次数: [1, 2, 3].filter((n) => byYear.get(year - n) === '优秀').length,
    任现职级以来优秀次数: inRank.filter(([, g]) => g === '优秀').length,
    任现职级以来不计年限年度数: inRank.filter(([, g]) => g !== '优秀' && g !== '称职').length,
  };
}

function trainingFacts(record: PersonRecord, on: Day): PersonFacts {
  const year = on.slice(0, 4);
  const fiveYears = `${Number(year) - 4}-01-01`;
  const sum = (from: Day): number => record.training.filter((t) => t.startedOn >= from && t.startedOn <= on).reduce((s, t) => s + t.hours, 0);
  return { 年度培训学时: sum(`${year}-01-01`), 五年培训学时: sum(fiveYears) };
}

function disciplineFacts(record: PersonRecord, on: Day): PersonFacts {
  const issued = record.rewards.filter((r) => r.kind === 'discipline' && (r.issuedOn === null || firstDayOf(r.issuedOn) <= on));
  const ended = issued.flatMap((r) => (r.effectUntil !== null && r.effectUntil < on ? [r.effectUntil] : [])).sort().at(-1);
  return {
    处分影响期内: issued.some((r) => r.effectUntil !== null && r.effectUntil >= on),
    是否受过处分: issued.length > 0,
    是否当年受处分: issued.some((r) => r.issuedOn?.slice(0, 4) === on.slice(0, 4)),
    影响期满月数: ended === undefined ? 0 : monthsBetween(ended, on),
  };
}

