import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { startProgram } from './program.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** A data folder with the demo region as a first start makes it; null while writing a journey against a program that already runs. */
    madeRegion: string | null;
  }
}

/** Makes the demo region once, by a first start of the program; every journey works on a copy of its own. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  if (process.env['DANDANG_JOURNEY_ADDRESS']) {
    project.provide('madeRegion', null);
    return async () => {};
  }
  // While writing a journey: a region made before, of a program that has stopped.
  const made = process.env['DANDANG_JOURNEY_REGION'];
  if (made) {
    project.provide('madeRegion', made);
    return async () => {};
  }
  const folder = await mkdtemp(join(tmpdir(), 'dandang-region-'));
  const program = await startProgram(folder);
  await program.stop();
  project.provide('madeRegion', folder);
  return () => rm(folder, { recursive: true, force: true });
}
