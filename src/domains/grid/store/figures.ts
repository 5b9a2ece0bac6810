import { sql } from '../../../platform/db/index.ts';
import type { Unit } from '../../../platform/house/index.ts';
import type { Coverage } from '../contract/views.ts';
import { uuids } from './patches.ts';

const region = (unit: Unit) => unit.actor.regionId;

interface CountRow {
  readonly key: string;
  readonly areas: number;
  readonly area_vacant: number;
  readonly groups: number;
  readonly group_vacant: number;
  readonly neighbours: number;
  readonly neighbour_vacant: number;
  readonly households: number;
  readonly uncovered: number;
  readonly without_patch: number;
}
const toCoverage = (r: CountRow): Coverage => ({
  area: { patches: r.areas, vacant: r.area_vacant }, group: { patches: r.groups, vacant: r.group_vacant }, neighbour: { patches: r.neighbours, vacant: r.neighbour_vacant },
  households: r.households, uncovered: r.uncovered, withoutPatch: r.without_patch,
});
const posts = sql`
  count(*) filter (where level = 'area')::int as areas, count(*) filter (where level = 'area' and not held)::int as area_vacant,
  count(*) filter (where level = 'group')::int as groups, count(*) filter (where level = 'group' and not held)::int as group_vacant,
  count(*) filter (where level = 'neighbour')::int as neighbours, count(*) filter (where level = 'neighbour' and not held)::int as neighbour_vacant`;
const homes = sql`count(*)::int as households, count(*) filter (where held is not true)::int as uncovered, count(*) filter (where patch_id is null)::int as without_patch`;

/** Counts by organization. `'all'`: of the whole region. */
export async function coverageByOrganization(unit: Unit, organizations: 'all' | readonly string[]): Promise<Map<string, Coverage>> {
  const within = organizations === 'all' ? sql`true` : sql`organization_id = any(${uuids(organizations)})`;
  const { rows } = await sql<CountRow>`
    with patch as materialized (
      select p.id, p.level, p.organization_id, exists (select 1 from grid.head h where h.region_id = p.region_id and h.patch_id = p.id and h.served_to is null) as held
      from grid.patch p where p.region_id = ${region(unit)} and p.ended_on is null and ${within}
    ), post as (select organization_id as key, ${posts} from patch group by organization_id),
    home as (
      select h.organization_id as key, ${homes} from (select w.organization_id, w.patch_id, patch.held from grid.household w left join patch on patch.id = w.patch_id where w.region_id = ${region(unit)} and ${organizations === 'all' ? sql`true` : sql`w.organization_id = any(${uuids(organizations)})`}) h group by h.organization_id
    )
    select coalesce(post.key, home.key) as key, coalesce(areas, 0) as areas, coalesce(area_vacant, 0) as area_vacant, coalesce(groups, 0) as groups, coalesce(group_vacant, 0) as group_vacant, coalesce(neighbours, 0) as neighbours, coalesce(neighbour_vacant, 0) as neighbour_vacant,
      coalesce(households, 0) as households, coalesce(uncovered, 0) as uncovered, coalesce(without_patch, 0) as without_patch
    from post full join home on home.key = post.key`.execute(unit.tx);
  return new Map(rows.map((r) => [r.key, toCoverage(r)]));
}

/** Counts of each of these patches with everything below it. */
export async function coverageOfPatches(unit: Unit, patchIds: readonly string[]): Promise<Map<string, Coverage>> {
  const { rows } = await sql<CountRow>`
    with recursive under as (
      select id as key, id, level from grid.patch where region_id = ${region(unit)} and id = any(${uuids(patchIds)})
      union all
      select under.key, p.id, p.level from under join grid.patch p on p.region_id = ${region(unit)} and p.parent_id = under.id and p.ended_on is null
    ), patch as materialized (
      select u.*, exists (select 1 from grid.head h where h.region_id = ${region(unit)} and h.patch_id = u.id and h.served_to is null) as held from under u
    ), post as (select key, ${posts} from patch group by key),
    home as (select key, ${homes} from (select patch.key, patch.held, w.patch_id from patch join grid.household w on w.region_id = ${region(unit)} and w.patch_id = patch.id where patch.level = 'neighbour') h group by key)
    select post.*, coalesce(households, 0) as households, coalesce(uncovered, 0) as uncovered, coalesce(without_patch, 0) as without_patch from post left join home on home.key = post.key`.execute(unit.tx);
  return new Map(rows.map((r) => [r.key, toCoverage(r)]));
}

export interface HeadFigures {
  readonly heads: number;
  readonly byWay: Readonly<Record<string, number>>;
  readonly bySource: Readonly<Record<string, number>>;
  readonly near: number;
  readonly handy: number;
  readonly familiar: number;
  readonly partyMembers: number;
  readonly personTimes: number;
  readonly open: number;
}
/** How those who serve were chosen, and how often a head was replaced. */
export async function headFigures(unit: Unit, organizations: 'all' | readonly string[]): Promise<HeadFigures> {
  const within = organizations === 'all' ? sql`true` : sql`p.organization_id = any(${uuids(organizations)})`;
  const { rows } = await sql<{ way: string; source: string; heads: number; near: number; handy: number; familiar: number; party: number }>`
    select h.way, h.source, count(*)::int as heads, count(*) filter (where h.near)::int as near, count(*) filter (where h.handy)::int as handy, count(*) filter (where h.familiar)::int as familiar, count(*) filter (where h.party_member)::int as party
    from grid.head h join grid.patch p on p.region_id = h.region_id and p.id = h.patch_id where h.region_id = ${region(unit)} and h.served_to is null and ${within} group by h.way, h.source`.execute(unit.tx);
  const { rows: changed } = await sql<{ settled: number; open: number }>`
    select count(*) filter (where r.settled_on is not null)::int as settled, count(*) filter (where r.settled_on is null)::int as open
    from grid.replacement r join grid.patch p on p.region_id = r.region_id and p.id = r.patch_id where r.region_id = ${region(unit)} and ${within}`.execute(unit.tx);
  const sum = (of: (r: (typeof rows)[number]) => number): number => rows.reduce((n, r) => n + of(r), 0);
  const by = (key: 'way' | 'source') => rows.reduce<Record<string, number>>((all, r) => ({ ...all, [r[key]]: (all[r[key]] ?? 0) + r.heads }), {});
  return { heads: sum((r) => r.heads), byWay: by('way'), bySource: by('source'), near: sum((r) => r.near), handy: sum((r) => r.handy), familiar: sum((r) => r.familiar), partyMembers: sum((r) => r.party), personTimes: changed[0]?.settled ?? 0, open: changed[0]?.open ?? 0 };
}
/** Heads who are on file as staff, with the households of the patches they serve. */
export async function staffHeads(unit: Unit, organizations: 'all' | readonly string[]): Promise<{ personId: string; households: number }[]> {
  const within = organizations === 'all' ? sql`true` : sql`p.organization_id = any(${uuids(organizations)})`;
  const { rows } = await sql<{ person_id: string; households: number }>`
    select h.person_id, (select count(*)::int from grid.household w where w.region_id = h.region_id and w.patch_id = h.patch_id) as households
    from grid.head h join grid.patch p on p.region_id = h.region_id and p.id = h.patch_id
    where h.region_id = ${region(unit)} and h.served_to is null and h.person_id is not null and ${within}`.execute(unit.tx);
  return rows.map((r) => ({ personId: r.person_id, households: r.households }));
}
export async function householdsOfPatches(unit: Unit, patchIds: readonly string[]): Promise<Map<string, number>> {
  if (patchIds.length === 0) return new Map();
  const { rows } = await sql<{ patch_id: string; n: number }>`select patch_id, count(*)::int as n from grid.household where region_id = ${region(unit)} and patch_id = any(${uuids(patchIds)}) group by patch_id`.execute(unit.tx);
  return new Map(rows.map((r) => [r.patch_id, r.n]));
}
