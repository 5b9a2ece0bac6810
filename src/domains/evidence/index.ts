import type { DomainModule } from '../../platform/http/index.ts';
import * as access from './access.ts';
import { verifyJobs } from './commands/verify-ledger.ts';
import { auditSealer, sealer } from './ledger.ts';
import { evidenceRoutes } from './routes.ts';
import { evidenceTodos } from './todos.ts';

export { appendEvidence } from './commands/append-evidence.ts';
export { endCriticalEvent, saveCriticalEvents, type NewCriticalEvent } from './commands/critical-events.ts';
export { saveMatters } from './commands/matters.ts';
export { savePerformanceFiles } from './commands/performance-file.ts';
export { performanceFileGate } from './commands/performance-file-gate.ts';
export { saveObservation } from './commands/record-observation.ts';
export { requireEvidence } from './commands/require-evidence.ts';
export { verifyAndKeep } from './commands/verify-ledger.ts';
export { latestHead, logSources, sealLog, verifyAgainst, verifyLedger, verifyReceiptFile, type LedgerVerification, type Log } from './ledger.ts';
export { arenas, entryStates, personRoles, type Arena, type EntryState, type EvidenceFact, type NewEvidence, type PersonRole } from './model.ts';
export { entryKinds, type EntryContent, type EntryKind } from './kinds.ts';
export type { NewMatter } from './contract/matters.ts';
export { eventOverview } from './queries/critical-events.ts';
export { evidenceOf } from './queries/evidence-of.ts';
export { evidenceById, evidenceInReach, evidenceOfMatters, matterTitles } from './queries/for-tracing.ts';
export { frontLineOf } from './queries/front-line.ts';
export { meritsOf, type Merit } from './queries/merits.ts';
export { mattersOf, threeQuestionsOf } from './queries/person-record.ts';
export type { ProposalKind } from './rules/proposal-evidence.ts';

export const evidenceModule: DomainModule = {
  name: 'evidence',
  routes: evidenceRoutes,
  permissions: Object.values(access),
  workers: [sealer, auditSealer],
  jobs: verifyJobs,
  todos: [evidenceTodos],
};
