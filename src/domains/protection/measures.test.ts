import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { REGION, testHouse, type TestHouse } from '../../../tests/support/house.ts';
import { code, refusal as refused } from '../../../tests/support/refusals.ts';
import { policiesFolder } from '../../app/paths.ts';
import type { Actor } from '../../kernel/actor.ts';
import type { PersonId } from '../../kernel/ids.ts';
import { saveFile } from '../../platform/files/index.ts';
import { openWorkbook, writeWorkbook } from '../../platform/sheets/index.ts';
import { casesOfSelf, openCase, takeOwnStep, takeStep } from '../cases/index.ts';
import { diskSource, usePolicies } from '../policy/index.ts';
import { saveOrganizations, savePeople, saveRegion } from '../registry/index.ts';
import { addMeasures, checkMeasure, recordMeasure, withdrawRecord } from './commands/measures.ts';
import { buildMeasure } from './fixtures.ts';
import { protectionModule } from './index.ts';
import { differencesFile, importList, measureListFile, measureListTemplate, previewList } from './queries/measure-files.ts';
import { differencesOfYear, measureList } from './queries/measures.ts';

let now = '2026-03-20T02:00:00Z';
let t: TestHouse;
let unitId = '';
let next = 0;
let people: PersonId[] = [];
let officer: Actor;
let leader: Actor;
let discipline: Actor;
const MATTER = '违规审批临时用地';
const ask = (person: PersonId, facts: Record<string, unknown> = {}, opening = 'written') => openCase(t.house, opening === 'letter' ? leader : officer, { type: 'inquiry', opening, title: '说明有关情况', organizationId: unitId, parties: [{ role: 'subject', personId: person }], facts: { matter: MATTER, ...(opening === 'letter' ? { letterReason: '前后不一' } : {}), ...facts } });
const step = (actor: Actor, id: string, action: string, facts: Record<string, unknown> = {}) => takeStep(t.house, actor, id, { action, facts, reason: '按程序办理', revision: null });
const record = (person: PersonId, change: Parameters<typeof buildMeasure>[1] = {}) => recordMeasure(t.house, discipline, buildMeasure(person, change));
const lines = async (actor: Actor, person: PersonId) => (await measureList(t.house, actor, {})).measures.filter((m) => m.person.id === person);
/** Somebody nobody has asked yet. */
const somebody = (): PersonId => people[next++]!;

beforeAll(async () => {
  usePolicies(diskSource(policiesFolder));
  protectionModule();
  t = await testHouse({ clock: { now: () => new Date(now) } });
  [officer, leader, discipline] = [t.actor('officer'), t.actor('leader'), t.actor('supervisor')];
  await t.house.unit(t.system, async (unit) => {
    await saveRegion(unit, { code: REGION, name: '清河县', level: 'county' });
    const [root] = await saveOrganizations(unit, [{ name: '清河县', type: 'region', validFrom: '2000-01-01' }]);
    const [town, bureau] = await saveOrganizations(unit, ['柳林镇', '水利局'].map((name) => ({ name, type: 'town' as const, parentId: root!, validFrom: '2000-01-01' })));
    unitId = town!;
    const person = (name: string, organizationId: string) => ({ name, sex: 'male' as const, bornOn: '1980-01', appointments: [{ organizationId, title: '副镇长', main: true, category: 'deputy' as const, leadershipLevel: '乡科级副职', startedOn: '2020-01' }] });
    people = (await savePeople(unit, [...Array.from('甲乙丙丁戊己庚辛壬癸子丑', (n) => person(`测试${n}`, town!)), person('周同', town!), person('周同', bureau!)])) as PersonId[];
  });
});
beforeEach(() => void (now = '2026-03-20T02:00:00Z'));
afterAll(() => t.close());

describe('nobody is asked twice about one matter', () => {
  it('each step of an inquiry puts its line on the list; what came of it stands beside', async () => {
    const person = somebody();
    const { id, number } = await ask(person, { lead: '线索7号' });
    await takeOwnStep(t.house, t.actor('cadre', { personId: person }), id, { action: 'explain', facts: { explanation: '审批在先' }, revision: null });
    await step(officer, id, 'doubt');
    // The reminder is on the case's own matter: nobody asked twice.
    await step(officer, id, 'remind', { talkOn: '2026-03-19' });
    expect((await lines(discipline, person)).map((m) => [m.body, m.kind, m.onDay, m.matter, m.lead, m.case?.number])).toEqual([['organization', 'explanation', '2026-03-20', MATTER, '线索7号', number], ['organization', 'reminder', '2026-03-19', MATTER, '线索7号', number]]);
    const other = somebody();
    const letter = await ask(other, {}, 'letter');
    now = '2026-04-20T02:00:00Z';
    await step(officer, letter.id, 'silent');
    await step(leader, letter.id, 'admonish');
    expect((await lines(officer, other)).map((m) => m.kind)).toEqual(['admonition', 'inquiry']);
  });

  it('the second body is refused with the record named, and goes on when it says why the matter is another; the statement is kept and shown', async () => {
    const person = somebody();
    await record(person, { lead: '线索8号' });
    const no = await refused(ask(person, { matter: '违规审批临时用地。' }));
    expect(no).toMatchObject({ code: 'protection.asked_before', because: [{ code: 'protection.asked_about', params: { body: 'discipline', kind: 'inquiry', on: '2026-03-18', by: discipline.name, matter: MATTER } }] });
    expect(await code(ask(person, { matter: '违规审批临时用地' }, 'letter'))).toBe('protection.asked_before');
    expect(await code(ask(person, { matter: '公车私用', lead: '线索 8 号' }))).toBe('protection.asked_before');
    expect(await code(ask(person, { matter: '公车私用' }))).toBe('done');
    expect(await code(ask(person, { differs: '涉及的是另一地块' }))).toBe('done');
    expect((await lines(discipline, person)).map((m) => m.differs).filter(Boolean)).toEqual(['涉及的是另一地块']);
    const cadre = JSON.stringify(await casesOfSelf(t.house, t.actor('cadre', { personId: person })));
    expect(cadre).not.toContain('另一地块');
    expect(cadre).not.toContain('线索8号');
  });

  it('works the other way round too, and within one body', async () => {
    const person = somebody();
    await ask(person);
    expect(await refused(record(person, { kind: 'reminder' }))).toMatchObject({ code: 'protection.asked_before', because: [{ params: { body: 'organization', kind: 'explanation' } }] });
    expect(await code(ask(person))).toBe('protection.asked_before');
    // What comes of it is no asking.
    expect(await code(record(person, { kind: 'admonition' }))).toBe('done');
    now = '2026-09-20T02:00:00Z';
    expect(await code(ask(person))).toBe('done');
  });

  it('a reminder is refused when the other body asked after the case was opened', async () => {
    const person = somebody();
    const { id } = await ask(person);
    now = '2026-03-20T03:00:00Z';
    await record(person, { differs: '另有证据' });
    await takeOwnStep(t.house, t.actor('cadre', { personId: person }), id, { action: 'explain', facts: { explanation: '审批在先' }, revision: null });
    await step(officer, id, 'doubt');
    expect(await code(step(officer, id, 'remind', { talkOn: '2026-03-20' }))).toBe('protection.asked_before');
    expect(await code(step(officer, id, 'remind', { talkOn: '2026-03-20', differs: '只就程序提醒' }))).toBe('done');
  });

  it.each(['organization first', 'discipline first'])('of two bodies that ask at once one is refused: %s', async (order) => {
    const person = somebody();
    const both = [() => code(ask(person)), () => code(record(person))];
    const outcomes = await Promise.all((order === 'organization first' ? both : both.toReversed()).map((work) => work()));
    expect(outcomes.toSorted()).toEqual(['done', 'protection.asked_before']);
    expect(await lines(officer, person)).toHaveLength(1);
  });
});

describe('access', () => {
  it('of a restricted line the other body sees that there was one, its kind and its day: on the list, in the refusal, in the file, in the differences', async () => {
    const person = somebody();
    await record(person, { restricted: true, lead: '线索9号', matter: '隐瞒不报个人事项' });
    const [seen] = await lines(officer, person);
    expect(seen).toMatchObject({ hidden: true, kind: 'inquiry', onDay: '2026-03-18', matter: null, lead: null, document: null, recordedBy: null, can: { check: true, withdraw: false } });
    expect((await lines(discipline, person))[0]).toMatchObject({ hidden: false, matter: '隐瞒不报个人事项', can: { check: false, withdraw: true } });
    const no = await refused(ask(person, { matter: '隐瞒不报个人事项' }));
    expect(no).toMatchObject({ code: 'protection.asked_before', because: [{ code: 'protection.asked_restricted' }] });
    expect(JSON.stringify([no!.params, no!.because])).not.toContain('隐瞒不报');
    const files = [await measureListFile(t.house, officer, { language: 'zh-CN' }), await differencesFile(t.house, leader, undefined, 'en')];
    const text = async (bytes: Uint8Array): Promise<string> => {
      const workbook = await openWorkbook(bytes);
      const found: unknown[] = [];
      for (const s of workbook.sheets) for await (const batch of workbook.batches(s.name)) found.push(...batch.flatMap((r) => r.values));
      return JSON.stringify(found);
    };
    for (const f of files) expect(await text(f.bytes)).not.toContain('隐瞒不报');
    expect(await text((await measureListFile(t.house, discipline, { language: 'zh-CN' })).bytes)).toContain('隐瞒不报');
    expect(JSON.stringify((await differencesOfYear(t.house, officer, undefined)).differences)).not.toContain('隐瞒不报');
    const { rows: audited } = await t.database.query(`select action, detail::text from platform.audit where action like 'protection.measure%'`);
    expect(JSON.stringify(audited)).not.toContain('隐瞒不报');
    expect(audited.map((r) => (r as { action: string }).action)).toEqual(expect.arrayContaining(['protection.measures_read', 'protection.measures_exported', 'protection.measure_recorded']));
  });

  it('nobody sees or puts a line about himself', async () => {
    const person = somebody();
    await record(person);
    const himself = t.actor('officer', { personId: person });
    expect(await lines(himself, person)).toEqual([]);
    const [line] = await lines(officer, person);
    expect(await code(checkMeasure(t.house, himself, line!.id, { finding: 'confirmed', reason: null }))).toBe('protection.no_such_measure');
    expect(await code(recordMeasure(t.house, t.actor('supervisor', { personId: person }), buildMeasure(person, { matter: '别的事' })))).toBe('protection.measure_oneself');
    expect(await code(recordMeasure(t.house, officer, buildMeasure(person, { matter: '别的事' })))).toBe('security.not_permitted');
    expect(await code(measureList(t.house, t.actor('liaison', { path: '1' }), {}))).toBe('security.not_permitted');
  });
});

describe('reconciliation', () => {
  it('the other body confirms or disputes; a line put there by mistake is withdrawn by whose it is', async () => {
    const person = somebody();
    const { id } = await record(person);
    const check = (actor: Actor, finding: 'confirmed' | 'disputed', reason: string | null = null) => code(checkMeasure(t.house, actor, id, { finding, reason }));
    expect(await check(discipline, 'confirmed')).toBe('protection.measure_own');
    expect(await check(leader, 'confirmed')).toBe('security.not_permitted');
    expect(await check(officer, 'disputed')).toBe('protection.dispute_without_reason');
    expect(await check(officer, 'disputed', '没有这次函询')).toBe('done');
    const mine = async () => (await differencesOfYear(t.house, discipline, 2026)).differences.filter((d) => d.measure.id === id).map((d) => d.reason);
    expect(await mine()).toEqual(['disputed']);
    expect(await Promise.all([check(officer, 'confirmed'), check(officer, 'confirmed')]).then((both) => both.toSorted())).toEqual(['done', 'protection.measure_checked']);
    expect(await mine()).toEqual([]);
    expect(await code(withdrawRecord(t.house, discipline, id, '登记有误'))).toBe('done');
    expect(await check(officer, 'disputed', '已撤回')).toBe('protection.measure_withdrawn');
    // A withdrawn line counts for nothing.
    const own = await ask(person);
    const [line] = await lines(discipline, person);
    expect(line!.case!.id).toBe(own.id);
    expect(await code(withdrawRecord(t.house, discipline, line!.id, '不对'))).toBe('protection.measure_of_case');
    expect(await code(checkMeasure(t.house, officer, line!.id, { finding: 'confirmed', reason: null }))).toBe('protection.measure_own');
    expect(await code(checkMeasure(t.house, discipline, line!.id, { finding: 'confirmed', reason: null }))).toBe('done');
  });

  it('a list is previewed with the reasons of every row and taken in once; what was asked before goes in and is a likely double', async () => {
    now = '2026-06-20T02:00:00Z';
    const person = people[12]!;
    await ask(person, { matter: '项目资金闲置半年' });
    const head = ['姓名', '单位职务', '方式', '日期', '问题', '限制对方查看'];
    const rows = [['周同', '柳林镇', '函询', '2026-06-10', '项目资金闲置半年', ''], ['周同', '水利局', '谈话提醒', '2026年6月11日', '会议费报销不规范', '是'], ['周同', '', '函询', '2026-06-12', '迟到', ''], ['无此人', '柳林镇', '处分', '2026-13-01', '', ''], ['周同', '柳林镇', '函询', '2026-06-10', '项目资金闲置半年', '']];
    const { hash } = await t.house.unit(t.system, async (unit) => saveFile(unit, '清单.xlsx', await writeWorkbook({ sheets: [{ name: '六月', above: [['六月函询情况']], columns: head.map((header) => ({ header, format: 'text' as const })), rows }] })));
    const preview = await previewList(t.house, discipline, hash);
    expect(preview.rows.map((r) => [r.row, r.verdict, r.faults.map((f) => `${f.column} ${f.fault}`).join(), r.asked.map((a) => a.code).join()])).toEqual([
      [3, 'new', '', 'protection.asked_about'],
      [4, 'new', '', ''],
      [5, 'bad', 'unit missing', ''],
      [6, 'bad', 'matter missing,kind not_a_kind,onDay not_a_day', ''],
      [7, 'already', '', ''],
    ]);
    expect(await lines(officer, person)).toHaveLength(1);
    expect(await importList(t.house, discipline, hash)).toEqual({ added: 2, already: 1, bad: 2, asked: 1 });
    expect(await importList(t.house, discipline, hash)).toEqual({ added: 0, already: 3, bad: 2, asked: 0 });
    const { differences, months } = await differencesOfYear(t.house, officer, 2026);
    expect(differences.filter((d) => d.reason === 'double' && d.measure.person.id === person).map((d) => [d.measure.body, d.other?.body])).toEqual([['organization', 'discipline']]);
    expect(months.find((m) => m.month === '2026-06')).toMatchObject({ records: { organization: 1, discipline: 2 }, unconfirmed: { organization: 1, discipline: 2 }, doubles: 1 });
    const kept = async (name: string, bytes: Uint8Array) => (await t.house.unit(t.system, (unit) => saveFile(unit, name, bytes))).hash;
    expect(await code(previewList(t.house, discipline, await kept('模板.xlsx', (await measureListTemplate(discipline)).bytes)))).toBe('protection.list_without_lines');
    expect(await code(previewList(t.house, discipline, await kept('甲.csv', Buffer.from('甲,乙\n1,2\n'))))).toBe('protection.list_without_heading');
    expect(await code(previewList(t.house, discipline, await kept('乙.csv', Buffer.from('姓名,方式,日期\n周同,函询,2026-06-10\n'))))).toBe('protection.list_columns_missing');
    expect(await code(addMeasures(t.house, officer, []))).toBe('security.not_permitted');
  });
});
