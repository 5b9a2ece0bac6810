import type { Actor } from '../../../kernel/actor.ts';
import { may, must } from '../../../kernel/permission.ts';
import type { House } from '../../../platform/house/index.ts';
import { organizationNames, organizationsNow, peopleNamed, personSummaries, type PickedPerson, type PersonSummary } from '../../registry/index.ts';
import { manageAccounts, manageGrants, readAccounts, readGrants } from '../access.ts';
import type { AccountView } from '../contract.ts';
import type { Account } from '../model.ts';
import { minutesLocked } from '../rules/lock-out.ts';
import { endedWithUnits, grantsOfAccounts, listAccounts, type AccountFilter } from '../store/index.ts';

/** One page of accounts. The roles are told only to those who may see them (三员分立: the system administrator may not). */
export async function accountsPage(house: House, actor: Actor, filter: AccountFilter): Promise<{ accounts: AccountView[]; next: string | null }> {
  return house.unit(actor, async (unit) => {
    const here = { regionId: actor.regionId };
    must(actor, readAccounts, here);
    const page = await listAccounts(unit, { ...filter, limit: filter.limit + 1 });
    const accounts = page.slice(0, filter.limit);
    const people = await personSummaries(unit, accounts.flatMap((a) => a.personId ?? []));
    const grants = may(actor, readGrants, here) ? await grantsOfAccounts(unit, accounts.map((a) => a.id)) : null;
    const ended = grants ? await endedWithUnits(unit, accounts.map((a) => a.id)) : null;
    const units = [...[...(grants?.values() ?? [])].flat().map((g) => g.organizationId), ...[...(ended?.values() ?? [])].flat().flatMap((g) => [g.organizationId, g.successorId])];
    const names = grants ? await organizationNames(unit, units.filter((id) => id !== null)) : null;
    return {
      accounts: accounts.map((a) => ({
        ...view(a, unit.at, people),
        grants:
          grants?.get(a.id)?.map((g) => ({
            id: g.id,
            role: g.role,
            organizationId: g.organizationId,
            organizationName: g.organizationId ? (names?.get(g.organizationId) ?? null) : null,
            grantedBy: g.grantedBy,
            grantedAt: g.grantedAt.toISOString(),
          })) ?? null,
        ended:
          ended &&
          (ended.get(a.id) ?? []).map((g) => ({
            role: g.role,
            organizationName: names?.get(g.organizationId) ?? null,
            successor: g.successorId === null ? null : { id: g.successorId, name: names?.get(g.successorId) ?? '' },
            endedAt: g.endedAt.toISOString(),
          })),
      })),
      next: page.length > filter.limit ? accounts.at(-1)!.name : null,
    };
  });
}

const view = (a: Account, at: Date, people: ReadonlyMap<string, PersonSummary>): Omit<AccountView, 'grants' | 'ended'> => {
  const locked = minutesLocked(a, at) > 0;
  return {
    id: a.id,
    name: a.name,
    displayName: a.displayName,
    personId: a.personId,
    person: personOf(a, people),
    state: a.disabledAt ? 'disabled' : locked ? 'locked' : 'active',
    lockedUntil: locked ? a.lockedUntil!.toISOString() : null,
    twoFactors: a.totpSealed !== null,
    mustChangePassword: a.mustChangePassword,
    passwordSetAt: a.passwordSetAt.toISOString(),
    createdAt: a.createdAt.toISOString(),
  };
};

function personOf(a: Account, people: ReadonlyMap<string, PersonSummary>): AccountView['person'] {
  const person = a.personId === null ? undefined : people.get(a.personId);
  return person ? { name: person.name, organizationName: person.organizationName } : null;
}

/** People whose account may be opened, by name. */
export const peopleForAccounts = (house: House, actor: Actor, text: string): Promise<PickedPerson[]> =>
  house.unit(actor, async (unit) => {
    must(actor, manageAccounts, { regionId: actor.regionId });
    return peopleNamed(unit, text, 'all');
  });

/** Units a role can be bounded to. */
export async function scopesOf(house: House, actor: Actor): Promise<{ id: string; name: string; path: string; parentId: string | null }[]> {
  return house.unit(actor, async (unit) => {
    must(actor, manageGrants, { regionId: actor.regionId });
    return (await organizationsNow(unit)).map(({ id, name, path, parentId }) => ({ id, name, path, parentId }));
  });
}
