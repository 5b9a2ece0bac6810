/** One mark on one ballot. A ballot is anonymous: `rater` is its number in the box and nothing else is known of it. */
export interface Rating {
  readonly rater: string;
  readonly subject: string;
  readonly item: string;
  /** Place of the option on the item's scale, 0 is the lowest. 不了解 and blanks are not ratings: leave them out. */
  readonly category: number;
  /** Exact points, where the option stands for a range of points. */
  readonly points?: number;
}

/** One item of the form and the scale it is rated on. */
export interface RatedItem {
  readonly key: string;
  /** Items with the same scale share their thresholds (rating scale model); a scale of its own makes partial credit. */
  readonly scale: string;
  /** Weight in the raw weighted score; any positive unit. */
  readonly weight: number;
}

/** Points of each option of a scale, lowest first: the raw scale on which scores are told. */
export type Scales = Readonly<Record<string, readonly number[]>>;

export interface RatedBallots {
  readonly ratings: readonly Rating[];
  readonly items: readonly RatedItem[];
  readonly scales: Scales;
  /** Weight of each ballot (of its group); 1 where none is given. */
  readonly raterWeights?: ReadonlyMap<string, number>;
}

/** The same in columns, ordered by subject, rater and item, so that the order of arrival changes nothing to the last bit. */
export interface Sheet {
  readonly subjects: readonly string[];
  readonly raters: readonly string[];
  readonly items: readonly RatedItem[];
  readonly scaleKeys: readonly string[];
  readonly scales: readonly (readonly number[])[];
  readonly scaleOf: Int32Array;
  readonly subject: Int32Array;
  readonly rater: Int32Array;
  readonly item: Int32Array;
  readonly category: Uint8Array;
  /** Weight per rater with mean 1 over the ratings, so that errors keep their meaning. */
  readonly weight: Float64Array;
}

const sorted = (keys: Iterable<string>): string[] => [...new Set(keys)].sort();
const numbered = (keys: readonly string[]): Map<string, number> => new Map(keys.map((k, i) => [k, i]));

/** Ballots as columns. Throws a RangeError for an item, scale or category the form does not have: ballots are checked when they are cast. */
export function sheetOf(ballots: RatedBallots): Sheet {
  const { ratings } = ballots;
  const subjects = sorted(ratings.map((r) => r.subject));
  const raters = sorted(ratings.map((r) => r.rater));
  const items = [...ballots.items].sort((a, b) => (a.key < b.key ? -1 : 1));
  const scaleKeys = sorted(items.map((i) => i.scale));
  const scales = scaleKeys.map((k) => {
    const points = ballots.scales[k];
    if (!points || points.length < 2) throw new RangeError(`scale ${k} needs at least two options`);
    return points;
  });
  const scaleNumber = numbered(scaleKeys);
  const scaleOf = Int32Array.from(items, (i) => scaleNumber.get(i.scale)!);
  const [bySubject, byRater, byItem] = [numbered(subjects), numbered(raters), numbered(items.map((i) => i.key))];
  // Subject, rater, item and category in one number: it sorts without calling back.
  const keys = Float64Array.from(ratings, (r) => {
    const item = byItem.get(r.item);
    if (item === undefined) throw new RangeError(`no item ${r.item} on the form`);
    if (!Number.isInteger(r.category) || r.category < 0 || r.category >= scales[scaleOf[item]!]!.length) throw new RangeError(`item ${r.item} has no option ${r.category}`);
    return ((bySubject.get(r.subject)! * raters.length + byRater.get(r.rater)!) * items.length + item) * 64 + r.category;
  }).sort();
  const size = keys.length;
  const [subject, rater, item, category] = [new Int32Array(size), new Int32Array(size), new Int32Array(size), new Uint8Array(size)];
  for (let o = 0; o < size; o++) {
    let rest = keys[o]!;
    category[o] = rest % 64;
    rest = Math.floor(rest / 64);
    item[o] = rest % items.length;
    rest = Math.floor(rest / items.length);
    rater[o] = rest % raters.length;
    subject[o] = Math.floor(rest / raters.length);
  }
  const weight = Float64Array.from(raters, (r) => ballots.raterWeights?.get(r) ?? 1);
  let total = 0;
  for (let o = 0; o < size; o++) total += weight[rater[o]!]!;
  if (total > 0) for (let r = 0; r < weight.length; r++) weight[r]! *= size / total;
  return { subjects, raters, items, scaleKeys, scales, scaleOf, subject, rater, item, category, weight };
}
