import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: { include: ['tests/journeys/**/*.test.ts'], testTimeout: 240_000, hookTimeout: 300_000, pool: 'forks', maxWorkers: 1, fileParallelism: false },
});
