import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isRefusal } from '../../../kernel/refusal.ts';
import { REGION, testHouse, type TestHouse } from '../../../../tests/support/house.ts';
import { seedSmallRegion, type SmallRegion } from '../../../../tests/support/small-region.ts';
import { policiesFolder } from '../../../app/paths.ts';
import { diskSource, usePolicies } from '../../policy/index.ts';
import { savePeople } from '../../registry/index.ts';
import { closeVoting } from './commands/close-voting.ts';
import { countElection } from './commands/count-election.ts';
import { publishElection } from './commands/publish-election.ts';
import { signBallot } from './commands/sign-ballot.ts';
import { ballotScoresOf } from './queries/ballot-scores.ts';
import { boxFile, countingReport, electionDetail, trendOf } from './queries/elections.ts';
import { ownBallots, whereIsVote } from './queries/voting.ts';
import { bringTo, buildElection, contented, fill, prepareVote, send, twoSidedForm, vote, voterActor } from './fixtures.ts';
import { ballotHash, tokenHash } from './rules/box-hash.ts';
import { newToken } from './voter/token.ts';
import { takeBallot } from './queries/voting.ts';
import { verifyBallotFile } from './verify-file.ts';

let test: TestHouse;
let region: SmallRegion;
let voters: { kind: 'person'; id: string }[];
const officer = () => test.actor('officer');
const code = async (attempt: Promise<unknown>): Promise<string> => {
  const answer = await attempt.then(() => 'accepted', (e: unknown) => e);
  return answer === 'accepted' ? 'accepted' : isRefusal(answer) ? answer.code : String(answer);
};
beforeAll(async () => {
  usePolicies(diskSource(policiesFolder));
  test = await testHouse();
  region = await seedSmallRegion(test.house, REGION, '清河县');
  const ids = await test.house.unit(test.system, (unit) => savePeople(unit, Array.from({ length: 24 }, (_, i) => ({ name: `评价人${i + 1}`, sex: 'female' as const, appointments: [{ organizationId: region.units[0].organizationId, title: '干部', main: true, category: 'staff' as const, startedOn: '2020-01' }] }))));
  voters = ids.map((id) => ({ kind: 'person', id }));
});
afterAll(() => test.close());
const subjects = (): string[] => region.units.flatMap((u) => [...u.people]);
const two = (a: number, b: number) => [
  { key: 'leaders', name: { zh: '领导', en: 'Leaders' }, weight: 4000, voters: voters.slice(0, a) },
  { key: 'peers', name: { zh: '同级', en: 'Peers' }, weight: 6000, voters: voters.slice(a, a + b) },
];

describe('an election', () => {
  it('runs from rolls to a box that verifies, with the scores that hand calculation gives', async () => {
    const id = await buildElection(test.house, REGION, { subjects: subjects(), groups: two(5, 6) });
    const casts = [];
    for (const [i, v] of voters.slice(0, 10).entries()) casts.push(await vote(test.house, REGION, id, v, (sheet) => fill(sheet, (item) => (item === 'diligence' ? (i < 5 ? '90' : '80') : item === 'overall' ? (i < 5 ? 'outstanding' : i === 5 ? 'unknown' : 'competent') : 'good'))));
    const open = await electionDetail(test.house, officer(), id);
    expect(open.groups.map((g) => [g.group, g.eligible, g.taken, g.votes])).toEqual([['leaders', 5, 5, 5], ['peers', 6, 5, 5]]);
    expect(await code(countingReport(test.house, officer(), id))).toBe('assessment.election_not_counted');
    expect((await whereIsVote(test.house, REGION, id, { tokenHash: tokenHash(casts[0]!.token.message) })).token).toBe('waiting');
    expect(await closeVoting(test.house, officer(), id, '提前截止')).toMatchObject({ votes: 10 });
    expect(await countElection(test.house, officer(), id)).toMatchObject({ valid: 10, invalid: 0 });
    const { report } = await countingReport(test.house, officer(), id);
    const cells = report.subjects.find((s) => s.subject === subjects()[0])!.cells;
    // Leaders: 0.6 × 95 + 0.4 × 90 = 93; peers: 0.6 × 85 + 0.4 × 80 = 83 (不了解 leaves the mean alone); total 0.4 × 93 + 0.6 × 83 = 87.
    expect(cells.map((c) => [c.cell, c.score])).toEqual([['leaders', '93.00'], ['peers', '83.00'], ['total', '87.00']]);
    expect(cells[1]!.items[0]).toMatchObject({ asked: 5, counted: 4, excluded: 1, distribution: { competent: 4, unknown: 1 }, shares: { competent: '100.00', outstanding: '0.00' } });
    expect(report.subjects.at(-1)).toMatchObject({ subject: null });
    await publishElection(test.house, officer(), id);
    const file = await boxFile(test.house, officer(), id);
    const check = await verifyBallotFile(file.bytes);
    expect(check.defects).toEqual([]);
    expect(check).toMatchObject({ valid: true, summary: { tokens: 10, ballots: 10 } });
    const mine = casts[3]!;
    const where = await whereIsVote(test.house, REGION, id, { tokenHash: tokenHash(mine.token.message), mark: mine.token.mark });
    expect(where).toMatchObject({ state: 'published', token: 'in_box', ballotHash: ballotHash(mine.body.paper), root: check.summary!.root });
    const scores = await test.house.unit(test.system, (unit) => ballotScoresOf(unit, id));
    expect(scores.ballots).toHaveLength(10);
  });

  it('signs once, answers the same request again, and lets nobody vote for another', async () => {
    const id = await buildElection(test.house, REGION, { subjects: subjects(), groups: two(5, 6) });
    const me = voterActor(REGION, voters[0]!);
    const token = await newToken(await takeBallot(test.house, me, id));
    const [a, b] = await Promise.all([signBallot(test.house, me, id, token.blinded), signBallot(test.house, me, id, token.blinded)]);
    expect(a).toEqual(b);
    const other = await newToken(await takeBallot(test.house, me, id));
    expect(await code(signBallot(test.house, me, id, other.blinded))).toBe('assessment.ballot_taken');
    expect(await code(takeBallot(test.house, voterActor(REGION, voters[20]!), id))).toBe('assessment.not_on_roll');
    expect(await code(signBallot(test.house, voterActor(REGION, voters[20]!), id, other.blinded))).toBe('assessment.not_on_roll');
    expect(await code(signBallot(test.house, voterActor(REGION, voters[1]!), id, '_'.repeat(342)))).toBe('assessment.blinded_out_of_range');
    expect((await ownBallots(test.house, me)).find((e) => e.electionId === id)).toMatchObject({ taken: true, state: 'open' });
  });

  it('takes a vote once, whatever is tried', async () => {
    const id = await buildElection(test.house, REGION, { subjects: subjects(), groups: two(5, 6) });
    const elsewhere = await buildElection(test.house, REGION, { title: '另一次', subjects: subjects(), groups: two(5, 6) });
    const cast = await prepareVote(test.house, REGION, id, voters[0]!);
    const again = await Promise.all(Array.from({ length: 6 }, () => send(test.house, REGION, id, cast.body)));
    expect(new Set(again.map((a) => a.tokenHash)).size).toBe(1);
    expect(await code(send(test.house, REGION, id, { ...cast.body, padding: '' }))).toBe('accepted');
    const rows = cast.body.paper.rows.map((r) => (r.subject === null ? r : { ...r, answers: { ...r.answers, overall: 'incompetent' } }));
    expect(await code(send(test.house, REGION, id, { ...cast.body, paper: { ...cast.body.paper, rows } }))).toBe('assessment.token_spent');
    const { body } = await prepareVote(test.house, REGION, id, voters[1]!);
    expect(await code(send(test.house, REGION, id, { ...body, signature: cast.body.signature }))).toBe('assessment.vote_not_signed');
    expect(await code(send(test.house, REGION, id, { ...body, group: 'peers' }))).toBe('assessment.vote_not_signed');
    expect(await code(send(test.house, REGION, elsewhere, body))).toBe('assessment.vote_not_signed');
    const broken = (change: (r: typeof body.paper.rows) => typeof body.paper.rows) => code(send(test.house, REGION, id, { ...body, paper: { ...body.paper, rows: change(body.paper.rows) } }));
    expect(await broken((r) => r.slice(1))).toBe('assessment.paper_refused');
    expect(await broken((r) => [r[0]!, ...r])).toBe('assessment.paper_refused');
    expect(await broken((r) => [{ ...r[0]!, answers: { overall: 'best' } }, ...r.slice(1)])).toBe('assessment.paper_refused');
    expect(await broken((r) => [{ ...r[0]!, answers: { diligence: '101' } }, ...r.slice(1)])).toBe('assessment.paper_refused');
    expect(await broken((r) => [{ ...r[0]!, answers: { added: 'x' } }, ...r.slice(1)])).toBe('assessment.paper_refused');
    expect(await code(send(test.house, REGION, crypto.randomUUID(), body))).toBe('assessment.no_such_election');
    await bringTo(test.house, REGION, id, 'closed');
    expect(await code(send(test.house, REGION, id, body))).toBe('assessment.election_not_open');
    expect((await whereIsVote(test.house, REGION, id, { tokenHash: tokenHash(cast.token.message) })).token).toBe('in_box');
    expect((await whereIsVote(test.house, REGION, id, { tokenHash: tokenHash(body.message) })).token).toBe('absent');
  });

  it('counts a group under the threshold with another, in report, box and marks', async () => {
    // Other voters than before: beside the first election these would be eight of its ten, and the release would be refused.
    const [few, more] = [voters.slice(16, 18), voters.slice(18, 24)];
    const id = await buildElection(test.house, REGION, { subjects: subjects(), groups: [{ ...two(0, 0)[0]!, voters: few }, { ...two(0, 0)[1]!, voters: more }] });
    for (const v of [...few, ...more]) await vote(test.house, REGION, id, v);
    await bringTo(test.house, REGION, id, 'published');
    const { report } = await countingReport(test.house, officer(), id);
    expect(report.cells).toEqual([{ key: 'leaders+peers', groups: ['leaders', 'peers'], weight: 1_000_000, valid: 8, merged: true }]);
    const box = JSON.parse(new TextDecoder().decode((await boxFile(test.house, officer(), id)).bytes)) as { tokens: { ballot: string | null }[] };
    expect(box.tokens.every((t) => t.ballot === null)).toBe(true);
    expect((await verifyBallotFile((await boxFile(test.house, officer(), id)).bytes)).defects).toEqual([]);
  });

  it('shows nothing when all votes are under the threshold', async () => {
    const id = await buildElection(test.house, REGION, { subjects: subjects(), groups: two(2, 2) });
    for (const v of voters.slice(0, 4)) await vote(test.house, REGION, id, v);
    await bringTo(test.house, REGION, id, 'published');
    expect((await countingReport(test.house, officer(), id)).report).toMatchObject({ withheld: true, subjects: [], cells: [], votes: 4 });
    expect((await verifyBallotFile((await boxFile(test.house, officer(), id)).bytes)).defects).toEqual([]);
  });

  it('lets everybody leave out the same number of rows where voters rate each other, the own row always', async () => {
    const members = subjects().map((id) => ({ kind: 'person' as const, id }));
    const id = await buildElection(test.house, REGION, { subjects: subjects(), groups: [{ key: 'team', name: { zh: '班子成员', en: 'Members' }, weight: 10_000, voters: [...members, ...voters.slice(0, 8)] }] });
    for (const v of [...members, ...voters.slice(0, 8)]) {
      const { body } = await vote(test.house, REGION, id, v, contented);
      const rated = body.paper.rows.filter((r) => r.subject !== null).map((r) => r.subject);
      expect(rated).toHaveLength(1);
      expect(rated).not.toContain(v.id);
    }
    const pair = await buildElection(test.house, REGION, { subjects: subjects().slice(0, 2), groups: [{ key: 'team', name: { zh: '班子成员', en: '' }, weight: 10_000, voters: members }] }, 'draft');
    expect((await electionDetail(test.house, officer(), pair)).hindrances).toMatchObject([{ code: 'assessment.own_row_reveals' }]);
  });

  it('refuses a release that would give a few voters away beside an earlier one', async () => {
    const first = await buildElection(test.house, REGION, { form: twoSidedForm(), title: '第一轮', subjects: subjects(), groups: [{ key: 'all', name: { zh: '全体', en: 'All' }, weight: 10_000, voters: voters.slice(0, 7) }] });
    const second = await buildElection(test.house, REGION, { form: twoSidedForm(), title: '第二轮', subjects: subjects(), groups: [{ key: 'all', name: { zh: '全体', en: 'All' }, weight: 10_000, voters: voters.slice(0, 8) }] });
    const third = await buildElection(test.house, REGION, { form: twoSidedForm(), title: '第三轮', subjects: subjects(), groups: [{ key: 'all', name: { zh: '全体', en: 'All' }, weight: 10_000, voters: voters.slice(0, 7) }] });
    for (const [n, id] of [first, second, third].entries()) for (const [i, v] of voters.slice(0, n === 1 ? 8 : 7).entries()) await vote(test.house, REGION, id, v, (s) => fill(s, (item) => (item === 'firm' ? (i < 5 + n ? 'yes' : 'no') : i === 0 ? ['idle'] : [])));
    await bringTo(test.house, REGION, first, 'published');
    await bringTo(test.house, REGION, second, 'counted');
    expect(await code(publishElection(test.house, officer(), second))).toBe('assessment.release_would_reveal');
    await bringTo(test.house, REGION, third, 'published');
    expect((await trendOf(test.house, officer(), subjects()[0]!, 'two_sided_review')).map((r) => [r.title, r.score, r.positiveRate, r.negativeRate])).toEqual([['第一轮', null, '71.43', '14.29'], ['第三轮', null, '100.00', '14.29']]);
  });
});
