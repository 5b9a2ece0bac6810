import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { OTHER_REGION, testHouse, type TestHouse } from '../../../../tests/support/house.ts';
import { ageOn } from '../../../kernel/period.ts';
import type { Actor } from '../../../kernel/actor.ts';
import { deleteSavedSearch, listSavedSearches, saveSearch } from '../commands/saved-searches.ts';
import { savePeople } from '../commands/save-people.ts';
import { listPeople as endpoint, peopleFilter, type Condition } from '../contract/search.ts';
import { buildPerson, seedSmallCounty, type SmallCounty } from '../fixtures.ts';
import { listPeople, peopleStatistics, quickSearch, regionPictures } from '../queries/search.ts';
import { peopleAt } from '../queries/people.ts';

let t: TestHouse;
let county: SmallCounty;
beforeAll(async () => {
  t = await testHouse();
  county = await t.house.unit(t.system, async (unit) => {
    const c = await seedSmallCounty(unit);
    await savePeople(unit, [
      buildPerson({ id: '00000000-0000-7000-8004-000000000001', name: '单于飞', bornOn: '1988-11', tags: ['三牛四敢'], appointments: [{ organizationId: c.organizations['县教育局']!, title: '试验县教育局督学', category: 'staff', startedOn: '2021-11-20' }] }),
      buildPerson({ id: '00000000-0000-7000-8004-000000000002', name: '解文', bornOn: null as unknown as string, idNumber: null }),
    ]);
    return c;
  });
});
afterAll(() => t.close());

const find = async (filter: { text?: string; conditions?: Condition[] }, actor: Actor = t.actor('officer'), more = {}) => (await listPeople(t.house, actor, endpoint.body!.parse({ ...filter, limit: 500, ...more }))).rows;
const names = async (filter: { text?: string; conditions?: Condition[] }, actor?: Actor) => (await find(filter, actor)).map((r) => r.name);

describe('text', () => {
  it.each([
    ['单于飞', ['单于飞']],
    ['单于', ['单于飞']],
    ['shanyuf', ['单于飞']],
    ['SYF', ['单于飞']],
    ['督学', ['单于飞']],
    ['教育局 督学', ['单于飞']],
    ['解', ['解文']],
    ['xiew', ['解文']],
    ['xw', ['解文']],
    ['没有这个人', []],
    ["' or 1=1 --", []],
    ['%', []],
  ])('%s', async (text, expected) => {
    expect(await names({ text })).toEqual(expected);
  });
  it('finds by organization name everyone there', async () => {
    expect((await find({ text: '发展和改革' })).length).toBe(county.byOrganization['县发改局']!.length);
  });
  it('finds by rank, in short as well', async () => {
    const holders = await names({ conditions: [{ field: 'rank', in: ['四级主任科员'] }] });
    expect(holders.length).toBeGreaterThan(0);
    expect(await names({ text: '四级主任科员' })).toEqual(holders);
    expect(await names({ text: '四主' })).toEqual(holders);
    expect(await names({ text: '主' })).toEqual([]);
  });
  it('finds by a whole tag', async () => {
    const tagged = await names({ conditions: [{ field: 'tag', in: ['三牛四敢'] }] });
    expect(tagged).toEqual(['单于飞']);
    expect(await names({ text: '三牛四敢' })).toEqual(tagged);
    expect(await names({ text: '三牛' })).toEqual([]);
  });
  it('finds a whole identity number for those who may see it', async () => {
    const person = buildPerson({ name: '有证人' });
    await t.house.unit(t.system, (unit) => savePeople(unit, [{ ...person, tags: ['临时'] }]));
    expect(await names({ text: person.idNumber! })).toEqual(['有证人']);
    expect(await names({ text: person.idNumber! }, t.actor('leader'))).toEqual([]);
  });
});

describe('conditions', () => {
  it('age says the same as counting years, for every bound', async () => {
    const all = await find({});
    for (const min of [0, 28, 35, 38, 40, 50, 56]) {
      const found = await find({ conditions: [{ field: 'age', min, max: min + 5 }] });
      const expected = all.filter((r) => r.bornOn !== null && ageOn(r.bornOn, '2026-11-20') >= min && ageOn(r.bornOn, '2026-11-20') <= min + 5);
      expect(found.map((r) => r.id).sort()).toEqual(expected.map((r) => r.id).sort());
    }
  });
  it.each<[string, Condition, (r: Awaited<ReturnType<typeof find>>[number]) => boolean]>([
    ['sex', { field: 'sex', is: 'female' }, (r) => r.sex === 'female'],
    ['level', { field: 'level', in: ['正科级'] }, (r) => r.leadershipLevel === '乡科级正职'],
    ['rank', { field: 'rank', in: ['一级科员'] }, (r) => r.rank === '一级科员'],
    ['education', { field: 'education', atLeast: 4 }, (r) => r.education === '研究生'],
    ['major', { field: 'major', contains: '经济' }, (r) => r.major === '经济学'],
    ['category', { field: 'category', in: ['principal', 'deputy'] }, (r) => r.category === 'principal' || r.category === 'deputy'],
    ['staff category', { field: 'staffCategory', in: ['enterprise'] }, (r) => r.staffCategory === 'enterprise'],
    ['principal', { field: 'principal', is: true }, (r) => r.principal],
    ['tag', { field: 'tag', in: ['三牛四敢'] }, (r) => r.tags.includes('三牛四敢')],
    ['in office', { field: 'inOffice', is: false }, (r) => r.organizationId === null],
    ['last grade', { field: 'grade', in: ['优秀'] }, (r) => r.lastGrade === '优秀'],
    ['kind of unit', { field: 'unitType', in: ['town'] }, (r) => r.organizationName?.endsWith('镇') === true],
    ['title', { field: 'title', contains: '党委书记' }, (r) => r.titles.includes('党委书记')],
    ['years in post', { field: 'yearsInPost', min: 5, max: 5 }, (r) => r.postSince !== null && ageOn(r.postSince, '2026-11-20') === 5],
  ])('%s', async (_name, condition, keeps) => {
    const all = await find({});
    const expected = all.filter(keeps).map((r) => r.id).sort();
    expect(expected.length).toBeGreaterThan(0);
    expect((await find({ conditions: [condition] })).map((r) => r.id).sort()).toEqual(expected);
  });
  it('grade of a year and times outstanding look at the grades themselves', async () => {
    const one = await find({ conditions: [{ field: 'grade', year: 2024, in: ['优秀'] }] });
    const times = await find({ conditions: [{ field: 'timesOutstanding', years: 3, min: 1 }] });
    expect(one.length).toBeGreaterThan(0);
    expect(one.every((r) => times.some((x) => x.id === r.id))).toBe(true);
  });
  it('an organization brings everything below it', async () => {
    const found = await find({ conditions: [{ field: 'organization', ids: [county.organizations['县教育局']!] }] });
    const expected = await t.house.unit(t.system, (unit) => peopleAt(unit, [county.paths['县教育局']!]));
    expect(found.map((r) => r.id).sort()).toEqual(expected.map((p) => p.id).sort());
  });
  it('refuses a range that nothing can meet', async () => {
    await expect(find({ conditions: [{ field: 'age', min: 50, max: 40 }] })).rejects.toMatchObject({ code: 'registry.range_empty' });
  });
});

describe('pages', () => {
  it('of any size and order give everybody once, in one order', async () => {
    await fc.assert(
      fc.asyncProperty(fc.constantFrom('level', 'name', 'age', 'organization', 'postSince', 'rank'), fc.boolean(), fc.integer({ min: 3, max: 40 }), async (sort, descending, limit) => {
        const whole = (await find({}, t.actor('officer'), { sort, descending })).map((r) => r.id);
        const paged: string[] = [];
        let cursor: string | undefined;
        do {
          const page = await listPeople(t.house, t.actor('officer'), endpoint.body!.parse({ sort, descending, limit, cursor }));
          paged.push(...page.rows.map((r) => r.id));
          cursor = page.cursor ?? undefined;
        } while (cursor);
        expect(paged).toEqual(whole);
        expect(new Set(whole).size).toBe(whole.length);
      }),
      { numRuns: 20 },
    );
  });
  it('youngest first', async () => {
    const ages = (await find({ conditions: [{ field: 'age', min: 0 }] }, t.actor('officer'), { sort: 'age' })).map((r) => r.age!);
    expect(ages).toEqual([...ages].sort((a, b) => a - b));
  });
  it('refuse a cursor that no page gave out', async () => {
    for (const cursor of ['x', Buffer.from('[1]').toString('base64url'), Buffer.from('["a","b","c"]').toString('base64url')]) await expect(find({}, t.actor('officer'), { cursor })).rejects.toMatchObject({ code: 'registry.cursor_malformed' });
  });
});

describe('scope', () => {
  it('a liaison finds the own subtree only, another region nobody', async () => {
    const liaison = t.actor('liaison', { path: county.paths['县教育局']! });
    const found = await find({}, liaison);
    expect(found.every((r) => r.organizationPath!.startsWith(county.paths['县教育局']!))).toBe(true);
    expect(found.length).toBeGreaterThan(0);
    expect(await find({}, t.actor('officer', { regionId: OTHER_REGION }))).toEqual([]);
    expect((await quickSearch(t.house, liaison, '城关')).organizations).toEqual([]);
  });
});

describe('figures', () => {
  it('add up, and agree with the list', async () => {
    const all = await find({});
    const s = await peopleStatistics(t.house, t.actor('officer'), peopleFilter.parse({}));
    for (const group of [s.bySex, s.byAge, s.byEducation, s.byLevel, s.byRank, s.byUnitType, s.byStaffCategory, s.byLastGrade]) expect(group.reduce((sum, g) => sum + g.count, 0)).toBe(all.length);
    expect(s.bySex.find((g) => g.key === 'female')?.count).toBe(all.filter((r) => r.sex === 'female').length);
    const ages = all.flatMap((r) => (r.age === null ? [] : [r.age]));
    expect(s.averageAge).toBeCloseTo(ages.reduce((a, b) => a + b, 0) / ages.length, 1);
    for (const [key, low, high] of [['31-35', 31, 35], ['36-40', 36, 40], ['51-55', 51, 55], ['56+', 56, 99]] as const) expect(s.byAge.find((g) => g.key === key)?.count ?? 0).toBe(ages.filter((a) => a >= low && a <= high).length);
  });
  it('pictures of the region', async () => {
    const p = await regionPictures(t.house, t.actor('leader'));
    expect(p.organizations).toBe(8);
    expect(p.total).toBe(31);
    expect(p.byUnitType.reduce((s, u) => s + u.count, 0)).toBe(31);
  });
});

describe('saved searches', () => {
  it('belong to the account', async () => {
    const mine = t.actor('officer');
    const saved = await saveSearch(t.house, mine, { title: '35岁以下正科', filter: peopleFilter.parse({ conditions: [{ field: 'age', max: 35 }] }) });
    expect(await listSavedSearches(t.house, mine)).toEqual([saved]);
    const other = t.actor('officer');
    expect(await listSavedSearches(t.house, other)).toEqual([]);
    await expect(deleteSavedSearch(t.house, other, saved.id)).rejects.toMatchObject({ code: 'registry.no_such_saved_search' });
    await deleteSavedSearch(t.house, mine, saved.id);
    expect(await listSavedSearches(t.house, mine)).toEqual([]);
  });
});
