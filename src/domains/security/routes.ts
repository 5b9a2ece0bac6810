import { route, type Route } from '../../platform/http/index.ts';
import { addGrant } from './commands/add-grant.ts';
import { changePassword } from './commands/change-password.ts';
import { closeSession } from './commands/close-session.ts';
import { createAccount } from './commands/create-account.ts';
import { linkPerson } from './commands/link-person.ts';
import { openSession } from './commands/open-session.ts';
import { resetPassword } from './commands/reset-password.ts';
import { resetTwoFactors } from './commands/reset-two-factors.ts';
import { revokeGrant } from './commands/revoke-grant.ts';
import { setAccountState } from './commands/set-account-state.ts';
import { setLanguage } from './commands/set-language.ts';
import { confirmTwoFactors, enrolTwoFactors, removeTwoFactors } from './commands/two-factors.ts';
import { unlockAccount } from './commands/unlock-account.ts';
import * as contract from './contract.ts';
import type { SessionActor } from './model.ts';
import { accountsPage, peopleForAccounts, scopesOf } from './queries/accounts.ts';
import { exportAudit } from './queries/audit-export.ts';
import { auditPage } from './queries/audit.ts';
import { sessionOf } from './queries/session.ts';
import type { SignInProfile } from './rules/sign-in-profile.ts';

export const securityRoutes = (profile: SignInProfile): Route[] => [...ownAccountRoutes(profile), ...administrationRoutes];

const ownAccountRoutes = (profile: SignInProfile): Route[] => [
  route(contract.signIn, async ({ house, body, address, session }) => {
    const outcome = await openSession(house, profile, { ...body, address });
    if (outcome.state === 'code_needed') return { state: outcome.state };
    // The session that this browser had before does not live on beside the new one.
    if (session.token) await closeSession(house, session.token);
    session.set(outcome.token);
    return { state: outcome.state === 'password_change_needed' ? ('password_change_needed' as const) : ('signed_in' as const) };
  }),
  route(contract.currentSession, ({ house, actor, permissionIds }) => sessionOf(house, profile, actor as SessionActor, permissionIds())),
  route(contract.signOut, async ({ house, actor, session }) => {
    if (session.token) await closeSession(house, session.token, actor);
    session.clear();
    return null;
  }),
  route(contract.changePassword, async ({ house, actor, body, address, session }) => {
    session.set(await changePassword(house, profile, actor, { ...body, address }));
    return null;
  }),
  route(contract.enrolTwoFactors, ({ house, actor, body }) => enrolTwoFactors(house, profile, actor, body)),
  route(contract.confirmTwoFactors, async ({ house, actor, body, address, session }) => {
    session.set(await confirmTwoFactors(house, profile, actor, { ...body, address }));
    return null;
  }),
  route(contract.removeTwoFactors, async ({ house, actor, body }) => {
    await removeTwoFactors(house, profile, actor, body);
    return null;
  }),
  route(contract.setLanguage, async ({ house, actor, body }) => {
    await setLanguage(house, actor, body.language);
    return null;
  }),
];

const administrationRoutes: Route[] = [
  route(contract.listAccounts, ({ house, actor, query }) => accountsPage(house, actor, query)),
  route(contract.createAccount, ({ house, actor, body }) => createAccount(house, actor, body)),
  route(contract.peopleForAccounts, ({ house, actor, query }) => peopleForAccounts(house, actor, query.text)),
  route(contract.linkPerson, async ({ house, actor, params, body }) => {
    await linkPerson(house, actor, { id: params.accountId, personId: body.personId });
    return null;
  }),
  route(contract.setAccountState, async ({ house, actor, params, body }) => {
    await setAccountState(house, actor, { id: params.accountId, state: body.state });
    return null;
  }),
  route(contract.unlockAccount, async ({ house, actor, params }) => {
    await unlockAccount(house, actor, params.accountId);
    return null;
  }),
  route(contract.resetPassword, ({ house, actor, params }) => resetPassword(house, actor, params.accountId)),
  route(contract.resetTwoFactors, async ({ house, actor, params }) => {
    await resetTwoFactors(house, actor, params.accountId);
    return null;
  }),
  route(contract.grantScopes, ({ house, actor }) => scopesOf(house, actor)),
  route(contract.addGrant, ({ house, actor, params, body }) => addGrant(house, actor, { accountId: params.accountId, ...body })),
  route(contract.revokeGrant, async ({ house, actor, params }) => {
    await revokeGrant(house, actor, params);
    return null;
  }),
  route(contract.exportAudit, ({ house, actor, query }) => exportAudit(house, actor, query)),
  route(contract.listAudit, ({ house, actor, query }) => auditPage(house, actor, query)),
];
