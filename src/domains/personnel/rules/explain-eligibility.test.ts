import { describe, expect, it } from 'vitest';
import type { Explanation } from '../../../kernel/explanation.ts';
import type { Decision } from '../../policy/index.ts';
import type { Eligibility } from '../model.ts';
import { explainEligibility, type Wording } from './explain-eligibility.ts';

const words: Wording = { version: 'national@0', rule: 'rank-promotion', fact: (name) => ({ en: `${name} in English`, unit: name.endsWith('月数') ? '月' : undefined }), cite: (s) => `${s.document} ${s.article}` };
const source = { document: 'rank-parallel-2019', article: '第十八条' };
const decision = (verified: boolean): Decision => ({ ruleId: 'rank-promotion', effectiveFrom: '2020-12-28', packVersion: 'national@0', status: 'decided', outputs: { 结论: '未达年限' }, collected: [], missing: [], trace: [{ row: 22, state: 'lit', reason: { zh: '未达到', en: 'Not met' }, source, also: [], verified, missing: [] }] });
const found = (change: Partial<Eligibility> = {}): Eligibility => ({ outcome: 'not_yet', target: '三级主任科员', facts: { 职级: '四级主任科员', 任现职级月数: 20, 处分影响期内: false, 上年度考核等次: null }, row: 21, from: '2027-03-01', until: null, months: { served: 20, needed: 24, counted: 'rank' }, missing: [], supposed: ['是否立案未结'], locks: [], reliefs: [], gradeInDoubt: false, ...change });
const said = (e: Eligibility, d: Decision | null = decision(true)): Explanation => explainEligibility(e, d, ['职级', '任现职级月数', '处分影响期内', '上年度考核等次', '年龄'], words);
const lines = (e: Explanation): string[] => (e.children ?? []).map((c) => c.statement.replace('personnel.explain.', ''));

describe('the explanation of an eligibility', () => {
  it('names answer, row with article, months, what is taken for granted and the facts asked', () => {
    const e = said(found());
    expect(e).toMatchObject({ statement: 'personnel.explain.not_yet', params: { target: '三级主任科员', from: '2027-03-01' }, version: 'national@0' });
    expect(lines(e)).toEqual(['row', 'months_rank', 'supposed', 'facts']);
    expect(e.children![0]).toMatchObject({ params: { row: 22, reason: '未达到', reasonEn: 'Not met' }, source: 'rank-parallel-2019 第十八条' });
  });
  it('says each fact by what is known of it, and only those the table asks', () => {
    expect(said(found()).children!.at(-1)!.children!.map((c) => [c.statement.replace('personnel.explain.', ''), c.value])).toEqual([['fact', '四级主任科员'], ['fact', '20'], ['fact_no', undefined], ['fact_unknown', undefined]]);
  });
  it.each([
    ['an article nobody has verified', found(), decision(false), 'row_unchecked'],
    ['an effect period', found({ locks: [{ code: 'protection.locked', params: { basis: '记过', until: '2027-01-01' } }] }), decision(true), 'lock'],
    ['a hold', found({ locks: [{ code: 'protection.on_hold', params: { basis: '举报核查', until: '—' } }] }), decision(true), 'hold'],
    ['a release', found({ reliefs: [{ code: 'protection.relieved', params: { basis: '容错', from: '2026-01-01' } }] }), decision(true), 'relief'],
    ['a grade in doubt', found({ gradeInDoubt: true }), decision(true), 'grade_in_doubt'],
    ['a fact not on file', found({ missing: ['职级'], facts: null, months: null }), null, 'missing'],
  ] as const)('tells %s', (_, e, d, statement) => expect(lines(said(e, d))).toContain(statement));
});
