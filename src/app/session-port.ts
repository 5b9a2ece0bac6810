// Not through the domain's whole contract: the sign-in page should not carry the account administration.
import { changePassword, confirmTwoFactors, currentSession, enrolTwoFactors, setLanguage, signIn, signOut } from '../domains/security/contract/session.ts';
import { call } from '../web/api/call.ts';
import { sendJson } from '../web/api/request.ts';
import type { DemoAccount, SessionPort } from '../web/session/session.ts';

const signingIn = { signingIn: true };

/** The shell's view of the security domain. */
export const sessionPort: SessionPort = {
  current: () => call(currentSession, undefined, signingIn),
  // A session that must change its password first is a session; the shell reads its state and shows that step.
  signIn: async (body) => ((await call(signIn, { body }, signingIn)).state === 'code_needed' ? 'code_needed' : 'signed_in'),
  signOut: async () => void (await call(signOut, undefined, signingIn)),
  changePassword: async (body) => void (await call(changePassword, { body })),
  enrolTwoFactors: (password) => call(enrolTwoFactors, { body: { password } }),
  confirmTwoFactors: async (code) => void (await call(confirmTwoFactors, { body: { code } })),
  setLanguage: async (language) => void (await call(setLanguage, { body: { language } })),
  demoAccounts: async () => {
    const health = await sendJson<{ demo: boolean; demoAccounts?: readonly DemoAccount[] }>({ method: 'GET', url: '/api/health', signingIn: true });
    return health.demo ? (health.demoAccounts ?? []) : [];
  },
};
