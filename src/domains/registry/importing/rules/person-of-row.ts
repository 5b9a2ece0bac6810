import type { Day, PartialDate } from '../../../../kernel/period.ts';
import type { NewPerson } from '../../commands/save-people.ts';
import type { PersonFields } from '../../contract/people.ts';
import { parseResume } from '../../lrmx/index.ts';
import type { RosterValues } from '../../roster/index.ts';
import { START_UNKNOWN, type Extra, type FamilyRow } from './on-file.ts';
import { postCategory } from './post-category.ts';
import { rewardSentences } from './reward-sentences.ts';
import { majorOf } from './school-major.ts';
import { staffCategory } from './staff-category.ts';
import { sexOf, wordOf } from './words.ts';

export const ruleId = 'registry.import_person_of_row';

/** Source of a grade that came in with a file. */
export const GRADE_SOURCE = '花名册';

/** What a person file brings beyond the columns of a roster. */
export interface FilePart {
  readonly family: readonly FamilyRow[];
  readonly photoHash: string | null;
  readonly extra: Readonly<Record<string, unknown>>;
}

/** Only the fields that the row says something about. */
export function fieldsOf(v: RosterValues): Partial<PersonFields> {
  const fields: { -readonly [K in keyof PersonFields]?: PersonFields[K] } = {};
  if (v.name !== undefined) fields.name = v.name;
  if (v.sex !== undefined) fields.sex = sexOf(v.sex);
  if (v.idNumber !== undefined) fields.idNumber = v.idNumber;
  if (v.birth !== undefined) fields.bornOn = v.birth;
  if (v.ethnicity !== undefined) fields.ethnicity = wordOf('ethnicity', v.ethnicity);
  if (v.nativePlace !== undefined) fields.nativePlace = v.nativePlace;
  if (v.birthPlace !== undefined) fields.birthPlace = v.birthPlace;
  if (v.politicalStatus !== undefined) fields.politicalStatus = wordOf('political_status', v.politicalStatus);
  if (v.joinedPartyOn !== undefined) fields.partyJoinedOn = v.joinedPartyOn;
  if (v.startedWorkOn !== undefined) fields.workStartedOn = v.startedWorkOn;
  if (v.speciality !== undefined) fields.specialty = v.speciality;
  if (v.professionalTitle !== undefined) fields.professionalTitle = v.professionalTitle;
  if (v.personnelCategory !== undefined) fields.staffCategory = staffCategory(v.personnelCategory);
  if (v.health !== undefined) fields.health = v.health;
  if (v.phone !== undefined) fields.phone = v.phone;
  return fields;
}

export interface EducationOfRow {
  readonly mode: 'full_time' | 'in_service';
  readonly level: string | null;
  readonly degree: string | null;
  readonly school: string | null;
  readonly major: string | null;
}

/** The educations a row names. 最高学历 alone counts as full-time, unless its words (党校, 在职) or a full-time one beside it say otherwise. */
export function educationsOf(v: RosterValues): EducationOfRow[] {
  const of = (mode: EducationOfRow['mode'], level?: string, degree?: string, school?: string): EducationOfRow[] =>
    level === undefined && degree === undefined && school === undefined
      ? []
      : [{ mode, level: level === undefined ? null : wordOf('education', level), degree: degree === undefined ? null : wordOf('degree', degree), school: school ?? null, major: school === undefined ? null : majorOf(school) }];
  const stated = [...of('full_time', v.fullTimeEducation, v.fullTimeDegree, v.fullTimeSchool), ...of('in_service', v.inServiceEducation, v.inServiceDegree, v.inServiceSchool)];
  const { highestEducation, highestDegree } = v;
  if (highestEducation === undefined && highestDegree === undefined) return stated;
  const level = highestEducation === undefined ? null : wordOf('education', highestEducation);
  const known = stated.some((e) => (level !== null && e.level === level) || (level === null && highestDegree !== undefined && e.degree === wordOf('degree', highestDegree)));
  if (known || stated.some((e) => e.mode === 'in_service')) return stated;
  const mode = stated.length > 0 || /党校|在职/.test(level ?? '') ? 'in_service' : 'full_time';
  return [...stated, ...of(mode, highestEducation, highestDegree)];
}

export interface CareerLine {
  readonly startedOn: PartialDate | null;
  readonly endedOn: PartialDate | null;
  readonly text: string;
}
export const careerLinesOf = (resume: string): CareerLine[] => parseResume(resume).map((p) => ({ startedOn: p.from, endedOn: p.to, text: [p.text, ...p.notes].join('\n') })).filter((l) => l.text !== '');

export const gradesOf = (v: RosterValues): { year: number; grade: string }[] =>
  Object.entries(v).flatMap(([key, grade]) => (key.startsWith('assessment.') && grade !== undefined ? [{ year: Number(key.slice(11)), grade }] : []));

/** The title of a row: 现任职务, else the rank; someone who has neither is listed as 工作人员. */
export const titleOf = (v: RosterValues): string => v.position ?? (v.rank === undefined ? '工作人员' : wordOf('rank', v.rank));

/** A row → a new person with all that comes with it. `organizationId` null: without a post. */
export function newPersonOf(v: RosterValues, organizationId: string | null, today: Day, file: FilePart | null, reason: string): Omit<NewPerson, 'id'> {
  const extra: Extra = { ...(v.remarks === undefined ? {} : { remarks: v.remarks }), ...(file ? { personFile: file.extra } : {}) };
  const level = v.positionLevel === undefined ? null : wordOf('position_level', v.positionLevel);
  const title = titleOf(v);
  const category = postCategory(title, level);
  return {
    ...fieldsOf(v),
    name: v.name ?? '',
    ...(file?.photoHash ? { photoHash: file.photoHash } : {}),
    extra,
    reason,
    appointments:
      organizationId === null
        ? []
        : [{ organizationId, title, main: true, category, principal: category === 'principal', leadershipLevel: level, levelSince: v.positionLevelSince ?? null, startedOn: v.positionSince ?? today, tags: v.positionSince === undefined ? [START_UNKNOWN] : [] }],
    ranks: v.rank === undefined ? [] : [{ rank: wordOf('rank', v.rank), startedOn: v.rankSince ?? today }],
    educations: educationsOf(v).map((e) => ({ ...e, graduatedOn: null })),
    family: file?.family ?? [],
    careerLines: v.resume === undefined ? [] : careerLinesOf(v.resume),
    grades: gradesOf(v).map((g) => ({ ...g, source: GRADE_SOURCE })),
    rewards: v.rewardsAndPenalties === undefined ? [] : rewardSentences(v.rewardsAndPenalties).map((r) => ({ ...r, code: null, effectUntil: null })),
  };
}
