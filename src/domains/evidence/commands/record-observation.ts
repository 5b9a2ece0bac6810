import type { Actor } from '../../../kernel/actor.ts';
import { dayInChina } from '../../../kernel/clock.ts';
import { newId } from '../../../kernel/ids.ts';
import { must } from '../../../kernel/permission.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import type { House, Unit } from '../../../platform/house/index.ts';
import { SEALER } from '../../../platform/ledger/index.ts';
import { observe } from '../access.ts';
import type { NewObservation } from '../contract/matters.ts';
import type { PlaceType } from '../kinds.ts';
import type { Arena } from '../model.ts';
import { entrySubject, mustBeOnFile } from '../subject.ts';
import { appendEvidence } from './append-evidence.ts';

/** Each of the four places is a place where evidence arises (M014). */
const arenaOf: Readonly<Record<PlaceType, Arena>> = { front_line: 'village', project_site: 'project', service_window: 'service_window', training_classroom: 'classroom' };

/**
 * M017: one visit becomes one entry for each person seen, in the ledger of the persons and the project. Observers are not of the unit,
 * so it needs no word of the unit; the department confirms it, and the person seen may dispute it. Nobody can edit it.
 */
export async function recordObservation(house: House, actor: Actor, input: NewObservation): Promise<{ visitId: string; entryIds: string[] }> {
  const out = await house.unit(actor, async (unit) => {
    await mustBeOnFile(unit, input.personIds);
    must(actor, observe, await entrySubject(unit, { persons: input.personIds.map((personId) => ({ personId })), organizationId: input.organizationId }));
    return saveObservation(unit, input);
  });
  house.wake(SEALER);
  return out;
}

/** The same inside the caller's unit; asks no permission. */
export async function saveObservation(unit: Unit, input: NewObservation): Promise<{ visitId: string; entryIds: string[] }> {
  if (new Set(input.personIds).size < input.personIds.length) throw new Refusal('invalid', 'evidence.person_named_twice', {}, [{ code: 'evidence.person_named_twice', at: 'personIds' }]);
  if (new Date(input.seenAt) > unit.at) throw new Refusal('rule', 'evidence.in_the_future', { day: input.seenAt }, [{ code: 'evidence.in_the_future', at: 'seenAt' }]);
  const visitId = newId<'visit'>() as string;
  const { placeType, place, seenAt, facts } = input;
  const entryIds = await appendEvidence(
    unit,
    input.personIds.map((personId) => ({
      title: place,
      occurredOn: dayInChina(new Date(seenAt)),
      arena: arenaOf[placeType],
      content: { kind: 'observation' as const, visitId, placeType, place, seenAt, facts },
      organizationId: input.organizationId,
      persons: [{ personId, role: 'subject' as const }],
      matterId: input.matterId,
      source: { kind: 'department' as const, name: unit.actor.name },
      attachments: input.attachments,
      state: 'unit_confirmed' as const,
    })),
  );
  unit.audit({ action: 'evidence.observed', subjectKind: 'visit', subjectId: visitId, detail: { placeType, people: entryIds.length } });
  return { visitId, entryIds };
}
