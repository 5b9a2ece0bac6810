import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testHouse, type TestHouse } from '../../../../tests/support/house.ts';
import { buildPerson } from '../fixtures.ts';
import type { MergerPlan } from '../contract/organizations.ts';
import { personDossier } from '../queries/dossier.ts';
import { organizationDetail } from '../queries/organizations.ts';
import { peopleAt } from '../queries/people.ts';
import { organizationsNow, saveRegion } from '../store/organization.ts';
import { postsOf } from '../store/post.ts';
import { mergeOrganizations, previewMerger } from './merge-organizations.ts';
import { saveOrganizations, savePosts } from './save-organizations.ts';
import { savePeople } from './save-people.ts';

let t: TestHouse;
const firms = ['城发集团', '交发集团', '湘盾集团'] as const;
let ids: { county: string; firms: string[]; departments: string[]; posts: string[]; people: string[] };

/** Three firms of three posts and three people each; the first firm has a department of its own beside them. */
beforeAll(async () => {
  t = await testHouse();
  ids = await t.house.unit(t.system, async (unit) => {
    await saveRegion(unit, { code: '990624', name: '试验县', level: '县' });
    const [county, ...three] = await saveOrganizations(unit, [{ id: crypto.randomUUID(), name: '试验县', type: 'region' }, ...firms.map((name, i) => ({ name, type: 'state_firm' as const, level: '乡科级正职', field: ['城乡建设', '交通运输', '综合管理'][i]!, sortOrder: [3, 5, 7][i]! }))]);
    const departments = await saveOrganizations(unit, [{ name: '工程部', type: 'department', parentId: three[0]! }, { name: '融资部', type: 'department', parentId: three[1]! }]);
    const posts = await savePosts(unit, three.flatMap((organizationId) => [
      { organizationId, title: '董事长', category: 'principal' as const },
      { organizationId, title: '总经理', category: 'deputy' as const },
      { organizationId, title: '副总经理', category: 'deputy' as const },
    ]));
    const people = await savePeople(unit, posts.map((postId, i) => buildPerson({ appointments: [{ organizationId: three[Math.floor(i / 3)]!, postId, title: `${firms[Math.floor(i / 3)]!}${['董事长', '总经理', '副总经理'][i % 3]!}`, category: i % 3 === 0 ? 'principal' : 'deputy', startedOn: '2019-05' }] })));
    return { county: county!, firms: three, departments, posts, people };
  });
});
afterAll(() => t.close());

const plan = (given: Partial<MergerPlan> = {}): MergerPlan => ({
  fromOrganizationIds: ids.firms,
  into: { name: '湘潭城发集团', type: 'state_firm', parentId: ids.county },
  effectiveOn: '2023-01-01',
  document: '关于三企合一的批复',
  departments: [{ organizationId: ids.departments[0]!, action: 'move' }, { organizationId: ids.departments[1]!, action: 'absorb' }],
  posts: ids.posts.slice(0, 6).map((postId, i) => ({ postId, to: { title: `职务${i + 1}`, category: i === 0 ? 'principal' : 'deputy', establishment: 1, principal: i === 0 } })),
  confirmed: [],
  ...given,
});
const officer = () => t.actor('officer');

describe('three firms into one (M005)', () => {
  it('refuses a department without a destination, a merger below itself, and a stranger’s post', async () => {
    await expect(mergeOrganizations(t.house, officer(), plan({ departments: [] }))).rejects.toMatchObject({ code: 'registry.merger_department_unmapped', because: [{ params: { organization: '工程部' } }, { params: { organization: '融资部' } }] });
    await expect(mergeOrganizations(t.house, officer(), plan({ into: { name: 'x', type: 'state_firm', parentId: ids.departments[0]! } }))).rejects.toMatchObject({ code: 'registry.merger_into_itself' });
    await expect(mergeOrganizations(t.house, officer(), plan({ posts: [{ postId: crypto.randomUUID(), to: { title: 'x', category: 'staff', establishment: 1, principal: false } }] }))).rejects.toMatchObject({ code: 'registry.merger_post_foreign' });
    await expect(mergeOrganizations(t.house, t.actor('liaison', { path: '2' }), plan())).rejects.toMatchObject({ kind: 'forbidden' });
  });
  it('chooses nobody where more come than there are places, and takes who is named', async () => {
    const two = ids.posts.slice(0, 2).map((postId) => ({ postId, to: { title: '董事长', category: 'principal' as const, establishment: 1, principal: true } }));
    const open = await previewMerger(t.house, officer(), plan({ posts: two }));
    expect(open.peopleWithoutConfirmedPost.filter((p) => p.because === 'too_many_for_post').map((p) => p.personId).sort()).toEqual(ids.people.slice(0, 2).sort());
    const named = await previewMerger(t.house, officer(), plan({ posts: two, confirmed: [{ personId: ids.people[1]!, postId: ids.posts[1]! }] }));
    expect(named.peopleWithoutConfirmedPost.filter((p) => p.because === 'too_many_for_post').map((p) => p.personId)).toEqual([ids.people[0]!]);
    await expect(previewMerger(t.house, officer(), plan({ posts: two, confirmed: [0, 1].map((i) => ({ personId: ids.people[i]!, postId: ids.posts[i]! })) }))).rejects.toMatchObject({ code: 'registry.merger_confirmed_too_many' });
  });
  it('keeps six posts, removes three, leaves three people waiting and every history in place', async () => {
    const preview = await previewMerger(t.house, officer(), plan());
    const done = await mergeOrganizations(t.house, officer(), plan());
    expect({ ...preview, mergerId: null, intoOrganizationId: null }).toEqual({ ...done, mergerId: null, intoOrganizationId: null });
    expect(done.postsKept).toHaveLength(6);
    expect(done.postsRemoved).toHaveLength(3);
    expect(done.peopleWithoutConfirmedPost.map((p) => p.formerUnit)).toEqual(['湘盾集团', '湘盾集团', '湘盾集团']);
    expect(done.peopleWithoutConfirmedPost.map((p) => p.personId).sort()).toEqual(ids.people.slice(6).sort());
    expect(done.organizationsClosed.map((o) => o.name).sort()).toEqual(['城发集团', '交发集团', '湘盾集团', '融资部'].sort());
    await t.house.unit(t.system, async (unit) => {
      const now = await organizationsNow(unit);
      expect(now.map((o) => o.name)).toEqual(['试验县', '湘潭城发集团', '工程部']);
      expect(now[1]).toMatchObject({ level: '乡科级正职', field: null, sortOrder: 3 });
      expect(now[2]!.parentId).toBe(done.intoOrganizationId);
      expect(now[2]!.path.startsWith(`${now[1]!.path}.`)).toBe(true);
      const before = await organizationsNow(unit, { validAt: '2022-12-31' });
      expect(before.map((o) => o.name).sort()).toEqual(['试验县', ...firms, '工程部', '融资部'].sort());
      expect((await postsOf(unit, 'all')).map((p) => p.title).sort()).toEqual(['职务1', '职务2', '职务3', '职务4', '职务5', '职务6']);
      expect((await peopleAt(unit, 'all')).length).toBe(9);
      expect((await peopleAt(unit, 'all', { validAt: '2022-12-31' })).filter((p) => p.organizationName === '湘盾集团').length).toBe(3);
    });
    let earlier = 0;
    for (const id of ids.people) {
      const d = await personDossier(t.house, officer(), id, {});
      if (d.appointments.some((a) => a.state === 'ended' && a.startedOn === '2019-05' && a.endedOn === '2023-01-01')) earlier++;
      expect(d.head.organizationName).toBe('湘潭城发集团');
      expect(d.head.awaitingPost).toBe(ids.people.indexOf(id) >= 6);
    }
    expect(earlier).toBe(9);
    const old = await organizationDetail(t.house, officer(), ids.firms[0]!, {});
    expect(old.organization.name).toBe('城发集团');
    expect(old.mergers).toHaveLength(1);
  });
  it('as it was known before is as it was', async () => {
    await t.house.unit(t.system, async (unit) => {
      const known = new Date(unit.at.getTime() - 1);
      expect(await organizationsNow(unit, { knownAt: known })).toEqual([]);
    });
  });
});
