import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { REGION, testHouse, type TestHouse } from '../../../tests/support/house.ts';
import { policiesFolder } from '../../app/paths.ts';
import type { Actor } from '../../kernel/actor.ts';
import type { PersonId } from '../../kernel/ids.ts';
import { mergeCase, openCase, readCaseFile } from '../cases/index.ts';
import { diskSource, usePolicies } from '../policy/index.ts';
import { saveOrganizations, savePeople, saveRegion } from '../registry/index.ts';
import { endDueEffects } from './commands/effects.ts';
import { protectionModule } from './index.ts';
import { effectsOf, insertEffect } from './store/index.ts';

let now = '2026-03-20T02:00:00Z';
let t: TestHouse;
let unitId = '';
let people: PersonId[] = [];
let officer: Actor;
/** 警告: six months, until 20 September. */
const register = async (i: number): Promise<string> => (await openCase(t.house, officer, { type: 'sanction', opening: 'registered', title: `处分跟踪${i}`, organizationId: unitId, parties: [{ role: 'subject', personId: people[i]! }], facts: { 处分类型: '警告', 处分生效日期: '2026-03-20', organ: '清河县纪委监委', document: '清纪〔2026〕3号' } })).id;
const state = async (id: string): Promise<string> => (await readCaseFile(t.house, officer, id)).case.state;
const held = async (i: number): Promise<number> => (await t.house.unit(officer, (unit) => effectsOf(unit, [people[i]!]))).filter((e) => e.endedOn === null).length;

beforeAll(async () => {
  usePolicies(diskSource(policiesFolder));
  protectionModule();
  t = await testHouse({ clock: { now: () => new Date(now) } });
  officer = t.actor('officer');
  await t.house.unit(t.system, async (unit) => {
    await saveRegion(unit, { code: REGION, name: '清河县', level: 'county' });
    [unitId] = (await saveOrganizations(unit, [{ name: '清河县', type: 'region', validFrom: '2000-01-01' }])) as [string];
    people = (await savePeople(unit, ['甲', '乙', '丙', '丁', '戊'].map((n) => ({ name: `测试${n}`, sex: 'male' as const, bornOn: '1980-01', appointments: [{ organizationId: unitId, title: '干部', main: true, category: 'staff' as const, startedOn: '2020-01' }] })))) as PersonId[];
  });
});
afterAll(() => t.close());

describe('effects that run out', () => {
  it('one person whose case refuses keeps nobody else from release, is counted, and is released later', async () => {
    const ids = [await register(0), await register(1), await register(2)];
    // The middle one carries a second period that runs on: his case refuses to move.
    await t.house.unit(t.system, (unit) => insertEffect(unit, { personId: people[1]!, kind: 'restriction', basis: '警告', scopes: ['promotion'], from: '2026-03-20', until: '2026-12-20', caseId: ids[1]!, source: '测试' }));
    now = '2026-09-21T02:00:00Z';
    expect(await endDueEffects(t.house, REGION)).toEqual({ ended: 2, refused: 1 });
    expect(await Promise.all(ids.map(state))).toEqual(['assessing', 'in_force', 'assessing']);
    // All or nothing: what could not be moved on was not ended either.
    expect([await held(0), await held(1), await held(2)]).toEqual([0, 2, 0]);
    now = '2026-12-21T02:00:00Z';
    expect(await endDueEffects(t.house, REGION)).toEqual({ ended: 2, refused: 0 });
    expect(await state(ids[1]!)).toBe('assessing');
    now = '2026-03-20T02:00:00Z';
  });

  it('a case that was stopped moves on when its period is over; one that was joined stays closed', async () => {
    const [stopped, into, joined] = [await register(3), await register(4), await register(4)];
    // As it may stand from before stopping was refused where there is no term.
    await t.database.query(`update cases.case_file set suspended_on = '2026-04-01' where id = '${stopped}'`);
    await mergeCase(t.house, officer, joined, { revision: 0, into, reason: '同一处分重复登记' });
    now = '2027-12-21T02:00:00Z';
    expect(await endDueEffects(t.house, REGION)).toEqual({ ended: 3, refused: 0 });
    expect((await readCaseFile(t.house, officer, stopped)).case).toMatchObject({ state: 'assessing', suspendedOn: null, suspended: false });
    expect(await state(into)).toBe('assessing');
    expect((await readCaseFile(t.house, officer, joined)).case).toMatchObject({ state: 'in_force', closedOn: '2026-03-20' });
    expect((await readCaseFile(t.house, officer, joined)).trail.map((l) => l.action)).toEqual(['registered', 'merge']);
    now = '2026-03-20T02:00:00Z';
  });
});
