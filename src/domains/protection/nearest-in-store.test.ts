import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testHouse, type TestHouse } from '../../../tests/support/house.ts';
import type { Precedent } from './model.ts';
import { nearest } from './rules/nearest.ts';
import { nearestPrecedents, savePrecedent } from './store/index.ts';

let t: TestHouse;
beforeAll(async () => {
  t = await testHouse();
});
afterAll(() => t.close());

const names = ['是否谋取私利', '是否履行决策程序', '失误类型', '带“引号”的'] as const;
const value = fc.oneof(fc.boolean(), fc.constantFrom('先行先试', '无意过失', '有"引号"', '100%'));
const facts = fc.dictionary(fc.constantFrom(...names), value, { maxKeys: 4 });
const field = fc.constantFrom('城市管理', '改革创新试点', '其他');
const precedent = fc.record({ caseId: fc.uuid(), field, facts, conclusion: fc.constantFrom('tolerated' as const, 'not_tolerated' as const), decidedOn: fc.constantFrom('2025-03-01', '2025-03-02', '2026-01-01') });

describe('the nearest cases', () => {
  it('are the same found in the database as by the rule, in the same order', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uniqueArray(precedent, { selector: (p) => p.caseId, minLength: 1, maxLength: 30 }), facts, fc.option(field), fc.integer({ min: 1, max: 8 }), async (drawn, asked, inField, most) => {
        const all: Precedent[] = drawn.map((p) => ({ ...p, summary: '摘要', reason: '理由' }));
        const except = all[0]!.caseId;
        const found = await t.house.unit(t.system, async (unit) => {
          for (const p of all) await savePrecedent(unit, p);
          return nearestPrecedents(unit, asked, inField, except, most);
        });
        const expected = nearest(asked, inField, all.filter((p) => p.caseId !== except), most).map((n) => n.precedent.caseId);
        await t.database.query('delete from protection.precedent');
        expect(nearest(asked, inField, found, most).map((n) => n.precedent.caseId)).toEqual(expected);
        expect(found.map((p) => p.caseId).sort()).toEqual([...expected].sort());
      }),
      { numRuns: 40 },
    );
  });
});
