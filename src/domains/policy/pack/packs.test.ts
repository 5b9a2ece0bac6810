import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import type { PolicyPack, Practice } from '../model.ts';
import { lintLibrary, lintPack } from './lint.ts';
import { runExamples } from './run-examples.ts';
import { composePack } from './compose.ts';
import { diskSource } from './disk.ts';
import { practiceGroups, problems } from '../model.ts';
import { loadLibrary, type PackLibrary } from './load.ts';

const root = new URL('../../../../policies/', import.meta.url).pathname;
const documents = new URL('../../../../../shared/mission/documents/', import.meta.url).pathname;
let library: PackLibrary;
let packs: PolicyPack[];
let practices: Practice[];
beforeAll(async () => {
  library = await loadLibrary(diskSource(root));
  packs = [...library.folders.keys()].map((id) => composePack(library, id));
  practices = [...library.folders.values()].flatMap((f) => f.practices);
});

describe('the packs of the repository', () => {
  it('have no faults', () => {
    expect(lintLibrary(library)).toEqual([]);
    for (const pack of packs) expect(lintPack(pack).map((r) => `${r.at}: ${r.code} ${JSON.stringify(r.params)}`)).toEqual([]);
  });

  it('pass every worked example', () => {
    const results = packs.flatMap(runExamples);
    expect(results.length).toBeGreaterThanOrEqual(50);
    for (const r of results) expect({ name: `${r.subject}: ${r.name}`, actual: r.actual }).toEqual({ name: `${r.subject}: ${r.name}`, actual: r.expected });
  });

  it('give an example for every rule', () => {
    for (const folder of library.folders.values()) {
      const shown = new Set(folder.examples.map((e) => e.rule));
      expect(folder.rules.map((r) => r.id).filter((id) => !shown.has(id))).toEqual([]);
    }
  });

  it('use every lever of the four problems with at least twenty measures', () => {
    const pack = composePack(library, 'xiangyin');
    const measures = [...pack.measures.values()];
    expect(measures.length).toBeGreaterThanOrEqual(20);
    for (const problem of problems) expect(measures.some((m) => m.problem === problem)).toBe(true);
    expect(measures.every((m) => m.conditions.length > 0)).toBe(true);
  });

  it('hold what is only announced as a count', () => {
    const announced = composePack(library, 'xiangyin').announced;
    expect(announced.map((a) => [a.id, a.count, a.textGiven])).toEqual([
      ['nine-measures-2019', 9, false],
      ['twenty-incentives', 20, false],
      ['thirty-six-talent-measures', 36, false],
    ]);
  });
});

describe('the practice catalogue', () => {
  it('holds M001 to M253, each once', () => {
    const ids = practices.map((p) => p.id).sort();
    expect(ids).toEqual(Array.from({ length: 253 }, (_, i) => `M${String(i + 1).padStart(3, '0')}`));
  });

  it('has the groups of the specification', () => {
    const counts = Object.fromEntries(practiceGroups.map((g) => [g, practices.filter((p) => p.group === g).length]));
    expect(counts).toEqual({ A: 6, B: 13, C: 18, D: 25, E: 14, F: 37, G: 20, H: 53, I: 36, J: 16, K: 15 });
  });

  it('gives the rows of groups A and B an executable example', () => {
    for (const p of practices.filter((x) => x.group === 'A' || x.group === 'B')) {
      expect(p.example?.driver, p.id).toBeTruthy();
      expect(p.feature?.zh, p.id).toBeTruthy();
      expect(p.route, p.id).toBeTruthy();
      expect(Object.keys(p.example!.expect).length, p.id).toBeGreaterThan(0);
      // What is expected must be worked out: no expectation may be a fact handed in under the same name.
      for (const [key, value] of Object.entries(p.example!.expect)) {
        if (key in p.example!.given) expect(p.example!.given[key], `${p.id} ${key}`).not.toEqual(value);
      }
    }
  });

  // The source texts are kept outside the repository; where they are absent the quotes cannot be compared.
  const present = existsSync(documents);
  it.skipIf(!present)('quotes the source documents word for word (needs the source texts beside the repository)', () => {
    const text = new Map(readdirSync(documents).map((f) => [`article-${f.slice(0, 3)}`, readFileSync(documents + f, 'utf8')]));
    for (const p of practices) expect(text.get(p.document)?.includes(p.quote), `${p.id} ${p.quote}`).toBe(true);
    for (const folder of library.folders.values()) {
      for (const m of folder.measures) {
        const source = text.get(m.source.document);
        if (m.quote !== undefined && source !== undefined) expect(source.includes(m.quote), `${m.id} ${m.quote}`).toBe(true);
      }
      for (const a of folder.announced) expect(text.get(a.source.document)?.includes(a.quote), a.id).toBe(true);
    }
  });
});
