import type { Role } from '../../kernel/actor.ts';
import type { Language } from '../i18n/languages.ts';

/** Who is signed in, as `GET /api/session` tells. */
export interface Session {
  /** What the session must do before anything else opens. */
  readonly state: 'ready' | 'password_change_needed' | 'two_factors_needed';
  readonly account: { readonly id: string; readonly name: string; readonly displayName: string };
  readonly rules: PasswordRules;
  readonly language: Language;
  readonly personId: string | null;
  readonly region: { readonly id: string; readonly name: string };
  readonly grants: readonly { readonly role: Role; readonly organizationPath: string | null; readonly organizationName: string | null }[];
  /** Ids of the permissions the account may try; the server still asks about each subject. */
  readonly permissions: readonly string[];
}

/** What this installation asks of a password, said before one is typed. */
export interface PasswordRules {
  readonly passwordMinLength: number;
  /** Kinds of characters (capitals, small letters, digits, others) it must mix. */
  readonly passwordKinds: number;
  /** How many former passwords may not return. */
  readonly passwordsRemembered: number;
}

export type SignInState = 'signed_in' | 'code_needed';
export interface Credentials {
  readonly accountName: string;
  readonly password: string;
  readonly code?: string;
}

/** What the shell needs of the security domain; `src/app/session-port.ts` wires it to the contract. */
export interface SessionPort {
  current(): Promise<Session>;
  signIn(credentials: Credentials): Promise<SignInState>;
  signOut(): Promise<void>;
  changePassword(change: { readonly password: string; readonly newPassword: string }): Promise<void>;
  /** Begins the second factor: the secret in letters and as a picture to scan. */
  enrolTwoFactors(password: string): Promise<{ readonly secret: string; readonly picture: string }>;
  /** The first right code makes it count. */
  confirmTwoFactors(code: string): Promise<void>;
  /** Remembers the language of the account. */
  setLanguage(language: Language): Promise<void>;
  /** Demo accounts to offer on the sign-in page; empty anywhere but in a demo. */
  demoAccounts(): Promise<readonly DemoAccount[]>;
}
export interface DemoAccount {
  readonly accountName: string;
  readonly password: string;
  /** Who that is, in words, or a text key such as `security.demo.officer`. */
  readonly title: string;
}

export type SessionStatus =
  | { readonly status: 'unknown' }
  | { readonly status: 'signed_out' }
  | { readonly status: 'signed_in'; readonly session: Session }
  /** The session ran out; the page stays as it is under the sign-in dialog. */
  | { readonly status: 'expired'; readonly session: Session };

/** Does the session hold any of these permissions? No permission asked means yes. */
export function holds(session: Session | null, permission: string | readonly string[] | undefined): boolean {
  if (permission === undefined) return true;
  const wanted = typeof permission === 'string' ? [permission] : permission;
  return session !== null && wanted.some((p) => session.permissions.includes(p));
}
