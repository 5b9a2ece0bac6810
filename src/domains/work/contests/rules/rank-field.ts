import type { Explanation } from '../../../../kernel/explanation.ts';
import { divide, formatScore, SCORE_SCALE, type Score } from '../../../../kernel/score.ts';
import { amountOf } from '../../rules/month-plan.ts';
import { ranksOf } from '../../rules/progress.ts';
import type { Indicator, Result } from '../model.ts';

const TWICE = (200 * SCORE_SCALE) as Score;

/**
 * What of the benchmark is reached, percent in millionths: result ÷ benchmark, or benchmark ÷ result where less is better. There it is twice the
 * benchmark at most, which is also what nothing at all counts as: no quotient says how good nothing is, and a little more is never better.
 */
export function reached(indicator: Pick<Indicator, 'direction' | 'benchmark'>, amount: number): Score {
  const share = (part: number, whole: number): Score => Number(divide(BigInt(part) * 100n * BigInt(SCORE_SCALE), BigInt(whole), 'half_up')) as Score;
  if (indicator.direction === 'more') return share(amount, indicator.benchmark);
  return amount * 2 <= indicator.benchmark ? TWICE : share(indicator.benchmark, amount);
}

/** Distance to the benchmark in its own unit, thousandths; positive where it is reached or passed. */
export const distance = (indicator: Pick<Indicator, 'direction' | 'benchmark'>, amount: number): number => (indicator.direction === 'more' ? amount - indicator.benchmark : indicator.benchmark - amount);

export interface FieldPlace {
  readonly organizationId: string;
  /** Null where an indicator of the field is missing: not ranked, never counted as zero. */
  readonly score: Score | null;
  readonly rank: number | null;
  readonly missing: readonly string[];
  readonly explanation: Explanation;
}

/** work.rank_field (M033): the mean of what is reached of each benchmark; equal ones rank alike. */
export function rankField(field: string, indicators: readonly Indicator[], units: readonly { readonly id: string; readonly name: string }[], results: readonly Result[]): FieldPlace[] {
  const last = new Map<string, Result>();
  for (const r of results) if ((last.get(`${r.indicatorId} ${r.organizationId}`)?.number ?? 0) < r.number) last.set(`${r.indicatorId} ${r.organizationId}`, r);
  const measured = units.map((u) => {
    const of = indicators.map((indicator) => ({ indicator, result: last.get(`${indicator.id} ${u.id}`) ?? null }));
    const missing = of.filter((o) => o.result === null).map((o) => o.indicator.name);
    const score = missing.length > 0 || of.length === 0 ? null : (Number(divide(of.reduce((n, o) => n + BigInt(reached(o.indicator, o.result!.amount)), 0n), BigInt(of.length), 'half_up')) as Score);
    return { unit: u, of, missing, score };
  });
  const ranks = ranksOf(measured.map((m) => m.score));
  return measured.map((m, i) => ({
    organizationId: m.unit.id,
    score: m.score,
    rank: ranks[i]!,
    missing: m.missing,
    explanation: {
      statement: m.score === null ? 'contests.explain.missing' : 'contests.explain.unit',
      params: { name: m.unit.name, field, indicators: indicators.length, missing: m.missing.join('、'), rank: ranks[i] ?? '—' },
      value: m.score === null ? '—' : formatScore(m.score),
      unit: '%',
      ruleId: 'work.rank_field',
      source: 'M033',
      children: m.of.map(({ indicator, result }) => ({
        statement: result === null ? 'contests.explain.none' : `contests.explain.${indicator.direction}`,
        params: { name: indicator.name, unit: indicator.unit, benchmark: amountOf(indicator.benchmark), benchmarkSource: indicator.benchmarkSource, ...(result === null ? {} : { amount: amountOf(result.amount), source: result.source, by: result.recordedBy }) },
        value: result === null ? '—' : formatScore(reached(indicator, result.amount)),
        unit: '%',
      })),
    },
  }));
}
