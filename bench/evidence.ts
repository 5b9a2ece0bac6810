import { performance } from 'node:perf_hooks';
import { CompiledQuery } from 'kysely';
import { migrationsFolder } from '../src/app/paths.ts';
import { appendEvidence, type NewEvidence } from '../src/domains/evidence/index.ts';
import { systemActor } from '../src/kernel/actor.ts';
import { systemClock } from '../src/kernel/clock.ts';
import { newId, type RegionId } from '../src/kernel/ids.ts';
import { migrate, openDatabase, type Database, type DatabaseLocation } from '../src/platform/db/index.ts';
import { buildHouse, temporaryKeys } from '../src/platform/house/index.ts';
import { silentLog } from '../src/platform/log/index.ts';

export interface EvidenceFigures {
  readonly entries: number;
  /** Appending in batches of 1,000: checked, written, hashed for the ledger. */
  readonly figureMs: number;
  /** The same bytes into the same tables by bare multi-row INSERTs. */
  readonly baselineMs: number;
}

const BATCH = 1_000;
const REGION = '990624' as RegionId;

/** Entries as a county makes them: one to three people, a paragraph of text, now and then a figure. The same for a serial every time. */
export function benchEntry(serial: number): NewEvidence & { readonly id: string } {
  const people = 1 + (serial % 3);
  return {
    id: newId(),
    title: `推进城东片区改造第 ${serial} 项工作`,
    occurredOn: `20${20 + (serial % 6)}-${String(1 + (serial % 12)).padStart(2, '0')}-${String(1 + (serial % 28)).padStart(2, '0')}`,
    arena: (['project', 'village', 'office', 'emergency'] as const)[serial % 4]!,
    content: { kind: 'deed', description: `牵头协调有关单位，逐户走访，解决群众反映的问题 ${serial} 件，按期完成节点任务，得到所在乡镇和群众认可。`, result: '按期完成' },
    organizationId: person(serial % 300),
    persons: Array.from({ length: people }, (_, i) => ({ personId: person(serial * 7 + i), role: 'do' as const, lead: i === 0, share: Math.floor(10_000 / people) })),
    source: { kind: 'unit', name: '城东街道办事处' },
    figures: serial % 10 === 0 ? [{ indicator: '办结件数', quantity: { value: String(serial), unit: '件', qualifier: 'exact' }, source: '工作台账', reporter: '综合科', verification: 'verified' }] : [],
    state: 'confirmed',
  };
}
const person = (n: number): string => `00000000-0000-7000-8000-${String(n % 1_000_000).padStart(12, '0')}`;

/** Both ways in turn, batch by batch, into one database, so that neither has the smaller tables. */
export async function benchEvidence(entries: number, location: DatabaseLocation = { kind: 'memory' }): Promise<EvidenceFigures> {
  const database = await openDatabase(location);
  try {
    await migrate(database, migrationsFolder);
    const house = buildHouse({ database, clock: systemClock, log: silentLog(), ...temporaryKeys() });
    const actor = systemActor(REGION, 'bench');
    const ours = (batch: readonly NewEvidence[]) => house.unit(actor, (unit) => appendEvidence(unit, batch));
    const bare = (batch: readonly NewEvidence[]) => insertBare(database, batch);
    const make = (n: number): (NewEvidence & { id: string })[] => Array.from({ length: BATCH }, (_, i) => benchEntry(n * BATCH + i));
    for (const way of [ours, bare]) for (let n = 0; n < 2; n++) await way(make(n));
    let figureMs = 0;
    let baselineMs = 0;
    const batches = Math.max(1, Math.round(entries / BATCH));
    for (let n = 0; n < batches; n++) {
      // Who goes first changes, so that neither pays for the other's checkpoints.
      for (const way of n % 2 === 0 ? [ours, bare] : [bare, ours]) {
        const batch = make(n);
        const start = performance.now();
        await way(batch);
        const ms = performance.now() - start;
        if (way === ours) figureMs += ms;
        else baselineMs += ms;
      }
    }
    return { entries: batches * BATCH, figureMs, baselineMs };
  } finally {
    await database.close();
  }
}

async function insertBare(database: Database, batch: readonly (NewEvidence & { readonly id?: string })[]): Promise<void> {
  const at = new Date();
  const entries = batch.map((e) => [
    REGION, e.id, e.content.kind, e.title, e.occurredOn, e.arena, e.organizationId, null, null, null, 'confirmed', JSON.stringify(e.content), '[]',
    JSON.stringify(e.source), JSON.stringify(e.figures ?? []), '[]', at, 'bench', null, null,
  ]);
  const people = batch.flatMap((e) => e.persons.map((p) => [REGION, e.id, p.personId, p.role, p.lead ?? false, p.share ?? null]));
  await database.kysely.transaction().execute(async (tx) => {
    await tx.executeQuery(multiRow('evidence.entry', entries));
    await tx.executeQuery(multiRow('evidence.entry_person', people));
  });
}

function multiRow(table: string, rows: readonly (readonly unknown[])[]): CompiledQuery {
  const width = rows[0]!.length;
  const values = rows.map((_, r) => `(${rows[0]!.map((_x, c) => `$${r * width + c + 1}`).join(',')})`).join(',');
  return CompiledQuery.raw(`insert into ${table} values ${values}`, rows.flat());
}
