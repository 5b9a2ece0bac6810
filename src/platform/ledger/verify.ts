import { createPublicKey, verify as verifyBytes } from 'node:crypto';
import type { Actor } from '../../kernel/actor.ts';
import { headText, originOf, toBase64, type SignatureCheck } from '../../kernel/tree-head.ts';
import type { House, Unit } from '../house/index.ts';
import { frontier, STORED_EVERY, type Frontier } from './frontier.ts';
import { leafHash, toBytes, type HashText } from './hash.ts';
import { countWaiting, headsAfter, leavesFrom, newestHeads, nodesFrom, notInLog, unsignedLeaves, type StoredHead, type StoredLeaf } from './store.ts';

/** Where the rows behind a log's leaves are. One source for each kind of row. */
export interface LeafSource {
  readonly kind: string;
  /** Canonical texts of these rows, recomputed from the tables; rows that are gone are absent. */
  contents(unit: Unit, ids: readonly string[]): Promise<Map<string, string>>;
  /** Ids after one, in order, to find rows that never entered the log. */
  idsAfter(unit: Unit, id: string | null, limit: number): Promise<string[]>;
}

export type FaultKind = 'row_changed' | 'row_missing' | 'not_in_log' | 'leaf_missing' | 'leaf_unsigned' | 'node_wrong' | 'root_wrong' | 'signature_wrong' | 'key_unknown' | 'kind_unknown';

/** One thing that does not agree. `id` names the row; for nodes and heads the last position they cover. */
export interface LedgerFault {
  readonly position: number | null;
  readonly kind: string;
  readonly id: string;
  readonly fault: FaultKind;
}

export interface LedgerReport {
  readonly log: string;
  readonly intact: boolean;
  readonly size: number;
  readonly heads: number;
  /** Base64. */
  readonly root: string;
  readonly waiting: number;
  readonly faults: readonly LedgerFault[];
  /** Faults beyond those listed. */
  readonly moreFaults: number;
}

const PAGE = 2_000;
const LISTED = 1_000;

export const verifyEd25519: SignatureCheck = (pem, bytes, signature) => {
  try {
    return verifyBytes(null, bytes, createPublicKey(pem), signature);
  } catch {
    // A key that cannot be read verifies nothing.
    return false;
  }
};

/**
 * Verifies a whole log against the rows: every leaf recomputed from its row, the tree from the leaves,
 * stored nodes, every signed head, and rows that never entered the log. Names each fault to the row.
 * Works page by page, each in a unit of its own, up to the newest head there is at the start; others go on working meanwhile.
 */
export async function verifyLog(house: House, actor: Actor, log: string, sources: readonly LeafSource[]): Promise<LedgerReport> {
  const read = <T>(work: (unit: Unit) => Promise<T>): Promise<T> => house.unit(actor, work);
  const faults: LedgerFault[] = [];
  let more = 0;
  const report: Report = (position, kind, id, fault) => {
    if (faults.length < LISTED) faults.push({ position, kind, id, fault });
    else more++;
  };
  const size = await read(async (unit) => (await newestHeads(unit, log, 1))[0]?.size ?? 0);
  const stored = new Map<number, Map<number, HashText>>();
  for (let height = STORED_EVERY; 2 ** height <= size; height += STORED_EVERY) stored.set(height, await read((unit) => nodesFrom(unit, log, height)));
  // The tree is built from the stored leaves; a row that differs from its leaf is named by itself,
  // a leaf that was changed together with its row shows in the node above it and in the signed root.
  const tree = frontier(0, [], ({ height, position, hash }) => {
    if (stored.get(height)?.get(position) !== hash) report((position + 1) * 2 ** height - 1, 'node', `${height}/${position}`, 'node_wrong');
  });
  const place = (leaf: HashText): Promise<void> => {
    tree.push(leaf);
    return heads.check(tree, report);
  };
  const heads = headWalk(house, (after) => read((unit) => headsAfter(unit, log, after, size, PAGE)), originOf(actor.regionId, log));
  await heads.load();
  const missing = async (upTo: number): Promise<void> => {
    while (tree.size < upTo) {
      report(tree.size, 'leaf', String(tree.size), 'leaf_missing');
      // A blank keeps the later positions right; the root cannot agree any more.
      await place('\0'.repeat(32));
    }
  };
  for (let from = 0; ; ) {
    const { page, contents } = await read(async (unit) => {
      const leaves = await leavesFrom(unit, log, from, size, PAGE);
      return { page: leaves, contents: await contentsOf(unit, sources, leaves) };
    });
    if (page.length === 0) break;
    for (const leaf of page) {
      await missing(leaf.position);
      const fault = faultOf(leaf, contents, sources);
      if (fault) report(leaf.position, leaf.kind, leaf.entryId, fault);
      await place(leaf.hash);
    }
    from = page.at(-1)!.position + 1;
  }
  await missing(size);
  for (const leaf of await read((unit) => unsignedLeaves(unit, log, LISTED))) report(leaf.position, leaf.kind, leaf.entryId, 'leaf_unsigned');
  for (const source of sources) await findUnlogged(read, log, source, report);
  const waiting = await read((unit) => countWaiting(unit, log));
  return { log, intact: faults.length === 0, size, heads: heads.count(), root: toBase64(toBytes(tree.root())), waiting, faults, moreFaults: more };
}

function faultOf(leaf: StoredLeaf, contents: ReadonlyMap<string, string>, sources: readonly LeafSource[]): FaultKind | null {
  if (!sources.some((s) => s.kind === leaf.kind)) return 'kind_unknown';
  const content = contents.get(leaf.entryId);
  if (content === undefined) return 'row_missing';
  return leafHash(content) === leaf.hash ? null : 'row_changed';
}

async function contentsOf(unit: Unit, sources: readonly LeafSource[], page: readonly { kind: string; entryId: string }[]): Promise<Map<string, string>> {
  const contents = new Map<string, string>();
  for (const source of sources) {
    const ids = page.filter((l) => l.kind === source.kind).map((l) => l.entryId);
    if (ids.length > 0) for (const [id, text] of await source.contents(unit, ids)) contents.set(id, text);
  }
  return contents;
}

type Report = (position: number | null, kind: string, id: string, fault: FaultKind) => void;

/** Walks the signed heads beside the leaves, in pages. */
function headWalk(house: House, after: (size: number) => Promise<StoredHead[]>, origin: string) {
  let waiting: StoredHead[] = [];
  let seen = 0;
  let count = 0;
  const load = async (): Promise<void> => {
    if (waiting.length === 0) waiting = await after(seen);
  };
  return {
    load,
    count: () => count,
    async check(tree: Frontier, report: Report): Promise<void> {
      const head = waiting[0];
      if (head?.size !== tree.size) return;
      const { size } = head;
      if (!Buffer.from(head.root).equals(toBytes(tree.root()))) report(size - 1, 'head', String(size), 'root_wrong');
      if (head.keyId !== house.signer.keyId) report(size - 1, 'head', String(size), 'key_unknown');
      else {
        const text = headText({ origin, size, root: toBase64(head.root), sealedAt: head.sealedAt.toISOString() });
        if (!(await verifyEd25519(house.signer.publicKeyPem, Buffer.from(text), head.signature))) report(size - 1, 'head', String(size), 'signature_wrong');
      }
      seen = size;
      count++;
      waiting.shift();
      await load();
    },
  };
}

async function findUnlogged(read: <T>(work: (unit: Unit) => Promise<T>) => Promise<T>, log: string, source: LeafSource, report: Report): Promise<void> {
  for (let last: string | null = null; ; ) {
    const after: string | null = last;
    const { ids, absent } = await read(async (unit) => {
      const ids = await source.idsAfter(unit, after, PAGE);
      return { ids, absent: ids.length === 0 ? [] : await notInLog(unit, log, ids) };
    });
    if (ids.length === 0) return;
    for (const id of absent) report(null, source.kind, id, 'not_in_log');
    last = ids.at(-1)!;
  }
}
