import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { OTHER_REGION, REGION, testHouse, type TestHouse } from '../../../../tests/support/house.ts';
import { seedSmallRegion, type SmallRegion } from '../../../../tests/support/small-region.ts';
import { systemActor } from '../../../kernel/actor.ts';
import { policiesFolder } from '../../../app/paths.ts';
import { isRefusal } from '../../../kernel/refusal.ts';
import { diskSource, usePolicies } from '../../policy/index.ts';
import { castVote } from './commands/cast-vote.ts';
import { closeVoting } from './commands/close-voting.ts';
import { signBallot } from './commands/sign-ballot.ts';
import { buildElection, prepareVote, voterActor } from './fixtures.ts';
import { takeBallot } from './queries/voting.ts';
import { giveBallot, keepVotes } from './store/index.ts';
import { newToken } from './voter/token.ts';

let test: TestHouse;
let region: SmallRegion;
const voters = Array.from({ length: 12 }, () => ({ kind: 'account' as const, id: crypto.randomUUID() }));
const election = () => buildElection(test.house, REGION, { subjects: region.units.flatMap((u) => [...u.people]), groups: [{ key: 'all', name: { zh: '全体', en: 'All' }, weight: 10_000, voters }] });
const outcome = (attempt: Promise<unknown>): Promise<string> => attempt.then(() => 'kept', (e: unknown) => (isRefusal(e) ? e.code.replace('assessment.', '') : String(e)));
const pooled = async (id: string) => (await test.database.query('select 1 from assessment.ballot_pool where election_id = $1', [id])).rows.length;

beforeAll(async () => {
  usePolicies(diskSource(policiesFolder));
  test = await testHouse();
  region = await seedSmallRegion(test.house, REGION, '清河县');
});
afterAll(() => test.close());

describe('votes at once', () => {
  it('are kept once each: the same again is known, another under the same token is refused', async () => {
    const id = await election();
    const votes = await Promise.all(voters.map((v) => prepareVote(test.house, REGION, id, v)));
    const cast = (body: (typeof votes)[number]['body']) => outcome(castVote(test.house, REGION, { electionId: id, group: body.group, message: body.message, signature: body.signature, paper: body.paper }));
    const twice = await Promise.all(votes.flatMap(({ body }) => [cast(body), cast(body)]));
    expect(twice).toEqual(twice.map(() => 'kept'));
    const other = { ...votes[0]!.body, paper: { ...votes[0]!.body.paper, mark: 'A'.repeat(43) } };
    expect(await Promise.all([cast(other), cast(votes[0]!.body), cast(other)])).toEqual(['token_spent', 'kept', 'token_spent']);
    expect(await pooled(id)).toBe(voters.length);
  });

  it('that race with the close are in the box or refused, none in between', async () => {
    const id = await election();
    const votes = await Promise.all(voters.map((v) => prepareVote(test.house, REGION, id, v)));
    const all = votes.map(({ body }) => outcome(castVote(test.house, REGION, { electionId: id, group: body.group, message: body.message, signature: body.signature, paper: body.paper })));
    const closed = await closeVoting(test.house, test.actor('officer'), id, '提前截止');
    const kept = (await Promise.all(all)).filter((o) => o === 'kept');
    expect(kept).toHaveLength(closed.votes);
    expect(new Set(await Promise.all(all))).toSatisfy((s: Set<string>) => [...s].every((o) => o === 'kept' || o === 'election_not_open'));
    expect(await pooled(id)).toBe(0);
  });

  it('give one ballot to two requests of one voter, and none to another region', async () => {
    const id = await election();
    const me = voterActor(REGION, voters[0]!);
    const tokens = await Promise.all([1, 2].map(async () => newToken(await takeBallot(test.house, me, id))));
    expect((await Promise.all(tokens.map((t) => outcome(signBallot(test.house, me, id, t.blinded))))).toSorted()).toEqual(['ballot_taken', 'kept']);
    const elsewhere = systemActor(OTHER_REGION, 'ballot box');
    const bytes = new Uint8Array(16).fill(7);
    expect(await keepVotes(test.house, elsewhere, id, [{ group: 'all', tokenIndex: bytes, voteIndex: bytes, sealed: bytes }])).toBeNull();
    expect(await giveBallot(test.house, elsewhere, id, { voter: `account:${voters[1]!.id}` }, bytes)).toBe('closed');
    expect(await pooled(id)).toBe(0);
    // Role and region were entered for one statement only.
    const { rows } = await test.database.query(`select current_user <> 'dandang_app' as own, coalesce(current_setting('app.region', true), '') as region`);
    expect(rows).toEqual([{ own: true, region: '' }]);
  });
});
