import { hexBytes, json, sql } from '../../../platform/db/index.ts';
import type { Unit } from '../../../platform/house/index.ts';
import { visitItems, type AreaItem, type Visit, type VisitItem } from '../model.ts';
import { uuids } from './patches.ts';

const region = (unit: Unit) => unit.actor.regionId;
const context = (id: string): string => `grid.visit.collected:${id}`;

/** Stores those whose id is new. Out: the ids stored, and of the others what is on file under them. */
export async function insertVisits(unit: Unit, lines: readonly (Visit & { readonly patchId: string; readonly digest: string })[], keepUntil: string): Promise<{ stored: Set<string>; known: Map<string, string> }> {
  if (lines.length === 0) return { stored: new Set(), known: new Map() };
  const { accountId, name } = unit.actor;
  const rows = lines.map((l) => ({
    id: l.id, h: l.householdId, p: l.patchId, at: l.visitedAt, d: l.digest, c: l.collected === '' ? null : hexBytes(unit.house.cipher.seal(l.collected, context(l.id))),
    ...Object.fromEntries(visitItems.map((item) => [item, l.items.includes(item)])),
  }));
  // In the order of their ids: two phones that send the same visits wait for each other instead of for ever.
  const { rows: written } = await sql<{ id: string }>`
    insert into grid.visit (region_id, id, household_id, patch_id, account_id, head_name, visited_at, met, talked, registered, leaflet, problems, collected, keep_until, digest, received_at)
    select ${region(unit)}, l.id, l.h, l.p, ${accountId}::uuid, ${name}, l.at, l.met, l.talked, l.registered, l.leaflet, l.problems, l.c::bytea, ${keepUntil}::date, l.d, ${unit.at}
    from jsonb_to_recordset(${json(rows)}) as l(id uuid, h uuid, p uuid, at timestamptz, met boolean, talked boolean, registered boolean, leaflet boolean, problems boolean, c text, d text)
    order by l.id on conflict (region_id, id) do nothing returning id`.execute(unit.tx);
  const stored = new Set(written.map((r) => r.id));
  const rest = lines.filter((l) => !stored.has(l.id)).map((l) => l.id);
  const had = rest.length === 0 ? [] : await unit.tx.selectFrom('grid.visit').select(['id', 'digest', 'account_id']).where('region_id', '=', region(unit)).where(sql<boolean>`id = any(${uuids(rest)})`).execute();
  return { stored, known: new Map(had.map((r) => [r.id, `${r.account_id} ${r.digest}`])) };
}
export interface VisitRow {
  readonly id: string;
  readonly visitedAt: string;
  readonly headName: string;
  readonly items: readonly VisitItem[];
  readonly complete: boolean;
  readonly collected: string | null;
}
export async function visitsOf(unit: Unit, householdId: string): Promise<VisitRow[]> {
  const rows = await unit.tx.selectFrom('grid.visit').selectAll().where('region_id', '=', region(unit)).where('household_id', '=', householdId).orderBy('visited_at', 'desc').limit(50).execute();
  return rows.map((r) => ({ id: r.id, visitedAt: r.visited_at.toISOString(), headName: r.head_name, items: visitItems.filter((i) => r[i]), complete: r.complete, collected: r.collected ? unit.house.cipher.open(r.collected, context(r.id)) : null }));
}
export interface VisitFigures {
  readonly visits: number;
  readonly complete: number;
  /** Households with a complete visit. */
  readonly covered: number;
  readonly items: Readonly<Record<VisitItem, number>>;
}
/** Of the visits since a day in these patches. */
export async function visitFigures(unit: Unit, patchIds: 'all' | readonly string[], since: string): Promise<VisitFigures> {
  const { rows } = await sql<{ visits: number; complete: number; covered: number; met: number; talked: number; registered: number; leaflet: number; problems: number }>`
    select count(*)::int as visits, count(*) filter (where complete)::int as complete, count(distinct household_id) filter (where complete)::int as covered,
      count(*) filter (where met)::int as met, count(*) filter (where talked)::int as talked, count(*) filter (where registered)::int as registered, count(*) filter (where leaflet)::int as leaflet, count(*) filter (where problems)::int as problems
    from grid.visit where region_id = ${region(unit)} and visited_at >= ${since}::date and ${patchIds === 'all' ? sql`true` : sql`patch_id = any(${uuids(patchIds)})`}`.execute(unit.tx);
  const { visits, complete, covered, ...items } = rows[0]!;
  return { visits, complete, covered, items };
}

export interface AreaProof {
  readonly item: AreaItem;
  readonly note: string;
  readonly fileHash: string | null;
  readonly fileName: string | null;
  readonly givenOn: string;
  readonly givenBy: string;
}
export async function proofsOf(unit: Unit, areaIds: readonly string[]): Promise<Map<string, AreaProof[]>> {
  const rows = areaIds.length === 0 ? [] : await unit.tx.selectFrom('grid.area_proof').selectAll().where('region_id', '=', region(unit)).where(sql<boolean>`area_id = any(${uuids(areaIds)})`).execute();
  const of = new Map<string, AreaProof[]>();
  for (const r of rows) of.set(r.area_id, [...(of.get(r.area_id) ?? []), { item: r.item as AreaItem, note: r.note, fileHash: r.file_hash, fileName: r.file_name, givenOn: r.given_on, givenBy: r.given_by }]);
  return of;
}
export async function saveProof(unit: Unit, areaId: string, p: Pick<AreaProof, 'item' | 'note' | 'fileHash' | 'fileName'>): Promise<void> {
  const said = { note: p.note, file_hash: p.fileHash, file_name: p.fileName, given_on: unit.today, given_by: unit.actor.name };
  await unit.tx.insertInto('grid.area_proof').values({ region_id: region(unit), area_id: areaId, item: p.item, ...said }).onConflict((o) => o.columns(['region_id', 'area_id', 'item']).doUpdateSet(said)).execute();
}
export interface AreaState {
  readonly shaped: boolean;
  readonly posts: number;
  readonly vacant: number;
  readonly credentials: number;
  readonly households: number;
  readonly told: number;
}
/** What the program counts by itself for the six must-haves of each area. */
export async function areaStates(unit: Unit, areaIds: readonly string[]): Promise<Map<string, AreaState>> {
  if (areaIds.length === 0) return new Map();
  const { rows } = await sql<{ key: string; shaped: boolean; posts: number; vacant: number; credentials: number; households: number; told: number }>`
    with recursive under as (
      select id as key, id, level from grid.patch where region_id = ${region(unit)} and id = any(${uuids(areaIds)})
      union all select under.key, p.id, p.level from under join grid.patch p on p.region_id = ${region(unit)} and p.parent_id = under.id and p.ended_on is null
    ), post as (
      select u.key, count(*)::int as posts, count(*) filter (where h.id is null)::int as vacant, count(c.number)::int as credentials
      from under u left join grid.head h on h.region_id = ${region(unit)} and h.patch_id = u.id and h.served_to is null
        left join grid.credential c on c.region_id = ${region(unit)} and c.head_id = h.id and c.cancelled_on is null group by u.key
    ), home as (
      select u.key, count(*)::int as households, count(r.household_id)::int as told from under u join grid.household w on w.region_id = ${region(unit)} and w.patch_id = u.id
        left join grid.resident r on r.region_id = w.region_id and r.household_id = w.id where u.level = 'neighbour' group by u.key
    ) select post.*, a.shape is not null as shaped, coalesce(home.households, 0) as households, coalesce(home.told, 0) as told
      from post join grid.patch a on a.region_id = ${region(unit)} and a.id = post.key left join home on home.key = post.key`.execute(unit.tx);
  return new Map(rows.map(({ key, ...state }) => [key, state]));
}
