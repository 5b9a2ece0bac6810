import type { Unit } from '../../../../platform/house/index.ts';
import { policyInForce } from '../../../policy/index.ts';
import { factsAsked, ELIGIBILITY_RULE } from '../../commands/eligibility.ts';
import { assessedPeople, lookDay } from '../../commands/assessed-people.ts';
import { contextOf } from '../../commands/compute-run.ts';
import { freezeInputs } from '../../commands/freeze-inputs.ts';
import type { Grade } from '../../model.ts';
import { compileScheme } from '../../rules/compile-scheme.ts';
import { evaluate } from '../../rules/evaluate.ts';
import { inputsHash } from '../../rules/inputs-hash.ts';
import { currentMarks, findComputation, highestComputation, insertComputation, insertMarks, insertResults, loadInputs, moveRun, supersedeMarks, type Computation, type Run, type StoredScheme } from '../../store/index.ts';
import type { MarkCorrection } from '../model.ts';
import { replaceSheet } from '../rules/replace-sheet.ts';
import { carryGrades } from '../store/outcomes.ts';

export interface Recomputation {
  readonly personId: string;
  readonly grade: Grade;
  readonly corrections: readonly MarkCorrection[];
  readonly source: string;
}

/**
 * Computes a confirmed year again with one person's sheet made anew: his corrected marks, his evidence and facts as they stand.
 * Everybody else's frozen sheet stays; ranks are made anew for all, grades are carried over. The computation before stays readable.
 * Out: the number of the new computation, which is now the current one.
 */
export async function recomputeFor(unit: Unit, run: Run, scheme: StoredScheme, change: Recomputation): Promise<number> {
  const compiled = compileScheme(scheme.definition);
  const before = (await findComputation(unit, run.id, run.computation))!;
  const frozen = await loadInputs(unit, run.id, run.computation);
  await correctMarks(unit, run, change);
  const on = lookDay(run, unit.today);
  const policy = await policyInForce(unit, on);
  const { people } = await assessedPeople(unit, scheme.definition, on, 'all');
  const person = people.find((p) => p.personId === change.personId);
  const fresh = person ? await freezeInputs(unit, run, compiled, [person], on, factsAsked(policy, ELIGIBILITY_RULE)) : null;
  const inputs = fresh ? replaceSheet(frozen, fresh) : frozen;
  const computation: Computation = {
    ...before,
    number: (await highestComputation(unit, run.id)) + 1,
    policyVersion: policy.version,
    knownAt: unit.at,
    inputsHash: inputsHash({ definition: scheme.definition, policyVersion: policy.version, people: inputs.people, columns: inputs.columns }),
  };
  await insertComputation(unit, run.id, computation, inputs);
  await insertResults(unit, run.id, computation.number, run.year, evaluate(compiled, inputs.people, inputs.columns, contextOf(scheme, policy, computation)));
  await carryGrades(unit, run.id, run.computation, computation.number, change);
  await moveRun(unit, run.id, { state: run.state, computation: computation.number });
  unit.publish({ type: 'assessment.computed', payload: { runId: run.id, year: run.year, computation: computation.number } });
  return computation.number;
}

async function correctMarks(unit: Unit, run: Run, change: Recomputation): Promise<void> {
  const current = await currentMarks(unit, run.id, [change.personId]);
  const same = (c: MarkCorrection) => current.some((m) => m.indicator === c.indicator && m.rater === c.rater);
  await supersedeMarks(unit, run.id, change.corrections.filter(same).map(({ indicator, rater }) => ({ personId: change.personId, indicator, rater })));
  await insertMarks(unit, run.id, change.source, change.corrections.flatMap((c) => (c.value === null ? [] : [{ personId: change.personId, indicator: c.indicator, rater: c.rater, value: c.value }])));
}
