import { defineConfig } from 'vitest/config';
import { longFirst } from './tests/support/long-first.ts';

/** Two journeys at a time: each has its own program, data folder, port and browser. */
export default defineConfig({
  test: {
    include: ['tests/journeys/**/*.test.ts'],
    globalSetup: ['tests/journeys/region.ts'],
    testTimeout: 600_000,
    hookTimeout: 600_000,
    pool: 'forks',
    maxWorkers: 2,
    sequence: { sequencer: longFirst(['tests/journeys/accessibility.test.ts', 'tests/journeys/year.test.ts']) },
  },
});
