import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { frontier } from './frontier.ts';
import { leafHash, type HashText } from './hash.ts';
import { ledgerWalk, type LedgerFault, type SeenHead, type SeenLeaf } from './walk.ts';

/** A log of rows as it was sealed, in parts that somebody may then change: rows, leaves, nodes, heads. */
interface Log {
  rows: Map<string, string>;
  leaves: { position: number; id: string; hash: HashText }[];
  nodes: Map<string, HashText>;
  heads: SeenHead[];
}
function sealed(size: number, headEvery: number): Log {
  const log: Log = { rows: new Map(), leaves: [], nodes: new Map(), heads: [] };
  const tree = frontier(0, [], (n) => log.nodes.set(`${n.height}/${n.position}`, n.hash));
  for (let i = 0; i < size; i++) {
    const id = `r${i}`;
    log.rows.set(id, `row ${i}`);
    log.leaves.push({ position: i, id, hash: leafHash(`row ${i}`) });
    tree.push(leafHash(`row ${i}`));
    if ((i + 1) % headEvery === 0 || i + 1 === size) log.heads.push({ size: i + 1, root: tree.root(), trusted: true });
  }
  return log;
}
function found(log: Log, size = log.heads.at(-1)!.size): LedgerFault[] {
  const faults: LedgerFault[] = [];
  const walk = ledgerWalk((height, position) => log.nodes.get(`${height}/${position}`), (f) => faults.push(f));
  const heads = new Map(log.heads.map((h) => [h.size, h]));
  const at = (): void => {
    const head = heads.get(walk.size());
    if (head) walk.head(head);
  };
  for (const l of log.leaves) {
    while (walk.size() < l.position) {
      walk.missing();
      at();
    }
    const row = log.rows.get(l.id);
    const seen: SeenLeaf = { position: l.position, kind: 'row', id: l.id, stored: l.hash, now: row === undefined ? null : leafHash(row), known: true };
    walk.leaf(seen);
    at();
  }
  while (walk.size() < size) {
    walk.missing();
    at();
  }
  walk.end();
  return faults;
}

/** Somebody changes a row and its leaf so that the two agree. */
const forge = (log: Log, position: number): void => {
  log.rows.set(`r${position}`, `forged ${position}`);
  log.leaves[position]!.hash = leafHash(`forged ${position}`);
};
/** The stored nodes recomputed too, so that only signed heads are left to contradict. */
const forgeNodes = (log: Log): void => {
  const tree = frontier(0, [], (n) => log.nodes.set(`${n.height}/${n.position}`, n.hash));
  for (const l of log.leaves) tree.push(l.hash);
};
const row = (position: number, fault: LedgerFault['fault']): LedgerFault => ({ position, kind: 'row', id: `r${position}`, fault });
const range = (from: number, to: number, fault: LedgerFault['fault']): LedgerFault => ({ position: from, upTo: to, kind: 'range', id: `${from + 1}–${to + 1}`, fault });
const head = (size: number, fault: LedgerFault['fault']): LedgerFault => ({ position: size - 1, kind: 'head', id: String(size), fault });

type Case = readonly [what: string, headEvery: number, change: (log: Log) => void, expected: readonly LedgerFault[]];
const cases: readonly Case[] = [
  ['nothing', 700, () => {}, []],
  ['a row', 700, (l) => void l.rows.set('r300', 'x'), [row(300, 'row_changed')]],
  ['a row deleted', 700, (l) => void l.rows.delete('r300'), [row(300, 'row_missing')]],
  ['two rows swapped', 700, (l) => void (l.rows.set('r3', 'row 4'), l.rows.set('r4', 'row 3')), [row(3, 'row_changed'), row(4, 'row_changed')]],
  ['a leaf, the row being right', 700, (l) => void (l.leaves[300]!.hash = leafHash('x')), [row(300, 'leaf_changed')]],
  ['a leaf and another row of the block: told apart', 700, (l) => void ((l.leaves[300]!.hash = leafHash('x')), l.rows.set('r301', 'y')), [row(300, 'leaf_changed'), row(301, 'row_changed')]],
  ['a leaf in the last, open block: the head tells', 700, (l) => void (l.leaves[699]!.hash = leafHash('x')), [row(699, 'leaf_changed')]],
  ['row and leaf together, no head in the block: the block', 700, (l) => forge(l, 300), [range(256, 511, 'leaf_forged')]],
  ['row and leaf together, a head for every leaf: the row', 1, (l) => forge(l, 300), [row(300, 'leaf_forged'), range(301, 511, 'not_provable')]],
  ['row and leaf together, a head for every ten: those ten', 10, (l) => forge(l, 303), [range(300, 309, 'leaf_forged'), range(310, 511, 'not_provable')]],
  ['two blocks forged: each named', 700, (l) => (forge(l, 10), forge(l, 400)), [range(0, 255, 'leaf_forged'), range(256, 511, 'leaf_forged')]],
  ['row and leaf in the open block: from the last head that agrees', 10, (l) => forge(l, 655), [range(650, 659, 'leaf_forged'), range(660, 699, 'not_provable')]],
  ['row and leaf forged and a row changed far behind: both', 700, (l) => void (forge(l, 10), l.rows.set('r600', 'x')), [range(0, 255, 'leaf_forged'), row(600, 'row_changed')]],
  ['row, leaf and nodes: what lies between the heads', 10, (l) => (forge(l, 303), forgeNodes(l)), [range(300, 309, 'leaf_forged'), range(310, 699, 'not_provable')]],
  ['row, leaf and nodes, a head for every leaf: the row', 1, (l) => (forge(l, 303), forgeNodes(l)), [row(303, 'leaf_forged'), range(304, 699, 'not_provable')]],
  ['two leaves of a block in each other\'s place, rows and all', 700, (l) => void ([l.leaves[300]!.id, l.leaves[301]!.id, l.leaves[300]!.hash, l.leaves[301]!.hash] = [l.leaves[301]!.id, l.leaves[300]!.id, l.leaves[301]!.hash, l.leaves[300]!.hash]), [range(256, 511, 'leaf_forged')]],
  ['a leaf deleted', 700, (l) => void l.leaves.splice(300, 1), [{ position: 300, kind: 'leaf', id: '300', fault: 'leaf_missing' }, range(256, 511, 'not_provable')]],
  ['the last leaves deleted', 700, (l) => void l.leaves.splice(699, 1), [{ position: 699, kind: 'leaf', id: '699', fault: 'leaf_missing' }]],
  ['a stored node', 700, (l) => void l.nodes.set('8/1', leafHash('x')), [{ position: 256, upTo: 511, kind: 'node', id: '8/1', fault: 'node_wrong' }]],
  ['a stored node deleted', 700, (l) => void l.nodes.delete('8/1'), [{ position: 256, upTo: 511, kind: 'node', id: '8/1', fault: 'node_missing' }]],
  ['a node and a forged leaf of another block', 700, (l) => void (l.nodes.set('8/1', leafHash('x')), forge(l, 3)), [range(0, 255, 'leaf_forged'), { position: 256, upTo: 511, kind: 'node', id: '8/1', fault: 'node_wrong' }]],
  ['the root of a head whose signature no longer holds', 100, (l) => void (l.heads[2] = { size: 300, root: leafHash('x'), trusted: false }), [head(300, 'root_wrong')]],
  ['a trusted head that the later ones contradict', 100, (l) => void (l.heads[2] = { size: 300, root: leafHash('x'), trusted: true }), [head(300, 'root_wrong')]],
];

describe('what was changed is narrowed as far as nodes and heads allow', () => {
  it.each(cases)('%s (a head for every %i leaves)', (_what, headEvery, change, expected) => {
    const log = sealed(700, headEvery);
    change(log);
    expect(found(log)).toEqual(expected);
  });

  it('whatever single leaf is forged, the range named holds it; and nothing is named while nothing was changed', () =>
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 600 }), fc.integer({ min: 1, max: 300 }), fc.nat(), fc.boolean(), (size, headEvery, where, nodesToo) => {
        const log = sealed(size, headEvery);
        expect(found(log)).toEqual([]);
        forge(log, where % size);
        if (nodesToo) forgeNodes(log);
        const forged = found(log).filter((f) => f.fault === 'leaf_forged');
        expect(forged).toHaveLength(1);
        const { position, upTo } = forged[0]!;
        expect(position!).toBeLessThanOrEqual(where % size);
        expect(upTo ?? position!).toBeGreaterThanOrEqual(where % size);
        expect((upTo ?? position!) - position!).toBeLessThan(Math.max(headEvery, 1));
      }),
      { numRuns: 60 },
    ));
});
