import type { Day } from '../../kernel/period.ts';
import type { Unit } from '../../platform/house/index.ts';
import type { TrialCase, TrialPopulation } from '../policy/index.ts';
import { personSummaries } from '../registry/index.ts';
import { ELIGIBILITY_RULE, withStatements } from './commands/eligibility.ts';
import { frozenFacts, allRuns, statementsOf, type Run } from './store/index.ts';

/**
 * Everybody assessed in the years that the days lie in, as the table on the highest grade was asked about him:
 * the facts frozen with the computation of the year and what offices stated for it. A run a chunk.
 */
export const eligibilityTrial: TrialPopulation = {
  id: 'assessment.annual_grade',
  rule: ELIGIBILITY_RULE,
  title: { zh: '历年年度考核等次上限', en: 'Highest grade of everybody assessed, year by year' },
  cases: async (unit, days, chunk) => {
    const first = [...days].sort()[0]!.slice(0, 4);
    const runs = (await allRuns(unit)).filter((r) => r.subject === 'person' && r.computation > 0 && String(r.year) >= first).sort((a, b) => (a.periodTo < b.periodTo ? -1 : 1));
    const run = runs[chunk];
    const cases = run ? await casesOf(unit, run) : [];
    return { cases, total: runs.length * Math.max(1, cases.length), last: chunk + 1 >= runs.length };
  },
};

async function casesOf(unit: Unit, run: Run): Promise<TrialCase[]> {
  const [facts, statements] = [await frozenFacts(unit, run.id, run.computation), await statementsOf(unit, run.id)];
  const names = await personSummaries(unit, [...facts.keys()] as Parameters<typeof personSummaries>[1]);
  const on: Day = run.periodTo;
  return [...facts].map(([id, known]) => ({ subject: { kind: 'person', id, label: names.get(id as never)?.name ?? id }, on, facts: withStatements(known, id, statements) }));
}
