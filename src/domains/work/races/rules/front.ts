import type { Standing } from '../model.ts';

/** work.race_front: how many places of a group boards show: at most so many, and never more than the better half, so that the last can be told from no board. */
export const frontPlaces = (ranked: number, boardPlaces: number): number => (ranked === 0 ? 0 : Math.max(1, Math.min(boardPlaces, Math.floor(ranked / 2))));

/** Those in front, by rank. Where equal ones reach over the half, only those who are better than half. */
export function inFront<S extends Pick<Standing, 'rank'>>(group: readonly S[], boardPlaces: number): S[] {
  const ranked = group.filter((s) => s.rank !== null);
  const places = frontPlaces(ranked.length, boardPlaces);
  const of = (rank: number): number => ranked.filter((s) => s.rank! <= rank).length;
  return ranked.filter((s) => s.rank! <= places && (of(s.rank!) <= Math.max(1, Math.floor(ranked.length / 2)) || of(s.rank!) < ranked.length)).sort((a, b) => a.rank! - b.rank!);
}
