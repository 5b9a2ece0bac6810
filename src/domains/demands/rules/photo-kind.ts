const ascii = (bytes: Uint8Array, from: number, to: number): string => String.fromCharCode(...bytes.subarray(from, to));

/** What a photograph must be, by its bytes: `heic` has an answer of its own, since Apple's telephones send it and browsers cannot show it. */
export function photoKind(bytes: Uint8Array, sniffed: string | null): 'image' | 'heic' | 'other' {
  if (ascii(bytes, 4, 8) === 'ftyp' && ['heic', 'heix', 'hevc', 'hevx', 'mif1', 'msf1', 'heim', 'heis'].includes(ascii(bytes, 8, 12))) return 'heic';
  return sniffed !== null && ['image/jpeg', 'image/png', 'image/webp'].includes(sniffed) ? 'image' : 'other';
}
