import { afterAll, beforeAll, expect, it } from 'vitest';
import { policiesFolder } from '../../../app/paths.ts';
import { REGION, testHouse, type TestHouse } from '../../../../tests/support/house.ts';
import { code } from '../../../../tests/support/refusals.ts';
import type { Actor } from '../../../kernel/actor.ts';
import type { PersonId } from '../../../kernel/ids.ts';
import { saveFile } from '../../../platform/files/index.ts';
import { evidenceOf } from '../../evidence/index.ts';
import { diskSource, usePolicies } from '../../policy/index.ts';
import { organizationsNow, saveOrganizations, savePeople, saveRegion } from '../../registry/index.ts';
import { discardDraft, openManual, publishManual, retireManual, saveDraft } from './commands/manuals.ts';
import { changeOnePerson, doStep, finishMatter, returnStep, sendBackStep, startMatter, stopMatter } from './commands/matters.ts';
import type { ManualContent } from './model.ts';
import { manualList, manualPage, matterBoard, matterFile, matterPage, ownMatters } from './queries.ts';
import { manualTodos } from './todos.ts';

let now = '2026-03-02T02:00:00Z';
let t: TestHouse;
let units: string[] = [];
let people: string[] = [];
let [officer, other, lead, water]: Actor[] = [];
let cadres: Actor[] = [];
const day = (d: string): void => void (now = `${d}T02:00:00Z`);
const todos = async (actor: Actor): Promise<string[]> => (await t.house.unit(actor, (unit) => manualTodos.list(unit))).map((x) => x.text.replace('manuals.todo.', ''));

beforeAll(async () => {
  usePolicies(diskSource(policiesFolder));
  t = await testHouse({ clock: { now: () => new Date(now) } });
  [officer, other] = [t.actor('officer'), t.actor('officer')];
  await t.house.unit(t.system, async (unit) => {
    await saveRegion(unit, { code: REGION, name: '湘潭市', level: 'city' });
    const [root] = await saveOrganizations(unit, [{ name: '湘潭市', type: 'region', validFrom: '2000-01-01' }]);
    units = [root!, ...(await saveOrganizations(unit, ['发改委', '水利局'].map((name) => ({ name, type: 'government_organ' as const, parentId: root!, validFrom: '2000-01-01' }))))];
    people = await savePeople(unit, [1, 1, 2].map((u, i) => ({ name: `干部${i}`, sex: 'male' as const, appointments: [{ organizationId: units[u]!, title: '科员', main: true, category: 'staff' as const, startedOn: '2015-01' }] })));
  });
  const paths = new Map((await t.house.unit(t.system, (unit) => organizationsNow(unit))).map((o) => [o.id as string, o.path]));
  [lead, water] = [1, 2].map((i) => t.actor('liaison', { path: paths.get(units[i]!)! }));
  cadres = people.map((personId) => t.actor('cadre', { personId: personId as PersonId }));
});
afterAll(() => t.close());

const content = (change: Partial<ManualContent> = {}): ManualContent => ({
  basis: '政府投资条例', change: '',
  roles: [{ name: '经办人', organizationId: null }, { name: '审核人', organizationId: null }, { name: '水保审查', organizationId: units[2]! }],
  steps: [
    { title: '受理', role: '经办人', days: 3, guide: '核对材料', after: [], fields: [{ kind: 'text', title: '受理编号', required: true, choices: [] }, { kind: 'files', title: '材料', required: false, choices: [] }] },
    { title: '水保意见', role: '水保审查', days: 5, guide: '', after: [1], fields: [{ kind: 'choice', title: '意见', required: true, choices: ['同意', '不同意'] }] },
    { title: '初审', role: '审核人', days: 2, guide: '', after: [1], fields: [] },
    { title: '批复', role: '审核人', days: 2, guide: '', after: [2, 3], fields: [] },
  ],
  ...change,
});
let kinds = 0;
const inForce = async (): Promise<string> => {
  const { id } = await openManual(t.house, officer!, { organizationId: units[0]!, kind: `政府投资项目${kinds++}`, title: '政府投资项目审批手册' });
  await saveDraft(t.house, officer!, id, { seen: 0, content: content() });
  await publishManual(t.house, other!, id, 1);
  return id;
};
const cast = (a = 0, b = 1, c = 2) => [{ role: '经办人', personId: people[a]! }, { role: '审核人', personId: people[b]! }, { role: '水保审查', personId: people[c]! }];
const begin = async (): Promise<string> => (await startMatter(t.house, lead!, { manualId: await inForce(), organizationId: units[1]!, title: '城北泵站', people: cast() })).id;

it('a draft becomes a version by somebody else, once it has no faults; versions stay as they are', async () => {
  expect(await code(openManual(t.house, lead!, { organizationId: units[0]!, kind: '越级', title: '越级' }))).toBe('security.not_permitted');
  const opening = { organizationId: units[0]!, kind: '城市更新', title: '城市更新手册' };
  const { id } = await openManual(t.house, officer!, opening);
  expect(await code(openManual(t.house, other!, opening))).toBe('manuals.kind_taken');
  expect(await code(publishManual(t.house, other!, id, 1))).toBe('manuals.no_draft');
  const faulty = content({ steps: [{ ...content().steps[0]!, after: [1] }] });
  await saveDraft(t.house, officer!, id, { seen: 0, content: faulty });
  expect(await code(saveDraft(t.house, other!, id, { seen: 0, content: content() }))).toBe('manuals.draft_moved');
  // A unit that does not write it never learns of a draft.
  expect(await code(manualPage(t.house, lead!, id))).toBe('manuals.no_such_manual');
  expect((await manualPage(t.house, other!, id)).draft!.faults.map((f) => f.code)).toEqual(['manuals.role_idle', 'manuals.role_idle', 'manuals.after_later']);
  expect(await code(publishManual(t.house, officer!, id, 1))).toBe('manuals.own_draft');
  expect(await code(publishManual(t.house, other!, id, 1))).toBe('manuals.faults');
  expect(await todos(other!)).toContain('publish');
  expect(await todos(officer!)).not.toContain('publish');
  // Whoever mends it has written in it, too.
  await saveDraft(t.house, other!, id, { seen: 1, content: content() });
  expect(await code(publishManual(t.house, other!, id, 2))).toBe('manuals.own_draft');
  expect(await code(publishManual(t.house, t.actor('officer'), id, 1))).toBe('manuals.draft_moved');
  expect(await publishManual(t.house, t.actor('officer'), id, 2)).toEqual({ number: 1 });
  await expect(t.house.unit(t.system, (unit) => unit.tx.updateTable('work.manual_version').set({ written_by: '改写' }).where('region_id', '=', REGION).where('manual_id', '=', id).execute())).rejects.toThrow(/permission denied/);
  await saveDraft(t.house, officer!, id, { seen: 0, content: content({ change: '缩短时限' }) });
  await discardDraft(t.house, officer!, id);
  expect((await manualPage(t.house, cadres[0]!, id)).versions.map((v) => v.number)).toEqual([1]);
  await retireManual(t.house, officer!, id, '合并到新手册');
  expect(await code(saveDraft(t.house, officer!, id, { seen: 0, content: content() }))).toBe('manuals.retired');
  expect(await code(startMatter(t.house, lead!, { manualId: id, organizationId: units[1]!, title: '晚了', people: cast() }))).toBe('manuals.retired');
  expect(await code(openManual(t.house, officer!, opening))).toBe('done');
});

it('a matter begins with one person for each role, of the right unit', async () => {
  const manualId = await inForce();
  const start = (change = {}) => code(startMatter(t.house, lead!, { manualId, organizationId: units[1]!, title: '城北泵站', people: cast(), ...change }));
  expect(await start({ people: cast().slice(0, 2) })).toBe('manuals.role_empty');
  expect(await start({ people: cast(0, 2, 2) })).toBe('manuals.person_elsewhere');
  expect(await start({ people: cast(0, 1, 1) })).toBe('manuals.person_elsewhere');
  expect(await start({ organizationId: units[2]! })).toBe('security.not_permitted');
  expect(await start()).toBe('done');
  const { id } = await openManual(t.house, lead!, { organizationId: units[1]!, kind: '内部', title: '内部流程' });
  expect(await code(startMatter(t.house, lead!, { manualId: id, organizationId: units[1]!, title: '还没发布', people: [] }))).toBe('manuals.not_published');
  await saveDraft(t.house, lead!, id, { seen: 0, content: content() });
  await publishManual(t.house, officer!, id, 1);
  expect(await code(startMatter(t.house, officer!, { manualId: id, organizationId: units[2]!, title: '别的单位', people: cast() }))).toBe('manuals.out_of_reach');
});

it('steps go one after the other, each with its clock; sent back it runs on and what follows is done anew', async () => {
  day('2026-03-02');
  const id = await begin();
  const at = async (position: number) => (await matterPage(t.house, officer!, id)).steps[position - 1]!;
  expect(await code(doStep(t.house, cadres[1]!, id, 1, { f1: 'A-1' }))).toBe('security.not_permitted');
  expect(await code(doStep(t.house, cadres[1]!, id, 4, {}))).toBe('manuals.step_moved');
  expect(await code(doStep(t.house, cadres[0]!, id, 9, {}))).toBe('manuals.no_such_step');
  expect(await code(doStep(t.house, cadres[0]!, id, 1, {}))).toBe('manuals.form_wrong');
  expect(await code(doStep(t.house, cadres[0]!, id, 1, { f1: 'A-1', f9: '多余' }))).toBe('manuals.form_wrong');
  expect(await code(doStep(t.house, cadres[0]!, id, 1, { f1: 'A-1', f2: [{ hash: 'a'.repeat(64), name: '没有上传.pdf' }] }))).toBe('work.no_such_file');
  expect(await todos(cadres[0]!)).toContain('step');
  day('2026-03-04');
  const { hash } = await t.house.unit(cadres[0]!, (unit) => saveFile(unit, '申请.pdf', new TextEncoder().encode('%PDF-1.4 申请')));
  await doStep(t.house, cadres[0]!, id, 1, { f1: ' A-1 ', f2: [{ hash, name: '申请.pdf' }] });
  expect((await at(1)).form).toEqual({ f1: 'A-1', f2: [{ hash, name: '申请.pdf' }] });
  expect((await matterFile(t.house, cadres[2]!, id, hash)).fileName).toBe('申请.pdf');
  expect(await code(matterFile(t.house, officer!, id, 'b'.repeat(64)))).toBe('manuals.no_such_file');
  expect([(await at(2)).dueOn, (await at(3)).dueOn, (await at(4)).stage]).toEqual(['2026-03-11', '2026-03-06', 'waiting']);

  day('2026-03-09');
  expect((await matterBoard(t.house, lead!)).late.filter((l) => l.matterId === id)).toMatchObject([{ matterId: id, step: '初审', days: 1, person: { personId: people[1] } }]);
  // The unit whose person has a role there does not read the matter of another unit; he himself does.
  expect(await code(matterPage(t.house, water!, id))).toBe('security.not_permitted');
  expect((await ownMatters(t.house, cadres[2]!)).matters.find((m) => m.id === id)!.own).toMatchObject([{ title: '水保意见', overdue: false }]);
  expect(await todos(lead!)).toContain('late');
  expect(await code(returnStep(t.house, cadres[1]!, id, 3, { to: 2, reason: '不在前面' }))).toBe('manuals.not_before');
  await returnStep(t.house, cadres[1]!, id, 3, { to: 1, reason: '缺少批文' });
  expect(await at(1)).toMatchObject({ stage: 'running', round: 2, taken: 2, dueOn: '2026-03-10', sentBack: '缺少批文', form: { f1: 'A-1' } });
  expect(await at(3)).toMatchObject({ stage: 'waiting', late: 1 });
  await doStep(t.house, cadres[0]!, id, 1, { f1: 'A-2' });
  await doStep(t.house, cadres[2]!, id, 2, { f1: '同意' });
  await doStep(t.house, cadres[1]!, id, 3, {});
  expect(await code(finishMatter(t.house, lead!, id, '已批复'))).toBe('manuals.steps_open');
  day('2026-03-10');
  await doStep(t.house, cadres[1]!, id, 4, {});
  expect(await todos(lead!)).toContain('finish');
  expect(await code(finishMatter(t.house, { ...lead!, personId: cadres[1]!.personId }, id, '自己确认'))).toBe('manuals.oneself');
  await sendBackStep(t.house, lead!, id, { to: 4, reason: '批复文号不对' });
  expect(await at(4)).toMatchObject({ stage: 'running', round: 2, taken: 1 });
  await doStep(t.house, cadres[1]!, id, 4, {});
  await finishMatter(t.house, lead!, id, '已批复');
  expect(await code(sendBackStep(t.house, lead!, id, { to: 4, reason: '晚了' }))).toBe('manuals.matter_ended');
  const { matter, moves } = await matterPage(t.house, cadres[2]!, id);
  expect(matter).toMatchObject({ stage: 'finished', done: 4, late: 1, current: [], version: 1, newer: false });
  expect(moves.map((m) => m.kind)).toEqual(['done', 'returned', 'done', 'done', 'done', 'done', 'returned', 'done']);
  const entries = await t.house.unit(t.system, (unit) => evidenceOf(unit, [people[1]!], {}, { states: ['confirmed'] }));
  expect(entries.map((e) => [e.occurredOn, e.content])).toEqual([['2026-03-10', { kind: 'task', task: '初审、批复', deadline: '2026-03-11', completedOn: '2026-03-10', result: '已批复' }]]);
});

it('a matter keeps the version it began with, and another person takes a role over', async () => {
  day('2026-03-02');
  const manualId = await inForce();
  const start = async (): Promise<string> => (await startMatter(t.house, lead!, { manualId, organizationId: units[1]!, title: '城北泵站', people: cast() })).id;
  const id = await start();
  await saveDraft(t.house, officer!, manualId, { seen: 0, content: content({ steps: content().steps.map((s) => ({ ...s, days: 1 })) }) });
  await publishManual(t.house, other!, manualId, 1);
  expect((await matterPage(t.house, officer!, id)).matter).toMatchObject({ version: 1, newer: true });
  expect((await matterPage(t.house, officer!, id)).steps[0]!.dueOn).toBe('2026-03-05');
  expect((await matterPage(t.house, officer!, await start())).steps[0]!.dueOn).toBe('2026-03-03');
  expect((await manualList(t.house, lead!)).manuals.find((m) => m.id === manualId)).toMatchObject({ version: { number: 2 }, steps: 4, days: 3, running: 2, draft: false });
  const change = (role: string, person: number) => code(changeOnePerson(t.house, lead!, id, { role, personId: people[person]!, reason: '工作调整' }));
  expect([await change('没有', 1), await change('经办人', 2), await change('经办人', 1)]).toEqual(['manuals.role_empty', 'manuals.person_elsewhere', 'done']);
  expect(await code(doStep(t.house, cadres[0]!, id, 1, { f1: 'A-1' }))).toBe('security.not_permitted');
  expect(await code(doStep(t.house, cadres[1]!, id, 1, { f1: 'A-1' }))).toBe('done');
  await stopMatter(t.house, lead!, id, '项目取消');
  expect(await code(doStep(t.house, cadres[2]!, id, 2, { f1: '同意' }))).toBe('manuals.matter_ended');
  expect((await matterPage(t.house, officer!, id)).matter).toMatchObject({ stage: 'stopped', endedNote: '项目取消' });
});

it('of two who act at once one is told', async () => {
  day('2026-03-02');
  const id = await begin();
  const twice = await Promise.all([1, 2].map(() => code(doStep(t.house, cadres[0]!, id, 1, { f1: 'A-1' }))));
  expect(twice.sort()).toEqual(['done', 'manuals.step_moved']);
  const manualId = await inForce();
  await saveDraft(t.house, officer!, manualId, { seen: 0, content: content() });
  const published = await Promise.all([1, 2].map(() => code(publishManual(t.house, other!, manualId, 1))));
  expect(published.sort()).toEqual(['done', 'manuals.no_draft']);
  const written = await Promise.all([1, 2].map(() => code(saveDraft(t.house, officer!, manualId, { seen: 0, content: content() }))));
  expect(written.sort()).toEqual(['done', 'manuals.draft_moved']);
});
