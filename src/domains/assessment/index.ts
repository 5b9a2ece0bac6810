import { factSupplies } from '../../kernel/fact-supply.ts';
import type { DomainModule } from '../../platform/http/index.ts';
import { declareTrial } from '../policy/index.ts';
import * as access from './access.ts';
import { ballotCloser } from './ballots/index.ts';
import { ELIGIBILITY_RULE } from './commands/eligibility.ts';
import { PROHIBITED_RULE } from './commands/surroundings.ts';
import { computeJob } from './compute-job.ts';
import { onsiteSource } from './onsite/sources.ts';
import { assessmentRoutes } from './routes.ts';
import { offerSource } from './sources.ts';
import { assessmentTodos } from './todos.ts';
import { eligibilityTrial } from './trials.ts';

export { adoptSchemesOf, saveScheme, type Adopted } from './commands/adopt-scheme.ts';
export { openYear, type NewRun } from './commands/start-run.ts';
export { stateForYear, type StatedFacts } from './commands/state-facts.ts';
export { recordForYear, type TypedMarks } from './commands/record-marks.ts';
export { computeRun, type ComputeOutcome } from './commands/compute-run.ts';
export { proposeYear } from './commands/propose-run.ts';
export { decideForYear, type DecideInput } from './commands/decide-grades.ts';
export { confirmYear } from './commands/confirm-run.ts';
export { verifyRun, type Verification } from './commands/verify-run.ts';
export { annualRunOf, resultsOf, scoresOf, standingsOf } from './queries/results-of.ts';
export { closeCalibration, moveGrade, startCalibration } from './calibration/commands.ts';
export { proposeLists } from './months/commands/lists.ts';
export { planMonth, publishBulletin, rateMonthItem } from './months/commands/plan-month.ts';
export { openUnitYear, recordPeriod } from './months/commands/unit-year.ts';
export { publishList } from './outcomes/commands/publicity.ts';
export { commentRegistration, writeSummary } from './papers/commands/registrations.ts';
export { ratingsOf } from './queries/ratings-of.ts';
export { grades, gradeWords, gradeOfWord, type AssessmentResult, type AssessmentScore, type DimensionScore, type Grade, type RunId, type SchemeId } from './model.ts';
export { columnKeys, compileScheme, type CompiledScheme } from './rules/compile-scheme.ts';
export { rankGroups } from './rules/rank-groups.ts';
export { packColumn, unpackColumn } from './rules/pack-column.ts';
export { fitRasch } from './severity/rules/fit-rasch.ts';
export { fitStatistics } from './severity/rules/fit-statistics.ts';
export { sheetOf, type Sheet } from './severity/rules/ratings.ts';
export { scoreSheets, SCORED, type Sheets } from './rules/score-sheets.ts';
export { offerSource, type SourceProvider, type SourceRequest } from './sources.ts';
export { schemeDefinition, type SchemeDefinition } from './scheme-format.ts';

export { ballotScoresOf, stoppedByNegativeList, verifyBallotFile, type BoxVerification, type CountedElection } from './ballots/index.ts';

// What assessment itself counts on the spot stands beside what domains to the right offer.
offerSource(onsiteSource);
declareTrial(eligibilityTrial);

/** What an office states for a year, and what the program knows of an indicator. */
const facts = [...factSupplies([null], 'assessment', 'stated', { rule: ELIGIBILITY_RULE }), ...factSupplies(['考核指标名称', '被考核单位类型'], 'assessment', 'computed', { rule: PROHIBITED_RULE })];

/** 考核 for the application. */
export const assessmentModule: DomainModule = { name: 'assessment', routes: assessmentRoutes, permissions: Object.values(access), jobs: [computeJob], workers: [ballotCloser], todos: [assessmentTodos], facts };
