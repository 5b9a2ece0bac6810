import type { Actor } from '../../../kernel/actor.ts';
import type { Day } from '../../../kernel/period.ts';
import { must } from '../../../kernel/permission.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import type { House, Unit } from '../../../platform/house/index.ts';
import { writeRegister } from '../access.ts';
import { insertItem, insertSystem, openSystems, updateItem, updateSystem, workItems, type WorkItem } from '../store/systems.ts';
import { mustBeDocument } from './register-document.ts';

/**
 * Sets the work systems of the region and their order (M003): the names are the region's own.
 * A system left out is closed; refused while something in it is open.
 */
export const saveSystems = (house: House, actor: Actor, input: { readonly systems: readonly { readonly id?: string | undefined; readonly name: string }[] }): Promise<{ ids: string[] }> =>
  house.unit(actor, async (unit) => {
    must(actor, writeRegister, { regionId: actor.regionId });
    const had = await openSystems(unit);
    const names = input.systems.map((s) => s.name);
    const twice = names.find((name, i) => names.indexOf(name) !== i);
    if (twice !== undefined) throw new Refusal('invalid', 'policy.system_name_twice', { name: twice });
    const unknown = input.systems.find((s) => s.id !== undefined && !had.some((h) => h.id === s.id));
    if (unknown) throw new Refusal('not_found', 'policy.system_not_found', { system: unknown.name });
    const items = await workItems(unit);
    const kept = new Set(input.systems.map((s) => s.id));
    for (const gone of had.filter((h) => !kept.has(h.id))) {
      const open = items.filter((i) => i.systemId === gone.id && i.doneOn === null).length;
      if (open > 0) throw new Refusal('rule', 'policy.system_has_open_items', { name: gone.name, open });
      await updateSystem(unit, gone.id, { closed_on: unit.today });
    }
    // Names first become free, so that two systems can exchange theirs.
    for (const s of input.systems) if (s.id !== undefined && had.find((h) => h.id === s.id)!.name !== s.name) await updateSystem(unit, s.id, { name: `${s.name} ${s.id}` });
    const ids: string[] = [];
    for (const [position, s] of input.systems.entries()) {
      if (s.id === undefined) ids.push(await insertSystem(unit, s.name, position));
      else {
        await updateSystem(unit, s.id, { name: s.name, position });
        ids.push(s.id);
      }
    }
    unit.audit({ action: 'policy.systems_saved', subjectKind: 'work_system', subjectId: null, detail: { systems: names } });
    return { ids };
  });

export interface NewWorkItem extends Omit<WorkItem, 'id' | 'doneOn' | 'systemId'> {
  readonly systemId: string | null;
}

/** Assigns a rule or task to one system. Every one needs its system: without it, refused (M003). */
export const addWorkItem = (house: House, actor: Actor, input: NewWorkItem): Promise<{ id: string }> =>
  house.unit(actor, async (unit) => {
    must(actor, writeRegister, { regionId: actor.regionId });
    const { systemId, ...item } = input;
    if (systemId === null) throw new Refusal('rule', 'policy.item_without_system', { title: item.title }, [{ code: 'policy.item_without_system', params: { title: item.title }, at: 'systemId' }]);
    await mustBeSystem(unit, systemId);
    if (item.documentRef !== null) await mustBeDocument(unit, item.documentRef, 'document');
    const id = await insertItem(unit, { ...item, systemId });
    unit.audit({ action: 'policy.work_item_added', subjectKind: 'work_item', subjectId: id, detail: { kind: item.kind, system: systemId } });
    return { id };
  });

/** Moves an item, or records the day it was done. Refuses a day that has not come. */
export const changeWorkItem = (house: House, actor: Actor, input: { readonly id: string; readonly systemId?: string | undefined; readonly doneOn?: Day | null | undefined }): Promise<null> =>
  house.unit(actor, async (unit) => {
    must(actor, writeRegister, { regionId: actor.regionId });
    if (input.systemId !== undefined) await mustBeSystem(unit, input.systemId);
    if (input.doneOn && input.doneOn > unit.today) throw new Refusal('invalid', 'policy.done_in_future', { day: input.doneOn }, [{ code: 'policy.done_in_future', params: { day: input.doneOn }, at: 'doneOn' }]);
    const change = { ...(input.systemId === undefined ? {} : { system_id: input.systemId }), ...(input.doneOn === undefined ? {} : { done_on: input.doneOn }) };
    if (Object.keys(change).length === 0) throw new Refusal('invalid', 'policy.nothing_to_change');
    if (!(await updateItem(unit, input.id, change))) throw new Refusal('not_found', 'policy.item_not_found', { item: input.id });
    unit.audit({ action: 'policy.work_item_changed', subjectKind: 'work_item', subjectId: input.id, detail: change });
    return null;
  });

async function mustBeSystem(unit: Unit, id: string): Promise<void> {
  if (!(await openSystems(unit)).some((s) => s.id === id)) throw new Refusal('not_found', 'policy.system_not_found', { system: id });
}
