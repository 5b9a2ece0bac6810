import { sql } from '../../../platform/db/index.ts';
import type { Unit } from '../../../platform/house/index.ts';
import '../store/tables.ts';

export interface PastScore {
  readonly personId: string;
  readonly year: number;
  readonly group: string;
  readonly organizationPath: string;
  /** Millionths of a point. */
  readonly score: number;
}

/**
 * Scores of a scheme over years, the latest computation of each: of the whole, or of one dimension. Whoever has no score there is not among them.
 */
export async function scoresOfYears(unit: Unit, schemeKey: string, from: number, to: number, dimension: string | null): Promise<PastScore[]> {
  const value = dimension === null ? sql`r.score` : sql`(select (d ->> 'score')::bigint from jsonb_array_elements(r.dimensions) d where d ->> 'key' = ${dimension})`;
  const { rows } = await sql<{ person_id: string; year: number; group_key: string; organization_path: string; value: string }>`
    select * from (
      select r.person_id, r.year, r.group_key, r.organization_path, (${value})::text as value
      from assessment.result r join assessment.run u on u.region_id = r.region_id and u.id = r.run_id and u.computation = r.number
      where r.region_id = ${unit.actor.regionId} and u.scheme_key = ${schemeKey} and r.year between ${from} and ${to} and r.state = 'scored'
    ) x where value is not null order by year desc, person_id`.execute(unit.tx);
  return rows.map((r) => ({ personId: r.person_id, year: r.year, group: r.group_key, organizationPath: r.organization_path, score: Number(r.value) }));
}
