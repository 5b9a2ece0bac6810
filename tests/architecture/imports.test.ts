import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { packageFolder } from '../../src/app/paths.ts';
import { cycleProblems, resolutionProblems } from './imports.ts';
import { print, readSources, type Source } from './sources.ts';

const sources = readSources('src', ['.ts', '.tsx']);
const manifest = JSON.parse(readFileSync(join(packageFolder, 'package.json'), 'utf8')) as { dependencies: object; devDependencies: object };
const declared = { dependencies: new Set(Object.keys(manifest.dependencies)), development: new Set(Object.keys(manifest.devDependencies)) };
const file = (path: string, text: string): Source => ({ path, text });

describe('imports', () => {
  it('find their files and declared packages', () => {
    expect(print(resolutionProblems(sources, declared, (path) => existsSync(join(packageFolder, path.replace(/\?.*$/, '')))))).toEqual([]);
  });
  it('make no ring', () => expect(print(cycleProblems(sources))).toEqual([]));

  it.each([
    ["import x from './gone.ts';", 'no such file'],
    ["import x from 'unheard-of';", 'not in package.json'],
    ["import x from 'fast-check';", 'development only'],
    ["import x from '@scope/unheard/of';", 'not in package.json'],
  ])('%s: %s', (text, word) => {
    const found = resolutionProblems([file('src/kernel/a.ts', text)], declared, () => false);
    expect(found.map((p) => p.teach.includes(word))).toEqual([true]);
  });
  it.each(["import { z } from 'zod';", "import { join } from 'node:path';", "import type { QRCode } from 'qrcode';"])('lets %s through', (text) => {
    expect(resolutionProblems([file('src/kernel/a.ts', text)], declared, () => false)).toEqual([]);
  });
  it('lets a test use what is for development', () => expect(resolutionProblems([file('src/kernel/a.test.ts', "import fc from 'fast-check';")], declared, () => false)).toEqual([]));

  it('finds a ring once, however long, and no ring of types', () => {
    const ring = [file('src/a.ts', "import './b.ts';"), file('src/b.ts', "import './c.ts';"), file('src/c.ts', "import './a.ts';")];
    expect(cycleProblems(ring).map((p) => p.at)).toEqual(['src/a.ts → src/b.ts → src/c.ts → src/a.ts']);
    expect(cycleProblems([file('src/a.ts', "import type { B } from './b.ts';"), file('src/b.ts', "import './a.ts';")])).toEqual([]);
  });
});
