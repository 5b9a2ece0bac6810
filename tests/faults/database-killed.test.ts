import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { nothingLost, streamEvidence } from './evidence-stream.ts';
import { newPlace, ownServer, postmaster, seeded, startAgain, startProgram, until, type OwnServer } from './support.ts';

/** PostgreSQL is struck down twice under a running program, which goes on by itself when the database is back. */
describe.skipIf(!process.env['DANDANG_TEST_DATABASE_URL'])('the database killed during a stream of evidence', () => {
  let server: OwnServer;
  beforeAll(async () => {
    server = await ownServer();
  }, 300_000);
  afterAll(() => server?.stop());

  it('loses nothing acknowledged; the program answers incidents meanwhile and recovers by itself', async () => {
    const place = await newPlace(server.url, 'migrated');
    const region = await seeded(place);
    const program = await startProgram(place);
    try {
      const stream = await streamEvidence(program.address, region);
      // SIGQUIT is what `pg_ctl stop -m immediate` sends; SIGKILL gives the server no chance at all.
      for (const signal of ['SIGQUIT', 'SIGKILL'] as const) {
        const before = stream.acknowledged.size;
        await until('entries before the strike', () => stream.acknowledged.size >= before + 12);
        process.kill(postmaster(server), signal);
        await until('the answer of a program without database', async () => (await fetch(`${program.address}/healthz`)).status === 500);
        const down = stream.acknowledged.size;
        const refused = stream.otherwise.length;
        await until('answers while the database is down', () => stream.otherwise.length >= refused + 8);
        expect(stream.acknowledged.size, 'no success without a database').toBe(down);
        await startAgain(server);
        await until('entries after the database is back', () => stream.acknowledged.size >= down + 12);
        expect(program.alive()).toBe(true);
      }
      await stream.stop();
      expect([...new Set(stream.otherwise)]).toEqual(['500 incident']);
      await program.end('SIGTERM');
      await place.inHouse((house, database) => nothingLost(house, database, [stream]));
    } finally {
      if (program.alive()) await program.end('SIGKILL');
      await place.remove();
    }
  }, 300_000);
});
