import type { PolicyView } from '../../policy/index.ts';
import { organizationTypes } from '../../registry/index.ts';
import type { Prohibition, Surroundings } from '../rules/check-sources.ts';
import { unitTypeWords } from '../rules/unit-type-words.ts';
import { sourceProviders } from '../sources.ts';

/** The decision table on indicators that must not be used for a kind of unit (M199, P12). A region whose pack has none forbids nothing. */
export const PROHIBITED_RULE = 'prohibited-indicators';

/** What a scheme meets under a policy: providers of today, ballot forms, facts of the vocabulary, prohibited indicators. */
export function surroundingsOf(policy: PolicyView, ballots: Surroundings['ballots']): Surroundings {
  const table = policy.has(PROHIBITED_RULE) ? policy.compile(PROHIBITED_RULE) : null;
  const forbids = (name: string, unitType: string): Prohibition | null => {
    const decision = table?.decide({ 考核指标名称: name, 被考核单位类型: unitTypeWords[unitType] ?? unitType });
    const row = decision?.trace.find((t) => t.state === 'lit');
    return row ? { reason: row.reason, unitType: unitTypeWords[unitType] ?? unitType, source: policy.cite(row.source), instead: String(decision!.collected[0]?.['转向职责'] ?? '') } : null;
  };
  return {
    providers: sourceProviders(),
    ballots,
    facts: [...policy.pack.vocabulary.values()].filter((f) => f.type === 'number' && f.suppliedBy === 'registry').map((f) => f.name),
    unitTypes: organizationTypes,
    forbids,
  };
}
