import { newId } from '../../../kernel/ids.ts';
import type { Day } from '../../../kernel/period.ts';
import type { Unit } from '../../../platform/house/index.ts';
import { groupBy } from '../queries/group-by.ts';
import type { Actual, Direction, NewObjective, Objective, Pledge, PledgeState, Term } from './model.ts';

declare module '../../../platform/db/tables.ts' {
  interface Tables {
    'work.pledge_term': { region_id: string; id: string; title: string; from_year: number; to_year: number; due_on: string; called_on: string; called_by: string };
    'work.pledge': { region_id: string; id: string; term_id: string; organization_id: string; state: string; statement: string | null; submitted_on: string | null; submitted_by: string | null; submitter_account_id: string | null; opinion: string | null; published_on: string | null; published_by: string | null };
    'work.pledge_objective': { region_id: string; id: string; pledge_id: string; position: number; title: string; unit: string; better: string };
    'work.pledge_target': { region_id: string; objective_id: string; year: number; target: string };
    'work.pledge_actual': { region_id: string; id: string; objective_id: string; year: number; number: number; actual: string; source: string; entered_on: string; entered_by: string; enterer_account_id: string | null; state: string; opinion: string | null; decided_on: string | null; decided_by: string | null };
  }
}
const region = (unit: Unit) => unit.actor.regionId;

export const terms = async (unit: Unit): Promise<Term[]> => (await unit.tx.selectFrom('work.pledge_term').selectAll().where('region_id', '=', region(unit)).orderBy('from_year', 'desc').orderBy('title').execute()).map((r) => ({ id: r.id, title: r.title, fromYear: r.from_year, toYear: r.to_year, dueOn: r.due_on, calledOn: r.called_on }));
/** The call and the pledges it makes owed; null where a term of that name stands. */
export async function insertTerm(unit: Unit, t: Pick<Term, 'title' | 'fromYear' | 'toYear' | 'dueOn'>, organizationIds: readonly string[]): Promise<string | null> {
  const id = newId(unit.at.getTime());
  const made = await unit.tx.insertInto('work.pledge_term').values({ region_id: region(unit), id, title: t.title, from_year: t.fromYear, to_year: t.toYear, due_on: t.dueOn, called_on: unit.today, called_by: unit.actor.name }).onConflict((o) => o.doNothing()).returning('id').executeTakeFirst();
  if (!made) return null;
  await unit.tx.insertInto('work.pledge').values(organizationIds.map((organizationId) => ({ region_id: region(unit), id: newId(unit.at.getTime()), term_id: id, organization_id: organizationId, state: 'owed', statement: null, submitted_on: null, submitted_by: null, submitter_account_id: null, opinion: null, published_on: null, published_by: null }))).execute();
  return id;
}

const pledgeQuery = (unit: Unit) => unit.tx.selectFrom('work.pledge').selectAll().where('region_id', '=', region(unit));
const toPledge = (r: Awaited<ReturnType<ReturnType<typeof pledgeQuery>['execute']>>[number]): Pledge => ({ id: r.id, termId: r.term_id, organizationId: r.organization_id, state: r.state as PledgeState, statement: r.statement, submittedOn: r.submitted_on, submittedBy: r.submitted_by, submitterAccountId: r.submitter_account_id, opinion: r.opinion, publishedOn: r.published_on, publishedBy: r.published_by });
export const pledges = async (unit: Unit): Promise<Pledge[]> => (await pledgeQuery(unit).orderBy('id').execute()).map(toPledge);
/** With `hold` it is locked first and read then; whatever changes a pledge, its objectives or figures holds it. */
export async function findPledge(unit: Unit, id: string, hold = false): Promise<Pledge | null> {
  let q = pledgeQuery(unit).where('id', '=', id);
  if (hold) q = q.forUpdate();
  const row = await q.executeTakeFirst();
  return row ? toPledge(row) : null;
}
export const changePledge = async (unit: Unit, id: string, change: Partial<{ state: PledgeState; statement: string; submitted_on: Day | null; submitted_by: string | null; submitter_account_id: string | null; opinion: string; published_on: Day; published_by: string }>): Promise<void> => void (await unit.tx.updateTable('work.pledge').set(change).where('region_id', '=', region(unit)).where('id', '=', id).execute());

export async function objectivesOf(unit: Unit, pledgeIds: readonly string[]): Promise<Objective[]> {
  if (pledgeIds.length === 0) return [];
  const rows = await unit.tx.selectFrom('work.pledge_objective').selectAll().where('region_id', '=', region(unit)).where('pledge_id', 'in', [...pledgeIds]).orderBy('pledge_id').orderBy('position').execute();
  if (rows.length === 0) return [];
  const targets = groupBy(await unit.tx.selectFrom('work.pledge_target').selectAll().where('region_id', '=', region(unit)).where('objective_id', 'in', rows.map((r) => r.id)).orderBy('year').execute(), (r) => r.objective_id);
  return rows.map((r) => ({ id: r.id, pledgeId: r.pledge_id, position: r.position, title: r.title, unit: r.unit, better: r.better as Direction, targets: (targets.get(r.id) ?? []).map((x) => ({ year: x.year, target: x.target })) }));
}
/** Written anew: a pledge that is not published has no figures that could hang on the old ones. */
export async function replaceObjectives(unit: Unit, pledgeId: string, list: readonly NewObjective[]): Promise<void> {
  const old = (await objectivesOf(unit, [pledgeId])).map((o) => o.id);
  if (old.length > 0) {
    await unit.tx.deleteFrom('work.pledge_target').where('region_id', '=', region(unit)).where('objective_id', 'in', old).execute();
    await unit.tx.deleteFrom('work.pledge_objective').where('region_id', '=', region(unit)).where('pledge_id', '=', pledgeId).execute();
  }
  const made = list.map((o, i) => ({ ...o, id: newId(unit.at.getTime()), position: i + 1 }));
  await unit.tx.insertInto('work.pledge_objective').values(made.map((o) => ({ region_id: region(unit), id: o.id, pledge_id: pledgeId, position: o.position, title: o.title, unit: o.unit, better: o.better }))).execute();
  await unit.tx.insertInto('work.pledge_target').values(made.flatMap((o) => o.targets.map((x) => ({ region_id: region(unit), objective_id: o.id, year: x.year, target: x.target })))).execute();
}
export async function findObjective(unit: Unit, id: string): Promise<Objective | null> {
  const row = await unit.tx.selectFrom('work.pledge_objective').select(['pledge_id']).where('region_id', '=', region(unit)).where('id', '=', id).executeTakeFirst();
  return row ? ((await objectivesOf(unit, [row.pledge_id])).find((o) => o.id === id) ?? null) : null;
}

const actualQuery = (unit: Unit) => unit.tx.selectFrom('work.pledge_actual').selectAll().where('region_id', '=', region(unit));
const toActual = (r: Awaited<ReturnType<ReturnType<typeof actualQuery>['execute']>>[number]): Actual => ({ id: r.id, objectiveId: r.objective_id, year: r.year, number: r.number, actual: r.actual, source: r.source, enteredOn: r.entered_on, enteredBy: r.entered_by, entererAccountId: r.enterer_account_id, state: r.state as Actual['state'], opinion: r.opinion, decidedBy: r.decided_by });
export const actualsOf = async (unit: Unit, objectiveIds: readonly string[]): Promise<Actual[]> => (objectiveIds.length === 0 ? [] : (await actualQuery(unit).where('objective_id', 'in', [...objectiveIds]).orderBy('year').orderBy('number').execute()).map(toActual));
export async function findActual(unit: Unit, id: string): Promise<Actual | null> {
  const row = await actualQuery(unit).where('id', '=', id).executeTakeFirst();
  return row ? toActual(row) : null;
}
export async function insertActual(unit: Unit, a: Pick<Actual, 'objectiveId' | 'year' | 'number' | 'actual' | 'source'>): Promise<string> {
  const id = newId(unit.at.getTime());
  await unit.tx.insertInto('work.pledge_actual').values({ region_id: region(unit), id, objective_id: a.objectiveId, year: a.year, number: a.number, actual: a.actual, source: a.source, entered_on: unit.today, entered_by: unit.actor.name, enterer_account_id: unit.actor.accountId, state: 'waiting', opinion: null, decided_on: null, decided_by: null }).execute();
  return id;
}
export const decideActual = async (unit: Unit, id: string, state: 'confirmed' | 'returned', opinion: string): Promise<void> => void (await unit.tx.updateTable('work.pledge_actual').set({ state, opinion, decided_on: unit.today, decided_by: unit.actor.name }).where('region_id', '=', region(unit)).where('id', '=', id).execute());
