import { firstDayOf, type Day, type PartialDate } from '../../../kernel/period.ts';

export interface CareerPost {
  readonly key: string;
  readonly from: PartialDate;
  /** First day that no longer counts; null while it lasts. */
  readonly to: PartialDate | null;
  readonly title: string;
  readonly organization?: string;
  readonly kind: 'main' | 'concurrent' | 'seconded';
}

/** A post on its lane: lane 0 is the main line, concurrent and seconded posts stack below it. */
export interface Placed<Post> {
  readonly post: Post;
  readonly lane: number;
  readonly start: number;
  readonly end: number;
}

const MONTH = 30.436875 * 86_400_000;
/** Days as a number line, in months, so that scales and ticks stay simple. */
export const monthOf = (date: PartialDate): number => Date.parse(`${firstDayOf(date)}T00:00:00Z`) / MONTH;

/**
 * Each post on the first lane free at its start. Main posts go first and keep lane 0 for themselves
 * unless two of them overlap; the others begin at lane 1.
 */
export function placePosts(posts: readonly CareerPost[], today: Day): readonly Placed<CareerPost>[] {
  const spans = posts
    .map((post) => ({ post, start: monthOf(post.from), end: Math.max(monthOf(post.to ?? today), monthOf(post.from)) }))
    .sort((a, b) => Number(a.post.kind !== 'main') - Number(b.post.kind !== 'main') || a.start - b.start);
  const ends: number[] = [];
  return spans.map((span) => {
    let lane = span.post.kind === 'main' ? 0 : 1;
    while ((ends[lane] ?? -Infinity) > span.start) lane++;
    ends[lane] = span.end;
    return { ...span, lane };
  });
}

/** Marks nearer than `gap` on the axis go up a level, so that none hides another; at most `levels` of them. */
export function stackMarks(places: readonly number[], gap: number, levels: number): readonly number[] {
  const lastAt: number[] = Array.from({ length: levels }, () => -Infinity);
  return places
    .map((x, i) => ({ x, i }))
    .sort((a, b) => a.x - b.x)
    .map(({ x, i }) => {
      const free = lastAt.findIndex((last) => x - last >= gap);
      const level = free >= 0 ? free : lastAt.indexOf(Math.min(...lastAt));
      lastAt[level] = x;
      return { i, level };
    })
    .sort((a, b) => a.i - b.i)
    .map(({ level }) => level);
}

/** Years to write under the axis: as many as fit, evenly. */
export function yearTicks(startMonth: number, endMonth: number, room: number): readonly number[] {
  const first = new Date(startMonth * MONTH).getUTCFullYear() + 1;
  const last = new Date(endMonth * MONTH).getUTCFullYear();
  const step = [1, 2, 5, 10, 20].find((s) => (last - first) / s <= room) ?? 50;
  const ticks: number[] = [];
  for (let year = Math.ceil(first / step) * step; year <= last; year += step) ticks.push(year);
  return ticks;
}
