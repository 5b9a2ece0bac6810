import { systemActor, type Actor } from '../../../kernel/actor.ts';
import type { House } from '../../../platform/house/index.ts';
import { endSessions, findSession } from '../store/index.ts';
import { readToken } from './session-token.ts';

/** Ends the session on the server; the cookie is then worth nothing. An unknown or ended session is left as it is. */
export async function closeSession(house: House, token: string, by: Actor | null = null): Promise<void> {
  const read = readToken(token);
  if (!read) return;
  await house.unit(by?.regionId === read.regionId ? by : systemActor(read.regionId, 'session'), async (unit) => {
    const session = await findSession(unit, read.hash);
    if (!session) return;
    await endSessions(unit, { tokenHash: read.hash });
    unit.audit({ action: 'security.signed_out', subjectKind: 'account', subjectId: session.accountId });
  });
}
