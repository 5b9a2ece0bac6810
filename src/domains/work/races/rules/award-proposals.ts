import { formatScore } from '../../../../kernel/score.ts';
import type { AwardBasis, AwardKind, BasisLine, RaceTask, RaceTerms, Standing } from '../model.ts';
import { plainShare, racePoints } from './points.ts';

/** Difficulty as people write it: 12000 → `1.2`. */
export const weightOf = (weight: number): string => String(weight / 10_000);
const DONE = 10_000;
const line = (statement: string, params: BasisLine['params'] = {}): BasisLine => ({ statement: `races.basis.${statement}`, params });
const short = (t: RaceTask): boolean => !t.setAside && t.achieved < t.target;

/** What speaks for a proposal and what against it; the words of the cadre about what stood in the way are always among the latter. */
export function basisOf(kind: AwardKind, standing: Pick<Standing, 'points' | 'rank' | 'tasks'>, group: { readonly name: string; readonly ranked: number }, holds: readonly string[]): AwardBasis {
  const { tasks } = standing;
  const missed = tasks.filter(short);
  const hardest = Math.max(...tasks.map((t) => t.weight));
  const waiting = missed.filter((t) => t.waiting).length;
  const aside = tasks.filter((t) => t.setAside).length;
  const reasons = [
    line('rank', { group: group.name, rank: standing.rank ?? '—', of: group.ranked, points: standing.points === null ? '—' : formatScore(standing.points) }),
    line('tasks', { tasks: tasks.length - aside, done: tasks.length - aside - missed.length }),
    ...(kind === 'snail' ? missed.slice(0, 5).map((t) => line('missed', { month: t.month.slice(0, 7), title: t.title, project: t.projectTitle })) : []),
  ];
  const against = kind === 'snail' ? [...(hardest > DONE ? [line('hard', { weight: weightOf(hardest) })] : []), ...(waiting > 0 ? [line('waiting', { tasks: waiting })] : []), ...missed.filter((t) => t.said !== null).slice(0, 5).map((t) => line('said', { month: t.month.slice(0, 7), title: t.title, words: t.said! }))] : [...(hardest < DONE ? [line('easy', { weight: weightOf(hardest) })] : []), ...(missed.length > 0 ? [line('notAll', { tasks: missed.length })] : [])];
  return { reasons, counter: [...against, ...(aside > 0 ? [line('aside', { tasks: aside })] : []), ...holds.map((text) => line('hold', { text }))] };
}

/**
 * work.award_proposals (M023, T24): of one comparable group after the last month, the first places for 奔跑奖 and the last for 蜗牛奖. Equal ones are
 * proposed together. Nobody who did all that was asked is proposed as last, nobody with nothing done as first, nobody for both; where all are equal, nobody.
 */
export function proposeAwards(group: readonly Pick<Standing, 'laneId' | 'points' | 'rank' | 'tasks'>[], terms: Pick<RaceTerms, 'awardPlaces'>): { readonly laneId: string; readonly kind: AwardKind }[] {
  const ranked = group.filter((s) => s.rank !== null);
  if (new Set(ranked.map((s) => s.points)).size < 2) return [];
  const running = ranked.filter((s) => s.rank! <= terms.awardPlaces && racePoints(s.tasks)! > 0);
  const chosen = new Set(running.map((s) => s.laneId));
  const below = (s: (typeof ranked)[number]): number => ranked.filter((o) => o.points! < s.points!).length;
  const snails = ranked.filter((s) => below(s) < terms.awardPlaces && !chosen.has(s.laneId) && plainShare(s.tasks)! < DONE);
  return [...running.map((s) => ({ laneId: s.laneId, kind: 'running' as const })), ...snails.map((s) => ({ laneId: s.laneId, kind: 'snail' as const }))];
}
