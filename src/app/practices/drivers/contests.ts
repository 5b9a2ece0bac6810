import { z } from 'zod';
import { enterResults, readContest, setContest } from '../../../domains/work/contests/contract.ts';
import { directions } from '../../../domains/work/contests/model.ts';
import { addDays, addMonths } from '../../../kernel/period.ts';
import { driver } from '../driver.ts';
import { outcome } from '../world.ts';

/** M033: fields with indicators and benchmarks, results by unit and period; ranking by field, distance to each benchmark, missing never zero. */
export const contestsByField = driver(
  z.object({
    units: z.array(z.string()),
    indicators: z.array(z.object({ field: z.string(), name: z.string(), unit: z.string(), direction: z.enum(directions), benchmark: z.string() })),
    periods: z.array(z.object({ period: z.string(), results: z.record(z.string(), z.array(z.string())) })),
  }),
  async ({ units, indicators, periods }, world) => {
    const ids = await world.organizations(units, { type: 'town' });
    const [stranger] = await world.organizations(['外单位'], { type: 'town' });
    world.setDay(addDays(addMonths(periods.at(-1)!.period, 1), 4));
    const { id } = await world.send(setContest, { body: { title: '赛绩竞标', organizationIds: ids, indicators: indicators.map((i) => ({ ...i, benchmarkSource: '上级考核第一名' })) } });
    const made = await world.send(readContest, { params: { id }, query: {} });
    const line = (indicator: number, organizationId: string, amount: string) => ({ indicatorId: made.indicators[indicator]!.id, organizationId, amount, source: '统计部门' });
    for (const p of periods) await world.send(enterResults, { params: { id }, body: { period: p.period, results: units.flatMap((u, n) => p.results[u]!.flatMap((amount, i) => (amount === '' ? [] : [line(i, ids[n]!, amount)]))) } });
    const enter = (period: string, organizationId: string) => world.send(enterResults, { params: { id }, body: { period, results: [line(0, organizationId, '1')] } });
    const strangerRefused = await outcome('work.not_competing', () => enter(periods.at(-1)!.period, stranger!));
    const ahead = await outcome('work.period_ahead', () => enter(addMonths(periods.at(-1)!.period, 3), ids[0]!));
    const read = async (period?: string) => (await world.send(readContest, { params: { id }, query: period === undefined ? {} : { period } })).fields;
    const text = (p: Awaited<ReturnType<typeof read>>[number]['places'][number]): string => `${p.rank ?? '–'} ${p.name} ${p.score ?? `缺报${p.missing.join('、')}`}`;
    const fields = await read();
    const whole = fields[0]!.places.filter((p) => p.rank !== null);
    return {
      ranking: Object.fromEntries(fields.map((f) => [f.name, f.places.map(text)])),
      distance: Object.fromEntries(whole.map((w) => [w.name, fields.flatMap((f) => f.places.find((p) => p.organizationId === w.organizationId)!.results.map((r) => r.distance)).join(' ')])),
      before: (await read(periods[0]!.period))[0]!.places.map(text),
      strangerRefused,
      ahead,
    };
  },
);
