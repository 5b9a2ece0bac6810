import { expect } from './expectation-table.ts';
import type { Fit } from './fit-rasch.ts';
import type { Precision } from './fit-statistics.ts';
import { ALL_HIGHEST, ALL_LOWEST } from './usable-ratings.ts';

export const rule = { ruleId: 'assessment.ballot_flags', source: 'Myford C. M., Wolfe E. W., Detecting and measuring rater effects using many-facet Rasch measurement, Journal of Applied Measurement 4–5 (2003–2004)' } as const;

/** What makes a ballot worth a look. Nothing is taken out because of it. */
export type BallotFlag =
  /** Everybody and everything the same option. */
  | 'straight_line'
  /** Nothing but the highest, or the lowest, option. */
  | 'extreme'
  /** Runs against what the other ballots say: high where they are low. */
  | 'inverted'
  /** Far from the model in both directions, as if marked at random. */
  | 'erratic'
  /** Far more severe or lenient than the others, beyond its error. */
  | 'far_off';

export interface FlagLimits {
  /** Ratings a ballot needs before anything is said of it. */
  readonly leastRatings: number;
  /** Correlation with the expected ratings at or under which a ballot counts as inverted. */
  readonly invertedAt: number;
  /** Outfit mean square and its z from which a ballot counts as erratic (both). */
  readonly erraticFrom: number;
  readonly z: number;
  /** Distance from the mean severity, in standard deviations of all ballots, from which it counts as far off. */
  readonly farFrom: number;
}

/** Flags per rater. `precision` is that of the raters. */
export function ballotFlags(fit: Fit, precision: readonly Precision[], limits: FlagLimits): BallotFlag[][] {
  const { sheet, usable, effects, tables } = fit;
  const raters = sheet.raters.length;
  const n = new Float64Array(raters);
  const first = new Int32Array(raters).fill(-1);
  const same = new Uint8Array(raters).fill(1);
  const [x, y, xx, yy, xy] = [new Float64Array(raters), new Float64Array(raters), new Float64Array(raters), new Float64Array(raters), new Float64Array(raters)];
  const out = new Float64Array(2);
  for (let o = 0; o < sheet.rater.length; o++) {
    const r = sheet.rater[o]!;
    const scale = sheet.scaleOf[sheet.item[o]!]!;
    n[r]!++;
    if (first[r] === -1) first[r] = sheet.category[o]!;
    else if (first[r] !== sheet.category[o]) same[r] = 0;
    // What a rater of average severity would be expected to say; in shares of the scale, since forms mix scales.
    expect(tables[scale]!, effects.ability[sheet.subject[o]!]! - effects.difficulty[sheet.item[o]!]!, out);
    const top = Math.max(1, usable.kept[scale]!.length - 1);
    const a = usable.category[o]! / top;
    const b = out[0]! / top;
    x[r]! += a;
    y[r]! += b;
    xx[r]! += a * a;
    yy[r]! += b * b;
    xy[r]! += a * b;
  }
  const inside = Array.from(n.keys()).filter((r) => usable.raters[r]! === 0);
  const spread = Math.sqrt(inside.reduce((a, r) => a + effects.severity[r]! ** 2, 0) / Math.max(1, inside.length - 1)) * fit.shrink;
  return Array.from(n.keys(), (r) => {
    const flags: BallotFlag[] = [];
    if (n[r]! < limits.leastRatings) return flags;
    const end = usable.raters[r] === ALL_HIGHEST || usable.raters[r] === ALL_LOWEST;
    if (end) flags.push('extreme');
    if (same[r]) flags.push('straight_line');
    const [vx, vy] = [n[r]! * xx[r]! - x[r]! ** 2, n[r]! * yy[r]! - y[r]! ** 2];
    if (vx > 1e-9 && vy > 1e-9 && (n[r]! * xy[r]! - x[r]! * y[r]!) / Math.sqrt(vx * vy) <= limits.invertedAt) flags.push('inverted');
    const p = precision[r]!;
    if (p.outfit !== null && p.outfit >= limits.erraticFrom && p.outfitZ! >= limits.z) flags.push('erratic');
    const severity = Math.abs(effects.severity[r]! * fit.shrink);
    if (!end && spread > 0 && severity >= limits.farFrom * spread && severity >= limits.z * p.error) flags.push('far_off');
    return flags;
  });
}
