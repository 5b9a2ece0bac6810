import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { consistencyRanges, inclusionRanges, merkle, rootOf, verifyConsistency, verifyInclusion, type Merkle } from './merkle.ts';
import { sha256 } from './sha256.ts';

const viaNode = merkle((b) => createHash('sha256').update(b).digest());
const viaScript = merkle(sha256);
const hex = (b: Uint8Array): string => Buffer.from(b).toString('hex');
const bytes = (h: string): Uint8Array => Uint8Array.from(Buffer.from(h, 'hex'));

/** The recursive definition of RFC 6962 §2.1, written apart from the code under test. */
function definition(m: Merkle, leaves: readonly Uint8Array[]): Uint8Array {
  if (leaves.length === 0) return m.emptyRoot;
  if (leaves.length === 1) return leaves[0]!;
  const k = 2 ** (Math.ceil(Math.log2(leaves.length)) - 1);
  return m.nodeHash(definition(m, leaves.slice(0, k)), definition(m, leaves.slice(k)));
}

const ranges = (m: Merkle, leaves: readonly Uint8Array[], wanted: [number, number][]): Uint8Array[] => wanted.map(([from, to]) => definition(m, leaves.slice(from, to)));

/** Test vectors of google/certificate-transparency (merkle_tree_test.cc), used by every RFC 6962 implementation. */
const inputs = ['', '00', '10', '2021', '3031', '40414243', '5051525354555657', '606162636465666768696a6b6c6d6e6f'].map(bytes);
const roots = [
  '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
  'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
  'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
  '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
  'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
  '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
];
const pathVectors: [leaf: number, size: number, path: string[]][] = [
  [1, 1, []],
  [1, 8, ['96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7', '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e', '6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4']],
  [6, 8, ['bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b', 'ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0', 'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7']],
  [3, 3, ['fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125']],
  [2, 5, ['6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d', '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e', 'bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b']],
];
const consistencyVectors: [from: number, to: number, proof: string[]][] = [
  [1, 1, []],
  [1, 8, ['96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7', '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e', '6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4']],
  [6, 8, ['0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a', 'ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0', 'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7']],
  [2, 5, ['5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e', 'bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b']],
];

describe.each([
  ['node:crypto', viaNode],
  ['plain script', viaScript],
])('published vectors by %s', (_name, m) => {
  const leaves = inputs.map((i) => m.leafHash(i));
  it('empty root is the hash of nothing', () => expect(hex(m.emptyRoot)).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'));
  it.each(roots.map((r, i) => [i + 1, r] as const))('root of %i leaves', (n, root) => expect(hex(rootOf(m, leaves.slice(0, n)))).toBe(root));
  it.each(pathVectors)('path of leaf %i in %i', (leaf, size, path) => {
    expect(ranges(m, leaves, inclusionRanges(leaf - 1, size)).map(hex)).toEqual(path);
    expect(verifyInclusion(m, leaf - 1, size, leaves[leaf - 1]!, path.map(bytes), bytes(roots[size - 1]!))).toBe(true);
  });
  it.each(consistencyVectors)('consistency %i to %i', (from, to, proof) => {
    expect(ranges(m, leaves, consistencyRanges(from, to)).map(hex)).toEqual(proof);
    expect(verifyConsistency(m, from, to, bytes(roots[from - 1]!), bytes(roots[to - 1]!), proof.map(bytes))).toBe(true);
  });
});

const forest = fc.integer({ min: 1, max: 150 }).map((n) => Array.from({ length: n }, (_, i) => viaNode.leafHash(Buffer.from(`leaf ${i}`))));

describe('properties', () => {
  it('the root is that of the definition', () => fc.assert(fc.property(forest, (leaves) => void expect(hex(rootOf(viaNode, leaves))).toBe(hex(definition(viaNode, leaves))))));

  it('every inclusion proof verifies, and fails for another leaf, place, size or with a bit turned', () =>
    fc.assert(
      fc.property(forest, fc.nat(), fc.nat(), (leaves, pick, at) => {
        const size = leaves.length;
        const index = pick % size;
        const root = rootOf(viaNode, leaves);
        const proof = ranges(viaNode, leaves, inclusionRanges(index, size));
        expect(verifyInclusion(viaNode, index, size, leaves[index]!, proof, root)).toBe(true);
        expect(verifyInclusion(viaNode, index, size, viaNode.leafHash(Buffer.from('other')), proof, root)).toBe(false);
        if (size > 1) expect(verifyInclusion(viaNode, (index + 1) % size, size, leaves[index]!, proof, root)).toBe(false);
        expect(verifyInclusion(viaNode, index, size, leaves[index]!, [...proof, root], root)).toBe(false);
        if (proof.length > 0) {
          expect(verifyInclusion(viaNode, index, size, leaves[index]!, proof.slice(1), root)).toBe(false);
          const bent = proof.map((p) => Uint8Array.from(p));
          bent[at % bent.length]![at % 32]! ^= 1;
          expect(verifyInclusion(viaNode, index, size, leaves[index]!, bent, root)).toBe(false);
        }
      }),
    ));

  it('every consistency proof verifies, and fails when an old leaf was changed', () =>
    fc.assert(
      fc.property(forest, fc.nat(), fc.nat(), (leaves, pick, at) => {
        const size = leaves.length;
        const old = pick % (size + 1);
        const root = rootOf(viaNode, leaves);
        const oldRoot = rootOf(viaNode, leaves.slice(0, old));
        const proof = ranges(viaNode, leaves, consistencyRanges(old, size));
        expect(verifyConsistency(viaNode, old, size, oldRoot, root, proof)).toBe(true);
        if (old === 0) return;
        const forged = [...leaves];
        forged[at % old] = viaNode.leafHash(Buffer.from('rewritten'));
        const forgedProof = ranges(viaNode, forged, consistencyRanges(old, size));
        expect(verifyConsistency(viaNode, old, size, oldRoot, rootOf(viaNode, forged), forgedProof)).toBe(false);
      }),
    ));

  it('plain-script SHA-256 equals node:crypto', () =>
    fc.assert(fc.property(fc.uint8Array({ maxLength: 300 }), (b) => void expect(hex(sha256(b))).toBe(createHash('sha256').update(b).digest('hex')))));
});
