import type { Day } from '../../../../kernel/period.ts';
import type { ManualStep, Move, StepStage } from '../model.ts';
import { dueAfter, pausesOf, ranBetween } from './pauses.ts';

export type ClockStep = Pick<ManualStep, 'after' | 'days'>;
export type ClockMove = Pick<Move, 'kind' | 'step' | 'backTo' | 'on'> & { readonly until?: Day | null };
export interface StepStanding {
  /** From 1. */
  readonly position: number;
  readonly stage: StepStage;
  /** How often it was begun. */
  readonly round: number;
  readonly readyOn: Day | null;
  readonly dueOn: Day | null;
  readonly doneOn: Day | null;
  /** Working days used of the time limit. */
  readonly taken: number;
  /** Working days over the limit, with those of earlier times it had to be done. */
  readonly late: number;
  /** Running and over its limit. */
  readonly overdue: boolean;
}

/** Steps that need this one before them, directly or through others. */
export function following(steps: readonly Pick<ClockStep, 'after'>[], position: number): Set<number> {
  const found = new Set<number>();
  for (const [i, s] of steps.entries()) if (s.after.some((p) => p === position || found.has(p))) found.add(i + 1);
  return found;
}

/**
 * work.manual_clock (M026): where a matter stands, from what happened in order. A step runs from the day the last of those before it was done.
 * Sent back it runs on from that day with what is left of its limit, and all that follows it has to be done anew with a limit of its own;
 * the days somebody was late before stay counted. While the clock is stopped no working days run for any step. Of a matter that ended the clock stands on that day.
 */
export function standingOf(steps: readonly ClockStep[], startedOn: Day, moves: readonly ClockMove[], until: Day): StepStanding[] {
  const now = steps.map((s) => ({ limit: s.days, after: s.after, readyOn: s.after.length === 0 ? startedOn : null as Day | null, doneOn: null as Day | null, used: 0, lateBefore: 0, round: s.after.length === 0 ? 1 : 0 }));
  const at = (position: number) => now[position - 1]!;
  const pauses = pausesOf(moves, until);
  for (const m of moves) {
    if (m.kind === 'done') {
      at(m.step!).doneOn = m.on;
      for (const s of now) if (s.readyOn === null && s.after.every((p) => at(p).doneOn !== null)) Object.assign(s, { readyOn: m.on, round: s.round + 1 });
      continue;
    }
    if (m.kind !== 'returned') continue;
    const back = at(m.backTo!);
    back.used += ranBetween(pauses, back.readyOn!, back.doneOn!);
    Object.assign(back, { readyOn: m.on, doneOn: null, round: back.round + 1 });
    for (const position of following(steps, m.backTo!)) {
      const s = at(position);
      if (s.readyOn === null) continue;
      s.lateBefore += Math.max(0, s.used + ranBetween(pauses, s.readyOn, s.doneOn ?? m.on) - s.limit);
      Object.assign(s, { readyOn: null, doneOn: null, used: 0 });
    }
  }
  return now.map((s, i) => {
    const stage: StepStage = s.doneOn !== null ? 'done' : s.readyOn !== null ? 'running' : 'waiting';
    const taken = s.used + (s.readyOn === null ? 0 : ranBetween(pauses, s.readyOn, s.doneOn ?? until));
    return { position: i + 1, stage, round: s.round, readyOn: s.readyOn, dueOn: s.readyOn && dueAfter(pauses, s.readyOn, Math.max(0, s.limit - s.used)), doneOn: s.doneOn, taken, late: s.lateBefore + Math.max(0, taken - s.limit), overdue: stage === 'running' && taken > s.limit };
  });
}

/** Whether a step may be sent back: it is done, and whoever sends it back has it before the own one; `from` null is the unit. */
export const mayReturn = (steps: readonly ClockStep[], standing: readonly StepStanding[], from: number | null, to: number): boolean =>
  standing[to - 1]?.stage === 'done' && (from === null || (standing[from - 1]?.stage === 'running' && following(steps, to).has(from)));
