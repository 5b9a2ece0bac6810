import type { Day } from '../../../kernel/period.ts';
import type { Facts, PolicyView } from '../../policy/index.ts';
import type { RankRules } from '../rules/judge-rank.ts';

export const RANK_RULE = 'rank-promotion';

/** Ladder, lowest ranks and the compiled table of one day, for a whole population. */
export function rankRules(policy: PolicyView, today: Day): RankRules {
  const [nextUp, order, lowest] = [new Map<string, string>(), new Map<string, number>(), new Map<string, string>()];
  const [ladder, minimum] = [policy.compile('rank-ladder'), policy.compile('minimum-rank')];
  for (const rank of wordsOf(policy, '职级')) {
    const { outputs } = ladder.decide({ 职级: rank });
    if (!outputs) continue;
    order.set(rank, Number(outputs['序位']));
    nextUp.set(rank, String(outputs['上一职级']));
  }
  for (const level of wordsOf(policy, '领导职务层次')) {
    const { outputs } = minimum.decide({ 领导职务层次: level });
    if (outputs) lowest.set(level, String(outputs['最低职级']));
  }
  const table = policy.compile(RANK_RULE);
  const conclusions = new Map<number, string>();
  const conclusion = (row: number, facts: Facts): string => {
    let said = conclusions.get(row);
    if (said === undefined) {
      said = String(table.decide(facts).outputs?.['结论'] ?? '');
      conclusions.set(row, said);
    }
    return said;
  };
  return { on: policy.on, today, table, nextUp, order, lowest, conclusion };
}

const wordsOf = (policy: PolicyView, fact: string): readonly string[] => policy.pack.vocabulary.get(fact)?.values ?? [];
