import { newId } from '../../../kernel/ids.ts';
import { json, sql } from '../../../platform/db/index.ts';
import type { Unit } from '../../../platform/house/index.ts';
import type { Head, Level, Patch, ServingHead } from '../model.ts';
import './tables.ts';

const region = (unit: Unit) => unit.actor.regionId;
export const uuids = (ids: readonly string[]) => sql<string[]>`${`{${ids.join(',')}}`}::uuid[]`;

const patchQuery = (unit: Unit) => unit.tx.selectFrom('grid.patch').select(['id', 'level', 'parent_id', 'organization_id', 'code', 'name', 'started_on', 'ended_on', 'merged_into']).where('region_id', '=', region(unit));
type PatchRow = Awaited<ReturnType<ReturnType<typeof patchQuery>['execute']>>[number];
const toPatch = (r: PatchRow): Patch => ({ id: r.id, level: r.level as Level, parentId: r.parent_id, organizationId: r.organization_id, code: r.code, name: r.name, startedOn: r.started_on, endedOn: r.ended_on, mergedInto: r.merged_into });

export async function findPatch(unit: Unit, id: string): Promise<Patch | null> {
  const row = await patchQuery(unit).where('id', '=', id).executeTakeFirst();
  return row ? toPatch(row) : null;
}
/** Locked, in the order of their ids, and read then: everything that changes a patch or who serves it holds it. */
export async function holdPatches(unit: Unit, ids: readonly string[]): Promise<Patch[]> {
  const rows = await patchQuery(unit).where('id', 'in', [...new Set(ids)]).orderBy('id').forUpdate().execute();
  return rows.map(toPatch);
}
/** From the patch to its area. */
export async function lineUp(unit: Unit, id: string): Promise<Patch[]> {
  const { rows } = await sql<PatchRow & { step: number }>`
    with recursive line as (
      select p.*, 0 as step from grid.patch p where p.region_id = ${region(unit)} and p.id = ${id}
      union all
      select p.*, line.step + 1 from line join grid.patch p on p.region_id = line.region_id and p.id = line.parent_id
    ) select id, level, parent_id, organization_id, code, name, started_on::text as started_on, ended_on::text as ended_on, merged_into, step from line order by step`.execute(unit.tx);
  return rows.map(toPatch);
}
/** Patches that stand, of these organizations or of all. */
export async function standingPatches(unit: Unit, by: { readonly organizationIds?: readonly string[]; readonly levels?: readonly Level[]; readonly parentIds?: readonly string[] } = {}): Promise<Patch[]> {
  let q = patchQuery(unit).where('ended_on', 'is', null);
  if (by.organizationIds) q = q.where(sql<boolean>`organization_id = any(${uuids(by.organizationIds)})`);
  if (by.levels) q = q.where('level', 'in', [...by.levels]);
  if (by.parentIds) q = q.where(sql<boolean>`parent_id = any(${uuids(by.parentIds)})`);
  return (await q.orderBy('code').execute()).map(toPatch);
}
export const patchesByIds = async (unit: Unit, ids: readonly string[]): Promise<Patch[]> => (ids.length === 0 ? [] : (await patchQuery(unit).where(sql<boolean>`id = any(${uuids(ids)})`).orderBy('code').execute()).map(toPatch));
/** Ids of the given patches and everything that stands below them. */
export async function idsBelow(unit: Unit, ids: readonly string[]): Promise<string[]> {
  if (ids.length === 0) return [];
  const { rows } = await sql<{ id: string }>`
    with recursive under as (
      select id from grid.patch where region_id = ${region(unit)} and id = any(${uuids(ids)}) and ended_on is null
      union
      select p.id from under join grid.patch p on p.region_id = ${region(unit)} and p.parent_id = under.id and p.ended_on is null
    ) select id from under`.execute(unit.tx);
  return rows.map((r) => r.id);
}
export interface AreaOf {
  readonly areaId: string;
  readonly areaName: string;
  readonly organizationId: string;
  /** Names from the area down to the patch. */
  readonly names: readonly string[];
}
export async function areasOf(unit: Unit, ids: readonly string[]): Promise<Map<string, AreaOf>> {
  if (ids.length === 0) return new Map();
  const { rows } = await sql<{ id: string; area_id: string; area_name: string; organization_id: string; names: string[] }>`
    select p.id, coalesce(gg.id, g.id, p.id) as area_id, coalesce(gg.name, g.name, p.name) as area_name, p.organization_id, array_remove(array[gg.name, g.name, p.name], null) as names
    from grid.patch p left join grid.patch g on g.region_id = p.region_id and g.id = p.parent_id left join grid.patch gg on gg.region_id = g.region_id and gg.id = g.parent_id
    where p.region_id = ${region(unit)} and p.id = any(${uuids([...new Set(ids)])})`.execute(unit.tx);
  return new Map(rows.map((r) => [r.id, { areaId: r.area_id, areaName: r.area_name, organizationId: r.organization_id, names: r.names }]));
}
export async function shapesOfAreas(unit: Unit): Promise<{ id: string; code: string; name: string; organizationId: string; shape: unknown }[]> {
  const rows = await unit.tx.selectFrom('grid.patch').select(['id', 'code', 'name', 'organization_id', 'shape']).where('region_id', '=', region(unit)).where('level', '=', 'area').where('ended_on', 'is', null).orderBy('code').execute();
  return rows.map((r) => ({ id: r.id, code: r.code, name: r.name, organizationId: r.organization_id, shape: r.shape }));
}
export interface PatchLine {
  readonly id: string;
  readonly level: Level;
  readonly parentId: string | null;
  readonly organizationId: string;
  readonly code: string;
  readonly name: string;
  readonly shape: unknown;
}
const AT_ONCE = 5000;
export function* chunksOf<T>(all: readonly T[], size = AT_ONCE): Generator<readonly T[]> {
  for (let i = 0; i < all.length; i += size) yield all.slice(i, i + size);
}
/** Any number of patches at once, parents before children. */
export async function insertPatches(unit: Unit, lines: readonly PatchLine[]): Promise<void> {
  for (const level of ['area', 'group', 'neighbour'])
    for (const chunk of chunksOf(lines.filter((l) => l.level === level)))
      await sql`insert into grid.patch (region_id, id, level, parent_id, organization_id, code, name, shape, started_on, recorded_at, recorded_by)
        select ${region(unit)}, l.id, ${level}, l."parentId", l."organizationId", l.code, l.name, l.shape, ${unit.today}::date, ${unit.at}, ${unit.actor.name}
        from jsonb_to_recordset(${json(chunk)}) as l(id uuid, "parentId" uuid, "organizationId" uuid, code text, name text, shape jsonb)`.execute(unit.tx);
}
export const renamePatches = async (unit: Unit, lines: readonly { readonly id: string; readonly name: string }[]): Promise<void> => {
  for (const chunk of chunksOf(lines))
    await sql`update grid.patch p set name = l.name from jsonb_to_recordset(${json(chunk)}) as l(id uuid, name text) where p.region_id = ${region(unit)} and p.id = l.id`.execute(unit.tx);
};
export const endPatch = async (unit: Unit, id: string, mergedInto: string): Promise<void> =>
  void (await unit.tx.updateTable('grid.patch').set({ ended_on: unit.today, merged_into: mergedInto }).where('region_id', '=', region(unit)).where('id', '=', id).execute());
/** Hangs the groups of an area under another. Out: their ids. */
export async function moveGroups(unit: Unit, from: string, into: string): Promise<string[]> {
  const rows = await unit.tx.updateTable('grid.patch').set({ parent_id: into }).where('region_id', '=', region(unit)).where('parent_id', '=', from).returning('id').execute();
  return rows.map((r) => r.id);
}
export async function insertMerger(unit: Unit, m: { readonly fromId: string; readonly intoId: string; readonly groupIds: readonly string[]; readonly reason: string }): Promise<void> {
  await unit.tx.insertInto('grid.merger').values({ region_id: region(unit), id: newId(unit.at.getTime()), from_id: m.fromId, into_id: m.intoId, group_ids: [...m.groupIds], reason: m.reason, on_day: unit.today, recorded_at: unit.at, recorded_by: unit.actor.name }).execute();
}

/** Who serves the patches today, with their level. */
export async function servingHeads(unit: Unit, by: { readonly patchIds?: readonly string[]; readonly accountId?: string | null; readonly personId?: string | null }): Promise<(ServingHead & { patchId: string })[]> {
  const own = by.accountId === undefined && by.personId === undefined ? sql`true` : sql`(h.account_id = ${by.accountId ?? null} or h.person_id = ${by.personId ?? null})`;
  const at = by.patchIds ? sql`h.patch_id = any(${uuids(by.patchIds)})` : sql`true`;
  const { rows } = await sql<{ id: string; person_id: string | null; account_id: string | null; name: string; level: Level; patch_id: string }>`
    select h.id, h.person_id, h.account_id, h.name, p.level, h.patch_id from grid.head h join grid.patch p on p.region_id = h.region_id and p.id = h.patch_id
    where h.region_id = ${region(unit)} and h.served_to is null and ${own} and ${at} order by p.code`.execute(unit.tx);
  return rows.map((r) => ({ headId: r.id, personId: r.person_id, accountId: r.account_id, name: r.name, level: r.level, patchId: r.patch_id }));
}
/** The days from and to which somebody stood above a patch; `to` null while he serves. */
export interface ServedSpan {
  readonly from: string;
  readonly to: string | null;
}
/**
 * By patch when the person or account serves or served it or one above it. A service counts from the last day of whoever served
 * before: the days of a vacancy, and those before a first head was put on file, are his who came after. Groups that a merged area took along stay
 * below who served it.
 */
export async function servedSpans(unit: Unit, by: { readonly accountId: string | null; readonly personId: string | null }): Promise<Map<string, ServedSpan[]>> {
  const { rows } = await sql<{ id: string; from_day: string; to_day: string | null }>`
    with recursive under as (
      select h.patch_id as id, h.served_to as to_day,
        coalesce((select max(o.served_to) from grid.head o where o.region_id = h.region_id and o.patch_id = h.patch_id and o.id <> h.id and o.served_to <= h.served_from), date '0001-01-01') as from_day
      from grid.head h where h.region_id = ${region(unit)} and (h.account_id = ${by.accountId}::uuid or h.person_id = ${by.personId}::uuid)
      union
      select below.id, under.to_day, under.from_day from under cross join lateral (
        select p.id from grid.patch p where p.region_id = ${region(unit)} and p.parent_id = under.id
        union all
        select unnest(m.group_ids) from grid.merger m where m.region_id = ${region(unit)} and m.from_id = under.id
      ) below
    ) select id, from_day::text as from_day, to_day::text as to_day from under`.execute(unit.tx);
  const spans = new Map<string, ServedSpan[]>();
  for (const r of rows) spans.set(r.id, [...(spans.get(r.id) ?? []), { from: r.from_day, to: r.to_day }]);
  return spans;
}
const headQuery = (unit: Unit) => unit.tx.selectFrom('grid.head').selectAll().where('region_id', '=', region(unit));
const toHead = (r: Awaited<ReturnType<ReturnType<typeof headQuery>['execute']>>[number]): Head => ({
  id: r.id, patchId: r.patch_id, name: r.name, contact: r.contact, personId: r.person_id, accountId: r.account_id, way: r.way as Head['way'], near: r.near, handy: r.handy, familiar: r.familiar, source: r.source as Head['source'], partyMember: r.party_member,
  consentedOn: r.consented_on, qualifiedBy: r.qualified_by, servedFrom: r.served_from, servedTo: r.served_to, endedBecause: r.ended_because,
});
export async function findHead(unit: Unit, id: string): Promise<Head | null> {
  const row = await headQuery(unit).where('id', '=', id).executeTakeFirst();
  return row ? toHead(row) : null;
}
/** Everybody who serves or served these patches, the latest first. */
export const headsOfPatches = async (unit: Unit, patchIds: readonly string[]): Promise<Head[]> =>
  patchIds.length === 0 ? [] : (await headQuery(unit).where(sql<boolean>`patch_id = any(${uuids(patchIds)})`).orderBy('served_from', 'desc').orderBy('id', 'desc').execute()).map(toHead);
export type HeadLine = Omit<Head, 'servedTo' | 'endedBecause'>;
export async function insertHeads(unit: Unit, heads: readonly HeadLine[]): Promise<void> {
  for (const chunk of chunksOf(heads))
    await sql`insert into grid.head (region_id, id, patch_id, name, contact, person_id, account_id, way, near, handy, familiar, source, party_member, consented_on, qualified_by, served_from, recorded_at, recorded_by)
      select ${region(unit)}, l.id, l."patchId", l.name, l.contact, l."personId", l."accountId", l.way, l.near, l.handy, l.familiar, l.source, l."partyMember", l."consentedOn", l."qualifiedBy", l."servedFrom", ${unit.at}, ${unit.actor.name}
      from jsonb_to_recordset(${json(chunk)}) as l(id uuid, "patchId" uuid, name text, contact text, "personId" uuid, "accountId" uuid, way text, near boolean, handy boolean, familiar boolean, source text, "partyMember" boolean, "consentedOn" date, "qualifiedBy" text, "servedFrom" date)`.execute(unit.tx);
}
export const endHeads = async (unit: Unit, ids: readonly string[], because: string): Promise<void> => {
  await sql`update grid.head set served_to = ${unit.today}::date, ended_because = ${because} where region_id = ${region(unit)} and id = any(${uuids(ids)}) and served_to is null`.execute(unit.tx);
  await sql`update grid.credential set cancelled_on = ${unit.today}::date, cancelled_because = ${because} where region_id = ${region(unit)} and head_id = any(${uuids(ids)}) and cancelled_on is null`.execute(unit.tx);
};
