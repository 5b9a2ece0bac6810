import type { Unit } from '../../../platform/house/index.ts';
import type { AssessmentResult, AssessmentScore, RunId, SchemeId } from '../model.ts';
import { allRuns, findRun, latestResults, latestScores, resultsOfRun, type StoredResult } from '../store/index.ts';

/**
 * Results for other domains: the latest computation of each year asked for, newest year first.
 * The caller asks whether its actor may see the people; this door decides nothing.
 */
export async function resultsOf(unit: Unit, personIds: readonly string[] | 'all', years: readonly number[] | 'all'): Promise<AssessmentResult[]> {
  return (await latestResults(unit, personIds, years)).map((r) => ({ ...plain(r), explanation: r.explanation }));
}

/** The same without the explanations, which are most of the bytes: for reading a whole region. */
export async function scoresOf(unit: Unit, personIds: readonly string[] | 'all', years: readonly number[] | 'all'): Promise<AssessmentScore[]> {
  return (await latestScores(unit, personIds, years)).map(plain);
}

const plain = (r: Awaited<ReturnType<typeof latestScores>>[number]): AssessmentScore => ({
  personId: r.personId,
  year: r.year,
  schemeId: r.schemeId as SchemeId,
  group: r.group,
  state: r.state,
  score: r.score,
  rank: r.rank,
  groupSize: r.groupSize,
  dimensions: r.dimensions,
  grade: r.grade,
  proposedGrade: r.proposal?.grade ?? null,
});

/** The annual assessment of people of a year; null where there is none. */
export const annualRunOf = async (unit: Unit, year: number): Promise<RunId | null> => (await allRuns(unit)).find((r) => r.year === year && r.purpose === 'annual' && r.subject === 'person')?.id ?? null;

/** Everybody's result, or every team's, in the latest computation of one run. */
export async function standingsOf(unit: Unit, runId: string): Promise<StoredResult[]> {
  const run = await findRun(unit, runId);
  return run && run.computation > 0 ? resultsOfRun(unit, run.id, run.computation) : [];
}
