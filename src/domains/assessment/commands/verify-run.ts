import type { Actor } from '../../../kernel/actor.ts';
import { must } from '../../../kernel/permission.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import type { House } from '../../../platform/house/index.ts';
import { policyVersion } from '../../policy/index.ts';
import { manageRuns } from '../access.ts';
import { compileScheme } from '../rules/compile-scheme.ts';
import { evaluate } from '../rules/evaluate.ts';
import { canonical, inputsHash } from '../rules/inputs-hash.ts';
import { explanationsOfRun, findComputation, findRun, loadInputs, resultsOfRun } from '../store/index.ts';
import { lookDay } from './assessed-people.ts';
import { contextOf } from './compute-run.ts';
import { schemeOfRun } from './open-run.ts';

export interface Verification {
  readonly people: number;
  readonly same: number;
  readonly different: { personId: string; stored: string | null; again: string | null }[];
  readonly inputsHashHolds: boolean;
}

/**
 * Computes a year again from its frozen inputs, under the scheme and the policy version of that day, and compares every result,
 * explanation included (M038: reproducible from stored inputs). Changes nothing.
 */
export const verifyRun = (house: House, actor: Actor, runId: string): Promise<Verification> =>
  house.unit(actor, async (unit) => {
    must(actor, manageRuns, { regionId: actor.regionId });
    const run = await findRun(unit, runId);
    if (!run) throw new Refusal('not_found', 'assessment.no_such_run');
    const computation = await findComputation(unit, run.id, run.computation);
    if (!computation) throw new Refusal('conflict', 'assessment.not_computed', { year: run.year });
    const scheme = await schemeOfRun(unit, run);
    const inputs = await loadInputs(unit, run.id, run.computation);
    const policy = await policyVersion(unit, computation.policyVersion, lookDay(run, unit.today));
    const stored = new Map((await resultsOfRun(unit, run.id, run.computation)).map((r) => [r.personId as string, r]));
    const explanations = await explanationsOfRun(unit, run.id, run.computation);
    const different: Verification['different'] = [];
    for (const again of evaluate(compileScheme(scheme.definition), inputs.people, inputs.columns, contextOf(scheme, policy, computation))) {
      const r = stored.get(again.personId);
      const facts = (x: Pick<typeof again, 'state' | 'score' | 'rank' | 'groupSize' | 'dimensions' | 'missing'>) => canonical([x.state, x.score, x.rank, x.groupSize, x.dimensions, x.missing]);
      if (r && facts(r) === facts(again) && canonical(explanations.get(again.personId)) === canonical(again.explanation)) continue;
      different.push({ personId: again.personId, stored: r?.score == null ? null : String(r.score), again: again.score === null ? null : String(again.score) });
    }
    return {
      people: inputs.people.length,
      same: inputs.people.length - different.length,
      different: different.slice(0, 100),
      inputsHashHolds: inputsHash({ definition: scheme.definition, policyVersion: computation.policyVersion, people: inputs.people, columns: inputs.columns }) === computation.inputsHash,
    };
  });
