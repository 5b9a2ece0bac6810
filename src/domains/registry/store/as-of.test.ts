import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { REGION, testHouse, type TestHouse } from '../../../../tests/support/house.ts';
import { peopleAt, personFacts, personSummaries } from '../queries/people.ts';
import { seedSmallCounty, type SmallCounty } from '../fixtures.ts';
import { organizationsNow } from './organization.ts';

let t: TestHouse;
let county: SmallCounty;
beforeAll(async () => {
  t = await testHouse();
  county = await t.house.unit(t.system, (unit) => seedSmallCounty(unit));
});
afterAll(() => t.close());

describe('the small county', () => {
  it('has its organizations under the paths it names', async () => {
    const all = await t.house.unit(t.system, (unit) => organizationsNow(unit));
    expect(Object.fromEntries(all.map((o) => [o.shortName, o.path]))).toEqual(county.paths);
    expect(all[0]?.shortName).toBe('县');
    expect(REGION).toBe('990624');
  });
  it('answers the same from cards as from versions', async () => {
    await t.house.unit(t.system, async (unit) => {
      const cards = await peopleAt(unit, 'all');
      const versions = await peopleAt(unit, 'all', { validAt: '2026-11-19' });
      expect(cards).toHaveLength(30);
      expect([...versions].sort((a, b) => (a.id < b.id ? -1 : 1))).toEqual([...cards].sort((a, b) => (a.id < b.id ? -1 : 1)));
    });
  });
  it('keeps to the paths', async () => {
    await t.house.unit(t.system, async (unit) => {
      const school = await peopleAt(unit, [county.paths['县教育局']!]);
      expect(school.map((p) => p.id).sort()).toEqual([...county.byOrganization['县教育局']!, ...county.byOrganization['人事股']!].sort());
    });
  });
  it('summarises and gives facts', async () => {
    await t.house.unit(t.system, async (unit) => {
      const id = county.people[0]!;
      const s = (await personSummaries(unit, [id])).get(id)!;
      expect(s).toMatchObject({ organizationName: '中共试验县委组织部', category: 'principal', principal: true, leadershipLevel: '乡科级正职', rank: '二级主任科员' });
      const facts = (await personFacts(unit, [id], unit.today)).get(id)!;
      expect(facts).toMatchObject({ 单位类别: '县直机关', 领导职务层次: '乡科级正职', 职级: '二级主任科员', 性别: '男', 年龄: 56, 学历层次: '研究生' });
    });
  });
});
