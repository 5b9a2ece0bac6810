import { analysisModule } from '../domains/analysis/index.ts';
import { assessmentModule } from '../domains/assessment/index.ts';
import { casesModule } from '../domains/cases/index.ts';
import { evidenceModule, performanceFileGate } from '../domains/evidence/index.ts';
import { gridModule } from '../domains/grid/index.ts';
import { demandsModule } from '../domains/demands/index.ts';
import { declareFacts, diskSource, policyInForce, policyModule } from '../domains/policy/index.ts';
import { personnelModule } from '../domains/personnel/index.ts';
import { promotionGate, protectionModule } from '../domains/protection/index.ts';
import { registryModule } from '../domains/registry/index.ts';
import { supervisionModule } from '../domains/supervision/index.ts';
import { securityModule, signInProfiles, type SignInProfile } from '../domains/security/index.ts';
import { workModule } from '../domains/work/index.ts';
import { filesModule } from '../platform/files/index.ts';
import type { DomainModule } from '../platform/http/index.ts';
import { jobsModule } from '../platform/jobs/index.ts';
import { todosModule } from '../platform/todos/index.ts';
import { policiesFolder } from './paths.ts';
import { wireRaces } from './race-standing.ts';
import { wireRetirement } from './retirement.ts';
import { practiceRunner } from './practices/runner.ts';

/** Every domain of the program, in the order of the house. */
export function modules(profile: SignInProfile = signInProfiles.level3, options: { readonly examplesByThemselves?: boolean } = {}): DomainModule[] {
  const domains = domainModules(profile, options);
  wireRaces();
  wireRetirement();
  declareFacts(domains.flatMap((m) => m.facts ?? []));
  return [filesModule, jobsModule, todosModule({ providers: domains.flatMap((m) => m.todos ?? []), remindDays: async (unit) => (await policyInForce(unit, unit.today)).number('reminder-days') }), ...domains];
}

const domainModules = (profile: SignInProfile, options: { readonly examplesByThemselves?: boolean }): DomainModule[] => [
  registryModule({ gates: [performanceFileGate, promotionGate] }),
  securityModule(profile),
  policyModule({ source: diskSource(policiesFolder), practices: practiceRunner(), practicesByThemselves: options.examplesByThemselves ?? false }),
  evidenceModule,
  casesModule,
  workModule,
  gridModule,
  demandsModule,
  protectionModule(),
  assessmentModule,
  analysisModule,
  personnelModule(),
  supervisionModule(),
];
