import type { Explanation } from '../../../../kernel/explanation.ts';
import type { Day } from '../../../../kernel/period.ts';
import type { DispatchTask } from '../model.ts';
import { isOverdue } from './make-agenda.ts';

export interface UnitAccount {
  readonly organizationId: string;
  readonly received: number;
  readonly settled: number;
  /** Of the settled ones, those reported done by their day. */
  readonly inTime: number;
  readonly waiting: number;
  readonly open: number;
  readonly overdue: number;
  readonly explanation: Explanation;
}

/** work.dispatch_account (M034): per unit what it received, settled and let go past its day. received = settled + waiting + open; overdue is part of open. `units` without anything stand there with nothing. */
export function accountOf(units: readonly string[], tasks: readonly DispatchTask[], today: Day): UnitAccount[] {
  const all = [...new Set([...units, ...tasks.map((t) => t.organizationId)])];
  return all
    .map((organizationId) => {
      const of = tasks.filter((t) => t.organizationId === organizationId);
      const done = of.filter((t) => t.state === 'done');
      const counts = { received: of.length, settled: done.length, inTime: done.filter((t) => t.doneOn! <= t.dueOn).length, waiting: of.filter((t) => t.state === 'reported').length, open: of.filter((t) => t.state === 'open').length, overdue: of.filter((t) => isOverdue(t, today)).length };
      const line = (t: DispatchTask): Explanation => ({ statement: isOverdue(t, today) ? 'dispatch.explain.overdue' : `dispatch.explain.${t.state}`, params: { title: t.title, dueOn: t.dueOn, doneOn: t.doneOn ?? '—' } });
      return { organizationId, ...counts, explanation: { statement: 'dispatch.explain.account', params: { ...counts }, value: String(counts.received), ruleId: 'work.dispatch_account', source: 'M034', children: of.map(line) } };
    })
    .sort((a, b) => b.overdue - a.overdue || b.received - a.received || a.organizationId.localeCompare(b.organizationId));
}
