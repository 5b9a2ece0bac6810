import { afterAll, beforeAll, expect, it } from 'vitest';
import { REGION, testHouse, type TestHouse } from '../../../../tests/support/house.ts';
import { code } from '../../../../tests/support/refusals.ts';
import type { Actor } from '../../../kernel/actor.ts';
import type { PersonId } from '../../../kernel/ids.ts';
import { endCriticalEvent, evidenceOf } from '../../evidence/index.ts';
import { organizationsNow, saveOrganizations, savePeople, saveRegion } from '../../registry/index.ts';
import { addFront, arrive, callUp, cancelCall, careDone, comeBack, endMobilization, observeOnSite, openMobilization, recordHarm } from './commands.ts';
import { callable, callsOfSelf, mobilizationBoard, mobilizationPage } from './queries.ts';
import { harmSealer } from './sealing.ts';
import { frontTodos } from './todos.ts';

let now = '2026-07-01T02:00:00Z';
let t: TestHouse;
let [bureau, other] = ['', ''];
let people: PersonId[] = [];
let [officer, leader, liaison, foreign]: Actor[] = [];
const day = (d: string): void => void (now = `${d}T02:00:00Z`);
beforeAll(async () => {
  t = await testHouse({ clock: { now: () => new Date(now) } });
  [officer, leader] = [t.actor('officer'), t.actor('leader')];
  await t.house.unit(t.system, async (unit) => {
    await saveRegion(unit, { code: REGION, name: '清河县', level: 'county' });
    const [root] = await saveOrganizations(unit, [{ name: '清河县', type: 'region', validFrom: '2000-01-01' }]);
    [bureau, other] = (await saveOrganizations(unit, ['水利局', '卫健局'].map((name) => ({ name, type: 'government_organ' as const, parentId: root!, validFrom: '2000-01-01' })))) as [string, string];
    const person = (name: string, organizationId: string, major: string) => ({ name, sex: 'male' as const, appointments: [{ organizationId, title: '科长', main: true, category: 'staff' as const, startedOn: '2018-01' }], educations: [{ mode: 'full_time' as const, level: '大学本科', degree: null, school: null, major, graduatedOn: null }] });
    people = (await savePeople(unit, [person('赵一', bureau, '水利工程'), person('钱二', bureau, '会计'), person('孙三', other, '临床医学')])) as PersonId[];
  });
  const paths = new Map((await t.house.unit(t.system, (unit) => organizationsNow(unit))).map((o) => [o.id as string, o.path]));
  [liaison, foreign] = [bureau, other].map((id) => t.actor('liaison', { path: paths.get(id)! }));
});
afterAll(() => t.close());

it('people are called by skill, each to one front at a time, arrive, are seen, hurt, cared for and come back', async () => {
  const opening = { kind: 'emergency' as const, eventKind: 'flood', title: '七月防汛', fromOn: '2026-07-01', document: '' };
  expect(await code(openMobilization(t.house, liaison!, opening))).toBe('security.not_permitted');
  expect(await code(openMobilization(t.house, officer!, { ...opening, fromOn: '2026-07-02' }))).toBe('fronts.from_in_future');
  const { id } = await openMobilization(t.house, officer!, opening);
  const front = (name: string, needed = 2) => ({ name, level: 'township' as const, postType: 'emergency_supply' as const, needed });
  const { id: dyke } = await addFront(t.house, officer!, id, front('大堤'));
  expect(await code(addFront(t.house, officer!, id, front('大堤')))).toBe('fronts.front_twice');
  const { id: camp } = await addFront(t.house, officer!, id, front('安置点', 1));
  const names = async (skill: string): Promise<string[]> => (await callable(t.house, officer!, id, { organizationId: bureau, skill })).people.map((p) => p.name).sort();
  expect([await names('水利'), await names(''), await names('医')]).toEqual([['赵一'], ['赵一', '钱二'], []]);

  // Two calls for the same person at once: one stands; and of a list with somebody who is out nobody goes.
  const call = (frontId: string, personIds: readonly string[]) => callUp(t.house, officer!, frontId, { personIds, duty: '巡堤' });
  expect((await Promise.all([dyke, camp].map((f) => code(call(f, [people[0]!]))))).sort()).toEqual(['done', 'fronts.already_out']);
  expect(await code(call(camp, [people[1]!, people[0]!]))).toBe('fronts.already_out');
  expect((await mobilizationPage(t.house, officer!, id)).deployments).toHaveLength(1);
  const { ids: [money] } = await call(dyke, [people[1]!]);
  const first = (await mobilizationPage(t.house, officer!, id)).deployments.find((d) => d.person.personId === people[0])!.id;
  const todos = (actor: Actor) => t.house.unit(actor, async (unit) => (await frontTodos.list(unit)).map((x) => x.text));
  expect([await todos(liaison!), await todos(foreign!)]).toEqual([['fronts.todo.called', 'fronts.todo.called'], []]);

  // Whoever is called learns of it himself, and sees his own call alone.
  const called = t.actor('cadre', { personId: people[0]! });
  expect(await todos(called)).toEqual(['fronts.todo.own']);
  expect((await callsOfSelf(t.house, called)).calls).toMatchObject([{ title: opening.title, state: 'called', duty: '巡堤' }]);
  // Strength is that of the front, also for a unit that sends nobody.
  const strength = async (actor: Actor) => (await mobilizationPage(t.house, actor, id)).fronts.map(({ called, short }) => [called, short]);
  expect(await strength(foreign!)).toEqual(await strength(officer!));
  expect((await mobilizationPage(t.house, foreign!, id)).deployments).toEqual([]);
  expect((await mobilizationBoard(t.house, foreign!)).mobilizations.find((m) => m.id === id)!.strength).toMatchObject({ called: 2, short: 1 });

  day('2026-07-03');
  expect(await code(arrive(t.house, foreign!, first, '2026-07-02'))).toBe('security.not_permitted');
  expect(await code(arrive(t.house, { ...liaison!, personId: people[0]! }, first, '2026-07-02'))).toBe('fronts.oneself');
  expect(await code(arrive(t.house, liaison!, first, '2026-06-30'))).toBe('fronts.day_outside');
  expect(await code(comeBack(t.house, liaison!, first, { on: '2026-07-03', conduct: 'competent', note: '早了' }))).toBe('fronts.moved');
  expect((await Promise.all([1, 2].map(() => code(arrive(t.house, liaison!, first, '2026-07-02'))))).sort()).toEqual(['done', 'fronts.moved']);
  await cancelCall(t.house, liaison!, money!, '生病');
  expect((await mobilizationPage(t.house, leader!, id)).fronts.find((f) => f.id === dyke)).toMatchObject({ needed: 2, called: 0, onSite: 1, returned: 0, short: 1 });
  expect(await code(observeOnSite(t.house, liaison!, first, { sign: 'positive', description: '自己单位说好' }))).toBe('security.not_permitted');
  await observeOnSite(t.house, leader!, first, { sign: 'positive', description: '连续三天在堤上值守' });

  day('2026-07-05');
  const harm = { kind: 'injury' as const, occurredOn: '2026-07-04', account: '堵管涌时受伤', care: [{ task: '慰问家属', dueOn: '2026-07-10' }] };
  expect(await code(recordHarm(t.house, leader!, first, harm))).toBe('security.not_permitted');
  expect(await code(recordHarm(t.house, officer!, money!, harm))).toBe('fronts.never_there');
  expect(await code(recordHarm(t.house, officer!, first, { ...harm, occurredOn: '2026-07-01' }))).toBe('fronts.day_outside');
  await recordHarm(t.house, officer!, first, harm);
  const [known] = (await mobilizationPage(t.house, officer!, id)).harms;
  expect([(await mobilizationPage(t.house, leader!, id)).harms, (await mobilizationPage(t.house, liaison!, id)).harms]).toEqual([[], []]);
  expect([await todos(officer!), await todos(called)]).toEqual([['fronts.todo.care'], []]);
  // In the database it is sealed. What an earlier version left in the clear is read as it is and left alone by whoever looks; the worker seals it, once, and it is read as before.
  const rows = () => t.house.unit(t.system, (unit) => unit.tx.selectFrom('work.deployment_harm').select(['account', 'account_sealed']).where('region_id', '=', REGION).execute());
  const [row] = await rows();
  expect([row!.account, Buffer.from(row!.account_sealed!).includes(harm.account)]).toEqual([null, false]);
  const clear = { account: '旧版本写下的伤情', account_sealed: null };
  await t.house.unit(t.system, (unit) => unit.tx.updateTable('work.deployment_harm').set(clear).where('region_id', '=', REGION).execute());
  expect((await mobilizationPage(t.house, officer!, id)).harms[0]!.account).toBe(clear.account);
  expect(await rows()).toEqual([clear]);
  await harmSealer.run(t.house, REGION);
  const sealed = await rows();
  expect(sealed[0]!.account).toBeNull();
  await harmSealer.run(t.house, REGION);
  expect(await rows()).toEqual(sealed);
  expect((await mobilizationPage(t.house, officer!, id)).harms[0]!.account).toBe(clear.account);
  const careId = known!.care[0]!.id;
  expect((await Promise.all([1, 2].map(() => code(careDone(t.house, officer!, careId, '已上门'))))).sort()).toEqual(['done', 'fronts.care_done']);

  expect(await code(endMobilization(t.house, officer!, id, '早了'))).toBe('fronts.still_out');
  day('2026-07-08');
  expect((await Promise.all([1, 2].map(() => code(comeBack(t.house, liaison!, first, { on: '2026-07-07', conduct: 'outstanding', note: '表现突出' }))))).sort()).toEqual(['done', 'fronts.moved']);
  const filed = await t.house.unit(t.system, (unit) => evidenceOf(unit, [people[0]!], {}, { kinds: ['assignment', 'assignment_end', 'conduct'] }));
  expect(filed.map((e) => [e.kind, e.occurredOn, e.state]).sort()).toEqual([['assignment', '2026-07-02', 'confirmed'], ['assignment_end', '2026-07-07', 'confirmed'], ['conduct', '2026-07-03', 'unit_confirmed']]);
  expect((await mobilizationBoard(t.house, liaison!)).service).toMatchObject([{ name: '赵一', times: 1, days: 6, now: false }]);
  expect((await mobilizationBoard(t.house, foreign!)).service).toEqual([]);
});

it('the end of a call ends its event, unless somebody ended that before', async () => {
  day('2026-07-20');
  const opened = async () => (await openMobilization(t.house, officer!, { kind: 'emergency', eventKind: 'flood', title: '秋汛', fromOn: '2026-07-20', document: '' })).id;
  const [first, second] = [await opened(), await opened()];
  const eventOf = (id: string) => t.house.unit(t.system, async (unit) => (await unit.tx.selectFrom('work.mobilization').select('event_id').where('region_id', '=', REGION).where('id', '=', id).executeTakeFirstOrThrow()).event_id);
  const [firstEvent, secondEvent] = [await eventOf(first), await eventOf(second)];
  await t.house.unit(t.system, (unit) => endCriticalEvent(unit, secondEvent, '2026-07-21'));
  day('2026-07-25');
  expect(await endMobilization(t.house, officer!, first, '水退')).toEqual({ eventEndedOn: '2026-07-25', endedNow: true });
  expect(await endMobilization(t.house, officer!, second, '水退')).toEqual({ eventEndedOn: '2026-07-21', endedNow: false });
  expect(await t.house.unit(t.system, (unit) => endCriticalEvent(unit, firstEvent, '2026-07-30'))).toEqual({ to: '2026-07-25', now: false });
});

it('nobody is called to what ends at the same moment', async () => {
  day('2026-08-01');
  const { id } = await openMobilization(t.house, officer!, { kind: 'grassroots', eventKind: 'other', title: '驻村帮扶', fromOn: '2026-08-01', document: '' });
  const { id: village } = await addFront(t.house, officer!, id, { name: '河东村', level: 'village', postType: 'public_service', needed: 1 });
  const both = (await Promise.all([code(callUp(t.house, officer!, village, { personIds: [people[2]!], duty: '驻村' })), code(endMobilization(t.house, officer!, id, '撤销'))])).sort();
  expect([['done', 'fronts.ended'], ['done', 'fronts.still_out']]).toContainEqual(both);
});
