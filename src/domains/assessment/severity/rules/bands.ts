export const rule = { ruleId: 'assessment.bands', source: '两人之差不超过 z×√(误差₁²+误差₂²) 的，视为不能区分' } as const;

/** A person on the ruler; only people of one subset are ever compared. */
export interface Placed {
  readonly measure: number;
  readonly error: number;
  readonly subset: number;
}

export interface Place {
  /** Band within the subset, 1 is the highest. Nobody in a band can be told from anybody else in it. */
  readonly band: number;
  /** Ranks within the subset that the person may hold: nobody who is surely better is behind, nobody surely worse in front. */
  readonly best: number;
  readonly worst: number;
  readonly of: number;
}

/** Are two people told apart at this z? */
export const toldApart = (a: Placed, b: Placed, z: number): boolean => Math.abs(a.measure - b.measure) > z * Math.sqrt(a.error ** 2 + b.error ** 2);

/**
 * Bands of people who cannot be told apart. From the top: the best person opens a band, each next one joins while he cannot be told
 * from anybody in it, the first who can opens the next. Neighbouring bands may still touch, therefore the range of ranks beside it.
 */
export function bands(people: readonly Placed[], z: number): Place[] {
  const places: Place[] = [];
  const subsets = new Map<number, number[]>();
  for (const [i, { subset }] of people.entries()) {
    const members = subsets.get(subset);
    if (members) members.push(i);
    else subsets.set(subset, [i]);
  }
  for (const members of subsets.values()) {
    const order = members.sort((a, b) => people[b]!.measure - people[a]!.measure || a - b);
    const measures = Float64Array.from(order, (j) => people[j]!.measure);
    const squares = Float64Array.from(order, (j) => people[j]!.error ** 2);
    let band = 0;
    let current: number[] = [];
    for (const i of order) {
      if (band === 0 || current.some((j) => toldApart(people[i]!, people[j]!, z))) {
        band++;
        current = [];
      }
      current.push(i);
      const { better, worse } = apart(measures, squares, people[i]!, z);
      places[i] = { band, best: better + 1, worst: order.length - worse, of: order.length };
    }
  }
  return places;
}

/** How many are surely better and surely worse than one. */
function apart(measures: Float64Array, squares: Float64Array, one: Placed, z: number): { better: number; worse: number } {
  let better = 0;
  let worse = 0;
  const own = one.error ** 2;
  for (let j = 0; j < measures.length; j++) {
    const gap = measures[j]! - one.measure;
    if (gap * gap <= z * z * (own + squares[j]!)) continue;
    if (gap > 0) better++;
    else worse++;
  }
  return { better, worse };
}
