import type { Explanation } from '../../../../kernel/explanation.ts';
import type { Link } from '../model.ts';
import type { LinkClock } from './chain-clock.ts';

export interface Clocked {
  readonly link: Pick<Link, 'title' | 'organizationId' | 'promisedDays'>;
  readonly chainTitle: string;
  readonly clock: LinkClock;
}
export interface DepartmentAccount {
  readonly organizationId: string;
  readonly links: number;
  readonly done: number;
  /** Of those done, within the promised time. */
  readonly inTime: number;
  /** Sums over the links done, in working days: promised − taken = saved. */
  readonly promised: number;
  readonly taken: number;
  readonly saved: number;
  readonly blocked: number;
  readonly overdue: number;
  readonly explanation: Explanation;
}

/** work.chain_account (M035): time saved per department, each figure down to the link. The days saved of all departments add up to those of all links. */
export function accountOf(lines: readonly Clocked[]): DepartmentAccount[] {
  return [...new Set(lines.map((l) => l.link.organizationId))]
    .map((organizationId) => {
      const own = lines.filter((l) => l.link.organizationId === organizationId);
      const done = own.filter((l) => l.clock.saved !== null);
      const sum = (of: (l: Clocked) => number): number => done.reduce((n, l) => n + of(l), 0);
      const counts = { links: own.length, done: done.length, inTime: done.filter((l) => l.clock.saved! >= 0).length, promised: sum((l) => l.link.promisedDays), taken: sum((l) => l.clock.taken), saved: sum((l) => l.clock.saved!), blocked: own.filter((l) => l.clock.stage === 'blocked').length, overdue: own.filter((l) => l.clock.overdue).length };
      const line = ({ link, chainTitle, clock }: Clocked): Explanation => ({ statement: clock.saved === null ? `chains.explain.${clock.overdue ? 'overdue' : clock.stage}` : 'chains.explain.done', params: { title: link.title, chain: chainTitle, promised: link.promisedDays, taken: clock.taken, stood: clock.stood }, ...(clock.saved === null ? {} : { value: String(clock.saved) }) });
      return { organizationId, ...counts, explanation: { statement: 'chains.explain.department', params: { links: counts.links, done: counts.done, promised: counts.promised, taken: counts.taken }, value: String(counts.saved), ruleId: 'work.chain_account', source: 'M035', children: own.map(line) } };
    })
    .sort((a, b) => b.overdue + b.blocked - (a.overdue + a.blocked) || b.saved - a.saved || a.organizationId.localeCompare(b.organizationId));
}
