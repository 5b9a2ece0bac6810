import { consistencyRanges, inclusionRanges } from '../../kernel/merkle.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { toBase64, type Receipt } from '../../kernel/tree-head.ts';
import type { Unit } from '../house/index.ts';
import { toBytes } from './hash.ts';
import { publicHead } from './seal.ts';
import { newestHeads, positionsOf } from './store.ts';
import { treeReader, type TreeReader } from './tree.ts';

const base64Roots = async (tree: TreeReader, ranges: readonly [number, number][]): Promise<string[]> => {
  const proof: string[] = [];
  for (const [from, to] of ranges) proof.push(toBase64(toBytes(await tree.rangeRoot(from, to))));
  return proof;
};

/** A receipt for one row under the newest head, or null while it waits to be sealed. `content` is its canonical text. */
export async function receiptFor(unit: Unit, log: string, entryId: string, content: string): Promise<Receipt | null> {
  const position = (await positionsOf(unit, log, [entryId])).get(entryId);
  const head = (await newestHeads(unit, log, 1))[0];
  if (position === undefined || !head) return null;
  return {
    format: 'dandang-receipt-1',
    content,
    position,
    proof: await base64Roots(treeReader(unit, log), inclusionRanges(position, head.size)),
    head: publicHead(unit.actor.regionId, log, head),
    // A head keeps the key that signed it; one that nobody knows any more shows as a signature that fails.
    publicKey: (unit.house.signer.known().find((k) => k.keyId === head.keyId) ?? unit.house.signer).publicKeyPem,
  };
}

/** Consistency proof between two sizes with both roots (base64). Refuses `ledger.size_beyond_log`. */
export async function consistencyProof(unit: Unit, log: string, from: number, to: number): Promise<{ proof: string[]; fromRoot: string; toRoot: string }> {
  const size = (await newestHeads(unit, log, 1))[0]?.size ?? 0;
  if (to > size || from > to) throw new Refusal('invalid', 'ledger.size_beyond_log', { from, to, size });
  const tree = treeReader(unit, log);
  return {
    proof: await base64Roots(tree, consistencyRanges(from, to)),
    fromRoot: toBase64(toBytes(await tree.rangeRoot(0, from))),
    toRoot: toBase64(toBytes(await tree.rangeRoot(0, to))),
  };
}
