import type { Actor, Role } from '../../kernel/actor.ts';
import { may, type Permission, type Subject } from '../../kernel/permission.ts';
import type { PersonId } from '../../kernel/ids.ts';
import { Refusal } from '../../kernel/refusal.ts';
import type { Unit } from '../../platform/house/index.ts';
import { organizationSubject, personSummaries } from '../registry/index.ts';

/** Whom an entry concerns: its people, their units today, the unit it belongs to, and whoever reported it. */
export async function entrySubject(unit: Unit, entry: { readonly persons: readonly { readonly personId: string }[]; readonly organizationId: string | null; readonly reporterPersonId?: string | null }): Promise<Subject> {
  const people = await personSummaries(unit, entry.persons.map((p) => p.personId));
  const paths = [...people.values()].flatMap((p) => (p.organizationPath === null ? [] : [p.organizationPath]));
  const own = entry.organizationId === null ? [] : ((await organizationSubject(unit, entry.organizationId)).organizationPaths ?? []);
  const reporter = entry.reporterPersonId ? [entry.reporterPersonId] : [];
  return { regionId: unit.actor.regionId, organizationPaths: [...own, ...paths], personIds: [...entry.persons.map((p) => p.personId), ...reporter] as PersonId[] };
}

/** Refuses `registry.no_such_person` when one of them is not on file. */
export async function mustBeOnFile(unit: Unit, personIds: readonly string[]): Promise<void> {
  const people = await personSummaries(unit, [...new Set(personIds)]);
  if (personIds.some((id) => !people.has(id))) throw new Refusal('not_found', 'registry.no_such_person');
}

/** The roles by which the actor reaches the subject with this permission. */
export const rolesReaching = (actor: Actor, p: Permission, subject: Subject): Role[] =>
  [...new Set(actor.grants.filter((grant) => may({ ...actor, grants: [grant] }, p, subject)).map((g) => g.role))];
