import { Refusal } from '../../kernel/refusal.ts';
import type { SheetLimits } from './limits.ts';
import { zipDirectory, type ZipEntry } from './zip-directory.ts';

export type SheetFormat = 'xlsx' | 'csv';

/** What came in, after every check that needs no unpacking. */
export interface Inspected {
  readonly format: SheetFormat;
  /** The archive's parts; empty for csv. */
  readonly entries: readonly ZipEntry[];
}

/**
 * Looks at a file from outside: what it is, and whether it is safe to open.
 * Refuses: sheets.empty, too_large, password_protected, old_excel_format, not_a_spreadsheet, corrupt, zip_bomb.
 */
export function inspectFile(bytes: Uint8Array, limits: SheetLimits): Inspected {
  if (bytes.length === 0) throw new Refusal('invalid', 'sheets.empty');
  if (bytes.length > limits.fileBytes)
    throw new Refusal('too_large', 'sheets.too_large', { megabytes: Math.ceil(bytes.length / 1_048_576), limit: Math.floor(limits.fileBytes / 1_048_576) });
  if (startsWith(bytes, [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])) throw oleRefusal(bytes);
  if (startsWith(bytes, [0x50, 0x4b])) {
    const entries = zipDirectory(bytes, limits.entries);
    checkArchive(bytes, entries, limits);
    checkIsWorkbook(entries);
    return { format: 'xlsx', entries };
  }
  const seen = otherKind(bytes);
  if (seen) throw new Refusal('invalid', 'sheets.not_a_spreadsheet', { seen });
  return { format: 'csv', entries: [] };
}

const startsWith = (bytes: Uint8Array, signature: readonly number[]): boolean => signature.every((b, i) => bytes[i] === b);

/** Office's old container: either a sealed workbook (its directory says EncryptedPackage) or a file of Excel 97–2003 or WPS. */
function oleRefusal(bytes: Uint8Array): Refusal {
  const sealed = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes(Buffer.from('EncryptedPackage', 'utf16le'));
  return sealed ? new Refusal('invalid', 'sheets.password_protected') : new Refusal('invalid', 'sheets.old_excel_format');
}

function checkArchive(bytes: Uint8Array, entries: readonly ZipEntry[], limits: SheetLimits): void {
  let packed = 0;
  let unpacked = 0;
  for (const e of entries) {
    if (e.encrypted) throw new Refusal('invalid', 'sheets.password_protected');
    packed += e.packed;
    unpacked += e.unpacked;
    const ratio = e.unpacked / Math.max(1, e.packed);
    // A packed part that claims to hold nothing lies: its real size is unknown until it has filled the memory.
    const hidesSize = e.method !== 0 && e.unpacked === 0 && e.packed > 2;
    if (hidesSize || (e.unpacked > limits.ratioFromBytes && ratio > limits.ratio))
      throw new Refusal('too_large', 'sheets.zip_bomb', { part: e.name, ratio: Math.round(ratio) });
  }
  // Parts that overlap in the file (one body listed many times) add up to more than there is.
  if (packed > bytes.length) throw new Refusal('too_large', 'sheets.zip_bomb', { overlapping: 1 });
  if (unpacked > limits.unpackedBytes)
    throw new Refusal('too_large', 'sheets.zip_bomb', { megabytes: Math.ceil(unpacked / 1_048_576), limit: Math.floor(limits.unpackedBytes / 1_048_576) });
}

function checkIsWorkbook(entries: readonly ZipEntry[]): void {
  const names = new Set(entries.map((e) => e.name));
  if (names.has('xl/workbook.xml')) return;
  const seen = names.has('xl/workbook.bin')
    ? 'xlsb'
    : names.has('word/document.xml')
      ? 'docx'
      : names.has('ppt/presentation.xml')
        ? 'pptx'
        : names.has('content.xml')
          ? 'ods'
          : names.has('[Content_Types].xml')
            ? 'office'
            : 'zip';
  // Another producer may call the workbook something else; the reader follows the relationships.
  if (seen !== 'office') throw new Refusal('invalid', 'sheets.not_a_spreadsheet', { seen });
}

function otherKind(bytes: Uint8Array): string | null {
  const signatures: readonly [string, readonly number[]][] = [
    ['pdf', [0x25, 0x50, 0x44, 0x46]],
    ['png', [0x89, 0x50, 0x4e, 0x47]],
    ['jpeg', [0xff, 0xd8, 0xff]],
    ['rar', [0x52, 0x61, 0x72, 0x21]],
    ['7z', [0x37, 0x7a, 0xbc, 0xaf]],
    ['gzip', [0x1f, 0x8b]],
  ];
  for (const [kind, signature] of signatures) if (startsWith(bytes, signature)) return kind;
  const head = bytes.subarray(0, 4096);
  const text = new TextDecoder('latin1').decode(head).replace(/^\xef\xbb\xbf/, '').trimStart().slice(0, 200).toLowerCase();
  // Many older systems save a web page and call it .xls.
  if (/^(<!doctype html|<html|<table|<meta)/.test(text)) return 'html';
  if (text.startsWith('<?xml') || text.startsWith('<')) return 'xml';
  if (text.startsWith('{\\rtf')) return 'rtf';
  const utf16 = startsWith(bytes, [0xff, 0xfe]) || startsWith(bytes, [0xfe, 0xff]);
  if (!utf16 && head.includes(0)) return 'binary';
  return null;
}
