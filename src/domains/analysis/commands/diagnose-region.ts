import type { Actor } from '../../../kernel/actor.ts';
import { newId, type RegionId } from '../../../kernel/ids.ts';
import { must } from '../../../kernel/permission.ts';
import type { Day } from '../../../kernel/period.ts';
import type { House } from '../../../platform/house/index.ts';
import { enqueueJob, type JobDefinition } from '../../../platform/jobs/index.ts';
import { systemActor } from '../../../kernel/actor.ts';
import { policyInForce } from '../../policy/index.ts';
import { runDiagnosis } from '../access.ts';
import { diagnose } from '../rules/diagnose.ts';
import { insertFindings, insertRun } from '../store.ts';
import { gather } from './gather.ts';
import { diagnosisSettings } from './settings.ts';

export const DIAGNOSIS_JOB = 'analysis.diagnosis';

/** Puts a diagnosis of the region on the list of long work. */
export const startRegionDiagnosis = (house: House, actor: Actor, asOf: Day | undefined): Promise<string> =>
  house.unit(actor, async (unit) => {
    must(actor, runDiagnosis, { regionId: actor.regionId, organizationPaths: [] });
    unit.audit({ action: 'analysis.diagnosis_started', subjectKind: 'region', subjectId: actor.regionId, detail: { asOf: asOf ?? unit.today } });
    return enqueueJob(unit, DIAGNOSIS_JOB, asOf ? { asOf } : {});
  });

/** Diagnoses everybody in office on a day, in one unit of work: a run is whole or it is not there. Out: the run's id and counts. */
export async function diagnoseRegion(house: House, actor: Actor, asOf?: Day): Promise<{ runId: string; people: number; suspected: number; abstained: number }> {
  return house.unit(actor, async (unit) => {
    const day = asOf ?? unit.today;
    const settings = diagnosisSettings(await policyInForce(unit, day));
    const { observations, paths } = await gather(unit, day, settings.periodMonths);
    const findings = diagnose(observations, settings);
    const units = new Map(observations.map((o) => [o.personId, o.organizationId]));
    const runId = newId<'run'>(unit.at.getTime());
    await insertRun(unit, { id: runId, asOf: day, settings, people: observations.length });
    await insertFindings(unit, runId, findings.map((f) => ({ ...f, organizationId: units.get(f.personId)!, organizationPath: paths.get(f.personId)! })));
    const count = (state: string): number => findings.filter((f) => f.state === state).length;
    const out = { runId, people: observations.length, suspected: count('suspected'), abstained: count('abstained') };
    unit.audit({ action: 'analysis.diagnosed', subjectKind: 'run', subjectId: runId, detail: { people: out.people, suspected: out.suspected, abstained: out.abstained } });
    return out;
  });
}

export const diagnosisJob: JobDefinition = {
  kind: DIAGNOSIS_JOB,
  run: async ({ house, regionId, job, progress }) => {
    await progress(0, 1);
    const asOf = typeof job.input['asOf'] === 'string' ? job.input['asOf'] : undefined;
    const out = await diagnoseRegion(house, systemActor(regionId as RegionId, 'diagnosis'), asOf);
    await progress(1, 1);
    return out;
  },
};
