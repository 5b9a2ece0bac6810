import { addDays, monthsBetween, type Day } from '../../../../kernel/period.ts';
import { addWorkingDays, isWorkingDay, workingDaysBetween } from '../../../../kernel/working-days.ts';
import type { Block, Link, LinkStage } from '../model.ts';
import { standingOf, stopsClock } from './block-standing.ts';

/** What the clock reads of a link and its blocks. */
export type ClockLink = Pick<Link, 'position' | 'after' | 'promisedDays' | 'organizationId' | 'state' | 'doneOn' | 'confirmedOn'> & { readonly blocks: readonly Pick<Block, 'organizationId' | 'raisedOn' | 'clearedOn' | 'answerBy' | 'agreed'>[] };

export interface Planned {
  readonly from: Day;
  readonly to: Day;
}
const latest = (days: readonly Day[], otherwise: Day): Day => days.reduce((a, b) => (b > a ? b : a), otherwise);

/** work.chain_plan (M035): when each link begins and ends if everybody keeps to the promised time; by position. A link begins when the last of those before it ends. */
export function planOf(openedOn: Day, links: readonly Pick<Link, 'position' | 'after' | 'promisedDays'>[]): Map<number, Planned> {
  const plan = new Map<number, Planned>();
  for (const l of [...links].sort((a, b) => a.position - b.position)) {
    const from = latest(l.after.map((p) => plan.get(p)!.to), openedOn);
    plan.set(l.position, { from, to: addWorkingDays(from, l.promisedDays).day });
  }
  return plan;
}

export interface LinkClock {
  readonly stage: LinkStage;
  /** The day the last of the links before it was confirmed; null while one is not. */
  readonly readyOn: Day | null;
  /** Promised time from then, moved by the days it stood for others. */
  readonly dueOn: Day | null;
  /** Working days the department itself took, until its report or today. */
  readonly taken: number;
  /** Working days it stood for what somebody else has to clear. */
  readonly stood: number;
  /** promised − taken once it is confirmed; below zero where it took longer. */
  readonly saved: number | null;
  readonly overdue: boolean;
}

/**
 * work.chain_clock (M035): a department's time runs from the day its link could begin to the day of the report that was confirmed, and
 * stands while somebody else has to clear a block and has agreed to it. What it blocks itself is its own time.
 */
export function clockOf(link: ClockLink, links: readonly ClockLink[], openedOn: Day, today: Day): LinkClock {
  const before = links.filter((l) => link.after.includes(l.position));
  if (before.some((l) => l.state !== 'done')) return { stage: 'waiting', readyOn: null, dueOn: null, taken: 0, stood: 0, saved: null, overdue: false };
  const readyOn = latest(before.map((l) => l.confirmedOn!), openedOn);
  const end = latest([link.state === 'open' ? today : link.doneOn!], readyOn);
  const others = link.blocks.filter((b) => stopsClock(standingOf(b, link.organizationId, today)));
  const stood = workingDaysWithin(others.map((b) => ({ from: b.raisedOn, to: b.clearedOn ?? end })), readyOn, end);
  const taken = workingDaysBetween(readyOn, end) - stood;
  const done = link.state === 'done';
  const blocked = link.state === 'open' && link.blocks.some((b) => b.clearedOn === null);
  return { stage: done ? 'done' : link.state === 'reported' ? 'reported' : blocked ? 'blocked' : 'running', readyOn, dueOn: addWorkingDays(readyOn, link.promisedDays + stood).day, taken, stood, saved: done ? link.promisedDays - taken : null, overdue: link.state === 'open' && taken > link.promisedDays };
}

/** Working days of the union of spans, the first day of each not counted, within (readyOn, end]: overlapping spans count once. */
function workingDaysWithin(spans: readonly { readonly from: Day; readonly to: Day }[], readyOn: Day, end: Day): number {
  const counted = new Set<Day>();
  for (const s of spans) {
    const to = s.to < end ? s.to : end;
    for (let day = addDays(s.from > readyOn ? s.from : readyOn, 1); day <= to; day = addDays(day, 1)) if (isWorkingDay(day)) counted.add(day);
  }
  return counted.size;
}

/** Full months the project started before (after: below zero) the planned day (T12). */
export const monthsEarly = (plannedOn: Day, startedOn: Day): number => {
  if (startedOn <= plannedOn) return monthsBetween(startedOn, plannedOn);
  return -monthsBetween(plannedOn, startedOn);
};

/** 亿元 with two decimals from 万元 with two; exact, cut below. */
export const hundredMillions = (tenThousands: string): string => (BigInt(tenThousands.replace('.', '')) / 10_000n).toString().padStart(3, '0').replace(/(\d\d)$/, '.$1');
