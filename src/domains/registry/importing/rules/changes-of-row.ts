import { firstDayOf, type Day } from '../../../../kernel/period.ts';
import type { PersonFields } from '../../contract/people.ts';
import type { Appointment } from '../../model.ts';
import { rankOn } from '../../rules/build-card.ts';
import { inOfficeOn } from '../../rules/main-appointment.ts';
import type { EducationFact, GradeFact, RankFact } from '../../rules/record.ts';
import type { RosterKey, RosterValues } from '../../roster/index.ts';
import type { ImportKey } from '../model.ts';
import { START_UNKNOWN, type Extra, type FamilyRow, type OnFile } from './on-file.ts';
import { educationOf } from './on-file-values.ts';
import { careerLinesOf, educationsOf, fieldsOf, gradesOf, type CareerLine, type EducationOfRow, type FilePart } from './person-of-row.ts';
import { postCategory } from './post-category.ts';
import { rewardSentences, type RewardSentence } from './reward-sentences.ts';
import { wordOf } from './words.ts';

export const ruleId = 'registry.import_changes_of_row';

/** A post as an import knows it, without identity and period. */
export interface PostOfRow {
  readonly organizationId: string;
  readonly title: string;
  readonly startedOn: string;
  readonly tags: readonly string[];
  readonly leadershipLevel: string | null;
  readonly levelSince: string | null;
}

/** What the accepted differences of one row do to a person on file. */
export interface Changes {
  readonly personId: string;
  readonly fields?: PersonFields;
  readonly extra?: Extra;
  /** The record of the post held was wrong: it is written anew. */
  readonly correctPost?: { readonly of: Appointment; readonly to: PostOfRow };
  /** Another post was taken up: the old one ends that day. */
  readonly newPost?: { readonly post: PostOfRow; readonly ends: Appointment | null };
  readonly correctRank?: { readonly of: RankFact; readonly rank: string; readonly startedOn: string };
  readonly newRank?: { readonly rank: string; readonly startedOn: string; readonly ends: RankFact | null };
  readonly educations: readonly { readonly of: EducationFact | null; readonly to: EducationOfRow }[];
  readonly grades: readonly { readonly of: GradeFact | null; readonly year: number; readonly grade: string }[];
  readonly rewards: readonly RewardSentence[];
  readonly careerLines?: readonly CareerLine[];
  readonly family?: readonly FamilyRow[];
}

const postKeys = ['organization', 'position', 'positionSince', 'positionLevel', 'positionLevelSince'] as const;

/**
 * In: the person, the row, its unit, and the fields whose difference was accepted. A later start together with another
 * unit or title is a new post and ends the old one; anything else corrects what is on file (the same with ranks).
 */
export function changesOfRow(p: OnFile, row: RosterValues, organizationId: string | null, accepted: ReadonlySet<ImportKey>, today: Day, file: FilePart | null): Changes {
  const v: RosterValues = Object.fromEntries(Object.entries(row).filter(([key]) => accepted.has(key as RosterKey)));
  const fields = fieldsOf(v);
  const photo = accepted.has('photo') && file?.photoHash ? { photoHash: file.photoHash } : {};
  const changesFields = Object.keys(fields).length > 0 || 'photoHash' in photo;
  const extra: Extra = { ...p.extra, ...(v.remarks === undefined ? {} : { remarks: v.remarks }), ...(accepted.has('otherBoxes') && file ? { personFile: file.extra } : {}) };
  const changesExtra = v.remarks !== undefined || accepted.has('otherBoxes');
  return {
    personId: p.record.id,
    ...(changesFields || changesExtra ? { fields: { ...p.fields, ...fields, ...photo }, extra } : {}),
    ...postChange(p, v, row, organizationId, today),
    ...rankChange(p, v, today),
    educations: educationsOf(v).map((to) => {
      const of = educationOf(p, to.mode);
      return { of, to: of === null ? to : { ...to, level: to.level ?? of.level, degree: to.degree ?? of.degree, school: to.school ?? of.school, major: to.school === null ? of.major : to.major } };
    }),
    grades: gradesOf(v).map((g) => ({ ...g, of: p.record.grades.find((had) => had.year === g.year) ?? null })),
    rewards: v.rewardsAndPenalties === undefined ? [] : rewardSentences(v.rewardsAndPenalties).filter((s) => !p.record.rewards.some((r) => r.title === s.title)),
    ...(v.resume === undefined ? {} : { careerLines: careerLinesOf(v.resume) }),
    ...(accepted.has('family') && file ? { family: file.family } : {}),
  };
}

function postChange(p: OnFile, v: RosterValues, row: RosterValues, organizationId: string | null, today: Day): Pick<Changes, 'correctPost' | 'newPost'> {
  if (!postKeys.some((k) => v[k] !== undefined)) return {};
  const old = inOfficeOn(p.record.appointments, today)[0] ?? null;
  // A row without a column for the unit says it by the title; a unit whose difference was rejected stays.
  const saysUnit = v.organization !== undefined || (row.organization === undefined && v.position !== undefined && organizationId !== null);
  const place = old === null || saysUnit ? organizationId : old.organizationId;
  if (place === null) return {};
  const level = v.positionLevel === undefined ? (old?.leadershipLevel ?? null) : wordOf('position_level', v.positionLevel);
  const tags = (old?.tags ?? []).filter((t) => t !== START_UNKNOWN);
  const post: PostOfRow = {
    organizationId: place,
    title: v.position ?? old?.title ?? '工作人员',
    startedOn: v.positionSince ?? old?.startedOn ?? today,
    tags: v.positionSince === undefined && (old === null || old.tags.includes(START_UNKNOWN)) ? [...tags, START_UNKNOWN] : tags,
    leadershipLevel: level,
    levelSince: v.positionLevelSince ?? old?.levelSince ?? null,
  };
  if (old === null) return { newPost: { post, ends: null } };
  const elsewhere = place !== old.organizationId;
  const later = v.positionSince !== undefined && firstDayOf(v.positionSince) > firstDayOf(old.startedOn) && !old.tags.includes(START_UNKNOWN);
  return (elsewhere || v.position !== undefined) && later ? { newPost: { post: { ...post, tags: [] }, ends: old } } : { correctPost: { of: old, to: post } };
}

function rankChange(p: OnFile, v: RosterValues, today: Day): Pick<Changes, 'correctRank' | 'newRank'> {
  if (v.rank === undefined && v.rankSince === undefined) return {};
  const old = rankOn(p.record.ranks, today);
  const rank = v.rank === undefined ? old?.rank : wordOf('rank', v.rank);
  if (rank === undefined) return {};
  if (old === null) return { newRank: { rank, startedOn: v.rankSince ?? today, ends: null } };
  if (v.rank === undefined) return { correctRank: { of: old, rank, startedOn: v.rankSince! } };
  // Another rank without its day: never earlier than we know it, so that no year is counted that nobody vouched for.
  const startedOn = v.rankSince ?? today;
  return firstDayOf(startedOn) > firstDayOf(old.startedOn) ? { newRank: { rank, startedOn, ends: old } } : { correctRank: { of: old, rank, startedOn } };
}

export const categoryOfPost = (post: PostOfRow) => postCategory(post.title, post.leadershipLevel);
