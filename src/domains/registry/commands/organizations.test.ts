import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testHouse, type TestHouse } from '../../../../tests/support/house.ts';
import { seedSmallCounty, type SmallCounty } from '../fixtures.ts';
import { personDossier } from '../queries/dossier.ts';
import { organizationDetail, organizationTree, team } from '../queries/organizations.ts';
import { closeOrganization, createOrganization, editOrganization } from './edit-organization.ts';
import { savePost } from './save-post.ts';

let t: TestHouse;
let county: SmallCounty;
beforeAll(async () => {
  t = await testHouse();
  county = await t.house.unit(t.system, (unit) => seedSmallCounty(unit));
});
afterAll(() => t.close());

const officer = () => t.actor('officer');
const id = (short: string): string => county.organizations[short]!;
const last = async (organizationId: string): Promise<string> => (await organizationDetail(t.house, officer(), organizationId, {})).history.at(-1)!.versionId;

describe('the tree', () => {
  it('reads depth first with people and places, and bounds a liaison to the own subtree', async () => {
    const all = await organizationTree(t.house, officer(), {});
    expect(all.map((o) => o.shortName)).toEqual(['县', '县委组织部', '县教育局', '人事股', '县发改局', '城关镇', '南湖镇', '城发集团']);
    expect(all.find((o) => o.shortName === '县教育局')).toMatchObject({ people: 5, places: 6 });
    expect((await organizationTree(t.house, t.actor('liaison', { path: county.paths['县教育局']! }), {})).map((o) => o.shortName)).toEqual(['县教育局', '人事股']);
  });
});

describe('organizations', () => {
  it('are opened, described, moved with everything below, and keep the days before', async () => {
    const { organizationId, versionId } = await createOrganization(t.house, officer(), { name: '县项目中心', type: 'institution', parentId: id('县发改局'), validFrom: '2025-01-01', document: '批复' });
    const child = await createOrganization(t.house, officer(), { name: '项目一科', type: 'department', parentId: organizationId, validFrom: '2025-02-01', document: '批复' });
    // A new one stands behind its sisters.
    expect((await organizationTree(t.house, officer(), { validAt: '2025-03-01' })).filter((o) => o.parentId === id('县发改局')).at(-1)!.id).toBe(organizationId);
    const moved = await editOrganization(t.house, officer(), organizationId, { versionId, validFrom: '2026-03-01', document: '批复', changes: { parentId: id('县教育局'), name: '县重点项目中心' } });
    expect(moved.moved).toBe(2);
    const now = await organizationDetail(t.house, officer(), child.organizationId, {});
    expect(now.above.map((a) => a.name)).toEqual(['试验县', '试验县教育局', '县重点项目中心']);
    const before = await organizationDetail(t.house, officer(), child.organizationId, { validAt: '2026-02-28' });
    expect(before.above.map((a) => a.name)).toEqual(['试验县', '试验县发展和改革局', '县项目中心']);
    await expect(editOrganization(t.house, officer(), organizationId, { versionId, validFrom: '2026-04-01', document: '批复', changes: { name: 'x' } })).rejects.toMatchObject({ code: 'registry.changed_meanwhile' });
    await expect(editOrganization(t.house, officer(), organizationId, { versionId: moved.versionId, validFrom: '2026-04-01', document: '批复', changes: { parentId: child.organizationId } })).rejects.toMatchObject({ code: 'registry.organization_under_itself' });
    await expect(editOrganization(t.house, officer(), organizationId, { versionId: moved.versionId, validFrom: '2020-01-01', document: '批复', changes: { name: 'x' } })).rejects.toMatchObject({ code: 'registry.before_it_began' });
    await expect(editOrganization(t.house, officer(), organizationId, { versionId: moved.versionId, validFrom: '2026-04-01', document: '批复', changes: { name: '县重点项目中心' } })).rejects.toMatchObject({ code: 'registry.nothing_changed' });
    await expect(closeOrganization(t.house, officer(), organizationId, { versionId: moved.versionId, closedOn: '2026-10-01', document: '批复' })).rejects.toMatchObject({ code: 'registry.organization_not_empty', params: { units: 1, people: 0 } });
    await closeOrganization(t.house, officer(), child.organizationId, { versionId: await last(child.organizationId), closedOn: '2026-10-01', document: '批复' });
    await closeOrganization(t.house, officer(), organizationId, { versionId: moved.versionId, closedOn: '2026-10-01', document: '批复' });
    expect((await organizationTree(t.house, officer(), {})).some((o) => o.id === organizationId)).toBe(false);
    expect((await organizationTree(t.house, officer(), { validAt: '2026-09-30' })).some((o) => o.id === organizationId)).toBe(true);
  });
  it('of one name cannot stand side by side', async () => {
    await expect(createOrganization(t.house, officer(), { name: '试验县城关镇', type: 'town', parentId: id('县'), validFrom: '2026-01-01', document: '批复' })).rejects.toMatchObject({ code: 'registry.organization_name_taken' });
  });
  it('with people in office are not closed', async () => {
    await expect(closeOrganization(t.house, officer(), id('人事股'), { versionId: await last(id('人事股')), closedOn: '2026-10-01', document: '批复' })).rejects.toMatchObject({ code: 'registry.organization_not_empty', params: { people: 1 } });
  });
  it('renamed, show the new name on their people', async () => {
    await editOrganization(t.house, officer(), id('城发集团'), { versionId: await last(id('城发集团')), validFrom: '2026-07-01', document: '批复', changes: { name: '试验县城市发展集团', establishment: 120 } });
    expect((await personDossier(t.house, officer(), county.byOrganization['城发集团']![0]!, {})).head.organizationName).toBe('试验县城市发展集团');
  });
});

describe('posts', () => {
  it('are set up, changed from a day, and not removed under their holder', async () => {
    const organizationId = id('南湖镇');
    const made = await savePost(t.house, officer(), organizationId, { validFrom: '2026-01-01', document: '批复', fields: { title: '武装部长', category: 'deputy', leadershipLevel: '乡科级副职', requirement: { ageAtMost: 45 } } });
    const changed = await savePost(t.house, officer(), organizationId, { postId: made.postId, versionId: made.versionId!, validFrom: '2026-06-01', document: '批复', fields: { title: '人武部部长', category: 'deputy' } });
    const detail = await organizationDetail(t.house, officer(), organizationId, {});
    expect(detail.posts.find((p) => p.id === made.postId)).toMatchObject({ title: '人武部部长', leadershipLevel: '乡科级副职', requirement: { ageAtMost: 45 } });
    await expect(savePost(t.house, officer(), organizationId, { postId: made.postId, versionId: made.versionId!, validFrom: '2026-07-01', document: '批复', fields: null })).rejects.toMatchObject({ code: 'registry.changed_meanwhile' });
    await savePost(t.house, officer(), organizationId, { postId: made.postId, versionId: changed.versionId!, validFrom: '2026-07-01', document: '批复', fields: null });
    expect((await organizationDetail(t.house, officer(), organizationId, {})).posts.some((p) => p.id === made.postId)).toBe(false);
    const taken = detail.posts.find((p) => p.title === '党委书记')!;
    await expect(savePost(t.house, officer(), organizationId, { postId: taken.id, versionId: taken.versionId, validFrom: '2026-07-01', document: '批复', fields: null })).rejects.toMatchObject({ code: 'registry.post_occupied' });
  });
});

describe('the team (班子)', () => {
  it('lists its members in order of posts with structure, gaps and vacancies', async () => {
    const organizationId = id('县教育局');
    await editOrganization(t.house, officer(), organizationId, { versionId: await last(organizationId), validFrom: '2026-07-01', document: '批复', changes: { teamProfile: { fields: ['航天'], womenAtLeast: 9 } } });
    await savePost(t.house, officer(), organizationId, { validFrom: '2026-01-01', document: '批复', fields: { title: '总督学', category: 'deputy' } });
    const it_ = await team(t.house, officer(), organizationId, {});
    expect(it_.members.map((m) => m.postTitle)).toEqual(['局长', '副局长', '副局长']);
    expect(it_.members[0]!.grades.map((g) => g.year)).toEqual([2025, 2024, 2023]);
    expect(it_.structure.size).toBe(3);
    expect(it_.structure.ages.reduce((s, a) => s + a.count, 0)).toBe(3);
    expect(it_.gaps.map((g) => g.code)).toEqual(['post_vacant', 'field_missing', 'women_below']);
    expect(it_.vacancies).toMatchObject([{ title: '总督学', open: 1 }]);
    expect((await team(t.house, officer(), organizationId, { validAt: '2025-12-31' })).gaps).toEqual([]);
  });
  it('is not for the liaison of another unit', async () => {
    await expect(team(t.house, t.actor('liaison', { path: county.paths['南湖镇']! }), id('县教育局'), {})).rejects.toMatchObject({ kind: 'forbidden' });
  });
});
