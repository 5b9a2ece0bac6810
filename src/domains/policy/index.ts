import type { DomainModule } from '../../platform/http/index.ts';
import * as access from './access.ts';
import type { PackSource } from './pack/load.ts';
import { trialJob } from './commands/try-draft.ts';
import { practiceJob, practiceWorker } from './commands/run-practices.ts';
import { usePolicies } from './policies.ts';
import type { PracticeRunner } from './practice-run.ts';
import { policyRoutes } from './routes.ts';
import { draftTodos } from './todos.ts';

export { diskSource, memorySource } from './pack/disk.ts';
export type { PackSource } from './pack/load.ts';
export { packOf, policyLibrary, practiceCatalogue, knownSupplies, declareFacts, usePolicies, type PracticeEntry } from './policies.ts';
export { viewOf, type PolicyView } from './policy-view.ts';
export { registerMeasure, setMeasureState } from './commands/register-measure.ts';
export { addClauses, registerDocument } from './commands/register-document.ts';
export { setClauseState } from './commands/set-clause-state.ts';
export { addWorkItem, changeWorkItem, saveSystems } from './commands/work-systems.ts';
export { listClauses, listSystems, openCitations, openCoverage } from './queries/register.ts';
export { hashOfLibrary } from './pack/version.ts';
export { practiceRun, type PracticeResult, type PracticeRun, type PracticeRunner } from './practice-run.ts';
export { factLines, type FactLine } from './rules/fact-lines.ts';
export { checkPacks } from './pack/check.ts';
export { policyInForce, policyVersion } from './commands/policy-in-force.ts';
export { declareTrial, type TrialCase, type TrialPopulation } from './trials.ts';
export { choosePack, putPackInForce } from './commands/choose-pack.ts';
export { decisionOf, recordDecision, recordDecisions } from './commands/record-decision.ts';
export type { NewDecision, RecordedDecision } from './store/versions.ts';
export type { Decision, Facts, FactValue, Lever, Measure, Practice, Problem, RowTrace, SchemeFile, Source } from './model.ts';
export type { MeasureMatch, MatchedCondition, ConditionState } from './rules/match-measures.ts';
export type { DatedValue } from './rules/parameter-on.ts';
export { NO_MATCH, UNDETERMINED, type CompiledTable } from './rules/compile.ts';
export type { RetirementMonth } from './rules/retirement-month.ts';

/** No runner: the catalogue shows examples as not run, and they cannot be started here. */
const noRunner: PracticeRunner = { programVersion: '', drivers: new Set() };

/** `source`: the folder with the packs, given by the application (`diskSource(policiesFolder)`); `practices`: who runs their examples, `practicesByThemselves`: also when nobody asks, once a version. */
export function policyModule(parts: { readonly source: PackSource; readonly practices?: PracticeRunner; readonly practicesByThemselves?: boolean }): DomainModule {
  usePolicies(parts.source);
  const runner = parts.practices ?? noRunner;
  return { name: 'policy', routes: policyRoutes(runner), permissions: Object.values(access), jobs: [practiceJob(runner), trialJob], todos: [draftTodos], workers: parts.practicesByThemselves ? [practiceWorker(runner)] : [] };
}
