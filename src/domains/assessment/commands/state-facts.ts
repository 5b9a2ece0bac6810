import type { Actor } from '../../../kernel/actor.ts';
import { must } from '../../../kernel/permission.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import type { House, Unit } from '../../../platform/house/index.ts';
import { policyInForce } from '../../policy/index.ts';
import { manageRuns } from '../access.ts';
import { insertStatement } from '../store/index.ts';
import { lookDay } from './assessed-people.ts';
import { askedFacts, ELIGIBILITY_RULE, fitsFact } from './eligibility.ts';
import { holdRun } from './open-run.ts';

type Plain = string | number | boolean;
export interface StatedFacts {
  /** Who states it and in which paper, e.g. 县纪委监委《廉政意见回复》. */
  readonly source: string;
  readonly statements: readonly { readonly fact: string; readonly otherwise: Plain; readonly exceptions: readonly { readonly personId: string; readonly value: Plain }[] }[];
}

/** Takes down what an office states for a year. Refuses facts that the decision table does not ask for, values they cannot have, and a confirmed year. */
export const stateFacts = (house: House, actor: Actor, runId: string, input: StatedFacts): Promise<{ statements: number }> =>
  house.unit(actor, async (unit) => {
    must(actor, manageRuns, { regionId: actor.regionId });
    return stateForYear(unit, runId, input);
  });

export async function stateForYear(unit: Unit, runId: string, input: StatedFacts): Promise<{ statements: number }> {
  const run = await holdRun(unit, runId);
  if (run.state === 'confirmed') throw new Refusal('conflict', 'assessment.run_closed', { year: run.year });
  const policy = await policyInForce(unit, lookDay(run, unit.today));
  const asked = new Map(askedFacts(policy, ELIGIBILITY_RULE).map((f) => [f.name, f]));
  for (const s of input.statements) {
    const fact = asked.get(s.fact);
    if (!fact) throw new Refusal('invalid', 'assessment.fact_not_stated_here', { fact: s.fact, known: [...asked.keys()].join('、') });
    const wrong = [s.otherwise, ...s.exceptions.map((e) => e.value)].find((v) => !fitsFact(fact, v));
    if (wrong !== undefined) throw new Refusal('invalid', 'assessment.fact_wrong_value', { fact: s.fact, value: String(wrong), values: fact.values.length > 0 ? fact.values.join('、') : fact.type });
    await insertStatement(unit, run.id, { fact: s.fact, otherwise: s.otherwise, source: input.source, exceptions: Object.fromEntries(s.exceptions.map((e) => [e.personId, e.value])) });
  }
  unit.audit({ action: 'assessment.facts_stated', subjectKind: 'run', subjectId: run.id, detail: { source: input.source, facts: input.statements.map((s) => ({ fact: s.fact, exceptions: s.exceptions.length })) } });
  return { statements: input.statements.length };
}
