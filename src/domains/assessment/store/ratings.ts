import { sql } from '../../../platform/db/index.ts';
import type { Unit } from '../../../platform/house/index.ts';
import { unpackColumn } from '../rules/pack-column.ts';
import './tables.ts';

export interface RatedYear {
  readonly runId: string;
  readonly year: number;
  readonly schemeId: string;
  readonly people: readonly { readonly personId: string; readonly classKey: string; readonly organizationId: string | null }[];
  /** In the order of the people; NaN where nobody marked. */
  readonly columns: ReadonlyMap<string, Float64Array>;
}

/** What the latest computation of each year was given: people in their order and columns of the named sheets. Three statements for any number of people. */
export async function ratedYears(unit: Unit, years: readonly number[]): Promise<RatedYear[]> {
  const region = unit.actor.regionId;
  const wanted = sql<number>`any(${sql.val([...years])}::integer[])`;
  const latest = unit.tx
    .selectFrom('assessment.computation as c')
    .innerJoin('assessment.run as r', (j) => j.onRef('r.region_id', '=', 'c.region_id').onRef('r.id', '=', 'c.run_id').onRef('r.computation', '=', 'c.number'))
    .where('c.region_id', '=', region)
    .where('r.year', '=', wanted);
  const runs = await latest.select(['c.run_id', 'c.scheme_id', 'r.year']).orderBy('r.year', 'desc').orderBy('c.run_id').execute();
  const columns = await latest
    .innerJoin('assessment.input_column as i', (j) => j.onRef('i.region_id', '=', 'c.region_id').onRef('i.run_id', '=', 'c.run_id').onRef('i.number', '=', 'c.number'))
    .select(['c.run_id', 'i.column_key', 'i.packed'])
    .execute();
  const people = await latest
    .innerJoin('assessment.input_person as p', (j) => j.onRef('p.region_id', '=', 'c.region_id').onRef('p.run_id', '=', 'c.run_id').onRef('p.number', '=', 'c.number'))
    .select(['c.run_id', 'p.person_id', 'p.class', 'p.organization_id'])
    .orderBy('c.run_id')
    .orderBy('p.position')
    .execute();
  return runs.map((r) => ({
    runId: r.run_id,
    year: r.year,
    schemeId: r.scheme_id,
    people: people.filter((p) => p.run_id === r.run_id).map((p) => ({ personId: p.person_id, classKey: p.class, organizationId: p.organization_id })),
    columns: new Map(columns.filter((c) => c.run_id === r.run_id).map((c) => [c.column_key, unpackColumn(c.packed)])),
  }));
}
