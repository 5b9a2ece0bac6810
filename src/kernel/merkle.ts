/**
 * Merkle tree of RFC 6962 §2.1: leaves are hashed with a 0x00 prefix, inner nodes with 0x01, so that one can never pass for the other.
 * Pure: the hash function comes in (node:crypto on the server, kernel/sha256 in the browser).
 */
export type HashFunction = (bytes: Uint8Array) => Uint8Array;

const HASH = 32;

export interface Merkle {
  readonly hash: HashFunction;
  /** The root of no leaves: the hash of nothing. */
  readonly emptyRoot: Uint8Array;
  leafHash(content: Uint8Array): Uint8Array;
  nodeHash(left: Uint8Array, right: Uint8Array): Uint8Array;
}

export function merkle(hash: HashFunction): Merkle {
  // One buffer for all inner nodes: hash functions read it at once and keep nothing.
  const pair = new Uint8Array(1 + 2 * HASH);
  pair[0] = 1;
  return {
    hash,
    emptyRoot: hash(new Uint8Array(0)),
    leafHash(content) {
      const bytes = new Uint8Array(content.length + 1);
      bytes.set(content, 1);
      return hash(bytes);
    },
    nodeHash(left, right) {
      pair.set(left, 1);
      pair.set(right, 1 + HASH);
      return hash(pair);
    },
  };
}

/** The largest power of two smaller than n (n ≥ 2). */
const splitOf = (n: number): number => {
  let k = 1;
  while (k * 2 < n) k *= 2;
  return k;
};

/**
 * Root over leaf hashes, level by level: a lone node at the end of a level moves up unchanged,
 * which gives the same tree as the recursive definition.
 */
export function rootOf(m: Merkle, leaves: readonly Uint8Array[]): Uint8Array {
  if (leaves.length === 0) return m.emptyRoot;
  let level = leaves;
  while (level.length > 1) {
    const next: Uint8Array[] = [];
    for (let i = 0; i + 1 < level.length; i += 2) next.push(m.nodeHash(level[i]!, level[i + 1]!));
    if (level.length % 2 === 1) next.push(level[level.length - 1]!);
    level = next;
  }
  return level[0]!;
}

/** Where subtree hashes come from: the hash of leaves [from, to). An array in tests, stored nodes in the ledger. */
export type RangeRoot = (from: number, to: number) => Promise<Uint8Array>;

/** The ranges of leaves whose hashes make the inclusion proof of leaf `index` in a tree of `size` leaves (PATH of RFC 6962 §2.1.1). */
export function inclusionRanges(index: number, size: number, from = 0): [number, number][] {
  if (size <= 1) return [];
  const k = splitOf(size);
  return index < k
    ? [...inclusionRanges(index, k, from), [from + k, from + size]]
    : [...inclusionRanges(index - k, size - k, from + k), [from, from + k]];
}

/** The ranges whose hashes make the consistency proof from `oldSize` to `size` (PROOF of RFC 6962 §2.1.2). */
export function consistencyRanges(oldSize: number, size: number): [number, number][] {
  return oldSize === 0 || oldSize === size ? [] : subproof(oldSize, size, 0, true);
}

function subproof(m: number, n: number, from: number, whole: boolean): [number, number][] {
  if (m === n) return whole ? [] : [[from, from + n]];
  const k = splitOf(n);
  return m <= k
    ? [...subproof(m, k, from, whole), [from + k, from + n]]
    : [...subproof(m - k, n - k, from + k, false), [from, from + k]];
}

/** The root that an inclusion proof leads to, or null when the proof has the wrong length (RFC 9162 §2.1.3.2). */
export function rootFromInclusion(m: Merkle, index: number, size: number, leaf: Uint8Array, proof: readonly Uint8Array[]): Uint8Array | null {
  if (!Number.isSafeInteger(index) || !Number.isSafeInteger(size) || index < 0 || index >= size) return null;
  let node = index;
  let last = size - 1;
  let hash = leaf;
  for (const sibling of proof) {
    if (last === 0) return null;
    if (node % 2 === 1 || node === last) {
      hash = m.nodeHash(sibling, hash);
      while (node % 2 === 0 && node !== 0) {
        node = half(node);
        last = half(last);
      }
    } else {
      hash = m.nodeHash(hash, sibling);
    }
    node = half(node);
    last = half(last);
  }
  return last === 0 ? hash : null;
}

/** Is the leaf hash at `index` part of the tree with this root? */
export function verifyInclusion(m: Merkle, index: number, size: number, leaf: Uint8Array, proof: readonly Uint8Array[], root: Uint8Array): boolean {
  const reached = rootFromInclusion(m, index, size, leaf, proof);
  return reached !== null && sameBytes(reached, root);
}

/** Does the tree of `size` leaves begin with the tree of `oldSize` leaves (RFC 9162 §2.1.4.2)? */
export function verifyConsistency(m: Merkle, oldSize: number, size: number, oldRoot: Uint8Array, root: Uint8Array, proof: readonly Uint8Array[]): boolean {
  if (!Number.isSafeInteger(oldSize) || !Number.isSafeInteger(size) || oldSize < 0 || oldSize > size) return false;
  if (oldSize === size) return proof.length === 0 && sameBytes(oldRoot, root);
  if (oldSize === 0) return proof.length === 0 && sameBytes(oldRoot, m.emptyRoot);
  let node = oldSize - 1;
  let last = size - 1;
  while (node % 2 === 1) {
    node = half(node);
    last = half(last);
  }
  // A complete old tree is itself a node of the new one, and the proof leaves it out.
  const path = node === 0 ? [oldRoot, ...proof] : proof;
  const first = path[0];
  if (!first) return false;
  let old = first;
  let now = first;
  for (const sibling of path.slice(1)) {
    if (last === 0) return false;
    if (node % 2 === 1 || node === last) {
      old = m.nodeHash(sibling, old);
      now = m.nodeHash(sibling, now);
      while (node % 2 === 0 && node !== 0) {
        node = half(node);
        last = half(last);
      }
    } else {
      now = m.nodeHash(now, sibling);
    }
    node = half(node);
    last = half(last);
  }
  return last === 0 && sameBytes(old, oldRoot) && sameBytes(now, root);
}

/** Positions pass 2^31, where bit shifts would wrap. */
const half = (n: number): number => Math.floor(n / 2);

export const sameBytes = (a: Uint8Array, b: Uint8Array): boolean => {
  if (a.length !== b.length) return false;
  let difference = 0;
  for (let i = 0; i < a.length; i++) difference |= a[i]! ^ b[i]!;
  return difference === 0;
};
