import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { policiesFolder } from '../../../app/paths.ts';
import { addDays } from '../../../kernel/period.ts';
import { diskSource, packOf, usePolicies, viewOf, type Facts } from '../../policy/index.ts';
import { rankRules } from '../queries/rank-rules.ts';
import type { Eligibility } from '../model.ts';
import { judgeRank, type RankCandidate, type RankRules } from './judge-rank.ts';

const TODAY = '2026-11-21';
const LATER = '2027-03-01';
let rules: Readonly<Record<string, RankRules>>;
beforeAll(async () => {
  usePolicies(diskSource(policiesFolder));
  const pack = await packOf('national');
  rules = Object.fromEntries([TODAY, LATER].map((on) => [on, rankRules(viewOf(pack, on), TODAY)]));
});

/** 四级主任科员 since January 2023 (46 months), competent last year, nothing against him; say only what differs. */
const candidate = (facts: Facts = {}, more: Partial<RankCandidate> = {}): RankCandidate => ({
  facts: { 职级: '四级主任科员', 任现职级月数: 46, 领导职务层次: '无', 任现职务层次月数: 0, 上年度考核等次: '称职', 处分影响期内: false, 任现职级以来优秀次数: 0, 任现职级以来不计年限年度数: 0, ...facts },
  rankSince: '2023-01',
  levelSince: null,
  effectUntil: null,
  ranked: true,
  locks: [],
  reliefs: [],
  ...more,
});
const lock = (until: string) => ({ code: 'protection.locked', params: { basis: '记过', until, scope: 'rank' } });
const relief = { code: 'protection.relieved', params: { basis: '容错', from: '2026-05-01', scope: 'rank' } };
const judge = (c: RankCandidate, on = TODAY): Eligibility | null => judgeRank(c, rules[on]!);

describe('who may be promoted in rank', () => {
  const cases: readonly [string, RankCandidate, Partial<Eligibility> | null][] = [
    ['two years in the lower rank', candidate(), { outcome: 'eligible', target: '三级主任科员', months: { served: 46, needed: 24, counted: 'rank' } }],
    ['a month short: from which day', candidate({ 任现职级月数: 23 }, { rankSince: '2024-12' }), { outcome: 'not_yet', from: '2026-12-01', months: { served: 23, needed: 24, counted: 'rank' } }],
    ['the day itself where the file has one', candidate({ 任现职级月数: 22 }, { rankSince: '2024-12-15' }), { outcome: 'not_yet', from: '2026-12-15' }],
    ['a year outstanding shortens the term by half a year', candidate({ 任现职级月数: 18, 任现职级以来优秀次数: 1 }, { rankSince: '2025-05' }), { outcome: 'eligible', months: { served: 18, needed: 18, counted: 'rank' } }],
    ['a year that does not count lengthens it', candidate({ 任现职级月数: 30, 任现职级以来不计年限年度数: 1 }, { rankSince: '2024-05' }), { outcome: 'not_yet', from: '2027-05-01' }],
    ['a poor last grade bars', candidate({ 上年度考核等次: '基本称职' }), { outcome: 'barred', until: null }],
    ['unless it may rest on what was released: then it is looked at again', candidate({ 上年度考核等次: '基本称职' }, { reliefs: [relief] }), { outcome: 'not_enough', missing: ['上年度考核等次'], gradeInDoubt: true }],
    ['a release does not lift an effect period', candidate({ 处分影响期内: true }, { effectUntil: '2027-03-31', reliefs: [relief] }), { outcome: 'barred', until: '2027-03-31', gradeInDoubt: false }],
    ['a lock bars until its day', candidate({}, { locks: [lock('2027-01-01'), lock('2027-06-01')] }), { outcome: 'barred', until: '2027-06-01' }],
    ['a lock without an end bars without a day', candidate({}, { locks: [lock('2027-01-01'), lock('—')] }), { outcome: 'barred', until: null }],
    ['no grade on file for last year: nothing can be said', candidate({ 上年度考核等次: null }), { outcome: 'not_enough', missing: ['上年度考核等次'] }],
    ['a civil servant without a rank on file', candidate({ 职级: '无' }), { outcome: 'not_enough', missing: ['职级'], target: null }],
    ['a township deputy without a rank goes by his level', candidate({ 职级: '无', 领导职务层次: '乡科级副职', 任现职务层次月数: 60 }, { levelSince: '2021-11' }), { target: '三级主任科员', outcome: 'eligible' }],
    ['by level where that opens sooner than by rank', candidate({ 职级: '四级主任科员', 任现职级月数: 1, 领导职务层次: '乡科级正职', 任现职务层次月数: 130 }, { rankSince: '2026-10', levelSince: '2016-01' }), { target: '一级主任科员', outcome: 'eligible' }],
    ['at the top there is nothing to seek', candidate({ 职级: '一级巡视员' }), null],
    ['people of institutions are not concerned', candidate({ 职级: '无', 领导职务层次: '乡科级副职' }, { ranked: false }), null],
  ];
  it.each(cases)('%s', (_, c, expected) => {
    const found = judge(c);
    if (expected === null) expect(found).toBeNull();
    else expect(found).toMatchObject(expected);
  });

  it('names what must be confirmed first, and on a day to come also the grade of the year that is not over', () => {
    expect(judge(candidate())!.supposed).toEqual(['是否立案未结']);
    expect(judge(candidate({ 是否立案未结: false }))!.supposed).toEqual([]);
    expect(judge(candidate({ 是否立案未结: true }))!.outcome).toBe('barred');
    expect(judge(candidate({ 上年度考核等次: null }), LATER)).toMatchObject({ outcome: 'eligible', supposed: ['是否立案未结', '上年度考核等次'] });
  });

  it('is open on the day it names and not on the day before', () => {
    const months = (since: string, on: string): number => (Number(on.slice(0, 4)) - Number(since.slice(0, 4))) * 12 + Number(on.slice(5, 7)) - Number(since.slice(5, 7)) - (on.slice(8) < since.slice(8) ? 1 : 0);
    fc.assert(fc.property(fc.constantFrom('2024-12-15', '2025-03-01', '2026-07-31'), fc.nat(2), fc.nat(1), (rankSince, outstanding, lost) => {
      const on = (day: string): RankCandidate => candidate({ 任现职级月数: months(rankSince, day), 任现职级以来优秀次数: outstanding, 任现职级以来不计年限年度数: lost }, { rankSince });
      const found = judge(on(TODAY))!;
      if (found.from === null) {
        expect(found.outcome).toBe('eligible');
        return;
      }
      expect(judge(on(found.from))!.outcome).toBe('eligible');
      expect(judge(on(addDays(found.from, -1)))!.outcome).toBe('not_yet');
      expect(found.months!.needed).toBeGreaterThan(found.months!.served);
    }));
  });

  it('a lock never helps, a release never harms', () => {
    fc.assert(fc.property(fc.nat(80), fc.constantFrom('优秀', '称职', '基本称职', '不称职', null), fc.boolean(), (served, grade, sanctioned) => {
      const facts = { 任现职级月数: served, 上年度考核等次: grade, 处分影响期内: sanctioned };
      const before = judge(candidate(facts))!.outcome;
      expect(judge(candidate(facts, { locks: [lock('2027-01-01')] }))!.outcome).toBe('barred');
      const after = judge(candidate(facts, { reliefs: [relief] }))!.outcome;
      expect(after === before || (before === 'barred' && after === 'not_enough')).toBe(true);
    }));
  });
});
