import { z } from 'zod';
import { computeRun } from '../../../domains/assessment/index.ts';
import { adoptScheme, recordMarks, startRun } from '../../../domains/assessment/contract.ts';
import { listProgress, openProgress } from '../../../domains/assessment/progress/contract.ts';
import { driver } from '../driver.ts';

/** M040: indicator values of two periods, places by level and by progress, and the arithmetic of one of them. */
export const progressIndex = driver(
  z.object({ indicator: z.string(), years: z.tuple([z.int(), z.int()]), units: z.array(z.object({ name: z.string(), values: z.tuple([z.string(), z.string()]) })) }),
  async ({ indicator, years, units }, world) => {
    const [office] = await world.organizations(['示例单位']);
    const people = await world.people(units.map((u) => u.name), office!);
    const name = { zh: indicator, en: indicator };
    const definition = {
      key: 'example-progress',
      title: { zh: '实绩量化', en: 'Quantified results' },
      basis: [{ document: 'progress-method', article: '待核', verified: false }],
      rounding: { places: 2, mode: 'half_up' as const },
      classes: [{ key: 'all', name: { zh: '全部', en: 'All' }, categories: ['principal', 'deputy', 'middle', 'staff'] as ('principal' | 'deputy' | 'middle' | 'staff')[] }],
      raters: [],
      dimensions: [{ key: 'achievement', name: { zh: '绩', en: 'Achievement' }, weight: 100, indicators: [{ key: 'result', name, weight: 100, source: { from: 'typed' as const, unit: '分' }, scoring: { method: 'as_is' as const }, missing: { policy: 'ask' as const } }] }],
      groups: { by: [], unitGroups: [], minimum: 3 },
      thresholds: { outstanding: '85', competent: '70', basically_competent: '60' },
      shareWithin: 'year' as const,
    };
    const scheme = await world.send(adoptScheme, { body: { definition } });
    let runId = '';
    for (const [i, year] of years.entries()) {
      runId = (await world.send(startRun, { body: { year, schemeId: scheme.id } })).id;
      await world.send(recordMarks, { params: { id: runId }, body: { source: '统计台账', marks: units.map((u, n) => ({ personId: people[n]!, indicator: 'result', value: u.values[i]! })) } });
      await computeRun(world.house, world.system, runId);
    }
    const { rows } = await world.send(listProgress, { params: { id: runId }, query: {} });
    const by = (rank: 'levelRank' | 'progressRank'): string[] => rows.filter((r) => r[rank] !== null).sort((a, b) => a[rank]! - b[rank]! || (a.name < b.name ? -1 : 1)).map((r) => r.name);
    const first = rows.find((r) => r.progressRank === 1)!;
    const { explanation } = await world.send(openProgress, { params: { id: runId, personId: first.personId }, query: {} });
    const steps: string[] = [];
    const walk = (e: typeof explanation): void => {
      steps.push(`${e.statement.replace('scores.explain.', '')} ${e.value ?? ''}`.trim());
      e.children?.forEach(walk);
    };
    walk(explanation);
    return { byLevel: by('levelRank'), byProgress: by('progressRank'), indices: Object.fromEntries(rows.map((r) => [r.name, r.index])), arithmeticOfFirst: steps };
  },
);
