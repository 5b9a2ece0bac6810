import type { Day, Period } from '../../../kernel/period.ts';

export const ruleId = 'registry.rewrite_timeline';

/** A stretch of valid time with what is true in it. */
export interface Stretch<V> extends Period {
  readonly values: V;
}
export interface Version<V> extends Stretch<V> {
  readonly versionId: string;
}

export interface Rewrite<V> {
  /** Versions that are no longer known to be so. They stay on file, closed. */
  readonly supersede: readonly string[];
  readonly insert: readonly Stretch<V>[];
}

/**
 * Writes `change` over the days from `from` (to `to`, or for good) of a line of versions that do not overlap.
 * Nothing is updated: a version that is touched is closed, and what remains of it is written anew beside the change.
 * Days that no version covered stay uncovered, unless `fill` gives their values.
 */
export function rewriteTimeline<V>(versions: readonly Version<V>[], from: Day, to: Day | null, change: (values: V) => V | null, fill?: V): Rewrite<V> {
  const supersede: string[] = [];
  const insert: Stretch<V>[] = [];
  const sorted = [...versions].sort((a, b) => (a.from < b.from ? -1 : 1));
  let filledTo: Day | null = from;
  const cover = (until: Day | null): void => {
    if (fill === undefined || filledTo === null || (until !== null && until <= filledTo)) return;
    insert.push({ from: filledTo, to: until, values: fill });
  };
  for (const v of sorted) {
    const touches = (to === null || v.from < to) && (v.to === null || from < v.to);
    if (!touches) continue;
    supersede.push(v.versionId);
    const start = v.from < from ? from : v.from;
    const end = to !== null && (v.to === null || to < v.to) ? to : v.to;
    cover(start);
    if (v.from < from) insert.push({ from: v.from, to: from, values: v.values });
    const changed = change(v.values);
    if (changed !== null) insert.push({ from: start, to: end, values: changed });
    if (end !== v.to && end !== null) insert.push({ from: end, to: v.to, values: v.values });
    filledTo = end;
  }
  cover(to);
  return { supersede, insert: insert.sort((a, b) => (a.from < b.from ? -1 : 1)) };
}
