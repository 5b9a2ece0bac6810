import type { Actor } from '../../../kernel/actor.ts';
import { must } from '../../../kernel/permission.ts';
import type { Day } from '../../../kernel/period.ts';
import type { House } from '../../../platform/house/index.ts';
import { policyInForce } from '../../policy/index.ts';
import { runDiagnosis } from '../access.ts';
import { withExpectations } from '../rules/expectations.ts';
import { comparisonGroups, readings } from '../rules/measure.ts';
import { signalDefinitions } from '../rules/signals.ts';
import { gather } from './gather.ts';
import { diagnosisSettings } from './settings.ts';

/** What a diagnosis measures before anybody weighs it: all signals of everybody in steps of distance, null where there is nothing to measure. */
export interface DiagnosisInput {
  readonly signals: readonly string[];
  readonly people: readonly { readonly personId: string; readonly distances: readonly (number | null)[]; /** Long enough in post to be judged. */ readonly comparable: boolean }[];
}

/** The signals of a region on a day, for whoever wants to learn other points than the pack has, and for the bench that does. */
export const diagnosisInput = (house: House, actor: Actor, day: Day): Promise<DiagnosisInput> =>
  house.unit(actor, async (unit) => {
    must(actor, runDiagnosis, { regionId: actor.regionId, organizationPaths: [] });
    const settings = diagnosisSettings(await policyInForce(unit, day));
    const { people } = withExpectations((await gather(unit, day, settings.periodMonths)).observations);
    const read = readings(people, comparisonGroups(people, settings.groupMinimum), settings);
    const signals = signalDefinitions.map((s) => s.id);
    return {
      signals,
      people: people.map((o, i) => {
        const by = new Map(read[i]!.map((r) => [r.id, r.z]));
        return { personId: o.personId, distances: signals.map((s) => by.get(s) ?? null), comparable: o.monthsInPost !== null && o.monthsInPost >= settings.monthsInPostMinimum };
      }),
    };
  });
