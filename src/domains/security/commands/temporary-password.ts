import { randomInt } from 'node:crypto';

// Without the characters that people mix up when they copy from paper: 0 O o 1 l I.
const KINDS = ['abcdefghijkmnpqrstuvwxyz', 'ABCDEFGHJKLMNPQRSTUVWXYZ', '23456789', '-+=#%'] as const;
const ALL = KINDS.join('');
const LENGTH = 16;

/** A password to hand over once; it must be changed at the first sign-in. All four kinds of characters, about 95 bits. */
export function temporaryPassword(): string {
  const characters = Array.from({ length: LENGTH }, (_, i) => pick(KINDS[i] ?? ALL));
  for (let i = characters.length - 1; i > 0; i--) {
    const j = randomInt(i + 1);
    [characters[i], characters[j]] = [characters[j]!, characters[i]!];
  }
  return characters.join('');
}

const pick = (from: string): string => from[randomInt(from.length)]!;
