import { Refusal } from '../../kernel/refusal.ts';

export const stages = ['organizations', 'people', 'files', 'entries', 'assessment'] as const;
export type Stage = (typeof stages)[number];

/** Tells how far the work has come, and stops it between two units of work when asked to. */
export interface Progress {
  step(stage: Stage, by: number): void;
}

export function progressTo(report: (stage: Stage, done: number) => void, signal?: AbortSignal): Progress {
  const done = new Map<Stage, number>();
  return {
    step: (stage, by) => {
      const n = (done.get(stage) ?? 0) + by;
      done.set(stage, n);
      report(stage, n);
      if (signal?.aborted) throw new Refusal('conflict', 'simulation.interrupted');
    },
  };
}
