import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: { include: ['tests/journeys/**/*.test.ts'], globalSetup: ['tests/journeys/region.ts'], testTimeout: 600_000, hookTimeout: 600_000, pool: 'forks', maxWorkers: 1, fileParallelism: false },
});
