import { factSupplies } from '../../kernel/fact-supply.ts';
import type { DomainModule } from '../../platform/http/index.ts';
import { declareTrial } from '../policy/index.ts';
import * as access from './access.ts';
import { SHARE_RULE } from './queries/promotions.ts';
import { RANK_RULE } from './queries/rank-rules.ts';
import { personnelRoutes } from './routes.ts';
import { rankTrial, shareTrial } from './trials.ts';

const facts = [...factSupplies(['拟晋升职级'], 'personnel', 'computed', { rule: RANK_RULE }), ...factSupplies(['提拔层级', '一线经历占比'], 'personnel', 'computed', { rule: SHARE_RULE })];

/** 选用 for the application; whom drafts of its tables are tried on is declared with it. */
export const personnelModule = (): DomainModule => {
  for (const trial of [rankTrial, shareTrial]) declareTrial(trial);
  return { name: 'personnel', routes: personnelRoutes, permissions: Object.values(access), facts };
};
