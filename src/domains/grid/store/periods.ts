import { sql } from '../../../platform/db/index.ts';
import type { Unit } from '../../../platform/house/index.ts';
import type { Level } from '../model.ts';

const region = (unit: Unit) => unit.actor.regionId;

export interface LevelCount {
  readonly patches: number;
  readonly held: number;
}
export interface GridInPeriod {
  readonly levels: Readonly<Record<Level, LevelCount>>;
  /** Successors chosen. */
  readonly replaced: number;
  readonly byOrganization: readonly { readonly organizationId: string; readonly households: number; readonly visits: number; readonly complete: number; readonly covered: number }[];
}

/** The grid of a half-open period: posts and households as they stood at its end, visits and replacements within it. A household counts where it lies today. */
export async function gridOfPeriod(unit: Unit, from: string, to: string): Promise<GridInPeriod> {
  const { rows: posts } = await sql<{ level: Level; patches: number; held: number }>`
    select p.level, count(*)::int as patches, count(*) filter (where exists (
        select 1 from grid.head h where h.region_id = p.region_id and h.patch_id = p.id and h.served_from < ${to}::date and (h.served_to is null or h.served_to >= ${to}::date)))::int as held
    from grid.patch p where p.region_id = ${region(unit)} and p.started_on < ${to}::date and (p.ended_on is null or p.ended_on >= ${to}::date) group by p.level`.execute(unit.tx);
  const { rows: changed } = await sql<{ n: number }>`select count(*)::int as n from grid.replacement where region_id = ${region(unit)} and settled_on >= ${from}::date and settled_on < ${to}::date`.execute(unit.tx);
  // Visits are summed by household first: each of them is looked up once, however often it was visited.
  const { rows: homes } = await sql<{ organization_id: string; households: number; visits: number; complete: number; covered: number }>`
    with seen as (
      select household_id, count(*) as visits, count(*) filter (where complete) as complete from grid.visit
      where region_id = ${region(unit)} and visited_at >= ${`${from}T00:00:00+08:00`}::timestamptz and visited_at < ${`${to}T00:00:00+08:00`}::timestamptz group by household_id
    )
    select w.organization_id, count(*)::int as households, coalesce(sum(s.visits), 0)::int as visits, coalesce(sum(s.complete), 0)::int as complete, count(*) filter (where s.complete > 0)::int as covered
    from grid.household w left join seen s on s.household_id = w.id
    where w.region_id = ${region(unit)} and (w.recorded_at < ${`${to}T00:00:00+08:00`}::timestamptz or s.household_id is not null) group by w.organization_id`.execute(unit.tx);
  const of = (level: Level): LevelCount => {
    const row = posts.find((p) => p.level === level);
    return { patches: row?.patches ?? 0, held: row?.held ?? 0 };
  };
  return {
    levels: { area: of('area'), group: of('group'), neighbour: of('neighbour') },
    replaced: changed[0]!.n,
    byOrganization: homes.map((h) => ({ organizationId: h.organization_id, households: h.households, visits: h.visits, complete: h.complete, covered: h.covered })),
  };
}
