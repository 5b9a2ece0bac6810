import type { Actor } from '../../../../kernel/actor.ts';
import { must } from '../../../../kernel/permission.ts';
import { Refusal, type Reason } from '../../../../kernel/refusal.ts';
import type { House, Unit } from '../../../../platform/house/index.ts';
import { organizationNames, personSummaries } from '../../../registry/index.ts';
import { manageBallots } from '../../access.ts';
import type { ElectionPlan } from '../contract/elections.ts';
import type { ElectionId } from '../model.ts';
import { checkPlan, leavesOf } from '../rules/check-plan.ts';
import { dropGroupsBut, insertElection, replacePlan } from '../store/index.ts';
import { electionStepFor, formOf, holdElection } from './hold-election.ts';

async function checked(unit: Unit, plan: ElectionPlan): Promise<void> {
  const form = await formOf(unit, plan.formId);
  // Observation is done by named people with evidence; an anonymous ballot has none (M044).
  if (form.definition.kind === 'political_quality') throw new Refusal('invalid', 'assessment.ballot_form_named_only', { title: form.definition.title.zh });
  const problems: Reason[] = checkPlan(plan, form.definition);
  const people = await personSummaries(unit, plan.subjects.filter((s) => s.kind === 'person').map((s) => s.id));
  const organizations = await organizationNames(unit, plan.subjects.filter((s) => s.kind === 'organization').map((s) => s.id));
  plan.subjects.forEach((s, i) => (s.kind === 'person' ? people : organizations).has(s.id as never) || problems.push({ code: 'assessment.subject_unknown', at: `subjects.${i}` }));
  if (problems.length > 0) throw new Refusal('invalid', 'assessment.election_refused', { title: plan.title, problems: problems.length }, problems);
}

/** Prepares an election. Refuses `assessment.election_refused` with every place. */
export async function planNewElection(unit: Unit, plan: ElectionPlan): Promise<ElectionId> {
  await checked(unit, plan);
  const id = await insertElection(unit, plan);
  unit.audit({ action: 'assessment.election_planned', subjectKind: 'election', subjectId: id, detail: { title: plan.title, subjects: plan.subjects.length, groups: plan.groups.length } });
  return id;
}
export const createElection = (house: House, actor: Actor, plan: ElectionPlan): Promise<{ id: string }> =>
  house.unit(actor, async (unit) => {
    must(actor, manageBallots, { regionId: actor.regionId });
    return { id: await planNewElection(unit, plan) };
  });

/** Replaces the plan of a draft. */
export const changeElection = (house: House, actor: Actor, id: string, plan: ElectionPlan): Promise<{ id: string }> =>
  house.unit(actor, async (unit) => {
    must(actor, manageBallots, { regionId: actor.regionId });
    const election = await holdElection(unit, id);
    electionStepFor(election, 'change');
    await checked(unit, plan);
    await replacePlan(unit, id, plan);
    await dropGroupsBut(unit, id, leavesOf(plan.groups).map((g) => g.key));
    unit.audit({ action: 'assessment.election_planned', subjectKind: 'election', subjectId: id, detail: { title: plan.title, subjects: plan.subjects.length, groups: plan.groups.length } });
    return { id };
  });
