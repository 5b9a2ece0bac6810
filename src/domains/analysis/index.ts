import { factSupplies } from '../../kernel/fact-supply.ts';
import type { DomainModule } from '../../platform/http/index.ts';
import * as access from './access.ts';
import { diagnosisJob } from './commands/diagnose-region.ts';
import { analysisRoutes } from './routes.ts';
import { evidenceFactNames } from './rules/evidence-facts.ts';

export { diagnosisInput, type DiagnosisInput } from './commands/diagnosis-input.ts';
export { diagnoseRegion } from './commands/diagnose-region.ts';
export { findingsOfRun } from './queries.ts';
export type { Confidence, Finding, FindingState, Problem } from './model.ts';

export const analysisModule: DomainModule = { name: 'analysis', routes: analysisRoutes, permissions: Object.values(access), jobs: [diagnosisJob], facts: factSupplies([...evidenceFactNames, '同组排名百分位'], 'analysis', 'computed', 'measures') };
