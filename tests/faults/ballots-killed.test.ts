import { describe, expect, it } from 'vitest';
import { bringTo, buildElection, prepareVote, type Cast } from '../../src/domains/assessment/ballots/fixtures.ts';
import { tokenHash } from '../../src/domains/assessment/ballots/rules/box-hash.ts';
import { modules } from '../../src/app/modules.ts';
import { REGION } from '../support/house.ts';
import { newPlace, seeded, startProgram, type RunningProgram } from './support.ts';

/** Sends a vote as a browser does. Out: the status, or null when the connection broke. */
async function sendOver(program: RunningProgram, election: string, body: Cast['body']): Promise<number | null> {
  try {
    const answer = await fetch(`${program.address}/api/vote/${REGION}/${election}`, { method: 'POST', headers: { 'content-type': 'application/json', 'x-dandang': '1' }, body: JSON.stringify(body) });
    await answer.text();
    return answer.status;
  } catch {
    return null;
  }
}

async function killedWithVotesInThePool(serverUrl?: string): Promise<void> {
  const place = await newPlace(serverUrl, 'migrated');
  modules();
  try {
    const region = await seeded(place);
    const voters = Array.from({ length: 12 }, () => ({ kind: 'account' as const, id: crypto.randomUUID() }));
    const { election, casts } = await place.inHouse(async (house) => {
      const id = await buildElection(house, REGION, { subjects: region.units.flatMap((u) => [...u.people]), groups: [{ key: 'all', name: { zh: '全体', en: 'All' }, weight: 10_000, voters }] });
      const prepared: Cast[] = [];
      for (const v of voters) prepared.push(await prepareVote(house, REGION, id, v));
      return { election: id, casts: prepared };
    });
    const acknowledged = new Set<Cast>();
    let program = await startProgram(place);
    // The first go in one by one; then all the others at once, and the program is killed with them under way.
    for (const cast of casts.slice(0, 4)) {
      expect(await sendOver(program, election, cast.body)).toBe(200);
      acknowledged.add(cast);
    }
    const underWay = casts.slice(4).map(async (cast) => {
      const status = await sendOver(program, election, cast.body);
      if (status === 200) acknowledged.add(cast);
      else expect(status).toBe(null);
    });
    await Promise.race(underWay);
    await program.end('SIGKILL');
    await Promise.all(underWay);
    program = await startProgram(place);
    // Whoever got no answer sends again, and so do some who did: nothing is lost and nothing is doubled.
    for (const cast of [...casts.filter((c) => !acknowledged.has(c)), ...casts.slice(0, 2)]) expect(await sendOver(program, election, cast.body)).toBe(200);
    await program.end('SIGTERM');
    await place.inHouse(async (house, database) => {
      await bringTo(house, REGION, election, 'published');
      const box = (await database.query('select token_hash, xmin::text from assessment.ballot_vote where election_id = $1', [election])).rows as { token_hash: string; xmin: string }[];
      expect(box.map((b) => b.token_hash).toSorted()).toEqual(casts.map((c) => tokenHash(c.token.message)).toSorted());
      expect(new Set(box.map((b) => b.xmin)).size).toBe(1);
    });
  } finally {
    await place.remove();
  }
}

describe('the server killed with votes in the pool', () => {
  it('loses none, doubles none, and leaves no order behind in the embedded database', () => killedWithVotesInThePool(), 240_000);
  const server = process.env['DANDANG_TEST_DATABASE_URL'];
  it.skipIf(!server)('and on PostgreSQL', () => killedWithVotesInThePool(server), 240_000);
});
