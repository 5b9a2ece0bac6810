import { Refusal } from '../../../kernel/refusal.ts';

const refuse = (encoding: string): never => {
  throw new Refusal('invalid', 'registry.lrmx_encoding', { encoding });
};

/** The Node build may carry fewer encodings than the standard; then the file is refused by name, not guessed. */
function decodeStrictly(bytes: Uint8Array, encoding: string): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

const declared = (bytes: Uint8Array): string | null =>
  /^\s*<\?xml[^>]*?encoding\s*=\s*["']([\w.-]+)["']/i.exec(new TextDecoder('latin1').decode(bytes.subarray(0, 256)))?.[1]?.toLowerCase() ?? null;

/** Bytes that are Chinese text in strict UTF-8 are hardly ever meaningful GBK, whatever the declaration says. */
function reallyUtf8(bytes: Uint8Array): string | null {
  const text = decodeStrictly(bytes, 'utf-8');
  return text !== null && /\p{Script=Han}/u.test(text) ? text : null;
}

/**
 * Bytes of an XML or text file → text. A byte order mark decides; then the declaration; without either UTF-8 is tried
 * and then GB18030 (which contains GBK and GB2312), because old editors wrote GBK and declared nothing — or declared UTF-8.
 * Refuses `registry.lrmx_encoding` when no reading fits.
 */
export function decodeText(bytes: Uint8Array): string {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return decodeStrictly(bytes.subarray(3), 'utf-8') ?? refuse('UTF-8');
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return decodeStrictly(bytes.subarray(2), 'utf-16le') ?? refuse('UTF-16LE');
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return decodeStrictly(swapped(bytes.subarray(2)), 'utf-16le') ?? refuse('UTF-16BE');
  const name = declared(bytes);
  switch (name) {
    case 'gbk':
    case 'gb2312':
    case 'gb18030':
    case 'cp936':
    case 'x-gbk':
      return reallyUtf8(bytes) ?? decodeStrictly(bytes, 'gb18030') ?? refuse(name);
    case null:
    case 'utf-8':
    case 'utf8':
      return decodeStrictly(bytes, 'utf-8') ?? decodeStrictly(bytes, 'gb18030') ?? refuse(name ?? 'UTF-8 / GB18030');
    default:
      return decodeStrictly(bytes, name) ?? refuse(name);
  }
}

function swapped(bytes: Uint8Array): Uint8Array {
  const out = new Uint8Array(bytes.length - (bytes.length % 2));
  for (let i = 0; i + 1 < bytes.length; i += 2) {
    out[i] = bytes[i + 1]!;
    out[i + 1] = bytes[i]!;
  }
  return out;
}
