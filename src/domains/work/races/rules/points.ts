import { divide, type Score } from '../../../../kernel/score.ts';
import type { RaceTask } from '../model.ts';

/** Share of the target that is confirmed, ten-thousandths; more than the target counts as the target. */
const shareOf = (t: Pick<RaceTask, 'achieved' | 'target'>): bigint => divide(BigInt(Math.min(t.achieved, t.target)) * 10_000n, BigInt(t.target), 'half_up');

/**
 * work.race_points (M021, M023): each task's confirmed share times the difficulty of its project, on average. Somebody who does all of a
 * project with difficulty 1.2 has 120 points. Out: millionths of a point; null when no task counts, which is not zero.
 */
export function racePoints(tasks: readonly RaceTask[]): Score | null {
  const counted = tasks.filter((t) => !t.setAside);
  if (counted.length === 0) return null;
  const sum = counted.reduce((n, t) => n + shareOf(t) * BigInt(t.weight), 0n);
  return Number(divide(sum, BigInt(counted.length), 'half_up')) as Score;
}

/** The months in which at least one task counts. */
export const countedMonths = (tasks: readonly RaceTask[]): string[] => [...new Set(tasks.filter((t) => !t.setAside).map((t) => t.month))].sort();

/** What is reached of what was asked, without difficulty: ten-thousandths of each task on average. */
export const plainShare = (tasks: readonly RaceTask[]): number | null => {
  const counted = tasks.filter((t) => !t.setAside);
  return counted.length === 0 ? null : Number(divide(counted.reduce((n, t) => n + shareOf(t), 0n), BigInt(counted.length), 'half_up'));
};
