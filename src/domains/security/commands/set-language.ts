import type { Actor } from '../../../kernel/actor.ts';
import type { House } from '../../../platform/house/index.ts';
import { updateAccount } from '../store/index.ts';
import { ownAccount } from './own-account.ts';

/** Remembers the language in which the account reads. */
export async function setLanguage(house: House, actor: Actor, language: 'zh-CN' | 'en'): Promise<void> {
  await house.unit(actor, async (unit) => {
    const account = await ownAccount(unit);
    if (account.language === language) return;
    await updateAccount(unit, account.id, { language });
    unit.audit({ action: 'security.language_set', subjectKind: 'account', subjectId: account.id, detail: { language } });
  });
}
