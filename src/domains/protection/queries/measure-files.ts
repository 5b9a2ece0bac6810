import type { z } from 'zod';
import en from '../../../../locales/en/protection.json' with { type: 'json' };
import zh from '../../../../locales/zh-CN/protection.json' with { type: 'json' };
import type { Actor } from '../../../kernel/actor.ts';
import type { FileAnswer } from '../../../kernel/endpoint.ts';
import { must } from '../../../kernel/permission.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import { readFile } from '../../../platform/files/index.ts';
import type { House, Unit } from '../../../platform/house/index.ts';
import { cellText, openWorkbook, writeWorkbook, type OutSheet } from '../../../platform/sheets/index.ts';
import { regionName, watermarkOf } from '../../registry/index.ts';
import { recordMeasures } from '../access.ts';
import { addMeasures, judgeList } from '../commands/measures.ts';
import { MOST_MEASURE_LINES, type importMeasures, type MeasureView, type previewMeasures } from '../contract.ts';
import { measureColumnsOf, measureHeadingRow, type MeasureColumn, type MeasureTexts } from '../rules/read-measure-line.ts';
import { differencesIn, measuresIn, type MeasureQuery } from './measures.ts';

type Language = 'zh-CN' | 'en';
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const MOST_ROWS = 50_000;
const words = (language: Language): typeof zh.measures => (language === 'en' ? en : zh).measures;
const needed: readonly MeasureColumn[] = ['name', 'kind', 'onDay', 'matter'];

interface ReadList {
  readonly sheet: string;
  readonly lines: readonly { readonly row: number; readonly texts: MeasureTexts }[];
}
/** The first sheet of an uploaded file that has headings; rows are counted as in the file. */
async function readList(house: House, actor: Actor, hash: string): Promise<ReadList> {
  must(actor, recordMeasures, { regionId: actor.regionId, organizationPaths: [] });
  const workbook = await openWorkbook((await house.unit(actor, (unit) => readFile(unit, hash))).bytes);
  for (const sheet of workbook.sheets.filter((s) => !s.hidden)) {
    const rows: { row: number; cells: string[] }[] = [];
    let row = 0;
    for await (const batch of workbook.batches(sheet.name)) for (const r of batch) rows.push({ row: ++row, cells: r.values.map((v) => cellText(v).trim()) });
    const at = measureHeadingRow(rows.map((r) => r.cells));
    if (at === null) continue;
    const columns = measureColumnsOf(rows[at]!.cells.map((h) => h.replaceAll(/\s+/g, '')));
    const missing = needed.filter((c) => !columns.includes(c));
    if (missing.length > 0) throw new Refusal('invalid', 'protection.list_columns_missing', { columns: missing.map((c) => zh.measures.column[c]).join('、') });
    const lines = rows.slice(at + 1).filter((r) => r.cells.some((c) => c !== ''));
    if (lines.length === 0) throw new Refusal('invalid', 'protection.list_without_lines', { sheet: sheet.name });
    if (lines.length > MOST_MEASURE_LINES) throw new Refusal('invalid', 'protection.list_too_long', { lines: lines.length, most: MOST_MEASURE_LINES });
    return { sheet: sheet.name, lines: lines.map((r) => ({ row: r.row, texts: Object.fromEntries(columns.flatMap((c, i) => (c && r.cells[i] ? [[c, r.cells[i]]] : []))) })) };
  }
  throw new Refusal('invalid', 'protection.list_without_heading');
}

/** What a list would do, line by line. Nothing goes in. */
export async function previewList(house: House, actor: Actor, hash: string): Promise<z.infer<typeof previewMeasures.output>> {
  const { sheet, lines } = await readList(house, actor, hash);
  const judged = await judgeList(house, actor, lines.map((l) => l.texts));
  return { sheet, rows: lines.map((l, i) => ({ row: l.row, texts: { ...l.texts }, verdict: judged[i]!.verdict, faults: judged[i]!.faults.map((f) => ({ ...f })), asked: judged[i]!.asked.map((r) => ({ code: r.code, params: { ...r.params } })) })) };
}

/** The good lines of a list taken in. */
export const importList = async (house: House, actor: Actor, hash: string): Promise<z.infer<typeof importMeasures.output>> => addMeasures(house, actor, (await readList(house, actor, hash)).lines.map((l) => l.texts));

/** An empty list. Its headings are those that reading knows for certain. */
export async function measureListTemplate(actor: Actor): Promise<FileAnswer> {
  must(actor, recordMeasures, { regionId: actor.regionId, organizationPaths: [] });
  const t = zh.measures;
  const columns = [
    { header: t.column.name, width: 12, required: true },
    { header: t.column.unit, width: 24, required: true },
    { header: t.column.kind, width: 12, required: true, choices: Object.values(t.kind) },
    { header: t.column.onDay, width: 14, format: 'text' as const, required: true, note: '2026-03-05' },
    { header: t.column.matter, width: 50, required: true },
    { header: t.column.lead, width: 20, format: 'text' as const },
    { header: t.column.document, width: 20, format: 'text' as const },
    { header: t.column.restricted, width: 12, choices: [t.yes, t.no] },
    { header: t.column.differs, width: 30 },
  ];
  return { bytes: await writeWorkbook({ sheets: [{ name: t.title.slice(0, 30), columns, rows: [], spareRows: 200 }] }), mediaType: XLSX, fileName: `${t.title}.xlsx` };
}

const listSheet = (language: Language, measures: readonly MeasureView[]): OutSheet => {
  const t = words(language);
  return {
    name: t.title.slice(0, 30),
    columns: [t.column.name, t.column.unit, t.column.body, t.column.kind, t.column.onDay, t.column.matter, t.column.lead, t.column.document, t.column.differs, t.column.state].map((header) => ({ header, format: 'text' as const, width: 18 })),
    rows: measures.map((m) => cellsOf(language, m)),
  };
};
export type MeasureState = 'withdrawn' | 'unconfirmed' | 'confirmed' | 'disputed';
const stateOf = (m: MeasureView): MeasureState => (m.withdrawn ? 'withdrawn' : (m.check?.finding ?? 'unconfirmed'));
function cellsOf(language: Language, m: MeasureView): string[] {
  const t = words(language);
  return [m.person.name, m.person.organizationName ?? '', t.body[m.body], t.kind[m.kind], m.onDay, m.hidden ? t.hidden : (m.matter ?? ''), m.lead ?? '', m.document ?? '', m.differs ?? '', [t.state[stateOf(m)], m.check?.reason].filter(Boolean).join('：')];
}

async function taken(house: House, actor: Actor, language: Language, fileName: (unit: Unit) => string, work: (unit: Unit) => Promise<{ readonly sheets: readonly OutSheet[]; readonly detail: Readonly<Record<string, unknown>> }>): Promise<FileAnswer> {
  const { sheets, watermark, name } = await house.unit(actor, async (unit) => {
    const { sheets: made, detail } = await work(unit);
    unit.audit({ action: 'protection.measures_exported', subjectKind: 'inquiry_record', subjectId: null, detail: { ...detail, language } });
    return { sheets: made, watermark: watermarkOf(await regionName(unit), actor, unit.at), name: fileName(unit) };
  });
  return { bytes: await writeWorkbook({ watermark, sheets }), mediaType: XLSX, fileName: `${name}.xlsx` };
}

/** The shared list as the reader sees it, as xlsx; taking it out is audited. */
export const measureListFile = (house: House, actor: Actor, { language, ...query }: MeasureQuery & { readonly language: Language }): Promise<FileAnswer> =>
  taken(house, actor, language, (unit) => `${words(language).title}-${unit.today}`, async (unit) => {
    const measures = await measuresIn(unit, query, MOST_ROWS);
    return { sheets: [listSheet(language, measures)], detail: { lines: measures.length } };
  });

/** 核对差异 as xlsx: by month, and line by line; taking it out is audited. */
export const differencesFile = (house: House, actor: Actor, year: number | undefined, language: Language): Promise<FileAnswer> =>
  taken(house, actor, language, (unit) => `${words(language).differences.title}-${year ?? unit.today.slice(0, 4)}`, async (unit) => {
    const t = words(language);
    const found = await differencesIn(unit, year);
    const both = (title: string): string[] => [`${title}（${t.body.organization}）`, `${title}（${t.body.discipline}）`];
    const months = [...found.months, { month: t.differences.total, ...found.total }].map((m) => [m.month, m.records.organization, m.records.discipline, m.unconfirmed.organization, m.unconfirmed.discipline, m.disputed.organization, m.disputed.discipline, m.doubles]);
    const text = (header: string) => ({ header, format: 'text' as const, width: 18 });
    return {
      sheets: [
        { name: t.differences.byMonth, columns: [t.differences.month, ...both(t.differences.records), ...both(t.differences.reason.unconfirmed), ...both(t.differences.reason.disputed), t.differences.reason.double].map((header, i) => (i === 0 ? text(header) : { header, width: 18 })), rows: months },
        { name: t.differences.lines, columns: [t.differences.month, t.differences.why, t.column.name, t.column.unit, t.column.body, t.column.kind, t.column.onDay, t.column.matter, t.column.lead, t.column.document, t.column.differs, t.column.state, t.differences.other].map(text), rows: found.differences.map((d) => [d.month, t.differences.reason[d.reason], ...cellsOf(language, d.measure), d.other ? cellsOf(language, d.other).slice(2, 6).filter(Boolean).join(' ') : '']) },
      ],
      detail: { year: found.year, differences: found.differences.length },
    };
  });
