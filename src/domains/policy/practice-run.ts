import { z } from 'zod';

export const practiceResult = z.object({
  id: z.string(),
  status: z.enum(['passed', 'failed', 'missing']),
  /** What was compared and how it came out, for people. */
  detail: z.string(),
  /** The figures the commands computed; null when nothing ran. */
  computed: z.record(z.string(), z.unknown()).nullable(),
  milliseconds: z.number(),
});
export type PracticeResult = z.infer<typeof practiceResult>;

/** One run of the examples of all practices, by one program on one set of packs. */
export const practiceRun = z.object({ ranAt: z.string(), programVersion: z.string(), libraryHash: z.string(), results: z.array(practiceResult) });
export type PracticeRun = z.infer<typeof practiceRun>;

/** What the application knows of the examples: which have a driver and how to run them. */
export interface PracticeRunner {
  /** Changes whenever the program does; a run of another version does not count. */
  readonly programVersion: string;
  readonly drivers: ReadonlySet<string>;
  /** Runs every example on fresh databases outside this process, without getting in the way of anybody. When told to stop it asks `progress` at once, which throws. */
  run?(progress: (done: number, total: number) => Promise<void>, stopping: AbortSignal): Promise<PracticeRun>;
}
