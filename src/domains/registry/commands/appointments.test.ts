import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testHouse, type TestHouse } from '../../../../tests/support/house.ts';
import type { Reason } from '../../../kernel/refusal.ts';
import { seedSmallCounty, type SmallCounty } from '../fixtures.ts';
import { personDossier } from '../queries/dossier.ts';
import { peopleAt } from '../queries/people.ts';
import type { AppointmentGate } from './appointment-gate.ts';
import { leaveOffice, proposeAppointment, takeOffice, type Proposal } from './appointments.ts';

let t: TestHouse;
let county: SmallCounty;
beforeAll(async () => {
  t = await testHouse();
  county = await t.house.unit(t.system, (unit) => seedSmallCounty(unit));
});
afterAll(() => t.close());

const proposal = (given: Partial<Proposal>): Proposal => ({ personId: county.people[2]!, organizationId: county.organizations['南湖镇']!, postId: null, kind: 'appointment', main: true, startedOn: '2026-11-01', levelSince: null, trialUntil: null, document: null, tags: [], ...given });
const officer = () => t.actor('officer');
const dossier = (id: string, at = {}) => personDossier(t.house, officer(), id, at);

describe('an appointment', () => {
  it('waits for its gates, takes force, becomes the main one, and ends after its gates', async () => {
    const person = county.people[2]!;
    const open: Reason[] = [{ code: 'evidence.task_list_missing', source: 'M008' }];
    let gateAsked: string[] = [];
    const gate: AppointmentGate = async (_unit, a, step) => {
      gateAsked = [...gateAsked, `${step}:${a.state}`];
      return open;
    };
    const proposed = await proposeAppointment(t.house, officer(), proposal({ title: '试验县南湖镇人大主席' }));
    expect(proposed).toMatchObject({ state: 'proposed', title: '试验县南湖镇人大主席' });
    expect((await dossier(person)).head.organizationName).toBe('中共试验县委组织部');
    await expect(takeOffice(t.house, officer(), [gate], proposed.id, { versionId: proposed.versionId })).rejects.toMatchObject({ code: 'registry.checkpoint_open', because: open });
    expect((await dossier(person)).appointments.find((a) => a.id === proposed.id)?.state).toBe('proposed');
    open.length = 0;
    const begun = await takeOffice(t.house, officer(), [gate], proposed.id, { versionId: proposed.versionId });
    const d = await dossier(person);
    expect(d.head.organizationName).toBe('试验县南湖镇');
    expect(d.appointments.filter((a) => a.main && a.state === 'in_office').map((a) => a.id)).toEqual([proposed.id]);
    await expect(takeOffice(t.house, officer(), [], proposed.id, { versionId: begun.versionId })).rejects.toMatchObject({ code: 'registry.appointment_state' });
    open.push({ code: 'evidence.closing_account_missing', source: 'M010' });
    await expect(leaveOffice(t.house, officer(), [gate], begun.id, { versionId: begun.versionId, endedOn: '2026-11-19', because: '调任' })).rejects.toMatchObject({ code: 'registry.checkpoint_open' });
    open.length = 0;
    await leaveOffice(t.house, officer(), [gate], begun.id, { versionId: begun.versionId, endedOn: '2026-11-19', because: '调任' });
    expect((await dossier(person)).head.organizationName).toBe('中共试验县委组织部');
    expect((await dossier(person, { validAt: '2026-11-18' })).head.organizationName).toBe('试验县南湖镇');
    expect(gateAsked).toEqual(['take_office:proposed', 'take_office:proposed', 'leave_office:in_office', 'leave_office:in_office']);
  });
  it('needs a free place, a title or post, an end for a trial, and is not proposed twice', async () => {
    const post = county.posts['南湖镇/党委书记']!;
    const full = await proposeAppointment(t.house, officer(), proposal({ postId: post }));
    expect(full.title).toBe('试验县南湖镇党委书记');
    await expect(takeOffice(t.house, officer(), [], full.id, { versionId: full.versionId })).rejects.toMatchObject({ code: 'registry.post_full' });
    await expect(proposeAppointment(t.house, officer(), proposal({ postId: post, personId: county.people[3]! }))).rejects.toMatchObject({ code: 'registry.post_full' });
    await expect(proposeAppointment(t.house, officer(), proposal({ personId: county.people[3]! }))).rejects.toMatchObject({ code: 'registry.title_missing' });
    await expect(proposeAppointment(t.house, officer(), proposal({ personId: county.people[3]!, title: '副镇长', kind: 'trial' }))).rejects.toMatchObject({ code: 'registry.trial_needs_end' });
    await expect(proposeAppointment(t.house, officer(), proposal({ postId: county.posts['县教育局/局长']! }))).rejects.toMatchObject({ code: 'registry.no_such_post' });
    const withdrawn = await leaveOffice(t.house, officer(), [async () => [{ code: 'never.asked' }]], full.id, { versionId: full.versionId, endedOn: '2026-11-20', because: '方案变化' });
    expect(withdrawn.state).toBe('ended');
    const proposed = await proposeAppointment(t.house, officer(), proposal({ personId: county.people[3]!, title: '副镇长' }));
    await expect(proposeAppointment(t.house, officer(), proposal({ personId: county.people[3]!, title: '副镇长' }))).rejects.toMatchObject({ code: 'registry.appointment_twice' });
    await expect(takeOffice(t.house, officer(), [], proposed.id, { versionId: full.versionId })).rejects.toMatchObject({ code: 'registry.changed_meanwhile' });
  });
  it('on a later day shows from that day only', async () => {
    const person = county.people[4]!;
    const p = await proposeAppointment(t.house, officer(), proposal({ personId: person, title: '试验县南湖镇二级主任科员', startedOn: '2026-12-01' }));
    await takeOffice(t.house, officer(), [], p.id, { versionId: p.versionId });
    await t.house.unit(t.system, async (unit) => {
      const at = async (validAt: string) => (await peopleAt(unit, [county.paths['南湖镇']!], { validAt })).some((x) => x.id === person);
      expect([await at('2026-11-20'), await at('2026-11-30'), await at('2026-12-01')]).toEqual([false, false, true]);
    });
    const { rows } = await t.database.query('select next_change_on from registry.person_card where person_id = $1', [person]);
    expect(rows).toEqual([{ next_change_on: '2026-12-01' }]);
  });
});
