import type { Day } from '../../../kernel/period.ts';
import { sql, type RawBuilder } from '../../../platform/db/index.ts';
import type { Unit } from '../../../platform/house/index.ts';
import type { Appointment, AppointmentKind, AppointmentState, PostCategory, Sex, StaffCategory } from '../model.ts';
import type { EducationFact, GradeFact, PersonRecord, RankFact, RewardFact, TrainingFact } from '../rules/record.ts';
import { holds, known, type Moment } from './as-of.ts';
import './tables.ts';
import type { AppointmentTable, EducationTable, PersonVersionTable, RankTable } from './tables.ts';
import { idList } from './versions.ts';

export const toAppointment = (r: AppointmentTable): Appointment => ({
  id: r.appointment_id,
  versionId: r.id,
  personId: r.person_id,
  organizationId: r.organization_id,
  postId: r.post_id,
  title: r.title,
  kind: r.kind as AppointmentKind,
  main: r.main,
  principal: r.principal,
  category: r.category as PostCategory | null,
  leadershipLevel: r.leadership_level,
  levelSince: r.level_since,
  state: r.state as AppointmentState,
  startedOn: r.started_on,
  endedOn: r.ended_on,
  trialUntil: r.trial_until,
  document: r.document,
  endedBecause: r.ended_because,
  tags: r.tags,
  validFrom: r.valid_from,
  validTo: r.valid_to,
});

/** Which records: ids, or everyone. */
export type Whose = readonly string[] | 'all';

/** Records of people as they were known at a moment; people whose version does not hold on the day are left out. */
export async function loadRecords(unit: Unit, whose: Whose, m: Moment): Promise<PersonRecord[]> {
  if (whose !== 'all' && whose.length === 0) return [];
  const mine = (alias: string): RawBuilder<unknown> =>
    whose === 'all' ? sql`${sql.ref(`${alias}.region_id`)} = ${unit.actor.regionId}` : sql`${sql.ref(`${alias}.region_id`)} = ${unit.actor.regionId} and ${sql.ref(`${alias}.person_id`)} = any(${idList(whose)})`;
  const persons = await rows<PersonVersionTable>(unit, sql`select p.* from registry.person_version p where ${mine('p')} and ${holds('p', m)} order by p.person_id`);
  const appointments = await rows<AppointmentTable>(unit, sql`select a.* from registry.appointment a where ${mine('a')} and ${known('a', m)} order by a.valid_from`);
  const ranks = await rows<RankTable>(unit, sql`select r.* from registry.rank r where ${mine('r')} and ${known('r', m)} order by r.valid_from`);
  const educations = await rows<EducationTable>(unit, sql`select e.* from registry.education e where ${mine('e')} and ${known('e', m)} order by e.graduated_on nulls last, e.id`);
  const grades = await rows<GradeFact & { person_id: string }>(unit, sql`select g.id, g.person_id, g.year, g.grade, g.source from registry.annual_grade g where ${mine('g')} and ${known('g', m)} order by g.year desc`);
  const rewards = await rows<RewardFact & { person_id: string }>(unit, sql`select w.id, w.person_id, w.kind, w.code, w.title, w.issuer, w.issued_on as "issuedOn", w.effect_until as "effectUntil" from registry.reward_or_discipline w where ${mine('w')} and ${known('w', m)} order by w.issued_on desc nulls last, w.id`);
  const training = await rows<TrainingFact & { person_id: string }>(unit, sql`select t.id, t.person_id, t.title, t.kind, t.hours, t.started_on as "startedOn", t.ended_on as "endedOn", t.organizer from registry.training_record t where ${mine('t')} and ${known('t', m)} order by t.started_on desc, t.id`);
  const of = <R extends { person_id: string }, F>(list: readonly R[], to: (r: R) => F): Map<string, F[]> => {
    const map = new Map<string, F[]>();
    for (const r of list) {
      const had = map.get(r.person_id);
      if (had) had.push(to(r));
      else map.set(r.person_id, [to(r)]);
    }
    return map;
  };
  const without = <R extends { person_id: string }>({ person_id, ...rest }: R): Omit<R, 'person_id'> => (void person_id, rest);
  const byPerson = {
    appointments: of(appointments, toAppointment),
    ranks: of(ranks, toRank),
    educations: of(educations, toEducation),
    grades: of(grades, (g) => without(g) as GradeFact),
    rewards: of(rewards, (w) => without(w) as RewardFact),
    training: of(training, (t) => without(t) as TrainingFact),
  };
  return persons.map((p) => ({
    id: p.person_id,
    versionId: p.id,
    name: p.name,
    pinyin: p.pinyin,
    initials: p.initials,
    sex: p.sex as Sex | null,
    bornOn: p.born_on,
    ethnicity: p.ethnicity,
    nativePlace: p.native_place,
    birthPlace: p.birth_place,
    politicalStatus: p.political_status,
    partyJoinedOn: p.party_joined_on,
    workStartedOn: p.work_started_on,
    specialty: p.specialty,
    professionalTitle: p.professional_title,
    staffCategory: p.staff_category as StaffCategory | null,
    tags: p.tags,
    photoHash: p.photo_hash,
    validFrom: p.valid_from,
    validTo: p.valid_to,
    appointments: byPerson.appointments.get(p.person_id) ?? [],
    ranks: byPerson.ranks.get(p.person_id) ?? [],
    educations: byPerson.educations.get(p.person_id) ?? [],
    grades: byPerson.grades.get(p.person_id) ?? [],
    rewards: byPerson.rewards.get(p.person_id) ?? [],
    training: byPerson.training.get(p.person_id) ?? [],
  }));
}

async function rows<R>(unit: Unit, query: RawBuilder<unknown>): Promise<R[]> {
  return (await query.execute(unit.tx)).rows as R[];
}

const toRank = (r: RankTable): RankFact => ({ id: r.rank_id, versionId: r.id, rank: r.rank, startedOn: r.started_on, endedOn: r.ended_on, document: r.document });
const toEducation = (r: EducationTable): EducationFact => ({ id: r.education_id, versionId: r.id, mode: r.mode as EducationFact['mode'], level: r.level, degree: r.degree, school: r.school, major: r.major, graduatedOn: r.graduated_on });

/** One appointment by its id, as known now. */
export async function findAppointment(unit: Unit, appointmentId: string): Promise<Appointment | null> {
  const row = await unit.tx.selectFrom('registry.appointment').selectAll().where('region_id', '=', unit.actor.regionId).where('appointment_id', '=', appointmentId).where('superseded_at', 'is', null).executeTakeFirst();
  return row ? toAppointment(row as AppointmentTable) : null;
}

/** Appointments at organizations (or to posts) that are proposed or in office on the moment's day. */
export async function appointmentsAt(unit: Unit, organizationIds: readonly string[], m: Moment): Promise<Appointment[]> {
  if (organizationIds.length === 0) return [];
  return (await rows<AppointmentTable>(unit, sql`select a.* from registry.appointment a where a.region_id = ${unit.actor.regionId} and a.organization_id = any(${idList(organizationIds)}) and ${holds('a', m)} order by a.started_on, a.id`)).map(toAppointment);
}

/** Ids of everyone in office within organizations on the moment's day; `'all'` is the region. */
export async function personIdsInOffice(unit: Unit, organizationIds: readonly string[] | 'all', m: Moment): Promise<string[]> {
  if (organizationIds !== 'all' && organizationIds.length === 0) return [];
  const where = organizationIds === 'all' ? sql`` : sql`and a.organization_id = any(${idList(organizationIds)})`;
  const found = await rows<{ person_id: string }>(unit, sql`select distinct a.person_id from registry.appointment a where a.region_id = ${unit.actor.regionId} and a.state <> 'proposed' and ${holds('a', m)} ${where} order by 1`);
  return found.map((r) => r.person_id);
}

/** Ids of everyone who took an office with a level of leadership within days (`to` excluded). */
export async function personIdsAppointed(unit: Unit, from: Day, to: Day, m: Moment): Promise<string[]> {
  const found = await rows<{ person_id: string }>(unit, sql`select distinct a.person_id from registry.appointment a where a.region_id = ${unit.actor.regionId} and a.state <> 'proposed' and a.leadership_level is not null and a.valid_from >= ${from}::date and a.valid_from < ${to}::date and ${known('a', m)} order by 1`);
  return found.map((r) => r.person_id);
}

/** Per organization on the moment's day: how many people are in office, and how many places of its posts they fill. */
export async function countInOffice(unit: Unit, m: Moment): Promise<Map<string, { people: number; filled: number }>> {
  const found = await rows<{ organization_id: string; people: number; filled: number }>(
    unit,
    sql`select a.organization_id, count(distinct a.person_id)::int as people, count(a.post_id)::int as filled from registry.appointment a
      where a.region_id = ${unit.actor.regionId} and a.state <> 'proposed' and ${holds('a', m)} group by 1`,
  );
  return new Map(found.map((r) => [r.organization_id, { people: r.people, filled: r.filled }]));
}
