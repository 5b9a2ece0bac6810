import { emptyRoot, nodeHash, type HashText } from './hash.ts';

/** Heights whose complete subtrees are stored: one node for 256 of the level below. */
export const STORED_EVERY = 8;

/** A complete subtree of 2^height leaves that has just come into being; `position` counts subtrees of that height. */
export interface CompletedNode {
  readonly height: number;
  readonly position: number;
  readonly hash: HashText;
}

/**
 * The right edge of a growing tree: one complete subtree for each binary digit of its size, like a counter.
 * Appending n leaves costs n − 1 inner hashes in all and no memory but the edge.
 */
export interface Frontier {
  readonly size: number;
  push(leaf: HashText): void;
  root(): HashText;
}

/** `peaks` are the complete subtrees of a tree of `size` leaves, largest first. `completed` hears of those worth storing. */
export function frontier(size: number, peaks: readonly HashText[], completed: (node: CompletedNode) => void = () => {}): Frontier {
  let count = size;
  const edge: (HashText | undefined)[] = [];
  let next = 0;
  for (const height of peakHeights(size)) edge[height] = peaks[next++];
  return {
    get size() {
      return count;
    },
    push(leaf) {
      let carried = leaf;
      let height = 0;
      for (let left = edge[0]; left !== undefined; left = edge[height]) {
        edge[height] = undefined;
        carried = nodeHash(left, carried);
        height++;
        if (height % STORED_EVERY === 0) completed({ height, position: Math.floor(count / 2 ** height), hash: carried });
      }
      edge[height] = carried;
      count++;
    },
    root() {
      let root: HashText | undefined;
      for (const peak of edge) if (peak !== undefined) root = root === undefined ? peak : nodeHash(peak, root);
      return root ?? emptyRoot;
    },
  };
}

/** Heights of the complete subtrees that make up a tree of this size, largest first: 13 = 8 + 4 + 1 → 3, 2, 0. */
export function peakHeights(size: number): number[] {
  const heights: number[] = [];
  for (let height = 0, rest = size; rest > 0; height++, rest = Math.floor(rest / 2)) if (rest % 2 === 1) heights.unshift(height);
  return heights;
}
