import { generateKeyPairSync } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { REGION, testHouse, type TestHouse } from '../../../../tests/support/house.ts';
import { seedSmallRegion } from '../../../../tests/support/small-region.ts';
import { policiesFolder } from '../../../app/paths.ts';
import { toBase64 } from '../../../kernel/tree-head.ts';
import { diskSource, usePolicies } from '../../policy/index.ts';
import type { BallotBox } from './contract/report.ts';
import { bringTo, buildElection, fill, vote } from './fixtures.ts';
import { boxFile } from './queries/elections.ts';
import { ballotHash, boxRoot, sealedBytes, tokenHash } from './rules/box-hash.ts';
import { boxDefects } from './rules/verify-box.ts';
import { newToken } from './voter/token.ts';
import { verifyBallotFile } from './verify-file.ts';

let test: TestHouse;
let good: BallotBox;
beforeAll(async () => {
  usePolicies(diskSource(policiesFolder));
  test = await testHouse();
  const region = await seedSmallRegion(test.house, REGION, '清河县');
  const voters = Array.from({ length: 15 }, () => ({ kind: 'account' as const, id: crypto.randomUUID() }));
  const group = (key: string, weight: number, from: number, to: number) => ({ key, name: { zh: key, en: key }, weight, voters: voters.slice(from, to) });
  // Leaders and peers are large enough; public and firms are counted together.
  const id = await buildElection(test.house, REGION, { subjects: region.units.flatMap((u) => [...u.people]), groups: [group('leaders', 4000, 0, 5), group('peers', 3000, 5, 10), group('public', 2000, 10, 13), group('firms', 1000, 13, 15)] });
  for (const [i, v] of voters.entries()) await vote(test.house, REGION, id, v, (s) => fill(s, (item) => (item === 'diligence' ? String(70 + i) : item === 'overall' ? 'competent' : 'good')));
  await bringTo(test.house, REGION, id, 'published');
  good = JSON.parse(new TextDecoder().decode((await boxFile(test.house, test.actor('officer'), id)).bytes)) as BallotBox;
});
afterAll(() => test.close());

/** Writable all the way down. */
type Draft<T> = T extends readonly (infer I)[] ? Draft<I>[] : T extends object ? { -readonly [K in keyof T]: Draft<T[K]> } : T;
/** The box with something changed, and sealed again by a forger who does not hold the house's key but would like it not to be noticed. */
function tampered(change: (box: Draft<BallotBox>) => void): BallotBox {
  const box = structuredClone(good) as Draft<BallotBox>;
  change(box);
  box.root = boxRoot(box as BallotBox);
  box.seal.signature = toBase64(test.house.signer.sign(sealedBytes(box as BallotBox)).signature);
  return box as BallotBox;
}
const check = (box: unknown) => verifyBallotFile(new TextEncoder().encode(JSON.stringify(box)));
const sortTokens = (box: Draft<BallotBox>): void => void box.tokens.sort((a, b) => (tokenHash(a.message) < tokenHash(b.message) ? -1 : 1));
const sortBallots = (box: Draft<BallotBox>): void => void box.ballots.sort((a, b) => (ballotHash(a) < ballotHash(b) ? -1 : 1));
const alone = (box: Draft<BallotBox>, group: string) => box.tokens.find((t) => t.group === group)!;

describe('a published box', () => {
  it('verifies as it was published', async () => {
    expect(await check(good)).toMatchObject({ valid: true, defects: [], summary: { tokens: 15, ballots: 15, groups: 4 } });
    expect(boxDefects(good)).toEqual([]);
    expect(good.report.cells.map((c) => c.key)).toEqual(['leaders', 'peers', 'public+firms']);
  });

  // Each is the work of somebody who can also compute the root again and sign: what gives him away is named.
  it.each<[string, string, string | RegExp, (box: Draft<BallotBox>) => void]>([
    ['a forged signature', 'token_signature', /^tokens\.\d+$/, (b) => void (alone(b, 'leaders').signature = alone(b, 'peers').signature)],
    ['a vote put in twice', 'token_twice', /^tokens\.\d+$/, (b) => (b.tokens.push(structuredClone(b.tokens[0]!)), sortTokens(b))],
    ['a vote left out', 'turnout_report', /^report\.turnout\./, (b) => void b.tokens.splice(0, 1)],
    ['a token moved to another group', 'token_signature', /^tokens\.\d+$/, (b) => void (alone(b, 'public').group = 'firms')],
    ['a ballot exchanged for another', 'ballot_link', /^tokens\.\d+\.ballot$/, (b) => (Object.assign(b.ballots.find((x) => x.cell === 'leaders')!.rows[0]!.answers, { overall: 'outstanding' }), sortBallots(b))],
    ['a ballot stuffed in', 'ballots_tokens', /^report\.cells\.public\+firms$/, (b) => (b.ballots.push({ ...structuredClone(b.ballots.find((x) => x.cell === 'public+firms')!), mark: 'A'.repeat(43) }), sortBallots(b))],
    ['the same ballot twice', 'ballot_twice', /^ballots\.\d+$/, (b) => (b.ballots.push(structuredClone(b.ballots.find((x) => x.cell === 'public+firms')!)), sortBallots(b))],
    ['a score touched up', 'recount', /^report\.subjects\.0\.cells\./, (b) => void (b.report.subjects[0]!.cells[0]!.score = '99.00')],
    ['a turnout touched up', 'turnout', /^groups\.\d+$/, (b) => void (b.groups[1]!.taken = 3)],
    ['a small group shown alone', 'cell_too_small', 'report.cells.firms', (b) => {
      const cell = b.report.cells.find((c) => c.key === 'public+firms')!;
      b.report.cells = [...b.report.cells.filter((c) => c !== cell), { ...cell, key: 'public', groups: ['public'] }, { ...cell, key: 'firms', groups: ['firms'] }];
    }],
    ['an answer the form does not have', 'paper', /^ballots\.\d+$/, (b) => (Object.assign(b.ballots[0]!.rows[0]!.answers, { overall: 'best' }), sortBallots(b))],
    ['votes in the order of arrival', 'order', /^tokens\.\d+$/, (b) => void b.tokens.reverse()],
    ['a ballot of a small group tied to its token', 'ballot_link', /^tokens\.\d+\.ballot$/, (b) => void (alone(b, 'firms').ballot = ballotHash(b.ballots.find((x) => x.cell === 'public+firms')!))],
  ])('names %s', async (_what, code, at, change) => {
    const found = await check(tampered(change));
    expect(found.valid).toBe(false);
    expect(found.defects.filter((d) => d.code === code).map((d) => d.at), JSON.stringify(found.defects)).toContainEqual(expect.stringMatching(at));
    expect(found.defects.some((d) => d.code === 'root' || d.code === 'seal')).toBe(false);
  });

  it('names a vote with a valid-looking token of a key that is not the group’s', async () => {
    const forger = generateKeyPairSync('rsa', { modulusLength: 2048 });
    const token = await newToken({ electionId: good.electionId, group: 'peers', publicKey: forger.publicKey.export({ type: 'spki', format: 'pem' }).toString() });
    expect((await check(tampered((b) => (Object.assign(alone(b, 'peers'), { message: token.message }), sortTokens(b))))).defects.map((d) => d.code)).toContain('token_signature');
  });
  it('names a root that does not fit, and a seal of nobody', async () => {
    expect((await check({ ...good, root: toBase64(new Uint8Array(32)) })).defects.map((d) => d.code)).toEqual(['root', 'seal']);
    expect((await check({ ...good, title: '另一次测评' })).defects.map((d) => d.code)).toEqual(['seal']);
  });
  it('says what a file lacks that is no box', async () => {
    expect((await check({ format: 'other' })).unreadable.length).toBeGreaterThan(0);
    await expect(verifyBallotFile(new TextEncoder().encode('{'))).rejects.toMatchObject({ code: 'assessment.box_unreadable' });
  });
});
