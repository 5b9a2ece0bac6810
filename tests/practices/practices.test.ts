import { beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { modules } from '../../src/app/modules.ts';
import { policiesFolder } from '../../src/app/paths.ts';
import { driver } from '../../src/app/practices/driver.ts';
import { drivers } from '../../src/app/practices/drivers.ts';
import { compare, runPractices } from '../../src/app/practices/run.ts';
import { diskSource, practiceCatalogue, usePolicies, type PracticeEntry, type PracticeRun } from '../../src/domains/policy/index.ts';
import { emptyEmbedded } from '../support/empty.ts';

let practices: readonly PracticeEntry[];
let run: PracticeRun;
const routes = modules().flatMap((m) => m.routes);
beforeAll(async () => {
  usePolicies(diskSource(policiesFolder));
  practices = await practiceCatalogue();
  run = await runPractices({ routes, databases: emptyEmbedded });
}, 1_500_000);
const of = (id: string) => run.results.find((r) => r.id === id)!;

describe('practices', () => {
  it('are 253, M001 to M253, each with a result', () => {
    expect(practices.map((p) => p.id)).toEqual(Array.from({ length: 253 }, (_n, i) => `M${String(i + 1).padStart(3, '0')}`));
    expect(run.results.map((r) => r.id)).toEqual(practices.map((p) => p.id));
  });

  it('of groups A and B all pass their example against the real commands', () => {
    const failed = practices.filter((p) => p.group === 'A' || p.group === 'B').map((p) => of(p.id)).filter((r) => r.status !== 'passed');
    expect(failed.map((r) => `${r.id} ${r.status}: ${r.detail}`)).toEqual([]);
  });

  it('never fail, and are missing only without a driver', () => {
    expect(run.results.filter((r) => r.status === 'failed')).toEqual([]);
    for (const p of practices) expect([p.id, of(p.id).status === 'missing']).toEqual([p.id, !p.example || !(p.example.driver in drivers)]);
  });

  it('leave no driver unused', () => {
    const used = new Set(practices.flatMap((p) => p.example?.driver ?? []));
    expect(Object.keys(drivers).filter((name) => !used.has(name))).toEqual([]);
  });
});

describe('the check itself', () => {
  const only = new Set(['M003']);
  const runWith = async (name: string, run: Parameters<typeof driver>[1]) => (await runPractices({ routes, only, drivers: { [name]: driver(z.looseObject({}), run) } })).results[0]!;

  it('fails an example whose command computes something else', async () => {
    const real = of('M003').computed!;
    const broken = await runWith('work-systems', () => Promise.resolve({ ...real, systems: 6 }));
    expect(broken).toMatchObject({ status: 'failed', detail: expect.stringContaining('systems: 6, expected 5') });
    expect((await runWith('work-systems', () => Promise.resolve(real))).status).toBe('passed');
  });
  it('fails a figure that was not computed at all', async () => {
    const { systems: _dropped, ...rest } = of('M003').computed!;
    expect(await runWith('work-systems', () => Promise.resolve(rest))).toMatchObject({ status: 'failed', detail: 'systems: not computed, expected 5' });
  });
  it('fails a driver that throws, and one whose given does not fit', async () => {
    expect(await runWith('work-systems', () => Promise.reject(new Error('broken')))).toMatchObject({ status: 'failed', detail: 'Error: broken' });
    const strict = driver(z.object({ nothing: z.string() }), () => Promise.resolve({}));
    expect((await runPractices({ routes, only, drivers: { 'work-systems': strict } })).results[0]).toMatchObject({ status: 'failed', detail: expect.stringContaining('given') });
  });
  it('compares lists in their order and objects by name', () => {
    expect(compare({ a: [1, 2], b: { x: 1, y: 2 } }, { a: [1, 2], b: { y: 2, x: 1 } })).toEqual([]);
    expect(compare({ a: [1, 2] }, { a: [2, 1] })).toHaveLength(1);
    expect(compare({ a: { x: 1 } }, { a: { x: 1, y: 2 } })).toHaveLength(1);
    expect(compare({ a: '1' }, { a: 1 })).toHaveLength(1);
    expect(compare({ a: null }, { a: {} })).toHaveLength(1);
  });
});
