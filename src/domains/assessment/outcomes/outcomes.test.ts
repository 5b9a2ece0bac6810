import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { REGION, testHouse, type TestHouse } from '../../../../tests/support/house.ts';
import { code, refusal } from '../../../../tests/support/refusals.ts';
import { policiesFolder } from '../../../app/paths.ts';
import type { Actor } from '../../../kernel/actor.ts';
import type { PersonId } from '../../../kernel/ids.ts';
import { openCase, takeStep } from '../../cases/index.ts';
import { diskSource, usePolicies } from '../../policy/index.ts';
import { protectionModule } from '../../protection/index.ts';
import { personFacts, saveOrganizations, savePeople, saveRegion } from '../../registry/index.ts';
import { confirmRun } from '../commands/confirm-run.ts';
import { computeRun } from '../commands/compute-run.ts';
import { decideGrades } from '../commands/decide-grades.ts';
import { proposeRun } from '../commands/propose-run.ts';
import { recordForYear } from '../commands/record-marks.ts';
import { saveScheme } from '../commands/adopt-scheme.ts';
import { stateForYear } from '../commands/state-facts.ts';
import { openYear } from '../commands/start-run.ts';
import { verifyRun } from '../commands/verify-run.ts';
import { buildScheme, nothingAgainstAnybody } from '../fixtures.ts';
import { resultOf } from '../queries/results.ts';
import { resultsOf } from '../queries/results-of.ts';
import { decideReview } from './commands/decide-review.ts';
import { acceptReview, extendReview } from './commands/handle-review.ts';
import { markUse } from './commands/mark-use.ts';
import { fileReview, giveView, withdrawReview } from './commands/own-outcome.ts';
import { answerNotice, objectToNotice, publishList, withdrawNotice } from './commands/publicity.ts';
import { noticesToday, outcomesOfSelf, outcomesOfYear, reviewDetail, reviewList } from './queries.ts';

let now = '2027-01-04T02:00:00Z';
let t: TestHouse;
let people: string[] = [];
let runId = '';
let townId = '';
let officer: Actor;
let colleague: Actor;
let leader: Actor;
const self = (i: number): Actor => t.actor('cadre', { personId: people[i] as PersonId });

/** A report about somebody that puts things on hold while it is checked; what comes back ends it as untrue. */
async function reportedOn(i: number, held: readonly string[]): Promise<() => Promise<unknown>> {
  const { id } = await openCase(t.house, officer, { type: 'report', opening: 'received', title: '反映问题', organizationId: townId, parties: [{ role: 'subject', personId: people[i] as PersonId }], facts: { channel: 'letter', receivedOn: now.slice(0, 10), matter: '反映问题', held } });
  return () => takeStep(t.house, leader, id, { action: 'find_untrue', facts: {}, reason: '查无实据', revision: null });
}

/** Ten people of one group, best first; the last two below 60. */
const marks = [98, 96, 94, 92, 90, 88, 86, 84, 62, 50];

beforeAll(async () => {
  usePolicies(diskSource(policiesFolder));
  protectionModule();
  t = await testHouse({ clock: { now: () => new Date(now) } });
  [officer, colleague, leader] = [t.actor('officer'), t.actor('officer'), t.actor('leader')];
  await t.house.unit(t.system, async (unit) => {
    await saveRegion(unit, { code: REGION, name: '清河县', level: 'county' });
    const [root] = await saveOrganizations(unit, [{ name: '清河县', shortName: '清河', type: 'region', validFrom: '2000-01-01' }]);
    const [town] = await saveOrganizations(unit, [{ name: '柳林镇', shortName: '柳林镇', type: 'town', parentId: root!, validFrom: '2000-01-01' }]);
    townId = town!;
    people = await savePeople(unit, marks.map((_m, i) => ({ name: `测试${'一二三四五六七八九十'[i]}`, sex: 'male' as const, bornOn: '1980-01', appointments: [{ organizationId: town!, title: '科员', main: true, category: 'staff' as const, startedOn: '2020-01' }] })));
    const scheme = await saveScheme(unit, buildScheme());
    runId = await openYear(unit, { year: 2026, schemeId: scheme.id, periodFrom: '2026-01-01', periodTo: '2027-01-01' });
    await stateForYear(unit, runId, nothingAgainstAnybody);
    await recordForYear(unit, runId, { source: '测评汇总', marks: people.flatMap((personId, i) => ['superior', 'peer'].map((rater) => ({ personId, indicator: 'conduct', rater, value: String(marks[i]) }))) });
  });
  await computeRun(t.house, officer, runId);
  await proposeRun(t.house, officer, runId);
  await decideGrades(t.house, leader, runId, {
    confirmProposals: false,
    decisions: people.map((personId, i) => ({ personId, grade: i < 2 ? ('outstanding' as const) : i < 8 ? ('competent' as const) : i === 8 ? ('basically_competent' as const) : ('incompetent' as const), reason: '集体研究确定' })),
  });
});
afterAll(() => t.close());

describe('notice of 优秀', () => {
  it('a year is not confirmed before the list has hung out five working days; objections are answered', async () => {
    expect((await refusal(confirmRun(t.house, leader, runId)))?.because.map((r) => r.code)).toEqual(['assessment.publicity_missing']);
    expect(await code(publishList(t.house, officer, runId, { contact: '12380', elsewhere: { openedOn: '2026-12-28', closesOn: '2026-12-31', document: '纸质公示' } }))).toBe('assessment.publicity_too_short');
    const { id, closesOn } = await publishList(t.house, officer, runId, { contact: '县委组织部 12380' });
    expect(closesOn).toBe('2027-01-11');
    expect(await code(publishList(t.house, officer, runId, { contact: '县委组织部 12380' }))).toBe('assessment.publicity_in_force');
    expect((await noticesToday(t.house, self(5))).map((n) => [n.closesOn, n.people.map((p) => p.name)])).toEqual([['2027-01-11', ['测试二', '测试一'].sort((a, b) => a.localeCompare(b, 'zh'))]]);
    await objectToNotice(t.house, self(5), id, { personId: people[0]!, content: '考勤不实', named: true });
    const { id: unnamed } = await objectToNotice(t.house, self(6), id, { personId: null, content: '公示范围太小', named: false });
    expect(await code(objectToNotice(t.house, self(6), id, { personId: people[9]!, content: '不在名单上', named: false }))).toBe('assessment.publicity_not_named');
    const seen = (await outcomesOfYear(t.house, officer, runId)).publicities[0]!.objections;
    expect(seen.map((o) => [o.objector, o.about]).sort()).toEqual([[null, null], ['cadre', '测试一']].sort());
    // Of whoever gave no name nothing is kept: no audit line was written by his session in this house.
    expect((await t.database.query(`select count(*)::int as n from platform.audit where action like 'assessment.object%' and actor_name = 'cadre'`)).rows[0]!['n']).toBe(0);
    now = '2027-01-12T02:00:00Z';
    expect((await refusal(confirmRun(t.house, leader, runId)))?.because.map((r) => r.code)).toEqual(['assessment.objections_open']);
    for (const o of seen) await answerNotice(t.house, officer, o.id, { finding: 'unfounded', answer: '经核实情况不属实' });
    expect(await code(answerNotice(t.house, officer, unnamed, { finding: 'upheld', answer: '再次' }))).toBe('assessment.objection_answered');
    expect(await code(objectToNotice(t.house, self(6), id, { personId: null, content: '迟到的异议', named: false }))).toBe('assessment.publicity_over');
    expect((await outcomesOfYear(t.house, officer, runId)).owed).toEqual([]);
  });

  it('a list changed after it hung out starts a new term', async () => {
    await decideGrades(t.house, leader, runId, { confirmProposals: false, decisions: [{ personId: people[1]!, grade: 'competent', reason: '异议核实后调整' }] });
    expect((await refusal(confirmRun(t.house, leader, runId)))?.because.map((r) => r.code)).toEqual(['assessment.publicity_other_list']);
    const [notice] = (await outcomesOfYear(t.house, officer, runId)).publicities;
    await withdrawNotice(t.house, officer, notice!.id, '名单调整');
    expect(await code(withdrawNotice(t.house, officer, notice!.id, '再撤一次'))).toBe('assessment.publicity_withdrawn');
    expect((await publishList(t.house, officer, runId, { contact: '县委组织部 12380' })).closesOn).toBe('2027-01-19');
    now = '2027-01-20T02:00:00Z';
    // 优秀 waits while a report about its owner is checked; whoever else is reported on holds up nobody.
    const [untrue, other] = [await reportedOn(0, ['grade', 'award']), await reportedOn(4, ['grade'])];
    const waiting = await refusal(confirmRun(t.house, leader, runId));
    expect([waiting?.code, waiting?.because.map((r) => [r.code, r.params?.['name'], r.at])]).toEqual(['assessment.outstanding_on_hold', [['assessment.grade_on_hold', '测试一', people[0]]]]);
    await untrue();
    await other();
    expect((await confirmRun(t.house, leader, runId)).people).toBe(10);
  });
});

describe('after the year is confirmed', () => {
  it('everybody is told; each reads his own, and gives his view once', async () => {
    expect((await outcomesOfYear(t.house, officer, runId)).told).toEqual({ served: 10, read: 0, agreed: 0, disagreed: 0, silent: 10 });
    const [own] = await outcomesOfSelf(t.house, self(8));
    expect(own).toMatchObject({ year: 2026, versions: [{ version: 1, grade: 'basically_competent', view: null }], ways: [{ kind: 'review', open: true, until: '2027-02-19' }, { kind: 'appeal', open: true, until: '2027-02-19' }] });
    expect(await code(giveView(t.house, self(8), runId, { view: 'disagree' }))).toBe('assessment.view_reason_needed');
    await giveView(t.house, self(8), runId, { view: 'disagree', reason: '漏计防汛实绩' });
    await giveView(t.house, self(0), runId, { view: 'agree' });
    expect(await code(giveView(t.house, self(0), runId, { view: 'disagree', reason: '改主意' }))).toBe('assessment.view_given');
    const outcomes = await outcomesOfYear(t.house, officer, runId);
    expect(outcomes.told).toEqual({ served: 10, read: 1, agreed: 1, disagreed: 1, silent: 8 });
    expect(outcomes.disagreements).toMatchObject([{ personId: people[8], reason: '漏计防汛实绩' }]);
  });

  it('what the grades lead to is opened with row and article, and marked when done (M062)', async () => {
    const { uses } = await outcomesOfYear(t.house, officer, runId);
    expect(uses.rows.filter((u) => u.personId === people[0]).map((u) => u.consequence).sort()).toEqual(['嘉奖', '缩短晋升职级年限'].sort());
    const award = uses.rows.find((u) => u.personId === people[0] && u.consequence === '嘉奖')!;
    const untrue = await reportedOn(0, ['award']);
    expect(await code(markUse(t.house, officer, award.id, { state: 'used', note: '清委〔2027〕2号' }))).toBe('assessment.use_closed');
    await untrue();
    await markUse(t.house, officer, award.id, { state: 'used', note: '清委〔2027〕2号' });
    const admonition = uses.rows.find((u) => u.personId === people[8] && u.consequence === '诫勉并限期改进')!;
    expect(admonition).toMatchObject({ state: 'open', source: expect.stringContaining('第十八条') as string });
    expect(await code(markUse(t.house, officer, admonition.id, { state: 'reversed', note: '尚未办理' }))).toBe('assessment.use_not_in_state');
    await markUse(t.house, officer, admonition.id, { state: 'used', note: '清组诫勉〔2027〕1号' });
    expect(await code(markUse(t.house, officer, admonition.id, { state: 'used', note: '再来一次' }))).toBe('assessment.use_not_in_state');
  });

  it('a review with corrected marks: grade, ranks, personnel file, notice and uses all change; the old ones stay readable', async () => {
    const { id, dueOn } = await fileReview(t.house, self(8), runId, { kind: 'review', grounds: '评分录入错误', attachments: [] });
    expect(dueOn).toBe('2027-02-19');
    expect(await code(fileReview(t.house, self(8), runId, { kind: 'appeal', grounds: '同时申诉', attachments: [] }))).toBe('assessment.review_open_already');
    expect(await code(decideReview(t.house, officer, id, { result: 'maintained', reason: '未受理', corrections: [], recount: false }))).toBe('assessment.review_not_in_state');
    await acceptReview(t.house, officer, id);
    const changed = { result: 'changed' as const, reason: '原始测评表登记有误', recount: false, corrections: [{ indicator: 'conduct', rater: 'superior', value: '97' }, { indicator: 'conduct', rater: 'peer', value: '97' }] };
    expect(await code(decideReview(t.house, officer, id, { ...changed, grade: 'incompetent' }))).toBe('assessment.review_worse');
    expect(await code(decideReview(t.house, officer, id, { ...changed, corrections: [{ indicator: 'conduct', rater: 'superior', value: '101' }] }))).toBe('assessment.mark_above_100');
    const before = await t.house.unit(t.system, (unit) => resultsOf(unit, 'all', [2026]));
    const out = await decideReview(t.house, officer, id, { ...changed, grade: 'competent' });
    expect(out).toEqual({ grade: 'competent', computation: 2, toReverse: 1 });
    const after = await t.house.unit(t.system, (unit) => resultsOf(unit, 'all', [2026]));
    const of = (list: typeof after, i: number) => list.find((r) => r.personId === people[i])!;
    expect([of(before, 8).rank, of(after, 8).rank]).toEqual([9, 2]);
    // Everybody between moves down by one; nobody else's score or grade changes.
    expect([1, 2, 7].map((i) => of(after, i).rank! - of(before, i).rank!)).toEqual([1, 1, 1]);
    for (let i = 0; i < 10; i++) if (i !== 8) expect([of(after, i).score, of(after, i).grade]).toEqual([of(before, i).score, of(before, i).grade]);
    expect((await resultOf(t.house, officer, runId, people[8]!)).row).toMatchObject({ grade: 'competent', rank: 2, proposedGrade: null, reasons: [] });
    expect((await verifyRun(t.house, officer, runId)).same).toBe(10);
    const facts = await t.house.unit(t.system, (unit) => personFacts(unit, [people[8]!], '2027-03-01'));
    expect(facts.get(people[8]!)?.['上年度考核等次']).toBe('称职');
    const uses = (await outcomesOfYear(t.house, officer, runId)).uses.rows.filter((u) => u.personId === people[8]);
    expect(uses.map((u) => [u.consequence, u.state]).sort()).toEqual([['诫勉并限期改进', 'to_reverse'], ['本年度不计入晋升职级年限', 'void']].sort());
    const [own] = await outcomesOfSelf(t.house, self(8));
    expect(own!.versions.map((v) => [v.version, v.grade, v.supersededAt !== null, v.view])).toEqual([[2, 'competent', false, null], [1, 'basically_competent', true, 'disagree']]);
    const news = (await t.database.query(`select payload from platform.outbox where type = 'assessment.grade_changed'`)).rows;
    expect(news.map((r) => r['payload'])).toMatchObject([{ personId: people[8], from: 'basically_competent', to: 'competent', year: 2026 }]);
    // What was computed first is still there.
    expect((await t.database.query('select count(*)::int as n from assessment.result where run_id = $1 and number = 1', [runId])).rows[0]!['n']).toBe(10);
  });

  it('an appeal is decided by somebody who had no part; it may be extended once', async () => {
    const { id: review } = await fileReview(t.house, self(9), runId, { kind: 'review', grounds: '不认可', attachments: [] });
    await acceptReview(t.house, officer, review);
    expect(await decideReview(t.house, officer, review, { result: 'maintained', reason: '事实清楚', corrections: [], recount: false })).toMatchObject({ grade: 'incompetent', computation: 2 });
    expect(await code(fileReview(t.house, self(9), runId, { kind: 'review', grounds: '再复核一次', attachments: [] }))).toBe('assessment.review_decided');
    const { id, dueOn } = await fileReview(t.house, self(9), runId, { kind: 'appeal', grounds: '不服复核', attachments: [] });
    expect(dueOn).toBeNull();
    expect(await code(acceptReview(t.house, officer, id))).toBe('assessment.review_decided_before');
    expect((await reviewDetail(t.house, leader, id)).against.map((r) => r.code)).toEqual(['assessment.review_decided_before']);
    expect((await reviewDetail(t.house, colleague, id)).against).toEqual([]);
    expect((await acceptReview(t.house, colleague, id)).dueOn).toBe('2027-03-22');
    expect((await extendReview(t.house, colleague, id, '需要外出调查')).dueOn).toBe('2027-04-20');
    expect(await code(extendReview(t.house, colleague, id, '再延长'))).toBe('assessment.review_extended_once');
    expect(await code(withdrawReview(t.house, self(8), id))).toBe('assessment.no_such_review');
    expect(await decideReview(t.house, colleague, id, { result: 'changed', reason: '处理过重', grade: 'basically_competent', corrections: [], recount: false })).toMatchObject({ grade: 'basically_competent', computation: 2 });
    expect((await reviewList(t.house, officer, { runId })).map((r) => [r.kind, r.state, r.result])).toEqual(expect.arrayContaining([['appeal', 'decided', 'changed'], ['review', 'decided', 'maintained']]));
  });

  it('a review does not raise anybody to 优秀 while a report about him is checked', async () => {
    const { id } = await fileReview(t.house, self(2), runId, { kind: 'review', grounds: '应为优秀', attachments: [] });
    await acceptReview(t.house, colleague, id);
    const untrue = await reportedOn(2, ['grade']);
    const raise = () => refusal(decideReview(t.house, colleague, id, { result: 'changed', reason: '复核认定', grade: 'outstanding', corrections: [], recount: false }));
    const held = await raise();
    expect([held?.code, held?.params['name'], held?.because.length]).toEqual(['assessment.grade_on_hold', '测试三', 1]);
    await untrue();
    expect((await raise())?.code ?? 'done').not.toBe('assessment.grade_on_hold');
  });

  it('within the term and not after; a request taken back leaves the way open', async () => {
    now = '2027-02-19T02:00:00Z';
    const { id } = await fileReview(t.house, self(7), runId, { kind: 'review', grounds: '请求复核', attachments: [] });
    await withdrawReview(t.house, self(7), id);
    expect((await fileReview(t.house, self(7), runId, { kind: 'review', grounds: '再次请求', attachments: [] })).id).not.toBe(id);
    now = '2027-02-22T02:00:00Z';
    expect(await code(fileReview(t.house, self(6), runId, { kind: 'review', grounds: '迟了', attachments: [] }))).toBe('assessment.review_too_late');
    expect((await outcomesOfSelf(t.house, self(6)))[0]!.ways).toMatchObject([{ kind: 'review', open: false, because: 'assessment.review_too_late' }, { kind: 'appeal', open: false }]);
  });

  it('two people decide one request at once: one decision, one refusal, one new version', async () => {
    const id = (await reviewList(t.house, officer, { runId })).find((r) => r.state === 'filed')!.id;
    await acceptReview(t.house, officer, id);
    const decide = (by: Actor) => code(decideReview(t.house, by, id, { result: 'changed', reason: '评分更正', recount: true, corrections: [] }));
    const outcomes = await Promise.all([decide(officer), decide(colleague), decide(leader)]);
    expect(outcomes.sort()).toEqual(['assessment.review_not_in_state', 'assessment.review_not_in_state', 'done']);
    expect((await outcomesOfSelf(t.house, self(7)))[0]!.versions.map((v) => v.version)).toEqual([2, 1]);
  });
});
