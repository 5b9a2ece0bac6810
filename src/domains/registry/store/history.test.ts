import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { testHouse, type TestHouse } from '../../../../tests/support/house.ts';
import { leaveOffice, proposeAppointment, takeOffice } from '../commands/appointments.ts';
import { editOrganization } from '../commands/edit-organization.ts';
import { editPerson } from '../commands/edit-person.ts';
import { recordPersonFact } from '../commands/record-person-fact.ts';
import { seedSmallCounty, type SmallCounty } from '../fixtures.ts';
import { isRefusal } from '../../../kernel/refusal.ts';
import { personDossier } from '../queries/dossier.ts';
import { organizationDetail } from '../queries/organizations.ts';
import { peopleAt, personFacts } from '../queries/people.ts';
import { organizationsNow } from './organization.ts';
import { refreshDueCards } from './card.ts';

let t: TestHouse;
let county: SmallCounty;
let now = Date.parse('2026-11-20T02:00:00Z');
beforeAll(async () => {
  t = await testHouse({ clock: { now: () => new Date(now) } });
  county = await t.house.unit(t.system, (unit) => seedSmallCounty(unit));
});
afterAll(() => t.close());

const DAYS = ['2018-06-01', '2024-01-01', '2026-11-19', '2026-11-20', '2027-03-01'] as const;

/** Everything the registry says, for several days, as it was known at a moment. */
async function answers(knownAt: Date): Promise<string> {
  return t.house.unit(t.system, async (unit) => {
    const out: unknown[] = [];
    for (const validAt of DAYS) {
      out.push(await organizationsNow(unit, { validAt, knownAt }));
      out.push((await peopleAt(unit, 'all', { validAt, knownAt })).sort((a, b) => (a.id < b.id ? -1 : 1)));
      out.push([...(await personFacts(unit, county.people.slice(0, 4), validAt, knownAt))]);
    }
    return JSON.stringify(out);
  });
}

type Write = (n: number) => Promise<unknown>;
const officer = () => t.actor('officer');
const person = (n: number): string => county.people[n % 4]!;
const writes: readonly Write[] = [
  async (n) => editPerson(t.house, officer(), { personId: person(n), versionId: (await personDossier(t.house, officer(), person(n), {})).head.versionId, reason: 'r', changes: { specialty: `专长${n}` } }),
  async (n) => editPerson(t.house, officer(), { personId: person(n), versionId: (await personDossier(t.house, officer(), person(n), {})).head.versionId, reason: 'r', validFrom: DAYS[n % 4]!, changes: { politicalStatus: ['群众', '中共党员', '九三'][n % 3]! } }),
  async (n) => recordPersonFact(t.house, officer(), person(n), { kind: 'annual_grade', values: { year: 2020 + (n % 6), grade: n % 2 === 0 ? '优秀' : '称职', source: 's' }, reason: 'r' }),
  async (n) => recordPersonFact(t.house, officer(), person(n), { kind: 'rank', values: { rank: n % 2 === 0 ? '一级主任科员' : '三级主任科员', startedOn: DAYS[n % 4]!, endedOn: null, document: null }, reason: 'r' }),
  async (n) => {
    const p = await proposeAppointment(t.house, officer(), { personId: person(n), organizationId: county.organizations['城关镇']!, postId: null, title: `试验县城关镇职务${n}`, kind: n % 2 === 0 ? 'secondment' : 'concurrent', main: n % 3 === 0, startedOn: DAYS[n % 4]!, levelSince: null, trialUntil: null, document: null, tags: [] });
    const begun = await takeOffice(t.house, officer(), [], p.id, { versionId: p.versionId });
    if (n % 2 === 0) await leaveOffice(t.house, officer(), [], begun.id, { versionId: begun.versionId, endedOn: '2027-02-01', because: 'r' });
  },
  async (n) => {
    const id = county.organizations['人事股']!;
    const parentId = county.organizations[['县教育局', '县发改局', '城关镇'][n % 3]!]!;
    const { history } = await organizationDetail(t.house, officer(), id, {});
    return editOrganization(t.house, officer(), id, { versionId: history.at(-1)!.versionId, validFrom: DAYS[n % 5]!, document: 'd', changes: { name: `人事股${n}`, parentId } });
  },
];

it('no answer about the past is changed by what is written later', async () => {
  const remembered: { at: Date; said: string }[] = [];
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(fc.nat(writes.length - 1), fc.nat(60)), { minLength: 2, maxLength: 5 }), async (steps) => {
      for (const [which, n] of steps) {
        now += 1000;
        const at = new Date(now);
        remembered.push({ at, said: await answers(at) });
        now += 1000;
        try {
          await writes[which]!(n);
        } catch (error) {
          if (!isRefusal(error)) throw error;
        }
      }
      now += 1000;
      for (const { at, said } of remembered.slice(-3)) expect(await answers(at)).toBe(said);
    }),
    { numRuns: 6 },
  );
  for (const { at, said } of remembered) expect(await answers(at)).toBe(said);
  // The writes did something: the last answer is not the first.
  expect(await answers(new Date(now))).not.toBe(remembered[0]!.said);
}, 120_000);

it('cards say what the versions say, today and when a day comes by itself', async () => {
  const compare = async (): Promise<void> =>
    t.house.unit(t.system, async (unit) => {
      const cards = (await peopleAt(unit, 'all')).sort((a, b) => (a.id < b.id ? -1 : 1));
      // A moment ago, so that the answer comes from the versions.
      const versions = (await peopleAt(unit, 'all', { knownAt: new Date(unit.at.getTime() - 1) })).sort((a, b) => (a.id < b.id ? -1 : 1));
      expect(cards).toEqual(versions);
    });
  now += 1000;
  await compare();
  now = Date.parse('2027-03-02T02:00:00Z');
  while ((await t.house.unit(t.system, (unit) => refreshDueCards(unit, 5))) > 0);
  await compare();
});

it('the database itself holds no two open versions of one fact, and no version overlaps another', async () => {
  for (const [table, id] of [['organization_version', 'organization_id'], ['person_version', 'person_id'], ['post_version', 'post_id'], ['appointment', 'appointment_id']] as const) {
    const { rows } = await t.database.query(`select 1 from registry.${table} a join registry.${table} b on a.region_id = b.region_id and a.${id} = b.${id} and a.id < b.id
      where a.superseded_at is null and b.superseded_at is null and daterange(a.valid_from, a.valid_to) && daterange(b.valid_from, b.valid_to)`);
    expect(rows, table).toEqual([]);
  }
});

it('the application may not rewrite a version or take one away', async () => {
  await expect(t.database.query(`begin; set local role dandang_app; delete from registry.person_version; commit`)).rejects.toThrow(/permission denied/);
  await t.database.query('rollback');
});
