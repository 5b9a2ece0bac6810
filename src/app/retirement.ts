import { policyInForce } from '../domains/policy/index.ts';
import { declareRetirementMonths, personFacts } from '../domains/registry/index.ts';

const RULE = 'retirement-age-before-reform';

/** 到龄年月: the age before the reform as a file states it or as the policy's table gives it, put off by its steps. */
export const wireRetirement = (): void =>
  declareRetirementMonths(async (unit, asked) => {
    const policy = await policyInForce(unit, unit.today);
    const facts = await personFacts(unit, policy.has(RULE) ? asked.flatMap((a) => (a.limit === null ? [a.personId] : [])) : [], unit.today);
    const ageOf = (personId: string): number | null => {
      const known = facts.get(personId);
      const decision = known && policy.decide(RULE, known);
      return decision?.status === 'decided' ? Number(decision.outputs!['改革前退休年龄']) : null;
    };
    return new Map(
      asked.flatMap(({ personId, born, limit }): [string, string][] => {
        const age = limit ?? ageOf(personId);
        const month = age === null ? null : policy.retirementMonth(born, age);
        return month !== null && 'month' in month ? [[personId, month.month]] : [];
      }),
    );
  });
