import { sql } from 'kysely';
import type { Day } from '../../../kernel/period.ts';
import type { Unit } from '../../../platform/house/index.ts';
import '../store/tables.ts';
import type { Dispatched, Root, RootLine } from './model.ts';

const region = (unit: Unit) => unit.actor.regionId;
const ids = (all: readonly string[]) => sql`${`{${all.join(',')}}`}::uuid[]`;

const rootQuery = (unit: Unit) => unit.tx.selectFrom('demands.root').selectAll().where('region_id', '=', region(unit));
const toRoot = (r: Awaited<ReturnType<ReturnType<typeof rootQuery>['execute']>>[number]): Root => ({ id: r.id, title: r.title, cause: r.cause, organizationId: r.organization_id, taskId: r.task_id, openedAt: r.opened_at, openedBy: r.opened_by, doneOn: r.done_on });

export async function findRoot(unit: Unit, id: string, hold = false): Promise<Root | null> {
  const row = await (hold ? rootQuery(unit).where('id', '=', id).forUpdate() : rootQuery(unit).where('id', '=', id)).executeTakeFirst();
  return row ? toRoot(row) : null;
}
export const insertRoot = async (unit: Unit, r: Pick<Root, 'id' | 'title' | 'cause' | 'organizationId' | 'taskId'>): Promise<void> =>
  void (await unit.tx.insertInto('demands.root').values({ region_id: region(unit), id: r.id, title: r.title, cause: r.cause, organization_id: r.organizationId, task_id: r.taskId, opened_at: unit.at, opened_by: unit.actor.name, done_on: null }).execute());
/** Those that wait first, the newest on top. */
export async function rootLines(unit: Unit, limit: number): Promise<RootLine[]> {
  const { rows } = await sql<Parameters<typeof toRoot>[0] & { demands: number; open: number }>`
    select r.*, r.done_on::text as done_on, c.demands, c.open from demands.root r
    cross join lateral (select count(*)::int as demands, count(*) filter (where d.state in ('collected', 'classified', 'handled'))::int as open from demands.demand d where d.region_id = r.region_id and d.root_id = r.id) c
    where r.region_id = ${region(unit)} order by r.done_on is not null, r.opened_at desc, r.id limit ${limit}`.execute(unit.tx);
  return rows.map((r) => ({ ...toRoot(r), demands: r.demands, open: r.open }));
}
/** Puts demands to a root, or takes them from theirs. */
export const putToRoot = async (unit: Unit, demandIds: readonly string[], rootId: string | null): Promise<void> =>
  void (await sql`update demands.demand set root_id = ${rootId}::uuid where region_id = ${region(unit)} and id = any(${ids(demandIds)})`.execute(unit.tx));
/** Out: whether it was open. */
export const closeRoot = async (unit: Unit, id: string, on: Day): Promise<boolean> =>
  (await unit.tx.updateTable('demands.root').set({ done_on: on }).where('region_id', '=', region(unit)).where('id', '=', id).where('done_on', 'is', null).returning('id').executeTakeFirst()) !== undefined;

export async function findDispatched(unit: Unit, demandId: string, round: number): Promise<Dispatched | null> {
  const r = await unit.tx.selectFrom('demands.dispatched').selectAll().where('region_id', '=', region(unit)).where('demand_id', '=', demandId).where('round', '=', round).executeTakeFirst();
  return r ? { demandId: r.demand_id, round: r.round, taskId: r.task_id, organizationId: r.organization_id, sentAt: r.sent_at, doneOn: r.done_on } : null;
}
export const insertDispatched = async (unit: Unit, d: Pick<Dispatched, 'demandId' | 'round' | 'taskId' | 'organizationId'>): Promise<void> =>
  void (await unit.tx.insertInto('demands.dispatched').values({ region_id: region(unit), demand_id: d.demandId, round: d.round, task_id: d.taskId, organization_id: d.organizationId, sent_at: unit.at, sent_by: unit.actor.name, done_on: null }).execute());
/** Out: whether it was open. */
export const closeDispatched = async (unit: Unit, demandId: string, round: number, on: Day): Promise<boolean> =>
  (await unit.tx.updateTable('demands.dispatched').set({ done_on: on }).where('region_id', '=', region(unit)).where('demand_id', '=', demandId).where('round', '=', round).where('done_on', 'is', null).returning('demand_id').executeTakeFirst()) !== undefined;
