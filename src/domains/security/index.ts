import type { House } from '../../platform/house/index.ts';
import type { DomainModule } from '../../platform/http/index.ts';
import * as access from './access.ts';
import { unitSubscriptions, unitWorker } from './commands/follow-units.ts';
import { authenticate } from './commands/authenticate.ts';
import type { SessionActor } from './model.ts';
import { securityRoutes } from './routes.ts';
import { signInProfiles, type SignInProfile } from './rules/sign-in-profile.ts';

export { temporaryPassword } from './commands/temporary-password.ts';
export { provisionAccounts, type NewAccount } from './commands/create-account.ts';
export { accountNames, accountsInRole } from './store/colleagues.ts';
export type { SessionActor, SessionState } from './model.ts';
export { signInProfiles, type SignInProfile } from './rules/sign-in-profile.ts';

export const securityModule = (profile: SignInProfile = signInProfiles.level3): DomainModule => ({
  name: 'security',
  routes: securityRoutes(profile),
  permissions: Object.values(access),
  subscriptions: unitSubscriptions,
  workers: [unitWorker],
});

/** For the server: a session cookie in, the actor out; null when there is no living session. */
export const authenticateWith =
  (profile: SignInProfile) =>
  (house: House, token: string, address: string): Promise<SessionActor | null> =>
    authenticate(house, profile, token, address);
