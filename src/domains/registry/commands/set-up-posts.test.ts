import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testHouse, type TestHouse } from '../../../../tests/support/house.ts';
import { buildPerson } from '../fixtures.ts';
import type { PostCategory } from '../model.ts';
import { organizationDetail, team } from '../queries/organizations.ts';
import { saveRegion } from '../store/organization.ts';
import { asOf } from '../store/as-of.ts';
import { appointmentsAt } from '../store/record.ts';
import { postsOf } from '../store/post.ts';
import { saveOrganizations, savePosts } from './save-organizations.ts';
import { savePeople } from './save-people.ts';
import { setUpPosts } from './set-up-posts.ts';

let t: TestHouse;
let county: string;
let bureau: string;
let office: string;
let settled: string;

const serving = (organizationId: string, title: string, category: PostCategory, leadershipLevel: string | null = null) =>
  buildPerson({ appointments: [{ organizationId, title, category, principal: category === 'principal', leadershipLevel, startedOn: '2020-03' }] });

beforeAll(async () => {
  t = await testHouse();
  await t.house.unit(t.system, async (unit) => {
    await saveRegion(unit, { code: unit.actor.regionId, name: '试验县', level: 'county' });
    [county] = (await saveOrganizations(unit, [{ name: '试验县', type: 'region' }])) as [string];
    [bureau, settled] = (await saveOrganizations(unit, [{ name: '试验县水利局', type: 'government_organ', parentId: county }, { name: '试验县财政局', type: 'government_organ', parentId: county }])) as [string, string];
    [office] = (await saveOrganizations(unit, [{ name: '办公室', type: 'department', parentId: bureau }])) as [string];
    await savePosts(unit, [{ organizationId: settled, title: '局长', category: 'principal' }]);
    await savePeople(unit, [
      serving(bureau, '试验县水利局局长', 'principal', '乡科级正职'),
      serving(bureau, '副局长', 'deputy', '乡科级副职'),
      serving(bureau, '副局长', 'deputy', '乡科级副职'),
      serving(bureau, '一级主任科员', 'staff'),
      serving(office, '工作人员', 'staff'),
      serving(settled, '科员', 'staff'),
    ]);
  });
});
afterAll(() => t.close());
const officer = () => t.actor('officer');

describe('posts by who serves', () => {
  it('are set up in every unit below that has none, and the holders stand in them', async () => {
    expect(await setUpPosts(t.house, officer(), county, { document: '首次设岗' })).toEqual({ units: 2, posts: 3, people: 4 });
    const { posts } = await organizationDetail(t.house, officer(), bureau, {});
    expect(posts.map((p) => [p.title, p.category, p.establishment, p.principal, p.leadershipLevel])).toEqual([['局长', 'principal', 1, true, '乡科级正职'], ['副局长', 'deputy', 2, false, '乡科级副职']]);
    const found = await team(t.house, officer(), bureau, {});
    expect(found.members.map((m) => m.postTitle)).toEqual(['局长', '副局长', '副局长']);
    expect(found.members.every((m) => m.postId !== null)).toBe(true);
    expect(found.vacancies).toEqual([]);
    // A rank is no post, and a unit that has posts is left as it is.
    await t.house.unit(t.system, async (unit) => {
      const without = (await appointmentsAt(unit, [bureau, office, settled], asOf(unit))).filter((a) => a.postId === null);
      expect(without.map((a) => a.title).sort()).toEqual(['一级主任科员', '科员'].sort());
      expect(await postsOf(unit, [settled], {})).toHaveLength(1);
    });
  });

  it('leave what was known before as it was', async () => {
    await t.house.unit(t.system, async (unit) => {
      const now = await appointmentsAt(unit, [bureau], asOf(unit));
      expect(now.filter((a) => a.title.includes('局长')).every((a) => a.startedOn === '2020-03' && a.postId !== null)).toBe(true);
    });
  });

  it('are not set up twice', async () => {
    await expect(setUpPosts(t.house, officer(), county, { document: '再来一次' })).rejects.toMatchObject({ code: 'registry.no_holders_without_post' });
    await expect(setUpPosts(t.house, t.actor('liaison', { path: '2' }), bureau, { document: 'x' })).rejects.toMatchObject({ kind: 'forbidden' });
    await expect(setUpPosts(t.house, officer(), crypto.randomUUID(), { document: 'x' })).rejects.toMatchObject({ kind: 'not_found' });
  });
});
