import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { likeness, matterLikeness } from './likeness.ts';

describe('matters as two people write them', () => {
  it('likeness is the same both ways and whole for the same words', () => {
    fc.assert(fc.property(fc.string(), fc.string(), (a, b) => {
      expect(likeness(a, b)).toBe(likeness(b, a));
      expect(likeness(a, a)).toBe(100);
    }));
  });
  const limits = { likeness: 60, days: 120 };
  const a = { reference: '线索〔2026〕7号', text: '违规审批临时用地', on: '2026-03-01' };
  it.each([
    ['same number, other words, years apart', { reference: '线索 [2026] 7号', text: '公款吃喝', on: '2029-03-01' }, true],
    ['same words, near', { reference: null, text: '违规审批临时用地。', on: '2026-06-01' }, true],
    ['same words, too far apart', { reference: null, text: '违规审批临时用地', on: '2026-07-01' }, false],
    ['the last day that is near', { reference: null, text: '违规审批临时用地', on: '2026-06-29' }, true],
    ['other words, near', { reference: null, text: '公款吃喝', on: '2026-03-02' }, false],
    ['two without a number are not the same by it', { reference: '', text: '公款吃喝', on: '2026-03-02' }, false],
  ])('%s', (_, b, same) => expect([matterLikeness(a, b, limits).same, matterLikeness(b, a, limits).same]).toEqual([same, same]));
});
