import type { Role } from '../../../kernel/actor.ts';
import type { Unit } from '../../../platform/house/index.ts';
import type { EndedGrant, RoleGrant } from '../model.ts';

declare module '../../../platform/db/tables.ts' {
  interface Tables {
    'security.grant_of_role': {
      region_id: string;
      id: string;
      account_id: string;
      role: string;
      organization_id: string | null;
      organization_path: string | null;
      granted_by: string;
      granted_at: Date;
      revoked_by: string | null;
      revoked_at: Date | null;
      ended_because: 'unit_closed' | null;
      successor_id: string | null;
    };
  }
}

const living = (unit: Unit) =>
  unit.tx.selectFrom('security.grant_of_role').where('region_id', '=', unit.actor.regionId).where('revoked_at', 'is', null);

/** Grants in force, by account. */
export async function grantsOfAccounts(unit: Unit, accountIds: readonly string[]): Promise<Map<string, RoleGrant[]>> {
  const byAccount = new Map<string, RoleGrant[]>(accountIds.map((id) => [id, []]));
  if (accountIds.length === 0) return byAccount;
  const rows = await living(unit)
    .select(['id', 'account_id', 'role', 'organization_id', 'organization_path', 'granted_by', 'granted_at'])
    .where('account_id', 'in', [...accountIds])
    .orderBy('granted_at')
    .orderBy('id')
    .execute();
  for (const r of rows) {
    byAccount.get(r.account_id)!.push({ id: r.id, role: r.role as Role, organizationId: r.organization_id, organizationPath: r.organization_path, grantedBy: r.granted_by, grantedAt: r.granted_at });
  }
  return byAccount;
}

export const grantsOf = async (unit: Unit, accountId: string): Promise<RoleGrant[]> => (await grantsOfAccounts(unit, [accountId])).get(accountId)!;

/**
 * How many open accounts other than this one hold the role? The lines are held first and counted after, so that
 * two administrators who remove each other at the same moment do not both succeed.
 */
export async function otherHolders(unit: Unit, role: Role, accountId: string): Promise<number> {
  await living(unit).select('id').where('role', '=', role).orderBy('id').forUpdate().execute();
  const rows = await unit.tx
    .selectFrom('security.grant_of_role as g')
    .innerJoin('security.account as a', (j) => j.onRef('a.region_id', '=', 'g.region_id').onRef('a.id', '=', 'g.account_id'))
    .select('a.id')
    .distinct()
    .where('g.region_id', '=', unit.actor.regionId)
    .where('g.role', '=', role)
    .where('g.revoked_at', 'is', null)
    .where('a.disabled_at', 'is', null)
    .where('a.id', '!=', accountId)
    .execute();
  return rows.length;
}

export async function insertGrant(unit: Unit, grant: { id: string; accountId: string; role: Role; organizationId: string | null; organizationPath: string | null }): Promise<void> {
  await unit.tx
    .insertInto('security.grant_of_role')
    .values({
      region_id: unit.actor.regionId,
      id: grant.id,
      account_id: grant.accountId,
      role: grant.role,
      organization_id: grant.organizationId,
      organization_path: grant.organizationPath,
      granted_by: unit.actor.name,
      granted_at: unit.at,
      revoked_by: null,
      revoked_at: null,
      ended_because: null,
      successor_id: null,
    })
    .execute();
}

export async function endGrant(unit: Unit, id: string): Promise<void> {
  await unit.tx
    .updateTable('security.grant_of_role')
    .set({ revoked_at: unit.at, revoked_by: unit.actor.name })
    .where('region_id', '=', unit.actor.regionId)
    .where('id', '=', id)
    .execute();
}

/** Grants in force that are bounded to a unit, with whose they are. */
export async function unitGrants(unit: Unit): Promise<{ id: string; accountId: string; accountName: string; role: Role; organizationId: string | null; organizationPath: string | null }[]> {
  const rows = await unit.tx
    .selectFrom('security.grant_of_role as g')
    .innerJoin('security.account as a', (j) => j.onRef('a.region_id', '=', 'g.region_id').onRef('a.id', '=', 'g.account_id'))
    .select(['g.id', 'g.account_id', 'a.name', 'g.role', 'g.organization_id', 'g.organization_path'])
    .where('g.region_id', '=', unit.actor.regionId)
    .where('g.revoked_at', 'is', null)
    .where('g.organization_id', 'is not', null)
    .orderBy('g.id')
    .execute();
  return rows.map((r) => ({ id: r.id, accountId: r.account_id, accountName: r.name, role: r.role as Role, organizationId: r.organization_id, organizationPath: r.organization_path }));
}

/** Out: whether the grant was still in force. */
export async function moveGrant(unit: Unit, id: string, path: string): Promise<boolean> {
  const { numUpdatedRows } = await unit.tx.updateTable('security.grant_of_role').set({ organization_path: path }).where('region_id', '=', unit.actor.regionId).where('id', '=', id).where('revoked_at', 'is', null).executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** Ends a grant because its unit is gone. Out: whether it was still in force. */
export async function endWithUnit(unit: Unit, id: string, successorId: string | null): Promise<boolean> {
  const { numUpdatedRows } = await unit.tx
    .updateTable('security.grant_of_role')
    .set({ revoked_at: unit.at, revoked_by: unit.actor.name, ended_because: 'unit_closed', successor_id: successorId })
    .where('region_id', '=', unit.actor.regionId)
    .where('id', '=', id)
    .where('revoked_at', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** Grants that ended with their unit and that nobody has decided about since: no grant was given to the account after. By account. */
export async function endedWithUnits(unit: Unit, accountIds: readonly string[]): Promise<Map<string, EndedGrant[]>> {
  const byAccount = new Map<string, EndedGrant[]>();
  if (accountIds.length === 0) return byAccount;
  const rows = await unit.tx
    .selectFrom('security.grant_of_role as g')
    .select(['g.account_id', 'g.role', 'g.organization_id', 'g.successor_id', 'g.revoked_at'])
    .where('g.region_id', '=', unit.actor.regionId)
    .where('g.account_id', 'in', [...accountIds])
    .where('g.ended_because', '=', 'unit_closed')
    .where((e) =>
      e.not(
        e.exists(
          e
            .selectFrom('security.grant_of_role as later')
            .select('later.id')
            .whereRef('later.region_id', '=', 'g.region_id')
            .whereRef('later.account_id', '=', 'g.account_id')
            .whereRef('later.granted_at', '>=', 'g.revoked_at'),
        ),
      ),
    )
    .orderBy('g.revoked_at')
    .orderBy('g.id')
    .execute();
  for (const r of rows) byAccount.set(r.account_id, [...(byAccount.get(r.account_id) ?? []), { role: r.role as Role, organizationId: r.organization_id!, successorId: r.successor_id, endedAt: r.revoked_at! }]);
  return byAccount;
}
