import type { Actor } from '../../../kernel/actor.ts';
import { must } from '../../../kernel/permission.ts';
import type { Day } from '../../../kernel/period.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import type { House, Unit } from '../../../platform/house/index.ts';
import { organizationSubject } from '../../registry/index.ts';
import { learnWarnings, reportProblems, runCampaigns } from '../access.ts';
import type { Campaign, Problem } from '../model.ts';
import { changeProblem, endCampaign, findCampaign, findProblem, insertCampaign, insertProblem, learnWarning } from '../store/index.ts';

const whole = (actor: Actor) => ({ regionId: actor.regionId, organizationPaths: [] });

/** Opens a campaign for a time, with its types of problem (M088, M092). */
export const openCampaign = (house: House, actor: Actor, input: Pick<Campaign, 'title' | 'basis' | 'types' | 'opensOn' | 'endsOn'>): Promise<{ id: string }> =>
  house.unit(actor, async (unit) => {
    must(actor, runCampaigns, whole(actor));
    const types = input.types.map((t) => t.trim());
    if (new Set(types).size < types.length) throw new Refusal('invalid', 'supervision.type_twice', {}, [{ code: 'supervision.type_twice', at: 'types' }]);
    if (input.endsOn <= input.opensOn) throw new Refusal('invalid', 'supervision.ends_before', {}, [{ code: 'supervision.ends_before', at: 'endsOn' }]);
    const id = await insertCampaign(unit, { ...input, types });
    unit.audit({ action: 'supervision.campaign_opened', subjectKind: 'campaign', subjectId: id, detail: { title: input.title } });
    return { id };
  });

async function held(unit: Unit, id: string): Promise<Campaign> {
  const campaign = await findCampaign(unit, id, true);
  if (!campaign) throw new Refusal('not_found', 'supervision.no_such_campaign');
  return campaign;
}

/** Closes it with a conclusion, not before its last day; what comes after counts as repeat or new. */
export const closeCampaign = (house: House, actor: Actor, id: string, conclusion: string): Promise<Record<never, never>> =>
  house.unit(actor, async (unit) => {
    must(actor, runCampaigns, whole(actor));
    const campaign = await held(unit, id);
    if (campaign.closedOn !== null) throw new Refusal('conflict', 'supervision.campaign_closed');
    if (unit.today < campaign.endsOn) throw new Refusal('rule', 'supervision.campaign_runs', { endsOn: campaign.endsOn });
    await endCampaign(unit, id, conclusion);
    unit.audit({ action: 'supervision.campaign_closed', subjectKind: 'campaign', subjectId: id });
    return {};
  });

/** A unit reports a problem it found, with the measure and the day until when. Refuses one found before the campaign opened or tomorrow. */
export const reportProblem = (house: House, actor: Actor, campaignId: string, input: { organizationId: string; type: string; summary: string; measure: string; foundOn: Day; dueOn: Day }): Promise<{ id: string }> =>
  house.unit(actor, async (unit) => {
    must(actor, reportProblems, await organizationSubject(unit, input.organizationId));
    const campaign = await held(unit, campaignId);
    if (!campaign.types.includes(input.type)) throw new Refusal('invalid', 'supervision.no_such_type', { type: input.type }, [{ code: 'supervision.no_such_type', params: { type: input.type }, at: 'type' }]);
    if (input.foundOn < campaign.opensOn || input.foundOn > unit.today) throw new Refusal('invalid', 'supervision.found_outside', { from: campaign.opensOn }, [{ code: 'supervision.found_outside', params: { from: campaign.opensOn }, at: 'foundOn' }]);
    if (input.dueOn < input.foundOn) throw new Refusal('invalid', 'supervision.due_before', {}, [{ code: 'supervision.due_before', at: 'dueOn' }]);
    const id = await insertProblem(unit, { ...input, campaignId });
    unit.audit({ action: 'supervision.problem_reported', subjectKind: 'problem', subjectId: id, detail: { campaignId, type: input.type } });
    return { id };
  });

async function heldProblem(unit: Unit, id: string, state: Problem['state']): Promise<Problem> {
  const problem = await findProblem(unit, id, true);
  if (!problem) throw new Refusal('not_found', 'supervision.no_such_problem');
  if (problem.state !== state) throw new Refusal('conflict', 'supervision.problem_moved', { state: problem.state });
  return problem;
}

/** The unit says what was done. */
export const reportDone = (house: House, actor: Actor, id: string, report: string): Promise<Record<never, never>> =>
  house.unit(actor, async (unit) => {
    const found = await findProblem(unit, id);
    if (!found) throw new Refusal('not_found', 'supervision.no_such_problem');
    must(actor, reportProblems, await organizationSubject(unit, found.organizationId));
    await heldProblem(unit, id, 'open');
    await changeProblem(unit, id, { state: 'reported', report, reported_on: unit.today });
    unit.audit({ action: 'supervision.problem_done', subjectKind: 'problem', subjectId: id });
    return {};
  });

/** 销号 or back to the unit; decided by the department, never by whoever reported. */
export const checkProblem = (house: House, actor: Actor, id: string, input: { accepted: boolean; reason: string }): Promise<Record<never, never>> =>
  house.unit(actor, async (unit) => {
    must(actor, runCampaigns, whole(actor));
    await heldProblem(unit, id, 'reported');
    await changeProblem(unit, id, { state: input.accepted ? 'closed' : 'open', closed_on: input.accepted ? unit.today : null, decided_reason: input.reason });
    unit.audit({ action: 'supervision.problem_checked', subjectKind: 'problem', subjectId: id, detail: { accepted: input.accepted } });
    return {};
  });

/** A unit that got a warning case says that it was learned from. */
export const confirmLearned = (house: House, actor: Actor, warningId: string, organizationId: string): Promise<Record<never, never>> =>
  house.unit(actor, async (unit) => {
    must(actor, learnWarnings, await organizationSubject(unit, organizationId));
    if (!(await learnWarning(unit, warningId, [organizationId]))) throw new Refusal('not_found', 'supervision.no_such_warning');
    unit.audit({ action: 'supervision.warning_learned', subjectKind: 'warning', subjectId: warningId, detail: { organizationId } });
    return {};
  });
