import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { REGION, testHouse, type TestHouse } from '../../../tests/support/house.ts';
import { code } from '../../../tests/support/refusals.ts';
import { policiesFolder } from '../../app/paths.ts';
import type { Actor } from '../../kernel/actor.ts';
import type { PersonId } from '../../kernel/ids.ts';
import { acknowledgeNotice, casesOfSelf, reopenCase, caseTypeKnown, faultsOf, openCase, openOwnCase, readCaseFile, takeOwnStep, takeStep } from '../cases/index.ts';
import { diskSource, policyLibrary, packOf, usePolicies } from '../policy/index.ts';
import { saveOrganizations, savePeople, saveRegion } from '../registry/index.ts';
import { effectsWorker } from './commands/effects.ts';
import { promotionGate } from './commands/promotion-gate.ts';
import { mayBeTolerated, mistake } from './fixtures.ts';
import { protectionModule, sanctionFacts, shieldedEntries, standsAgainst } from './index.ts';
import { effectsOfPerson, effectsOfSelf, similarTo } from './queries/effects.ts';
import { clearancesSoFar } from './queries/clearances.ts';
import { sharesOfInquiries } from './queries/inquiries.ts';
import { inquiryType } from './types/inquiry.ts';
import { reportType } from './types/report.ts';
import { sanctionType } from './types/sanction.ts';
import { toleranceType } from './types/tolerance.ts';

let now = '2026-03-20T02:00:00Z';
let t: TestHouse;
let unitId = '';
let people: PersonId[] = [];
let officer: Actor;
let leader: Actor;
const self = (i: number): Actor => t.actor('cadre', { personId: people[i]! });
const step = (actor: Actor, id: string, action: string, facts: Record<string, unknown> = {}, reason?: string) => takeStep(t.house, actor, id, { action, facts, revision: null, ...(reason ? { reason } : {}) });
const own = (i: number, id: string, action: string, facts: Record<string, unknown> = {}) => takeOwnStep(t.house, self(i), id, { action, facts, revision: null });
const correction = (i: number) => ({ correctionTask: '重新评估并公开结果，完善评估规程', correctionOwner: people[i]!, correctionDue: '2026-06-30' });
const state = async (id: string): Promise<string> => (await readCaseFile(t.house, officer, id)).case.state;

beforeAll(async () => {
  usePolicies(diskSource(policiesFolder));
  protectionModule();
  t = await testHouse({ clock: { now: () => new Date(now) } });
  [officer, leader] = [t.actor('officer'), t.actor('leader')];
  await t.house.unit(t.system, async (unit) => {
    await saveRegion(unit, { code: REGION, name: '清河县', level: 'county' });
    const [root] = await saveOrganizations(unit, [{ name: '清河县', type: 'region', validFrom: '2000-01-01' }]);
    [unitId] = (await saveOrganizations(unit, [{ name: '柳林镇', type: 'town', parentId: root!, validFrom: '2000-01-01' }])) as [string];
    people = (await savePeople(unit, ['甲', '乙', '丙', '丁', '戊', '己', '庚'].map((n) => ({ name: `测试${n}`, sex: 'male' as const, bornOn: '1980-01', appointments: [{ organizationId: unitId, title: '副镇长', main: true, category: 'deputy' as const, leadershipLevel: '乡科级副职', startedOn: '2020-01' }] })))) as PersonId[];
  });
});
afterAll(() => t.close());

describe('the tables of the types', () => {
  it('hold, and every term they name stands in every pack', async () => {
    expect([toleranceType, reportType, inquiryType, sanctionType].map(faultsOf)).toEqual([[], [], [], []]);
    expect(caseTypeKnown('tolerance')).toBe(true);
    const { folders } = await policyLibrary();
    const terms = [toleranceType, reportType, inquiryType, sanctionType].flatMap((type) => [...Object.values(type.states).map((s) => s.term), type.consultTerm, type.extensionTerm]).flatMap((x) => (x ? [x.parameter] : []));
    for (const id of folders.keys()) for (const parameter of terms) expect((await packOf(id)).parameters.has(parameter), `${id} ${parameter}`).toBe(true);
  });
});

describe('tolerance', () => {
  let first = '';
  it('runs from application to a corrected mistake, never without its correction task (P01)', async () => {
    const { id } = await openOwnCase(t.house, self(0), { type: 'tolerance', opening: 'application', title: '产权改革试点返工', facts: mistake });
    await step(officer, id, 'accept');
    await step(officer, id, 'find', { evidenceFor: '经班子集体研究并报备', evidenceAgainst: '未征求专家意见' });
    await step(officer, id, 'conclude', mayBeTolerated, '属于先行先试中的失误');
    expect((await readCaseFile(t.house, officer, id)).trail.find((l) => l.action === 'conclude')!.kept).toMatchObject({ tableSays: '可以容错', rows: ['4'] });
    expect(await code(step(leader, id, 'tolerate', {}, '予以容错'))).toBe('cases.fact_missing');
    expect(await code(step(leader, id, 'tolerate', { ...correction(0), correctionDue: '2026-03-20' }, '予以容错'))).toBe('protection.correction_past');
    expect(await code(step(officer, id, 'tolerate', correction(0), '予以容错'))).toBe('security.not_permitted');
    await step(leader, id, 'tolerate', correction(0), '动机为公，程序合规');
    expect(await effectsOfPerson(t.house, officer, people[0]!)).toMatchObject([{ kind: 'relief', basis: '容错', holds: true, case: { id } }]);
    expect(await effectsOfSelf(t.house, self(0))).toMatchObject([{ kind: 'relief', case: null }]);
    await own(0, id, 'report', { correctionReport: '已重新评估并公示' });
    await step(officer, id, 'again', {}, '公示期未满');
    await own(0, id, 'report', { correctionReport: '公示期满，无异议' });
    await step(officer, id, 'approve', {}, '整改到位');
    first = id;
    const file = await readCaseFile(t.house, officer, id);
    expect(file.case.state).toBe('corrected');
    expect(file.documents.map((d) => d.title)).toEqual(['予以容错决定书']);
    expect(file.consequences).toMatchObject([{ kind: 'relief', personId: people[0] }]);
  });

  it('does not tolerate what the table excludes, whoever wishes it; what was decided goes into the casebook without names', async () => {
    const open = async (title: string, i: number) => (await openCase(t.house, officer, { type: 'tolerance', opening: 'ex_officio', title, organizationId: unitId, parties: [{ role: 'subject', personId: people[i]! }], facts: { ...mistake, field: '城市管理' } })).id;
    const id = await open('违规发包', 1);
    await step(officer, id, 'conclude', { ...mayBeTolerated, 是否谋取私利: true, summary: '借试点之名谋利。' }, '谋取私利');
    expect(await code(step(leader, id, 'tolerate', correction(1), '予以容错'))).toBe('protection.not_tolerable');
    expect(await code(step({ ...leader, accountId: officer.accountId }, id, 'decline', {}, '不予容错'))).toBe('cases.took_before');
    await step(leader, id, 'decline', {}, '谋取私利，不予容错');
    expect(await effectsOfPerson(t.house, officer, people[1]!)).toEqual([]);
    const next = await open('停车改革失误', 2);
    expect(await similarTo(t.house, officer, next)).toEqual({ known: false, cases: [] });
    await step(officer, next, 'conclude', { ...mayBeTolerated, 是否履行决策程序: false }, '程序有欠缺');
    const { cases } = await similarTo(t.house, officer, next);
    expect(cases.map((c) => [c.conclusion, c.same.length, c.different.map((d) => d.fact)])).toEqual([
      ['tolerated', 5, ['是否履行决策程序']],
      ['not_tolerated', 4, ['是否谋取私利', '是否履行决策程序']],
    ]);
    expect(JSON.stringify(cases)).not.toContain('测试');
  });

  it('decides with the bodies that were asked, and only one of two decisions at once', async () => {
    const { id } = await openCase(t.house, officer, { type: 'tolerance', opening: 'ex_officio', title: '并行决定', organizationId: unitId, parties: [{ role: 'subject', personId: people[3]! }], facts: mistake });
    await step(officer, id, 'conclude', mayBeTolerated, '先行先试');
    const outcomes = await Promise.all([code(step(leader, id, 'tolerate', correction(3), '容错')), code(step(t.actor('leader'), id, 'decline', {}, '不容错'))]);
    expect(outcomes.filter((o) => o === 'done')).toHaveLength(1);
    const effects = await effectsOfPerson(t.house, officer, people[3]!);
    expect(effects).toHaveLength((await state(id)) === 'correcting' ? 1 : 0);
  });

  it('taken back takes its relief with it', async () => {
    const id = first;
    await reopenCase(t.house, officer, id, { revision: (await readCaseFile(t.house, officer, id)).case.revision, reason: '发现新证据' });
    await step(officer, id, 'conclude', { ...mayBeTolerated, 是否谋取私利: true }, '新证据表明谋取私利');
    await step(leader, id, 'decline', {}, '谋取私利，不予容错');
    expect(await effectsOfPerson(t.house, officer, people[0]!)).toMatchObject([{ kind: 'relief', endedBecause: 'lifted', holds: false }]);
  });
});

describe('a sanction', () => {
  const register = async (i: number, facts: Record<string, unknown>) => (await openCase(t.house, officer, { type: 'sanction', opening: 'registered', title: '处分跟踪', organizationId: unitId, parties: [{ role: 'subject', personId: people[i]! }], facts: { organ: '清河县纪委监委', document: '清纪〔2026〕3号', ...facts } })).id;
  const ask = <T>(work: (unit: Parameters<typeof standsAgainst>[0]) => Promise<T>) => t.house.unit(t.system, work);

  it('locks what the law locks for its months, and unlocks by itself on the day', async () => {
    now = '2026-03-20T02:00:00Z';
    const id = await register(4, { 处分类型: '记过', 处分生效日期: '2026-03-10' });
    expect(await code(register(5, { 处分类型: '记过', 处分生效日期: '2026-04-01' }))).toBe('protection.sanction_ahead');
    expect(await code(register(5, { 处分类型: '无', 处分生效日期: '2026-03-01' }))).toBe('protection.no_effect_period');
    expect(await effectsOfPerson(t.house, officer, people[4]!)).toMatchObject([{ kind: 'restriction', basis: '记过', from: '2026-03-10', until: '2027-03-10', holds: true }]);
    const against = async (scope: Parameters<typeof standsAgainst>[2], day: string) => [...(await ask((unit) => standsAgainst(unit, [people[4]!], scope, day))).values()].flat().map((r) => [r.code, r.params?.['until']]);
    expect([await against('promotion', '2027-03-09'), await against('promotion', '2027-03-10'), await against('pay_step', '2026-04-01')]).toEqual([[['protection.locked', '2027-03-10']], [], [['protection.locked', '2027-03-10']]]);
    expect((await ask((unit) => sanctionFacts(unit, 'all', '2026-12-31'))).get(people[4]!)).toEqual({ 处分类型: '记过', 处分生效日期: '2026-03-10', 处分影响期内: true, 是否当年受处分: true, 是否当年受诫勉: false });
    const gate = (level: string | null) => ask((unit) => promotionGate(unit, { id: 'a', personId: people[4]!, organizationId: unitId, principal: true, leadershipLevel: level, state: 'proposed' }, 'take_office'));
    expect([(await gate('乡科级正职')).map((r) => r.code), await gate('乡科级副职'), await gate(null)]).toEqual([['protection.locked'], [], []]);
    expect(await code(step(officer, id, 'expire'))).toBe('protection.released_by_itself');
    await step(officer, id, 'name_helper', { helper: people[5]! });
    await step(officer, id, 'name_helper', { helper: people[6]! });
    expect(await code(step(officer, id, 'name_helper', { helper: people[4]! }))).toBe('protection.helper_himself');
    expect((await readCaseFile(t.house, officer, id)).case.people.filter((p) => p.role === 'helper').map((p) => p.personId)).toEqual([people[6]]);
    expect(await code(own(5, id, 'help_talk', { talkOn: '2026-03-20', talk: '谈工作状况' }))).toBe('security.not_permitted');
    await own(6, id, 'help_talk', { talkOn: '2026-03-20', talk: '谈工作状况' });
    now = '2027-03-09T02:00:00Z';
    await effectsWorker.run(t.house, REGION);
    expect(await state(id)).toBe('in_force');
    now = '2027-03-10T02:00:00Z';
    await Promise.all([effectsWorker.run(t.house, REGION), effectsWorker.run(t.house, REGION)]);
    expect(await state(id)).toBe('assessing');
    expect(await effectsOfPerson(t.house, officer, people[4]!)).toMatchObject([{ endedOn: '2027-03-10', endedBecause: 'expired', holds: false }]);
    expect((await readCaseFile(t.house, officer, id)).notices.filter((n) => n.action === 'expire')).toHaveLength(1);
    const judged = { 问题性质: '较轻', 问题动机: '较轻', 问题轻重程度: '一般', 影响期内现实表现: '突出', conduct: '驻村帮扶表现突出' };
    expect(await code(step(leader, id, 'reuse', { ...judged, 影响期内现实表现: '较差' }, '表现差'))).toBe('protection.not_reusable');
    await step(leader, id, 'reuse', judged, '性质较轻，表现突出');
    expect(await state(id)).toBe('reusable');
    now = '2026-03-20T02:00:00Z';
  });

  it('is not closed without exactly one helper and a talk (M119)', async () => {
    now = '2025-01-10T02:00:00Z';
    const id = await register(5, { 处分类型: '警告', 处分生效日期: '2025-01-10' });
    now = '2025-07-10T02:00:00Z';
    await effectsWorker.run(t.house, REGION);
    expect(await state(id)).toBe('assessing');
    expect(await code(step(leader, id, 'not_yet', {}, '暂缓'))).toBe('protection.one_helper');
    await step(officer, id, 'name_helper', { helper: people[6]! });
    expect(await code(step(leader, id, 'not_yet', {}, '暂缓'))).toBe('protection.no_talk');
    await step(officer, id, 'talk', { talkOn: '2025-07-10', talk: '回访' });
    await step(leader, id, 'not_yet', {}, '暂缓使用');
    now = '2026-03-20T02:00:00Z';
  });

  it('adds what is left of another, capped at 48 months; a revoked one ends at once', async () => {
    now = '2026-03-20T02:00:00Z';
    const first = await register(6, { 处分类型: '撤职', 处分生效日期: '2026-01-10' });
    const second = await register(6, { 处分类型: '撤职', 处分生效日期: '2026-03-10' });
    const third = await register(6, { 处分类型: '降级', 处分生效日期: '2026-03-20' });
    const untils = async () => new Map((await effectsOfPerson(t.house, officer, people[6]!)).map((e) => [e.case!.id, e]));
    expect([(await untils()).get(first)!.until, (await untils()).get(second)!.until, (await untils()).get(third)!.until]).toEqual(['2028-01-10', '2030-01-10', '2030-03-20']);
    await step(leader, second, 'revoke', {}, '申诉处理决定撤销');
    expect((await untils()).get(second)).toMatchObject({ endedBecause: 'lifted', holds: false });
    expect((await untils()).get(first)).toMatchObject({ holds: true });
  });

  it('shields nothing, and a relief without records shields nothing either', async () => {
    expect([...(await ask((unit) => shieldedEntries(unit, 'all', '2026-03-20'))).keys()]).toEqual([]);
  });
});

describe('a report that was untrue', () => {
  it('is withheld while it is checked, then everything on hold is restored and the person and the head are told (P02)', async () => {
    const [hit, head] = (await t.house.unit(t.system, (unit) => savePeople(unit, ['辛', '壬'].map((n) => ({ name: `测试${n}`, sex: 'female' as const, bornOn: '1982-01', appointments: [{ organizationId: unitId, title: '副镇长', main: true, category: 'deputy' as const, leadershipLevel: '乡科级副职', startedOn: '2020-01' }] }))))) as [PersonId, PersonId];
    const me = t.actor('cadre', { personId: hit });
    const discipline = t.actor('supervisor');
    now = '2026-03-20T02:00:00Z';
    const { id } = await openCase(t.house, discipline, { type: 'report', opening: 'received', title: '反映违规发放补贴', organizationId: unitId, parties: [{ role: 'subject', personId: hit }, { role: 'head', personId: head }], facts: { channel: 'letter', receivedOn: '2026-03-18', matter: '违规发放补贴', held: ['promotion', 'award'] } });
    const locked = async (scope: Parameters<typeof standsAgainst>[2]) => (await t.house.unit(t.system, (unit) => standsAgainst(unit, [hit], scope, unit.today))).size;
    expect([await locked('promotion'), await locked('grade')]).toEqual([1, 0]);
    // A report that is being checked is no sanction: assessment hears nothing of it.
    expect((await t.house.unit(t.system, (unit) => sanctionFacts(unit, [hit], '2026-12-31'))).size).toBe(0);
    expect(await casesOfSelf(t.house, me)).toMatchObject({ cases: [], withheld: [{ typeTitle: { zh: '举报核查与澄清' } }] });
    const proof = async (file: string) => (await readCaseFile(t.house, officer, file)).consequences.flatMap((c) => (c.kind === 'hold' ? [c.now?.title.zh] : []));
    expect(await proof(id)).toEqual(['暂缓中', '暂缓中']);
    await step(discipline, id, 'check', { checked: '调取发放台账，均有依据' });
    now = '2026-03-26T02:00:00Z';
    // A second report that holds the same is not lifted with the first, and the page of the first does not say that the way is free.
    const { id: second } = await openCase(t.house, discipline, { type: 'report', opening: 'received', title: '反映吃空饷', organizationId: unitId, parties: [{ role: 'subject', personId: hit }], facts: { channel: 'call', receivedOn: '2026-03-25', matter: '吃空饷', held: ['award'] } });
    await step(discipline, id, 'find_untrue', {}, '查无实据');
    expect([await locked('promotion'), await locked('award')]).toEqual([0, 1]);
    expect(await proof(id)).toEqual(['已恢复', '本案已恢复，另受“举报核查”限制']);
    await step(discipline, second, 'find_untrue', {}, '查无实据');
    expect(await proof(id)).toEqual(['已恢复', '已恢复']);
    expect(await code(step(officer, id, 'clear', { clearance: 'media', consent: false, notice: '经查不实' }, '澄清'))).toBe('protection.consent_needed');
    await step(officer, id, 'clear', { clearance: 'unit', consent: true, notice: '反映的问题经查不实，予以澄清。' }, '核查认定不实');
    const file = await readCaseFile(t.house, officer, id);
    expect(file.notices.filter((n) => n.action === 'clear').map((n) => n.role).sort()).toEqual(['head', 'subject']);
    expect(file.documents.map((d) => d.title)).toEqual(['澄清函']);
    // Every single thing that waited is listed as proof, with its days, and asked anew whether it is open.
    expect(file.consequences.map((c) => [c.kind, c.personId, c.title.zh, c.now?.title.zh])).toEqual([
      ['hold', hit, '提拔：2026-03-20起暂缓，2026-03-26恢复', '已恢复'],
      ['hold', hit, '评先评优：2026-03-20起暂缓，2026-03-26恢复', '已恢复'],
      ['relief', hit, '澄清：考核、提拔、评优不受影响', '有效'],
    ]);
    const own = await casesOfSelf(t.house, me);
    expect(own.withheld).toEqual([]);
    expect(own.cases.find((c) => c.id === id)).toMatchObject({ withheld: [{ what: { zh: '反映人的任何信息' } }] });
    // On hold from Friday the 20th: the 23rd to the 26th are four working days.
    expect(await clearancesSoFar(t.house, officer)).toEqual({ cases: 1, persons: 1, held: { persons: 1, longestDays: 4 }, years: [{ year: 2026, cases: 1, persons: 1, byWay: { unit: 1 } }] });
    now = '2026-03-20T02:00:00Z';
  });
});

describe('an explanation', () => {
  const ask = (opening: string, person: PersonId, actor: Actor, facts: Record<string, unknown> = {}, head?: PersonId) => openCase(t.house, actor, { type: 'inquiry', opening, title: '请说明有关情况', organizationId: unitId, parties: [{ role: 'subject', personId: person }, ...(head ? [{ role: 'head' as const, personId: head }] : [])], facts: { matter: '项目进度滞后的原因', ...facts } });

  it('is asked for in writing; a letter needs a leader and its reason (P03); what is accepted goes to the person and the head (P02)', async () => {
    now = '2026-03-20T02:00:00Z';
    expect(await code(ask('letter', people[0]!, officer, { letterReason: '急' }))).toBe('security.not_permitted');
    expect(await code(ask('letter', people[0]!, leader))).toBe('cases.fact_missing');
    const { id } = await ask('written', people[0]!, officer, {}, people[1]!);
    const letter = await ask('letter', people[2]!, leader, { letterReason: '多次口头说明前后不一' }, people[1]!);
    expect(await code(step(officer, id, 'silent', {}, '未说明'))).toBe('protection.still_time');
    await own(0, id, 'explain', { explanation: '用地审批周期较长，已补办' });
    await step(officer, id, 'accept', {}, '情况属实');
    const shares = await sharesOfInquiries(t.house, officer);
    expect(shares).toMatchObject({ written: 1, letters: 1, letterPercent: 50, accepted: 1, notFedBack: [{ id, missing: ['subject', 'head'] }] });
    const mine = (await casesOfSelf(t.house, self(0))).cases.find((c) => c.id === id)!;
    await acknowledgeNotice(t.house, self(0), mine.notices.find((n) => n.action === 'accept')!.id);
    expect((await sharesOfInquiries(t.house, officer)).notFedBack[0]!.missing).toEqual(['head']);
    now = '2026-04-20T02:00:00Z';
    await step(officer, letter.id, 'silent', {}, '逾期未说明');
    expect(await code(step({ ...leader, accountId: officer.accountId }, letter.id, 'admonish', {}, '诫勉'))).toBe('cases.took_before');
    await step(leader, letter.id, 'admonish', {}, '不如实说明');
    expect(await effectsOfPerson(t.house, officer, people[2]!)).toMatchObject([{ kind: 'restriction', basis: '诫勉', from: '2026-04-20', until: '2026-10-20' }]);
    expect((await t.house.unit(t.system, (unit) => sanctionFacts(unit, [people[2]!], '2026-12-31'))).get(people[2]!)).toMatchObject({ 是否当年受诫勉: true, 是否当年受处分: false, 处分影响期内: false });
    now = '2026-03-20T02:00:00Z';
  });
});
