import type { Actor } from '../../../kernel/actor.ts';
import type { PersonId } from '../../../kernel/ids.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import type { House } from '../../../platform/house/index.ts';
import { personSubject } from '../../registry/index.ts';
import { manageAccounts } from '../access.ts';
import { endSessions, hasOpenAccount, updateAccount } from '../store/index.ts';
import { accountOfOthers, rolesOf } from './account-of-others.ts';

/**
 * Says whose account it is, or that it is nobody's (null). Only while it holds no role: roles were granted to the person it belonged to,
 * and the system administrator must not hand them to another (三员分立). Sessions end.
 * Refuses `security.person_fixed_by_roles`, `security.person_has_account`, `registry.no_such_person`, `security.not_on_yourself`, `security.no_such_account`.
 */
export async function linkPerson(house: House, actor: Actor, input: { id: string; personId: string | null }): Promise<void> {
  await house.unit(actor, async (unit) => {
    const account = await accountOfOthers(unit, manageAccounts, input.id);
    if (account.personId === input.personId) return;
    const roles = await rolesOf(unit, account.id);
    if (roles.length > 0) throw new Refusal('rule', 'security.person_fixed_by_roles', { name: account.name, count: roles.length });
    if (input.personId !== null) {
      await personSubject(unit, input.personId as PersonId);
      if (!account.disabledAt && (await hasOpenAccount(unit, input.personId))) throw new Refusal('conflict', 'security.person_has_account');
    }
    await updateAccount(unit, account.id, { person_id: input.personId });
    await endSessions(unit, { accountId: account.id });
    unit.audit({ action: 'security.person_linked', subjectKind: 'account', subjectId: account.id, detail: { name: account.name, from: account.personId, to: input.personId } });
  });
}
