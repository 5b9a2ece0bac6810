import { newId } from '../../../kernel/ids.ts';
import type { Unit } from '../../../platform/house/index.ts';
import type { PersonFields } from '../contract/people.ts';
import { SINCE_EVER } from '../model.ts';
import { buildCard } from '../rules/build-card.ts';
import type { PersonRecord } from '../rules/record.ts';
import { asOf } from '../store/as-of.ts';
import { insertCards } from '../store/card.ts';
import { placesOf } from '../store/organization.ts';
import { insertPersons, toPersonValues } from '../store/person.ts';
import { recordFacts, type Values } from '../store/versions.ts';
import {
  insertAppointments,
  insertCareerLines,
  insertEducations,
  insertFamily,
  insertGrades,
  insertRanks,
  insertRewards,
  insertTraining,
  type NewAppointment,
  type NewCareerLine,
  type NewEducation,
  type NewFamilyMember,
  type NewGrade,
  type NewRank,
  type NewReward,
  type NewTraining,
} from '../store/facts.ts';

type Of<T> = Omit<T, 'personId'>;

/** A person as a file gives one: everything but the name may be missing. */
export interface NewPerson extends Partial<PersonFields> {
  readonly id?: string;
  readonly name: string;
  /** Elements of the imported file that the program does not know, kept for the way back. */
  readonly extra?: unknown;
  readonly reason?: string | null;
  readonly appointments?: readonly Of<NewAppointment>[];
  readonly ranks?: readonly Of<NewRank>[];
  readonly educations?: readonly Of<NewEducation>[];
  readonly family?: readonly Of<NewFamilyMember>[];
  readonly careerLines?: readonly Of<NewCareerLine>[];
  readonly grades?: readonly Of<NewGrade>[];
  readonly rewards?: readonly Of<NewReward>[];
  readonly training?: readonly Of<NewTraining>[];
}

export const emptyPerson: PersonFields = {
  name: '',
  sex: null,
  bornOn: null,
  ethnicity: null,
  nativePlace: null,
  birthPlace: null,
  politicalStatus: null,
  partyJoinedOn: null,
  workStartedOn: null,
  specialty: null,
  professionalTitle: null,
  staffCategory: null,
  tags: [],
  photoHash: null,
  idNumber: null,
  phone: null,
  health: null,
};

export const fieldNames = Object.keys(emptyPerson) as (keyof PersonFields)[];

/** Only the fields of a person, missing ones empty. */
export function completeFields(given: Partial<PersonFields> & { readonly name: string }): PersonFields {
  const fields: Record<string, unknown> = { ...emptyPerson };
  for (const f of fieldNames) if (given[f] !== undefined) fields[f] = given[f];
  return fields as unknown as PersonFields;
}

/**
 * Puts new people on file with all that comes with them, in bulk; asks no permission and repeats no check of
 * `create-person` (import and simulation have theirs). Out: their ids in order.
 */
export async function savePeople(unit: Unit, people: readonly NewPerson[]): Promise<string[]> {
  if (people.length === 0) return [];
  const ids = people.map((p) => p.id ?? newId<'person'>(unit.at.getTime()));
  const with_ = <T>(pick: (p: NewPerson) => readonly Of<T>[] | undefined): T[] => people.flatMap((p, i) => (pick(p) ?? []).map((f) => ({ ...f, personId: ids[i]! }) as T));
  await insertPersons(unit, ids);
  const fields = people.map(completeFields);
  const values = people.map((p, i): Values<'registry.person_version'> => toPersonValues(unit, ids[i]!, fields[i]!, p.extra, p.reason ?? null));
  const versionIds = await recordFacts(unit, 'registry.person_version', values.map((v) => ({ values: v, from: SINCE_EVER, to: null })));
  const appointments = await insertAppointments(unit, with_<NewAppointment>((p) => p.appointments));
  const ranks = await insertRanks(unit, with_<NewRank>((p) => p.ranks));
  const educations = await insertEducations(unit, with_<NewEducation>((p) => p.educations));
  await insertFamily(unit, with_<NewFamilyMember>((p) => p.family));
  await insertCareerLines(unit, with_<NewCareerLine>((p) => p.careerLines));
  const grades = await insertGrades(unit, with_<NewGrade>((p) => p.grades));
  const rewards = await insertRewards(unit, with_<NewReward>((p) => p.rewards));
  await insertTraining(unit, with_<NewTraining>((p) => p.training));

  // The cards are made from what was just written, without reading it back.
  const places = await placesOf(unit, appointments.map((a) => a.organizationId), asOf(unit));
  const group = <F extends { personId: string }>(facts: readonly F[]): Map<string, F[]> => {
    const map = new Map<string, F[]>();
    for (const f of facts) {
      const had = map.get(f.personId);
      if (had) had.push(f);
      else map.set(f.personId, [f]);
    }
    return map;
  };
  const mine = { appointments: group(appointments), ranks: group(ranks), educations: group(educations), grades: group(grades), rewards: group(rewards) };
  const cards = people.map((_, i) => {
    const id = ids[i]!;
    const v = values[i]!;
    const record: PersonRecord = {
      ...fields[i]!,
      id,
      versionId: versionIds[i]!,
      pinyin: v.pinyin,
      initials: v.initials,
      validFrom: SINCE_EVER,
      validTo: null,
      appointments: mine.appointments.get(id) ?? [],
      ranks: mine.ranks.get(id) ?? [],
      educations: mine.educations.get(id) ?? [],
      grades: mine.grades.get(id) ?? [],
      rewards: mine.rewards.get(id) ?? [],
      training: [],
    };
    return buildCard(record, places, unit.today);
  });
  await insertCards(unit, cards);
  unit.audit({ action: 'registry.people_saved', subjectKind: 'person', subjectId: ids.length === 1 ? ids[0]! : null, detail: { count: ids.length } });
  return ids;
}
