import type { Actor } from '../../../kernel/actor.ts';
import { must, type Subject } from '../../../kernel/permission.ts';
import type { PersonId } from '../../../kernel/ids.ts';
import { Refusal, type Reason } from '../../../kernel/refusal.ts';
import type { House, Unit } from '../../../platform/house/index.ts';
import { organizationSubject, personFacts, personSubject, personSummaries } from '../../registry/index.ts';
import { claimOneself, compareClaims, decideClaims, enterClaims } from '../access.ts';
import type { Claim } from '../model.ts';
import { checkRequirements } from '../rules/check-requirements.ts';
import { changeClaim, changeProject, claims, findClaim, insertClaim, saveComparison } from '../store/index.ts';
import { claimAfter, heldClaim, heldProject, notAboutOneself, projectAfter } from './at-hand.ts';

const whole = (actor: Actor): Subject => ({ regionId: actor.regionId, organizationPaths: [] });
/** What belongs to the person of the caller's own account. */
const own = (actor: Actor, personId: string): Subject => ({ regionId: actor.regionId, personIds: [personId as PersonId] });

/** 揭榜 by the cadre himself (M021, M031). Refuses an account without a person, and as `enterClaim`. */
export const claimForOneself = (house: House, actor: Actor, projectId: string, statement: string): Promise<{ id: string }> =>
  house.unit(actor, async (unit) => {
    if (actor.personId === null) throw new Refusal('forbidden', 'work.account_without_person');
    must(actor, claimOneself, own(actor, actor.personId));
    return putClaim(unit, projectId, actor.personId, statement);
  });

/**
 * A claim entered by the unit for one of its people. Checks the requirements of the project against the registry on the day:
 * one that is not met refuses (`work.not_qualified`, each named), one the registry cannot answer is shown to those who compare.
 */
export const enterClaim = (house: House, actor: Actor, projectId: string, personId: string, statement: string): Promise<{ id: string }> =>
  house.unit(actor, async (unit) => {
    must(actor, enterClaims, await personSubject(unit, personId));
    return putClaim(unit, projectId, personId, statement);
  });

async function putClaim(unit: Unit, projectId: string, personId: string, statement: string): Promise<{ id: string }> {
  const project = await heldProject(unit, projectId);
  if (project.state !== 'open') throw new Refusal('conflict', 'work.project_moved', { state: project.state });
  if (unit.today < project.opensOn || unit.today > project.closesOn) throw new Refusal('rule', 'work.outside_period', { opensOn: project.opensOn, closesOn: project.closesOn });
  const checked = checkRequirements(project.requirements, (await personFacts(unit, [personId], unit.today)).get(personId) ?? {});
  const unmet = checked.filter((c) => c.outcome === 'not_met').map((c): Reason => ({ code: `work.requirement_${c.test}`, params: { fact: c.fact, value: c.value, found: c.found ?? '' } }));
  if (unmet.length > 0) throw new Refusal('rule', 'work.not_qualified', {}, unmet);
  const organizationId = (await personSummaries(unit, [personId])).get(personId)?.organizationId;
  if (!organizationId) throw new Refusal('rule', 'work.not_in_office');
  const id = await insertClaim(unit, { projectId, personId, organizationId, statement, checked });
  if (id === null) throw new Refusal('conflict', 'work.claimed_before');
  unit.audit({ action: 'work.claimed', subjectKind: 'claim', subjectId: id, detail: { projectId } });
  return { id };
}

/** 比选: what the caller thinks of a claim, out of 100, with the reason. His later word replaces his earlier one until the decision. */
export const compareClaim = (house: House, actor: Actor, claimId: string, input: { readonly score: number; readonly reason: string }): Promise<Record<never, never>> =>
  house.unit(actor, async (unit) => {
    must(actor, compareClaims, whole(actor));
    if (actor.accountId === null) throw new Refusal('forbidden', 'work.named_people_compare');
    const { claim, project } = await heldClaim(unit, claimId);
    if (project.state !== 'open' || claim.state !== 'claimed') throw new Refusal('conflict', 'work.project_moved', { state: project.state });
    await notAboutOneself(unit, project);
    await saveComparison(unit, { claimId, accountId: actor.accountId, name: actor.name, ...input });
    unit.audit({ action: 'work.claim_compared', subjectKind: 'claim', subjectId: claimId });
    return {};
  });

/** 定榜: who wins, with the reason. After the period of claiming; not more than the project takes; never about oneself. */
export const decideProject = (house: House, actor: Actor, projectId: string, input: { readonly claimIds: readonly string[]; readonly reason: string }): Promise<Record<never, never>> =>
  house.unit(actor, async (unit) => {
    must(actor, decideClaims, whole(actor));
    const project = await heldProject(unit, projectId);
    const state = projectAfter(project, 'decide');
    if (unit.today <= project.closesOn) throw new Refusal('rule', 'work.period_runs', { closesOn: project.closesOn });
    const standing = await notAboutOneself(unit, project);
    const chosen = new Set(input.claimIds);
    if (chosen.size > project.winners) throw new Refusal('rule', 'work.too_many_winners', { most: project.winners });
    if ([...chosen].some((id) => !standing.some((c) => c.id === id))) throw new Refusal('not_found', 'work.no_such_claim');
    for (const c of standing) await changeClaim(unit, c.id, { state: claimAfter(c, chosen.has(c.id) ? 'win' : 'lose'), decided_reason: input.reason });
    await changeProject(unit, projectId, { state, decided_on: unit.today, decided_by: actor.name, decided_reason: input.reason });
    unit.audit({ action: 'work.project_decided', subjectKind: 'project', subjectId: projectId, detail: { winners: chosen.size, claims: standing.length } });
    return {};
  });

/** Takes a decision back with the reason, while nobody has signed: claims stand again and are decided anew. */
export const reconsiderProject = (house: House, actor: Actor, projectId: string, reason: string): Promise<Record<never, never>> =>
  house.unit(actor, async (unit) => {
    must(actor, decideClaims, whole(actor));
    const project = await heldProject(unit, projectId);
    const state = projectAfter(project, 'reopen');
    const standing = await notAboutOneself(unit, project);
    if (standing.some((c) => c.state === 'committed')) throw new Refusal('rule', 'work.signed_already');
    for (const c of standing) await changeClaim(unit, c.id, { state: claimAfter(c, 'reconsider'), decided_reason: null });
    await changeProject(unit, projectId, { state, decided_on: null, decided_by: null, decided_reason: null });
    unit.audit({ action: 'work.decision_taken_back', subjectKind: 'project', subjectId: projectId, detail: { reason } });
    return {};
  });

/** The winner signs the commitment of the project. */
export const signCommitment = (house: House, actor: Actor, claimId: string): Promise<Record<never, never>> =>
  house.unit(actor, async (unit) => {
    const claim = await ownClaim(unit, claimId);
    await changeClaim(unit, claimId, { state: claimAfter(claim, 'sign'), committed_on: unit.today });
    unit.audit({ action: 'work.commitment_signed', subjectKind: 'claim', subjectId: claimId, detail: { projectId: claim.projectId } });
    return {};
  });

/** The claimant steps back, with the reason; a winner too. */
export const stepBack = (house: House, actor: Actor, claimId: string, reason: string): Promise<Record<never, never>> =>
  house.unit(actor, async (unit) => withdrawn(unit, await ownClaim(unit, claimId), reason));

/** The unit withdraws a claim of one of its people (illness, transfer), with the reason. */
export const withdrawClaim = (house: House, actor: Actor, claimId: string, reason: string): Promise<Record<never, never>> =>
  house.unit(actor, async (unit) => {
    const found = await findClaim(unit, claimId);
    if (!found) throw new Refusal('not_found', 'work.no_such_claim');
    must(actor, enterClaims, await organizationSubject(unit, found.organizationId));
    return withdrawn(unit, (await heldClaim(unit, claimId)).claim, reason);
  });

/** Asked first whose it is, then locked and read again. */
async function ownClaim(unit: Unit, claimId: string): Promise<Claim> {
  const [found] = await claims(unit, { ids: [claimId] });
  if (!found) throw new Refusal('not_found', 'work.no_such_claim');
  must(unit.actor, claimOneself, own(unit.actor, found.personId));
  return (await heldClaim(unit, claimId)).claim;
}

async function withdrawn(unit: Unit, claim: Claim, reason: string): Promise<Record<never, never>> {
  await changeClaim(unit, claim.id, { state: claimAfter(claim, 'withdraw'), withdrawn_on: unit.today, withdrawn_because: reason });
  unit.audit({ action: 'work.claim_withdrawn', subjectKind: 'claim', subjectId: claim.id, detail: { projectId: claim.projectId } });
  unit.publish({ type: 'work.claim_withdrawn', payload: { claimId: claim.id, projectId: claim.projectId, personId: claim.personId } });
  return {};
}
