import { probabilities } from './expectation-table.ts';
import type { Fit } from './fit-rasch.ts';

export const rule = { ruleId: 'assessment.fair_average', source: 'Linacre, FACETS manual, fair average' } as const;

/**
 * 校正分: the score that a person of this measure would get, on the raw scale, from a rater of average severity on every item of the form,
 * with the weights of the items. It is comparable to the raw weighted score because both are told in the same points.
 */
export function fairAverages(fit: Fit): (measure: number) => number {
  const { sheet, usable, effects, thresholds, shrink } = fit;
  const total = sheet.items.reduce((a, i) => a + i.weight, 0);
  const shrunk = thresholds.map((f) => f.map((t) => t * shrink));
  const parts = sheet.items.map((item, i) => {
    const scale = sheet.scaleOf[i]!;
    const kept = usable.kept[scale]!;
    return { share: item.weight / total, difficulty: effects.difficulty[i]! * shrink, thresholds: shrunk[scale]!, points: kept.map((k) => sheet.scales[scale]![k]!), room: new Float64Array(kept.length) };
  });
  return (measure) => {
    let score = 0;
    for (const part of parts) {
      if (part.room.length === 0) return NaN;
      const p = probabilities(part.thresholds, measure - part.difficulty, part.room);
      for (let k = 0; k < p.length; k++) score += part.share * p[k]! * part.points[k]!;
    }
    return score;
  };
}
