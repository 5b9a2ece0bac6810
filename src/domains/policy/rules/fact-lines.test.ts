import { beforeAll, describe, expect, it } from 'vitest';
import { modules } from '../../../app/modules.ts';
import { factSupplies, type FactSupply } from '../../../kernel/fact-supply.ts';
import type { PolicyPack } from '../model.ts';
import { knownSupplies, packOf, policyLibrary } from '../policies.ts';
import { factLines } from './fact-lines.ts';

const ON = '2026-11-20';
const fact = (name: string) => ({ name, type: 'boolean' as const, en: name, meaning: { zh: name, en: name }, suppliedBy: 'registry' as const });
const table = (id: string, ...inputs: string[]) => [id, [{ id, title: { zh: id, en: id }, effectiveFrom: '2020-01-01', inputs: inputs.map((name) => ({ name, type: 'boolean' })), rows: [] }]] as const;
const pack = { vocabulary: new Map(['甲', '乙', '丙', '丁'].map((n) => [n, fact(n)])), rules: new Map([table('one', '甲', '乙'), table('two', '乙', '丙')]), measures: new Map(), parameters: new Map() } as unknown as PolicyPack;

describe('facts asked for', () => {
  it.each<[string, FactSupply[], Record<string, 'all' | 'some' | 'none'>]>([
    ['nobody tells anything', [], { 甲: 'none', 乙: 'none', 丙: 'none' }],
    ['told to all', factSupplies(['甲', '乙', '丁'], 'registry', 'computed', 'all'), { 丙: 'none', 甲: 'all', 乙: 'all' }],
    ['told to one table only', factSupplies(['乙', '丙'], 'assessment', 'stated', { rule: 'one' }), { 甲: 'none', 丙: 'none', 乙: 'some' }],
    ['whatever one table asks for', factSupplies([null], 'assessment', 'stated', { rule: 'one' }), { 丙: 'none', 乙: 'some', 甲: 'all' }],
    ['told to measures is of no use to tables', factSupplies(['甲'], 'analysis', 'computed', 'measures'), { 甲: 'none', 乙: 'none', 丙: 'none' }],
  ])('%s', (_name, supplies, expected) => expect(factLines(pack, ON, supplies).map((l) => [l.fact.name, l.told])).toEqual(Object.entries(expected)));

  it('names a table before it is in force to nobody', () => expect(factLines(pack, '2019-12-31', [])).toEqual([]));
});

describe('the program', () => {
  beforeAll(() => void modules());
  it('tells facts of the vocabulary only, and no fact twice to the same asker by the same domain', async () => {
    const { vocabulary } = await packOf('national');
    const names = knownSupplies().map((s) => `${s.fact} ${s.by} ${JSON.stringify(s.to)}`);
    expect(knownSupplies().filter((s) => (s.fact === null ? typeof s.to !== 'object' : !vocabulary.has(s.fact)))).toEqual([]);
    expect(names).toEqual([...new Set(names)]);
  });
  it('names tables that there are', async () => {
    const { folders } = await policyLibrary();
    const rules = new Set([...folders.values()].flatMap((f) => f.rules.map((r) => r.id)));
    expect(knownSupplies().flatMap((s) => (typeof s.to === 'object' && !rules.has(s.to.rule) ? [s.to.rule] : []))).toEqual([]);
  });
});
