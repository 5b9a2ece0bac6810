import { createPublicKey, verify as verifyBytes, type KeyObject } from 'node:crypto';
import { setImmediate as othersFirst } from 'node:timers/promises';
import type { Actor } from '../../kernel/actor.ts';
import { headText, originOf, toBase64, type SignatureCheck } from '../../kernel/tree-head.ts';
import type { House, Unit } from '../house/index.ts';
import { STORED_EVERY } from './frontier.ts';
import { fromBytes, leafHash, toBytes, type HashText } from './hash.ts';
import { countWaiting, headsAfter, leavesFrom, newestHeads, nodesFrom, notInLog, unsignedLeaves, type StoredHead, type StoredLeaf } from './store.ts';
import { ledgerWalk, type LedgerFault, type Report, type SeenLeaf } from './walk.ts';

/** Where the rows behind a log's leaves are. One source for each kind of row. */
export interface LeafSource {
  readonly kind: string;
  /** Canonical texts of these rows, recomputed from the tables; rows that are gone are absent. */
  contents(unit: Unit, ids: readonly string[]): Promise<Map<string, string>>;
  /** Ids after one, in order, to find rows that never entered the log. */
  idsAfter(unit: Unit, id: string | null, limit: number): Promise<string[]>;
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

export interface VerifyOptions {
  /** Told after each page: leaves done of all. What it throws stops the verification where it stands. */
  readonly progress?: (done: number, total: number) => Promise<void> | void;
  /** Leaves a unit of work. */
  readonly page?: number;
}

/** Whoever waits for the only connection of the embedded database waits for one page at most: measured 0.1 ms to 0.2 ms a leaf there. */
const PAGE = 250;
const IDS = 2_000;
const LISTED = 1_000;
/** Servers' clocks may differ by this much, and a sealing may be under way while the key changes. */
const ROTATION_GRACE_MS = 60_000;

export const verifyEd25519: SignatureCheck = (pem, bytes, signature) => {
  try {
    return verifyBytes(null, bytes, publicKey(pem), signature);
  } catch {
    // A key that cannot be read verifies nothing.
    return false;
  }
};
const parsed = new Map<string, KeyObject>();
/** Reading a key costs as much as a check; a log has thousands of heads under one key. */
function publicKey(pem: string): KeyObject {
  const known = parsed.get(pem) ?? createPublicKey(pem);
  if (parsed.size > 100) parsed.clear();
  parsed.set(pem, known);
  return known;
}

/**
 * Verifies a whole log against the rows: every leaf recomputed from its row, the tree from the leaves, stored nodes, every signed head,
 * and rows that never entered the log. Faults are narrowed as far as nodes and heads allow (`ledgerWalk`).
 * The size is that of the newest head at the start: what is appended meanwhile does not matter, since nothing below a head changes.
 * Each page is a unit of its own, and between two of them whoever waits has his turn.
 */
export async function verifyLog(house: House, actor: Actor, log: string, sources: readonly LeafSource[], options: VerifyOptions = {}): Promise<LedgerReport> {
  const read = async <T>(work: (unit: Unit) => Promise<T>): Promise<T> => {
    // The embedded database answers without ever leaving the microtask queue: without this, sockets would not be read until the end.
    await othersFirst();
    return house.unit(actor, work);
  };
  const limit = options.page ?? PAGE;
  const faults: LedgerFault[] = [];
  let more = 0;
  const report: Report = (fault) => {
    if (faults.length < LISTED) faults.push(fault);
    else more++;
  };
  const size = await read(async (unit) => (await newestHeads(unit, log, 1))[0]?.size ?? 0);
  const stored = new Map<number, Map<number, HashText>>();
  for (let height = STORED_EVERY; 2 ** height <= size; height += STORED_EVERY) {
    const level = new Map<number, HashText>();
    for (let after = -1, page: [number, HashText][] = []; ; after = page.at(-1)![0]) {
      page = await read((unit) => nodesFrom(unit, log, height, after, IDS));
      if (page.length === 0) break;
      for (const [position, hash] of page) level.set(position, hash);
    }
    stored.set(height, level);
  }
  const walk = ledgerWalk((height, position) => stored.get(height)?.get(position), report);
  const heads = headReader(house, (after) => read((unit) => headsAfter(unit, log, after, size, limit)), originOf(actor.regionId, log), report);
  await heads.load();
  const checkHead = async (): Promise<void> => {
    const head = heads.at(walk.size());
    if (!head) return;
    walk.head(head);
    await heads.load();
  };
  const missingUpTo = async (position: number): Promise<void> => {
    for (let n = 1; walk.size() < position; n++) {
      walk.missing();
      await checkHead();
      if (n % limit === 0) await othersFirst();
    }
  };
  for (let from = 0; from < size; ) {
    const { page, contents } = await read(async (unit) => {
      const leaves = await leavesFrom(unit, log, from, size, limit);
      return { page: leaves, contents: await contentsOf(unit, sources, leaves) };
    });
    if (page.length === 0) break;
    for (const leaf of page) {
      await missingUpTo(leaf.position);
      walk.leaf(seen(leaf, contents, sources));
      await checkHead();
    }
    from = page.at(-1)!.position + 1;
    await options.progress?.(from, size);
  }
  await missingUpTo(size);
  walk.end();
  for (const leaf of await read((unit) => unsignedLeaves(unit, log, LISTED))) report({ position: leaf.position, kind: leaf.kind, id: leaf.entryId, fault: 'leaf_unsigned' });
  for (const source of sources) await findUnlogged(read, log, source, report);
  const waiting = await read((unit) => countWaiting(unit, log));
  const inOrder = faults.sort((a, b) => (a.position ?? Infinity) - (b.position ?? Infinity) || 0);
  return { log, intact: faults.length === 0, size, heads: heads.count(), root: toBase64(toBytes(walk.root())), waiting, faults: inOrder, moreFaults: more };
}

function seen(leaf: StoredLeaf, contents: ReadonlyMap<string, string>, sources: readonly LeafSource[]): SeenLeaf {
  const content = contents.get(leaf.entryId);
  return { position: leaf.position, kind: leaf.kind, id: leaf.entryId, stored: leaf.hash, now: content === undefined ? null : leafHash(content), known: sources.some((s) => s.kind === leaf.kind) };
}

async function contentsOf(unit: Unit, sources: readonly LeafSource[], page: readonly { kind: string; entryId: string }[]): Promise<Map<string, string>> {
  const contents = new Map<string, string>();
  for (const source of sources) {
    const ids = page.filter((l) => l.kind === source.kind).map((l) => l.entryId);
    if (ids.length > 0) for (const [id, text] of await source.contents(unit, ids)) contents.set(id, text);
  }
  return contents;
}

/** Reads the signed heads beside the leaves, in pages, and checks who signed them. */
function headReader(house: House, after: (size: number) => Promise<StoredHead[]>, origin: string, report: Report) {
  const keys = house.signer.known();
  let waiting: StoredHead[] = [];
  let done = false;
  let seenSize = 0;
  let count = 0;
  let newest = -1;
  function trusted(head: StoredHead): boolean {
    const { size } = head;
    const fault = (what: 'key_unknown' | 'signature_wrong' | 'key_retired'): void => report({ position: size - 1, kind: 'head', id: String(size), fault: what });
    const number = keys.findIndex((k) => k.keyId === head.keyId);
    const key = keys[number];
    // Nothing can be said of its signature; its root is still worth comparing with.
    if (!key) {
      fault('key_unknown');
      return true;
    }
    const text = headText({ origin, size, root: toBase64(head.root), sealedAt: head.sealedAt.toISOString() });
    if (!verifyEd25519(key.publicKeyPem, Buffer.from(text), head.signature)) {
      fault('signature_wrong');
      return false;
    }
    // A key that was replaced signs nothing any more: neither after its last day nor after a newer key has signed.
    const late = key.validTo !== null && head.sealedAt.getTime() > Date.parse(key.validTo) + ROTATION_GRACE_MS;
    if (late || number < newest) {
      fault('key_retired');
      return false;
    }
    newest = number;
    return true;
  }
  return {
    count: () => count,
    async load(): Promise<void> {
      if (waiting.length > 0 || done) return;
      waiting = await after(seenSize);
      done = waiting.length === 0;
    },
    /** The head of exactly this size, taken off the list. */
    at(size: number) {
      const head = waiting[0];
      if (head?.size !== size) return null;
      waiting.shift();
      seenSize = size;
      count++;
      return { size, root: fromBytes(head.root), trusted: trusted(head) };
    },
  };
}

async function findUnlogged(read: <T>(work: (unit: Unit) => Promise<T>) => Promise<T>, log: string, source: LeafSource, report: Report): Promise<void> {
  for (let last: string | null = null; ; ) {
    const after: string | null = last;
    const { ids, absent } = await read(async (unit) => {
      const ids = await source.idsAfter(unit, after, IDS);
      return { ids, absent: ids.length === 0 ? [] : await notInLog(unit, log, ids) };
    });
    if (ids.length === 0) return;
    for (const id of absent) report({ position: null, kind: source.kind, id, fault: 'not_in_log' });
    last = ids.at(-1)!;
  }
}
