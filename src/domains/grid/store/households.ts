import { insertRows, json, sql } from '../../../platform/db/index.ts';
import type { Unit } from '../../../platform/house/index.ts';
import type { Resident } from '../model.ts';
import { chunksOf, uuids } from './patches.ts';

const region = (unit: Unit) => unit.actor.regionId;
/** The household is bound into the seal: a value moved to another row does not open. */
const context = (field: 'contact' | 'phone', householdId: string): string => `grid.resident.${field}:${householdId}`;

/** Imports of a region take turns until the end of the unit. */
export const holdImports = async (unit: Unit): Promise<void> => void (await sql`select pg_advisory_xact_lock(hashtextextended(${`grid.import ${region(unit)}`}, 0))`.execute(unit.tx));

export interface HouseholdLine {
  readonly id: string;
  readonly organizationId: string;
  readonly address: string;
  readonly patchId: string | null;
}
export const insertHouseholds = (unit: Unit, lines: readonly HouseholdLine[]): Promise<void> =>
  insertRows(unit, 'grid.household', lines.map((l) => ({ region_id: region(unit), id: l.id, organization_id: l.organizationId, address: l.address, patch_id: l.patchId, recorded_at: unit.at, recorded_by: unit.actor.name })));
export async function moveHouseholds(unit: Unit, lines: readonly { readonly id: string; readonly patchId: string | null }[]): Promise<void> {
  for (const chunk of chunksOf(lines, 10_000))
    await sql`update grid.household h set patch_id = l."patchId" from jsonb_to_recordset(${json(chunk)}) as l(id uuid, "patchId" uuid) where h.region_id = ${region(unit)} and h.id = l.id`.execute(unit.tx);
}
export interface HouseholdRow extends HouseholdLine {
  readonly lastVisit: string | null;
  readonly complete: boolean;
}
/** Addresses of the patches with the last visit; no resident's data. */
export async function householdsIn(unit: Unit, patchIds: readonly string[], most: number): Promise<HouseholdRow[]> {
  if (patchIds.length === 0) return [];
  const { rows } = await sql<{ id: string; organization_id: string; address: string; patch_id: string; last: Date | null; complete: boolean | null }>`
    select h.id, h.organization_id, h.address, h.patch_id, v.visited_at as last, v.complete from grid.household h
    left join lateral (select visited_at, complete from grid.visit v where v.region_id = h.region_id and v.household_id = h.id order by visited_at desc limit 1) v on true
    where h.region_id = ${region(unit)} and h.patch_id = any(${uuids(patchIds)}) order by h.address limit ${most}`.execute(unit.tx);
  return rows.map((r) => ({ id: r.id, organizationId: r.organization_id, address: r.address, patchId: r.patch_id, lastVisit: r.last?.toISOString() ?? null, complete: r.complete ?? false }));
}
export async function findHouseholds(unit: Unit, ids: readonly string[]): Promise<Map<string, HouseholdLine>> {
  if (ids.length === 0) return new Map();
  const rows = await unit.tx.selectFrom('grid.household').select(['id', 'organization_id', 'address', 'patch_id']).where('region_id', '=', region(unit)).where(sql<boolean>`id = any(${uuids([...new Set(ids)])})`).execute();
  return new Map(rows.map((r) => [r.id, { id: r.id, organizationId: r.organization_id, address: r.address, patchId: r.patch_id }]));
}
/** By organization and address, of these organizations. */
export async function householdKeys(unit: Unit, organizationIds: readonly string[]): Promise<(HouseholdLine & { told: boolean })[]> {
  if (organizationIds.length === 0) return [];
  const { rows } = await sql<{ id: string; organization_id: string; address: string; patch_id: string | null; told: boolean }>`
    select h.id, h.organization_id, h.address, h.patch_id, exists (select 1 from grid.resident r where r.region_id = h.region_id and r.household_id = h.id) as told
    from grid.household h where h.region_id = ${region(unit)} and h.organization_id = any(${uuids(organizationIds)})`.execute(unit.tx);
  return rows.map((r) => ({ id: r.id, organizationId: r.organization_id, address: r.address, patchId: r.patch_id, told: r.told }));
}
/** What was told on a later day stays: `toldOn` is today where left out. */
export async function putResidents(unit: Unit, lines: readonly (Resident & { readonly householdId: string; readonly toldOn?: string })[], keepUntil: string): Promise<void> {
  const { cipher } = unit.house;
  // In the order of their keys, so that two who write the same households wait for each other instead of locking crosswise; sealed while the database writes those before.
  const inOrder = lines.toSorted((a, b) => (a.householdId < b.householdId ? -1 : 1));
  const rows = function* () {
    for (const l of inOrder) yield { region_id: region(unit), household_id: l.householdId, contact: cipher.seal(l.contact, context('contact', l.householdId)), phone: cipher.seal(l.phone, context('phone', l.householdId)), people: l.people, told_on: l.toldOn ?? unit.today, keep_until: keepUntil };
  };
  await insertRows(unit, 'grid.resident', rows(), sql`on conflict (region_id, household_id) do update set contact = excluded.contact, phone = excluded.phone, people = excluded.people, told_on = excluded.told_on, keep_until = excluded.keep_until where c.told_on <= excluded.told_on`);
}
export async function residentsOf(unit: Unit, householdIds: readonly string[]): Promise<Map<string, Resident & { toldOn: string; keepUntil: string }>> {
  if (householdIds.length === 0) return new Map();
  const rows = await unit.tx.selectFrom('grid.resident').selectAll().where('region_id', '=', region(unit)).where(sql<boolean>`household_id = any(${uuids(householdIds)})`).execute();
  const { cipher } = unit.house;
  return new Map(rows.map((r) => [r.household_id, { contact: cipher.open(r.contact, context('contact', r.household_id)), phone: cipher.open(r.phone, context('phone', r.household_id)), people: r.people, toldOn: r.told_on, keepUntil: r.keep_until }]));
}
/** Takes away what is kept no longer, so many at a time. Out: how many residents' records and collected texts went. */
export async function forgetResidents(unit: Unit, most: number): Promise<{ residents: number; texts: number }> {
  const gone = await sql`delete from grid.resident r using (select household_id from grid.resident where region_id = ${region(unit)} and keep_until < ${unit.today}::date order by household_id limit ${most} for update skip locked) d
    where r.region_id = ${region(unit)} and r.household_id = d.household_id returning 1`.execute(unit.tx);
  const texts = await sql`update grid.visit v set collected = null from (select id from grid.visit where region_id = ${region(unit)} and keep_until < ${unit.today}::date and collected is not null order by id limit ${most} for update skip locked) d
    where v.region_id = ${region(unit)} and v.id = d.id returning 1`.execute(unit.tx);
  return { residents: gone.rows.length, texts: texts.rows.length };
}
