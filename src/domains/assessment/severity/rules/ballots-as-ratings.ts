import type { BallotOption, FormDefinition } from '../../ballots/contract/form.ts';
import type { BallotRow } from '../../ballots/model.ts';
import type { RatedBallots, RatedItem, Rating } from './ratings.ts';

export interface CountedBallot {
  readonly number: number;
  readonly cell: string;
  readonly rows: readonly BallotRow[];
}

/** Bands of a free score: the model needs ordered options, and ten are as many as people use apart. */
const BANDS = 10;

/**
 * Ballots as ratings: every scored item about a person whose options carry points. Options with the same points are one, 不了解 and blanks
 * are left out, items on the negative side are never mixed in (M046). Each ballot weighs its cell's weight over the ballots of the cell.
 */
export function ballotsAsRatings(form: FormDefinition, ballots: readonly CountedBallot[], cellWeights: ReadonlyMap<string, number>): RatedBallots {
  const scales: Record<string, readonly number[]> = {};
  const items: RatedItem[] = [];
  const category = new Map<string, (value: string) => { category: number; points: number } | null>();
  for (const section of form.sections) {
    if (section.about !== 'person' || section.side === 'negative') continue;
    for (const item of section.items) {
      if (item.weight === 0) continue;
      if (item.kind === 'choice') {
        const counting = item.options.filter((o) => o.meaning === 'counts' && o.points !== null);
        const points = [...new Set(counting.map(pointsOf))].sort((a, b) => a - b);
        if (points.length < 2) continue;
        scales[points.join(' ')] = points;
        items.push({ key: item.key, scale: points.join(' '), weight: item.weight });
        const byKey = new Map(counting.map((o) => [o.key, pointsOf(o)]));
        category.set(item.key, (value) => (byKey.has(value) ? { category: points.indexOf(byKey.get(value)!), points: byKey.get(value)! } : null));
      } else if (item.kind === 'score') {
        const [from, to] = [Number(item.minimum), Number(item.maximum)];
        const scale = `${from}–${to}`;
        scales[scale] = Array.from({ length: BANDS }, (_, b) => from + ((b + 0.5) * (to - from)) / BANDS);
        items.push({ key: item.key, scale, weight: item.weight });
        const options = new Set(item.options.map((o) => o.key));
        category.set(item.key, (value) => (options.has(value) || value === '' || Number.isNaN(Number(value)) ? null : { category: Math.min(BANDS - 1, Math.max(0, Math.floor(((Number(value) - from) * BANDS) / (to - from)))), points: Number(value) }));
      }
    }
  }
  const perCell = new Map<string, number>();
  for (const b of ballots) perCell.set(b.cell, (perCell.get(b.cell) ?? 0) + 1);
  const raterWeights = new Map<string, number>();
  const ratings: Rating[] = [];
  for (const ballot of ballots) {
    const weight = (cellWeights.get(ballot.cell) ?? 0) / perCell.get(ballot.cell)!;
    // A cell that weighs nothing says nothing about the score.
    if (weight === 0) continue;
    const rater = String(ballot.number).padStart(6, '0');
    raterWeights.set(rater, weight);
    for (const { subject, answers } of ballot.rows) {
      if (subject === null) continue;
      for (const { key } of items) {
        const value = answers[key];
        const found = typeof value === 'string' ? category.get(key)!(value) : null;
        if (found) ratings.push({ rater, subject, item: key, ...found });
      }
    }
  }
  return { ratings, items, scales, raterWeights };
}

const pointsOf = (o: BallotOption): number => Number(o.points);
