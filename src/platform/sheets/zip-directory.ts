import { inflateRawSync } from 'node:zlib';
import { Refusal } from '../../kernel/refusal.ts';

/** One part of the archive, from its directory alone. */
export interface ZipEntry {
  readonly name: string;
  readonly method: number;
  readonly packed: number;
  readonly unpacked: number;
  readonly encrypted: boolean;
  readonly headerAt: number;
}

const END = 0x06054b50;
const END64 = 0x06064b50;
const LOCATOR64 = 0x07064b50;
const CENTRAL = 0x02014b50;
const LOCAL = 0x04034b50;

const corrupt = (why: string) => new Refusal('invalid', 'sheets.corrupt', { why });

/** Reads the directory at the end of a zip without unpacking anything. Refuses `sheets.corrupt`. */
export function zipDirectory(bytes: Uint8Array, maxEntries: number): ZipEntry[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const { count, at } = directoryPlace(view);
  if (count > maxEntries) throw new Refusal('too_large', 'sheets.zip_bomb', { entries: count, limit: maxEntries });
  const entries: ZipEntry[] = [];
  const decoder = new TextDecoder();
  let pos = at;
  for (let i = 0; i < count; i++) {
    if (pos + 46 > bytes.length || view.getUint32(pos, true) !== CENTRAL) throw corrupt('directory');
    const nameLength = view.getUint16(pos + 28, true);
    const extraLength = view.getUint16(pos + 30, true);
    const sizes = { packed: view.getUint32(pos + 20, true), unpacked: view.getUint32(pos + 24, true), headerAt: view.getUint32(pos + 42, true) };
    if (sizes.packed === 0xffffffff || sizes.unpacked === 0xffffffff || sizes.headerAt === 0xffffffff)
      readZip64(view, pos + 46 + nameLength, extraLength, sizes);
    entries.push({
      name: decoder.decode(bytes.subarray(pos + 46, pos + 46 + nameLength)),
      method: view.getUint16(pos + 10, true),
      encrypted: (view.getUint16(pos + 8, true) & 1) !== 0,
      ...sizes,
    });
    pos += 46 + nameLength + extraLength + view.getUint16(pos + 32, true);
  }
  return entries;
}

function directoryPlace(view: DataView): { count: number; at: number } {
  const lowest = Math.max(0, view.byteLength - 65_557);
  for (let i = view.byteLength - 22; i >= lowest; i--) {
    if (view.getUint32(i, true) !== END) continue;
    const count = view.getUint16(i + 10, true);
    const at = view.getUint32(i + 16, true);
    if (count !== 0xffff && at !== 0xffffffff) return { count, at };
    if (i < 20 || view.getUint32(i - 20, true) !== LOCATOR64) throw corrupt('directory');
    const record = Number(view.getBigUint64(i - 12, true));
    if (record + 56 > view.byteLength || view.getUint32(record, true) !== END64) throw corrupt('directory');
    return { count: Number(view.getBigUint64(record + 32, true)), at: Number(view.getBigUint64(record + 48, true)) };
  }
  throw corrupt('end');
}

function readZip64(view: DataView, from: number, length: number, sizes: { packed: number; unpacked: number; headerAt: number }): void {
  let pos = from;
  const end = Math.min(from + length, view.byteLength);
  while (pos + 4 <= end) {
    const size = view.getUint16(pos + 2, true);
    if (view.getUint16(pos, true) === 1) {
      let at = pos + 4;
      for (const key of ['unpacked', 'packed', 'headerAt'] as const) {
        if (sizes[key] !== 0xffffffff) continue;
        if (at + 8 > pos + 4 + size || at + 8 > view.byteLength) throw corrupt('directory');
        sizes[key] = Number(view.getBigUint64(at, true));
        at += 8;
      }
      return;
    }
    pos += 4 + size;
  }
  throw corrupt('directory');
}

/** Unpacks one part, never past the size its directory entry declared. Refuses `sheets.corrupt`. */
export function unpack(bytes: Uint8Array, entry: ZipEntry): Uint8Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (entry.headerAt + 30 > bytes.length || view.getUint32(entry.headerAt, true) !== LOCAL) throw corrupt(entry.name);
  const start = entry.headerAt + 30 + view.getUint16(entry.headerAt + 26, true) + view.getUint16(entry.headerAt + 28, true);
  if (start + entry.packed > bytes.length) throw corrupt(entry.name);
  const packed = bytes.subarray(start, start + entry.packed);
  if (entry.method === 0) return packed;
  if (entry.unpacked === 0) return new Uint8Array(0);
  try {
    return inflateRawSync(packed, { maxOutputLength: entry.unpacked });
  } catch {
    throw corrupt(entry.name);
  }
}
