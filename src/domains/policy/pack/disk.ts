import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { PackSource } from './load.ts';

const sources = new Map<string, PackSource>();

/** Packs from a folder on disk. One source for each folder: a process that is wired twice reads its packs once. */
export function diskSource(root: string): PackSource {
  const held = sources.get(root) ?? sourceIn(root);
  sources.set(root, held);
  return held;
}

const sourceIn = (root: string): PackSource => ({
  async list(folder) {
    try {
      const entries = await readdir(join(root, folder), { withFileTypes: true });
      return entries.filter((e) => !e.name.startsWith('.')).map((e) => (e.isDirectory() ? `${e.name}/` : e.name));
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
      throw error;
    }
  },
  read: (path) => readFile(join(root, path), 'utf8'),
});

/** Packs held in memory, for tests and for a draft that is not on disk yet. */
export const memorySource = (files: Readonly<Record<string, string>>): PackSource => ({
  list: (folder) => {
    const prefix = folder === '' ? '' : `${folder}/`;
    const names = new Set<string>();
    for (const path of Object.keys(files)) {
      if (!path.startsWith(prefix)) continue;
      const rest = path.slice(prefix.length);
      names.add(rest.includes('/') ? rest.slice(0, rest.indexOf('/') + 1) : rest);
    }
    return Promise.resolve([...names]);
  },
  read: (path) => {
    const text = files[path];
    return text === undefined ? Promise.reject(new Error(`no such file: ${path}`)) : Promise.resolve(text);
  },
});
