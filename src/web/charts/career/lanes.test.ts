import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { monthOf, placePosts, stackMarks, yearTicks, type CareerPost } from './lanes.ts';

const post = (key: string, from: string, to: string | null, kind: CareerPost['kind'] = 'main'): CareerPost => ({ key, from, to, kind, title: key });
const lanes = (...posts: CareerPost[]) => Object.fromEntries(placePosts(posts, '2026-06-01').map((p) => [p.post.key, p.lane]));

describe('career lanes', () => {
  it('keeps successive main posts on one line', () => {
    expect(lanes(post('a', '2001-07', '2006-03'), post('b', '2006-03', '2011-09'), post('c', '2011-09', null))).toEqual({ a: 0, b: 0, c: 0 });
  });
  it('stacks concurrent and seconded posts below, whatever the order given', () => {
    expect(lanes(post('x', '2012-01', '2013-01', 'seconded'), post('c', '2011-09', null), post('y', '2012-06', null, 'concurrent'))).toEqual({ c: 0, x: 1, y: 2 });
  });
  it('gives overlapping main posts lines of their own', () => {
    expect(lanes(post('a', '2001', '2006'), post('b', '2005', null))).toEqual({ a: 0, b: 1 });
  });
  it('ends an open post today', () => {
    expect(placePosts([post('a', '2020-01-01', null)], '2026-06-01')[0]?.end).toBe(monthOf('2026-06-01'));
  });
  it('never lets two posts of one lane overlap', () => {
    const date = fc.tuple(fc.integer({ min: 1990, max: 2025 }), fc.integer({ min: 1, max: 12 })).map(([y, m]) => `${y}-${String(m).padStart(2, '0')}`);
    const kind = fc.constantFrom<CareerPost['kind']>('main', 'concurrent', 'seconded');
    const any = fc.record({ a: date, b: date, kind }).map(({ a, b, kind: k }) => post(`${a}${b}`, a < b ? a : b, a < b ? b : a, k));
    fc.assert(
      fc.property(fc.array(any, { maxLength: 20 }), (posts) => {
        const placed = placePosts(posts, '2026-06-01');
        expect(placed).toHaveLength(posts.length);
        for (const p of placed) for (const q of placed) if (p !== q && p.lane === q.lane) expect(p.end <= q.start || q.end <= p.start).toBe(true);
      }),
    );
  });
});

describe('marks', () => {
  it('go up a level when crowded', () => {
    expect(stackMarks([0, 1, 20], 5, 3)).toEqual([0, 1, 0]);
    expect(stackMarks([20, 1, 0], 5, 3)).toEqual([0, 1, 0]);
  });
  it('reuse the level left longest ago when all are taken', () => {
    expect(stackMarks([0, 1, 2, 3], 10, 2)).toEqual([0, 1, 0, 1]);
  });
});

it('writes as many years as fit', () => {
  expect(yearTicks(monthOf('2019-06'), monthOf('2023-06'), 10)).toEqual([2020, 2021, 2022, 2023]);
  expect(yearTicks(monthOf('1998-06'), monthOf('2026-06'), 8)).toEqual([2000, 2005, 2010, 2015, 2020, 2025]);
});
