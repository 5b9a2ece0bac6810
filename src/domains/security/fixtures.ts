import { newId, type AccountId } from '../../kernel/ids.ts';
import { roles, systemActor, type Role } from '../../kernel/actor.ts';
import type { AccessCase, Place } from '../../../tests/support/access.ts';
import { provisionAccounts, type NewAccount } from './commands/create-account.ts';
import * as contract from './contract.ts';

/** Long, mixed and uncommon enough for every profile. */
export const GOOD_PASSWORD = 'Riverbank-Osprey-41';

export const buildAccount = (change: Partial<NewAccount> = {}): NewAccount => ({
  name: `account-${newId()}`,
  displayName: '测试账号',
  password: GOOD_PASSWORD,
  grants: [],
  ...change,
});

/** An account that nothing else uses, so that a case may close it, reset it or change what it may do. */
const freshAccount = async (place: Place, grants: readonly Role[] = []): Promise<AccountId> => {
  const [id] = await provisionAccounts(place.house, systemActor(place.regionId, 'test'), [buildAccount({ grants: grants.map((role) => ({ role })) })]);
  return id!;
};
const withAccount = async (place: Place, grants: readonly Role[] = []) => ({ params: { accountId: await freshAccount(place, grants) } });

export const accessCases: readonly AccessCase[] = [
  { endpoint: contract.signIn, input: (place) => ({ body: { accountName: `officer.${place.regionId}`, password: GOOD_PASSWORD } }) },
  { endpoint: contract.currentSession, allowed: roles, input: () => ({}) },
  { endpoint: contract.signOut, allowed: roles, input: () => ({}) },
  // Let in, and then refused by the password rules: the session stays as it is for the cases that follow.
  { endpoint: contract.changePassword, allowed: roles, answers: 422, input: () => ({ body: { password: GOOD_PASSWORD, newPassword: 'short' } }) },
  { endpoint: contract.enrolTwoFactors, allowed: roles, input: () => ({ body: { password: GOOD_PASSWORD } }) },
  // No code is right before the authenticator has the secret; 400 says the code is wrong, 409 that nothing was begun.
  { endpoint: contract.removeTwoFactors, allowed: roles, answers: 409, input: () => ({ body: { password: GOOD_PASSWORD, code: '000000' } }) },
  { endpoint: contract.setLanguage, allowed: roles, input: () => ({ body: { language: 'en' } }) },
  { endpoint: contract.confirmTwoFactors, allowed: roles, answers: 400, input: () => ({ body: { code: '000000' } }) },

  { endpoint: contract.listAccounts, allowed: ['system_admin', 'security_admin', 'auditor'], input: () => ({ query: { limit: 200 } }) },
  { endpoint: contract.createAccount, allowed: ['system_admin'], input: () => ({ body: { name: `new-${newId()}`, displayName: '新账号' } }) },
  { endpoint: contract.peopleForAccounts, allowed: ['system_admin'], input: () => ({ query: { text: '一' } }) },
  // An account of nobody's stays one: what matters here is who may say so.
  { endpoint: contract.linkPerson, allowed: ['system_admin'], scoped: 'region', input: async (place) => ({ ...(await withAccount(place)), body: { personId: null } }) },
  { endpoint: contract.setAccountState, allowed: ['system_admin'], scoped: 'region', input: async (place) => ({ ...(await withAccount(place)), body: { state: 'disabled' } }) },
  { endpoint: contract.unlockAccount, allowed: ['system_admin'], scoped: 'region', input: (place) => withAccount(place) },
  { endpoint: contract.resetPassword, allowed: ['system_admin'], scoped: 'region', input: (place) => withAccount(place) },
  // The account is found, and has no second factor to take away.
  { endpoint: contract.resetTwoFactors, allowed: ['system_admin'], scoped: 'region', answers: 409, input: (place) => withAccount(place) },

  { endpoint: contract.grantScopes, allowed: ['security_admin'], input: () => ({}) },
  { endpoint: contract.addGrant, allowed: ['security_admin'], scoped: 'region', input: async (place) => ({ ...(await withAccount(place)), body: { role: 'officer', organizationId: place.organizationId } }) },
  {
    endpoint: contract.revokeGrant,
    allowed: ['security_admin'],
    scoped: 'region',
    input: async (place) => {
      const { params } = await withAccount(place, ['officer']);
      const page = (await place.send('security_admin', contract.listAccounts, { query: { limit: 200 } })).json as { accounts: contract.AccountView[] };
      const account = page.accounts.find((a) => a.id === params.accountId);
      return { params: { ...params, grantId: account!.grants![0]!.id } };
    },
  },
  { endpoint: contract.listAudit, allowed: ['auditor'], input: () => ({ query: { limit: 500 } }) },
  { endpoint: contract.exportAudit, allowed: ['auditor'], input: () => ({ query: {} }) },
];
