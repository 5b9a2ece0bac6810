import { configDefaults, defineConfig } from 'vitest/config';
import { longFirst } from './tests/support/long-first.ts';

/** Tests of rules, kernel and pages: nothing they call keeps anything, so the files of one worker share its modules. Loading them anew for each file took longer than the tests. */
const pure = ['src/kernel/**/*.test.ts', 'src/**/rules/**/*.test.{ts,tsx}', 'src/**/web/**/*.test.{ts,tsx}'];

export default defineConfig({
  test: {
    testTimeout: 120_000,
    hookTimeout: 180_000,
    pool: 'forks',
    maxWorkers: 2,
    sequence: { sequencer: longFirst(['tests/access/matrix.test.ts', 'tests/practices/practices.test.ts', 'tests/faults/backup.test.ts', 'tests/faults/import-killed.test.ts']) },
    projects: [
      { extends: true, test: { name: 'pure', include: pure, isolate: false, unstubGlobals: true, unstubEnvs: true } },
      { extends: true, test: { name: 'whole', include: ['src/**/*.test.{ts,tsx}', 'tests/{architecture,access,practices,faults}/**/*.test.ts', 'bench/**/*.test.ts'], exclude: [...configDefaults.exclude, ...pure] } },
    ],
  },
});
