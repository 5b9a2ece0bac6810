import { newId, type RegionId } from '../../../kernel/ids.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import { sql, type Database } from '../../../platform/db/index.ts';
import type { Unit } from '../../../platform/house/index.ts';
import type { AsOf, OrganizationNow, OrganizationType, TeamProfile } from '../model.ts';
import type { Place, Places } from '../rules/record.ts';
import { asOf, holds, type Moment } from './as-of.ts';
import './tables.ts';
import type { OrganizationVersionTable } from './tables.ts';
import { idList } from './versions.ts';

export async function regionName(unit: Unit): Promise<string> {
  const row = await unit.tx.selectFrom('registry.region').select('name').where('region_id', '=', unit.actor.regionId).executeTakeFirst();
  if (!row) throw new Refusal('not_found', 'registry.no_such_region');
  return row.name;
}

/** 省, 市 or 县, as the region was set up. Refuses `registry.no_such_region`. */
export async function regionLevel(unit: Unit): Promise<string> {
  const row = await unit.tx.selectFrom('registry.region').select('level').where('region_id', '=', unit.actor.regionId).executeTakeFirst();
  if (!row) throw new Refusal('not_found', 'registry.no_such_region');
  return row.level;
}

/** All regions there are, in order. For work that goes through every region by itself; whoever has an actor is in one already. */
export async function regionIds(database: Database): Promise<RegionId[]> {
  const { rows } = await database.query('select region_id from registry.region order by region_id');
  return rows.map((r) => r['region_id'] as RegionId);
}

/** Makes the region known, or renames it. `level` as the code table of regions says: 省, 市, 县. */
export async function saveRegion(unit: Unit, region: { code: string; name: string; level: string }): Promise<void> {
  await unit.tx
    .insertInto('registry.region')
    .values({ region_id: unit.actor.regionId, ...region })
    .onConflict((c) => c.column('region_id').doUpdateSet({ code: region.code, name: region.name, level: region.level }))
    .execute();
}

/** Current names by organization id. */
export async function organizationNames(unit: Unit, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const { rows } = await sql<{ organization_id: string; name: string }>`
    select distinct on (organization_id) organization_id, name from registry.organization_version
    where region_id = ${unit.actor.regionId} and organization_id = any(${idList([...new Set(ids)])}) and superseded_at is null
    order by organization_id, valid_from desc`.execute(unit.tx);
  return new Map(rows.map((r) => [r.organization_id, r.name]));
}

export const toOrganization = (r: OrganizationVersionTable & { number: number }): OrganizationNow => ({
  id: r.organization_id,
  versionId: r.id,
  number: r.number,
  name: r.name,
  shortName: r.short_name,
  type: r.type as OrganizationType,
  level: r.level,
  field: r.field,
  parentId: r.parent_id,
  path: r.path,
  sortOrder: r.sort_order,
  tags: r.tags,
  establishment: r.establishment,
  teamProfile: r.team_profile as TeamProfile,
  validFrom: r.valid_from,
  validTo: r.valid_to,
});

const select = sql`select v.*, o.number from registry.organization_version v join registry.organization o on o.region_id = v.region_id and o.id = v.organization_id`;

/** Organizations as of a moment, parents before children, siblings in their order. `under` keeps subtrees only. */
export async function organizationsNow(unit: Unit, at: AsOf = {}, under: 'all' | readonly string[] = 'all'): Promise<OrganizationNow[]> {
  const scope = under === 'all' ? sql`` : sql`and v.path <@ ${`{${under.join(',')}}`}::ltree[]`;
  if (under !== 'all' && under.length === 0) return [];
  const { rows } = await sql<OrganizationVersionTable & { number: number }>`
    ${select} where v.region_id = ${unit.actor.regionId} and ${holds('v', asOf(unit, at))} ${scope}
    order by nlevel(v.path), v.sort_order, o.number`.execute(unit.tx);
  return treeOrder(rows.map(toOrganization));
}

/** Depth first, so that a list reads like the tree. */
function treeOrder(all: readonly OrganizationNow[]): OrganizationNow[] {
  const ids = new Set(all.map((o) => o.id));
  const children = new Map<string | null, OrganizationNow[]>();
  for (const o of all) {
    const parent = o.parentId !== null && ids.has(o.parentId) ? o.parentId : null;
    const list = children.get(parent);
    if (list) list.push(o);
    else children.set(parent, [o]);
  }
  const out: OrganizationNow[] = [];
  const walk = (id: string | null): void => {
    for (const o of children.get(id) ?? []) {
      out.push(o);
      walk(o.id);
    }
  };
  walk(null);
  return out;
}

/** One organization as of a moment. A closed one is found by a day on which it stood. */
export async function findOrganization(unit: Unit, id: string, at: AsOf = {}): Promise<OrganizationNow | null> {
  const { rows } = await sql<OrganizationVersionTable & { number: number }>`
    ${select} where v.region_id = ${unit.actor.regionId} and v.organization_id = ${id} and ${holds('v', asOf(unit, at))}`.execute(unit.tx);
  return rows[0] ? toOrganization(rows[0]) : null;
}

/** Every version known now of one organization, oldest first. */
export async function organizationVersions(unit: Unit, id: string): Promise<(OrganizationNow & { recordedAt: Date; recordedBy: string })[]> {
  const { rows } = await sql<OrganizationVersionTable & { number: number }>`
    ${select} where v.region_id = ${unit.actor.regionId} and v.organization_id = ${id} and v.superseded_at is null order by v.valid_from`.execute(unit.tx);
  return rows.map((r) => ({ ...toOrganization(r), recordedAt: r.recorded_at, recordedBy: r.recorded_by }));
}

/** Ids at or below the paths, today. */
export async function organizationIdsUnder(unit: Unit, paths: readonly string[], m: Moment = asOf(unit)): Promise<string[]> {
  if (paths.length === 0) return [];
  const { rows } = await sql<{ organization_id: string }>`
    select organization_id from registry.organization_version v
    where region_id = ${unit.actor.regionId} and ${holds('v', m)} and path <@ ${`{${paths.join(',')}}`}::ltree[]`.execute(unit.tx);
  return rows.map((r) => r.organization_id);
}

/** The highest place in order that a unit of today has below each unit. */
export async function lastPlaces(unit: Unit, at: AsOf = {}): Promise<Map<string, number>> {
  const { rows } = await sql<{ parent_id: string; last: number }>`
    select v.parent_id, max(v.sort_order) as last from registry.organization_version v
    where v.region_id = ${unit.actor.regionId} and v.parent_id is not null and ${holds('v', asOf(unit, at))} group by v.parent_id`.execute(unit.tx);
  return new Map(rows.map((r) => [r.parent_id, r.last]));
}

/** Name, path and kind of unit of organizations; those that no longer stand on the day answer with their last version. */
export async function placesOf(unit: Unit, ids: readonly string[], m: Moment): Promise<Places> {
  const wanted = [...new Set(ids)];
  if (wanted.length === 0) return new Map();
  const knownThen = m.knownAt === null ? sql`v.superseded_at is null` : sql`v.recorded_at <= ${m.knownAt} and (v.superseded_at is null or v.superseded_at > ${m.knownAt})`;
  const latest = sql`select distinct on (v.organization_id) v.organization_id, v.name, v.short_name, v.path, v.type, v.parent_id,
      (min(v.valid_from) filter (where v.valid_from > ${m.validAt}::date) over (partition by v.organization_id))::date as next_change_on
    from registry.organization_version v
    where v.region_id = ${unit.actor.regionId} and ${knownThen}`;
  const order = sql`order by v.organization_id, (v.valid_from <= ${m.validAt}::date) desc, v.valid_from desc`;
  const places = new Map<string, { id: string; name: string; shortName: string; path: string; type: OrganizationType; parentId: string | null; nextChangeOn: string | null }>();
  let missing = wanted;
  while (missing.length > 0) {
    const { rows } = await sql<{ organization_id: string; name: string; short_name: string; path: string; type: OrganizationType; parent_id: string | null; next_change_on: string | null }>`
      ${latest} and v.organization_id = any(${idList(missing)}) ${order}`.execute(unit.tx);
    for (const r of rows) places.set(r.organization_id, { id: r.organization_id, name: r.name, shortName: r.short_name, path: r.path, type: r.type, parentId: r.parent_id, nextChangeOn: r.next_change_on });
    // Inner departments count as what they belong to, so their parents are needed too.
    missing = [...new Set(rows.flatMap((r) => (r.type === 'department' && r.parent_id !== null && !places.has(r.parent_id) ? [r.parent_id] : [])))];
  }
  const unitType = (id: string): OrganizationType => {
    const p = places.get(id);
    return p === undefined ? 'department' : p.type === 'department' && p.parentId !== null ? unitType(p.parentId) : p.type;
  };
  return new Map(wanted.flatMap((id): [string, Place][] => {
    const p = places.get(id);
    return p === undefined ? [] : [[id, { id, name: p.name, shortName: p.shortName, path: p.path, unitType: unitType(id), nextChangeOn: p.nextChangeOn }]];
  }));
}

/** New identities with their numbers in the tree; the caller holds `organizations` for writing. */
export async function insertOrganizations(unit: Unit, ids: readonly string[]): Promise<Map<string, number>> {
  const { rows } = await sql<{ last: number | null }>`select max(number) as last from registry.organization where region_id = ${unit.actor.regionId}`.execute(unit.tx);
  let number = rows[0]?.last ?? 0;
  const numbers = new Map<string, number>();
  for (const id of ids) numbers.set(id, ++number);
  const values = JSON.stringify([...numbers].map(([id, n]) => ({ region_id: unit.actor.regionId, id, number: n })));
  await sql`insert into registry.organization select * from jsonb_populate_recordset(null::registry.organization, ${values}::jsonb)`.execute(unit.tx);
  return numbers;
}

/** Mergers an organization took part in, as the new one or as one of the old. */
export async function mergersOf(unit: Unit, organizationId: string): Promise<{ id: string; into_organization_id: string; effective_on: string; document: string; from_organization_ids: string[] }[]> {
  return unit.tx
    .selectFrom('registry.organization_merger')
    .select(['id', 'into_organization_id', 'effective_on', 'document', 'from_organization_ids'])
    .where('region_id', '=', unit.actor.regionId)
    .where((e) => e.or([e('into_organization_id', '=', organizationId), sql<boolean>`${organizationId}::uuid = any(from_organization_ids)`]))
    .orderBy('effective_on')
    .execute();
}

export async function insertMerger(unit: Unit, merger: { intoOrganizationId: string; effectiveOn: string; document: string; fromOrganizationIds: readonly string[]; organizationMapping: unknown; postMapping: unknown }): Promise<string> {
  const id = newId<'merger'>(unit.at.getTime());
  const row = [{ region_id: unit.actor.regionId, id, into_organization_id: merger.intoOrganizationId, effective_on: merger.effectiveOn, document: merger.document, from_organization_ids: merger.fromOrganizationIds, organization_mapping: merger.organizationMapping, post_mapping: merger.postMapping, recorded_at: unit.at, recorded_by: unit.actor.name }];
  await sql`insert into registry.organization_merger select * from jsonb_populate_recordset(null::registry.organization_merger, ${JSON.stringify(row)}::jsonb)`.execute(unit.tx);
  return id;
}
