import type { Actor } from '../../../kernel/actor.ts';
import { must } from '../../../kernel/permission.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import type { House, Unit } from '../../../platform/house/index.ts';
import { policyInForce, type PolicyView } from '../../policy/index.ts';
import { manageRuns } from '../access.ts';
import { compileScheme, type CompiledScheme } from '../rules/compile-scheme.ts';
import { evaluate, type EvaluationContext } from '../rules/evaluate.ts';
import { inputsHash } from '../rules/inputs-hash.ts';
import { highestComputation, insertComputation, insertResults, moveRun, type Computation, type FrozenInputs, type Run, type StoredScheme } from '../store/index.ts';
import { assessedPeople, lookDay } from './assessed-people.ts';
import { freezeInputs } from './freeze-inputs.ts';
import { holdRun, schemeOfRun, stepFor } from './open-run.ts';
import { ELIGIBILITY_RULE, factsAsked } from './eligibility.ts';

/** Results written per unit of work, so that a long computation lets others in between. */
const BATCH = 2000;

export interface ComputeOutcome {
  readonly computation: number;
  readonly people: number;
  /** People whose post has no category: they stand in no class and got no result. */
  readonly withoutClass: number;
}

interface Prepared {
  readonly run: Run;
  readonly scheme: StoredScheme;
  readonly compiled: CompiledScheme;
  readonly inputs: FrozenInputs;
  readonly computation: Computation;
  readonly context: EvaluationContext;
  readonly withoutClass: number;
}

/**
 * Freezes the inputs, scores, ranks and explains everybody, and stores it as the next computation of the run.
 * Nothing of it is seen before the last step names it the current one; a stop in between leaves the old results standing.
 * Refuses `assessment.run_closed`, `assessment.nobody_to_assess`.
 */
export async function computeRun(house: House, actor: Actor, runId: string, progress?: (done: number, total: number) => Promise<void>): Promise<ComputeOutcome> {
  const prepared = await house.unit(actor, async (unit) => {
    must(actor, manageRuns, { regionId: actor.regionId });
    return prepare(unit, runId);
  });
  const { run, compiled, inputs, computation } = prepared;
  const results = evaluate(compiled, inputs.people, inputs.columns, prepared.context);
  for (let done = 0; done < inputs.people.length; done += BATCH) {
    const batch = [...take(results, BATCH)];
    await house.unit(actor, (unit) => insertResults(unit, run.id, computation.number, run.year, batch));
    await progress?.(Math.min(done + BATCH, inputs.people.length), inputs.people.length);
  }
  return house.unit(actor, async (unit) => {
    const held = await holdRun(unit, runId);
    // A later computation may have finished first; the newest inputs win.
    if (held.computation < computation.number) await moveRun(unit, run.id, { state: stepFor(held, 'compute'), computation: computation.number });
    unit.audit({ action: 'assessment.computed', subjectKind: 'run', subjectId: run.id, detail: { computation: computation.number, people: computation.people, inputsHash: computation.inputsHash, withoutClass: prepared.withoutClass } });
    unit.publish({ type: 'assessment.computed', payload: { runId: run.id, year: run.year, computation: computation.number } });
    return { computation: computation.number, people: computation.people, withoutClass: prepared.withoutClass };
  });
}

async function prepare(unit: Unit, runId: string): Promise<Prepared> {
  const run = await holdRun(unit, runId);
  stepFor(run, 'compute');
  const scheme = await schemeOfRun(unit, run);
  const compiled = compileScheme(scheme.definition);
  const on = lookDay(run, unit.today);
  const policy = await policyInForce(unit, on);
  const { people, withoutClass } = await assessedPeople(unit, scheme.definition, on, 'all');
  if (people.length === 0) throw new Refusal('rule', 'assessment.nobody_to_assess', { on });
  const inputs = await freezeInputs(unit, run, compiled, people, on, factsAsked(policy, ELIGIBILITY_RULE));
  const computation: Computation = {
    number: (await highestComputation(unit, run.id)) + 1,
    schemeId: scheme.id,
    policyVersion: policy.version,
    knownAt: unit.at,
    people: people.length,
    groups: [...new Set(people.map((p) => p.group))].sort(),
    inputsHash: inputsHash({ definition: scheme.definition, policyVersion: policy.version, people: inputs.people, columns: inputs.columns }),
  };
  await insertComputation(unit, run.id, computation, inputs);
  return { run, scheme, compiled, inputs, computation, context: contextOf(scheme, policy, computation), withoutClass: withoutClass.length };
}

/** What an explanation says about where it comes from; made of stored things only, so that it can be made again. */
export function contextOf(scheme: StoredScheme, policy: Pick<PolicyView, 'cite'>, computation: Computation): EvaluationContext {
  const { basis } = scheme.definition;
  return {
    schemeVersion: `${scheme.key}@${scheme.version} · ${computation.policyVersion}`,
    source: basis.map((b) => policy.cite(b)).join('；'),
    knownAt: computation.knownAt.toISOString(),
  };
}

function* take<T>(from: Iterator<T>, count: number): Generator<T> {
  for (let i = 0; i < count; i++) {
    const next = from.next();
    if (next.done) return;
    yield next.value;
  }
}

