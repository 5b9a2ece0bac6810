import type { Reason } from '../../../kernel/refusal.ts';
import { commonPasswords } from '../common-passwords.ts';
import type { SignInProfile } from './sign-in-profile.ts';

const SOURCE = 'GB/T 22239-2019 8.1.4.1 a';
/** Shorter names (王、李四) stand in too many good passwords to be looked for. */
const NAME_MIN = 3;

export interface PasswordOwner {
  readonly accountName: string;
  readonly displayName: string;
}

/**
 * security.password_policy: what is wrong with a new password; an empty list when nothing is.
 * Whether it was used before is asked by the command, because only hashes are kept.
 */
export function passwordReasons(password: string, owner: PasswordOwner, profile: SignInProfile): Reason[] {
  const reasons: Reason[] = [];
  const length = [...password].length;
  if (length < profile.passwordMinLength) reasons.push({ code: 'security.password_too_short', params: { length, needed: profile.passwordMinLength }, source: SOURCE });
  const kinds = kindsOf(password);
  if (kinds < profile.passwordKinds) reasons.push({ code: 'security.password_too_simple', params: { kinds, needed: profile.passwordKinds }, source: SOURCE });
  if (isCommon(password)) reasons.push({ code: 'security.password_too_common', source: SOURCE });
  if (containsName(password, owner)) reasons.push({ code: 'security.password_contains_name', source: SOURCE });
  return reasons;
}

const kindsOf = (password: string): number => [/\p{Ll}/u, /\p{Lu}/u, /\p{Nd}/u, /[^\p{Ll}\p{Lu}\p{Nd}]/u].filter((kind) => kind.test(password)).length;

function containsName(password: string, owner: PasswordOwner): boolean {
  const lower = password.toLowerCase();
  return [owner.accountName, owner.displayName]
    .map((name) => name.toLowerCase().replaceAll(/\s/g, ''))
    .some((name) => [...name].length >= NAME_MIN && lower.includes(name));
}

const LOOKALIKES: Readonly<Record<string, string>> = { '@': 'a', '4': 'a', '0': 'o', '1': 'l', '!': 'i', '3': 'e', $: 's', '5': 's', '7': 't' };
const ROWS = ['01234567890', 'abcdefghijklmnopqrstuvwxyz', 'qwertyuiop', 'asdfghjkl', 'zxcvbnm', '1qaz2wsx3edc4rfv5tgb6yhn7ujm'];

/** In the list as it stands or dressed up (`P@ssw0rd2026!`), too few different characters, or a walk along a row. */
function isCommon(password: string): boolean {
  const lower = password.toLowerCase();
  if (commonPasswords.has(lower)) return true;
  if (new Set(lower).size <= 3) return true;
  const plain = lower.replaceAll(/[^a-z0-9]/g, '');
  if (plain.length >= 6 && ROWS.some((row) => row.includes(plain) || [...row].toReversed().join('').includes(plain))) return true;
  const word = [...lower.replace(/[\d\W_]+$/u, '').replace(/^[\d\W_]+/u, '')].map((c) => LOOKALIKES[c] ?? c).join('');
  return commonPasswords.has(word);
}
