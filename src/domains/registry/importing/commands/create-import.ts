import type { Actor } from '../../../../kernel/actor.ts';
import { newId } from '../../../../kernel/ids.ts';
import { must } from '../../../../kernel/permission.ts';
import { Refusal } from '../../../../kernel/refusal.ts';
import { readFile } from '../../../../platform/files/index.ts';
import type { House } from '../../../../platform/house/index.ts';
import { enqueueJob } from '../../../../platform/jobs/index.ts';
import { openWorkbook } from '../../../../platform/sheets/index.ts';
import { findRosterSheets, guessMapping, planOf, rosterContext } from '../../roster/index.ts';
import { importPeople } from '../access.ts';
import type { ImportKind } from '../model.ts';
import type { ImportOptions } from '../options.ts';
import { personFilePlan } from '../rules/person-file.ts';
import { insertImport, updateImport, type FoundSheets } from '../store/import.ts';
import { rememberedMappings } from '../store/mapping.ts';
import { READ_JOB } from './read-import.ts';

/**
 * Opens an import of files that are already stored. A roster is opened and its columns guessed (remembered choices win);
 * person files have fixed boxes, so their reading starts at once. Nothing else is read or written yet.
 */
export async function createImport(house: House, actor: Actor, input: { kind: ImportKind; files: readonly string[] }, options: ImportOptions): Promise<{ importId: string }> {
  must(actor, importPeople, { regionId: actor.regionId, organizationPaths: [] });
  const files = await house.unit(actor, async (unit) => {
    const read = [];
    for (const hash of input.files) read.push(await readFile(unit, hash));
    return read;
  });
  if (input.kind === 'roster' && files.length !== 1) throw new Refusal('invalid', 'registry.import_one_roster', { count: files.length });
  const id = newId<'import'>();
  const fileName = files.length === 1 ? files[0]!.name : `${files[0]!.name} +${files.length - 1}`;
  // Parsing happens outside the unit of work: a large file would keep the one connection of an embedded database.
  const workbook = input.kind === 'roster' ? await openWorkbook(files[0]!.bytes) : null;
  const looked = workbook ? await findRosterSheets(workbook) : { sheets: [], leftOut: [] };
  if (workbook && looked.sheets.length === 0) {
    throw new Refusal('invalid', 'registry.import_no_sheet', {}, looked.leftOut.map((l) => ({ code: `registry.import_sheet_${l.reason}`, params: { sheet: l.sheet } })));
  }
  return house.unit(actor, async (unit) => {
    const remembered = await rememberedMappings(unit, looked.sheets.map((s) => s.signature));
    const context = rosterContext(unit.today, options.ages);
    const guesses = looked.sheets.map((s) => guessMapping(s, context, remembered));
    const found: FoundSheets = {
      date1904: workbook?.date1904 ?? false,
      sheets: looked.sheets.map((s, k) => ({ sheet: s.sheet, headerFrom: s.headerFrom, headerTo: s.headerTo, headers: s.headers, signature: s.signature, guess: guesses[k]! })),
      leftOut: looked.leftOut,
    };
    const plans = workbook ? looked.sheets.map((s, k) => planOf(s, guesses[k]!.columns.map((c) => c.key))) : [personFilePlan];
    await insertImport(unit, { id, kind: input.kind, fileHashes: input.files, fileName, found, plans });
    if (!workbook) await updateImport(unit, id, { job: { id: await enqueueJob(unit, READ_JOB, { importId: id }), kind: READ_JOB } });
    unit.audit({ action: 'registry.import_opened', subjectKind: 'import', subjectId: id, detail: { kind: input.kind, fileName, files: input.files.length } });
    return { importId: id };
  });
}
