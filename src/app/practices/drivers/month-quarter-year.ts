import { z } from 'zod';
import { openUnitYear, openUnitYears, recordPeriod } from '../../../domains/assessment/months/contract.ts';
import { driver } from '../driver.ts';

const words = { month: '月小结', quarter: '季考核', year: '年考评' } as const;
const named = (p: { readonly kind: keyof typeof words; readonly number: number }): string => (p.kind === 'year' ? words.year : `${words[p.kind]}${p.number}`);

/** M060: twelve months, four quarters and the year of each unit, rolled up by rule; what is missing is named. Marks by unit; null was never recorded. */
export const monthQuarterYear = driver(
  z.object({ year: z.int(), on: z.string(), units: z.record(z.string(), z.object({ months: z.array(z.string().nullable()), quarters: z.array(z.string().nullable()), year: z.string().nullable() })) }),
  async ({ year, on, units: given }, world) => {
    world.setDay(on);
    const units = await world.organizations(Object.keys(given), { type: 'state_firm' });
    const opened = await world.send(openUnitYear, { body: { year, unitIds: units } });
    for (const [n, unit] of Object.values(given).entries()) {
      const marks = [...unit.months.map((mark, i) => ['month', i + 1, mark] as const), ...unit.quarters.map((mark, i) => ['quarter', i + 1, mark] as const), ['year', 1, unit.year] as const];
      for (const [kind, number, mark] of marks) if (mark !== null) await world.send(recordPeriod, { params: { year }, body: { unitId: units[n]!, kind, number, mark, summary: '本期重点任务完成情况' } });
    }
    const { units: rows, shares } = await world.send(openUnitYears, { params: { year } });
    const of = (kind: keyof typeof words) => (row: (typeof rows)[number]) => row.periods.filter((p) => p.kind === kind);
    return {
      generated: { 月小结: of('month')(rows[0]!).length, 季考核: of('quarter')(rows[0]!).length, 年考评: of('year')(rows[0]!).length, periods: opened.periods },
      rule: `${shares.monthsInQuarter}%、${shares.quartersInYear}%`,
      quarters: Object.fromEntries(rows.map((r) => [r.name, of('quarter')(r).map((p) => p.score)])),
      years: Object.fromEntries(rows.map((r) => [r.name, r.score])),
      missing: Object.fromEntries(rows.map((r) => [r.name, r.overdue.map(named)])),
      yearWaitsFor: Object.fromEntries(rows.map((r) => [r.name, r.periods.at(-1)!.missing.map(named)])),
    };
  },
);
