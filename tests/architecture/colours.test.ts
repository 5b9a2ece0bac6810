import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { packageFolder } from '../../src/app/paths.ts';
import { palette } from '../../src/web/theme.ts';

const kebab = (name: string): string => name.replace(/[A-Z]/g, (c) => `-${c.toLowerCase()}`);
const files = readdirSync(join(packageFolder, 'src'), { recursive: true, encoding: 'utf8' }).filter((f) => /\.(css|tsx?)$/.test(f)).map((f) => ({ name: f, text: readFileSync(join(packageFolder, 'src', f), 'utf8') }));
const given = new Set([...Object.keys(palette).map((name) => `--dd-${kebab(name)}`), ...files.flatMap((f) => [...f.text.matchAll(/(--dd-[\w-]+)['"]?(?: as \w+)?\s*[:,\]]/g)].map((m) => m[1]!))]);
const unknown = (text: string): string[] => [...text.matchAll(/var\((--dd-[\w-]+)\)/g)].map((m) => m[1]!).filter((name) => !given.has(name));

it('a style reads only what the palette or another style gives: an unknown name is drawn as nothing', () => {
  expect(files.flatMap((f) => unknown(f.text).map((name) => `${f.name}: ${name}`))).toEqual([]);
});
it('would find a name nobody gives', () => expect(unknown('a { color: var(--dd-text-secondary); background: var(--dd-panel) }')).toEqual(['--dd-text-secondary']));
