import type { Explanation } from '../../../../kernel/explanation.ts';
import { percentOf } from '../../../../kernel/percent.ts';

export interface TieCounts {
  readonly personId: string;
  readonly households: number;
  /** Of these, visited since the day asked for. */
  readonly visited: number;
  readonly visits: number;
  readonly things: number;
  readonly difficulties: number;
  readonly settled: number;
}
export interface TieAccount extends TieCounts {
  readonly coverage: string | null;
  readonly settlement: string | null;
  readonly explanation: Explanation;
}

/** grid.tie_account (M223): households visited ÷ households bound, difficulties settled ÷ difficulties told. Who has more open ones than settled does not look better for telling none: both counts stand beside the rate. */
export function tieAccount(c: TieCounts): TieAccount {
  const [coverage, settlement] = [percentOf(c.visited, c.households), percentOf(c.settled, c.difficulties)];
  const line = (statement: string, value: number): Explanation => ({ statement, value: String(value) });
  return {
    ...c, coverage, settlement,
    explanation: {
      statement: 'ties.why.account', ruleId: 'grid.tie_account', source: 'M223',
      children: [
        { statement: 'ties.why.coverage', ...(coverage === null ? {} : { value: coverage, unit: '%' }), children: [line('ties.why.visited', c.visited), line('ties.why.households', c.households)] },
        { statement: 'ties.why.settlement', ...(settlement === null ? {} : { value: settlement, unit: '%' }), children: [line('ties.why.settled', c.settled), line('ties.why.difficulties', c.difficulties)] },
      ],
    },
  };
}
