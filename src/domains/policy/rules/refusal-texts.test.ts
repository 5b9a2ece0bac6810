import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const domain = new URL('../', import.meta.url).pathname;
const texts = (language: string): Record<string, string> =>
  JSON.parse(readFileSync(new URL(`../../../../locales/${language}/refusals.policy.json`, import.meta.url), 'utf8')) as Record<string, string>;
const codes = new Set(
  ['pack', 'rules', 'feel', 'overlay', 'commands', 'queries', '.', '../../app/cli'].flatMap((folder) =>
    readdirSync(domain + folder)
      .filter((f) => f.endsWith('.ts') && !f.endsWith('.test.ts'))
      .flatMap((f) => [...readFileSync(`${domain}${folder}/${f}`, 'utf8').matchAll(/(?<!action: |KIND = )'policy\.([a-z_]+)'/g)].map((m) => m[1]!)),
  ),
);
const slots = (text: string): string[] => [...text.matchAll(/\{\{(\w+)\}\}/g)].map((m) => m[1]!).sort();

describe('refusals of the policy domain', () => {
  it('have a text in both languages, and no text is left over', () => {
    expect(Object.keys(texts('zh-CN')).sort()).toEqual([...codes].sort());
    expect(Object.keys(texts('en')).sort()).toEqual([...codes].sort());
  });
  it('say the same facts in both languages', () => {
    const [zh, en] = [texts('zh-CN'), texts('en')];
    for (const code of codes) expect(slots(en[code]!), code).toEqual(slots(zh[code]!));
  });
});
