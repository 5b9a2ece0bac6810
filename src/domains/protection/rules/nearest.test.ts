import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Precedent } from '../model.ts';
import { nearest } from './nearest.ts';

const precedent = (caseId: string, facts: Precedent['facts'], over: Partial<Precedent> = {}): Precedent => ({ caseId, field: '重点项目建设', summary: '', facts, conclusion: 'tolerated', decidedOn: '2026-01-01', reason: '', ...over });
const here = { 失误类型: '先行先试', 是否谋取私利: false, 是否履行决策程序: true };

describe('similar decided cases', () => {
  it('puts the one with most facts alike first and says what differed', () => {
    const found = nearest(here, '重点项目建设', [precedent('a', { ...here, 是否谋取私利: true }), precedent('b', here), precedent('c', { 失误类型: '无意过失' })], 5);
    expect(found.map((f) => f.precedent.caseId)).toEqual(['b', 'a']);
    expect(found[0]!.different).toEqual([]);
    expect(found[1]!.different).toEqual([{ fact: '是否谋取私利', here: false, there: true }]);
  });
  it('of equal ones takes the same field, then the newer', () => {
    const found = nearest(here, '城市管理', [precedent('old', here, { field: '城市管理', decidedOn: '2020-01-01' }), precedent('other', here, { decidedOn: '2026-05-01' }), precedent('new', here, { field: '城市管理', decidedOn: '2025-01-01' })], 3);
    expect(found.map((f) => f.precedent.caseId)).toEqual(['new', 'old', 'other']);
  });
  it('a fact the other case does not know counts as different', () => expect(nearest(here, null, [precedent('a', { 失误类型: '先行先试' })], 5)[0]!.different.map((d) => d.fact)).toEqual(['是否谋取私利', '是否履行决策程序']));
  it('the order of the casebook says nothing, and a case is always nearest to itself', () => {
    const facts = fc.dictionary(fc.constantFrom('甲', '乙', '丙', '丁'), fc.oneof(fc.boolean(), fc.constantFrom('x', 'y')));
    fc.assert(
      fc.property(fc.array(facts, { minLength: 1, maxLength: 12 }), (all) => {
        const book = all.map((f, i) => precedent(`c${String(i).padStart(2, '0')}`, f));
        const own = all[0]!;
        const found = nearest(own, null, book, 20);
        expect(nearest(own, null, book.toReversed(), 20)).toEqual(found);
        if (Object.keys(own).length > 0) expect(found[0]!.same.length).toBe(Object.keys(own).length);
      }),
    );
  });
});
