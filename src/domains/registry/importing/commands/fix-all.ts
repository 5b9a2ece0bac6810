import type { Actor } from '../../../../kernel/actor.ts';
import { must } from '../../../../kernel/permission.ts';
import { Refusal } from '../../../../kernel/refusal.ts';
import type { House, Unit } from '../../../../platform/house/index.ts';
import { cellText } from '../../../../platform/sheets/index.ts';
import { address, proposeFixes, type FixProposal } from '../../roster/index.ts';
import { importPeople } from '../access.ts';
import type { ImportOptions } from '../options.ts';
import { allBlocks, countAgain, holdImport, readingOf } from '../reading.ts';
import { readRows, type Reading } from '../rules/read-rows.ts';
import { findImport, type Import } from '../store/import.ts';
import { changeCells } from './edit-cells.ts';

export interface FixView {
  readonly id: string;
  readonly key: string;
  readonly code: string;
  /** Of one of the notes: with the code, the fault in words. */
  readonly params: FixProposal['params'];
  readonly pattern: string;
  readonly remedy: FixProposal['remedy'];
  readonly count: number;
  /** One cell before and after, as an example. */
  readonly from: string;
  readonly to: string | null;
}

/** Repeated faults of an import, most frequent first. */
export async function listFixes(house: House, actor: Actor, importId: string, options: ImportOptions): Promise<FixView[]> {
  must(actor, importPeople, { regionId: actor.regionId, organizationPaths: [] });
  return house.unit(actor, async (unit) => {
    const i = await findImport(unit, importId);
    const { proposals } = await proposalsOf(unit, i, await readingOf(unit, i, options));
    return proposals.map((p) => {
      const [first] = p.cells;
      const to = p.remedy === 'accept' || first === undefined ? null : cellText(first.value);
      return { id: p.id, key: p.key, code: p.code, params: p.params, pattern: p.pattern, remedy: p.remedy, count: p.cells.length, from: first?.original ?? '', to };
    });
  });
}

/** Mends all cells of one repeated fault. Refuses `registry.import_no_such_fix` when it is no longer there. */
export async function applyFix(house: House, actor: Actor, importId: string, fixId: string, options: ImportOptions): Promise<{ cells: number }> {
  must(actor, importPeople, { regionId: actor.regionId, organizationPaths: [] });
  return house.unit(actor, async (unit) => {
    const i = await holdImport(unit, importId, ['checked']);
    const reading = await readingOf(unit, i, options);
    const { proposals, placeOf } = await proposalsOf(unit, i, reading);
    const fix = proposals.find((p) => p.id === fixId);
    if (!fix) throw new Refusal('not_found', 'registry.import_no_such_fix');
    const cells = fix.cells.map((c) => ({ ...placeOf.get(c.at)!, value: c.value }));
    await changeCells(unit, i, fix.remedy === 'accept' ? { edits: [], accept: cells, undo: [] } : { edits: cells, accept: [], undo: [] }, reading);
    await countAgain(unit, i);
    return { cells: cells.length };
  });
}

async function proposalsOf(unit: Unit, i: Import, reading: Reading): Promise<{ proposals: FixProposal[]; placeOf: Map<string, { n: number; column: number }> }> {
  const faulty = [];
  const placeOf = new Map<string, { n: number; column: number }>();
  let n = 0;
  for await (const blocks of allBlocks(unit, i)) {
    for (const b of blocks) {
      if (b.counts.problems === 0) {
        n += b.rows.length;
        continue;
      }
      for (const r of readRows(b.rows, reading)) {
        if (r.row.state === 'needs_fix' && !r.stored.decision?.leaveOut) {
          faulty.push(r.row);
          for (const note of r.row.notes) placeOf.set(address(r.row.sheet, r.row.rowNumber - 1, note.column), { n, column: note.column });
        }
        n++;
      }
    }
  }
  // A unit that nobody knows is settled in its own panel, not cell by cell.
  const proposals = proposeFixes(faulty, reading.context).filter((p) => !p.code.startsWith('registry.import_unit'));
  return { proposals, placeOf };
}
