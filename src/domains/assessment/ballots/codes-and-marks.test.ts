import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { REGION, testHouse, type TestHouse } from '../../../../tests/support/house.ts';
import { seedSmallRegion, type SmallRegion } from '../../../../tests/support/small-region.ts';
import { policiesFolder } from '../../../app/paths.ts';
import { isRefusal } from '../../../kernel/refusal.ts';
import { diskSource, usePolicies } from '../../policy/index.ts';
import { buildRun } from '../fixtures.ts';
import { ballotBoxOf } from './commands/cast-vote.ts';
import { countElection } from './commands/count-election.ts';
import { closeVoting } from './commands/close-voting.ts';
import { openVoting } from './commands/open-voting.ts';
import { printCodes } from './commands/print-codes.ts';
import { signByCode } from './commands/sign-ballot.ts';
import { buildElection, contented, fill, send, vote } from './fixtures.ts';
import { electionDetail } from './queries/elections.ts';
import { ballotByCode } from './queries/voting.ts';
import { finishSignature, newToken, voteBody } from './voter/token.ts';

let test: TestHouse;
let region: SmallRegion;
const officer = () => test.actor('officer');
const refusal = async (attempt: Promise<unknown>): Promise<string> => attempt.then(() => 'accepted', (e: unknown) => (isRefusal(e) ? e.code : String(e)));
beforeAll(async () => {
  usePolicies(diskSource(policiesFolder));
  test = await testHouse();
  region = await seedSmallRegion(test.house, REGION, '清河县');
});
afterAll(() => test.close());
const voters = (n: number) => Array.from({ length: n }, () => ({ kind: 'account' as const, id: crypto.randomUUID() }));

describe('paper codes', () => {
  it('let somebody without an account take one ballot and vote, and are kept as hashes only', async () => {
    const id = await buildElection(test.house, REGION, { subjects: [...region.units[0].people], groups: [{ key: 'public', name: { zh: '群众', en: 'Public' }, weight: 10_000 }] }, 'draft');
    expect((await electionDetail(test.house, officer(), id)).hindrances).toMatchObject([{ code: 'assessment.group_empty' }]);
    const sheet = await printCodes(test.house, officer(), id, 'public', { count: 2, language: 'zh-CN', format: 'html', replace: false, address: 'https://ballots.example/vote/' });
    const html = new TextDecoder().decode(sheet.bytes);
    const codes = [...html.matchAll(/class="code">([0-9A-Z-]{19})</g)].map((m) => m[1]!);
    expect([codes.length, html.match(/<svg/g)?.length]).toEqual([2, 2]);
    expect(await refusal(ballotByCode(test.house, REGION, codes[0]!))).toBe('assessment.no_such_code');
    await openVoting(test.house, officer(), id);
    // As people type: small letters, no hyphens, O for 0 and l for 1.
    const typed = codes[0]!.toLowerCase().replaceAll('-', '').replaceAll('0', 'o').replaceAll('1', 'l');
    const ballot = await ballotByCode(test.house, REGION, typed);
    const token = await newToken(ballot);
    const { signature } = await signByCode(test.house, ballotBoxOf(REGION), typed, token.blinded);
    expect(await signByCode(test.house, ballotBoxOf(REGION), codes[0]!, token.blinded)).toEqual({ signature });
    expect(await refusal(signByCode(test.house, ballotBoxOf(REGION), codes[0]!, (await newToken(ballot)).blinded))).toBe('assessment.ballot_taken');
    await send(test.house, REGION, id, voteBody(ballot, token, await finishSignature(token, signature), contented(ballot)));
    expect((await electionDetail(test.house, officer(), id)).groups[0]).toMatchObject({ eligible: 2, taken: 1, votes: 1 });
    const stored = (await test.database.query('select code_hash from assessment.election_code where election_id = $1', [id])).rows as { code_hash: Uint8Array }[];
    expect(stored.every((s) => s.code_hash.length === 32 && !codes.some((c) => Buffer.from(s.code_hash).includes(Buffer.from(c))))).toBe(true);
    expect(await refusal(printCodes(test.house, officer(), id, 'public', { count: 1, language: 'en', format: 'html', replace: false, address: 'https://ballots.example/vote' }))).toBe('assessment.election_not_draft');
  });
});

describe('an election bound to a year', () => {
  it('gives its counted results as marks, once, and names itself as their source', async () => {
    const person = region.units[0].people[0];
    const { runId } = await buildRun(test.house, REGION, person, 'collecting');
    const [leaders, peers] = [voters(5), voters(5)];
    const group = (key: string, list: ReturnType<typeof voters>) => ({ key, name: { zh: key, en: key }, weight: 5000, voters: list });
    const id = await buildElection(test.house, REGION, {
      subjects: [person],
      groups: [group('leaders', leaders), group('peers', peers)],
      binding: { runId, marks: [{ result: 'overall', indicator: 'conduct', raters: [{ group: 'leaders', rater: 'superior' }, { group: 'peers', rater: 'peer' }] }] },
    });
    for (const v of [...leaders, ...peers]) await vote(test.house, REGION, id, v, (s) => fill(s, (item) => (item === 'diligence' ? '80' : item === 'overall' ? (leaders.includes(v) ? 'outstanding' : 'basic') : 'good')));
    await closeVoting(test.house, officer(), id, '到时截止');
    expect(await countElection(test.house, officer(), id)).toMatchObject({ marks: 2 });
    const marks = async () => (await test.database.query(`select rater, value, source from assessment.mark where run_id = $1 and superseded_at is null order by rater`, [runId])).rows as { rater: string; value: string; source: string }[];
    const first = await marks();
    expect(first.map((m) => [m.rater, m.value])).toEqual([['peer', '70.00'], ['superior', '95.00']]);
    expect(first.every((m) => m.source.includes(id))).toBe(true);
    await countElection(test.house, officer(), id);
    expect(await marks()).toEqual(first);
    const all = (await test.database.query('select count(*)::int as n from assessment.mark where run_id = $1', [runId])).rows as { n: number }[];
    expect(all[0]!.n).toBe(4);
  });
});
