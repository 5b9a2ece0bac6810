import { factSupplies } from '../../kernel/fact-supply.ts';
import type { DomainModule } from '../../platform/http/index.ts';
import { caseTypeKnown, declareCaseType } from '../cases/index.ts';
import * as access from './access.ts';
import { accusationWorker } from './commands/accusation.ts';
import { effectsWorker } from './commands/effects.ts';
import { followUpWorker } from './commands/follow-up.ts';
import { sanctionFactNames } from './queries/effects.ts';
import { protectionRoutes } from './routes.ts';
import { accountabilityType, DISTINCTIONS_RULE } from './types/accountability.ts';
import { ACCUSATION_RULE, falseAccusationType } from './types/false-accusation.ts';
import { inquiryType } from './types/inquiry.ts';
import { reportType } from './types/report.ts';
import { PERIOD_RULE, REUSE_RULE, sanctionType } from './types/sanction.ts';
import { FOLLOW_UP_RULE, steppingDownType } from './types/stepping-down.ts';
import { TOLERANCE_RULE, toleranceType } from './types/tolerance.ts';

export { promotionGate } from './commands/promotion-gate.ts';
export { everReleased, holdsAgainst, reliefsFor, sanctionFacts, shieldedEntries, standsAgainst } from './queries/effects.ts';
export { scopes, type Scope } from './model.ts';

const types = [toleranceType, reportType, inquiryType, sanctionType, falseAccusationType, accountabilityType, steppingDownType];

/** The types of case that protect and that follow up; known once, however often the program is wired. */
export const protectionModule = (): DomainModule => {
  for (const type of types) if (!caseTypeKnown(type.key)) declareCaseType(type);
  // What the forms of the cases ask for is what their tables decide by.
  const stated = [TOLERANCE_RULE, ACCUSATION_RULE, PERIOD_RULE, REUSE_RULE, DISTINCTIONS_RULE, FOLLOW_UP_RULE].flatMap((rule) => factSupplies([null], 'protection', 'stated', { rule }));
  return { name: 'protection', routes: protectionRoutes, permissions: Object.values(access), workers: [effectsWorker, accusationWorker, followUpWorker], facts: [...factSupplies(sanctionFactNames, 'protection', 'computed', { rule: 'annual-grade-eligibility' }), ...stated] };
};
