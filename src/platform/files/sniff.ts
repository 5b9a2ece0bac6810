const starts = (bytes: Uint8Array, ...signature: number[]): boolean => signature.every((b, i) => bytes[i] === b);
const ascii = (bytes: Uint8Array, from: number, to: number): string => String.fromCharCode(...bytes.subarray(from, to));

/** The media type that the bytes themselves show, or null when it is none we accept. */
export function sniff(bytes: Uint8Array): string | null {
  if (starts(bytes, 0xff, 0xd8, 0xff)) return 'image/jpeg';
  if (starts(bytes, 0x89, 0x50, 0x4e, 0x47)) return 'image/png';
  if (ascii(bytes, 0, 4) === 'RIFF' && ascii(bytes, 8, 12) === 'WEBP') return 'image/webp';
  if (ascii(bytes, 0, 5) === '%PDF-') return 'application/pdf';
  if (starts(bytes, 0x50, 0x4b, 0x03, 0x04) || starts(bytes, 0x50, 0x4b, 0x05, 0x06)) return zipKind(bytes);
  if (starts(bytes, 0xd0, 0xcf, 0x11, 0xe0)) return 'application/x-ole-storage';
  return isText(bytes) ? 'text/plain' : null;
}

function zipKind(bytes: Uint8Array): string {
  // Office files name their parts in clear; the first and last parts are enough to tell them apart.
  const names = Buffer.concat([bytes.subarray(0, 4096), bytes.subarray(Math.max(0, bytes.length - 16_384))]).toString('latin1');
  if (names.includes('xl/')) return 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
  if (names.includes('word/')) return 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
  return 'application/zip';
}

function isText(bytes: Uint8Array): boolean {
  const sample = bytes.subarray(0, 8192);
  return !sample.includes(0);
}
