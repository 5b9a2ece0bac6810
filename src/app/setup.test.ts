import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { systemActor } from '../kernel/actor.ts';
import type { RegionId } from '../kernel/ids.ts';
import { diskSource, usePolicies as readPoliciesFrom } from '../domains/policy/index.ts';
import { organizationsNow } from '../domains/registry/index.ts';
import { testHouse, type TestHouse } from '../../tests/support/house.ts';
import { regionsOf } from './background.ts';
import { policiesFolder } from './paths.ts';
import { setUpRegion, type NewRegion } from './setup.ts';

const county: NewRegion = { code: '430699', name: '某某县', level: 'county', pack: 'national', prefix: '' };
let t: TestHouse;
beforeAll(async () => {
  readPoliciesFrom(diskSource(policiesFolder));
  t = await testHouse();
});
afterAll(() => t.close());

const roots = (code: string) => t.house.unit(systemActor(code as RegionId, 'test'), (unit) => organizationsNow(unit));
const grants = async (code: string) => (await t.database.query('select a.name, g.role, a.must_change_password from security.account a join security.grant_of_role g on g.region_id = a.region_id and g.account_id = a.id where a.region_id = $1 order by a.name', [code])).rows;

describe('setting up a region', () => {
  it('opens it with its root, and three administrators who must change their passwords', async () => {
    const accounts = await setUpRegion(t.house, county);
    expect(accounts.map((a) => a.name)).toEqual(['sysadmin', 'secadmin', 'auditor']);
    expect(new Set(accounts.map((a) => a.password)).size).toBe(3);
    expect(await regionsOf(t.house)).toContain('430699');
    expect((await roots('430699')).map((o) => [o.name, o.type, o.level, o.parentId])).toEqual([['某某县', 'region', '县处级正职', null]]);
    expect(await grants('430699')).toEqual([
      { name: 'auditor', role: 'auditor', must_change_password: true },
      { name: 'secadmin', role: 'security_admin', must_change_password: true },
      { name: 'sysadmin', role: 'system_admin', must_change_password: true },
    ]);
  });
  it.each<[string, NewRegion, string]>([
    ['the same again', county, 'app.region_exists'],
    ['a code that is none', { ...county, code: '4306' }, 'app.region_code'],
    ['a pack that is none', { ...county, code: '430698', prefix: 'b-', pack: 'nowhere' }, 'policy.pack_not_found'],
    ['names that another region has', { ...county, code: '430698' }, 'security.name_taken'],
  ])('%s is refused and leaves nothing', async (_what, region, code) => {
    const before = (await regionsOf(t.house)).length;
    await expect(setUpRegion(t.house, region)).rejects.toMatchObject({ code });
    expect((await regionsOf(t.house)).length).toBe(before);
    expect(await roots('430698')).toEqual([]);
  });
  it('a second region beside it takes names of its own', async () => {
    expect((await setUpRegion(t.house, { ...county, code: '430698', prefix: 'b-' })).map((a) => a.name)).toEqual(['b-sysadmin', 'b-secadmin', 'b-auditor']);
  });
});
