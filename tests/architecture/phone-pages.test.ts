import { readdirSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { join } from 'node:path';
import react from '@vitejs/plugin-react';
import { build } from 'vite';
import { describe, expect, it } from 'vitest';
import { packageFolder } from '../../src/app/paths.ts';

/** Functions that Chrome 79 or Safari 14 lack (docs/BALLOTS-BROWSERS.md): a build translates syntax, never functions. */
const MISSING = ['replaceAll', 'toSorted', 'toReversed', 'toSpliced', 'findLast', 'findLastIndex', 'structuredClone', 'randomUUID', 'hasOwn', 'withResolvers', 'groupBy'] as const;
const lacking = (code: string): string[] => MISSING.filter((name) => new RegExp(`\\b${name}\\b`).test(code));

const pages = readdirSync(packageFolder).filter((f) => f.endsWith('.html') && f !== 'index.html');

describe('a page for phones', () => {
  it.each(pages)('%s runs in the browsers inside WeChat and stays small', async (page) => {
    const built = await build({ configFile: false, root: packageFolder, logLevel: 'silent', plugins: [react()], define: { 'process.env.NODE_ENV': '"production"' }, build: { write: false, target: ['safari14', 'chrome79'], rolldownOptions: { input: join(packageFolder, page) } } });
    const [output] = Array.isArray(built) ? built : [built];
    if (!output || !('output' in output)) throw new Error('the page was not built');
    const scripts = output.output.flatMap((o) => (o.type === 'chunk' ? [o.code] : []));
    expect(lacking(scripts.join('\n')), 'use what older browsers have, e.g. replace(/x/g) for replaceAll').toEqual([]);
    expect(gzipSync(scripts.join('')).length).toBeLessThan(150_000);
  }, 120_000);
  it('would find a function that is too new', () => expect(lacking('a.toSorted();b.replaceAll("x","y")')).toEqual(['replaceAll', 'toSorted']));
});
