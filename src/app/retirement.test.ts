import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { REGION, testHouse, type TestHouse } from '../../tests/support/house.ts';
import { readZip } from '../platform/documents/zip.ts';
import { choosePack, diskSource, usePolicies } from '../domains/policy/index.ts';
import { exportsOf, saveOrganizations, savePeople, saveRegion } from '../domains/registry/index.ts';
import { team } from '../domains/registry/queries/organizations.ts';
import { buildPerson, seedSmallCounty } from '../domains/registry/fixtures.ts';
import { newId } from '../kernel/ids.ts';
import { policiesFolder } from './paths.ts';
import { wireRetirement } from './retirement.ts';

let t: TestHouse;
let unitId: string;
beforeAll(async () => {
  t = await testHouse();
  usePolicies(diskSource(policiesFolder));
  wireRetirement();
  await t.house.unit(t.system, async (unit) => {
    await saveRegion(unit, { code: REGION, name: '试验县', level: 'county' });
    [unitId] = Object.values((await seedSmallCounty(unit)).organizations) as [string];
  });
  await choosePack(t.house, t.actor('officer'), { packId: 'national', from: '2026-01-01' });
});
afterAll(() => t.close());

describe('到龄时间 on 干部任免审批表', () => {
  // The month of the old age, and one month later for every four begun since January 2025, three years at most.
  it.each([
    ['a man', { sex: 'male', bornOn: '1975-03' }, '乡科级正职', '一级主任科员', '到龄时间2037.10'],
    ['a man of the first month', { sex: 'male', bornOn: '1965-01-20' }, '乡科级副职', '无', '到龄时间2025.02'],
    ['one whose day was before the reform', { sex: 'male', bornOn: '1964-12' }, null, '四级调研员', '到龄时间2024.12'],
    ['a woman in a township post', { sex: 'female', bornOn: '1980-06' }, '乡科级副职', '三级主任科员', '到龄时间2038.02'],
    ['a woman in a county post', { sex: 'female', bornOn: '1975-03' }, '县处级副职', '一级调研员', '到龄时间2037.10'],
    ['a woman whose rank lets her choose: a hand fills it', { sex: 'female', bornOn: '1975-03' }, null, '四级调研员', '到龄时间健康'],
    ['somebody whose month of birth is not known', { sex: 'male', bornOn: '1975' }, '乡科级正职', '一级主任科员', '到龄时间健康'],
  ] as const)('is worked out for %s', async (_who, given, leadershipLevel, rank, expected) => {
    const id = newId();
    await t.house.unit(t.system, (unit) =>
      savePeople(unit, [
        {
          ...buildPerson({ ...given }),
          id,
          appointments: [{ organizationId: unitId as never, postId: null, title: '示例职务', category: 'deputy', leadershipLevel, principal: false, startedOn: '2020-01' }],
          ranks: rank === '无' ? [] : [{ rank, startedOn: '2020-01' }],
        } as never,
      ]),
    );
    const file = await exportsOf.form(t.house, t.actor('officer'), id, 'docx');
    const text = Buffer.from(readZip(file.bytes).find((e) => e.name === 'word/document.xml')!.bytes()).toString().replace(/<[^>]+>/g, '').replace(/\s/g, '');
    expect(text).toContain(expected);
  });
});

describe('a team', () => {
  it('sees who reaches the age within 12 months, by policy, and nobody later', async () => {
    const [soon, later] = [newId(), newId()];
    const organizationId = await t.house.unit(t.system, async (unit) => {
      const [id] = await saveOrganizations(unit, [{ name: '试验县到龄局', type: 'government_organ', parentId: unitId }]);
      // 60 in 2026-07, five months later by the steps of four months; the other more than a year on.
      await savePeople(unit, [[soon, '1966-07'], [later, '1967-07']].map(([personId, bornOn]) => ({ ...buildPerson({ sex: 'male', bornOn: bornOn! as never }), id: personId as never, appointments: [{ organizationId: id! as never, postId: null, title: '局长', category: 'principal', leadershipLevel: '乡科级正职', principal: true, startedOn: '2020-01' }] }) as never));
      return id!;
    });
    const found = await team(t.house, t.actor('officer'), organizationId, {});
    expect(found.posts).toBe(0);
    expect(found.ending).toEqual([{ personId: soon, name: expect.any(String), title: '局长', on: '2026-12', because: 'retirement' }]);
  });
});
