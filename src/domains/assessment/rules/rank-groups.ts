import { SCORED } from './score-sheets.ts';

export const rule = { ruleId: 'assessment.rank', source: '公务员考核规定；考核方案“可比组”设定' } as const;

export interface Ranking {
  /** 1 is first; equal scores share a rank and the next one skips (1, 2, 2, 4). 0 for people without a score. */
  readonly ranks: Int32Array;
  /** People with a score, by group. */
  readonly sizes: Int32Array;
}

/**
 * Ranks people within comparable groups. In: total and state of each person, the number of the group of each, and the last
 * place of the totals (`CompiledScheme.step`), of which all are multiples. The order in which people stand changes nothing.
 */
export function rankGroups(totals: Float64Array, states: Uint8Array, groups: Int32Array, groupCount: number, step: number): Ranking {
  const sizes = new Int32Array(groupCount);
  let highest = 0;
  for (let p = 0; p < totals.length; p++) {
    if (states[p] !== SCORED) continue;
    sizes[groups[p]!]!++;
    if (totals[p]! > highest) highest = totals[p]!;
  }
  const width = highest / step + 1;
  // Counting pays while there are not many more possible scores than people.
  const ranks = width * groupCount <= 2 * totals.length ? rankByCounting(totals, states, groups, groupCount, step, width) : rankBySorting(totals, states, groups, sizes);
  return { ranks, sizes };
}

/** How many people of the group have each score; summed from the top this is the rank. Time grows with people, not people × log. */
function rankByCounting(totals: Float64Array, states: Uint8Array, groups: Int32Array, groupCount: number, step: number, width: number): Int32Array {
  const counts = new Int32Array(groupCount * width);
  for (let p = 0; p < totals.length; p++) if (states[p] === SCORED) counts[groups[p]! * width + totals[p]! / step]!++;
  for (let g = 0; g < groupCount; g++) {
    let better = 0;
    for (let cell = (g + 1) * width - 1; cell >= g * width; cell--) {
      const here = counts[cell]!;
      counts[cell] = better + 1;
      better += here;
    }
  }
  const ranks = new Int32Array(totals.length);
  for (let p = 0; p < totals.length; p++) if (states[p] === SCORED) ranks[p] = counts[groups[p]! * width + totals[p]! / step]!;
  return ranks;
}

function rankBySorting(totals: Float64Array, states: Uint8Array, groups: Int32Array, sizes: Int32Array): Int32Array {
  const starts = new Int32Array(sizes.length + 1);
  for (let g = 0; g < sizes.length; g++) starts[g + 1] = starts[g]! + sizes[g]!;
  const sorted = new Float64Array(starts[sizes.length]!);
  const next = starts.slice();
  for (let p = 0; p < totals.length; p++) if (states[p] === SCORED) sorted[next[groups[p]!]!++] = totals[p]!;
  for (let g = 0; g < sizes.length; g++) sorted.subarray(starts[g]!, starts[g + 1]!).sort();
  const ranks = new Int32Array(totals.length);
  for (let p = 0; p < totals.length; p++) if (states[p] === SCORED) ranks[p] = 1 + countGreater(sorted, starts[groups[p]!]!, starts[groups[p]! + 1]!, totals[p]!);
  return ranks;
}

/** How many in sorted[from, to) are greater than the value. */
function countGreater(sorted: Float64Array, from: number, to: number, value: number): number {
  let low = from;
  let high = to;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (sorted[middle]! > value) high = middle;
    else low = middle + 1;
  }
  return to - low;
}
