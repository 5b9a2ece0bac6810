import { newId } from '../../../kernel/ids.ts';
import type { Day, PartialDate } from '../../../kernel/period.ts';
import { insertRows } from '../../../platform/db/index.ts';
import type { Unit } from '../../../platform/house/index.ts';
import { SINCE_EVER, type Appointment, type AppointmentKind, type AppointmentState, type PostCategory } from '../model.ts';
import { appointmentPeriod } from '../rules/appointment-period.ts';
import type { EducationFact, GradeFact, RankFact, RewardFact } from '../rules/record.ts';
import { sealedFields } from './person.ts';
import './tables.ts';
import { recordFacts, type Values } from './versions.ts';

export { appointmentPeriod } from '../rules/appointment-period.ts';

/** Facts beside a person, in bulk. Each takes rows that name their person and gives back what it wrote. */

export interface NewAppointment {
  readonly id?: string;
  readonly personId: string;
  readonly organizationId: string;
  readonly postId?: string | null;
  readonly title: string;
  readonly kind?: AppointmentKind;
  readonly main?: boolean;
  readonly principal?: boolean;
  readonly category?: PostCategory | null;
  readonly leadershipLevel?: string | null;
  readonly levelSince?: PartialDate | null;
  /** Left out: `ended` when there is an end, else `in_office`. */
  readonly state?: AppointmentState;
  readonly startedOn: PartialDate;
  readonly endedOn?: PartialDate | null;
  readonly trialUntil?: Day | null;
  readonly document?: string | null;
  readonly endedBecause?: string | null;
  readonly tags?: readonly string[];
}

export function appointmentValues(a: Appointment): Values<'registry.appointment'> {
  return {
    appointment_id: a.id,
    person_id: a.personId,
    organization_id: a.organizationId,
    post_id: a.postId,
    title: a.title,
    kind: a.kind,
    main: a.main,
    principal: a.principal,
    category: a.category,
    leadership_level: a.leadershipLevel,
    level_since: a.levelSince,
    state: a.state,
    started_on: a.startedOn,
    ended_on: a.endedOn,
    trial_until: a.trialUntil,
    document: a.document,
    ended_because: a.endedBecause,
    tags: [...a.tags],
  };
}

export async function insertAppointments(unit: Unit, rows: readonly NewAppointment[]): Promise<Appointment[]> {
  const written = rows.map((r): Appointment => {
    const endedOn = r.endedOn ?? null;
    const period = appointmentPeriod(r.startedOn, endedOn);
    return {
      id: r.id ?? newId<'appointment'>(unit.at.getTime()),
      versionId: '',
      personId: r.personId,
      organizationId: r.organizationId,
      postId: r.postId ?? null,
      title: r.title,
      kind: r.kind ?? 'appointment',
      main: r.main ?? (r.kind === undefined || r.kind === 'appointment' || r.kind === 'trial'),
      principal: r.principal ?? r.category === 'principal',
      category: r.category ?? null,
      leadershipLevel: r.leadershipLevel ?? null,
      levelSince: r.levelSince ?? null,
      state: r.state ?? (endedOn === null ? 'in_office' : 'ended'),
      startedOn: r.startedOn,
      endedOn,
      trialUntil: r.trialUntil ?? null,
      document: r.document ?? null,
      endedBecause: r.endedBecause ?? null,
      tags: r.tags ?? [],
      validFrom: period.from,
      validTo: period.to,
    };
  });
  const versionIds = await recordFacts(unit, 'registry.appointment', written.map((a) => ({ values: appointmentValues(a), from: a.validFrom, to: a.validTo })));
  return written.map((a, i) => ({ ...a, versionId: versionIds[i]! }));
}

export type NewRank = { readonly personId: string } & Omit<RankFact, 'id' | 'versionId' | 'endedOn' | 'document'> & { readonly endedOn?: PartialDate | null; readonly document?: string | null };
export async function insertRanks(unit: Unit, rows: readonly NewRank[]): Promise<(RankFact & { personId: string })[]> {
  const ids = rows.map(() => newId<'rank'>(unit.at.getTime()));
  const facts = rows.map((r, i) => {
    const period = appointmentPeriod(r.startedOn, r.endedOn ?? null);
    return { values: { rank_id: ids[i]!, person_id: r.personId, rank: r.rank, started_on: r.startedOn, ended_on: r.endedOn ?? null, document: r.document ?? null }, ...period };
  });
  const versions = await recordFacts(unit, 'registry.rank', facts);
  return rows.map((r, i) => ({ ...r, id: ids[i]!, versionId: versions[i]!, endedOn: r.endedOn ?? null, document: r.document ?? null }));
}

export type NewEducation = { readonly personId: string } & Omit<EducationFact, 'id' | 'versionId'>;
export async function insertEducations(unit: Unit, rows: readonly NewEducation[]): Promise<(EducationFact & { personId: string })[]> {
  const ids = rows.map(() => newId<'education'>(unit.at.getTime()));
  const versions = await recordFacts(
    unit,
    'registry.education',
    rows.map((r, i) => ({ values: { education_id: ids[i]!, person_id: r.personId, mode: r.mode, level: r.level, degree: r.degree, school: r.school, major: r.major, graduated_on: r.graduatedOn }, from: SINCE_EVER, to: null })),
  );
  return rows.map((r, i) => ({ ...r, id: ids[i]!, versionId: versions[i]! }));
}

export interface NewFamilyMember {
  readonly personId: string;
  readonly relation: string;
  readonly name: string;
  readonly bornOn: PartialDate | null;
  readonly politicalStatus: string | null;
  readonly workplace: string | null;
  readonly sortOrder?: number;
}
export type FamilyDetails = Pick<NewFamilyMember, 'name' | 'bornOn' | 'politicalStatus' | 'workplace'>;
export const sealFamily = (unit: Unit, f: FamilyDetails): Uint8Array =>
  unit.house.cipher.seal(JSON.stringify({ name: f.name, bornOn: f.bornOn, politicalStatus: f.politicalStatus, workplace: f.workplace }), sealedFields.family);
export const openFamily = (unit: Unit, sealed: Uint8Array): FamilyDetails => JSON.parse(unit.house.cipher.open(sealed, sealedFields.family)) as FamilyDetails;
export async function insertFamily(unit: Unit, rows: readonly NewFamilyMember[]): Promise<string[]> {
  const ids = rows.map(() => newId<'family_member'>(unit.at.getTime()));
  await recordFacts(unit, 'registry.family_member', rows.map((r, i) => ({ values: { family_member_id: ids[i]!, person_id: r.personId, relation: r.relation, sealed: sealFamily(unit, r), sort_order: r.sortOrder ?? i }, from: SINCE_EVER, to: null })));
  return ids;
}

export interface NewCareerLine {
  readonly personId: string;
  readonly startedOn: PartialDate | null;
  readonly endedOn: PartialDate | null;
  readonly text: string;
  readonly tags?: readonly string[];
  readonly sortOrder?: number;
}
export async function insertCareerLines(unit: Unit, rows: readonly NewCareerLine[]): Promise<string[]> {
  const ids = rows.map(() => newId<'career_line'>(unit.at.getTime()));
  await recordFacts(unit, 'registry.career_line', rows.map((r, i) => ({ values: { career_line_id: ids[i]!, person_id: r.personId, started_on: r.startedOn, ended_on: r.endedOn, text: r.text, tags: [...(r.tags ?? [])], sort_order: r.sortOrder ?? i }, from: SINCE_EVER, to: null })));
  return ids;
}

const recorded = (unit: Unit) => ({ region_id: unit.actor.regionId, recorded_at: unit.at, superseded_at: null, recorded_by: unit.actor.name });

export type NewGrade = { readonly personId: string } & Omit<GradeFact, 'id'>;
export async function insertGrades(unit: Unit, rows: readonly NewGrade[]): Promise<(GradeFact & { personId: string })[]> {
  const written = rows.map((r) => ({ ...r, id: newId<'annual_grade'>(unit.at.getTime()) as string }));
  await insertRows(unit, 'registry.annual_grade', written.map((r) => ({ ...recorded(unit), id: r.id, person_id: r.personId, year: r.year, grade: r.grade, source: r.source })));
  return written;
}

export type NewReward = { readonly personId: string } & Omit<RewardFact, 'id'>;
export async function insertRewards(unit: Unit, rows: readonly NewReward[]): Promise<(RewardFact & { personId: string })[]> {
  const written = rows.map((r) => ({ ...r, id: newId<'reward_or_discipline'>(unit.at.getTime()) as string }));
  await insertRows(unit, 'registry.reward_or_discipline', written.map((r) => ({ ...recorded(unit), id: r.id, person_id: r.personId, kind: r.kind, code: r.code, title: r.title, issuer: r.issuer, issued_on: r.issuedOn, effect_until: r.effectUntil })));
  return written;
}

export interface NewTraining {
  readonly personId: string;
  readonly title: string;
  readonly kind: string;
  readonly hours: number;
  readonly startedOn: Day;
  readonly endedOn?: Day | null;
  readonly organizer?: string | null;
}
export async function insertTraining(unit: Unit, rows: readonly NewTraining[]): Promise<string[]> {
  const ids = rows.map(() => newId<'training_record'>(unit.at.getTime()) as string);
  await insertRows(unit, 'registry.training_record', rows.map((r, i) => ({ ...recorded(unit), id: ids[i]!, person_id: r.personId, title: r.title, kind: r.kind, hours: r.hours, started_on: r.startedOn, ended_on: r.endedOn ?? null, organizer: r.organizer ?? null })));
  return ids;
}
