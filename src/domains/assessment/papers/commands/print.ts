import { setImmediate } from 'node:timers/promises';
import type { Actor } from '../../../../kernel/actor.ts';
import type { FileAnswer } from '../../../../kernel/endpoint.ts';
import { dayInChina } from '../../../../kernel/clock.ts';
import { docxMediaType } from '../../../../platform/documents/docx.ts';
import { paperDocx, paperHtml, type Paper } from '../../../../platform/documents/paper.ts';
import { openPdfPrinter } from '../../../../platform/documents/pdf.ts';
import type { Unit } from '../../../../platform/house/index.ts';
import { regionName, watermarkOf } from '../../../registry/index.ts';
import type { PaperFormat } from '../model.ts';

/** Papers written between two turns of others. */
const TURN = 10;

/** Region, watermark and day that every paper carries. */
export async function letterhead(unit: Unit, actor: Actor): Promise<{ readonly region: string; readonly watermark: string; readonly today: string }> {
  const region = await regionName(unit);
  return { region, watermark: watermarkOf(region, actor, unit.at), today: dayInChina(unit.at) };
}

/** What no file system takes in a name. */
export const fileNamed = (text: string): string => text.replace(/[\\/:*?"<>|\p{Cc}]/gu, '_').trim() || '_';

/** Several papers, one browser for all of them. */
export async function printAll(papers: readonly { readonly name: string; readonly paper: Paper }[], format: PaperFormat): Promise<{ readonly name: string; readonly bytes: Uint8Array }[]> {
  if (format === 'docx') {
    const files = [];
    for (const [i, p] of papers.entries()) {
      files.push({ name: p.name, bytes: paperDocx(p.paper) });
      // Thousands take seconds: everybody else on the server gets a turn in between.
      if (i % TURN === TURN - 1) await setImmediate();
    }
    return files;
  }
  const printer = await openPdfPrinter();
  try {
    const files = [];
    for (const p of papers) files.push({ name: p.name, bytes: await printer.print(paperHtml(p.paper)) });
    return files;
  } finally {
    await printer.close();
  }
}

/** One paper to download. */
export async function printOne(paper: Paper, name: string, format: PaperFormat): Promise<FileAnswer> {
  const [file] = await printAll([{ name, paper }], format);
  return { bytes: file!.bytes, mediaType: format === 'pdf' ? 'application/pdf' : docxMediaType, fileName: `${fileNamed(name)}.${format}` };
}
