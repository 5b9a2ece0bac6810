import { factSupplies } from '../../kernel/fact-supply.ts';
import type { DomainModule } from '../../platform/http/index.ts';
import { caseTypeKnown, declareCaseType } from '../cases/index.ts';
import * as access from './access.ts';
import * as guidanceAccess from './guidance/access.ts';
import { rolloutWorker } from './guidance/rollouts.ts';
import { guidanceTodos } from './guidance/todos.ts';
import { supervisionRoutes } from './routes.ts';
import { leadType } from './types/lead.ts';
import { HANDLING_RULE, MEASURE_RULE, SERIOUSNESS_RULE } from './types/lead-acts.ts';

export { experiencePage } from './guidance/queries.ts';
export { answerRecommendation, checkAdoption, recommendExperience, reportAdoption, reviewExperience, submitExperience } from './guidance/experiences.ts';
export { giveDuty, remindByCalendar, remindDuty, reportDuty, settleDuty, startRollout } from './guidance/rollouts.ts';

/** Supervision information, leads and campaigns; the type of case is known once, however often the program is wired. */
export const supervisionModule = (): DomainModule => {
  if (!caseTypeKnown(leadType.key)) declareCaseType(leadType);
  const facts = [
    ...factSupplies(['是否造成严重后果', '是否造成不良影响', '是否多次提醒不改'], 'supervision', 'stated', { rule: SERIOUSNESS_RULE }),
    ...factSupplies(['问题严重程度'], 'supervision', 'computed', { rule: MEASURE_RULE }),
    ...factSupplies(['处理措施'], 'supervision', 'stated', { rule: HANDLING_RULE }),
  ];
  return { name: 'supervision', routes: supervisionRoutes, permissions: [...Object.values(access), ...Object.values(guidanceAccess)], facts, todos: [guidanceTodos], workers: [rolloutWorker] };
};
