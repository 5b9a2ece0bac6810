import { Refusal } from '../../../kernel/refusal.ts';
import type { Unit } from '../../../platform/house/index.ts';
import { kinshipWith } from '../../registry/index.ts';
import type { Claim, Project } from '../model.ts';
import { afterClaimStep, afterProjectStep, type ClaimStep, type ProjectStep } from '../rules/project-steps.ts';
import { claims, findClaim, findProject } from '../store/index.ts';

/** The project locked, then read. Refuses `work.no_such_project`. */
export async function heldProject(unit: Unit, id: string): Promise<Project> {
  const project = await findProject(unit, id, true);
  if (!project) throw new Refusal('not_found', 'work.no_such_project');
  return project;
}

/** The claim and its project; the project is locked before the claim is read, so that no decision passes between. Refuses `work.no_such_claim`. */
export async function heldClaim(unit: Unit, id: string): Promise<{ readonly claim: Claim; readonly project: Project }> {
  const found = await findClaim(unit, id);
  if (!found) throw new Refusal('not_found', 'work.no_such_claim');
  const project = await heldProject(unit, found.projectId);
  return { project, claim: (await findClaim(unit, id))! };
}

/** The state after the step. Refuses `work.project_moved` where it is not open: somebody else was faster, or it is too early. */
export function projectAfter(project: Project, step: ProjectStep): Project['state'] {
  const next = afterProjectStep(project.state, step);
  if (next === null) throw new Refusal('conflict', 'work.project_moved', { state: project.state });
  return next;
}
export function claimAfter(claim: Claim, step: ClaimStep): Claim['state'] {
  const next = afterClaimStep(claim.state, step);
  if (next === null) throw new Refusal('conflict', 'work.claim_moved', { state: claim.state });
  return next;
}

/** Nobody speaks about a claim when he is among the claimants or related to one (公务员法 第七十六条). Refuses `work.oneself`, `work.relative`. */
export async function notAboutOneself(unit: Unit, project: Project): Promise<Claim[]> {
  const standing = (await claims(unit, { projectId: project.id })).filter((c) => c.state !== 'withdrawn');
  const { personId } = unit.actor;
  if (personId === null) return standing;
  const people = standing.map((c) => c.personId);
  if (people.includes(personId)) throw new Refusal('forbidden', 'work.oneself');
  if ((await kinshipWith(unit, personId, people)) === 'relative') throw new Refusal('forbidden', 'work.relative');
  return standing;
}
