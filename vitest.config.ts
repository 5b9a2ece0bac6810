import { configDefaults, defineConfig } from 'vitest/config';
import { longFirst } from './tests/support/long-first.ts';

/** Tests of rules, kernel, pages, packs and what is made up: nothing they call keeps anything or asks a database. Some of them set the clock of their process. */
const pure = ['src/kernel/**/*.test.ts', 'src/**/rules/**/*.test.{ts,tsx}', 'src/**/web/**/*.test.{ts,tsx}', 'src/domains/policy/{pack,overlay}/**/*.test.ts', 'src/simulation/{generate,chance}.test.ts', 'src/simulation/hidden/**/*.test.ts'];
/** Tests that start programs, kill them and lock folders. */
const alone = ['tests/faults/**/*.test.ts'];

// The files of one worker share its modules, and on PGlite its engines (tests/support/embedded.ts): loading them anew for each file took
// longer than the tests. So a test leaves nothing behind in them. Whether that is so shows in any other order:
// npx vitest run --project whole --sequence.shuffle.files --sequence.seed=7
const shared = { isolate: false, unstubGlobals: true, unstubEnvs: true };
const ownOrder = process.argv.some((argument) => argument.startsWith('--sequence.shuffle'));

export default defineConfig({
  test: {
    testTimeout: 120_000,
    hookTimeout: 180_000,
    pool: 'forks',
    maxWorkers: 2,
    ...(ownOrder ? {} : { sequence: { sequencer: longFirst(['tests/access/matrix.test.ts', 'tests/practices/practices.test.ts', 'tests/faults/backup.test.ts', 'tests/faults/import-killed.test.ts']) } }),
    projects: [
      { extends: true, test: { name: 'pure', include: pure, ...shared } },
      { extends: true, test: { name: 'whole', include: ['src/**/*.test.{ts,tsx}', 'tests/{architecture,access,practices,support}/**/*.test.ts', 'bench/**/*.test.ts'], exclude: [...configDefaults.exclude, ...pure], ...shared } },
      { extends: true, test: { name: 'alone', include: alone } },
    ],
  },
});
