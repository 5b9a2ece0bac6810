import type { Actor, Role } from '../../../kernel/actor.ts';
import { newId, type AccountId, type PersonId } from '../../../kernel/ids.ts';
import { must } from '../../../kernel/permission.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import type { House, Unit } from '../../../platform/house/index.ts';
import { personSubject } from '../../registry/index.ts';
import { manageAccounts } from '../access.ts';
import { hasOpenAccount, insertAccount, insertGrant } from '../store/index.ts';
import { hashPassword } from './password-hash.ts';
import { temporaryPassword } from './temporary-password.ts';

/**
 * Opens an account without any role; the security administrator grants them. Out: its id and a password to hand over once.
 * Refuses `security.name_taken`, `security.person_has_account`, `registry.no_such_person`.
 */
export async function createAccount(
  house: House,
  actor: Actor,
  input: { name: string; displayName: string; personId: string | null },
): Promise<{ id: AccountId; password: string }> {
  const password = temporaryPassword();
  const passwordHash = await hashPassword(password);
  return house.unit(actor, async (unit) => {
    must(actor, manageAccounts, { regionId: actor.regionId });
    if (input.personId !== null) {
      await personSubject(unit, input.personId as PersonId);
      if (await hasOpenAccount(unit, input.personId)) throw new Refusal('conflict', 'security.person_has_account');
    }
    const id = newId<'account'>();
    const made = await insertAccount(unit, { id, name: input.name, displayName: input.displayName, personId: input.personId, passwordHash, mustChangePassword: true, language: 'zh-CN' });
    if (!made) throw new Refusal('conflict', 'security.name_taken', { name: input.name }, [{ code: 'security.name_taken', params: { name: input.name }, at: 'name' }]);
    unit.audit({ action: 'security.account_created', subjectKind: 'account', subjectId: id, detail: { name: input.name, personId: input.personId } });
    return { id, password };
  });
}

export interface NewAccount {
  readonly name: string;
  readonly displayName: string;
  readonly password: string;
  readonly personId?: string | null;
  readonly mustChangePassword?: boolean;
  readonly language?: 'zh-CN' | 'en';
  readonly grants: readonly { role: Role; organizationId?: string | null; organizationPath?: string | null }[];
}

/** Makes accounts with their roles at once, as the program itself: simulation, tests and the first administrators. Asks no policy and no role rule. What they belong to is made `first`, in the same unit. */
export async function provisionAccounts(house: House, actor: Actor, accounts: readonly NewAccount[], first?: (unit: Unit) => Promise<void>): Promise<AccountId[]> {
  const hashed = await Promise.all(accounts.map((a) => hashPassword(a.password)));
  return house.unit(actor, async (unit) => {
    await first?.(unit);
    const ids: AccountId[] = [];
    for (const [i, account] of accounts.entries()) {
      const id = newId<'account'>();
      ids.push(id);
      const made = await insertAccount(unit, {
        id,
        name: account.name,
        displayName: account.displayName,
        personId: account.personId ?? null,
        passwordHash: hashed[i]!,
        mustChangePassword: account.mustChangePassword ?? false,
        language: account.language ?? 'zh-CN',
      });
      if (!made) throw new Refusal('conflict', 'security.name_taken', { name: account.name });
      for (const g of account.grants) await insertGrant(unit, { id: newId(), accountId: id, role: g.role, organizationId: g.organizationId ?? null, organizationPath: g.organizationPath ?? null });
      unit.audit({ action: 'security.account_created', subjectKind: 'account', subjectId: id, detail: { name: account.name, roles: account.grants.map((g) => g.role) } });
    }
    return ids;
  });
}
