import { afterAll, beforeAll, expect, it } from 'vitest';
import { REGION, testHouse, type TestHouse } from '../../../../tests/support/house.ts';
import { code } from '../../../../tests/support/refusals.ts';
import type { Actor } from '../../../kernel/actor.ts';
import type { PersonId } from '../../../kernel/ids.ts';
import { appendEvidence, evidenceOf } from '../../evidence/index.ts';
import { organizationsNow, saveOrganizations, savePeople, saveRegion } from '../../registry/index.ts';
import { endOneCharge, giveCharge, joinAward, raiseDispute, settleOneDispute } from './commands.ts';
import { chargeBoard, namedWithout, unitWithout } from './queries.ts';

let now = '2026-03-02T02:00:00Z';
let t: TestHouse;
let [bureau, other] = ['', ''];
let people: PersonId[] = [];
let officer: Actor;
let liaison: Actor;
const day = (d: string): void => void (now = `${d}T02:00:00Z`);
beforeAll(async () => {
  t = await testHouse({ clock: { now: () => new Date(now) } });
  officer = t.actor('officer');
  await t.house.unit(t.system, async (unit) => {
    await saveRegion(unit, { code: REGION, name: '清河县', level: 'county' });
    const [root] = await saveOrganizations(unit, [{ name: '清河县', type: 'region', validFrom: '2000-01-01' }]);
    [bureau, other] = (await saveOrganizations(unit, ['发改局', '交通局'].map((name) => ({ name, type: 'government_organ' as const, parentId: root!, validFrom: '2000-01-01' })))) as [string, string];
    const person = (name: string, organizationId: string) => ({ name, sex: 'male' as const, appointments: [{ organizationId, title: '科长', main: true, category: 'staff' as const, startedOn: '2018-01' }] });
    people = (await savePeople(unit, [person('赵一', bureau), person('钱二', bureau), person('孙三', other)])) as PersonId[];
  });
  liaison = t.actor('liaison', { path: (await t.house.unit(t.system, (unit) => organizationsNow(unit))).find((o) => o.id === bureau)!.path });
});
afterAll(() => t.close());

it('somebody is given charge, ends it by the word of others, and a later award is joined; who never was stands there', async () => {
  const give = (change = {}) => giveCharge(t.house, liaison, { kind: 'sole', personId: people[0]!, organizationId: bureau, title: '机场迁建前期', duty: '独立负责', fromOn: '2026-02-02', untilOn: '2026-06-30', partnerIds: [], ...change });
  expect(await code(give({ personId: people[2]! }))).toBe('charges.not_in_unit');
  expect(await code(give({ fromOn: '2026-03-03' }))).toBe('charges.from_in_future');
  expect(await code(give({ untilOn: '2026-02-01' }))).toBe('charges.period_malformed');
  expect(await code(give({ partnerIds: [other] }))).toBe('charges.no_partners');
  expect(await code(give({ organizationId: other, personId: people[2]! }))).toBe('security.not_permitted');
  expect(await code(giveCharge(t.house, { ...liaison, personId: people[0]! }, { kind: 'sole', personId: people[0]!, organizationId: bureau, title: '自己给自己', duty: '独立负责', fromOn: '2026-02-02', untilOn: '2026-06-30', partnerIds: [] }))).toBe('charges.oneself');
  const { id } = await give();
  const { coverage } = await chargeBoard(t.house, liaison);
  expect(coverage).toMatchObject({ had: 1, not: 1, awarded: 0, units: [{ organizationId: bureau, name: '发改局', people: 2, had: 1, not: 1 }] });
  expect(await code(raiseDispute(t.house, liaison, id, '没有'))).toBe('charges.not_coordination');

  day('2026-06-01');
  const award = (occurredOn: string, personId: string) => t.house.unit(t.system, async (unit) => (await appendEvidence(unit, [{ title: '全市先进个人', occurredOn, arena: 'office', content: { kind: 'award', award: '先进个人', issuer: '市委', level: 'city' }, organizationId: bureau, persons: [{ personId, role: 'subject' }], matterId: null, correctsId: null, source: { kind: 'unit', name: '市委' }, figures: [], attachments: [], state: 'confirmed', reportedBy: { name: '市委', personId: null } }]))[0]!);
  const [early, someoneElse, later] = [await award('2026-01-05', people[0]!), await award('2026-05-01', people[1]!), await award('2026-05-01', people[0]!)];
  expect(await code(joinAward(t.house, liaison, id, early))).toBe('charges.no_such_award');
  expect(await code(joinAward(t.house, liaison, id, someoneElse))).toBe('charges.no_such_award');
  expect((await Promise.all([1, 2].map(() => code(joinAward(t.house, liaison, id, later))))).sort()).toEqual(['charges.award_joined', 'done']);
  expect(await code(endOneCharge(t.house, { ...officer, personId: people[0]! }, id, { result: 'achieved', note: '自己说成了' }))).toBe('charges.oneself');
  expect((await Promise.all([1, 2].map(() => code(endOneCharge(t.house, liaison, id, { result: 'achieved', note: '可研批复' }))))).sort()).toEqual(['charges.ended', 'done']);
  const board = await chargeBoard(t.house, officer);
  expect(board.charges[0]).toMatchObject({ result: 'achieved', awards: [{ title: '全市先进个人', issuer: '市委' }], free: [] });
  expect(board.coverage).toMatchObject({ awarded: 1, had: 1, not: 2 });
  expect(board.coverage.units.map((u) => [u.name, u.not]).sort()).toEqual([['交通局', 1], ['发改局', 1]]);
  // By unit and by name, only within reach; who was given charge is not among them, and an unknown unit is none.
  const names = async (asked: ReturnType<typeof unitWithout>): Promise<string[]> => (await asked).people.map((p) => p.name);
  expect([await names(unitWithout(t.house, officer, bureau)), await names(unitWithout(t.house, liaison, bureau))]).toEqual([['钱二'], ['钱二']]);
  expect(await code(unitWithout(t.house, liaison, other))).toBe('security.not_permitted');
  expect(await code(unitWithout(t.house, officer, people[0]!))).toBe('registry.no_such_organization');
  expect([await names(namedWithout(t.house, officer, '孙')), await names(namedWithout(t.house, liaison, '孙')), await names(namedWithout(t.house, officer, '赵一')), await names(namedWithout(t.house, liaison, 'qianer'))]).toEqual([['孙三'], [], [], ['钱二']]);
  const filed = await t.house.unit(t.system, (unit) => evidenceOf(unit, [people[0]!], {}, { states: ['confirmed'], kinds: ['undertaking', 'matter_outcome'] }));
  expect(filed.map((e) => [e.kind, e.occurredOn]).sort()).toEqual([['matter_outcome', '2026-06-01'], ['undertaking', '2026-02-02']]);
});

it('coordination names its partners and does not end while they disagree', async () => {
  day('2026-09-01');
  const give = (partnerIds: string[]) => giveCharge(t.house, liaison, { kind: 'coordination', personId: people[1]!, organizationId: bureau, title: '跨市通道', duty: '牵头协调', fromOn: '2026-09-01', untilOn: '2026-09-30', partnerIds });
  expect(await code(give([]))).toBe('charges.partners_needed');
  expect(await code(give([other, bureau]))).toBe('charges.own_unit_partner');
  const { id } = await give([other, other]);
  const { id: dispute } = await raiseDispute(t.house, liaison, id, '线位走向');
  expect(await code(endOneCharge(t.house, officer, id, { result: 'achieved', note: '早了' }))).toBe('charges.disputes_open');
  day('2026-09-08');
  expect((await Promise.all([1, 2].map(() => code(settleOneDispute(t.house, officer, dispute, '采用东线'))))).sort()).toEqual(['charges.dispute_settled', 'done']);
  await endOneCharge(t.house, officer, id, { result: 'partly_achieved', note: '签了备忘录' });
  expect(await code(raiseDispute(t.house, liaison, id, '晚了'))).toBe('charges.ended');
  const { charges, leads } = await chargeBoard(t.house, liaison);
  expect(charges.find((c) => c.id === id)!.partners).toEqual(['交通局']);
  expect(leads).toMatchObject([{ name: '钱二', matters: 1, ended: 1, achieved: 0, disputes: 1, settled: 1, mean: '5.0' }]);
});
