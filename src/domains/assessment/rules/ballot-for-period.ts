export const rule = { ruleId: 'assessment.ballot_for_period', source: '考核方案；无记名测评办法' } as const;

/** A counted election on the form that a scheme reads: the figure of each subject over all groups, as printed in the report. */
export interface BallotFigures {
  readonly electionId: string;
  readonly title: string;
  /** The day the voting closed. */
  readonly closedOn: string;
  /** By id of person or unit; null where nobody gave an answer that counts. */
  readonly figures: ReadonlyMap<string, string | null>;
}
/** Where a value came from. */
export interface BallotUsed {
  readonly electionId: string;
  readonly title: string;
  readonly closedOn: string;
  /** As printed in the counting report. */
  readonly figure: string;
}

const DAY_MS = 86_400_000;
const LEAST_OF_A_YEAR = 360;
const shifted = (day: string, days: number): string => new Date(Date.parse(day) + days * DAY_MS).toISOString().slice(0, 10);

/**
 * The days on which an election must close to count for a span. Reviews of a year are held when it is over, so the window of a year is
 * moved by `graceDays` (policy `ballot-counts-for-year-days`): the first days of a year belong to the year before, and no election
 * counts for two. Spans shorter than a year are taken as they stand. `to` no longer counts.
 */
export function ballotWindow(span: { readonly periodFrom: string; readonly periodTo: string }, graceDays: number): { readonly from: string; readonly to: string } {
  const days = Math.round((Date.parse(span.periodTo) - Date.parse(span.periodFrom)) / DAY_MS);
  const grace = days >= LEAST_OF_A_YEAR ? graceDays : 0;
  return { from: shifted(span.periodFrom, grace), to: shifted(span.periodTo, grace) };
}

/** For each id the latest election of the window that gave it a figure. Who was in none, or got none, has no value: the missing-value rule of the indicator speaks. */
export function ballotForPeriod(elections: readonly BallotFigures[], window: { readonly from: string; readonly to: string }): Map<string, BallotUsed> {
  const used = new Map<string, BallotUsed>();
  const usable = elections.filter((e) => e.closedOn >= window.from && e.closedOn < window.to);
  for (const e of usable.toSorted((a, b) => (a.closedOn < b.closedOn || (a.closedOn === b.closedOn && a.electionId < b.electionId) ? -1 : 1)))
    for (const [id, figure] of e.figures) if (figure !== null) used.set(id, { electionId: e.electionId, title: e.title, closedOn: e.closedOn, figure });
  return used;
}
