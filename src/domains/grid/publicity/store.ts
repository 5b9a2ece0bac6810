import { newId } from '../../../kernel/ids.ts';
import { json, sql } from '../../../platform/db/index.ts';
import type { Unit } from '../../../platform/house/index.ts';
import { chunksOf, uuids } from '../store/patches.ts';
import type { HeadEntry, Item, NewPlan, Plan } from './model.ts';
import type { Placed } from './rules/own-part.ts';

declare module '../../../platform/db/tables.ts' {
  interface Tables {
    'grid.publicity': { region_id: string; id: string; organization_id: string; title: string; words: string; starts_on: string; due_on: string; client_id: string; recorded_at: Date; recorded_by: string };
    'grid.publicity_item': { region_id: string; id: string; publicity_id: string; channel: string; online: boolean; organization_id: string; patch_id: string | null; due_on: string; called_off_on: string | null; called_off_because: string | null; called_off_by: string | null };
    'grid.publicity_entry': { region_id: string; id: string; item_id: string; patch_id: string | null; listed: boolean; done_on: string; words: string; file_hash: string; file_name: string; recorded_at: Date; recorded_by: string; account_id: string | null };
  }
}
const region = (unit: Unit) => unit.actor.regionId;
const planQuery = (unit: Unit) => unit.tx.selectFrom('grid.publicity').selectAll().where('region_id', '=', region(unit));
const toPlan = (r: Awaited<ReturnType<ReturnType<typeof planQuery>['execute']>>[number]): Plan => ({ id: r.id, organizationId: r.organization_id, title: r.title, words: r.words, startsOn: r.starts_on, dueOn: r.due_on, recordedBy: r.recorded_by });
const itemQuery = (unit: Unit) => unit.tx.selectFrom('grid.publicity_item').selectAll().where('region_id', '=', region(unit));
const toItem = (r: Awaited<ReturnType<ReturnType<typeof itemQuery>['execute']>>[number]): Item => ({ id: r.id, publicityId: r.publicity_id, channel: r.channel, online: r.online, organizationId: r.organization_id, patchId: r.patch_id, dueOn: r.due_on, calledOffOn: r.called_off_on });

/** The plan, or null where the same one was stored before. */
export async function insertPlan(unit: Unit, p: Omit<NewPlan, 'parts'>): Promise<string | null> {
  const made = await unit.tx.insertInto('grid.publicity').values({ region_id: region(unit), id: newId(unit.at.getTime()), organization_id: p.organizationId, title: p.title, words: p.words, starts_on: p.startsOn, due_on: p.dueOn, client_id: p.clientId, recorded_at: unit.at, recorded_by: unit.actor.name })
    .onConflict((o) => o.columns(['region_id', 'client_id']).doNothing()).returning('id').executeTakeFirst();
  return made?.id ?? null;
}
export const planByClient = async (unit: Unit, clientId: string): Promise<string> => (await unit.tx.selectFrom('grid.publicity').select('id').where('region_id', '=', region(unit)).where('client_id', '=', clientId).executeTakeFirstOrThrow()).id;
/** The same channel at the same place once. Out: how many. */
export async function insertItems(unit: Unit, publicityId: string, items: readonly Pick<Item, 'channel' | 'online' | 'organizationId' | 'patchId' | 'dueOn'>[]): Promise<number> {
  let stored = 0;
  for (const chunk of chunksOf(items.map((i) => ({ ...i, id: newId(unit.at.getTime()) })))) {
    const { rows } = await sql`insert into grid.publicity_item (region_id, id, publicity_id, channel, online, organization_id, patch_id, due_on)
      select ${region(unit)}, l.id, ${publicityId}, l.channel, l.online, l."organizationId", l."patchId", l."dueOn" from jsonb_to_recordset(${json(chunk)}) as l(id uuid, channel text, online boolean, "organizationId" uuid, "patchId" uuid, "dueOn" date)
      on conflict do nothing returning 1`.execute(unit.tx);
    stored += rows.length;
  }
  return stored;
}
export async function findPlan(unit: Unit, id: string): Promise<Plan | null> {
  const row = await planQuery(unit).where('id', '=', id).executeTakeFirst();
  return row ? toPlan(row) : null;
}
export async function plansByIds(unit: Unit, ids: readonly string[]): Promise<Map<string, Plan>> {
  const rows = await planQuery(unit).where(sql<boolean>`id = any(${uuids([...new Set(ids)])})`).execute();
  return new Map(rows.map((r) => [r.id, toPlan(r)]));
}
/** Plans of these units, and those of others that are to be carried out in them; the latest first. */
export async function plansOf(unit: Unit, organizations: 'all' | readonly string[], most: number): Promise<Plan[]> {
  const base = planQuery(unit).orderBy('starts_on', 'desc').orderBy('id', 'desc').limit(most);
  const ids = organizations === 'all' ? null : uuids(organizations);
  const rows = await (ids === null ? base : base.where(sql<boolean>`(organization_id = any(${ids}) or id in (select i.publicity_id from grid.publicity_item i where i.region_id = ${region(unit)} and i.organization_id = any(${ids})))`)).execute();
  return rows.map(toPlan);
}
export async function itemsOf(unit: Unit, publicityIds: readonly string[], organizations: 'all' | readonly string[]): Promise<Item[]> {
  const base = itemQuery(unit).where(sql<boolean>`publicity_id = any(${uuids(publicityIds)})`).orderBy('due_on').orderBy('id');
  return (await (organizations === 'all' ? base : base.where(sql<boolean>`organization_id = any(${uuids(organizations)})`)).execute()).map(toItem);
}
/** Locked with `hold`: its end and an entry do not cross. */
export async function findItem(unit: Unit, id: string, hold = false): Promise<Item | null> {
  const q = itemQuery(unit).where('id', '=', id);
  const row = await (hold ? q.forUpdate() : q).executeTakeFirst();
  return row ? toItem(row) : null;
}
export const callOffItem = async (unit: Unit, id: string, because: string): Promise<void> =>
  void (await unit.tx.updateTable('grid.publicity_item').set({ called_off_on: unit.today, called_off_because: because, called_off_by: unit.actor.name }).where('region_id', '=', region(unit)).where('id', '=', id).execute());
/** Items not called off whose plan ends on or after a day, at these places or in these villages as a whole. */
export async function itemsAt(unit: Unit, at: { readonly patchIds: readonly string[]; readonly organizations: readonly string[] }, since: string): Promise<Item[]> {
  const rows = await itemQuery(unit).where('called_off_on', 'is', null).where(sql<boolean>`(patch_id = any(${uuids(at.patchIds)}) or (patch_id is null and organization_id = any(${uuids(at.organizations)})))`)
    .where(sql<boolean>`publicity_id in (select id from grid.publicity where region_id = ${region(unit)} and due_on >= ${since}::date)`).orderBy('due_on').orderBy('id').execute();
  return rows.map(toItem);
}

export interface EntryLine extends Pick<HeadEntry, 'id' | 'itemId' | 'doneOn' | 'words' | 'fileHash' | 'fileName'> {
  readonly patchId: string | null;
  /** Null: everybody there. */
  readonly householdIds: readonly string[] | null;
}
/** False where it was stored before. `covers`: the neighbours' patches of the place. */
export async function insertEntry(unit: Unit, e: EntryLine, covers: readonly string[]): Promise<boolean> {
  const made = await unit.tx.insertInto('grid.publicity_entry').values({ region_id: region(unit), id: e.id, item_id: e.itemId, patch_id: e.patchId, listed: e.householdIds !== null, done_on: e.doneOn, words: e.words, file_hash: e.fileHash, file_name: e.fileName, recorded_at: unit.at, recorded_by: unit.actor.name, account_id: unit.actor.accountId })
    .onConflict((o) => o.columns(['region_id', 'id']).doNothing()).returning('id').executeTakeFirst();
  if (!made) return false;
  if (e.householdIds !== null) await sql`insert into grid.publicity_household (region_id, entry_id, household_id) select ${region(unit)}, ${e.id}, x from unnest(${uuids([...new Set(e.householdIds)])}) x`.execute(unit.tx);
  else await sql`insert into grid.publicity_patch (region_id, entry_id, patch_id) select ${region(unit)}, ${e.id}, x from unnest(${uuids(covers)}) x`.execute(unit.tx);
  return true;
}
export interface Entry {
  readonly id: string;
  readonly itemId: string;
  readonly patchId: string | null;
  readonly doneOn: string;
  readonly words: string;
  readonly fileHash: string;
  readonly fileName: string;
  readonly recordedBy: string;
  /** How many households its list has; null where it covers everybody there. */
  readonly listed: number | null;
}
export async function entriesOf(unit: Unit, by: { readonly itemId: string } | { readonly id: string }): Promise<Entry[]> {
  const { rows } = await sql<Entry>`select e.id, e.item_id as "itemId", e.patch_id as "patchId", e.done_on::text as "doneOn", e.words, e.file_hash as "fileHash", e.file_name as "fileName", e.recorded_by as "recordedBy",
      case when e.listed then (select count(*)::int from grid.publicity_household h where h.region_id = e.region_id and h.entry_id = e.id) end as listed
    from grid.publicity_entry e where e.region_id = ${region(unit)} and ${'id' in by ? sql`e.id = ${by.id}` : sql`e.item_id = ${by.itemId}`} order by e.done_on desc, e.id desc`.execute(unit.tx);
  return rows;
}

/** Patches with the ids of those above them; a group that came from a merged area lies in that one as well. */
export async function placesOf(unit: Unit, ids: readonly string[]): Promise<Map<string, Placed & { readonly names: readonly string[] }>> {
  const { rows } = await sql<{ id: string; organizationId: string; line: string[]; names: string[] }>`
    select p.id, p.organization_id as "organizationId", array_remove(array[gg.name, g.name, p.name], null) as names,
      array_remove(array[gg.id, g.id, p.id], null) || array(select m.from_id from grid.merger m where m.region_id = p.region_id and (p.id = any(m.group_ids) or g.id = any(m.group_ids))) as line
    from grid.patch p left join grid.patch g on g.region_id = p.region_id and g.id = p.parent_id left join grid.patch gg on gg.region_id = g.region_id and gg.id = g.parent_id
    where p.region_id = ${region(unit)} and p.id = any(${uuids([...new Set(ids)])})`.execute(unit.tx);
  return new Map(rows.map((r) => [r.id, r]));
}
const below = (unit: Unit) => sql`select p.id from grid.patch p where p.region_id = ${region(unit)} and p.parent_id = place.id union all select unnest(m.group_ids) from grid.merger m where m.region_id = ${region(unit)} and m.from_id = place.id`;
/** A patch and all below it, with the groups that a merged one took along; neighbours' patches are what counts. */
export async function idsInPlace(unit: Unit, patchId: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`with recursive place as (select ${patchId}::uuid as id union select b.id from place cross join lateral (${below(unit)}) b) select id from place`.execute(unit.tx);
  return rows.map((r) => r.id);
}

/** Households that an entry of these items reached, on file when it was recorded: those of a village or of the patches it covers, or of its list. */
const reachedBy = (unit: Unit, items: ReturnType<typeof sql>) => sql`
  select e.item_id, h.id from grid.publicity_entry e join grid.publicity_item i on i.region_id = e.region_id and i.id = e.item_id join grid.household h on h.region_id = e.region_id and h.organization_id = i.organization_id and h.recorded_at <= e.recorded_at
    where e.region_id = ${region(unit)} and e.item_id in (${items}) and e.patch_id is null and not e.listed
  union select e.item_id, h.id from grid.publicity_entry e join grid.publicity_patch c on c.region_id = e.region_id and c.entry_id = e.id join grid.household h on h.region_id = e.region_id and h.patch_id = c.patch_id and h.recorded_at <= e.recorded_at
    where e.region_id = ${region(unit)} and e.item_id in (${items})
  union select e.item_id, c.household_id from grid.publicity_entry e join grid.publicity_household c on c.region_id = e.region_id and c.entry_id = e.id where e.region_id = ${region(unit)} and e.item_id in (${items})`;

export interface ItemCount {
  readonly itemId: string;
  readonly households: number;
  readonly reached: number;
}
/** Of each item the households of its place, and how many this item reached. */
export async function countsByItem(unit: Unit, itemIds: readonly string[]): Promise<ItemCount[]> {
  if (itemIds.length === 0) return [];
  const items = sql`select unnest(${uuids(itemIds)})`;
  const { rows } = await sql<ItemCount>`
    with recursive place as (
      select i.id as item_id, i.patch_id as id from grid.publicity_item i where i.region_id = ${region(unit)} and i.id in (${items}) and i.patch_id is not null
      union select place.item_id, b.id from place cross join lateral (${below(unit)}) b
    ), home as (
      select place.item_id, h.id from place join grid.household h on h.region_id = ${region(unit)} and h.patch_id = place.id
      union all select i.id, h.id from grid.publicity_item i join grid.household h on h.region_id = i.region_id and h.organization_id = i.organization_id where i.region_id = ${region(unit)} and i.id in (${items}) and i.patch_id is null
    ), reached as (${reachedBy(unit, items)})
    select home.item_id as "itemId", count(*)::int as households, count(r.id)::int as reached from home left join reached r on r.item_id = home.item_id and r.id = home.id group by 1`.execute(unit.tx);
  return rows;
}
/** Of each item how many entries, and whether one is for its whole place. */
export async function entryCounts(unit: Unit, itemIds: readonly string[]): Promise<Map<string, { readonly entries: number; readonly whole: boolean }>> {
  const { rows } = await sql<{ id: string; entries: number; whole: boolean }>`select e.item_id as id, count(*)::int as entries, bool_or(not e.listed and e.patch_id is not distinct from i.patch_id) as whole
    from grid.publicity_entry e join grid.publicity_item i on i.region_id = e.region_id and i.id = e.item_id where e.region_id = ${region(unit)} and e.item_id = any(${uuids(itemIds)}) group by 1`.execute(unit.tx);
  return new Map(rows.map((r) => [r.id, { entries: r.entries, whole: r.whole }]));
}
const itemsOfPlan = (unit: Unit, id: string) => sql`select i.id from grid.publicity_item i where i.region_id = ${region(unit)} and i.publicity_id = ${id}`;
/** Households of these units by neighbour's patch, and how many of them any item of the plan reached. */
export async function countsByPatch(unit: Unit, publicityId: string, organizations: readonly string[]): Promise<{ organizationId: string; patchId: string | null; households: number; reached: number }[]> {
  const { rows } = await sql<{ organizationId: string; patchId: string | null; households: number; reached: number }>`
    with reached as (select distinct r.id from (${reachedBy(unit, itemsOfPlan(unit, publicityId))}) r)
    select h.organization_id as "organizationId", h.patch_id as "patchId", count(*)::int as households, count(r.id)::int as reached
    from grid.household h left join reached r on r.id = h.id where h.region_id = ${region(unit)} and h.organization_id = any(${uuids(organizations)}) group by 1, 2`.execute(unit.tx);
  return rows;
}
/** Households of these units, and how many of them any item of the plan reached, of every plan in one statement. */
export async function countsByPlan(unit: Unit, units: readonly { readonly planId: string; readonly organizationId: string }[]): Promise<Map<string, { readonly households: number; readonly reached: number }>> {
  if (units.length === 0) return new Map();
  const plans = [...new Set(units.map((u) => u.planId))];
  const items = sql`select i.id from grid.publicity_item i where i.region_id = ${region(unit)} and i.publicity_id = any(${uuids(plans)})`;
  const { rows } = await sql<{ id: string; households: number; reached: number }>`
    with wanted as (select * from unnest(${uuids(units.map((u) => u.planId))}, ${uuids(units.map((u) => u.organizationId))}) w(plan_id, organization_id)),
    home as (select h.organization_id, count(*)::int as households from grid.household h where h.region_id = ${region(unit)} and h.organization_id in (select organization_id from wanted) group by 1),
    reached as (
      select d.plan_id, h.organization_id, count(*)::int as reached
      from (select distinct i.publicity_id as plan_id, r.id from (${reachedBy(unit, items)}) r join grid.publicity_item i on i.region_id = ${region(unit)} and i.id = r.item_id) d
      join grid.household h on h.region_id = ${region(unit)} and h.id = d.id group by 1, 2
    )
    select w.plan_id as id, coalesce(sum(home.households), 0)::int as households, coalesce(sum(reached.reached), 0)::int as reached
    from wanted w left join home on home.organization_id = w.organization_id left join reached on reached.plan_id = w.plan_id and reached.organization_id = w.organization_id group by 1`.execute(unit.tx);
  return new Map(rows.map((r) => [r.id, { households: r.households, reached: r.reached }]));
}
export interface Part {
  readonly itemId: string;
  readonly patchId: string;
}
/** Of each part of an item its households and how many the item reached, all parts in one statement; in the order of the parts. */
export async function countsByPart(unit: Unit, parts: readonly Part[]): Promise<{ readonly households: number; readonly reached: number }[]> {
  if (parts.length === 0) return [];
  const { rows } = await sql<{ part: number; households: number; reached: number }>`
    with recursive place as (
      select distinct p.id as top, p.id from unnest(${uuids(parts.map((p) => p.patchId))}) p(id)
      union select place.top, b.id from place cross join lateral (${below(unit)}) b
    ), part as (select * from unnest(${uuids(parts.map((p) => p.itemId))}, ${uuids(parts.map((p) => p.patchId))}) with ordinality w(item_id, patch_id, part)),
    home as (select part.part, part.item_id, h.id from part join place on place.top = part.patch_id join grid.household h on h.region_id = ${region(unit)} and h.patch_id = place.id),
    reached as (${reachedBy(unit, sql`select item_id from part`)})
    select home.part::int as part, count(*)::int as households, count(r.id)::int as reached from home left join reached r on r.item_id = home.item_id and r.id = home.id group by 1`.execute(unit.tx);
  const counts = new Map(rows.map((r) => [r.part, r]));
  return parts.map((_, i) => ({ households: counts.get(i + 1)?.households ?? 0, reached: counts.get(i + 1)?.reached ?? 0 }));
}
export interface PartHome {
  readonly id: string;
  readonly address: string;
  readonly patchName: string;
  /** First day on which this item reached it. */
  readonly reachedOn: string | null;
  /** First day on which another item of the plan did, and by which channel. */
  readonly otherOn: string | null;
  readonly otherChannel: string | null;
}
/** Every household in these patches with the day it was reached; those that nothing reached first. */
export async function homesIn(unit: Unit, item: Pick<Item, 'id' | 'publicityId'>, patchIds: readonly string[], most: number): Promise<PartHome[]> {
  const { rows } = await sql<PartHome>`
    with home as (select h.id, h.address, p.code, p.name, h.organization_id, h.patch_id, h.recorded_at from grid.household h join grid.patch p on p.region_id = h.region_id and p.id = h.patch_id where h.region_id = ${region(unit)} and h.patch_id = any(${uuids(patchIds)})),
    entry as (select e.id, e.item_id, e.patch_id, e.listed, e.done_on, e.recorded_at, i.channel, i.organization_id from grid.publicity_item i join grid.publicity_entry e on e.region_id = i.region_id and e.item_id = i.id where i.region_id = ${region(unit)} and i.publicity_id = ${item.publicityId}),
    reached as (
      select home.id, e.item_id, e.channel, e.done_on from entry e join home on home.organization_id = e.organization_id and home.recorded_at <= e.recorded_at where e.patch_id is null and not e.listed
      union all select home.id, e.item_id, e.channel, e.done_on from entry e join grid.publicity_patch c on c.region_id = ${region(unit)} and c.entry_id = e.id join home on home.patch_id = c.patch_id and home.recorded_at <= e.recorded_at
      union all select home.id, e.item_id, e.channel, e.done_on from entry e join grid.publicity_household c on c.region_id = ${region(unit)} and c.entry_id = e.id join home on home.id = c.household_id
    ), own as (select id, min(done_on) as done_on from reached where item_id = ${item.id} group by 1),
    other as (select distinct on (id) id, done_on, channel from reached where item_id <> ${item.id} order by id, done_on, channel)
    select home.id, home.address, home.name as "patchName", own.done_on::text as "reachedOn", other.done_on::text as "otherOn", other.channel as "otherChannel"
    from home left join own on own.id = home.id left join other on other.id = home.id
    order by own.id is not null, other.id is not null, home.code, home.address limit ${most}`.execute(unit.tx);
  return rows;
}
