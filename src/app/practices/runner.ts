import { fork } from 'node:child_process';
import { constants, setPriority } from 'node:os';
import { join } from 'node:path';
import { practiceRun, type PracticeRun, type PracticeRunner } from '../../domains/policy/index.ts';
import { packageFolder } from '../paths.ts';
import { drivers } from './drivers.ts';
import { programVersion } from './program-version.ts';

/** What the process that runs the examples tells the one that asked. */
export type Told = { readonly done: number; readonly total: number } | { readonly run: PracticeRun };

/** A long example on a busy machine must not look like a process that died. */
const SIGN_OF_LIFE_MS = 15_000;

/** For the server: runs the examples in a process of their own, at the lowest priority, so that nobody waits. */
export const practiceRunner = (): PracticeRunner => ({
  programVersion: programVersion(),
  drivers: new Set(Object.keys(drivers)),
  run: (progress, stopping) =>
    new Promise((resolve, reject) => {
      const child = fork(join(packageFolder, 'bin/dandang.mjs'), ['practices'], { stdio: ['ignore', 'ignore', 'pipe', 'ipc'] });
      try {
        setPriority(child.pid!, constants.priority.PRIORITY_LOW);
      } catch {
        // Not everywhere may a process lower another; it then runs like any.
      }
      let errors = '';
      let run: PracticeRun | null = null;
      let at: readonly [number, number] = [0, 0];
      const report = (): void => {
        // A stop that was asked for shows as an error of the progress report; the child then has nothing more to do.
        progress(...at).catch((error: unknown) => {
          child.kill();
          reject(error);
        });
      };
      const alive = setInterval(report, SIGN_OF_LIFE_MS);
      stopping.addEventListener('abort', report, { once: true });
      child.stderr?.on('data', (chunk: Buffer) => (errors = (errors + chunk.toString()).slice(-2000)));
      child.on('message', (told: Told) => {
        if ('run' in told) run = practiceRun.parse(told.run);
        else {
          at = [told.done, told.total];
          report();
        }
      });
      child.on('error', reject);
      child.on('close', (code) => {
        clearInterval(alive);
        stopping.removeEventListener('abort', report);
        // An example that failed is a result, too.
        if (run) resolve(run);
        else reject(new Error(`the examples could not be run (${code}): ${errors}`));
      });
    }),
});
