import { createHash } from 'node:crypto';
import type { DemandSource } from '../model.ts';

export interface NamedLine {
  readonly words: string;
  readonly firm: string | null;
  readonly receivedOn: string;
}
/**
 * Ids for the lines of a list, made from what stands in them: the same line of a later list is the same demand. Lines that say the same on
 * the same day are told apart by how many of them stood above, so a list with one more of them brings one more. In: lines in the order of the list.
 */
export function listedIds(source: DemandSource, lines: readonly NamedLine[]): string[] {
  const seen = new Map<string, number>();
  return lines.map((line) => {
    const key = JSON.stringify([source, line.receivedOn, line.firm, line.words]);
    const nth = seen.get(key) ?? 0;
    seen.set(key, nth + 1);
    const hex = createHash('sha256').update(`${key} ${nth}`).digest('hex');
    // Version 8 (RFC 9562): an id of the program's own making.
    return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
  });
}
