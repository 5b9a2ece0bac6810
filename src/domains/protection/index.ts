import { factSupplies } from '../../kernel/fact-supply.ts';
import type { DomainModule } from '../../platform/http/index.ts';
import { caseTypeKnown, declareCaseType } from '../cases/index.ts';
import * as access from './access.ts';
import { effectsWorker } from './commands/effects.ts';
import { sanctionFactNames } from './queries/effects.ts';
import { protectionRoutes } from './routes.ts';
import { inquiryType } from './types/inquiry.ts';
import { reportType } from './types/report.ts';
import { sanctionType } from './types/sanction.ts';
import { toleranceType } from './types/tolerance.ts';

export { promotionGate } from './commands/promotion-gate.ts';
export { reliefsFor, sanctionFacts, shieldedEntries, standsAgainst } from './queries/effects.ts';
export { scopes, type Scope } from './model.ts';
export { tableFields } from './types/table-fields.ts';

/** The types of case that protect and that follow up; known once, however often the program is wired. */
export const protectionModule = (): DomainModule => {
  for (const type of [toleranceType, reportType, inquiryType, sanctionType]) if (!caseTypeKnown(type.key)) declareCaseType(type);
  return { name: 'protection', routes: protectionRoutes, permissions: Object.values(access), workers: [effectsWorker], facts: factSupplies(sanctionFactNames, 'protection', 'computed', { rule: 'annual-grade-eligibility' }) };
};
