import type { z } from 'zod';
import type { Actor } from '../../../kernel/actor.ts';
import type { FileAnswer } from '../../../kernel/endpoint.ts';
import { must } from '../../../kernel/permission.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import { readFile } from '../../../platform/files/index.ts';
import type { House } from '../../../platform/house/index.ts';
import { cellText, openWorkbook, writeWorkbook } from '../../../platform/sheets/index.ts';
import { supplyItems } from '../access.ts';
import { addItems } from '../commands/items.ts';
import { MOST_LINES } from '../contract.ts';
import type * as contract from '../contract.ts';
import { guessColumns, headingLine } from '../rules/guess-columns.ts';
import type { LineTexts } from '../rules/read-line.ts';
import { findItems } from '../store/index.ts';

const whole = (actor: Actor) => ({ regionId: actor.regionId, organizationPaths: [] });
const SAMPLES = 20;

/** Reads the first sheet of an uploaded file that has headings. Nothing goes in yet. */
export async function readListFile(house: House, actor: Actor, hash: string): Promise<z.infer<typeof contract.readList.output>> {
  must(actor, supplyItems, whole(actor));
  const workbook = await openWorkbook((await house.unit(actor, (unit) => readFile(unit, hash))).bytes);
  for (const sheet of workbook.sheets.filter((s) => !s.hidden)) {
    const rows: string[][] = [];
    for await (const batch of workbook.batches(sheet.name)) rows.push(...batch.map((r) => r.values.map((v) => cellText(v).trim())));
    const at = headingLine(rows);
    if (at === null) continue;
    const head = rows[at]!.map((h) => h.replaceAll(/\s+/g, ''));
    const lines = rows.slice(at + 1).filter((r) => r.some((c) => c !== ''));
    if (lines.length === 0) throw new Refusal('invalid', 'supervision.no_lines', { sheet: sheet.name });
    const shown = lines.slice(0, MOST_LINES).map((r) => head.map((_, i) => r[i] ?? ''));
    return { sheet: sheet.name, head, columns: guessColumns(head, shown.slice(0, SAMPLES)), rows: shown, leftOut: lines.length - shown.length };
  }
  throw new Refusal('invalid', 'supervision.no_heading');
}

/** Takes lines in and says how many of the new ones wait for a person. */
export async function addListLines(house: House, actor: Actor, rows: readonly LineTexts[]): Promise<z.infer<typeof contract.addList.output>> {
  const { added, already, bad } = await addItems(house, actor, rows);
  const waiting = await house.unit(actor, async (unit) => (await findItems(unit, { ids: added, waiting: true, limit: MOST_LINES })).length);
  return { added: added.length, already, waiting, bad: bad.map((b) => ({ row: b.row, faults: b.faults.map((f) => ({ ...f })) })) };
}

/** An empty list. Its headings are those that reading knows for certain. */
export async function listTemplate(actor: Actor): Promise<FileAnswer> {
  must(actor, supplyItems, whole(actor));
  const bytes = await writeWorkbook({
    sheets: [
      {
        name: '监督信息',
        columns: [
          { header: '信息来源', width: 14, required: true, choices: ['巡视巡察', '审计', '生态环境', '扶贫（乡村振兴）', '信访'] },
          { header: '文号或编号', width: 20, format: 'text', required: true },
          { header: '发现日期', width: 14, format: 'text', required: true, note: '如 2026-03-05' },
          { header: '涉及人员', width: 30, note: '多人用顿号分开，姓名后用括号写单位和职务：王某（某局副局长）' },
          { header: '涉及单位', width: 24 },
          { header: '问题摘要', width: 50, required: true },
          { header: '有效期至', width: 14, format: 'text' },
          { header: '暂不公开依据', width: 24, note: '暂不向本人公开的，写明依据的规定；留空即向本人公开' },
        ],
        rows: [],
        spareRows: 200,
      },
    ],
  });
  return { bytes, mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', fileName: '监督信息模板.xlsx' };
}
