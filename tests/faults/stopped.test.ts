import { describe, expect, it } from 'vitest';
import { newPlace, seeded, startProgram, until } from './support.ts';

const server = process.env['DANDANG_TEST_DATABASE_URL'];

describe('the program stopped in the middle of a long job', () => {
  it.skipIf(!server)('does not wait for its end, says that it was interrupted, and leaves nothing running', async () => {
    const place = await newPlace(server, 'migrated');
    try {
      await seeded(place);
      const program = await startProgram({ ...place, env: { ...place.env, DANDANG_EXAMPLES: 'auto' } });
      const jobs = (): Promise<Record<string, unknown>[]> =>
        place.inHouse(async (_house, database) => (await database.query(`select state, refusal ->> 'code' as code from platform.job where kind = 'policy.practices'`)).rows);
      await until('the examples to run', async () => (await jobs()).some((j) => j['state'] === 'running'));
      await program.end('SIGTERM');
      expect(await jobs()).toEqual([{ state: 'failed', code: 'jobs.interrupted' }]);
    } finally {
      await place.remove();
    }
  }, 300_000);
});
