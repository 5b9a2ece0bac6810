import type { Actor } from '../../../../kernel/actor.ts';
import type { FileAnswer } from '../../../../kernel/endpoint.ts';
import { must } from '../../../../kernel/permission.ts';
import { Refusal } from '../../../../kernel/refusal.ts';
import { readFile } from '../../../../platform/files/index.ts';
import type { House } from '../../../../platform/house/index.ts';
import { openWorkbook, type CellValue } from '../../../../platform/sheets/index.ts';
import { address, writeRejectFile, writeRoster, labelOf, type RosterRow } from '../../roster/index.ts';
import { importPeople } from '../access.ts';
import type { ImportOptions } from '../options.ts';
import { allBlocks, readingOf } from '../reading.ts';
import { classOf, readRows, type ReadRow } from '../rules/read-rows.ts';
import { wordOf } from '../rules/words.ts';
import { describe, type Language } from '../texts.ts';
import { findImport } from '../store/import.ts';

const SHEET = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/**
 * The rows that did not come in, to be corrected and brought back: in their own columns under their own headings, each bad cell
 * coloured with its reason. Of person files a roster with the reasons. Refuses `registry.import_no_rejects`.
 */
export async function rejectFile(house: House, actor: Actor, importId: string, language: Language, options: ImportOptions): Promise<FileAnswer> {
  must(actor, importPeople, { regionId: actor.regionId, organizationPaths: [] });
  const { i, rejected, bytes } = await house.unit(actor, async (unit) => {
    const found = await findImport(unit, importId);
    const reading = await readingOf(unit, found, options);
    const rows: ReadRow[] = [];
    for await (const blocks of allBlocks(unit, found)) for (const b of blocks) rows.push(...readRows(b.rows, reading).filter((r) => ['problems', 'ambiguous', 'leftOut'].includes(classOf(r))));
    if (rows.length === 0) throw new Refusal('not_found', 'registry.import_no_rejects');
    unit.audit({ action: 'registry.import_rejects_downloaded', subjectKind: 'import', subjectId: importId, detail: { rows: rows.length } });
    return { i: found, rejected: rows, bytes: found.kind === 'roster' ? (await readFile(unit, found.fileHashes[0]!)).bytes : null };
  });
  const watermark = `${actor.name} ${house.clock.now().toISOString().slice(0, 16)}Z`;
  const fileName = `${i.fileName.replace(/\.[^.]+$/, '')}-${language === 'en' ? 'to-correct' : '待改正'}.xlsx`;
  if (bytes === null) {
    const keys = ['name', 'birth', 'sex', 'position', 'problems'] as const;
    const people = rejected.map((r) => ({ ...r.row.values, problems: `${r.stored.file?.name ?? ''}：${reasons(r, language)}` }));
    return { bytes: await writeRoster(people, { columns: keys, watermark, nameOf: wordOf }), mediaType: SHEET, fileName };
  }
  const edits = new Map<string, CellValue>(rejected.flatMap((r) => Object.entries(r.stored.edits ?? {}).map(([c, v]) => [address(r.stored.sheet, r.stored.index, Number(c)), v] as const)));
  const rows = rejected.map((r): RosterRow => (r.row.notes.length > 0 ? r.row : { ...r.row, notes: [ambiguousNote(r)] }));
  const out = await writeRejectFile(await openWorkbook(bytes), i.plans, rows, (note) => describe(note.code, note.params, language), { edits, watermark });
  return { bytes: out, mediaType: SHEET, fileName };
}

const ambiguousNote = (r: ReadRow): RosterRow['notes'][number] => {
  const code = r.stored.decision?.leaveOut ? 'registry.import_left_out' : `registry.import_ambiguous_${r.stored.comparison?.because ?? 'several'}`;
  return { severity: 'confirm', key: 'name', column: Math.max(0, r.plan.columns.indexOf('name')), code, params: {}, original: r.row.values.name ?? '' };
};

const reasons = (r: ReadRow, language: Language): string =>
  [...(r.row.notes.length > 0 ? r.row.notes : [ambiguousNote(r)])].map((n) => `${labelOf(n.key)}：${describe(n.code, n.params, language)}`).join('；');
