import { createHash } from 'node:crypto';

const sha256 = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex');

/** Hash of a set of files: order of reading and line ends do not matter, names and contents do. */
export const hashFiles = (files: ReadonlyMap<string, string>): string =>
  sha256([...files.keys()].sort().map((path) => `${path}\0${sha256(files.get(path)!.replaceAll('\r\n', '\n'))}\n`).join(''));

/** Hash of a pack in use: its own folder and everything it rests on. */
export const hashChain = (hashes: readonly string[]): string => sha256(hashes.join('\n'));

export const versionId = (packId: string, contentHash: string): string => `${packId}@${contentHash.slice(0, 12)}`;

/** Hash of all packs together: a result of their examples holds for these and no others. */
export const hashOfLibrary = (library: { readonly vocabularyHash: string; readonly folders: ReadonlyMap<string, { readonly contentHash: string }> }): string =>
  hashChain([library.vocabularyHash, ...[...library.folders].sort(([a], [b]) => (a < b ? -1 : 1)).map(([id, f]) => `${id} ${f.contentHash}`)]);
