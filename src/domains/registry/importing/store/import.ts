import { Refusal } from '../../../../kernel/refusal.ts';
import { json, sql } from '../../../../platform/db/index.ts';
import type { Unit } from '../../../../platform/house/index.ts';
import type { MappingGuess, RosterSheet, LeftOut } from '../../roster/index.ts';
import { noCounts, type ImportCounts, type ImportKind, type ImportState, type Plan, type UnitNames } from '../model.ts';

export interface ImportTable {
  region_id: string;
  id: string;
  kind: string;
  file_hashes: string[];
  file_name: string;
  state: string;
  sheets_sealed: Uint8Array;
  plans: unknown;
  units: unknown;
  counts: unknown;
  first_block: number;
  block_count: number;
  job_id: string | null;
  job_kind: string | null;
  revision: number;
  created_by: string;
  account_id: string | null;
  created_at: Date;
  applied_at: Date | null;
  applied_by: string | null;
  undone_at: Date | null;
  undone_by: string | null;
  undone_because: string | null;
}
declare module '../../../../platform/db/tables.ts' {
  interface Tables {
    'registry.roster_import': ImportTable;
    'registry.roster_import_block': { region_id: string; import_id: string; block: number; counts: unknown; sealed: Uint8Array };
    'registry.roster_import_person': { region_id: string; import_id: string; part: number; created: boolean; person_ids: string[] };
    'registry.column_mapping': { region_id: string; signature: string; mapping: unknown; used_at: Date };
  }
}

/** A sheet as it was found, with the guess shown to the officer. */
export interface FoundSheet extends Pick<RosterSheet, 'sheet' | 'headerFrom' | 'headerTo' | 'headers' | 'signature'> {
  readonly guess: MappingGuess;
}
export interface FoundSheets {
  readonly date1904: boolean;
  readonly sheets: readonly FoundSheet[];
  readonly leftOut: readonly LeftOut[];
}

export interface Import {
  readonly id: string;
  readonly kind: ImportKind;
  readonly fileHashes: readonly string[];
  readonly fileName: string;
  readonly state: ImportState;
  readonly found: FoundSheets;
  readonly plans: readonly Plan[];
  readonly units: UnitNames;
  readonly counts: ImportCounts;
  readonly firstBlock: number;
  readonly blockCount: number;
  readonly jobId: string | null;
  readonly jobKind: string | null;
  readonly revision: number;
  readonly createdBy: string;
  readonly createdAt: Date;
  readonly appliedAt: Date | null;
  readonly appliedBy: string | null;
  readonly undoneAt: Date | null;
  readonly undoneBy: string | null;
  readonly undoneBecause: string | null;
}

const SHEETS = 'registry.import.sheets';

export async function insertImport(unit: Unit, row: { id: string; kind: ImportKind; fileHashes: readonly string[]; fileName: string; found: FoundSheets; plans: readonly Plan[] }): Promise<void> {
  await unit.tx
    .insertInto('registry.roster_import')
    .values({
      region_id: unit.actor.regionId,
      id: row.id,
      kind: row.kind,
      file_hashes: [...row.fileHashes],
      file_name: row.fileName,
      state: 'mapping',
      sheets_sealed: Buffer.from(unit.house.cipher.seal(JSON.stringify(row.found), SHEETS)),
      plans: json(row.plans),
      units: json({}),
      counts: json({}),
      first_block: 0,
      block_count: 0,
      job_id: null,
      job_kind: null,
      revision: 0,
      created_by: unit.actor.name,
      account_id: unit.actor.accountId,
      created_at: unit.at,
      applied_at: null,
      applied_by: null,
      undone_at: null,
      undone_by: null,
      undone_because: null,
    })
    .execute();
}

const toImport = (unit: Unit, r: ImportTable): Import => ({
  id: r.id,
  kind: r.kind as ImportKind,
  fileHashes: r.file_hashes,
  fileName: r.file_name,
  state: r.state as ImportState,
  found: JSON.parse(unit.house.cipher.open(r.sheets_sealed, SHEETS)) as FoundSheets,
  plans: r.plans as Plan[],
  units: r.units as UnitNames,
  counts: { ...noCounts, skipped: {}, ...(r.counts as Partial<ImportCounts>) },
  firstBlock: r.first_block,
  blockCount: r.block_count,
  jobId: r.job_id,
  jobKind: r.job_kind,
  revision: r.revision,
  createdBy: r.created_by,
  createdAt: r.created_at,
  appliedAt: r.applied_at,
  appliedBy: r.applied_by,
  undoneAt: r.undone_at,
  undoneBy: r.undone_by,
  undoneBecause: r.undone_because,
});

/** An import by id; `hold` keeps others from changing it until the unit ends. Refuses `registry.import_not_found`. */
export async function findImport(unit: Unit, id: string, hold = false): Promise<Import> {
  let query = unit.tx.selectFrom('registry.roster_import').selectAll().where('region_id', '=', unit.actor.regionId).where('id', '=', id);
  if (hold) query = query.forUpdate();
  const row = await query.executeTakeFirst();
  if (!row) throw new Refusal('not_found', 'registry.import_not_found');
  return toImport(unit, row as ImportTable);
}

export async function listImports(unit: Unit, limit: number): Promise<Import[]> {
  const rows = await unit.tx.selectFrom('registry.roster_import').selectAll().where('region_id', '=', unit.actor.regionId).orderBy('created_at', 'desc').limit(limit).execute();
  return rows.map((r) => toImport(unit, r as ImportTable));
}

export interface ImportUpdate {
  readonly state?: ImportState;
  readonly plans?: readonly Plan[];
  readonly units?: UnitNames;
  readonly counts?: ImportCounts;
  readonly firstBlock?: number;
  readonly blockCount?: number;
  readonly job?: { readonly id: string; readonly kind: string };
  readonly applied?: boolean;
  readonly undoneBecause?: string;
}

/** Writes what is given and counts the revision. */
export async function updateImport(unit: Unit, id: string, u: ImportUpdate): Promise<void> {
  await unit.tx
    .updateTable('registry.roster_import')
    .set({
      ...(u.state === undefined ? {} : { state: u.state }),
      ...(u.plans === undefined ? {} : { plans: json(u.plans) }),
      ...(u.units === undefined ? {} : { units: json(u.units) }),
      ...(u.counts === undefined ? {} : { counts: json(u.counts) }),
      ...(u.firstBlock === undefined ? {} : { first_block: u.firstBlock }),
      ...(u.blockCount === undefined ? {} : { block_count: u.blockCount }),
      ...(u.job === undefined ? {} : { job_id: u.job.id, job_kind: u.job.kind }),
      ...(u.applied ? { applied_at: unit.at, applied_by: unit.actor.name } : {}),
      ...(u.undoneBecause === undefined ? {} : { undone_at: unit.at, undone_by: unit.actor.name, undone_because: u.undoneBecause }),
      revision: sql<number>`revision + 1`,
    })
    .where('region_id', '=', unit.actor.regionId)
    .where('id', '=', id)
    .execute();
}

/** Other imports of the same content that were applied and not undone: worth a word before doing it again. */
export async function appliedBefore(unit: Unit, fileHashes: readonly string[], notId: string): Promise<Date | null> {
  const row = await unit.tx
    .selectFrom('registry.roster_import')
    .select('applied_at')
    .where('region_id', '=', unit.actor.regionId)
    .where('state', '=', 'applied')
    .where('id', '<>', notId)
    .where('file_hashes', '=', sql<string[]>`${`{${fileHashes.join(',')}}`}::text[]`)
    .orderBy('applied_at', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.applied_at ?? null;
}
