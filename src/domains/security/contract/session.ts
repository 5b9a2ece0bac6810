import { z } from 'zod';
import { roles } from '../../../kernel/actor.ts';
import { endpoint } from '../../../kernel/endpoint.ts';
import { sessionStates } from '../model.ts';

const password = z.string().min(1).max(200);
const code = z.string().regex(/^\d{6}$/);

export const sessionView = z.object({
  /** Until `ready` only the endpoints of the own account answer. */
  state: z.enum(sessionStates),
  account: z.object({ id: z.string(), name: z.string(), displayName: z.string(), language: z.enum(['zh-CN', 'en']), twoFactors: z.boolean(), passwordSetAt: z.iso.datetime(), passwordExpiresAt: z.iso.datetime().nullable() }),
  /** What the profile of this installation asks, for the forms to tell beforehand. */
  rules: z.object({ twoFactors: z.boolean(), passwordMinLength: z.number().int(), passwordKinds: z.number().int(), passwordsRemembered: z.number().int(), idleMinutes: z.number().int() }),
  language: z.enum(['zh-CN', 'en']),
  personId: z.string().nullable(),
  region: z.object({ id: z.string(), name: z.string() }),
  grants: z.array(z.object({ role: z.enum(roles), organizationPath: z.string().nullable(), organizationName: z.string().nullable() })),
  permissions: z.array(z.string()),
});
export type SessionView = z.infer<typeof sessionView>;

export const signIn = endpoint({
  name: 'security.sign_in',
  method: 'POST',
  path: '/session',
  summary: 'Opens a session with account name, password and, where set up, the six-digit code. The cookie is HttpOnly. With `password_change_needed` the session only changes the password.',
  body: z.object({ accountName: z.string().min(1).max(100), password, code: code.optional() }),
  output: z.object({ state: z.enum(['signed_in', 'code_needed', 'password_change_needed']) }),
  permission: 'public',
  refusals: ['security.sign_in_failed', 'security.account_locked', 'security.account_disabled'],
});

export const currentSession = endpoint({
  name: 'security.current_session',
  method: 'GET',
  path: '/session',
  summary: 'Who is signed in, what the session must do first, roles with scope and the permissions that screens show by.',
  output: sessionView,
  permission: 'signed_in',
  beforeReady: true,
  refusals: [],
});

export const signOut = endpoint({
  name: 'security.sign_out',
  method: 'DELETE',
  path: '/session',
  summary: 'Ends the session on the server and removes the cookie.',
  output: z.null(),
  permission: 'signed_in',
  beforeReady: true,
  refusals: [],
});

export const changePassword = endpoint({
  name: 'security.change_password',
  method: 'POST',
  path: '/session/password',
  summary: 'Changes the own password; every other session of the account ends (GB/T 22239-2019 8.1.4.1 a).',
  body: z.object({ password, newPassword: z.string().max(200) }),
  output: z.null(),
  permission: 'signed_in',
  beforeReady: true,
  refusals: ['security.password_wrong', 'security.password_refused', 'security.account_locked'],
});

export const enrolTwoFactors = endpoint({
  name: 'security.enrol_two_factors',
  method: 'POST',
  path: '/session/two-factors',
  summary: 'Begins to set up the second factor (RFC 6238). Out: the secret, and the same as a picture to scan; it counts from its first right code.',
  body: z.object({ password }),
  output: z.object({ secret: z.string(), uri: z.string(), picture: z.string() }),
  permission: 'signed_in',
  beforeReady: true,
  refusals: ['security.two_factors_present', 'security.password_wrong', 'security.account_locked'],
});

export const confirmTwoFactors = endpoint({
  name: 'security.confirm_two_factors',
  method: 'POST',
  path: '/session/two-factors/confirm',
  summary: 'The first right code makes the second factor count; every other session of the account ends.',
  body: z.object({ code }),
  output: z.null(),
  permission: 'signed_in',
  beforeReady: true,
  refusals: ['security.two_factors_not_begun', 'security.code_wrong', 'security.account_locked'],
});

export const removeTwoFactors = endpoint({
  name: 'security.remove_two_factors',
  method: 'POST',
  path: '/session/two-factors/remove',
  summary: 'Removes the own second factor with password and code, to set up another.',
  body: z.object({ password, code }),
  output: z.null(),
  permission: 'signed_in',
  beforeReady: true,
  refusals: ['security.two_factors_absent', 'security.password_wrong', 'security.code_wrong', 'security.account_locked'],
});

export const setLanguage = endpoint({
  name: 'security.set_language',
  method: 'PUT',
  path: '/session/language',
  summary: 'Remembers the language of the account.',
  body: z.object({ language: z.enum(['zh-CN', 'en']) }),
  output: z.null(),
  permission: 'signed_in',
  beforeReady: true,
  refusals: [],
});
