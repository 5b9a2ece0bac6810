import { beforeAll, describe, expect, it } from 'vitest';
import type { Facts, FactValue, PolicyPack } from '../model.ts';
import { composePack } from '../pack/compose.ts';
import { diskSource } from '../pack/disk.ts';
import { loadLibrary } from '../pack/load.ts';
import { coverage } from './coverage.ts';
import { factsForMeasures, matchMeasures } from './match-measures.ts';

let pack: PolicyPack;
let nothing: Facts;
beforeAll(async () => {
  pack = composePack(await loadLibrary(diskSource(new URL('../../../../policies/', import.meta.url).pathname)), 'xiangyin');
  nothing = Object.fromEntries(factsForMeasures(pack).map((name) => [name, null]));
});
const match = (problem: Parameters<typeof matchMeasures>[1], facts: Record<string, FactValue>) => matchMeasures(pack, problem, { ...nothing, ...facts }, '2026-03-01');
const one = (problem: Parameters<typeof matchMeasures>[1], id: string, facts: Record<string, FactValue>) => match(problem, facts).find((m) => m.measureId === id);

describe('measures for a confirmed problem', () => {
  const cases: [string, Parameters<typeof matchMeasures>[1], string, Record<string, FactValue>, string[] | null, boolean][] = [
    ['exemption, all met', 'courage', 'xiangyin-exemption', { 失误类型: '先行先试', 是否立案未结: false, 近三年实绩数: 2 }, ['met', 'met'], true],
    ['exemption, a deed missing', 'courage', 'xiangyin-exemption', { 失误类型: '缺乏经验', 是否立案未结: false, 近三年实绩数: 0 }, ['met', 'missing'], false],
    ['exemption, not known whether a case is open', 'courage', 'xiangyin-exemption', { 失误类型: '缺乏经验', 近三年实绩数: 1 }, ['not_known', 'met'], false],
    ['exemption is not for gain', 'courage', 'xiangyin-exemption', { 失误类型: '谋取私利' }, null, false],
    ['mentor with one mentee', 'capability', 'xiangyin-mentor', { 领导职务层次: '乡科级副职', 结对帮扶人数: 1 }, ['met'], true],
    ['mentor with two mentees', 'capability', 'xiangyin-mentor', { 领导职务层次: '乡科级副职', 结对帮扶人数: 2 }, ['missing'], false],
    ['no leader, no mentor', 'capability', 'xiangyin-mentor', { 领导职务层次: '无', 结对帮扶人数: 0 }, null, false],
    ['young at 35', 'fit', 'xiangyin-three-hundreds', { 年龄: 35, 是否入后备库: false, 近三年实绩数: 1 }, ['met', 'met'], true],
    ['not young at 36', 'fit', 'xiangyin-three-hundreds', { 年龄: 36, 是否入后备库: false, 近三年实绩数: 1 }, null, false],
  ];
  it.each(cases)('%s', (_, problem, id, facts, states, ready) => {
    const found = one(problem, id, facts);
    expect(found?.conditions.map((c) => c.state) ?? null).toEqual(states);
    expect(found?.ready ?? false).toBe(ready);
  });

  it('keeps what cannot be said, marked, and puts ready measures first', () => {
    const list = match('courage', { 失误类型: '先行先试', 是否立案未结: false, 近三年实绩数: 2 });
    expect(list[0]!.ready).toBe(true);
    expect(list.some((m) => m.applies === 'not_known' && m.lacks.length > 0)).toBe(true);
    const order = list.map((m) => (m.ready ? 0 : m.applies === 'yes' ? 1 : 2));
    expect(order).toEqual([...order].sort());
  });

  it('tells conditions of the text from those we propose', () => {
    const facts = { 领导职务层次: '乡科级副职', 结对帮扶人数: 1, 逾期任务数: 0, 处分影响期内: false };
    expect(one('capability', 'xiangyin-mentor', facts)!.conditions.map((c) => c.proposed)).toEqual([false]);
    expect(one('capability', 'xiangyin-open-claim', facts)!.conditions.map((c) => c.proposed)).toEqual([true, true]);
  });

  it('refuses a fact nobody knows', () => {
    expect(() => match('courage', { 工龄: 3 })).toThrow('policy.fact_unknown');
  });
});

describe('coverage matrix (M001)', () => {
  const entry = (id: string, problem: 'motivation' | 'courage' | 'capability' | 'fit' | 'cross_cutting', ...units: string[]) => ({ id, problem, lever: 'incentive' as const, units });
  it('names uncovered problems and units; a cross-cutting measure stands in for none', () => {
    const c = coverage([entry('a', 'motivation', '甲'), entry('b', 'courage', '甲', '乙'), entry('c', 'capability', '甲'), entry('d', 'cross_cutting', '甲', '乙')], ['甲', '乙']);
    expect(c.uncoveredProblems).toEqual(['fit']);
    expect(c.uncoveredUnits).toEqual([{ unit: '甲', problems: ['fit'] }, { unit: '乙', problems: ['motivation', 'capability', 'fit'] }]);
    expect(c.matrix.find((m) => m.problem === 'courage' && m.lever === 'incentive')!.measures).toEqual(['b']);
  });
  it('covers the four problems with the measures of the pack', () => {
    expect(coverage([...pack.measures.values()].map((m) => ({ ...m, units: ['甲'] })), ['甲']).uncoveredUnits).toEqual([]);
  });
});
