import { systemActor } from '../kernel/actor.ts';
import { dayInChina } from '../kernel/clock.ts';
import type { RegionId } from '../kernel/ids.ts';
import { Refusal } from '../kernel/refusal.ts';
import { putPackInForce } from '../domains/policy/index.ts';
import { saveOrganizations, saveRegion } from '../domains/registry/index.ts';
import { provisionAccounts, temporaryPassword } from '../domains/security/index.ts';
import type { House } from '../platform/house/index.ts';
import { regionsOf } from './background.ts';

/** Of the root organization: the leadership level that the region's principal leaders have (公务员法 第十八条). */
const LEVELS = { county: '县处级正职', city: '厅局级正职', province: '省部级正职' } as const;
export type RegionLevel = keyof typeof LEVELS;
export const regionLevels = Object.keys(LEVELS) as RegionLevel[];

export interface NewRegion {
  /** Six digits of GB/T 2260. */
  readonly code: string;
  readonly name: string;
  readonly level: RegionLevel;
  /** The policy pack it works under; it can be changed in the policy library. */
  readonly pack: string;
  /** Stands before the names of the three administrators: account names are unique in one database. */
  readonly prefix: string;
}

export interface FirstAccount {
  readonly name: string;
  readonly displayName: string;
  /** To hand over once; the first sign-in asks for another. */
  readonly password: string;
}

/**
 * Opens a real region in an empty or shared database: its root organization, its policy pack and the three administrators
 * (GB/T 22239-2019 8.1.5), who open all other accounts. One unit of work: all of it or nothing.
 * Refuses `app.region_exists`, `app.region_code`, `policy.pack_not_found`, `security.name_taken`.
 */
export async function setUpRegion(house: House, region: NewRegion): Promise<FirstAccount[]> {
  if (!/^[1-9]\d{5}$/.test(region.code)) throw new Refusal('invalid', 'app.region_code', { code: region.code });
  const regionId = region.code as RegionId;
  if ((await regionsOf(house)).includes(regionId)) throw new Refusal('conflict', 'app.region_exists', { code: region.code });
  const administrators = [
    { name: 'sysadmin', displayName: '系统管理员', role: 'system_admin' },
    { name: 'secadmin', displayName: '安全管理员', role: 'security_admin' },
    { name: 'auditor', displayName: '审计员', role: 'auditor' },
  ] as const;
  const accounts = administrators.map((a) => ({ ...a, name: region.prefix + a.name, password: temporaryPassword() }));
  // Past years are recomputed under the pack too, so it is in force from before the oldest year on file.
  const from = `${Number(dayInChina(house.clock.now()).slice(0, 4)) - 10}-01-01`;
  await provisionAccounts(
    house,
    systemActor(regionId, 'setup'),
    accounts.map((a) => ({ name: a.name, displayName: a.displayName, password: a.password, mustChangePassword: true, grants: [{ role: a.role }] })),
    async (unit) => {
      await saveRegion(unit, { code: region.code, name: region.name, level: region.level });
      await saveOrganizations(unit, [{ name: region.name, type: 'region', level: LEVELS[region.level] }]);
      await putPackInForce(unit, { packId: region.pack, from, reason: '建立地区' });
    },
  );
  return accounts.map(({ name, displayName, password }) => ({ name, displayName, password }));
}
