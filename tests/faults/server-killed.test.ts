import { describe, expect, it } from 'vitest';
import { nothingLost, streamEvidence, type Told } from './evidence-stream.ts';
import { newPlace, seeded, startProgram, until } from './support.ts';

/** The program is killed while four people write, started again on what it left, and killed again at another moment. */
const ROUNDS = [9, 30];

async function killedWhileWriting(serverUrl?: string): Promise<void> {
  const place = await newPlace(serverUrl, 'migrated');
  try {
    const region = await seeded(place);
    const told: Told[] = [];
    for (const written of ROUNDS) {
      const program = await startProgram(place);
      const stream = await streamEvidence(program.address, region);
      told.push(stream);
      await until(`${written} acknowledged entries; otherwise: ${stream.otherwise.slice(0, 5).join(', ')}`, () => stream.acknowledged.size >= written);
      await program.end('SIGKILL');
      await stream.stop();
      // Killed with writes under way, and before that every one was a success.
      expect(stream.otherwise.length).toBeGreaterThan(0);
      expect(stream.otherwise.filter((o) => o !== 'broken')).toEqual([]);
    }
    await place.inHouse((house, database) => nothingLost(house, database, told));
  } finally {
    await place.remove();
  }
}

describe('the server killed during a stream of evidence', () => {
  it('loses nothing acknowledged and leaves nothing half-written in the embedded database', () => killedWhileWriting(), 300_000);
  const server = process.env['DANDANG_TEST_DATABASE_URL'];
  it.skipIf(!server)('and on PostgreSQL', () => killedWhileWriting(server), 300_000);
});
