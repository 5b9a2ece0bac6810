import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, contains, type Day } from '../../../kernel/period.ts';
import { rewriteTimeline, type Version } from './rewrite-timeline.ts';

const v = (versionId: string, from: Day, to: Day | null, values: string): Version<string> => ({ versionId, from, to, values });
const A = v('1', '2020-01-01', '2022-01-01', 'a');
const B = v('2', '2022-01-01', null, 'b');

describe('rewriting a line of versions', () => {
  it.each<[string, readonly Version<string>[], Day, Day | null, string | null, readonly string[], readonly [Day, Day | null, string][]]>([
    ['a change from a day keeps what was before', [A, B], '2023-01-01', null, 'x', ['2'], [['2022-01-01', '2023-01-01', 'b'], ['2023-01-01', null, 'x']]],
    ['a correction of all its days', [B], '2022-01-01', null, 'x', ['2'], [['2022-01-01', null, 'x']]],
    ['across two versions', [A, B], '2021-01-01', null, 'x', ['1', '2'], [['2020-01-01', '2021-01-01', 'a'], ['2021-01-01', '2022-01-01', 'x'], ['2022-01-01', null, 'x']]],
    ['a stretch in the middle', [B], '2023-01-01', '2024-01-01', 'x', ['2'], [['2022-01-01', '2023-01-01', 'b'], ['2023-01-01', '2024-01-01', 'x'], ['2024-01-01', null, 'b']]],
    ['an end', [A, B], '2023-01-01', null, null, ['2'], [['2022-01-01', '2023-01-01', 'b']]],
    ['days that nothing covers stay uncovered', [A], '2023-01-01', null, 'x', [], []],
  ])('%s', (_name, versions, from, to, value, supersede, insert) => {
    const r = rewriteTimeline(versions, from, to, () => value);
    expect(r.supersede).toEqual(supersede);
    expect(r.insert.map((s) => [s.from, s.to, s.values])).toEqual(insert);
  });
  it('fills days that nothing covered when told to', () => {
    const r = rewriteTimeline([A], '2019-01-01', '2023-01-01', () => 'x', 'x');
    expect(r.insert.map((s) => [s.from, s.to])).toEqual([['2019-01-01', '2020-01-01'], ['2020-01-01', '2022-01-01'], ['2022-01-01', '2023-01-01']]);
  });
  it('changes the days it names and no other, and never overlaps', () => {
    const day = fc.integer({ min: 0, max: 60 }).map((n) => addDays('2020-01-01', n));
    fc.assert(
      fc.property(fc.uniqueArray(fc.integer({ min: 0, max: 60 }), { minLength: 2, maxLength: 6 }), fc.boolean(), day, fc.option(day), (cuts, open, from, end) => {
        const days = [...cuts].sort((a, b) => a - b).map((n) => addDays('2020-01-01', n));
        const versions = days.slice(0, -1).map((d, i) => v(String(i), d, open && i === days.length - 2 ? null : days[i + 1]!, `v${i}`));
        const to = end !== null && end > from ? end : null;
        const r = rewriteTimeline(versions, from, to, (x) => `${x}!`);
        const after = [...versions.filter((x) => !r.supersede.includes(x.versionId)), ...r.insert];
        for (let n = -1; n < 63; n++) {
          const d = addDays('2020-01-01', n);
          const was = versions.filter((x) => contains(x, d)).map((x) => x.values);
          const is = after.filter((x) => contains(x, d)).map((x) => x.values);
          expect(is).toEqual(d >= from && (to === null || d < to) ? was.map((x) => `${x}!`) : was);
        }
        for (const s of r.insert) expect(s.to === null || s.from < s.to).toBe(true);
      }),
    );
  });
});
