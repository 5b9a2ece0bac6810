import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { policiesFolder } from '../../../app/paths.ts';
import { composePack } from '../pack/compose.ts';
import { diskSource } from '../pack/disk.ts';
import { loadLibrary } from '../pack/load.ts';
import { draftKinds } from '../contract/workbench.ts';
import { checkDraft } from './check-draft.ts';
import { entriesOf, type DraftEntry } from './format.ts';

const library = await loadLibrary(diskSource(policiesFolder));
const pack = composePack(library, 'zhaotong');
const files = pack.lineage.flatMap((id) => library.folders.get(id)?.examples ?? []);
const from = '2027-03-01';
const real = entriesOf({ documents: [...pack.documents.values()].slice(0, 4), parameters: [...pack.parameters.values()].slice(0, 12), rules: [...pack.rules.values()].flatMap((v) => v.slice(-1)), measures: [...pack.measures.values()].slice(0, 4), examples: files.slice(0, 12) });

type Json = null | boolean | number | string | Json[] | { [key: string]: Json };
type Path = readonly (string | number)[];
const isNode = (v: unknown): v is Record<string, unknown> => v !== null && typeof v === 'object';
const pathsOf = (value: unknown, at: Path = []): Path[] => [at, ...(isNode(value) ? Object.entries(value).flatMap(([key, v]) => pathsOf(v, [...at, key])) : [])];
const at = (value: unknown, path: Path): unknown => path.reduce<unknown>((v, key) => (isNode(v) ? v[key] : undefined), value);

/** What a careless or hostile hand does to one place of an entry. */
const hurt = fc.oneof(
  fc.record({ how: fc.constant('replace' as const), by: fc.jsonValue({ maxDepth: 2 }) }),
  fc.record({ how: fc.constant('remove' as const) }),
  fc.record({ how: fc.constant('twice' as const) }),
  fc.record({ how: fc.constant('cut' as const), to: fc.nat(12) }),
  fc.record({ how: fc.constant('write' as const), by: fc.constantFrom('(((((', '[1..', '>= ', 'not(', '"', '-', '2026-02-30', '999999999999999999999', '__proto__', '${x}', ' ', '，', '= null', 'for x in y return z', 'a.b.c', '1/0') }),
);

function hurtAt(body: Readonly<Record<string, unknown>>, path: Path, what: typeof hurt extends fc.Arbitrary<infer H> ? H : never): Record<string, unknown> {
  const copy = structuredClone(body) as Record<string, unknown>;
  const key = path.at(-1);
  const holder = at(copy, path.slice(0, -1));
  if (key === undefined || !isNode(holder)) return copy;
  const old = holder[key];
  switch (what.how) {
    case 'replace':
      holder[key] = what.by as Json;
      break;
    case 'remove':
      if (Array.isArray(holder)) holder.splice(Number(key), 1);
      else delete holder[key];
      break;
    case 'twice':
      if (Array.isArray(holder)) holder.splice(Number(key), 0, structuredClone(old));
      else holder[`${key}2`] = structuredClone(old);
      break;
    case 'cut':
      holder[key] = typeof old === 'string' ? old.slice(0, what.to) : old;
      break;
    case 'write':
      holder[key] = what.by;
  }
  return copy;
}

const hurtEntry = fc
  .tuple(fc.nat(real.length - 1), fc.array(fc.tuple(fc.nat(), hurt), { minLength: 1, maxLength: 3 }))
  .map(([which, wounds]): DraftEntry => {
    const entry = real[which]!;
    let body = { ...entry.body, ...('effectiveFrom' in entry.body ? { effectiveFrom: from } : {}) } as Record<string, unknown>;
    for (const [where, what] of wounds) {
      const paths = pathsOf(body);
      body = hurtAt(body, paths[where % paths.length]!, what);
    }
    return { ...entry, body };
  });
const anyEntry = fc.record({ kind: fc.constantFrom(...draftKinds), id: fc.constantFrom('frontline-share-floor', 'frontline-share-city', 'new-one'), body: fc.dictionary(fc.string({ maxLength: 8 }), fc.jsonValue({ maxDepth: 2 }), { maxKeys: 4 }) as fc.Arbitrary<Record<string, unknown>> });

describe('whatever is typed into a draft', () => {
  it('is answered: findings, never a crash; what cannot be read is a fault', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof({ weight: 4, arbitrary: hurtEntry }, { weight: 1, arbitrary: anyEntry }), { minLength: 1, maxLength: 3 }), (entries) => {
        const unique = entries.filter((e, i) => entries.findIndex((o) => o.kind === e.kind && o.id === e.id) === i);
        const checked = checkDraft({ title: '试', from, entries: unique }, pack, files);
        const read = Object.values(checked.overlay).flat().length;
        if (read < unique.length) expect(checked.findings.some((f) => f.level === 'fault')).toBe(true);
        for (const f of checked.findings) expect(f.code).toMatch(/^policy\./);
      }),
      { numRuns: 150 },
    );
  }, 120_000);

  it('an entry taken over as it stands has no fault', () => {
    const rule = real.find((e) => e.kind === 'rule' && e.id === 'frontline-share-floor')!;
    expect(checkDraft({ title: '试', from, entries: [{ ...rule, body: { ...rule.body, effectiveFrom: from } }] }, pack, files).findings.filter((f) => f.level === 'fault')).toEqual([]);
  });
});
