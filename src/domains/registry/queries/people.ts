import type { PersonId } from '../../../kernel/ids.ts';
import type { Day } from '../../../kernel/period.ts';
import type { Subject } from '../../../kernel/permission.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import type { Unit } from '../../../platform/house/index.ts';
import type { AsOf, PersonFacts, PersonSummary } from '../model.ts';
import { buildCard, summaryOfCard, type PersonCard } from '../rules/build-card.ts';
import { inOfficeOn } from '../rules/main-appointment.ts';
import { personFactsOn } from '../rules/person-facts.ts';
import { asOf } from '../store/as-of.ts';
import { cardsInOffice, cardsOf } from '../store/card.ts';
import { findOrganization, organizationIdsUnder, organizationVersions, placesOf } from '../store/organization.ts';
import { findPersonVersion } from '../store/person.ts';
import { postsOf } from '../store/post.ts';
import { loadRecords, personIdsInOffice } from '../store/record.ts';

/** Records are read this many people at a time, so that a province does not have to fit into memory at once. */
const PEOPLE_AT_ONCE = 5000;

/** Whom a permission is asked about: the person, and every unit where he or she is in office today. Refuses `registry.no_such_person`. */
export async function personSubject(unit: Unit, personId: string): Promise<Subject> {
  const m = asOf(unit);
  const [record] = await loadRecords(unit, [personId], m);
  if (record === undefined) throw new Refusal('not_found', 'registry.no_such_person');
  const places = await placesOf(unit, inOfficeOn(record.appointments, unit.today).map((a) => a.organizationId), m);
  return { regionId: unit.actor.regionId, organizationPaths: [...places.values()].map((p) => p.path), personIds: [personId as PersonId] };
}

/** The organization as a subject; a closed one by the path it last had. Refuses `registry.no_such_organization`. */
export async function organizationSubject(unit: Unit, organizationId: string): Promise<Subject> {
  const now = (await findOrganization(unit, organizationId)) ?? (await organizationVersions(unit, organizationId)).at(-1);
  if (!now) throw new Refusal('not_found', 'registry.no_such_organization');
  return { regionId: unit.actor.regionId, organizationPaths: [now.path] };
}

/** People by id as of today; those not on file are left out. */
export async function personSummaries(unit: Unit, ids: readonly string[]): Promise<Map<string, PersonSummary>> {
  return new Map((await cardsOf(unit, ids)).map((c) => [c.personId, summaryOfCard(c)]));
}

/** Cards of everyone in office within the paths as of a moment: from the kept cards today, from the versions for any other moment. */
export async function cardsAt(unit: Unit, scope: 'all' | readonly string[], at?: AsOf): Promise<PersonCard[]> {
  const m = asOf(unit, at);
  const organizations = scope === 'all' ? 'all' : await organizationIdsUnder(unit, scope, m);
  if (m.knownAt === null && m.validAt === unit.today) return cardsInOffice(unit, organizations);
  const ids = await personIdsInOffice(unit, organizations, m);
  const cards: PersonCard[] = [];
  for (let i = 0; i < ids.length; i += PEOPLE_AT_ONCE) {
    const records = await loadRecords(unit, ids.slice(i, i + PEOPLE_AT_ONCE), m);
    const places = await placesOf(unit, records.flatMap((r) => inOfficeOn(r.appointments, m.validAt).map((a) => a.organizationId)), m);
    cards.push(...records.map((r) => buildCard(r, places, m.validAt)));
  }
  return cards;
}

/** Everyone in office within the paths, as of a moment. */
export const peopleAt = async (unit: Unit, scope: 'all' | readonly string[], at?: AsOf): Promise<PersonSummary[]> => (await cardsAt(unit, scope, at)).map(summaryOfCard);

/** Who was in office on a day, without their files: one statement. */
export const idsInOffice = (unit: Unit, at: AsOf): Promise<string[]> => personIdsInOffice(unit, 'all', asOf(unit, at));

/** Facts for rules about people on a day, by names of `policies/facts.yaml`. `'all'` is everyone in office that day. */
export async function personFacts(unit: Unit, ids: readonly string[] | 'all', on: Day, knownAt?: Date): Promise<Map<string, PersonFacts>> {
  const m = asOf(unit, { validAt: on, ...(knownAt ? { knownAt } : {}) });
  const wanted = ids === 'all' ? await personIdsInOffice(unit, 'all', m) : [...new Set(ids)];
  const facts = new Map<string, PersonFacts>();
  const requirements = new Map((await postsOf(unit, 'all', { validAt: on, ...(knownAt ? { knownAt } : {}) })).map((p) => [p.id, p.requirement]));
  for (let i = 0; i < wanted.length; i += PEOPLE_AT_ONCE) {
    const records = await loadRecords(unit, wanted.slice(i, i + PEOPLE_AT_ONCE), m);
    const places = await placesOf(unit, records.flatMap((r) => r.appointments.map((a) => a.organizationId)), m);
    for (const r of records) facts.set(r.id, personFactsOn(r, places, on, requirements));
  }
  return facts;
}

/** Is the person on file on that day? For doors that need no more. */
export const personExists = async (unit: Unit, personId: string): Promise<boolean> => (await findPersonVersion(unit, personId)) !== null;
