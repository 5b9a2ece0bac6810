import { policyInForce } from '../domains/policy/index.ts';
import { declareRetirementMonth, personFacts } from '../domains/registry/index.ts';

/** 到龄时间 on the form: the age before the reform as the file states it or as the policy's table gives it, put off by its steps. */
export const wireRetirement = (): void =>
  declareRetirementMonth(async (unit, { personId, born, limit }) => {
    const policy = await policyInForce(unit, unit.today);
    const age = limit ?? (await ageBeforeReform());
    if (age === null) return null;
    const month = policy.retirementMonth(born, age);
    return 'month' in month ? month.month : null;

    async function ageBeforeReform(): Promise<number | null> {
      if (!policy.has('retirement-age-before-reform')) return null;
      const facts = (await personFacts(unit, [personId], unit.today)).get(personId);
      const decision = policy.decide('retirement-age-before-reform', facts ?? {});
      return decision.status === 'decided' ? Number(decision.outputs!['改革前退休年龄']) : null;
    }
  });
