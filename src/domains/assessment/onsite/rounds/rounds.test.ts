import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { REGION, testHouse, type TestHouse } from '../../../../../tests/support/house.ts';
import { code } from '../../../../../tests/support/refusals.ts';
import { policiesFolder } from '../../../../app/paths.ts';
import type { Actor } from '../../../../kernel/actor.ts';
import type { PersonId } from '../../../../kernel/ids.ts';
import { diskSource, usePolicies } from '../../../policy/index.ts';
import { saveOrganizations, savePeople, saveRegion } from '../../../registry/index.ts';
import { closeRound, decideRectification, demandRectification, planRound, recordInspection, replyToInspection, reportRectification } from './commands.ts';
import { inspectionsOfOwn, roundDetail, roundList } from './queries.ts';

let now = '2026-11-20T02:00:00Z';
let t: TestHouse;
let officer: Actor;
let leader: Actor;
let bureau = '';
let section = '';
let head = '';
const plan = { title: '2026年度政治建设考察', basis: '考察办法', asOf: '2026-11-01', levels: ['team', 'leader', 'section'] as ('team' | 'leader' | 'section')[], unitIds: [], unitTypes: [], items: ['政治忠诚', '政治担当'] };
type Verdict = 'sound' | 'attention' | 'problem';
const findings = (verdict: Verdict) => [{ item: 'i1', verdict, basis: '个别谈话12人' }, { item: 'i2', verdict: 'sound' as const, basis: '查阅会议记录' }];
const inspect = (roundId: string, level: 'team' | 'leader' | 'section', targetId: string, verdict: Verdict = 'sound', reason?: string, as = officer) =>
  recordInspection(t.house, as, roundId, { level, targetId, inspectedOn: '2026-11-10', inspectors: '第一考察组', findings: findings(verdict), ...(reason === undefined ? {} : { reason }) });

beforeAll(async () => {
  usePolicies(diskSource(policiesFolder));
  t = await testHouse({ clock: { now: () => new Date(now) } });
  [officer, leader] = [t.actor('officer'), t.actor('leader')];
  await t.house.unit(t.system, async (unit) => {
    await saveRegion(unit, { code: REGION, name: '清河县', level: 'county' });
    const [root] = await saveOrganizations(unit, [{ name: '清河县', type: 'region', validFrom: '2000-01-01' }]);
    [bureau] = (await saveOrganizations(unit, [{ name: '发改局', type: 'government_organ', parentId: root!, validFrom: '2000-01-01' }])) as [string];
    [section] = (await saveOrganizations(unit, [{ name: '项目科', type: 'department', parentId: bureau, validFrom: '2000-01-01' }])) as [string];
    // Set up after the day of the round: not part of it.
    await saveOrganizations(unit, [{ name: '新设科', type: 'department', parentId: bureau, validFrom: '2026-11-15' }]);
    [head] = (await savePeople(unit, [{ name: '测试局长', sex: 'male', bornOn: '1980-01', appointments: [{ organizationId: bureau, title: '局长', main: true, category: 'principal', startedOn: '2020-01' }] }])) as [string];
  });
});
afterAll(() => t.close());

describe('a round of political-building inspection', () => {
  let id = '';

  it('takes from the registry of its day whom it is to inspect', async () => {
    expect(await code(planRound(t.house, officer, { ...plan, asOf: '2026-11-21' }))).toBe('assessment.round_ahead');
    expect(await code(planRound(t.house, officer, { ...plan, unitTypes: ['town'] }))).toBe('assessment.round_empty');
    expect(await code(planRound(t.house, officer, { ...plan, items: ['政治忠诚', '政治忠诚'] }))).toBe('assessment.round_item_twice');
    const planned = await planRound(t.house, officer, plan);
    id = planned.id;
    expect(planned.targets).toBe(3);
    const { coverage, missing } = await roundDetail(t.house, leader, id);
    expect(coverage.map((c) => [c.level, c.total, c.inspected, c.percent])).toEqual([['team', 1, 0, '0.00'], ['leader', 1, 0, '0.00'], ['section', 1, 0, '0.00']]);
    expect(missing.map((m) => m.name)).toEqual(['发改局', '测试局长', '项目科']);
  });

  it('records what people found, every item with its basis, and infers nothing', async () => {
    expect(await code(recordInspection(t.house, officer, id, { level: 'team', targetId: bureau, inspectedOn: '2026-11-10', inspectors: '第一考察组', findings: [findings('sound')[0]!] }))).toBe('assessment.findings_missing');
    expect(await code(recordInspection(t.house, officer, id, { level: 'team', targetId: bureau, inspectedOn: '2026-11-21', inspectors: '第一考察组', findings: findings('sound') }))).toBe('assessment.inspected_ahead');
    expect(await code(inspect(id, 'section', bureau))).toBe('assessment.not_in_round');
    expect(await code(inspect(id, 'leader', head, 'sound', undefined, t.actor('officer', { personId: head as PersonId })))).toBe('assessment.review_own_case');
    expect(await inspect(id, 'team', bureau)).toMatchObject({ version: 1, replyUntil: '2026-11-27' });
    expect(await code(inspect(id, 'team', bureau, 'attention'))).toBe('assessment.inspection_reason_needed');
    expect(await inspect(id, 'team', bureau, 'attention', '补充谈话后更正')).toMatchObject({ version: 2 });
    await inspect(id, 'leader', head, 'problem');
  });

  it('is not closed below full coverage, and the refusal names who is missing', async () => {
    const error = await closeRound(t.house, leader, id, '考察完成').catch((e: unknown) => e);
    expect(error).toMatchObject({ code: 'assessment.round_not_covered', params: { required: 100, missing: 1, names: '项目科' }, because: [{ params: { name: '项目科', unit: '发改局' } }] });
    // Two inspectors send the same inspection at once: one record, and the second is asked for its reason.
    const both = await Promise.all([code(inspect(id, 'section', section)), code(inspect(id, 'section', section))]);
    expect(both.sort()).toEqual(['assessment.inspection_reason_needed', 'done']);
  });

  it('hears the inspected before it is closed', async () => {
    expect(await code(closeRound(t.house, leader, id, '考察完成'))).toBe('assessment.round_reply_term');
    const liaison = t.actor('liaison', { path: '1.2' });
    const self = t.actor('cadre', { personId: head as PersonId });
    const own = await inspectionsOfOwn(t.house, self);
    expect(own.map((i) => [i.name, i.findings[0]!.verdict])).toEqual([['测试局长', 'problem']]);
    const units = await inspectionsOfOwn(t.house, liaison);
    // What was found about a leader is not for the unit.
    expect(units.map((i) => i.name).sort()).toEqual(['发改局', '项目科'].sort());
    expect(await inspectionsOfOwn(t.house, t.actor('liaison', { path: '1.99' }))).toEqual([]);
    expect(await code(replyToInspection(t.house, liaison, own[0]!.id, 'unit', '代为说明'))).toBe('security.not_permitted');
    await replyToInspection(t.house, self, own[0]!.id, 'self', '该会议本人请假');
    await replyToInspection(t.house, liaison, units.find((i) => i.level === 'team')!.id, 'unit', '已补开专题会');
  });

  it('follows rectification to its end', async () => {
    const { inspections } = await roundDetail(t.house, officer, id);
    const [team, mine] = [inspections.find((i) => i.level === 'team')!, inspections.find((i) => i.level === 'leader')!];
    const ask = { item: 'i1', demand: '补学并报告', dueOn: '2026-11-25' };
    expect(await code(demandRectification(t.house, officer, team.id, { ...ask, item: 'i2' }))).toBe('assessment.nothing_to_rectify');
    expect(await code(demandRectification(t.house, officer, team.id, { ...ask, dueOn: '2026-11-19' }))).toBe('assessment.rectification_due_past');
    const { id: rectification } = await demandRectification(t.house, officer, mine.id, ask);
    const self = t.actor('cadre', { personId: head as PersonId });
    expect(await code(decideRectification(t.house, officer, rectification, { accept: true, reason: '属实' }))).toBe('assessment.rectification_not_in_state');
    await reportRectification(t.house, self, rectification, 'self', '已补学');
    await decideRectification(t.house, officer, rectification, { accept: false, reason: '未附学习记录' });
    now = '2026-11-26T02:00:00Z';
    expect((await roundList(t.house, leader))[0]!.rectifications).toEqual({ all: 1, done: 0, overdue: 1 });
    await reportRectification(t.house, self, rectification, 'self', '已补学，附记录');
    await decideRectification(t.house, officer, rectification, { accept: true, reason: '查验属实' });
    expect((await roundList(t.house, leader))[0]!.rectifications).toEqual({ all: 1, done: 1, overdue: 0 });
  });

  it('closes with the figures it keeps, whatever the registry learns later', async () => {
    expect((await closeRound(t.house, leader, id, '考察完成')).coverage.map((c) => c.percent)).toEqual(['100.00', '100.00', '100.00']);
    expect(await code(closeRound(t.house, leader, id, '再结束一次'))).toBe('assessment.round_closed');
    expect(await code(inspect(id, 'section', section, 'problem', '会后'))).toBe('assessment.round_closed');
    now = '2026-11-27T02:00:00Z';
    await t.house.unit(t.system, (unit) => saveOrganizations(unit, [{ name: '漏登的科', type: 'department', parentId: bureau, validFrom: '2020-01-01' }]));
    expect((await roundDetail(t.house, officer, id)).coverage.map((c) => c.total)).toEqual([1, 1, 1]);
    expect((await planRound(t.house, officer, plan)).targets).toBe(4);
  });
});
