import { factSupplies } from '../../kernel/fact-supply.ts';
import type { DomainModule } from '../../platform/http/index.ts';
import { caseTypeKnown, declareCaseType } from '../cases/index.ts';
import * as access from './access.ts';
import { accusationWorker } from './commands/accusation.ts';
import { effectsWorker } from './commands/effects.ts';
import { sanctionFactNames } from './queries/effects.ts';
import { protectionRoutes } from './routes.ts';
import { ACCUSATION_RULE, falseAccusationType } from './types/false-accusation.ts';
import { inquiryType } from './types/inquiry.ts';
import { reportType } from './types/report.ts';
import { sanctionType } from './types/sanction.ts';
import { TOLERANCE_RULE, toleranceType } from './types/tolerance.ts';

export { promotionGate } from './commands/promotion-gate.ts';
export { reliefsFor, sanctionFacts, shieldedEntries, standsAgainst } from './queries/effects.ts';
export { scopes, type Scope } from './model.ts';

export const protectionTypes = [toleranceType, reportType, inquiryType, sanctionType, falseAccusationType];

/** The types of case that protect and that follow up; known once, however often the program is wired. */
export const protectionModule = (): DomainModule => {
  for (const type of protectionTypes) if (!caseTypeKnown(type.key)) declareCaseType(type);
  // What the forms of the cases ask for is what their tables decide by.
  const stated = [TOLERANCE_RULE, ACCUSATION_RULE].flatMap((rule) => factSupplies([null], 'protection', 'stated', { rule }));
  return { name: 'protection', routes: protectionRoutes, permissions: Object.values(access), workers: [effectsWorker, accusationWorker], facts: [...factSupplies(sanctionFactNames, 'protection', 'computed', { rule: 'annual-grade-eligibility' }), ...stated] };
};
