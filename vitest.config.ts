import { defineConfig } from 'vitest/config';
import { longFirst } from './tests/support/long-first.ts';

export default defineConfig({
  test: {
    include: ['src/**/*.test.{ts,tsx}', 'tests/{architecture,access,practices,faults}/**/*.test.ts', 'bench/**/*.test.ts'],
    testTimeout: 120_000,
    hookTimeout: 180_000,
    pool: 'forks',
    maxWorkers: 2,
    // The files of one worker share its modules: loading them and PGlite's program anew for every file took a third of the run.
    // What a file replaces it puts back itself; what it stubs is put back here.
    isolate: false,
    unstubGlobals: true,
    unstubEnvs: true,
    sequence: { sequencer: longFirst(['tests/access/matrix.test.ts', 'tests/practices/practices.test.ts', 'tests/faults/backup.test.ts', 'tests/faults/import-killed.test.ts']) },
  },
});
