import en from '../../../../locales/en/evidence.json' with { type: 'json' };
import zh from '../../../../locales/zh-CN/evidence.json' with { type: 'json' };
import type { FileAnswer } from '../../../kernel/endpoint.ts';
import { writeWorkbook, type CellValue } from '../../../platform/sheets/index.ts';

/** The words of the pages, for files that leave the program. */
export const evidenceTexts = (language: 'zh-CN' | 'en'): typeof zh => (language === 'en' ? en : zh);

/** A list as xlsx under its title. */
export async function listFile(title: string, day: string, watermark: string, columns: readonly string[], rows: readonly (readonly CellValue[])[]): Promise<FileAnswer> {
  const bytes = await writeWorkbook({ watermark, sheets: [{ name: title, columns: columns.map((header) => ({ header, format: 'text' as const, width: 16 })), rows }] });
  return { bytes, mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', fileName: `${title}-${day}.xlsx` };
}
