import { STORED_EVERY } from './frontier.ts';
import { addSubtree, edgeOf, rootOfEdges, type Edge } from './edge.ts';
import type { HashText } from './hash.ts';

export type FaultKind =
  // Rows against leaves: named to the row.
  | 'row_changed' | 'row_missing' | 'not_in_log' | 'kind_unknown'
  // Leaves against the tree. `leaf_changed`: the leaf alone, its row is right. `leaf_forged`: the leaf in agreement with its row, or leaves in another order.
  | 'leaf_changed' | 'leaf_forged' | 'leaf_missing' | 'leaf_unsigned'
  // What the evidence that is left neither proves nor disproves.
  | 'not_provable'
  | 'node_wrong' | 'node_missing'
  | 'root_wrong' | 'signature_wrong' | 'key_unknown' | 'key_retired';

/**
 * One thing that does not agree. `id` names the row; for nodes and heads what they are called. With `upTo` the fault lies
 * somewhere in [position, upTo] and cannot be narrowed further.
 */
export interface LedgerFault {
  readonly position: number | null;
  readonly upTo?: number;
  readonly kind: string;
  readonly id: string;
  readonly fault: FaultKind;
}
export type Report = (fault: LedgerFault) => void;

/** A leaf as it is stored, beside the hash of its row as the row stands now (null: no such row, or a kind nobody knows). */
export interface SeenLeaf {
  readonly position: number;
  readonly kind: string;
  readonly id: string;
  readonly stored: HashText;
  readonly now: HashText | null;
  readonly known: boolean;
}

/** A signed head. `trusted`: its signature holds, so its root is the truth about the tree of that size. */
export interface SeenHead {
  readonly size: number;
  readonly root: HashText;
  readonly trusted: boolean;
}

const BLOCK = 2 ** STORED_EVERY;
/** A leaf that is gone keeps the places of the others; the root cannot agree any more. */
const BLANK: HashText = '\0'.repeat(32);
/** So many ways to read disagreeing blocks are followed at once; beyond it only the likelier half is. */
const READINGS = 64;

/** A block whose leaves and stored node disagree, and what is said of it if the node is right. */
interface Doubt {
  readonly from: number;
  readonly to: number;
  readonly faults: readonly LedgerFault[];
}

/** Beyond this many leaves that differ from their rows in one block, only all of them together are tried. */
const MIXED = 8;

/** The block with its rows' hashes in place of some leaves that differ from them: what it was if those leaves were changed. */
function mixtures(block: readonly SeenLeaf[]): { readonly hashes: HashText[]; readonly fromRows: Set<SeenLeaf> }[] {
  const differing = block.filter((l) => l.now !== null && l.now !== l.stored);
  if (differing.length === 0) return [];
  const chosen = differing.length > MIXED ? [differing] : Array.from({ length: 2 ** differing.length - 1 }, (_, i) => differing.filter((_l, bit) => ((i + 1) >> bit) & 1));
  return chosen.map((fromRows) => {
    const set = new Set(fromRows);
    return { hashes: block.map((l) => (set.has(l) ? l.now! : l.stored)), fromRows: set };
  });
}

/** One way to read the tree so far: which of leaves and node is right in each block where they differ. */
interface Reading {
  readonly edge: Edge;
  /** Blocks whose leaves this reading takes for changed. */
  readonly leaves: readonly Doubt[];
  /** Faults of stored nodes as this reading has them. */
  readonly nodes: readonly LedgerFault[];
}

/**
 * Walks leaves and signed heads in order and finds the smallest range each disagreement can be narrowed to.
 * Leaves are compared with their rows one by one. The tree is folded from the stored leaves and compared with the stored node of each
 * 256 leaves and with every signed head. Where a block's leaves and its node disagree, both readings are followed until a trusted
 * head says which one is right: then the walk goes on from the right one, so a forged leaf does not hide what comes after its block.
 * Within the block, the heads between bound the place: it lies after the last that agrees and before the first that does not.
 * Pure: gets everything handed, in order of position.
 */
export function ledgerWalk(storedNode: (height: number, position: number) => HashText | undefined, report: Report) {
  let size = 0;
  let block: SeenLeaf[] = [];
  let low: (HashText | undefined)[] = [];
  let readings: Reading[] = [{ edge: [], leaves: [], nodes: [] }];
  let lastGood = 0;
  let bad: number[] = [];
  /** Leaves of the block that were changed while their rows are right, as node or head prove. */
  let rowRight = new Set<SeenLeaf>();
  /** The leaf before the first head that disagrees. */
  let suspect: SeenLeaf | undefined;
  let last: SeenLeaf | undefined;

  const start = (): number => size - block.length;

  function push(leaf: SeenLeaf): void {
    block.push(leaf);
    last = leaf;
    addSubtree(low, 0, leaf.stored);
    size++;
    if (block.length === BLOCK) closeBlock();
  }

  /** What the rows of the block say, once it is known whether rows or leaves are right. */
  function reportRows(): void {
    for (const l of block) {
      const at = { position: l.position, kind: l.kind, id: l.id };
      if (l.stored === BLANK && l.kind === 'leaf') report({ ...at, fault: 'leaf_missing' });
      else if (!l.known) report({ ...at, fault: 'kind_unknown' });
      else if (l.now === null) report({ ...at, fault: 'row_missing' });
      else if (l.now !== l.stored) report({ ...at, fault: rowRight.has(l) ? 'leaf_changed' : 'row_changed' });
    }
  }

  function closeBlock(): void {
    const number = size / BLOCK - 1;
    const made = low[STORED_EVERY]!;
    const stored = storedNode(STORED_EVERY, number);
    const mended = stored === made ? undefined : mixtures(block).find((m) => edgeOf(m.hashes)[STORED_EVERY] === stored);
    if (mended) rowRight = mended.fromRows;
    reportRows();
    const node = (height: number, position: number, fault: 'node_wrong' | 'node_missing'): LedgerFault => ({ position: position * 2 ** height, upTo: (position + 1) * 2 ** height - 1, kind: 'node', id: `${height}/${position}`, fault });
    const take = (r: Reading, hash: HashText, more: Partial<Reading>): Reading => {
      const nodes = [...(more.nodes ?? r.nodes)];
      const edge = [...r.edge];
      addSubtree(edge, STORED_EVERY, hash, (height, whole) => {
        if (height % STORED_EVERY !== 0) return;
        const position = size / 2 ** height - 1;
        const kept = storedNode(height, position);
        if (kept !== whole) nodes.push(node(height, position, kept === undefined ? 'node_missing' : 'node_wrong'));
      });
      return { edge, leaves: more.leaves ?? r.leaves, nodes };
    };
    if (stored === made) readings = readings.map((r) => take(r, made, {}));
    else if (stored === undefined) readings = readings.map((r) => take(r, made, { nodes: [...r.nodes, node(STORED_EVERY, number, 'node_missing')] }));
    else {
      const doubt: Doubt = { from: start(), to: size, faults: mended ? [] : rangeFaults(start(), size) };
      const asLeaves = readings.map((r) => take(r, stored, { leaves: [...r.leaves, doubt] }));
      const asNode = readings.map((r) => take(r, made, { nodes: [...r.nodes, node(STORED_EVERY, number, 'node_wrong')] }));
      // The all-leaves and all-nodes readings stand at both ends; they are the likeliest and never dropped.
      readings = [...asLeaves, ...asNode];
      if (readings.length > READINGS) readings = [...readings.slice(0, READINGS / 2), ...readings.slice(-READINGS / 2)];
    }
    block = [];
    low = [];
    rowRight = new Set();
  }

  /** Where within [from, to) the first forged leaf lies, by the heads there; what comes after it in the block stays open. */
  function rangeFaults(from: number, to: number): LedgerFault[] {
    const first = Math.max(from, Math.min(lastGood, to));
    const end = bad.find((s) => s > first) ?? to;
    const lost = block.filter((l) => l.kind === 'leaf' && l.stored === BLANK);
    // Missing leaves explain the disagreement and are named already; about the others nothing can be told.
    const faults: LedgerFault[] = lost.length > 0 ? [] : [rangeOf(first, Math.min(end, to), 'leaf_forged')];
    const open = lost.length > 0 ? first : Math.min(end, to);
    if (open < to) faults.push(rangeOf(open, to, 'not_provable'));
    return faults;
  }

  function rangeOf(from: number, to: number, fault: FaultKind): LedgerFault {
    const only = to - from === 1 ? [block[from - start()], suspect].find((l) => l?.position === from) : undefined;
    return only
      ? { position: from, kind: only.kind, id: only.id, fault }
      : { position: from, upTo: to - 1, kind: 'range', id: `${from + 1}–${to}`, fault };
  }

  /** A trusted head agrees with this reading: what it says is so. */
  function settle(reading: Reading, at: number): void {
    for (const doubt of reading.leaves) for (const f of doubt.faults) report(f);
    for (const f of reading.nodes) report(f);
    // A head that disagrees though later ones agree: explained by a changed block it ends in, otherwise wrong itself.
    for (const s of bad) if (!reading.leaves.some((d) => s > d.from && s < d.to)) report({ position: s - 1, kind: 'head', id: String(s), fault: 'root_wrong' });
    readings = [{ edge: reading.edge, leaves: [], nodes: [] }];
    bad = [];
    lastGood = at;
  }

  return {
    size: (): number => size,
    /** The root of the tree as it stands; of the likeliest reading. */
    root: (): HashText => rootOfEdges(low, readings[0]!.edge),
    leaf(leaf: SeenLeaf): void {
      while (size < leaf.position) this.missing();
      push(leaf);
    },
    missing(): void {
      push({ position: size, kind: 'leaf', id: String(size), stored: BLANK, now: null, known: true });
    },
    /** To be called when exactly `head.size` leaves were handed over. */
    head(head: SeenHead): void {
      const agrees = (with_: Edge): Reading | undefined => readings.find((r) => rootOfEdges(with_, r.edge) === head.root);
      let found = agrees(low);
      if (found === undefined && bad.length === 0) {
        for (const m of mixtures(block)) {
          found = agrees(edgeOf(m.hashes));
          if (found === undefined) continue;
          rowRight = m.fromRows;
          break;
        }
      }
      if (!head.trusted) {
        if (found === undefined) report({ position: head.size - 1, kind: 'head', id: String(head.size), fault: 'root_wrong' });
        return;
      }
      if (found !== undefined) return settle(found, head.size);
      if (bad.length === 0) suspect = block.at(-1) ?? last;
      bad.push(head.size);
    },
    /** Ends the walk: says what no head could settle. */
    end(): void {
      reportRows();
      const first = bad[0];
      const missed = block.some((l) => l.stored === BLANK && first !== undefined && l.position < first);
      const reading = readings[0]!;
      if (first === undefined) {
        // No head contradicts; without one after them, leaves are not more right than nodes: both are named.
        for (const r of readings.length > 1 ? [reading, readings.at(-1)!] : [reading]) settle(r, size);
        return;
      }
      for (const doubt of reading.leaves) for (const f of doubt.faults) report(f);
      for (const f of readings.at(-1)!.nodes) report(f);
      // Neither reading explains the signed heads: rows, leaves and nodes were changed to agree with one another, or a block by
      // block mixture. The first head that disagrees bounds the place; beyond it nothing can be proved.
      if (!missed && !reading.leaves.some((d) => d.from < first && d.to > lastGood)) report(rangeOf(lastGood, first, 'leaf_forged'));
      if (first < size) report(rangeOf(first, size, 'not_provable'));
    },
  };
}
