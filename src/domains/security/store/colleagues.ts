import type { Role } from '../../../kernel/actor.ts';
import type { Unit } from '../../../platform/house/index.ts';
import './account.ts';
import './grant.ts';

/** Names as shown of accounts by id; those of other regions are left out. */
export async function accountNames(unit: Unit, ids: readonly string[]): Promise<Map<string, string>> {
  const rows = ids.length === 0 ? [] : await unit.tx.selectFrom('security.account').select(['id', 'display_name']).where('region_id', '=', unit.actor.regionId).where('id', 'in', [...ids]).execute();
  return new Map(rows.map((r) => [r.id, r.display_name]));
}

/** Open accounts that hold a role today, by name: whom work can be given to. */
export async function accountsInRole(unit: Unit, role: Role): Promise<{ readonly id: string; readonly name: string }[]> {
  const rows = await unit.tx
    .selectFrom('security.account as a')
    .select(['a.id', 'a.display_name'])
    .where('a.region_id', '=', unit.actor.regionId)
    .where('a.disabled_at', 'is', null)
    .where((e) => e.exists(e.selectFrom('security.grant_of_role as g').select('g.id').whereRef('g.region_id', '=', 'a.region_id').whereRef('g.account_id', '=', 'a.id').where('g.role', '=', role).where('g.revoked_at', 'is', null)))
    .orderBy('a.display_name')
    .orderBy('a.id')
    .execute();
  return rows.map((r) => ({ id: r.id, name: r.display_name }));
}
