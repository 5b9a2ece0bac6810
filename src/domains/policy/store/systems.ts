import { newId } from '../../../kernel/ids.ts';
import type { Day } from '../../../kernel/period.ts';
import type { Unit } from '../../../platform/house/index.ts';

declare module '../../../platform/db/tables.ts' {
  interface Tables {
    'policy.work_system': { region_id: string; id: string; name: string; position: number; closed_on: string | null; recorded_at: Date; recorded_by: string };
    'policy.work_item': {
      region_id: string;
      id: string;
      system_id: string;
      kind: 'rule' | 'task';
      title: string;
      document_ref: string | null;
      owner: string | null;
      due_on: string | null;
      done_on: string | null;
      recorded_at: Date;
      recorded_by: string;
    };
  }
}

export interface WorkSystem {
  readonly id: string;
  readonly name: string;
}
export interface WorkItem {
  readonly id: string;
  readonly systemId: string;
  readonly kind: 'rule' | 'task';
  readonly title: string;
  readonly documentRef: string | null;
  readonly owner: string | null;
  readonly dueOn: Day | null;
  readonly doneOn: Day | null;
}

export async function openSystems(unit: Unit): Promise<WorkSystem[]> {
  return unit.tx.selectFrom('policy.work_system').select(['id', 'name']).where('region_id', '=', unit.actor.regionId).where('closed_on', 'is', null).orderBy('position').orderBy('id').execute();
}

export async function insertSystem(unit: Unit, name: string, position: number): Promise<string> {
  const id = newId<'work_system'>(unit.at.getTime());
  await unit.tx.insertInto('policy.work_system').values({ region_id: unit.actor.regionId, id, name, position, closed_on: null, recorded_at: unit.at, recorded_by: unit.actor.name }).execute();
  return id;
}

export async function updateSystem(unit: Unit, id: string, change: { name?: string; position?: number; closed_on?: Day }): Promise<void> {
  await unit.tx.updateTable('policy.work_system').set(change).where('region_id', '=', unit.actor.regionId).where('id', '=', id).execute();
}

export async function workItems(unit: Unit): Promise<WorkItem[]> {
  const rows = await unit.tx.selectFrom('policy.work_item').selectAll().where('region_id', '=', unit.actor.regionId).orderBy('id').execute();
  return rows.map((r) => ({ id: r.id, systemId: r.system_id, kind: r.kind, title: r.title, documentRef: r.document_ref, owner: r.owner, dueOn: r.due_on, doneOn: r.done_on }));
}

export async function insertItem(unit: Unit, item: Omit<WorkItem, 'id' | 'doneOn'>): Promise<string> {
  const id = newId<'work_item'>(unit.at.getTime());
  await unit.tx
    .insertInto('policy.work_item')
    .values({
      region_id: unit.actor.regionId,
      id,
      system_id: item.systemId,
      kind: item.kind,
      title: item.title,
      document_ref: item.documentRef,
      owner: item.owner,
      due_on: item.dueOn,
      done_on: null,
      recorded_at: unit.at,
      recorded_by: unit.actor.name,
    })
    .execute();
  return id;
}

/** Out: whether there is such an item. */
export async function updateItem(unit: Unit, id: string, change: { system_id?: string; done_on?: Day | null }): Promise<boolean> {
  const result = await unit.tx.updateTable('policy.work_item').set(change).where('region_id', '=', unit.actor.regionId).where('id', '=', id).executeTakeFirst();
  return result.numUpdatedRows > 0n;
}
