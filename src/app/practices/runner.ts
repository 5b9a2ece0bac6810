import { fork } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { practiceRun, type PracticeRun, type PracticeRunner } from '../../domains/policy/index.ts';
import { packageFolder } from '../paths.ts';
import { drivers } from './drivers.ts';
import { programVersion } from './program-version.ts';

/** Beside the build where that may be written, else in the folder for temporary files. */
const resultFiles = (): readonly string[] => [join(packageFolder, 'dist/practices.json'), join(tmpdir(), `dandang-practices-${programVersion()}.json`)];

/** Keeps a run where the server finds it. Out: the file. */
export function keepRun(run: PracticeRun): string {
  let refused: unknown;
  for (const file of resultFiles()) {
    try {
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, `${JSON.stringify(run)}\n`);
      return file;
    } catch (error) {
      refused = error;
    }
  }
  throw refused;
}

/** The latest run of this version of the program, else the latest at all; null when there is none that can be read. */
export function readRun(): PracticeRun | null {
  const runs = resultFiles().flatMap((file) => {
    try {
      const read = practiceRun.safeParse(JSON.parse(readFileSync(file, 'utf8')));
      return read.success ? [read.data] : [];
    } catch {
      // No file, or half a file: as good as no run.
      return [];
    }
  });
  const own = runs.filter((r) => r.programVersion === programVersion());
  return (own.length > 0 ? own : runs).sort((a, b) => (a.ranAt < b.ranAt ? 1 : -1))[0] ?? null;
}

/** For the server: reads the kept run, and runs the examples in a process of their own so that nobody waits. */
export const practiceRunner = (): PracticeRunner => ({
  programVersion: programVersion(),
  drivers: new Set(Object.keys(drivers)),
  lastRun: () => Promise.resolve(readRun()),
  run: (progress) =>
    new Promise((resolve, reject) => {
      const child = fork(join(packageFolder, 'bin/dandang.mjs'), ['practices', '--keep'], { stdio: ['ignore', 'ignore', 'pipe', 'ipc'] });
      let errors = '';
      child.stderr?.on('data', (chunk: Buffer) => (errors = (errors + chunk.toString()).slice(-2000)));
      child.on('message', (message: { done: number; total: number }) => {
        // A stop that was asked for shows as an error of the progress report; the child then has nothing more to do.
        progress(message.done, message.total).catch((error: unknown) => {
          child.kill();
          reject(error);
        });
      });
      child.on('error', reject);
      child.on('exit', (code) => {
        const run = readRun();
        // 1 says that an example failed: that is a result, too.
        if ((code === 0 || code === 1) && run) resolve(run);
        else reject(new Error(`the examples could not be run (${code}): ${errors}`));
      });
    }),
});
