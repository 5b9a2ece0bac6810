import type { Actor } from '../../../../kernel/actor.ts';
import { must } from '../../../../kernel/permission.ts';
import { Refusal } from '../../../../kernel/refusal.ts';
import type { House } from '../../../../platform/house/index.ts';
import { refreshCards } from '../../store/card.ts';
import { holdForWriting } from '../../store/versions.ts';
import { importPeople } from '../access.ts';
import { holdImport } from '../reading.ts';
import { dropBlocksExcept } from '../store/blocks.ts';
import { updateImport } from '../store/import.ts';
import { closeEmptyUnits, editedSince, importPeopleIds, reverseImport } from '../store/undo.ts';
import { holdPeople } from '../store/write-changes.ts';

/**
 * Takes a whole import back: versions it recorded are superseded, versions it replaced are recorded anew, so that what was known
 * between stays on file. Refuses `registry.import_edited_since` with names when anyone recorded about the same facts since.
 */
export async function undoImport(house: House, actor: Actor, importId: string, input: { reason: string }): Promise<{ people: number }> {
  must(actor, importPeople, { regionId: actor.regionId, organizationPaths: [] });
  return house.unit(actor, async (unit) => {
    await holdForWriting(unit, 'import');
    const i = await holdImport(unit, importId, ['applied']);
    const recorded = { importId, at: i.appliedAt!, by: i.appliedBy! };
    await holdPeople(unit, await importPeopleIds(unit, importId));
    const edited = await editedSince(unit, recorded, 20);
    if (edited.length > 0) {
      throw new Refusal('conflict', 'registry.import_edited_since', { count: edited.length }, edited.map((e) => ({ code: 'registry.import_person_edited', at: e.name, params: { name: e.name, by: e.by, at: e.at.toISOString() } })));
    }
    const people = await reverseImport(unit, recorded);
    await closeEmptyUnits(unit, i.counts.applied?.organizationsCreated ?? []);
    await refreshCards(unit, people);
    await updateImport(unit, importId, { state: 'undone', undoneBecause: input.reason });
    unit.audit({ action: 'registry.import_undone', subjectKind: 'import', subjectId: importId, detail: { people: people.length, reason: input.reason } });
    unit.publish({ type: 'registry.import_undone', payload: { importId, people: people.length } });
    return { people: people.length };
  });
}

/** Puts away an import that was not applied; its sealed rows are deleted, the line in the list stays. */
export async function abandonImport(house: House, actor: Actor, importId: string): Promise<null> {
  must(actor, importPeople, { regionId: actor.regionId, organizationPaths: [] });
  return house.unit(actor, async (unit) => {
    const i = await holdImport(unit, importId, ['mapping', 'checked']);
    await dropBlocksExcept(unit, importId, 0, 0);
    await updateImport(unit, importId, { state: 'abandoned', blockCount: 0 });
    unit.audit({ action: 'registry.import_abandoned', subjectKind: 'import', subjectId: importId, detail: { fileName: i.fileName } });
    return null;
  });
}
