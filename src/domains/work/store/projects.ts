import { newId } from '../../../kernel/ids.ts';
import { json } from '../../../platform/db/index.ts';
import type { Unit } from '../../../platform/house/index.ts';
import type { Claim, ClaimState, Comparison, Goal, Project, ProjectState } from '../model.ts';
import './tables.ts';

const region = (unit: Unit) => unit.actor.regionId;

export const goals = async (unit: Unit): Promise<Goal[]> =>
  (await unit.tx.selectFrom('work.goal').selectAll().where('region_id', '=', region(unit)).orderBy('recorded_at').orderBy('id').execute()).map((r) => ({ id: r.id, parentId: r.parent_id, kind: r.kind as Goal['kind'], title: r.title, target: r.target }));
export async function insertGoal(unit: Unit, g: Omit<Goal, 'id'>): Promise<string> {
  const id = newId(unit.at.getTime());
  await unit.tx.insertInto('work.goal').values({ region_id: region(unit), id, parent_id: g.parentId, kind: g.kind, title: g.title, target: g.target, recorded_at: unit.at, recorded_by: unit.actor.name }).execute();
  return id;
}

const projectQuery = (unit: Unit) => unit.tx.selectFrom('work.project').selectAll().where('region_id', '=', region(unit));
const toProject = (r: Awaited<ReturnType<ReturnType<typeof projectQuery>['execute']>>[number]): Project => ({
  id: r.id, goalId: r.goal_id, organizationId: r.organization_id, title: r.title, about: r.about, conditions: r.conditions, requirements: r.requirements, commitment: r.commitment, plan: r.plan, winners: r.winners,
  opensOn: r.opens_on, closesOn: r.closes_on, startsOn: r.starts_on, state: r.state as ProjectState, decidedOn: r.decided_on, decidedBy: r.decided_by, decidedReason: r.decided_reason, announcedOn: r.announced_on,
  endedOn: r.ended_on, endedBecause: r.ended_because, matterId: r.matter_id, recordedBy: r.recorded_by,
});
export const projects = async (unit: Unit, ids?: readonly string[]): Promise<Project[]> => {
  if (ids?.length === 0) return [];
  let q = projectQuery(unit);
  if (ids) q = q.where('id', 'in', [...ids]);
  return (await q.orderBy('opens_on', 'desc').orderBy('id', 'desc').execute()).map(toProject);
};
/** With `hold` it is locked first and read then; everything that changes a project or its claims holds it. */
export async function findProject(unit: Unit, id: string, hold = false): Promise<Project | null> {
  let q = projectQuery(unit).where('id', '=', id);
  if (hold) q = q.forUpdate();
  const row = await q.executeTakeFirst();
  return row ? toProject(row) : null;
}
export type NewProject = Pick<Project, 'goalId' | 'organizationId' | 'title' | 'about' | 'conditions' | 'requirements' | 'commitment' | 'plan' | 'winners' | 'opensOn' | 'closesOn' | 'startsOn'>;
export async function insertProject(unit: Unit, p: NewProject): Promise<string> {
  const id = newId(unit.at.getTime());
  await unit.tx
    .insertInto('work.project')
    .values({
      region_id: region(unit), id, goal_id: p.goalId, organization_id: p.organizationId, title: p.title, about: p.about, conditions: p.conditions, requirements: json(p.requirements), commitment: p.commitment, plan: json(p.plan),
      winners: p.winners, opens_on: p.opensOn, closes_on: p.closesOn, starts_on: p.startsOn, state: 'draft', decided_on: null, decided_by: null, decided_reason: null, announced_on: null, ended_on: null, ended_because: null, matter_id: null, recorded_at: unit.at, recorded_by: unit.actor.name,
    })
    .execute();
  return id;
}
export const changeProject = async (unit: Unit, id: string, change: Partial<{ state: ProjectState; decided_on: string | null; decided_by: string | null; decided_reason: string | null; announced_on: string; ended_on: string; ended_because: string; matter_id: string }>): Promise<void> =>
  void (await unit.tx.updateTable('work.project').set(change).where('region_id', '=', region(unit)).where('id', '=', id).execute());

const claimQuery = (unit: Unit) => unit.tx.selectFrom('work.claim').selectAll().where('region_id', '=', region(unit));
const toClaim = (r: Awaited<ReturnType<ReturnType<typeof claimQuery>['execute']>>[number]): Claim => ({ id: r.id, projectId: r.project_id, personId: r.person_id, organizationId: r.organization_id, statement: r.statement, checked: r.checked, enteredBy: r.entered_by, claimedOn: r.claimed_on, state: r.state as ClaimState, decidedReason: r.decided_reason, committedOn: r.committed_on, withdrawnOn: r.withdrawn_on, withdrawnBecause: r.withdrawn_because });
export async function claims(unit: Unit, by: { readonly projectId?: string; readonly personId?: string; readonly ids?: readonly string[]; readonly states?: readonly ClaimState[] }): Promise<Claim[]> {
  if (by.ids?.length === 0) return [];
  let q = claimQuery(unit);
  if (by.projectId !== undefined) q = q.where('project_id', '=', by.projectId);
  if (by.personId !== undefined) q = q.where('person_id', '=', by.personId);
  if (by.ids !== undefined) q = q.where('id', 'in', [...by.ids]);
  if (by.states !== undefined) q = q.where('state', 'in', [...by.states]);
  return (await q.orderBy('claimed_on').orderBy('id').execute()).map(toClaim);
}
export const findClaim = async (unit: Unit, id: string): Promise<Claim | null> => (await claims(unit, { ids: [id] }))[0] ?? null;
/** Out: its id; null when the person has a standing claim there. */
export async function insertClaim(unit: Unit, c: Pick<Claim, 'projectId' | 'personId' | 'organizationId' | 'statement' | 'checked'>): Promise<string | null> {
  const id = newId(unit.at.getTime());
  const written = await unit.tx
    .insertInto('work.claim')
    .values({ region_id: region(unit), id, project_id: c.projectId, person_id: c.personId, organization_id: c.organizationId, statement: c.statement, checked: json(c.checked), entered_by: unit.actor.name, claimed_on: unit.today, state: 'claimed', decided_reason: null, committed_on: null, withdrawn_on: null, withdrawn_because: null })
    .onConflict((o) => o.doNothing())
    .returning('id')
    .executeTakeFirst();
  return written ? id : null;
}
export const changeClaim = async (unit: Unit, id: string, change: Partial<{ state: ClaimState; decided_reason: string | null; committed_on: string; withdrawn_on: string; withdrawn_because: string }>): Promise<void> =>
  void (await unit.tx.updateTable('work.claim').set(change).where('region_id', '=', region(unit)).where('id', '=', id).execute());

export async function comparisonsOf(unit: Unit, claimIds: readonly string[]): Promise<Comparison[]> {
  if (claimIds.length === 0) return [];
  const rows = await unit.tx.selectFrom('work.comparison').selectAll().where('region_id', '=', region(unit)).where('claim_id', 'in', [...claimIds]).orderBy('compared_at').orderBy('account_id').execute();
  return rows.map((r) => ({ claimId: r.claim_id, accountId: r.account_id, name: r.name, score: r.score, reason: r.reason }));
}
export async function saveComparison(unit: Unit, c: Comparison): Promise<void> {
  const said = { name: c.name, score: c.score, reason: c.reason, compared_at: unit.at };
  await unit.tx.insertInto('work.comparison').values({ region_id: region(unit), claim_id: c.claimId, account_id: c.accountId, ...said }).onConflict((o) => o.columns(['region_id', 'claim_id', 'account_id']).doUpdateSet(said)).execute();
}
