import { describe, expect, it } from 'vitest';
import { buildScheme } from '../../../sample-scheme.ts';
import type { DraftScheme } from '../../../scheme-format.ts';
import { liveScore, type Sample } from './live-score.ts';

const sample: Sample = {
  personId: 'p',
  name: '张三',
  unit: '柳林镇',
  place: { category: 'staff', unitType: 'town', level: null, units: ['u'] },
  values: { 'conduct:superior': 90_000_000, 'conduct:peer': 85_000_000, growth: null },
  facts: { 年度培训学时: 60 },
  entries: [{ id: 'e', kind: 'deed', title: '抢险', occurredOn: '2026-07-01', state: 'confirmed', arena: null, flagged: false, persons: [{ personId: 'p', role: 'do', shareTenThousandths: 5000 }] }],
  score: '80.00',
};
const edited = (edit: (d: DraftScheme) => void): DraftScheme => {
  const draft = structuredClone(buildScheme()) as DraftScheme;
  edit(draft);
  return draft;
};

describe('the example person', () => {
  it.each<[string, DraftScheme, string | null | 'unfinished' | 'outside']>([
    // 德 88 × 40% + 绩 (deeds 5 of 10 = 50 × 50% + 80 × 50% = 65) × 60%
    ['as the scheme stands', edited(() => {}), '74.20'],
    ['moves with a weight', edited((d) => ((d.dimensions[0]!.weight = 60), (d.dimensions[1]!.weight = 40))), '78.80'],
    ['moves with the points of an entry', edited((d) => (d.dimensions[1]!.indicators[0]!.source = { from: 'evidence', kinds: { deed: '20' } })), '89.20'],
    ['lacks what nobody gave', edited((d) => (d.dimensions[1]!.indicators[2]!.weight = { leader: 20, staff: 0 })), '74.20'],
    ['has no score where a rank needs the group', edited((d) => (d.dimensions[1]!.indicators[0]!.scoring = { method: 'rank_in_group', best: '100', worst: '60' })), null],
    ['waits while sums are not 100%', edited((d) => (d.dimensions[0]!.weight = 50)), 'unfinished'],
    ['waits while a name is empty', edited((d) => (d.dimensions[0]!.name.zh = '')), 'unfinished'],
  ])('%s', (_, draft, expected) => {
    const live = liveScore(draft, sample);
    expect(live.state === 'scored' ? live.score : live.state).toBe(expected);
  });
  it('stands outside when no class fits', () => expect(liveScore(edited(() => {}), { ...sample, place: { ...sample.place, category: null } }).state).toBe('outside'));
});
