import type { Actor } from '../../../kernel/actor.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import type { House } from '../../../platform/house/index.ts';
import { manageGrants } from '../access.ts';
import { endGrant, grantsOf } from '../store/index.ts';
import { accountOfOthers, keepAdministrators } from './account-of-others.ts';

/** Takes a role back at once; the line stays with who granted and who revoked it. Refuses `security.no_such_grant`, `security.last_administrator`, `security.not_on_yourself`. */
export async function revokeGrant(house: House, actor: Actor, input: { accountId: string; grantId: string }): Promise<void> {
  await house.unit(actor, async (unit) => {
    const account = await accountOfOthers(unit, manageGrants, input.accountId);
    const grant = (await grantsOf(unit, account.id)).find((g) => g.id === input.grantId);
    if (!grant) throw new Refusal('not_found', 'security.no_such_grant');
    if (!account.disabledAt) await keepAdministrators(unit, account.id, [grant.role]);
    await endGrant(unit, grant.id);
    unit.audit({ action: 'security.role_revoked', subjectKind: 'account', subjectId: account.id, detail: { name: account.name, role: grant.role, organizationPath: grant.organizationPath } });
  });
}
