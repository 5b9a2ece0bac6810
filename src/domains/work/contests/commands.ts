import type { Actor } from '../../../kernel/actor.ts';
import { must } from '../../../kernel/permission.ts';
import type { Day } from '../../../kernel/period.ts';
import { Refusal, type Reason } from '../../../kernel/refusal.ts';
import type { House } from '../../../platform/house/index.ts';
import { organizationSubject } from '../../registry/index.ts';
import { thousandths } from '../rules/month-plan.ts';
import { runContests } from './access.ts';
import type { Indicator } from './model.ts';
import { findContest, indicatorsOf, insertContest, insertResults, resultsOf, unitsOf } from './store.ts';

const whole = (actor: Actor) => ({ regionId: actor.regionId, organizationPaths: [] });

/** A contest with its indicators, benchmarks and units. Refuses two indicators of one name in a field and a benchmark of nothing. */
export const openContest = (house: House, actor: Actor, input: { readonly title: string; readonly indicators: readonly (Omit<Indicator, 'id' | 'benchmark'> & { readonly benchmark: string })[]; readonly organizationIds: readonly string[] }): Promise<{ id: string }> =>
  house.unit(actor, async (unit) => {
    must(actor, runContests, whole(actor));
    const names = input.indicators.map((i) => `${i.field} ${i.name}`);
    const twice = names.findIndex((n, i) => names.indexOf(n) < i);
    if (twice >= 0) throw new Refusal('invalid', 'work.indicator_twice', { name: input.indicators[twice]!.name }, [{ code: 'work.indicator_twice', params: { name: input.indicators[twice]!.name }, at: `indicators.${twice}.name` }]);
    const indicators = input.indicators.map((i) => ({ ...i, benchmark: thousandths(i.benchmark) }));
    const empty = indicators.findIndex((i) => i.benchmark === 0);
    if (empty >= 0) throw new Refusal('invalid', 'work.benchmark_needed', {}, [{ code: 'work.benchmark_needed', at: `indicators.${empty}.benchmark` }]);
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
    const [indicators, units] = [new Set((await indicatorsOf(unit, id)).map((i) => i.id)), new Set(await unitsOf(unit, id))];
    const keys = input.results.map((r) => `${r.indicatorId} ${r.organizationId}`);
    const faults = input.results.flatMap((r, i): Reason[] => [
      ...(indicators.has(r.indicatorId) ? [] : [{ code: 'work.no_such_indicator', at: `results.${i}.indicatorId` }]),
      ...(units.has(r.organizationId) ? [] : [{ code: 'work.not_competing', at: `results.${i}.organizationId` }]),
      ...(keys.indexOf(keys[i]!) < i ? [{ code: 'work.result_twice', at: `results.${i}.amount` }] : []),
    ]);
    if (faults.length > 0) throw new Refusal('invalid', faults.length === 1 ? faults[0]!.code : 'work.results_faults', {}, faults);
    const before = (await resultsOf(unit, [...indicators])).filter((r) => r.period === input.period);
    const numberOf = (key: string): number => before.filter((b) => `${b.indicatorId} ${b.organizationId}` === key).length + 1;
    await insertResults(unit, input.period, input.results.map((r, i) => ({ indicatorId: r.indicatorId, organizationId: r.organizationId, number: numberOf(keys[i]!), amount: thousandths(r.amount), source: r.source })));
    unit.audit({ action: 'work.results_entered', subjectKind: 'contest', subjectId: id, detail: { period: input.period, results: input.results.length } });
    return { written: input.results.length };
  });
