import { sql } from 'kysely';
import type { Unit } from '../../../platform/house/index.ts';
import type { Counts } from '../rules/rates.ts';
import './tables.ts';

export interface GroupCounts extends Counts {
  readonly key: string | null;
}
const KEYS = { all: sql`null::text`, class: sql`d.class`, unit: sql`coalesce(d.lead_id, d.organization_id)::text`, source: sql`d.source`, area: sql`d.handling_patch::text`, patch: sql`d.patch_id::text` } as const;

/** Counts of what stands, by class, handling unit, source or patch; merged ones count with the one they went into. Hours are those of the clock, nights and holidays in them. */
export async function countsBy(unit: Unit, by: keyof typeof KEYS, filter: { readonly within: readonly string[] | null; readonly source?: string | undefined; readonly since?: string | undefined }): Promise<GroupCounts[]> {
  if (filter.within?.length === 0) return [];
  const within = filter.within === null ? sql`` : sql`and (d.organization_id = any(${`{${filter.within.join(',')}}`}::uuid[]) or d.lead_id = any(${`{${filter.within.join(',')}}`}::uuid[]))`;
  const source = filter.source ? sql`and d.source = ${filter.source}` : sql``;
  const since = filter.since ? sql`and d.received_at >= ${`${filter.since}T00:00:00+08:00`}::timestamptz` : sql``;
  const { rows } = await sql<GroupCounts>`
    select ${KEYS[by]} as key, count(*)::int as received,
      count(*) filter (where d.state = 'answered')::int as closed,
      count(*) filter (where d.state = 'answered' and d.answered_at <= d.due_at)::int as "closedInTime",
      count(*) filter (where d.state <> 'answered')::int as open,
      count(*) filter (where d.state <> 'answered' and d.due_at < ${unit.at})::int as "overdueOpen",
      count(*) filter (where d.resolved)::int as "saidYes",
      count(*) filter (where d.resolved = false or d.reopened > 0 and d.resolved is null)::int as "saidNo",
      coalesce(sum(extract(epoch from d.answered_at - d.received_at)::float8) / 3600, 0)::float8 as hours
    from demands.demand d where d.region_id = ${unit.actor.regionId} and d.state <> 'merged' ${within} ${source} ${since}
    group by 1 order by 2 desc, 1`.execute(unit.tx);
  return rows;
}

/** How many demands of a source were decided to adopt or not (M226), by theme. */
export async function adoptionBy(unit: Unit, units: readonly string[] | null): Promise<{ theme: string; received: number; adopted: number; declined: number }[]> {
  const within = units === null ? sql`` : sql`and organization_id = any(${`{${units.join(',')}}`}::uuid[])`;
  const { rows } = await sql<{ theme: string; received: number; adopted: number; declined: number }>`
    select theme, count(*)::int as received, count(*) filter (where adopted)::int as adopted, count(*) filter (where adopted = false)::int as declined
    from demands.demand where region_id = ${unit.actor.regionId} and source in ('solicited', 'netizen') and state <> 'merged' ${within} group by theme order by 2 desc, 1`.execute(unit.tx);
  return rows;
}
