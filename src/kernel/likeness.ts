import type { Day } from './period.ts';

/** A text without blanks and marks, in small letters: what is left is compared. */
export const plainText = (text: string): string => text.normalize('NFKC').replaceAll(/[\s\p{P}]/gu, '').toLowerCase();
function pairs(text: string): Map<string, number> {
  const found = new Map<string, number>();
  for (let i = 0; i + 1 < text.length; i++) found.set(text.slice(i, i + 2), (found.get(text.slice(i, i + 2)) ?? 0) + 1);
  return found;
}

/** How alike two texts are by their pairs of characters (Dice), in hundredths. */
export function likeness(a: string, b: string): number {
  const [x, y] = [pairs(plainText(a)), pairs(plainText(b))];
  const size = (m: Map<string, number>) => [...m.values()].reduce((n, v) => n + v, 0);
  if (size(x) + size(y) === 0) return plainText(a) === plainText(b) ? 100 : 0;
  let shared = 0;
  for (const [pair, n] of x) shared += Math.min(n, y.get(pair) ?? 0);
  return Math.floor((200 * shared) / (size(x) + size(y)));
}

/** A matter as somebody wrote it down: its number, if it has one, its words and its day. */
export interface WrittenMatter {
  readonly reference: string | null;
  readonly text: string;
  readonly on: Day;
}
/** How alike the words must be, in hundredths, and how near the days; parameters of the packs. */
export interface MatterLimits {
  readonly likeness: number;
  readonly days: number;
}
export interface MatterLikeness {
  readonly sameReference: boolean;
  readonly alike: boolean;
  readonly near: boolean;
  /** In hundredths. */
  readonly likeness: number;
  /** They carry the same number, or are alike in words and near in time. */
  readonly same: boolean;
}

const daysApart = (a: Day, b: Day): number => Math.abs(Date.parse(a) - Date.parse(b)) / 86_400_000;

/** Whether two texts may speak of one matter. A proposal only; a person decides. */
export function matterLikeness(a: WrittenMatter, b: WrittenMatter, limits: MatterLimits): MatterLikeness {
  const number = plainText(a.reference ?? '');
  const sameReference = number !== '' && number === plainText(b.reference ?? '');
  const alikeBy = likeness(a.text, b.text);
  const alike = alikeBy >= limits.likeness;
  const near = daysApart(a.on, b.on) <= limits.days;
  return { sameReference, alike, near, likeness: alikeBy, same: sameReference || (alike && near) };
}
