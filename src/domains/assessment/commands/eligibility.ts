import type { Reason } from '../../../kernel/refusal.ts';
import type { PolicyView } from '../../policy/index.ts';
import { gradeOfWord } from '../model.ts';
import type { Ceiling } from '../rules/propose-grades.ts';
import type { FactStatement } from '../store/index.ts';
import type { FrozenFacts } from '../store/tables.ts';

/** The decision table on the highest grade open to a person (试用期、病事假、处分影响期 …). */
export const ELIGIBILITY_RULE = 'annual-grade-eligibility';

export interface AskedFact {
  readonly name: string;
  readonly en: string;
  readonly type: string;
  /** The only values there are, where they are listed. */
  readonly values: readonly string[];
}

/** The facts that a table in force asks for. */
export function askedFacts(policy: PolicyView, ruleId: string): AskedFact[] {
  const table = policy.pack.rules.get(ruleId)?.findLast((t) => t.effectiveFrom <= policy.on);
  return (table?.inputs ?? []).map((i) => {
    const known = policy.pack.vocabulary.get(i.name);
    return { name: i.name, en: known?.en ?? i.name, type: i.type, values: known?.values ?? [] };
  });
}

export const factsAsked = (policy: PolicyView, ruleId: string): string[] => askedFacts(policy, ruleId).map((f) => f.name);

/** Is the value one that the fact can have? */
export const fitsFact = (fact: AskedFact, value: string | number | boolean): boolean =>
  typeof value === (fact.type === 'day' ? 'string' : fact.type) && (fact.values.length === 0 || fact.values.includes(String(value)));

/** Facts of a person for the table: what the registry knew, else what an office stated for the year, else not known. */
export function withStatements(facts: FrozenFacts, personId: string, statements: readonly FactStatement[]): FrozenFacts {
  const merged: Record<string, string | number | boolean | null> = { ...facts };
  for (const s of statements) if (s.fact in merged && merged[s.fact] === null) merged[s.fact] = s.exceptions[personId] ?? s.otherwise;
  return merged;
}

/** Asks the table. The reason names row and article; what is not known is named, never taken for "no". */
export function ceilingOf(policy: PolicyView, facts: FrozenFacts): Ceiling {
  const decision = policy.compile(ELIGIBILITY_RULE).decide(facts);
  const reasons = decision.trace.filter((t) => t.state === 'lit').map((t): Reason => ({ code: 'assessment.reason.by_table', params: { reason: t.reason.zh, reasonEn: t.reason.en, row: t.row }, source: policy.cite(t.source) }));
  const word = decision.outputs?.['最高等次'];
  return { grade: decision.status === 'decided' && typeof word === 'string' ? gradeOfWord(word) : null, reasons: decision.status === 'decided' ? reasons : [], missing: decision.missing };
}
