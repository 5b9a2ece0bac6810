import type { Explanation } from '../../../kernel/explanation.ts';

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

/** A share of a hundred with two decimals, half up, in whole numbers; null when nothing stands below. */
export function percentOf(part: number, whole: number): string | null {
  if (whole === 0) return null;
  const hundredths = Math.floor((part * 20_000 + whole) / (2 * whole));
  return `${Math.floor(hundredths / 100)}.${String(hundredths % 100).padStart(2, '0')}`;
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
