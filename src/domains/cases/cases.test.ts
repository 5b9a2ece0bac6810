import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { REGION, testHouse, type TestHouse } from '../../../tests/support/house.ts';
import { code } from '../../../tests/support/refusals.ts';
import { policiesFolder } from '../../app/paths.ts';
import type { Actor } from '../../kernel/actor.ts';
import type { PersonId } from '../../kernel/ids.ts';
import { saveFile } from '../../platform/files/index.ts';
import { choosePack, diskSource, usePolicies } from '../policy/index.ts';
import { saveOrganizations, savePeople, saveRegion } from '../registry/index.ts';
import { provisionAccounts } from '../security/index.ts';
import { answerForBody, consultBody } from './commands/consult.ts';
import { acknowledgeNotice, proveNotice } from './commands/delivery.ts';
import { openCase, openOwnCase, type Opening } from './commands/open-case.ts';
import { assignCase, extendCase, mergeCase, recordAvoidanceFinding, reopenCase, resumeCase, suspendCase } from './commands/run-case.ts';
import { takeStep } from './commands/take-step.ts';
import { knowSample } from './fixtures.ts';
import { caseFile, formsFor } from './queries/cases.ts';
import { caseList } from './queries/list.ts';
import { casesOfSelf } from './queries/own.ts';
import { paperFile } from './queries/papers.ts';
import { timetables } from './queries/timetables.ts';
import { caseTodos } from './todos.ts';

let now = '2026-11-20T02:00:00Z';
let t: TestHouse;
let unitId = '';
let people: PersonId[] = [];
let officer: Actor;
let colleague: Actor;
let leader: Actor;
let discipline: Actor;
const self = (i: number): Actor => t.actor('cadre', { personId: people[i]! });
const opening = (over: Partial<Opening> = {}): Opening => ({ type: 'sample', opening: 'ex_officio', title: '项目失误核查', organizationId: unitId, parties: [{ role: 'subject', personId: people[0]! }, { role: 'head', personId: people[3]! }], facts: {}, ...over });
const open = async (over: Partial<Opening> = {}): Promise<string> => (await openCase(t.house, officer, opening(over))).id;
const step = (actor: Actor, id: string, action: string, over: { facts?: Record<string, unknown>; reason?: string; revision?: number | null } = {}) => takeStep(t.house, actor, id, { action, revision: null, ...over });
const page = { sort: 'due' as const, offset: 0, limit: 100 };
const read = (id: string, actor = officer) => caseFile(t.house, actor, id);

beforeAll(async () => {
  usePolicies(diskSource(policiesFolder));
  knowSample();
  t = await testHouse({ clock: { now: () => new Date(now) } });
  await t.house.unit(t.system, async (unit) => {
    await saveRegion(unit, { code: REGION, name: '清河县', level: 'county' });
    const [root] = await saveOrganizations(unit, [{ name: '清河县', type: 'region', validFrom: '2000-01-01' }]);
    [unitId] = (await saveOrganizations(unit, [{ name: '柳林镇', type: 'town', parentId: root!, validFrom: '2000-01-01' }])) as [string];
    people = (await savePeople(
      unit,
      [
        { name: '测试甲', family: [{ relation: '妻子', name: '测试丙', bornOn: '1981-03', politicalStatus: null, workplace: null }, { relation: '弟弟', name: '测试丁', bornOn: null, politicalStatus: null, workplace: null }] },
        { name: '测试乙' },
        { name: '测试丙', bornOn: '1981-03' },
        { name: '测试丁' },
      ].map((p) => ({ sex: 'male' as const, bornOn: '1980-01', appointments: [{ organizationId: unitId, title: '干部', main: true, category: 'staff' as const, startedOn: '2020-01' }], ...p })),
    )) as PersonId[];
  });
  const names = ['officer', 'colleague', 'leader'] as const;
  const accounts = await provisionAccounts(t.house, t.system, names.map((name) => ({ name, displayName: name, password: 'Riverbank-Osprey-41', personId: null, grants: [{ role: name === 'leader' ? ('leader' as const) : ('officer' as const) }] })));
  [officer, colleague, leader] = names.map((name, i) => ({ ...t.actor(name === 'leader' ? 'leader' : 'officer'), accountId: accounts[i]!, name })) as [Actor, Actor, Actor];
  discipline = t.actor('supervisor');
});
afterAll(() => t.close());

describe('a case', () => {
  it('runs from application to decision: numbered, clocked, on the trail, told and proved', async () => {
    now = '2026-11-20T02:00:00Z';
    const applicant = self(0);
    const application = { type: 'sample', opening: 'application', title: '项目失误核查' };
    expect(await code(openOwnCase(t.house, applicant, { ...application, facts: {} }))).toBe('cases.fact_missing');
    expect(await code(openOwnCase(t.house, t.actor('cadre'), { ...application, facts: {} }))).toBe('cases.account_without_person');
    const { id, number } = await openOwnCase(t.house, applicant, { ...application, facts: { account: ' 因缺乏经验 ' } });
    expect(number).toMatch(/^2026-\d{4}$/);
    // 15 working days after 20 November 2026.
    expect((await read(id)).case).toMatchObject({ state: 'filed', dueOn: '2026-12-11', daysLeft: 16, policyVersion: expect.stringContaining('national@') });
    await step(officer, id, 'accept');
    await step(officer, id, 'note', { facts: { finding: 'holds' } });
    expect(await code(step(officer, id, 'decide', { reason: '属实' }))).toBe('cases.took_before');
    expect(await step(leader, id, 'decide', { reason: '事实清楚，予以认定' })).toMatchObject({ state: 'decided' });
    const file = await read(id);
    expect(file.walked).toEqual(['filed', 'examined', 'decided']);
    expect(file.trail.map((l) => l.action)).toEqual(['application', 'accept', 'note', 'decide']);
    expect(file.trail[0]!.stated).toMatchObject([{ key: 'account', value: '因缺乏经验' }]);
    expect(file.trail[2]!.stated).toMatchObject([{ key: 'finding', shown: { zh: '属实' } }]);
    expect(file.case.closedOn).toBe('2026-11-20');
    expect(file.documents).toMatchObject([{ title: '关于项目失误核查的决定' }]);
    expect(file.notices.map((n) => [n.action, n.role, n.delivery]).sort()).toEqual([['accept', 'subject', null], ['decide', 'subject', null]]);
    const notice = file.notices.find((n) => n.action === 'decide')!.id;
    expect(await code(acknowledgeNotice(t.house, self(1), notice))).toBe('cases.no_such_notice');
    await acknowledgeNotice(t.house, applicant, notice);
    expect((await read(id)).notices.find((n) => n.id === notice)).toMatchObject({ delivery: 'in_program' });
    expect(await code(proveNotice(t.house, officer, notice, { delivery: 'post', proof: 'a'.repeat(64) }))).not.toBe('done');
    const paper = await paperFile(t.house, applicant, file.documents[0]!.id, 'docx', true);
    expect(paper.bytes.length).toBeGreaterThan(1000);
    expect(await code(paperFile(t.house, self(1), file.documents[0]!.id, 'docx', true))).toBe('security.not_permitted');
  });

  it('is moved by one of two who act at once, and neither sees half', async () => {
    const id = await open();
    const { revision } = (await read(id)).case;
    const outcomes = await Promise.all([code(step(officer, id, 'decide', { reason: '甲', revision })), code(step(colleague, id, 'decide', { reason: '乙', revision })), code(step(leader, id, 'send_back', { reason: '丙', revision }))]);
    expect(outcomes.filter((o) => o === 'done')).toHaveLength(1);
    expect(outcomes.filter((o) => o !== 'done').every((o) => o === 'cases.moved_meanwhile')).toBe(true);
    expect((await read(id)).trail).toHaveLength(2);
  });

  it('gets numbers without gaps or doubles, also when many are opened at once', async () => {
    const numbers = await Promise.all(Array.from({ length: 8 }, () => openCase(t.house, officer, opening()).then((c) => Number(c.number.slice(5)))));
    const sorted = numbers.toSorted((a, b) => a - b);
    expect(sorted).toEqual(Array.from({ length: 8 }, (_, i) => sorted[0]! + i));
  });

  it('is not handled by the person concerned, a relative, or a namesake nobody has looked at', async () => {
    const id = await open();
    const as = (i: number): Actor => ({ ...officer, personId: people[i]! });
    expect(await code(openCase(t.house, as(0), opening()))).toBe('cases.own_case');
    expect(await code(openCase(t.house, as(2), opening()))).toBe('cases.relative');
    expect(await code(step(as(0), id, 'decide', { reason: '属实' }))).toBe('cases.own_case');
    expect(await code(step(as(2), id, 'decide', { reason: '属实' }))).toBe('cases.relative');
    expect(await code(step(as(3), id, 'decide', { reason: '属实' }))).toBe('cases.possible_relative');
    const say = (finding: 'recused' | 'no_relative', accountId: string, by: Actor) => recordAvoidanceFinding(t.house, by, id, { finding, accountId, reason: '户籍档案核对', revision: -1 });
    expect(await code(say('no_relative', officer.accountId!, colleague))).toBe('cases.moved_meanwhile');
    const { revision } = (await read(id)).case;
    expect(await code(recordAvoidanceFinding(t.house, officer, id, { finding: 'no_relative', accountId: officer.accountId!, reason: '户籍档案核对', revision }))).toBe('cases.no_relative_of_oneself');
    await recordAvoidanceFinding(t.house, colleague, id, { finding: 'no_relative', accountId: officer.accountId!, reason: '户籍档案核对', revision });
    await recordAvoidanceFinding(t.house, officer, id, { finding: 'recused', accountId: colleague.accountId!, reason: '曾是同事', revision: revision + 1 });
    expect(await code(step(colleague, id, 'decide', { reason: '属实' }))).toBe('cases.recused');
    expect(await code(step(as(3), id, 'decide', { reason: '属实' }))).toBe('done');
  });

  it('keeps what is left of its term while the clock stands, over a holiday with moved working days', async () => {
    now = '2026-09-25T02:00:00Z';
    const { id } = await openOwnCase(t.house, self(1), { type: 'sample', opening: 'application', title: '说明', facts: { account: '说明' } });
    const due = (await read(id)).case.dueOn!;
    now = '2026-09-30T02:00:00Z';
    await suspendCase(t.house, officer, id, { revision: 0, reason: '等待审计结论' });
    expect(await code(step(officer, id, 'accept'))).toBe('cases.clock_stands');
    expect((await read(id)).case).toMatchObject({ daysLeft: null, suspendedOn: '2026-09-30' });
    now = '2026-10-12T02:00:00Z';
    const resumed = await resumeCase(t.house, officer, id, { revision: 1, reason: '审计结论已到' });
    // 25 September was 中秋. Twelve working days were left on the 30th; meanwhile 8, 9 and, moved to a Saturday, 10 October passed, and the 12th began.
    expect([due, resumed.dueOn]).toEqual(['2026-10-22', '2026-10-28']);
    const extended = await extendCase(t.house, officer, id, { revision: 2, reason: '案情复杂' });
    expect(extended.dueOn > resumed.dueOn!).toBe(true);
    expect(await code(extendCase(t.house, officer, id, { revision: 3, reason: '再延' }))).toBe('cases.extended_once');
    now = '2026-12-20T02:00:00Z';
    await step(officer, id, 'accept');
    const [, , , , accepted] = (await read(id)).trail;
    expect(accepted).toMatchObject({ action: 'accept', dueOn: extended.dueOn });
    expect(accepted!.late).toBeGreaterThan(0);
    now = '2026-11-20T02:00:00Z';
  });

  it('keeps the policy it was opened under', async () => {
    const id = await open();
    await choosePack(t.house, officer, { packId: 'xiangyin', from: '2026-11-20' });
    const file = await read(id);
    expect(file.case.policyVersion).toContain('national@');
    expect(file.case.policyNow).toContain('xiangyin@');
    await choosePack(t.house, officer, { packId: 'national', from: '2026-11-20', reason: '试用结束' });
  });

  it('hears the bodies that were asked before it is decided, each once', async () => {
    const id = await open();
    await consultBody(t.house, officer, id, { revision: 0, body: 'discipline', question: '是否正在核查' });
    expect(await code(consultBody(t.house, officer, id, { revision: 1, body: 'discipline', question: '再问' }))).toBe('cases.body_asked');
    expect(await code(consultBody(t.house, officer, id, { revision: 1, body: 'nobody', question: '请问' }))).toBe('cases.no_such_body');
    expect(await code(step(leader, id, 'decide', { reason: '属实' }))).toBe('cases.opinion_owed');
    const [asked] = (await read(id)).consultations;
    const answers = await Promise.all(['agree', 'disagree'].map((opinion) => code(answerForBody(t.house, discipline, asked!.id, { opinion: opinion as 'agree', answer: '没有核查' }))));
    expect(answers.sort()).toEqual(['cases.opinion_given', 'done']);
    expect(await code(step(leader, id, 'decide', { reason: '属实' }))).toBe('done');
  });

  it('is assigned, merged with its people, and taken up again', async () => {
    const [a, b] = [await open(), await open({ parties: [{ role: 'subject', personId: people[1]! }] })];
    await assignCase(t.house, officer, a, { revision: 0, accountId: colleague.accountId!, reason: '熟悉情况' });
    expect((await caseList(t.house, colleague, { assignee: 'mine', open: true, ...page })).cases.map((c) => c.id)).toContain(a);
    const merged = await Promise.all([code(mergeCase(t.house, officer, b, { revision: 0, into: a, reason: '同一事项' })), code(mergeCase(t.house, officer, a, { revision: 1, into: b, reason: '同一事项' }))]);
    expect(merged.filter((m) => m === 'done')).toHaveLength(1);
    const [into, from] = merged[0] === 'done' ? [a, b] : [b, a];
    expect((await read(into)).case.people.map((p) => p.personId).sort()).toEqual([people[0]!, people[1]!, people[3]!].sort());
    expect(await code(step(leader, from, 'decide', { reason: '属实' }))).toBe('cases.merged_away');
    await step(leader, into, 'decide', { reason: '属实' });
    const { revision } = (await read(into)).case;
    expect(await reopenCase(t.house, officer, into, { revision, reason: '发现新证据' })).toMatchObject({ state: 'examined' });
    expect(await code(reopenCase(t.house, officer, into, { revision: revision + 1, reason: '再来' }))).toBe('cases.not_closed');
  });
});

describe('what is seen', () => {
  it('the person sees his cases but for what the law withholds, and that it is withheld', async () => {
    const fresh = await t.house.unit(t.system, (unit) => savePeople(unit, [{ name: '测试戊', sex: 'female', bornOn: '1985-01', appointments: [{ organizationId: unitId, title: '干部', main: true, category: 'staff', startedOn: '2020-01' }] }]));
    const person = t.actor('cadre', { personId: fresh[0] as PersonId });
    const id = await open({ parties: [{ role: 'subject', personId: fresh[0] as PersonId }] });
    expect(await casesOfSelf(t.house, person)).toMatchObject({ cases: [], withheld: [{ typeTitle: { zh: '样例事项' }, source: '监督执纪工作规则' }] });
    await step(leader, id, 'decide', { reason: '事实清楚' });
    const { cases, withheld } = await casesOfSelf(t.house, person);
    expect(withheld).toEqual([]);
    expect(cases).toMatchObject([{ id, stateTitle: { zh: '已决定' }, withheld: [{ what: { zh: '其他单位的意见' } }], notices: [{ action: 'decide' }], documents: [{ title: '关于项目失误核查的决定' }] }]);
    expect(cases[0]!.trail.map((l) => [l.action, l.reason])).toEqual([['ex_officio', null], ['decide', '事实清楚']]);
    expect(JSON.stringify(cases)).not.toContain(leader.name);
  });

  it('an officer sees forms, flow and lists; the timetable counts few cases only', async () => {
    const forms = await formsFor(t.house, officer);
    const sample = forms.find((f) => f.key === 'sample')!;
    expect(sample.flow.states.map((s) => [s.key, s.term?.days ?? null, s.end])).toEqual([['filed', 15, false], ['examined', 30, false], ['decided', null, true], ['withdrawn', null, true]]);
    expect((await formsFor(t.house, self(0), true)).find((f) => f.key === 'sample')!.openings.map((o) => o.key)).toEqual(['application']);
    const list = await caseList(t.house, officer, { type: 'sample', open: true, ...page });
    expect(list.cases.every((c) => c.closedOn === null)).toBe(true);
    const dues = list.cases.map((c) => c.dueOn ?? '9999');
    expect(dues).toEqual(dues.toSorted());
    const { types, least } = await timetables(t.house, officer);
    expect(least).toBe(5);
    const filed = types.find((x) => x.key === 'sample')!.lines.find((l) => l.state === 'filed')!;
    expect(filed).toMatchObject({ times: 2, median: null });
  });

  it('everybody finds what waits for him, and nothing that is done', async () => {
    const waiting = (actor: Actor) => t.house.unit(actor, async (unit) => (await caseTodos.list(unit)).map((x) => [x.text, x.to]));
    const id = await open({ parties: [{ role: 'subject', personId: people[1]! }] });
    expect(await waiting(officer)).toContainEqual(['cases.todo.unassigned', `/cases/${id}`]);
    await assignCase(t.house, officer, id, { revision: 0, accountId: colleague.accountId!, reason: '熟悉情况' });
    expect(await waiting(officer)).not.toContainEqual(['cases.todo.mine', `/cases/${id}`]);
    expect(await waiting(colleague)).toContainEqual(['cases.todo.mine', `/cases/${id}`]);
    await consultBody(t.house, officer, id, { revision: 1, body: 'audit', question: '请提出意见' });
    expect(await waiting(discipline)).toEqual([['cases.todo.opinion', `/cases/${id}`]]);
    const before = (await waiting(self(1))).length;
    await answerForBody(t.house, discipline, (await read(id)).consultations[0]!.id, { opinion: 'agree', answer: '同意' });
    await step(leader, id, 'decide', { reason: '属实' });
    expect(await waiting(discipline)).toEqual([]);
    expect(await waiting(colleague)).not.toContainEqual(['cases.todo.mine', `/cases/${id}`]);
    expect((await waiting(self(1))).length).toBe(before + 1);
  });

  it('a paper handed over is proved by a paper', async () => {
    const id = await open();
    await step(leader, id, 'decide', { reason: '属实' });
    const [notice] = (await read(id)).notices;
    const { hash } = await t.house.unit(officer, (unit) => saveFile(unit, '送达回证.pdf', Buffer.from('%PDF-1.4\n%%EOF\n')));
    await proveNotice(t.house, officer, notice!.id, { delivery: 'in_person', proof: hash });
    expect(await code(proveNotice(t.house, officer, notice!.id, { delivery: 'post', proof: hash }))).toBe('cases.notice_delivered');
  });
});
