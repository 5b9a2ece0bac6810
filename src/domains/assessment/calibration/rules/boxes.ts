export const rule = { ruleId: 'assessment.calibration_boxes', source: '公务员考核规定（审核评鉴）' } as const;

export type Band = 'low' | 'middle' | 'high';

export interface Placed {
  readonly id: string;
  readonly group: string;
  /** Null where there is none: the person stands beside the chart, not in its corner. */
  readonly value: number | null;
}

export interface BandShares {
  /** Percent of a group that counts as high, and as low. */
  readonly upper: number;
  readonly lower: number;
  /** A group with fewer values has no bands. */
  readonly minimum: number;
}

/**
 * The band of each person within the own group: the best `upper` percent high, the last `lower` percent low, whole people,
 * never more than the share. Equal values share a band: where the edge falls among equals, they all stand in the middle.
 */
export function bandsOf(people: readonly Placed[], shares: BandShares): Map<string, Band> {
  const bands = new Map<string, Band>();
  const groups = new Map<string, { id: string; value: number }[]>();
  for (const p of people) if (p.value !== null) groups.set(p.group, [...(groups.get(p.group) ?? []), { id: p.id, value: p.value }]);
  for (const list of groups.values()) {
    if (list.length < shares.minimum) continue;
    const values = list.map((p) => p.value).sort((a, b) => b - a);
    const high = Math.floor((list.length * shares.upper) / 100);
    const low = Math.floor((list.length * shares.lower) / 100);
    // The first value that is no longer high, and the last that is not yet low.
    const belowHigh = values[high];
    const aboveLow = values[values.length - low - 1];
    for (const p of list) bands.set(p.id, belowHigh === undefined || p.value > belowHigh ? 'high' : aboveLow === undefined || p.value < aboveLow ? 'low' : 'middle');
  }
  return bands;
}
