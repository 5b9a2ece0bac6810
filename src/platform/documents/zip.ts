import { crc32, inflateRawSync } from 'node:zlib';
import { Refusal } from '../../kernel/refusal.ts';

export interface ZipLimits {
  readonly entries: number;
  /** Bytes of all entries together, unpacked. */
  readonly totalBytes: number;
  /** How many times larger than packed an entry may be; counted above `ratioFrom` bytes only. */
  readonly ratio: number;
  readonly ratioFrom: number;
}

export const zipLimits: ZipLimits = { entries: 5_000, totalBytes: 512 * 1024 * 1024, ratio: 200, ratioFrom: 1024 * 1024 };

export interface ZipEntry {
  readonly name: string;
  /** Unpacked size as the directory states it; `bytes()` never gives more. */
  readonly size: number;
  /** Unpacks. Refuses `documents.zip_damaged` (wrong sum), `documents.zip_encrypted`, `documents.zip_method`. */
  bytes(): Uint8Array;
}

const refuse = (code: string, params: Record<string, string | number> = {}): never => {
  throw new Refusal(code.endsWith('bomb') || code.endsWith('entries') ? 'too_large' : 'invalid', `documents.${code}`, params);
};

export const isZip = (bytes: Uint8Array): boolean => bytes[0] === 0x50 && bytes[1] === 0x4b && (bytes[2] === 3 || bytes[2] === 5);

/** The end record sits behind a comment of at most 65,535 bytes. */
function endRecord(view: DataView): number {
  for (let at = view.byteLength - 22; at >= Math.max(0, view.byteLength - 22 - 0xffff); at--) {
    if (view.getUint32(at, true) === 0x06054b50) return at;
  }
  return refuse('zip_damaged', { name: '' });
}

/** Windows wrote names in GBK for decades; the flag says when they are UTF-8. */
function entryName(raw: Uint8Array, utf8: boolean): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(raw);
  } catch {
    return new TextDecoder(utf8 ? 'utf-8' : 'gb18030').decode(raw);
  }
}

/**
 * The entries of a zip archive, folders left out, nothing unpacked yet. The directory is checked first, so that a bomb is refused
 * before it costs anything: `documents.zip_entries`, `documents.zip_bomb` (total, ratio or overlapping entries), `documents.zip_damaged`.
 */
export function readZip(bytes: Uint8Array, limits: ZipLimits = zipLimits): readonly ZipEntry[] {
  if (!isZip(bytes) || bytes.length < 22) refuse('zip_damaged', { name: '' });
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = endRecord(view);
  const count = view.getUint16(end + 10, true);
  if (count > limits.entries) refuse('zip_entries', { count, limit: limits.entries });
  const entries: ZipEntry[] = [];
  let at = view.getUint32(end + 16, true);
  let total = 0;
  let packedTotal = 0;
  for (let i = 0; i < count; i++) {
    if (at + 46 > end || view.getUint32(at, true) !== 0x02014b50) refuse('zip_damaged', { name: '' });
    const flags = view.getUint16(at + 8, true);
    const nameLength = view.getUint16(at + 28, true);
    const name = entryName(bytes.subarray(at + 46, at + 46 + nameLength), (flags & 0x800) !== 0);
    const size = view.getUint32(at + 24, true);
    const packed = view.getUint32(at + 20, true);
    total += size;
    packedTotal += packed;
    if (total > limits.totalBytes) refuse('zip_bomb', { name, bytes: total, limit: limits.totalBytes });
    // Entries that share the same packed bytes are how small archives grow without bound.
    if (packedTotal > bytes.length) refuse('zip_bomb', { name, bytes: total, limit: limits.totalBytes });
    if (size > limits.ratioFrom && size > packed * limits.ratio) refuse('zip_bomb', { name, bytes: size, limit: packed * limits.ratio });
    const head = { name, size, packed, flags, method: view.getUint16(at + 10, true), sum: view.getUint32(at + 16, true), at: view.getUint32(at + 42, true) };
    if (!name.endsWith('/')) entries.push({ name, size, bytes: () => unpack(bytes, view, head) });
    at += 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return entries;
}

interface Head {
  readonly name: string;
  readonly size: number;
  readonly packed: number;
  readonly flags: number;
  readonly method: number;
  readonly sum: number;
  readonly at: number;
}

function unpack(bytes: Uint8Array, view: DataView, head: Head): Uint8Array {
  const { name } = head;
  if (head.flags & 1) refuse('zip_encrypted', { name });
  if (head.at + 30 > bytes.length || view.getUint32(head.at, true) !== 0x04034b50) refuse('zip_damaged', { name });
  const from = head.at + 30 + view.getUint16(head.at + 26, true) + view.getUint16(head.at + 28, true);
  const packed = bytes.subarray(from, from + head.packed);
  let out: Uint8Array;
  if (head.method === 0) out = packed.slice();
  else if (head.method === 8) {
    try {
      out = head.size === 0 ? new Uint8Array() : new Uint8Array(inflateRawSync(packed, { maxOutputLength: head.size }));
    } catch {
      return refuse('zip_damaged', { name });
    }
  } else return refuse('zip_method', { name, method: head.method });
  if (out.length !== head.size || crc32(out) !== head.sum) refuse('zip_damaged', { name });
  return out;
}
