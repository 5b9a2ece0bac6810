import { factSupplies } from '../../kernel/fact-supply.ts';
import type { DomainModule } from '../../platform/http/index.ts';
import { caseTypeKnown, declareCaseType } from '../cases/index.ts';
import * as access from './access.ts';
import { supervisionRoutes } from './routes.ts';
import { leadType } from './types/lead.ts';
import { HANDLING_RULE, MEASURE_RULE, SERIOUSNESS_RULE } from './types/lead-acts.ts';


/** Supervision information, leads and campaigns; the type of case is known once, however often the program is wired. */
export const supervisionModule = (): DomainModule => {
  if (!caseTypeKnown(leadType.key)) declareCaseType(leadType);
  const facts = [
    ...factSupplies(['是否造成严重后果', '是否造成不良影响', '是否多次提醒不改'], 'supervision', 'stated', { rule: SERIOUSNESS_RULE }),
    ...factSupplies(['问题严重程度'], 'supervision', 'computed', { rule: MEASURE_RULE }),
    ...factSupplies(['处理措施'], 'supervision', 'stated', { rule: HANDLING_RULE }),
  ];
  return { name: 'supervision', routes: supervisionRoutes, permissions: Object.values(access), facts };
};
