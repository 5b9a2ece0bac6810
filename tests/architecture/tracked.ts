import type { Problem, Source } from './sources.ts';

/**
 * Nothing in the repository names the machine it was made on, where its packages came from, or a secret.
 * The patterns are put together from parts so that this file does not contain what it looks for.
 */
const join = (...parts: string[]): string => parts.join('');
const PATTERNS: readonly (readonly [RegExp, string])[] = [
  [new RegExp(join('(?<![\\w.$/-])/(', 'home|root|Users|work', ')/[A-Za-z0-9_.-]+')), 'a path of one machine; use a path from the root of the repository.'],
  [new RegExp(join('[A-Z]:\\\\\\\\?', 'Users\\\\')), 'a path of one machine; use a path from the root of the repository.'],
  [new RegExp(join('registry\\.', 'npm(js|mirror)?\\.')), 'the host of a package registry; .npmrc keeps them out of the lock file (omit-lockfile-registry-resolved).'],
  [new RegExp(join('npm', 'mirror\\.com|', 'tao', 'bao\\.org|', 'arti', 'factory', '|nex', 'us\\.')), 'the host of a package registry.'],
  [new RegExp(join('-----BEGIN ', '(RSA |EC |OPENSSH )?PRIVATE KEY-----\\n[A-Za-z0-9+/=]{20}')), 'a private key; keys live in the data folder only.'],
];

export function trackedProblems(sources: readonly Source[]): Problem[] {
  return sources.flatMap((s) =>
    s.text.split('\n').flatMap((line, i) => PATTERNS.filter(([pattern]) => pattern.test(line)).map(([, what]) => ({ at: `${s.path}:${i + 1}`, teach: `names ${what}` }))),
  );
}
