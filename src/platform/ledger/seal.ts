import { systemActor } from '../../kernel/actor.ts';
import type { RegionId } from '../../kernel/ids.ts';
import { headText, originOf, toBase64, type TreeHead } from '../../kernel/tree-head.ts';
import type { House, Unit } from '../house/index.ts';
import { frontier, type CompletedNode } from './frontier.ts';
import { toBytes } from './hash.ts';
import { insertHead, insertNodes, lockLog, newestHeads, placeLeaves, takePending, type StoredHead } from './store.ts';
import { treeReader } from './tree.ts';

/** One sealing takes about this many leaves, so that a large import does not hold the log for minutes. */
export const SEAL_LIMIT = 50_000;

/**
 * Gives waiting leaves their places, extends the tree and signs the new head, all in the unit's transaction.
 * Costs one inner hash per leaf. Out: the new head and whether more waits; null when nothing waited.
 */
export async function sealOnce(unit: Unit, log: string, limit = SEAL_LIMIT): Promise<{ head: StoredHead; more: boolean } | null> {
  await lockLog(unit, log);
  const batches = await takePending(unit, log, limit);
  if (batches.length === 0) return null;
  const last = (await newestHeads(unit, log, 1))[0];
  const size = last?.size ?? 0;
  const nodes: CompletedNode[] = [];
  const tree = frontier(size, await treeReader(unit, log).peaks(size), (node) => nodes.push(node));
  for (const { hashes } of batches) {
    const packed = Buffer.from(hashes.buffer, hashes.byteOffset, hashes.byteLength);
    for (let at = 0; at < packed.length; at += 32) tree.push(packed.toString('latin1', at, at + 32));
  }
  await placeLeaves(unit, log, batches.map((b) => b.id), size);
  await insertNodes(unit, log, nodes);
  const head = signHead(unit.house, unit.actor.regionId, log, { size: tree.size, root: toBytes(tree.root()), sealedAt: unit.at });
  await insertHead(unit, log, head);
  return { head, more: tree.size - size >= limit };
}

function signHead(house: House, regionId: string, log: string, head: { size: number; root: Uint8Array; sealedAt: Date }): StoredHead {
  const text = headText({ origin: originOf(regionId, log), size: head.size, root: toBase64(head.root), sealedAt: head.sealedAt.toISOString() });
  return { ...head, ...house.signer.sign(Buffer.from(text)) };
}

/** The head as the outside sees it. */
export const publicHead = (regionId: string, log: string, head: StoredHead): TreeHead => ({
  origin: originOf(regionId, log),
  size: head.size,
  root: toBase64(head.root),
  sealedAt: head.sealedAt.toISOString(),
  keyId: head.keyId,
  signature: toBase64(head.signature),
});

/** Seals everything that waits, each `SEAL_LIMIT` leaves in a transaction of their own. Out: the newest head, if any. */
export async function sealAll(house: House, regionId: string, log: string): Promise<StoredHead | null> {
  const actor = systemActor(regionId as RegionId, 'sealing');
  for (;;) {
    const sealed = await house.unit(actor, (unit) => sealOnce(unit, log));
    if (sealed?.more) continue;
    return sealed?.head ?? house.unit(actor, async (unit) => (await newestHeads(unit, log, 1))[0] ?? null);
  }
}
