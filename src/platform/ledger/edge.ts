import { emptyRoot, nodeHash, type HashText } from './hash.ts';

/** The complete subtrees at the right edge of a tree, by height: what a tree of any size is folded from. */
export type Edge = readonly (HashText | undefined)[];

/** Adds a complete subtree of 2^height leaves in place; `completed` hears of each larger one that comes into being. */
export function addSubtree(edge: (HashText | undefined)[], height: number, hash: HashText, completed?: (height: number, hash: HashText) => void): void {
  let carried = hash;
  let at = height;
  for (let left = edge[at]; left !== undefined; left = edge[at]) {
    edge[at] = undefined;
    carried = nodeHash(left, carried);
    at++;
    completed?.(at, carried);
  }
  edge[at] = carried;
}

/** The edge of a few leaves by themselves. */
export function edgeOf(leaves: readonly HashText[]): Edge {
  const edge: (HashText | undefined)[] = [];
  for (const leaf of leaves) addSubtree(edge, 0, leaf);
  return edge;
}

/** The root of the tree whose lower subtrees are `low` and higher ones `high`. */
export function rootOfEdges(low: Edge, high: Edge): HashText {
  let root: HashText | undefined;
  for (const edge of [low, high]) for (const peak of edge) if (peak !== undefined) root = root === undefined ? peak : nodeHash(peak, root);
  return root ?? emptyRoot;
}
