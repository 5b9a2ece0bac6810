import type { Practice } from '../model.ts';
import type { PracticeResult, PracticeRun } from '../practice-run.ts';

export type PracticeStatus = 'passed' | 'failed' | 'not_run' | 'missing';

/** Does a run speak of this very program and these very packs? */
export const isCurrent = (run: PracticeRun | null, programVersion: string, libraryHash: string): run is PracticeRun =>
  run !== null && run.programVersion === programVersion && run.libraryHash === libraryHash;

/**
 * The honest state of a practice: `passed` only when its example ran here and agreed; `missing` when it has no example
 * or the program no driver for it; otherwise `not_run` until a run of this version says more.
 */
export function practiceStatus(practice: Pick<Practice, 'id' | 'example'>, drivers: ReadonlySet<string>, results: ReadonlyMap<string, PracticeResult>): PracticeStatus {
  if (!practice.example || !drivers.has(practice.example.driver)) return 'missing';
  return results.get(practice.id)?.status ?? 'not_run';
}
