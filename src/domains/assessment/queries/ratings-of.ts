import { SCORE_SCALE } from '../../../kernel/score.ts';
import type { Unit } from '../../../platform/house/index.ts';
import { compileScheme } from '../rules/compile-scheme.ts';
import { findScheme } from '../store/index.ts';
import { ratedYears } from '../store/ratings.ts';

/** What people marked about one person in one year, 0–100 by dimension. */
export interface PersonRatings {
  readonly personId: string;
  readonly year: number;
  readonly classKey: string;
  readonly organizationId: string | null;
  readonly dimensions: Readonly<Record<string, number>>;
}

/**
 * Marks given by people, as frozen by the latest computation of each year: per dimension the mean of its rated indicators with the scheme's
 * weights of indicators and raters. What was counted from evidence or read from facts is left out, so that whoever compares marks with
 * evidence compares two witnesses. Region-wide; the caller asks whether its actor may see the people.
 */
export async function ratingsOf(unit: Unit, years: readonly number[]): Promise<PersonRatings[]> {
  const out: PersonRatings[] = [];
  for (const run of await ratedYears(unit, years)) {
    const stored = await findScheme(unit, run.schemeId);
    if (!stored) continue;
    const scheme = compileScheme(stored.definition);
    const classOf = new Map(scheme.classKeys.map((key, i) => [key, i]));
    for (const [p, person] of run.people.entries()) {
      const of = classOf.get(person.classKey);
      if (of === undefined) continue;
      const dimensions: Record<string, number> = {};
      for (const dimension of scheme.dimensions) {
        let sum = 0;
        let weight = 0;
        for (const indicator of dimension.indicators)
          for (const input of indicator.inputs) {
            const mark = input.rater === null ? Number.NaN : (run.columns.get(input.key)?.[p] ?? Number.NaN);
            const w = (input.weights[of] ?? 0) * (indicator.weights[of] ?? 0);
            if (Number.isNaN(mark) || w === 0) continue;
            sum += w * mark;
            weight += w;
          }
        if (weight > 0) dimensions[dimension.key] = sum / weight / SCORE_SCALE;
      }
      if (Object.keys(dimensions).length > 0) out.push({ personId: person.personId, year: run.year, classKey: person.classKey, organizationId: person.organizationId, dimensions });
    }
  }
  return out;
}
