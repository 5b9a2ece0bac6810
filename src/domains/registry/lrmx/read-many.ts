import { isRefusal, Refusal } from '../../../kernel/refusal.ts';
import { isZip, readZip } from '../../../platform/documents/zip.ts';
import { lrmxLimits, type LrmxLimits } from './limits.ts';
import { readLrm } from './lrm.ts';
import type { PersonFile } from './model.ts';
import { readPersonFile } from './read.ts';

export interface NamedBytes {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** One file's outcome; a bad file never spoils the others. */
export type FileResult =
  | { readonly name: string; readonly status: 'read'; readonly person: PersonFile }
  | { readonly name: string; readonly status: 'refused'; readonly refusal: Refusal };

/** A file waiting to be unpacked and read. */
interface Waiting {
  readonly name: string;
  readonly size: number;
  bytes(): Uint8Array;
}

const extension = (name: string): string => /\.([^./\\]+)$/.exec(name)?.[1]?.toLowerCase() ?? '';
const stem = (name: string): string => name.replace(/\.[^./\\]+$/, '').toLowerCase();
const isPhoto = (name: string): boolean => ['pic', 'jpg', 'jpeg'].includes(extension(name));
/** Left behind in archives by operating systems. */
const isLitter = (name: string): boolean => /(?:^|\/)(?:__MACOSX\/|\._|\.DS_Store$|Thumbs\.db$|desktop\.ini$)/i.test(name);

function attempt(name: string, read: () => PersonFile): FileResult {
  try {
    return { name, status: 'read', person: read() };
  } catch (error) {
    if (isRefusal(error)) return { name, status: 'refused', refusal: error };
    throw error;
  }
}

/** Opens archives among the files; a broken archive is one refused file. */
function unpacked(files: readonly NamedBytes[], limits: LrmxLimits): (Waiting | FileResult)[] {
  return files.flatMap((file): (Waiting | FileResult)[] => {
    if (!isZip(file.bytes)) return [{ name: file.name, size: file.bytes.length, bytes: () => file.bytes }];
    try {
      const entries = readZip(file.bytes, { entries: limits.files, totalBytes: limits.totalBytes, ratio: 200, ratioFrom: 1024 * 1024 });
      return entries.filter((e) => !isLitter(e.name)).map((e) => ({ name: e.name, size: e.size, bytes: () => e.bytes() }));
    } catch (error) {
      if (isRefusal(error)) return [{ name: file.name, status: 'refused', refusal: error }];
      throw error;
    }
  });
}

/**
 * .lrmx and .lrm files, singly or in zip archives, one by one: each yields a person or the refusal that says why not.
 * A photo beside an .lrm (`.pic`, `.jpg` of the same name) is put into its person file; other photos are passed over.
 * Refuses as a whole only `registry.lrmx_files` (too many) and `registry.lrmx_total` (too large together).
 */
export function* readPersonFiles(files: readonly NamedBytes[], limits: LrmxLimits = lrmxLimits): Generator<FileResult> {
  const waiting = unpacked(files, limits);
  if (waiting.length > limits.files) throw new Refusal('too_large', 'registry.lrmx_files', { count: waiting.length, limit: limits.files });
  const total = waiting.reduce((sum, w) => sum + ('size' in w ? w.size : 0), 0);
  if (total > limits.totalBytes) throw new Refusal('too_large', 'registry.lrmx_total', { bytes: total, limit: limits.totalBytes });
  const photos = new Map(waiting.flatMap((w) => ('size' in w && isPhoto(w.name) && w.size <= limits.fileBytes ? [[stem(w.name), w] as const] : [])));
  for (const w of waiting) {
    if (!('size' in w)) {
      yield w;
    } else if (w.size > limits.fileBytes) {
      yield { name: w.name, status: 'refused', refusal: new Refusal('too_large', 'registry.lrmx_too_large', { bytes: w.size, limit: limits.fileBytes }) };
    } else if (extension(w.name) === 'lrm') {
      yield attempt(w.name, () => ({ ...readLrm(w.bytes(), limits).person, photo: photos.get(stem(w.name))?.bytes() ?? null }));
    } else if (extension(w.name) === 'lrmx' || extension(w.name) === 'xml') {
      yield attempt(w.name, () => readPersonFile(w.bytes(), limits));
    } else if (!isPhoto(w.name)) {
      yield { name: w.name, status: 'refused', refusal: new Refusal('invalid', 'registry.lrmx_extension', { extension: extension(w.name) }) };
    }
  }
}
