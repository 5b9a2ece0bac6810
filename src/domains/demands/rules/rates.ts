import type { Explanation } from '../../../kernel/explanation.ts';
import { percentOf } from '../../../kernel/percent.ts';

export interface Counts {
  readonly received: number;
  readonly closed: number;
  readonly closedInTime: number;
  readonly open: number;
  readonly overdueOpen: number;
  readonly saidYes: number;
  readonly saidNo: number;
  /** Hours by the clock from filing to answer, summed. */
  readonly hours: number;
}

/**
 * On time ÷ (closed + overdue open): who leaves hard ones open does not look better for it. Resolved by the asker's own word, of those who spoke.
 */
export function ratesOf(c: Counts): { readonly inTime: string | null; readonly resolved: string | null; readonly answered: string | null; readonly explanation: Explanation } {
  const inTime = percentOf(c.closedInTime, c.closed + c.overdueOpen);
  const resolved = percentOf(c.saidYes, c.saidYes + c.saidNo);
  const answered = percentOf(c.closed, c.received);
  const line = (statement: string, value: number): Explanation => ({ statement, value: String(value) });
  return {
    inTime,
    resolved,
    answered,
    explanation: {
      statement: 'demands.why.in_time',
      ...(inTime === null ? {} : { value: inTime, unit: '%' }),
      ruleId: 'demands.rates',
      children: [
        line('demands.why.closed_in_time', c.closedInTime),
        line('demands.why.closed', c.closed),
        line('demands.why.overdue_open', c.overdueOpen),
        { statement: 'demands.why.resolved', ...(resolved === null ? {} : { value: resolved, unit: '%' }), children: [line('demands.why.said_yes', c.saidYes), line('demands.why.said_no', c.saidNo)] },
      ],
    },
  };
}
