import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { originKinds, type OriginKind } from '../model.ts';
import { traceChain, type TracedOrigin, type TracedResult } from './trace-chain.ts';

const result = (change: Partial<TracedResult> = {}): TracedResult => ({ id: 'e1', title: '引进项目落地', confirmed: true, matterId: 'm1', people: [{ personId: 'p1', name: '甲', share: 6000 }, { personId: 'p2', name: '乙', share: 4000 }], ...change });
const origin = (kind: OriginKind, change: Partial<TracedOrigin> = {}): TracedOrigin => ({ id: kind, kind, title: kind, documented: true, matterId: null, ...change });
const matters = new Map([['m1', '滨江园区招商']]);
const gaps = (results: TracedResult[], origins: TracedOrigin[], expected: OriginKind[]) => traceChain({ title: '招商实绩' }, results, matters, origins, expected).filter((n) => n.missing !== null).map((n) => (n.kind ? `${n.missing} ${n.kind}` : n.missing));

describe('the chain from result to contributor', () => {
  it.each<[string, TracedResult[], TracedOrigin[], OriginKind[], string[]]>([
    ['whole', [result()], [origin('project'), origin('contract')], ['project', 'contract'], []],
    ['a claim nothing stands behind', [], [], ['project'], ['no_result', 'origin_kind project']],
    ['not yet confirmed', [result({ confirmed: false })], [origin('project')], [], ['not_confirmed']],
    ['no matter', [result({ matterId: null })], [origin('project')], [], ['no_matter']],
    ['no origin record at all', [result()], [], [], ['no_origin']],
    ['one kind of origin missing', [result()], [origin('project')], ['project', 'permit'], ['origin_kind permit']],
    ['an origin without a paper', [result()], [origin('contract', { documented: false })], ['contract'], ['no_document contract']],
    ['nobody named', [result({ people: [] })], [origin('project')], [], ['no_contributor']],
    ['a share left open', [result({ people: [{ personId: 'p1', name: '甲', share: null }, { personId: 'p2', name: '乙', share: 4000 }] })], [origin('project')], [], ['share_open']],
    ['shares short of the whole', [result({ people: [{ personId: 'p1', name: '甲', share: 6000 }] })], [origin('project')], [], ['share_short']],
  ])('%s', (_name, results, origins, expected, missing) => {
    expect(gaps(results, origins, expected)).toEqual(missing);
  });

  it('says how much of the result nobody stands for', () => {
    const nodes = traceChain({ title: '' }, [result({ people: [{ personId: 'p1', name: '甲', share: 6000 }] })], matters, [origin('project')], []);
    expect(nodes.find((n) => n.missing === 'share_short')!.share).toBe(4000);
  });

  it('hangs every node on nodes that are there, and marks a gap for every kind not found', () => {
    const results = fc.array(fc.record({ id: fc.uuid(), title: fc.string(), confirmed: fc.boolean(), matterId: fc.constantFrom('m1', 'm2', null), people: fc.array(fc.record({ personId: fc.uuid(), name: fc.string(), share: fc.option(fc.integer({ min: 0, max: 3000 })) }), { maxLength: 3 }) }), { maxLength: 4 });
    const kinds = fc.uniqueArray(fc.constantFrom(...originKinds));
    fc.assert(
      fc.property(results, kinds, kinds, (rs, present, expected) => {
        const unique = rs.filter((r, i) => rs.findIndex((x) => x.id === r.id) === i);
        const nodes = traceChain({ title: '' }, unique, matters, present.map((k) => origin(k)), expected);
        const ids = new Set(nodes.map((n) => n.id));
        for (const n of nodes) for (const f of n.from) expect(ids.has(f)).toBe(true);
        expect(nodes.filter((n) => n.missing === 'origin_kind').map((n) => n.kind).sort()).toEqual(expected.filter((k) => !present.includes(k)).sort());
      }),
    );
  });
});
