import type { Explanation } from '../../../../kernel/explanation.ts';
import { percentOf } from '../../../../kernel/percent.ts';
import { thousandths } from '../../rules/month-plan.ts';
import type { Actual, Direction, Objective, Pledge } from '../model.ts';

/** Years of a term an objective has no figure for, or has one for outside; a pledge is measurable when there is none. */
export function unmeasured(targets: readonly { readonly year: number }[], fromYear: number, toYear: number): number[] {
  const given = targets.map((t) => t.year);
  const term = Array.from({ length: toYear - fromYear + 1 }, (_, i) => fromYear + i);
  return [...term.filter((y) => !given.includes(y)), ...given.filter((y, i) => !term.includes(y) || given.indexOf(y) !== i)].sort((a, b) => a - b);
}

const signed = (text: string): number => (text.startsWith('-') ? -thousandths(text.slice(1)) : thousandths(text));
/** Was it reached? Exact to the thousandth. */
export const isMet = (better: Direction, target: string, actual: string): boolean => (better === 'more' ? signed(actual) >= signed(target) : signed(actual) <= signed(target));


export interface YearLine {
  readonly objectiveId: string;
  readonly title: string;
  readonly unit: string;
  readonly better: Direction;
  readonly year: number;
  readonly target: string;
  /** The last confirmed figure; null while there is none. */
  readonly actual: string | null;
  readonly met: boolean;
}
/** 12.500 → 12.5, 12.000 → 12. */
export const plain = (figure: string): string => (figure.includes('.') ? figure.replace(/\.?0+$/, '') : figure);
/** Year by year what was pledged and what was reached. */
export const yearsOf = (objectives: readonly Objective[], actuals: readonly Actual[]): YearLine[] =>
  objectives.flatMap((o) =>
    o.targets.map(({ year, target }) => {
      const actual = actuals.filter((a) => a.objectiveId === o.id && a.year === year && a.state === 'confirmed').sort((a, b) => b.number - a.number)[0]?.actual ?? null;
      return { objectiveId: o.id, title: o.title, unit: o.unit, better: o.better, year, target: plain(target), actual: actual === null ? null : plain(actual), met: actual !== null && isMet(o.better, target, actual) };
    }),
  );

export interface Fulfilment {
  readonly due: number;
  readonly met: number;
  readonly missed: number;
  /** Without a confirmed figure: counted as not met, never left out. */
  readonly missing: number;
  readonly rate: string | null;
  readonly explanation: Explanation;
}
/** work.pledge_fulfilment (M032): of the figures of years that are over, how many were reached. What nobody accounted for is not reached. */
export function fulfilmentOf(lines: readonly YearLine[], thisYear: number): Fulfilment {
  const due = lines.filter((l) => l.year < thisYear);
  const met = due.filter((l) => l.met).length;
  const missing = due.filter((l) => l.actual === null).length;
  const rate = percentOf(met, due.length);
  const counts = { due: due.length, met, missed: due.length - met - missing, missing };
  const line = (l: YearLine): Explanation => ({ statement: l.actual === null ? 'pledges.explain.missing' : l.met ? 'pledges.explain.met' : 'pledges.explain.missed', params: { title: l.title, year: l.year, target: l.target, actual: l.actual ?? '—', unit: l.unit }, value: l.met ? '1' : '0' });
  return { ...counts, rate, explanation: { statement: 'pledges.explain.fulfilment', params: counts, ...(rate === null ? {} : { value: rate, unit: '%' }), ruleId: 'work.pledge_fulfilment', source: 'M032', children: due.map(line) } };
}

export interface Submission {
  readonly owed: number;
  readonly submitted: number;
  readonly published: number;
  readonly rate: string | null;
  readonly explanation: Explanation;
}
/** work.pledge_submission (M032, T34): handed in ÷ teams that owe one; who has not stands in the explanation. */
export function submissionOf(pledges: readonly (Pick<Pledge, 'state'> & { readonly name: string })[]): Submission {
  const submitted = pledges.filter((p) => p.state !== 'owed').length;
  const counts = { owed: pledges.length, submitted, published: pledges.filter((p) => p.state === 'published').length };
  const rate = percentOf(submitted, pledges.length);
  return { ...counts, rate, explanation: { statement: 'pledges.explain.submission', params: { ...counts }, ...(rate === null ? {} : { value: rate, unit: '%' }), ruleId: 'work.pledge_submission', source: 'M032', children: pledges.map((p) => ({ statement: `pledges.explain.${p.state}`, params: { name: p.name }, value: p.state === 'owed' ? '0' : '1' })) } };
}
