import type { Actor } from '../../../kernel/actor.ts';
import { must } from '../../../kernel/permission.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import type { House, Unit } from '../../../platform/house/index.ts';
import { writePeople } from '../access.ts';
import type { PersonFields } from '../contract/people.ts';
import { checkPerson } from '../rules/check-person.ts';
import { findPersonVersion, personsByIdNumbers } from '../store/person.ts';
import { completeFields, savePeople } from './save-people.ts';

/**
 * Puts one person on file, with a reason. Only an actor of the whole region may: a new person belongs to no unit yet.
 * Refuses `registry.person_wrong` with every contradiction, `registry.id_number_taken`.
 */
export async function createPerson(house: House, actor: Actor, input: Partial<PersonFields> & { name: string; reason: string }): Promise<{ personId: string; versionId: string }> {
  return house.unit(actor, async (unit) => {
    must(actor, writePeople, { regionId: actor.regionId });
    const fields = completeFields(input);
    mustAgree(fields, unit);
    await mustBeNew(unit, fields, null);
    const [personId] = await savePeople(unit, [{ ...fields, reason: input.reason }]);
    const version = await findPersonVersion(unit, personId!);
    unit.audit({ action: 'registry.person_created', subjectKind: 'person', subjectId: personId!, detail: { reason: input.reason } });
    return { personId: personId!, versionId: version!.id };
  });
}

export function mustAgree(fields: PersonFields, unit: Unit): void {
  const reasons = checkPerson(fields, unit.today);
  if (reasons.length > 0) throw new Refusal('invalid', 'registry.person_wrong', { count: reasons.length }, reasons);
}

/** One identity number, one person (within the region). */
export async function mustBeNew(unit: Unit, fields: PersonFields, personId: string | null): Promise<void> {
  if (fields.idNumber === null) return;
  const owner = [...(await personsByIdNumbers(unit, [fields.idNumber])).values()].find((id) => id !== personId);
  if (owner !== undefined) throw new Refusal('conflict', 'registry.id_number_taken', { personId: owner });
}
