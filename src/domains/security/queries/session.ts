import type { House } from '../../../platform/house/index.ts';
import { organizationNames, regionName } from '../../registry/index.ts';
import { ownAccount } from '../commands/own-account.ts';
import type { SessionView } from '../contract.ts';
import type { SessionActor } from '../model.ts';
import type { SignInProfile } from '../rules/sign-in-profile.ts';
import { grantsOf } from '../store/index.ts';

/** The signed-in person as screens need it. */
export async function sessionOf(house: House, profile: SignInProfile, actor: SessionActor, permissions: string[]): Promise<SessionView> {
  return house.unit(actor, async (unit) => {
    const account = await ownAccount(unit);
    const grants = await grantsOf(unit, account.id);
    const names = await organizationNames(unit, grants.flatMap((g) => (g.organizationId ? [g.organizationId] : [])));
    const expires = profile.passwordDays === null ? null : new Date(account.passwordSetAt.getTime() + profile.passwordDays * 86_400_000).toISOString();
    return {
      state: actor.state,
      account: {
        id: account.id,
        name: account.name,
        displayName: account.displayName,
        language: account.language,
        twoFactors: account.totpSealed !== null,
        passwordSetAt: account.passwordSetAt.toISOString(),
        passwordExpiresAt: expires,
      },
      rules: {
        twoFactors: profile.twoFactors,
        passwordMinLength: profile.passwordMinLength,
        passwordKinds: profile.passwordKinds,
        passwordsRemembered: profile.passwordsRemembered,
        idleMinutes: profile.idleMinutes,
      },
      language: account.language,
      personId: account.personId,
      region: { id: actor.regionId, name: await regionName(unit) },
      grants: grants.map((g) => ({ role: g.role, organizationPath: g.organizationPath, organizationName: g.organizationId ? (names.get(g.organizationId) ?? null) : null })),
      permissions,
    };
  });
}
