import { newId } from '../../../kernel/ids.ts';
import type { Day } from '../../../kernel/period.ts';
import type { Unit } from '../../../platform/house/index.ts';
import type { Indicator, Result } from './model.ts';

declare module '../../../platform/db/tables.ts' {
  interface Tables {
    'work.contest': { region_id: string; id: string; title: string; recorded_at: Date; recorded_by: string };
    'work.contest_indicator': { region_id: string; id: string; contest_id: string; position: number; field: string; name: string; unit: string; direction: string; benchmark: number; benchmark_source: string; most: number | null };
    'work.contest_unit': { region_id: string; contest_id: string; organization_id: string };
    'work.contest_result': { region_id: string; indicator_id: string; organization_id: string; period: string; number: number; amount: number; source: string; recorded_at: Date; recorded_by: string };
  }
}
const region = (unit: Unit) => unit.actor.regionId;

export const contests = async (unit: Unit): Promise<{ id: string; title: string }[]> => unit.tx.selectFrom('work.contest').select(['id', 'title']).where('region_id', '=', region(unit)).orderBy('recorded_at', 'desc').orderBy('id').execute();
/** Rows of one statement: nine values each, of which PostgreSQL takes 65535. */
const AT_ONCE = 5000;
/** With `hold` locked first: results of one contest are entered one file or form at a time. */
export async function findContest(unit: Unit, id: string, hold = false): Promise<{ id: string; title: string } | null> {
  const q = unit.tx.selectFrom('work.contest').select(['id', 'title']).where('region_id', '=', region(unit)).where('id', '=', id);
  return (await (hold ? q.forUpdate() : q).executeTakeFirst()) ?? null;
}
export async function insertContest(unit: Unit, c: { readonly title: string; readonly indicators: readonly Omit<Indicator, 'id'>[]; readonly organizationIds: readonly string[] }): Promise<string> {
  const id = newId(unit.at.getTime());
  await unit.tx.insertInto('work.contest').values({ region_id: region(unit), id, title: c.title, recorded_at: unit.at, recorded_by: unit.actor.name }).execute();
  await unit.tx.insertInto('work.contest_indicator').values(c.indicators.map((i, n) => ({ region_id: region(unit), id: newId(unit.at.getTime()), contest_id: id, position: n + 1, field: i.field, name: i.name, unit: i.unit, direction: i.direction, benchmark: i.benchmark, benchmark_source: i.benchmarkSource, most: i.most }))).execute();
  await unit.tx.insertInto('work.contest_unit').values(c.organizationIds.map((organization_id) => ({ region_id: region(unit), contest_id: id, organization_id }))).execute();
  return id;
}
export const indicatorsOf = async (unit: Unit, contestId: string): Promise<Indicator[]> =>
  (await unit.tx.selectFrom('work.contest_indicator').selectAll().where('region_id', '=', region(unit)).where('contest_id', '=', contestId).orderBy('position').execute()).map((r) => ({ id: r.id, field: r.field, name: r.name, unit: r.unit, direction: r.direction as Indicator['direction'], benchmark: r.benchmark, benchmarkSource: r.benchmark_source, most: r.most }));
export const unitsOf = async (unit: Unit, contestId: string): Promise<string[]> => (await unit.tx.selectFrom('work.contest_unit').select('organization_id').where('region_id', '=', region(unit)).where('contest_id', '=', contestId).orderBy('organization_id').execute()).map((r) => r.organization_id);
export async function resultsOf(unit: Unit, indicatorIds: readonly string[]): Promise<Result[]> {
  if (indicatorIds.length === 0) return [];
  const rows = await unit.tx.selectFrom('work.contest_result').selectAll().where('region_id', '=', region(unit)).where('indicator_id', 'in', [...indicatorIds]).orderBy('period').orderBy('number').execute();
  return rows.map((r) => ({ indicatorId: r.indicator_id, organizationId: r.organization_id, period: r.period, number: r.number, amount: r.amount, source: r.source, recordedBy: r.recorded_by }));
}
export async function insertResults(unit: Unit, period: Day, results: readonly Pick<Result, 'indicatorId' | 'organizationId' | 'number' | 'amount' | 'source'>[]): Promise<void> {
  for (let i = 0; i < results.length; i += AT_ONCE) await unit.tx.insertInto('work.contest_result').values(results.slice(i, i + AT_ONCE).map((r) => ({ region_id: region(unit), indicator_id: r.indicatorId, organization_id: r.organizationId, period, number: r.number, amount: r.amount, source: r.source, recorded_at: unit.at, recorded_by: unit.actor.name }))).execute();
}
