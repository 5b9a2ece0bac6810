/** How long one state took once. */
export interface StayInState {
  readonly state: string;
  readonly workingDays: number;
  readonly late: boolean;
}

export interface TimetableLine {
  readonly state: string;
  readonly times: number;
  /** Null: fewer than the least number, so that no single case can be made out. */
  readonly median: number | null;
  readonly slowestTenth: number | null;
  readonly onTimePercent: number | null;
}

/** What each state took, over all cases that left it. Under `least` stays nothing but the count is given. */
export function timetable(states: readonly string[], stays: readonly StayInState[], least: number): TimetableLine[] {
  return states.map((state) => {
    const days = stays.filter((s) => s.state === state);
    const sorted = days.map((d) => d.workingDays).sort((a, b) => a - b);
    if (sorted.length < least) return { state, times: sorted.length, median: null, slowestTenth: null, onTimePercent: null };
    const middle = sorted.length / 2;
    const median = Number.isInteger(middle) ? (sorted[middle - 1]! + sorted[middle]!) / 2 : sorted[Math.floor(middle)]!;
    // The nearest rank: nine in ten took no longer.
    const slowestTenth = sorted[Math.ceil(sorted.length * 0.9) - 1]!;
    return { state, times: sorted.length, median, slowestTenth, onTimePercent: Math.floor((days.filter((d) => !d.late).length * 100) / days.length) };
  });
}
