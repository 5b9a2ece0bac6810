import { systemActor } from '../../../kernel/actor.ts';
import type { House } from '../../../platform/house/index.ts';
import type { SessionActor } from '../model.ts';
import { sessionState } from '../rules/session-state.ts';
import type { SignInProfile } from '../rules/sign-in-profile.ts';
import { endSessions, findAccount, findSession, grantsOf, touchSession } from '../store/index.ts';
import { readToken } from './session-token.ts';

/** `seen_at` is written at most this often: it serves the idle limit, not a log of every request. */
const TOUCH_AFTER_MS = 60_000;

/**
 * Turns a session cookie into an actor; null when the session is unknown, idle too long, too old, or the account closed.
 * A session that must first change its password or set up the second factor acts without any role.
 */
export async function authenticate(house: House, profile: SignInProfile, token: string, address: string): Promise<SessionActor | null> {
  const read = readToken(token);
  if (!read) return null;
  const { regionId, hash } = read;
  return house.unit(systemActor(regionId, 'session', address), async (unit) => {
    const session = await findSession(unit, hash);
    if (!session) return null;
    const idle = unit.at.getTime() - session.seenAt.getTime() >= profile.idleMinutes * 60_000;
    const old = unit.at.getTime() - session.createdAt.getTime() >= profile.sessionHours * 3_600_000;
    const account = idle || old ? null : await findAccount(unit, session.accountId);
    if (!account || account.disabledAt) {
      await endSessions(unit, { tokenHash: hash });
      unit.audit({ action: 'security.session_ended', subjectKind: 'account', subjectId: session.accountId, detail: { because: idle ? 'idle' : old ? 'old' : 'disabled', address } });
      return null;
    }
    if (unit.at.getTime() - session.seenAt.getTime() > TOUCH_AFTER_MS) await touchSession(unit, hash);
    const state = sessionState(account, unit.at, profile);
    const grants = state === 'ready' ? await grantsOf(unit, account.id) : [];
    return { kind: 'account', accountId: account.id, personId: account.personId, regionId, name: account.displayName, grants, state, address };
  });
}
