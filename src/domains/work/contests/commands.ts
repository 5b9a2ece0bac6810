import type { Actor } from '../../../kernel/actor.ts';
import { must } from '../../../kernel/permission.ts';
import type { Day } from '../../../kernel/period.ts';
import { Refusal, type Reason } from '../../../kernel/refusal.ts';
import type { House, Unit } from '../../../platform/house/index.ts';
import { organizationSubject } from '../../registry/index.ts';
import { amountOf, thousandths } from '../rules/month-plan.ts';
import { runContests } from './access.ts';
import type { Indicator, Result } from './model.ts';
import { findContest, indicatorsOf, insertContest, insertResults, resultsOf, unitsOf } from './store.ts';

const whole = (actor: Actor) => ({ regionId: actor.regionId, organizationPaths: [] });

/** A contest with its indicators, benchmarks and units. Refuses two indicators of one name in a field and a benchmark of nothing. */
export const openContest = (house: House, actor: Actor, input: { readonly title: string; readonly indicators: readonly (Omit<Indicator, 'id' | 'benchmark' | 'most'> & { readonly benchmark: string; readonly most?: string | null })[]; readonly organizationIds: readonly string[] }): Promise<{ id: string }> =>
  house.unit(actor, async (unit) => {
    must(actor, runContests, whole(actor));
    const names = input.indicators.map((i) => `${i.field} ${i.name}`);
    const twice = names.findIndex((n, i) => names.indexOf(n) < i);
    if (twice >= 0) throw new Refusal('invalid', 'work.indicator_twice', { name: input.indicators[twice]!.name }, [{ code: 'work.indicator_twice', params: { name: input.indicators[twice]!.name }, at: `indicators.${twice}.name` }]);
    const indicators = input.indicators.map((i) => ({ ...i, benchmark: thousandths(i.benchmark), most: i.most === undefined || i.most === null ? null : thousandths(i.most) }));
    const empty = indicators.findIndex((i) => i.benchmark === 0);
    if (empty >= 0) throw new Refusal('invalid', 'work.benchmark_needed', {}, [{ code: 'work.benchmark_needed', at: `indicators.${empty}.benchmark` }]);
    const low = indicators.findIndex((i) => i.most !== null && i.most < i.benchmark);
    if (low >= 0) throw new Refusal('invalid', 'work.most_below_benchmark', {}, [{ code: 'work.most_below_benchmark', at: `indicators.${low}.most` }]);
    const organizationIds = [...new Set(input.organizationIds)];
    for (const id of organizationIds) must(actor, runContests, await organizationSubject(unit, id));
    const id = await insertContest(unit, { title: input.title, indicators, organizationIds });
    unit.audit({ action: 'work.contest_opened', subjectKind: 'contest', subjectId: id, detail: { indicators: indicators.length, units: organizationIds.length } });
    return { id };
  });

/** Results of a period, all or none: every wrong line is named. */
export const putResults = (house: House, actor: Actor, id: string, input: { readonly period: Day; readonly results: readonly { readonly indicatorId: string; readonly organizationId: string; readonly amount: string; readonly source: string }[] }): Promise<{ written: number }> =>
  house.unit(actor, async (unit) => {
    must(actor, runContests, whole(actor));
    if (!(await findContest(unit, id, true))) throw new Refusal('not_found', 'work.no_such_contest');
    if (input.period > unit.today) throw new Refusal('rule', 'work.period_ahead', { period: input.period.slice(0, 7) });
    const [indicators, units] = [new Map((await indicatorsOf(unit, id)).map((i) => [i.id, i])), new Set(await unitsOf(unit, id))];
    const results = input.results.map((r) => ({ indicatorId: r.indicatorId, organizationId: r.organizationId, amount: thousandths(r.amount), source: r.source }));
    const above = (i: number): boolean => results[i]!.amount > (indicators.get(results[i]!.indicatorId)?.most ?? Infinity);
    const keys = input.results.map((r) => `${r.indicatorId} ${r.organizationId}`);
    const faults = input.results.flatMap((r, i): Reason[] => [
      ...(indicators.has(r.indicatorId) ? [] : [{ code: 'work.no_such_indicator', at: `results.${i}.indicatorId` }]),
      ...(units.has(r.organizationId) ? [] : [{ code: 'work.not_competing', at: `results.${i}.organizationId` }]),
      ...(keys.indexOf(keys[i]!) < i ? [{ code: 'work.result_twice', at: `results.${i}.amount` }] : []),
      ...(above(i) ? [{ code: 'work.above_most', params: { most: amountOf(indicators.get(r.indicatorId)!.most!) }, at: `results.${i}.amount` }] : []),
    ]);
    if (faults.length > 0) throw new Refusal('invalid', faults.length === 1 ? faults[0]!.code : 'work.results_faults', faults.length === 1 ? (faults[0]!.params ?? {}) : {}, faults);
    await writeResults(unit, input.period, results, await resultsOf(unit, [...indicators.keys()]));
    unit.audit({ action: 'work.results_entered', subjectKind: 'contest', subjectId: id, detail: { period: input.period, results: input.results.length } });
    return { written: input.results.length };
  });

/** Further figures of a month, each numbered after those `onFile` for the same unit and indicator. The contest is held. */
export async function writeResults(unit: Unit, period: Day, results: readonly Pick<Result, 'indicatorId' | 'organizationId' | 'amount' | 'source'>[], onFile: readonly Result[]): Promise<void> {
  const keyOf = (r: Pick<Result, 'indicatorId' | 'organizationId'>): string => `${r.indicatorId} ${r.organizationId}`;
  const last = new Map<string, number>();
  for (const r of onFile) if (r.period === period) last.set(keyOf(r), Math.max(last.get(keyOf(r)) ?? 0, r.number));
  await insertResults(unit, period, results.map((r) => ({ ...r, number: (last.get(keyOf(r)) ?? 0) + 1 })));
}
