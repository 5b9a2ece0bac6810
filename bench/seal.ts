import { hash } from 'node:crypto';
import { performance } from 'node:perf_hooks';
import { migrationsFolder } from '../src/app/paths.ts';
import { canonicalJson } from '../src/kernel/canonical-json.ts';
import { systemActor } from '../src/kernel/actor.ts';
import { systemClock } from '../src/kernel/clock.ts';
import { newId, type RegionId } from '../src/kernel/ids.ts';
import { migrate, openDatabase, type DatabaseLocation } from '../src/platform/db/index.ts';
import { buildHouse, temporaryKeys } from '../src/platform/house/index.ts';
import { appendLeaves, frontier, hashLeafBytes, leafBytes, sealAll, toBytes, verifyLog, type HashText, type LeafSource } from '../src/platform/ledger/index.ts';
import { silentLog } from '../src/platform/log/index.ts';
import { benchEntry } from './evidence.ts';

export interface SealFigures {
  readonly entries: number;
  readonly bytes: number;
  /** SHA-256 of each entry's bytes, each hashed once: the least that any proof of integrity costs. */
  readonly rawMs: number;
  /** Leaf hashes, the whole tree and its root. */
  readonly sealMs: number;
  /** Leaves recomputed, the tree rebuilt, the root compared. */
  readonly verifyMs: number;
}

/** This many different texts are gone through again and again: enough not to sit in the cache, little enough to fit in memory. */
const TEXTS = 20_000;

/** The pure part: no database, from the entries' bytes. Fastest of three turns each, in turn. */
export function benchSeal(entries: number): SealFigures {
  const leafContents = Array.from({ length: Math.min(entries, TEXTS) }, (_, i) => leafBytes(canonicalJson({ ...benchEntry(i), regionId: '990624', reportedAt: '2026-01-01T00:00:00.000Z', reportedBy: 'bench' })));
  // The baseline hashes the same bytes without the prefix.
  const buffers = leafContents.map((b) => b.subarray(1));
  const bytes = Array.from({ length: entries }, (_, i) => buffers[i % TEXTS]!.length).reduce((a, b) => a + b, 0);
  const figures = { rawMs: Infinity, sealMs: Infinity, verifyMs: Infinity };
  const measure = (name: keyof typeof figures, work: () => void): void => {
    const start = performance.now();
    work();
    figures[name] = Math.min(figures[name], performance.now() - start);
  };
  for (let turn = 0; turn < 3; turn++) {
    let seen = 0;
    measure('rawMs', () => {
      for (let i = 0; i < entries; i++) seen += hash('sha256', buffers[i % TEXTS]!, 'binary').length;
    });
    if (seen !== entries * 32) throw new Error('raw hashing went wrong');
    const leaves: HashText[] = [];
    let root: Buffer = Buffer.alloc(0);
    measure('sealMs', () => {
      const tree = frontier(0, []);
      for (let i = 0; i < entries; i++) {
        const leaf = hashLeafBytes(leafContents[i % TEXTS]!);
        leaves.push(leaf);
        tree.push(leaf);
      }
      root = toBytes(tree.root());
    });
    measure('verifyMs', () => {
      const tree = frontier(0, []);
      for (let i = 0; i < entries; i++) {
        const leaf = hashLeafBytes(leafContents[i % TEXTS]!);
        if (leaf !== leaves[i]) throw new Error(`leaf ${i} differs`);
        tree.push(leaf);
      }
      if (!toBytes(tree.root()).equals(root)) throw new Error('root differs');
    });
  }
  return { entries, bytes, ...figures };
}

export interface StoredSealFigures {
  readonly entries: number;
  readonly appendMs: number;
  readonly sealMs: number;
  readonly verifyMs: number;
}

/** The stored part: leaves waiting, placed, nodes and signed heads written, then the log verified against rows held in memory. */
export async function benchStoredSeal(entries: number, location: DatabaseLocation = { kind: 'memory' }): Promise<StoredSealFigures> {
  const database = await openDatabase(location);
  try {
    await migrate(database, migrationsFolder);
    const house = buildHouse({ database, clock: systemClock, log: silentLog(), ...temporaryKeys() });
    const regionId = '990624' as RegionId;
    const actor = systemActor(regionId, 'bench');
    const contents = new Map<string, string>();
    const source: LeafSource = {
      kind: 'bench',
      contents: async (_unit, ids) => new Map(ids.map((id) => [id, contents.get(id)!])),
      idsAfter: async () => [],
    };
    const timed = async (work: () => Promise<unknown>): Promise<number> => {
      const start = performance.now();
      await work();
      return performance.now() - start;
    };
    let appendMs = 0;
    for (let from = 0; from < entries; from += 1000) {
      const rows = Array.from({ length: Math.min(1000, entries - from) }, (_, i) => ({ id: newId<'row'>() as string, content: canonicalJson(benchEntry(from + i)) }));
      for (const r of rows) contents.set(r.id, r.content);
      appendMs += await timed(() => house.unit(actor, (unit) => appendLeaves(unit, 'bench', 'bench', rows)));
    }
    const sealMs = await timed(() => sealAll(house, regionId, 'bench'));
    const verifyMs = await timed(async () => {
      const report = await verifyLog(house, actor, 'bench', [source]);
      if (!report.intact || report.size !== entries) throw new Error('the log does not verify');
    });
    return { entries, appendMs, sealMs, verifyMs };
  } finally {
    await database.close();
  }
}
