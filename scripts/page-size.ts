import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

interface Piece {
  readonly file: string;
  readonly isEntry?: boolean;
  readonly imports?: readonly string[];
  readonly dynamicImports?: readonly string[];
  readonly css?: readonly string[];
  readonly src?: string;
}

/** The first page may weigh this much script, compressed (design §8). */
export const FIRST_PAGE_LIMIT = 300_000;

const zipped = (folder: string, file: string): number => gzipSync(readFileSync(join(folder, file)), { level: 9 }).byteLength;

/** Every piece a piece needs at once: itself and its static imports. */
function needed(manifest: Readonly<Record<string, Piece>>, key: string, seen = new Set<string>()): Set<string> {
  if (seen.has(key)) return seen;
  seen.add(key);
  for (const next of manifest[key]?.imports ?? []) needed(manifest, next, seen);
  return seen;
}

/**
 * Compressed bytes of script that the sign-in page loads: the entry, its static imports and the first texts of one
 * language. Reads the manifest that `vite build` left in `folder`.
 */
export function firstPageSize(folder: string, language = 'zh-CN'): { bytes: number; files: { file: string; bytes: number }[] } {
  const manifest = JSON.parse(readFileSync(join(folder, '.vite/manifest.json'), 'utf8')) as Record<string, Piece>;
  const keys = Object.keys(manifest);
  const entry = keys.find((key) => manifest[key]?.isEntry);
  if (!entry) throw new Error(`no entry in ${folder}/.vite/manifest.json`);
  const wanted = needed(manifest, entry);
  for (const key of keys) if (manifest[key]?.file.includes(`${language}-first`)) needed(manifest, key, wanted);
  const names = new Set([...wanted].map((key) => manifest[key]!.file).filter((file) => file.endsWith('.js')));
  const files = [...names].map((file) => ({ file, bytes: zipped(folder, file) })).sort((a, b) => b.bytes - a.bytes);
  return { bytes: files.reduce((sum, f) => sum + f.bytes, 0), files };
}

if (import.meta.filename === process.argv[1]) {
  const folder = process.argv[2] ?? 'dist/web';
  const { bytes, files } = firstPageSize(folder);
  for (const f of files) console.log(`${String(Math.round(f.bytes / 100) / 10).padStart(8)} kB  ${f.file}`);
  console.log(`${String(Math.round(bytes / 100) / 10).padStart(8)} kB  first page, limit ${FIRST_PAGE_LIMIT / 1000} kB`);
  if (bytes > FIRST_PAGE_LIMIT) process.exitCode = 1;
}
