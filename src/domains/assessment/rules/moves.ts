export const rule = { ruleId: 'assessment.moves', source: '政策试算：先在历史数据上试行再生效' } as const;

/** Where somebody stands under one scheme. */
export interface Standing {
  readonly id: string;
  readonly score: number | null;
  readonly rank: number | null;
  readonly group: string;
}

export interface Move {
  readonly id: string;
  readonly before: Standing | null;
  readonly after: Standing | null;
  /** Places gained within the same group; below 0 places lost. Null where the two cannot be compared. */
  readonly places: number | null;
  /** Millionths gained. */
  readonly points: number | null;
}

/** Everybody under either scheme, those who move most first; who stands in neither order of scores is told by id, so that the list never depends on chance. */
export function movesBetween(before: readonly Standing[], after: readonly Standing[]): Move[] {
  const now = new Map(after.map((s) => [s.id, s]));
  const was = new Map(before.map((s) => [s.id, s]));
  const moves = [...new Set([...was.keys(), ...now.keys()])].map((id): Move => {
    const [a, b] = [was.get(id) ?? null, now.get(id) ?? null];
    const comparable = a?.rank != null && b?.rank != null && a.group === b.group;
    return { id, before: a, after: b, places: comparable ? a.rank! - b.rank! : null, points: a?.score != null && b?.score != null ? b.score - a.score : null };
  });
  // Somebody who gains or loses a score at all moves furthest.
  const weight = (m: Move): number => ((m.before?.score == null) !== (m.after?.score == null) ? Infinity : Math.abs(m.places ?? 0));
  return moves.sort((x, y) => order(weight(y), weight(x)) || order(Math.abs(y.points ?? 0), Math.abs(x.points ?? 0)) || (x.id < y.id ? -1 : 1));
}

const order = (a: number, b: number): number => (a === b ? 0 : a - b);

export interface MoveSummary {
  readonly people: number;
  readonly up: number;
  readonly down: number;
  readonly same: number;
  /** Without a score or a rank under one of the two, or in another group. */
  readonly notComparable: number;
  readonly largest: number;
}

export function summarize(moves: readonly Move[]): MoveSummary {
  const count = (yes: (m: Move) => boolean): number => moves.filter(yes).length;
  return {
    people: moves.length,
    up: count((m) => m.places !== null && m.places > 0),
    down: count((m) => m.places !== null && m.places < 0),
    same: count((m) => m.places === 0),
    notComparable: count((m) => m.places === null),
    largest: Math.max(0, ...moves.map((m) => Math.abs(m.places ?? 0))),
  };
}
