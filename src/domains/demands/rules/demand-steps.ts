import { levels, type DemandClass, type DemandLevel, type DemandState } from '../model.ts';

/** What moves a demand. `returned` goes back to be classified anew; `reopened` after the person or a call-back rejected the result. */
export type Move = 'classify' | 'handle' | 'answer' | 'return' | 'reopen' | 'merge';

const TABLE: Readonly<Record<Move, Readonly<Partial<Record<DemandState, DemandState>>>>> = {
  classify: { collected: 'classified', classified: 'classified' },
  handle: { classified: 'handled' },
  answer: { handled: 'answered' },
  return: { classified: 'collected' },
  reopen: { answered: 'classified' },
  merge: { collected: 'merged', classified: 'merged' },
};

/** The state after the move; null where it is not open. */
export const stateAfter = (state: DemandState, move: Move): DemandState | null => TABLE[move][state] ?? null;

/** One level up; the committee is the last. */
export const lifted = (level: DemandLevel): DemandLevel => levels[Math.min(levels.indexOf(level) + 1, levels.length - 1)]!;

/** T06: 私事 to the neighbour head, 小事 to the area head, 大事 to departments. What is about a head passes all heads by. */
export function firstLevel(of: DemandClass, aboutHead: boolean): DemandLevel {
  if (aboutHead || of === 'big') return 'departments';
  return of === 'private' ? 'neighbour' : 'area';
}

export const higher = (a: DemandLevel, b: DemandLevel): DemandLevel => (levels.indexOf(a) >= levels.indexOf(b) ? a : b);

/** Returns and transfers together: every so many of them lift it one level. */
export const liftsAt = (moves: number, limit: number): boolean => moves > 0 && moves % limit === 0;
