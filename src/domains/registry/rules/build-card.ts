import { firstDayOf, type Day, type PartialDate } from '../../../kernel/period.ts';
import { AWAITING_POST, type OrganizationType, type PersonSummary, type PostCategory, type Sex, type StaffCategory } from '../model.ts';
import { inOfficeOn, levelSinceOn } from './main-appointment.ts';
import { NO_ORDER, educationStepOf, levelOrder, rankOrder } from './orders.ts';
import type { EducationFact, PersonRecord, Places, RankFact } from './record.ts';

export const ruleId = 'registry.build_card';

/** A person on one day in one row: what lists show and searches look at. */
export interface PersonCard {
  readonly personId: string;
  readonly name: string;
  readonly pinyin: string;
  readonly initials: string;
  readonly sex: Sex | null;
  readonly bornOn: PartialDate | null;
  readonly ethnicity: string | null;
  readonly politicalStatus: string | null;
  readonly staffCategory: StaffCategory | null;
  readonly workStartedOn: PartialDate | null;
  readonly photoHash: string | null;
  readonly tags: readonly string[];
  readonly appointmentId: string | null;
  readonly organizationId: string | null;
  readonly organizationName: string | null;
  readonly path: string | null;
  readonly unitType: OrganizationType | null;
  readonly postId: string | null;
  readonly title: string | null;
  readonly titles: string;
  readonly category: PostCategory | null;
  readonly principal: boolean;
  readonly trial: boolean;
  readonly awaitingPost: boolean;
  readonly postSince: PartialDate | null;
  readonly leadershipLevel: string | null;
  readonly levelOrder: number;
  readonly levelSince: PartialDate | null;
  readonly rank: string | null;
  readonly rankOrder: number;
  readonly rankSince: PartialDate | null;
  readonly education: string | null;
  readonly degree: string | null;
  readonly major: string | null;
  readonly educationStep: number;
  readonly lastGrade: string | null;
  readonly lastGradeYear: number | null;
  readonly effectUntil: Day | null;
  readonly nextChangeOn: Day | null;
}

/** The rank held on a day. */
export const rankOn = (ranks: readonly RankFact[], on: Day): RankFact | null =>
  ranks
    .filter((r) => firstDayOf(r.startedOn) <= on && (r.endedOn === null || on < firstDayOf(r.endedOn)))
    .sort((a, b) => (a.startedOn < b.startedOn ? 1 : a.startedOn > b.startedOn ? -1 : rankOrder(a.rank) - rankOrder(b.rank)))[0] ?? null;

/** The highest education; of two of one step the full-time one is said first (任免审批表 order). */
export const highestEducation = (educations: readonly EducationFact[]): EducationFact | null =>
  [...educations].sort((a, b) => educationStepOf(b.level) - educationStepOf(a.level) || (a.mode === b.mode ? 0 : a.mode === 'full_time' ? -1 : 1))[0] ?? null;

/** Record → card on a day. `places` must know every organization where the person is in office. */
export function buildCard(record: PersonRecord, places: Places, on: Day): PersonCard {
  const held = inOfficeOn(record.appointments, on);
  const main = held[0] ?? null;
  const place = main === null ? null : (places.get(main.organizationId) ?? null);
  const level = held.map((a) => a.leadershipLevel).sort((a, b) => levelOrder(a) - levelOrder(b))[0] ?? null;
  const rank = rankOn(record.ranks, on);
  const education = highestEducation(record.educations);
  const last = record.grades.reduce<PersonRecord['grades'][number] | null>((best, g) => (best === null || g.year > best.year ? g : best), null);
  const effects = record.rewards.flatMap((r) => (r.kind === 'discipline' && r.effectUntil !== null && r.effectUntil >= on ? [r.effectUntil] : [])).sort();
  return {
    personId: record.id,
    name: record.name,
    pinyin: record.pinyin,
    initials: record.initials,
    sex: record.sex,
    bornOn: record.bornOn,
    ethnicity: record.ethnicity,
    politicalStatus: record.politicalStatus,
    staffCategory: record.staffCategory,
    workStartedOn: record.workStartedOn,
    photoHash: record.photoHash,
    tags: record.tags,
    appointmentId: main?.id ?? null,
    organizationId: main?.organizationId ?? null,
    organizationName: place?.name ?? null,
    path: place?.path ?? null,
    unitType: place?.unitType ?? null,
    postId: main?.postId ?? null,
    title: main?.title ?? null,
    titles: held.map((a) => a.title).join('、'),
    category: main?.category ?? null,
    principal: held.some((a) => a.principal),
    trial: held.some((a) => a.kind === 'trial'),
    awaitingPost: held.some((a) => a.tags.includes(AWAITING_POST)),
    postSince: main?.startedOn ?? null,
    leadershipLevel: level,
    levelOrder: levelOrder(level),
    levelSince: levelSinceOn(record.appointments, on),
    rank: rank?.rank ?? null,
    rankOrder: rank === null ? NO_ORDER : rankOrder(rank.rank),
    rankSince: rank?.startedOn ?? null,
    education: education?.level ?? null,
    degree: education?.degree ?? null,
    major: education?.major ?? null,
    educationStep: educationStepOf(education?.level ?? null),
    lastGrade: last?.grade ?? null,
    lastGradeYear: last?.year ?? null,
    effectUntil: effects.at(-1) ?? null,
    nextChangeOn: nextChange(record, places, on),
  };
}

/** The next day on which something begins or ends by itself. */
function nextChange(record: PersonRecord, places: Places, on: Day): Day | null {
  const days: (Day | null)[] = [record.validFrom, record.validTo];
  for (const a of record.appointments) if (a.state !== 'proposed') days.push(a.validFrom, a.validTo);
  for (const r of record.ranks) days.push(firstDayOf(r.startedOn), r.endedOn === null ? null : firstDayOf(r.endedOn));
  for (const a of inOfficeOn(record.appointments, on)) days.push(places.get(a.organizationId)?.nextChangeOn ?? null);
  return days.filter((d): d is Day => d !== null && d > on).sort()[0] ?? null;
}

export const summaryOfCard = (c: PersonCard): PersonSummary => ({
  id: c.personId,
  name: c.name,
  sex: c.sex,
  bornOn: c.bornOn,
  organizationId: c.organizationId,
  organizationPath: c.path,
  organizationName: c.organizationName,
  title: c.title,
  category: c.category,
  principal: c.principal,
  leadershipLevel: c.leadershipLevel,
  rank: c.rank,
  staffCategory: c.staffCategory,
  photoHash: c.photoHash,
});
