import type { Unit } from '../house/index.ts';
import { nodeHash, type HashText } from './hash.ts';
import { frontier, peakHeights, STORED_EVERY } from './frontier.ts';
import { storedHashes } from './store.ts';

/** Reads subtree hashes of one log; hashes read once are kept for the life of the reader. */
export interface TreeReader {
  /** Root over the leaves [from, to), for ranges as RFC 6962 proofs use them. */
  rangeRoot(from: number, to: number): Promise<HashText>;
  /** The complete subtrees of the tree of this size, largest first. */
  peaks(size: number): Promise<HashText[]>;
}

export function treeReader(unit: Unit, log: string): TreeReader {
  const known = new Map<string, HashText>();
  /** The complete subtree of 2^height leaves at this place, folded from the stored level at or below it. */
  async function complete(height: number, position: number): Promise<HashText> {
    const key = `${height}:${position}`;
    const found = known.get(key);
    if (found !== undefined) return found;
    const stored = height - (height % STORED_EVERY);
    const width = 2 ** (height - stored);
    let level = await storedHashes(unit, log, stored, position * width, width);
    while (level.length > 1) level = Array.from({ length: level.length / 2 }, (_, i) => nodeHash(level[2 * i]!, level[2 * i + 1]!));
    known.set(key, level[0]!);
    return level[0]!;
  }
  async function peaksOf(from: number, size: number): Promise<HashText[]> {
    const peaks: HashText[] = [];
    let at = from;
    for (const height of peakHeights(size)) {
      peaks.push(await complete(height, at / 2 ** height));
      at += 2 ** height;
    }
    return peaks;
  }
  return {
    peaks: (size) => peaksOf(0, size),
    rangeRoot: async (from, to) => frontier(to - from, await peaksOf(from, to - from)).root(),
  };
}
