import type { Actor, Role } from '../../../kernel/actor.ts';
import { newId, type OrganizationId } from '../../../kernel/ids.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import type { House } from '../../../platform/house/index.ts';
import { organizationSubject } from '../../registry/index.ts';
import { manageGrants } from '../access.ts';
import { exclusiveRoles } from '../rules/exclusive-roles.ts';
import { grantScope } from '../rules/grant-scope.ts';
import { grantsOf, insertGrant } from '../store/index.ts';
import { accountOfOthers } from './account-of-others.ts';

/**
 * Gives an account a role, for the whole region or for one unit and all below it. It holds from the next request on.
 * Refuses `security.not_on_yourself`, `security.account_disabled`, `security.grant_present`, `security.grant_refused` (with the reasons:
 * roles exclude each other, scope missing or not taken, person missing), `registry.no_such_organization`.
 */
export async function addGrant(house: House, actor: Actor, input: { accountId: string; role: Role; organizationId: string | null }): Promise<{ id: string }> {
  return house.unit(actor, async (unit) => {
    // Holding the account's row keeps two grants at once from passing the exclusion rule side by side.
    const account = await accountOfOthers(unit, manageGrants, input.accountId);
    if (account.disabledAt) throw new Refusal('conflict', 'security.account_closed', { name: account.name });
    const held = await grantsOf(unit, account.id);
    const reasons = [...exclusiveRoles(held.map((g) => g.role), input.role), ...grantScope(input.role, input.organizationId !== null, account.personId !== null)];
    if (reasons.length > 0) throw new Refusal('rule', 'security.grant_refused', { role: input.role }, reasons);
    const path = input.organizationId === null ? null : ((await organizationSubject(unit, input.organizationId as OrganizationId)).organizationPaths?.[0] ?? null);
    if (held.some((g) => g.role === input.role && g.organizationPath === path)) throw new Refusal('conflict', 'security.grant_present', { role: input.role });
    const id = newId<'grant'>();
    await insertGrant(unit, { id, accountId: account.id, role: input.role, organizationId: input.organizationId, organizationPath: path });
    unit.audit({ action: 'security.role_granted', subjectKind: 'account', subjectId: account.id, detail: { name: account.name, role: input.role, organizationId: input.organizationId, organizationPath: path } });
    return { id };
  });
}
