import { sql } from 'kysely';
import { newId } from '../../../kernel/ids.ts';
import type { Unit } from '../../../platform/house/index.ts';
import type { Callback } from '../model.ts';
import './tables.ts';

const region = (unit: Unit) => unit.actor.regionId;

export const drawCallback = async (unit: Unit, demandId: string, round: number, dueOn: string): Promise<void> =>
  void (await unit.tx.insertInto('demands.callback').values({ region_id: region(unit), demand_id: demandId, round, due_on: dueOn, satisfied: null, words: null, done_at: null, done_by: null }).onConflict((o) => o.doNothing()).execute());
/** Drawn demands with what was asked and answered; `within` null is the whole region. */
export async function callbacks(unit: Unit, open: boolean, within: readonly string[] | null, limit: number): Promise<Callback[]> {
  if (within?.length === 0) return [];
  let q = unit.tx.selectFrom('demands.callback as c').innerJoin('demands.demand as d', (j) => j.onRef('d.region_id', '=', 'c.region_id').onRef('d.id', '=', 'c.demand_id')).where('c.region_id', '=', region(unit)).where('c.done_at', open ? 'is' : 'is not', null);
  if (within !== null) q = q.where('d.organization_id', 'in', [...within]);
  const rows = await q.select(['c.demand_id', 'c.round', 'c.due_on', 'c.satisfied', 'c.words', 'c.done_by', 'd.number', 'd.words as asked', 'd.answer']).orderBy('c.due_on').orderBy('c.demand_id').limit(limit).execute();
  return rows.map((r) => ({ demandId: r.demand_id, number: r.number, said: r.asked, answer: r.answer, round: r.round, dueOn: r.due_on, satisfied: r.satisfied, words: r.words, doneBy: r.done_by }));
}
/** Out: whether it was open. */
export const closeCallback = async (unit: Unit, demandId: string, round: number, satisfied: boolean, words: string): Promise<boolean> =>
  (await unit.tx.updateTable('demands.callback').set({ satisfied, words, done_at: unit.at, done_by: unit.actor.name }).where('region_id', '=', region(unit)).where('demand_id', '=', demandId).where('round', '=', round).where('done_at', 'is', null).returning('round').executeTakeFirst()) !== undefined;

export async function insertServices(unit: Unit, services: readonly { readonly id?: string; readonly headId: string; readonly headName: string; readonly patchId: string; readonly household: string; readonly kind: string; readonly onDay: string }[]): Promise<number> {
  if (services.length === 0) return 0;
  const written = await unit.tx
    .insertInto('demands.service')
    .values(services.map((s) => ({ region_id: region(unit), id: s.id ?? newId(unit.at.getTime()), head_id: s.headId, head_name: s.headName, patch_id: s.patchId, household: s.household, kind: s.kind, on_day: s.onDay, recorded_at: unit.at })))
    .onConflict((o) => o.doNothing())
    .returning('id')
    .execute();
  return written.length;
}
/** By head, of these patches; null is the whole region. */
export const serviceCounts = async (unit: Unit, patches: readonly string[] | null): Promise<{ headId: string; headName: string; services: number; households: number; kinds: number }[]> =>
  unit.tx
    .selectFrom('demands.service')
    .select((e) => ['head_id as headId', e.fn.max('head_name').as('headName'), e.fn.countAll<number>().as('services'), e.fn.count<number>('household').distinct().as('households'), e.fn.count<number>('kind').distinct().as('kinds')])
    .where('region_id', '=', region(unit))
    .where((e) => (patches === null ? e.lit(true) : sql<boolean>`patch_id = any(${`{${patches.join(',')}}`}::uuid[])`))
    .groupBy('head_id')
    .orderBy('services', 'desc')
    .orderBy('head_id')
    .limit(500)
    .execute();
