import { parseCsv } from 'hucre/csv';
import type { CellValue } from './cell.ts';

/** Text of a csv: UTF-8 or UTF-16 with a mark, else UTF-8 if it is valid, else the GB 18030 that Excel in Chinese saves. */
export function decodeText(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('gb18030').decode(bytes);
  }
}

/** Every cell stays text: a reader of rosters decides itself what a number means. */
export function csvRows(bytes: Uint8Array): CellValue[][] {
  return parseCsv(decodeText(bytes), { skipBom: true, typeInference: false }).map((row) => row.map((v) => (v === '' ? null : v)));
}
