import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const root = new URL('../../../locales/', import.meta.url);
const filesOf = (language: string) => readdirSync(new URL(`${language}/`, root)).filter((name) => name.endsWith('.json')).sort();
const read = (language: string, file: string): unknown => JSON.parse(readFileSync(new URL(`${language}/${file}`, root), 'utf8'));

/** Every text with the parameters it uses: `table.rows{total}`. */
function keysOf(node: unknown, path = ''): string[] {
  if (typeof node === 'string') {
    const params = [...node.matchAll(/\{\{\s*(\w+)[^}]*\}\}/g)].map((m) => m[1]!);
    return [`${path}{${[...new Set(params)].sort().join(',')}}`];
  }
  if (Array.isArray(node)) return node.flatMap((value, i) => keysOf(value, `${path}[${i}]`));
  return Object.entries(node as object).flatMap(([key, value]) => keysOf(value, path === '' ? key : `${path}.${key}`));
}

/** English has a singular; Chinese has not. `rows_one` and `rows_other` are the key `rows`, whichever of the two says the number. */
function comparable(node: unknown): string[] {
  const byKey = new Map<string, Set<string>>();
  for (const line of keysOf(node)) {
    const [, key, params] = /^(.*?)(?:_(?:one|other))?\{(.*)\}$/.exec(line)!;
    const known = byKey.get(key!) ?? new Set<string>();
    for (const param of params!.split(',')) if (param !== 'count' && param !== '') known.add(param);
    byKey.set(key!, known);
  }
  return [...byKey].map(([key, params]) => `${key}{${[...params].sort().join(',')}}`).sort();
}

describe('texts', () => {
  it('come in both languages, file by file', () => expect(filesOf('en')).toEqual(filesOf('zh-CN')));

  it.each(filesOf('zh-CN'))('%s has the same keys and parameters in both', (file) => {
    expect(comparable(read('en', file))).toEqual(comparable(read('zh-CN', file)));
  });

  it.each(filesOf('zh-CN'))('%s leaves no text empty', (file) => {
    for (const language of ['zh-CN', 'en']) {
      expect(JSON.stringify(read(language, file))).not.toMatch(/:\s*""/);
    }
  });
});
