import { newId } from '../../../kernel/ids.ts';
import type { Day } from '../../../kernel/period.ts';
import { hexBytes, json, sql } from '../../../platform/db/index.ts';
import type { Unit } from '../../../platform/house/index.ts';
import { chunksOf, uuids } from '../store/patches.ts';
import type { EntryKind, NewEntry, Tie } from './model.ts';
import type { TieCounts } from './rules/tie-account.ts';

declare module '../../../platform/db/tables.ts' {
  interface Tables {
    'grid.tie': { region_id: string; id: string; person_id: string; household_id: string; started_on: string; ended_on: string | null; recorded_at: Date; recorded_by: string };
    'grid.tie_entry': { region_id: string; id: string; tie_id: string; kind: string; on_day: string; words: Uint8Array | null; keep_until: string; settled_on: string | null; recorded_at: Date; recorded_by: string };
  }
}
const region = (unit: Unit) => unit.actor.regionId;
const context = (id: string): string => `grid.tie_entry.words:${id}`;

/** Any number at once; households that have a cadre are left as they are. Out: the households bound now. */
export async function insertTies(unit: Unit, lines: readonly { readonly personId: string; readonly householdId: string }[]): Promise<Set<string>> {
  const bound = new Set<string>();
  for (const chunk of chunksOf(lines.map((l) => ({ ...l, id: newId(unit.at.getTime()) })))) {
    const { rows } = await sql<{ household_id: string }>`insert into grid.tie (region_id, id, person_id, household_id, started_on, recorded_at, recorded_by)
      select ${region(unit)}, l.id, l."personId", l."householdId", ${unit.today}::date, ${unit.at}, ${unit.actor.name} from jsonb_to_recordset(${json(chunk)}) as l(id uuid, "personId" uuid, "householdId" uuid)
      order by l."householdId" on conflict do nothing returning household_id`.execute(unit.tx);
    for (const r of rows) bound.add(r.household_id);
  }
  return bound;
}
const query = (unit: Unit) => unit.tx.selectFrom('grid.tie').selectAll().where('region_id', '=', region(unit));
const toTie = (r: Awaited<ReturnType<ReturnType<typeof query>['execute']>>[number]): Tie => ({ id: r.id, personId: r.person_id, householdId: r.household_id, startedOn: r.started_on, endedOn: r.ended_on });
export async function findTie(unit: Unit, id: string, hold = false): Promise<Tie | null> {
  const q = query(unit).where('id', '=', id);
  const row = await (hold ? q.forUpdate() : q).executeTakeFirst();
  return row ? toTie(row) : null;
}

/** Held in the order in which telephones hold them, then ended today. `organizations`: whose households only. Out: how many. */
export async function endTies(unit: Unit, personId: string, organizations: 'all' | readonly string[]): Promise<number> {
  const within = organizations === 'all' ? sql`true` : sql`household_id in (select w.id from grid.household w where w.region_id = ${region(unit)} and w.organization_id = any(${uuids(organizations)}))`;
  const { rows } = await sql<{ id: string }>`select id from grid.tie where region_id = ${region(unit)} and person_id = ${personId} and ended_on is null and ${within} order by id for update`.execute(unit.tx);
  await sql`update grid.tie set ended_on = ${unit.today}::date where region_id = ${region(unit)} and id = any(${uuids(rows.map((r) => r.id))})`.execute(unit.tx);
  return rows.length;
}

/** Any number at once, each stored once under its id. Out: the ids stored now. */
export async function insertEntries(unit: Unit, entries: readonly NewEntry[], keepUntil: string): Promise<Set<string>> {
  const stored = new Set<string>();
  for (const chunk of chunksOf(entries)) {
    const rows = chunk.map((e) => ({ id: e.id, t: e.tieId, k: e.kind, d: e.onDay, w: hexBytes(unit.house.cipher.seal(e.words, context(e.id))) }));
    const written = await sql<{ id: string }>`insert into grid.tie_entry (region_id, id, tie_id, kind, on_day, words, keep_until, recorded_at, recorded_by)
      select ${region(unit)}, l.id, l.t, l.k, l.d, l.w::bytea, ${keepUntil}::date, ${unit.at}, ${unit.actor.name} from jsonb_to_recordset(${json(rows)}) as l(id uuid, t uuid, k text, d date, w text)
      order by l.id on conflict (region_id, id) do nothing returning id`.execute(unit.tx);
    for (const r of written.rows) stored.add(r.id);
  }
  return stored;
}
export interface EntryRow {
  readonly id: string;
  readonly tieId: string;
  readonly kind: EntryKind;
  readonly onDay: Day;
  readonly settledOn: Day | null;
  readonly words: string | null;
}
/** Of these ties, latest first; `open` only difficulties not settled. */
export async function entriesOf(unit: Unit, by: { readonly tieIds?: readonly string[]; readonly ids?: readonly string[] }, most = 500): Promise<EntryRow[]> {
  let q = unit.tx.selectFrom('grid.tie_entry').selectAll().where('region_id', '=', region(unit));
  if (by.tieIds) q = q.where(sql<boolean>`tie_id = any(${uuids(by.tieIds)})`);
  if (by.ids) q = q.where(sql<boolean>`id = any(${uuids(by.ids)})`);
  const rows = await q.orderBy('on_day', 'desc').orderBy('id', 'desc').limit(most).execute();
  return rows.map((r) => ({ id: r.id, tieId: r.tie_id, kind: r.kind as EntryKind, onDay: r.on_day, settledOn: r.settled_on, words: r.words ? unit.house.cipher.open(r.words, context(r.id)) : null }));
}
/** False where it was settled before or is no difficulty. */
export const settleEntry = async (unit: Unit, id: string): Promise<boolean> =>
  (await unit.tx.updateTable('grid.tie_entry').set({ settled_on: unit.today }).where('region_id', '=', region(unit)).where('id', '=', id).where('kind', '=', 'difficulty').where('settled_on', 'is', null).returning('id').executeTakeFirst()) !== undefined;

/** Counts of every cadre who stands for households, since a day; difficulties are all ever told under the ties that stand. */
export async function countsByCadre(unit: Unit, since: string): Promise<(TieCounts & { readonly villages: readonly string[] })[]> {
  const { rows } = await sql<TieCounts & { villages: string[] }>`
    with entry as (
      select tie_id, count(*) filter (where kind = 'visit' and on_day >= ${since}::date) as visits, count(*) filter (where kind = 'thing' and on_day >= ${since}::date) as things,
        count(*) filter (where kind = 'difficulty') as difficulties, count(*) filter (where settled_on is not null) as settled
      from grid.tie_entry where region_id = ${region(unit)} group by tie_id
    )
    select t.person_id as "personId", count(*)::int as households, count(*) filter (where e.visits > 0)::int as visited, coalesce(sum(e.visits), 0)::int as visits, coalesce(sum(e.things), 0)::int as things,
      coalesce(sum(e.difficulties), 0)::int as difficulties, coalesce(sum(e.settled), 0)::int as settled, array_agg(distinct w.organization_id::text) as villages
    from grid.tie t join grid.household w on w.region_id = t.region_id and w.id = t.household_id left join entry e on e.tie_id = t.id where t.region_id = ${region(unit)} and t.ended_on is null group by t.person_id order by t.person_id`.execute(unit.tx);
  return rows;
}
/** Households of organizations, all and those with a cadre. */
export async function householdsBound(unit: Unit, organizations: 'all' | readonly string[]): Promise<{ organizationId: string; households: number; bound: number }[]> {
  const { rows } = await sql<{ organizationId: string; households: number; bound: number }>`
    select w.organization_id as "organizationId", count(*)::int as households, count(t.id)::int as bound from grid.household w left join grid.tie t on t.region_id = w.region_id and t.household_id = w.id and t.ended_on is null
    where w.region_id = ${region(unit)} and ${organizations === 'all' ? sql`true` : sql`w.organization_id = any(${uuids(organizations)})`} group by w.organization_id`.execute(unit.tx);
  return rows;
}
export interface OwnHousehold {
  readonly tieId: string;
  readonly address: string;
  readonly startedOn: Day;
}
export async function householdsOfCadre(unit: Unit, personId: string): Promise<OwnHousehold[]> {
  const { rows } = await sql<OwnHousehold>`select t.id as "tieId", w.address, t.started_on::text as "startedOn" from grid.tie t join grid.household w on w.region_id = t.region_id and w.id = t.household_id
    where t.region_id = ${region(unit)} and t.person_id = ${personId} and t.ended_on is null order by w.address`.execute(unit.tx);
  return rows;
}
/** Addresses of a village that have no cadre. */
export async function unboundHouseholds(unit: Unit, organizationId: string, most: number): Promise<{ id: string; address: string }[]> {
  const { rows } = await sql<{ id: string; address: string }>`select w.id, w.address from grid.household w where w.region_id = ${region(unit)} and w.organization_id = ${organizationId}
    and not exists (select 1 from grid.tie t where t.region_id = w.region_id and t.household_id = w.id and t.ended_on is null) order by w.address limit ${most}`.execute(unit.tx);
  return rows;
}
/** Words whose time is over, so many at a time. Out: how many went. */
export async function forgetEntries(unit: Unit, most: number): Promise<number> {
  const gone = await sql`update grid.tie_entry e set words = null from (select id from grid.tie_entry where region_id = ${region(unit)} and keep_until < ${unit.today}::date and words is not null order by id limit ${most} for update skip locked) d
    where e.region_id = ${region(unit)} and e.id = d.id returning 1`.execute(unit.tx);
  return gone.rows.length;
}
