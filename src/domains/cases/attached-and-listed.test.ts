import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { REGION, testHouse, type TestHouse } from '../../../tests/support/house.ts';
import { code, refusal as refused } from '../../../tests/support/refusals.ts';
import { policiesFolder } from '../../app/paths.ts';
import type { Actor } from '../../kernel/actor.ts';
import type { PersonId } from '../../kernel/ids.ts';
import { permission } from '../../kernel/permission.ts';
import { saveFile } from '../../platform/files/index.ts';
import { openWorkbook } from '../../platform/sheets/index.ts';
import { seedEntry } from '../evidence/fixtures.ts';
import { diskSource, usePolicies } from '../policy/index.ts';
import { organizationsNow, saveOrganizations, savePeople, saveRegion } from '../registry/index.ts';
import { provisionAccounts } from '../security/index.ts';
import { consultBody } from './commands/consult.ts';
import { proveNotice } from './commands/delivery.ts';
import { openCase, openOwnCase, type Opening } from './commands/open-case.ts';
import { assignCase, resumeCase, suspendCase } from './commands/run-case.ts';
import { takeOwnStep, takeStep } from './commands/take-step.ts';
import { caseType, declareCaseType } from './definition.ts';
import { knowSample, sampleType } from './fixtures.ts';
import { caseFile } from './queries/cases.ts';
import { attachedFile, ownAttachedFile } from './queries/files.ts';
import { caseList, caseListFile } from './queries/list.ts';
import { casesOfSelf } from './queries/own.ts';
import { timetables } from './queries/timetables.ts';
import { findCase, staysOf, trailOf } from './store/index.ts';
import { caseTodos } from './todos.ts';

let now = '2026-11-02T02:00:00Z';
let t: TestHouse;
let units: string[] = [];
let people: PersonId[] = [];
let officer: Actor;
let other: Actor;
let townLiaison: Actor;
const self = (i: number): Actor => t.actor('cadre', { personId: people[i]! });
const faults = async (work: Promise<unknown>): Promise<(string | undefined)[]> => (await refused(work))?.because.map((r) => `${r.at}: ${r.code}`) ?? [];
const give = async (actor: Actor, name: string, text = name): Promise<{ hash: string; name: string }> => ({ hash: (await t.house.unit(actor, (unit) => saveFile(unit, name, Buffer.from(`%PDF-1.4\n${text}\n%%EOF\n`)))).hash, name });
const open = async (over: Partial<Opening> = {}): Promise<string> => (await openCase(t.house, officer, { type: 'sample', opening: 'ex_officio', title: '项目失误核查', organizationId: units[0]!, parties: [{ role: 'subject', personId: people[0]! }], facts: {}, ...over })).id;
const step = (actor: Actor, id: string, action: string, facts: Record<string, unknown> = {}, reason?: string) => takeStep(t.house, actor, id, { action, facts, revision: null, ...(reason ? { reason } : {}) });
const list = (actor: Actor, q: Partial<Parameters<typeof caseList>[2]> = {}) => caseList(t.house, actor, { sort: 'due', offset: 0, limit: 100, ...q });

beforeAll(async () => {
  usePolicies(diskSource(policiesFolder));
  knowSample();
  t = await testHouse({ clock: { now: () => new Date(now) } });
  await t.house.unit(t.system, async (unit) => {
    await saveRegion(unit, { code: REGION, name: '清河县', level: 'county' });
    const [root] = await saveOrganizations(unit, [{ name: '清河县', type: 'region', validFrom: '2000-01-01' }]);
    units = [...(await saveOrganizations(unit, ['柳林镇', '石桥镇'].map((name) => ({ name, type: 'town' as const, parentId: root!, validFrom: '2000-01-01' }))))];
    people = (await savePeople(unit, ['甲', '乙', '丙'].map((n, i) => ({ name: `测试${n}`, sex: 'male' as const, bornOn: '1980-01', appointments: [{ organizationId: units[i === 2 ? 1 : 0]!, title: '干部', main: true, category: 'staff' as const, startedOn: '2020-01' }] })))) as PersonId[];
  });
  const [a, b] = await provisionAccounts(t.house, t.system, ['officer', 'colleague'].map((name) => ({ name, displayName: name, password: 'Riverbank-Osprey-41', personId: null, grants: [{ role: 'officer' as const }] })));
  officer = { ...t.actor('officer'), accountId: a!, name: 'officer' };
  other = { ...t.actor('officer'), accountId: b!, name: 'colleague' };
  const paths = await t.house.unit(t.system, (unit) => organizationsNow(unit, {}, 'all'));
  townLiaison = t.actor('liaison', { path: paths.find((o) => o.id === units[1])!.path });
});
afterAll(() => t.close());

describe('files of a case', () => {
  it('are opened by whoever may read the file, by the person as far as he may see, each time on record', async () => {
    const applicant = self(0);
    const proof = await give(applicant, '说明.pdf');
    const { id } = await openOwnCase(t.house, applicant, { type: 'sample', opening: 'application', title: '说明', facts: { account: '说明', proof: [proof] } });
    await step(officer, id, 'accept');
    const papers = await give(officer, '核查笔录.pdf');
    await step(officer, id, 'note', { finding: 'holds', papers: [papers] });
    expect(await attachedFile(t.house, other, id, proof.hash)).toMatchObject({ fileName: '说明.pdf', mediaType: 'application/pdf' });
    expect(Buffer.from((await attachedFile(t.house, other, id, papers.hash)).bytes).toString()).toContain('核查笔录.pdf');
    // His own he sees; what the inquiry found is withheld from him.
    expect(await ownAttachedFile(t.house, applicant, id, proof.hash)).toMatchObject({ fileName: '说明.pdf' });
    expect(await code(ownAttachedFile(t.house, applicant, id, papers.hash))).toBe('cases.no_such_file');
    expect(await code(ownAttachedFile(t.house, self(1), id, proof.hash))).toBe('security.not_permitted');
    expect(await code(attachedFile(t.house, officer, await open(), proof.hash))).toBe('cases.no_such_file');
    expect(await code(attachedFile(t.house, townLiaison, id, proof.hash))).toBe('security.not_permitted');
    const { rows } = await t.database.query(`select action, detail from platform.audit where action = 'cases.file_read' and subject_id = '${id}' order by at`);
    expect(rows.map((r) => (r as { detail: { file: string } }).detail.file).sort()).toEqual(['核查笔录.pdf', '说明.pdf', '说明.pdf'].sort());
  });

  it('the proof of a delivery is opened by both; it must come from whoever proves it', async () => {
    const id = await open();
    await step(t.actor('leader'), id, 'decide', {}, '属实');
    const [notice] = (await caseFile(t.house, officer, id)).notices;
    const theirs = await give(other, '别人的回证.pdf');
    expect(await code(proveNotice(t.house, officer, notice!.id, { delivery: 'post', proof: theirs.hash }))).toBe('cases.no_such_file');
    const proof = await give(officer, '送达回证.pdf');
    await proveNotice(t.house, officer, notice!.id, { delivery: 'in_person', proof: proof.hash });
    expect((await caseFile(t.house, officer, id)).notices[0]!.proof).toEqual(proof);
    expect(await attachedFile(t.house, officer, id, proof.hash)).toMatchObject({ fileName: '送达回证.pdf' });
    expect((await casesOfSelf(t.house, self(0))).cases.find((c) => c.id === id)!.notices[0]!.proof).toEqual(proof);
    expect(await ownAttachedFile(t.house, self(0), id, proof.hash)).toMatchObject({ fileName: '送达回证.pdf' });
  });
});

describe('what a form names', () => {
  it('must be there and be the actor’s to name, each fault in its line', async () => {
    const id = await open();
    const nobody = '00000000-0000-4000-8000-000000000000';
    const theirs = await give(other, '别人的.pdf');
    const [about, foreign] = [await seedEntry({ house: t.house, regionId: REGION, organizationId: units[0]!, personId: people[0]! }), await seedEntry({ house: t.house, regionId: REGION, organizationId: units[1]!, personId: people[2]! })];
    const note = (actor: Actor, facts: Record<string, unknown>, at = id) => step(actor, at, 'note', { finding: 'holds', ...facts });
    expect(await faults(note(officer, { witness: nobody, papers: [theirs, { hash: 'a'.repeat(64), name: '没有.pdf' }], records: [about, nobody] }))).toEqual(['witness: cases.fact_no_person', 'papers: cases.fact_no_file', 'papers: cases.fact_no_file', 'records: cases.fact_no_entry']);
    expect(await faults(note(officer, { records: [foreign] }))).toEqual(['records: cases.fact_no_entry']);
    expect(await faults(note(officer, { witness: '-'.repeat(36) }))).toEqual(['witness: cases.fact_malformed']);
    // A liaison names people of his own units and reads their records only.
    const inTown = await open({ organizationId: units[1]!, parties: [{ role: 'subject', personId: people[2]! }] });
    expect(await faults(note(townLiaison, { witness: people[1]! }, inTown))).toEqual(['witness: cases.fact_no_person']);
    expect(await code(note(townLiaison, { witness: people[2]!, records: [foreign] }, inTown))).toBe('done');
    const papers = await give(officer, '笔录.pdf');
    expect(await code(note(officer, { witness: people[1]!, papers: [papers], records: [about] }))).toBe('done');
    // What lies in the case already may be named again by another.
    expect(await code(note(other, { papers: [papers] }))).toBe('done');
    expect(await faults(openOwnCase(t.house, self(0), { type: 'sample', opening: 'application', title: '说明', facts: { account: '说明', proof: [theirs] } }))).toEqual(['proof: cases.fact_no_file']);
  });
});

describe('the clock', () => {
  it('what a state took leaves out the days the clock stood', async () => {
    now = '2026-11-02T02:00:00Z';
    const { id } = await openOwnCase(t.house, self(1), { type: 'sample', opening: 'application', title: '说明', facts: { account: '说明' } });
    now = '2026-11-04T02:00:00Z';
    await suspendCase(t.house, officer, id, { revision: 0, reason: '等待审计结论' });
    now = '2026-11-18T02:00:00Z';
    await assignCase(t.house, officer, id, { revision: 1, accountId: other.accountId!, reason: '熟悉情况' });
    await resumeCase(t.house, officer, id, { revision: 2, reason: '结论已到' });
    expect(await t.house.unit(officer, (unit) => findCase(unit, id))).toMatchObject({ stood: 10 });
    now = '2026-11-20T02:00:00Z';
    await step(officer, id, 'accept');
    const { rows } = await t.database.query(`select action, took from cases.step where case_id = '${id}' order by sequence`);
    // 2 to 4 November and 18 to 20 November: four working days, not fourteen.
    expect(rows.map((r) => Object.values(r as object))).toEqual([['application', 0], ['suspend', 2], ['assign', 2], ['resume', 2], ['accept', 4]]);
    expect((await t.house.unit(officer, (unit) => staysOf(unit, 'sample'))).filter((s) => s.state === 'filed').map((s) => s.workingDays)).toContain(4);
    expect((await t.house.unit(officer, (unit) => findCase(unit, id)))!.stood).toBe(0);
    expect((await timetables(t.house, officer)).types.some((x) => x.key === 'sample')).toBe(true);
    await takeOwnStep(t.house, self(1), id, { action: 'withdraw', revision: null });
    now = '2026-11-02T02:00:00Z';
  });

  it('where there is no term there is nothing to stop, and no button for it', async () => {
    const forget = declareCaseType({ ...sampleType, key: 'endless', states: { ...sampleType.states, examined: { title: { zh: '影响期内', en: 'Running' } } } });
    try {
      const { id } = await openCase(t.house, officer, { type: 'endless', opening: 'ex_officio', title: '无期限', organizationId: units[0]!, parties: [{ role: 'subject', personId: people[0]! }], facts: {} });
      expect((await caseFile(t.house, officer, id)).clock).not.toContain('suspend');
      expect(await code(suspendCase(t.house, officer, id, { revision: 0, reason: '等待' }))).toBe('cases.no_clock');
      expect((await t.house.unit(officer, (unit) => trailOf(unit, id))).map((l) => l.action)).toEqual(['ex_officio']);
    } finally {
      forget();
    }
  });
});

describe('lists', () => {
  it('count in the database, filter before the page is cut, and go on where it ended', async () => {
    const forget = declareCaseType({ ...sampleType, key: 'listed' });
    try {
      const ids: string[] = [];
      for (let i = 0; i < 7; i++) ids.push((await openCase(t.house, officer, { type: 'listed', opening: 'ex_officio', title: `清单${i}`, organizationId: units[i < 5 ? 0 : 1]!, parties: [{ role: 'subject', personId: people[i < 5 ? 0 : 2]! }], facts: {} })).id);
      await assignCase(t.house, officer, ids[6]!, { revision: 0, accountId: officer.accountId!, reason: '经办' });
      await suspendCase(t.house, officer, ids[0]!, { revision: 0, reason: '等待' });
      now = '2027-03-01T02:00:00Z';
      const seen: string[] = [];
      for (let offset: number | null = 0; offset !== null; ) {
        const answer: Awaited<ReturnType<typeof caseList>> = await list(officer, { type: 'listed', offset, limit: 3, sort: 'number' });
        expect(answer).toMatchObject({ total: 7, late: 6 });
        seen.push(...answer.cases.map((c) => c.id));
        offset = answer.next;
      }
      expect(seen).toEqual(ids);
      const titles = async (q: Parameters<typeof list>[1]) => (await list(officer, { type: 'listed', ...q })).cases.map((c) => c.title).sort();
      // The only one of his own comes last by term: it is found though the page holds one.
      expect(await titles({ assignee: 'mine', limit: 1 })).toEqual(['清单6']);
      expect(await titles({ assignee: 'nobody', late: true })).toEqual(['清单1', '清单2', '清单3', '清单4', '清单5']);
      expect(await titles({ suspended: true })).toEqual(['清单0']);
      expect(await titles({ text: '测试丙' })).toEqual(['清单5', '清单6']);
      expect(await titles({ text: '清单3' })).toEqual(['清单3']);
      expect(await titles({ text: '%' })).toEqual([]);
      expect((await list(officer, { type: 'listed', sort: '-number', limit: 2 })).cases.map((c) => c.title)).toEqual(['清单6', '清单5']);
      const theirs = await list(townLiaison, { type: 'listed' });
      expect([theirs.total, theirs.types.find((x) => x.key === 'listed')]).toMatchObject([2, { key: 'listed', title: sampleType.title, open: 2, late: 2, states: [{ key: 'filed' }, { key: 'examined' }, { key: 'decided' }, { key: 'withdrawn' }] }]);
      const file = await caseListFile(t.house, officer, { type: 'listed', late: true, sort: 'number', language: 'zh-CN' });
      const book = await openWorkbook(file.bytes);
      const cells: string[] = [];
      for await (const batch of book.batches(book.sheets[0]!.name)) cells.push(...batch.flatMap((r) => r.values.map((v) => String(v ?? ''))));
      expect(cells.filter((c) => c.startsWith('清单'))).toEqual(['清单1', '清单2', '清单3', '清单4', '清单5', '清单6']);
    } finally {
      now = '2026-11-02T02:00:00Z';
      forget();
    }
  });
});

describe('to-dos', () => {
  it('an opinion is asked of those who may read the type, where they may, and of nobody concerned', async () => {
    const closed = permission('sealed.read', { officer: 'region', leader: 'region' });
    const forget = declareCaseType({ ...sampleType, key: 'sealed', reads: closed });
    try {
      const opened = async (type: string) => {
        const { id } = await openCase(t.house, officer, { type, opening: 'ex_officio', title: `征求意见${type}`, organizationId: units[0]!, parties: [{ role: 'subject', personId: people[0]! }], facts: {} });
        await consultBody(t.house, officer, id, { revision: 0, body: 'audit', question: '请提出意见' });
      };
      await opened('sealed');
      await opened('sample');
      const waiting = (actor: Actor) => t.house.unit(actor, async (unit) => (await caseTodos.list(unit)).filter((x) => x.text === 'cases.todo.opinion').map((x) => String(x.params?.['title'])).filter((x) => x.startsWith('征求意见')));
      const path = (await t.house.unit(t.system, (unit) => organizationsNow(unit, {}, 'all'))).find((o) => o.id === units[1])!.path;
      expect((await waiting(t.actor('leader'))).sort()).toEqual(['征求意见sample', '征求意见sealed']);
      expect(await waiting(t.actor('supervisor'))).toEqual(['征求意见sample']);
      // Outsiders: a leader of another town, a role that gives no opinions, and the person himself though a leader.
      expect(await waiting(t.actor('leader', { path }))).toEqual([]);
      expect(await waiting(t.actor('liaison', { path }))).toEqual([]);
      expect(await waiting(t.actor('leader', { personId: people[0]! }))).toEqual([]);
      expect(caseType('sealed')).toBeDefined();
    } finally {
      forget();
    }
  });
});
