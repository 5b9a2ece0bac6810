import { describe, expect, it } from 'vitest';
import type { Measure } from '../model.ts';
import { askedBefore, asks } from './asked-before.ts';
import { buildMeasureOnList as line } from './measure.fixtures.ts';

const limits = { likeness: 60, days: 120 };
const about = { kind: 'explanation' as const, matter: '违规审批临时用地', lead: '7号', onDay: '2026-03-20' };

describe('asked before', () => {
  it.each<[string, Partial<Measure>, boolean]>([
    ['the same matter by the other body', {}, true],
    ['the same matter by the same body', { body: 'organization' }, true],
    ['by a reminder', { kind: 'reminder' }, true],
    ['an admonition asks nothing', { kind: 'admonition' }, false],
    ['other words', { matter: '公款吃喝' }, false],
    ['other words, the same number of the lead, years ago', { matter: '公款吃喝', lead: ' 7号', onDay: '2020-01-01' }, true],
    ['like words, too long ago', { onDay: '2025-10-01' }, false],
    ['like words, the last day of the period', { onDay: '2025-11-20' }, true],
    ['withdrawn', { withdrawn: { on: '2026-03-19', because: '登记有误' } }, false],
  ])('%s: %s', (_, change, hit) => expect(askedBefore(about, [line(change)], limits)).toHaveLength(hit ? 1 : 0));

  it('an admonition is put on the list whoever asked before; the newest line is named first', () => {
    expect(askedBefore({ ...about, kind: 'admonition' }, [line({})], limits)).toEqual([]);
    expect(asks('admonition')).toBe(false);
    expect(askedBefore(about, [line({ id: 'a', onDay: '2026-03-01' }), line({ id: 'b', onDay: '2026-03-10' })], limits).map((m) => m.id)).toEqual(['b', 'a']);
  });
});
