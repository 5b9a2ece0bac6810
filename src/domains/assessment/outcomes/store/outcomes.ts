import type { PersonId } from '../../../../kernel/ids.ts';
import { json, sql } from '../../../../platform/db/index.ts';
import type { Unit } from '../../../../platform/house/index.ts';
import type { Grade } from '../../model.ts';
import type { Outcome, View } from '../model.ts';
import './tables.ts';

const query = (unit: Unit) => unit.tx.selectFrom('assessment.outcome').selectAll().where('region_id', '=', unit.actor.regionId);
type Row = Awaited<ReturnType<ReturnType<typeof query>['execute']>>[number];
const toOutcome = (r: Row): Outcome => ({
  runId: r.run_id,
  personId: r.person_id as PersonId,
  version: r.version,
  computation: r.number,
  grade: r.grade as Grade,
  score: r.score,
  rank: r.rank,
  groupSize: r.group_size,
  servedAt: r.served_at,
  servedBy: r.served_by,
  reviewId: r.review_id,
  readAt: r.read_at,
  view: r.view as View | null,
  viewReason: r.view_reason,
  viewAt: r.view_at,
  supersededAt: r.superseded_at,
});

/** First versions for everybody graded in a computation. Those served already stay. Out: how many. */
export async function serveAll(unit: Unit, runId: string, computation: number): Promise<number> {
  const { rows } = await sql<{ person_id: string }>`
    insert into assessment.outcome (region_id, run_id, person_id, version, number, grade, score, rank, group_size, served_at, served_by)
    select r.region_id, r.run_id, r.person_id, 1, r.number, r.grade, r.score, r.rank, r.group_size, ${unit.at}, ${unit.actor.name}
    from assessment.result r where r.region_id = ${unit.actor.regionId} and r.run_id = ${runId} and r.number = ${computation} and r.grade is not null
    on conflict do nothing returning person_id`.execute(unit.tx);
  return rows.length;
}

/** Puts the version in force out of force and adds the next. */
export async function supersedeOutcome(unit: Unit, old: Outcome, next: Pick<Outcome, 'computation' | 'grade' | 'score' | 'rank' | 'groupSize'> & { readonly reviewId: string }): Promise<number> {
  const key = { region_id: unit.actor.regionId, run_id: old.runId, person_id: old.personId };
  await unit.tx.updateTable('assessment.outcome').set({ superseded_at: unit.at }).where('region_id', '=', key.region_id).where('run_id', '=', old.runId).where('person_id', '=', old.personId).where('version', '=', old.version).execute();
  await unit.tx
    .insertInto('assessment.outcome')
    .values({ ...key, version: old.version + 1, number: next.computation, grade: next.grade, score: next.score, rank: next.rank, group_size: next.groupSize, served_at: unit.at, served_by: unit.actor.name, review_id: next.reviewId, read_at: null, view: null, view_reason: null, view_at: null, superseded_at: null })
    .execute();
  return old.version + 1;
}

/** All versions of one person, newest year and version first. */
export async function outcomesOfPerson(unit: Unit, personId: string, runId?: string): Promise<Outcome[]> {
  let q = query(unit).where('person_id', '=', personId);
  if (runId !== undefined) q = q.where('run_id', '=', runId);
  return (await q.orderBy('served_at', 'desc').orderBy('version', 'desc').execute()).map(toOutcome);
}

/** The version in force, held for change. */
export async function holdOutcome(unit: Unit, runId: string, personId: string): Promise<Outcome | null> {
  const row = await query(unit).where('run_id', '=', runId).where('person_id', '=', personId).where('superseded_at', 'is', null).forUpdate().executeTakeFirst();
  return row ? toOutcome(row) : null;
}

export async function outcomesOfRun(unit: Unit, runId: string): Promise<Outcome[]> {
  return (await query(unit).where('run_id', '=', runId).where('superseded_at', 'is', null).execute()).map(toOutcome);
}

export async function markRead(unit: Unit, personId: string): Promise<void> {
  await unit.tx.updateTable('assessment.outcome').set({ read_at: unit.at }).where('region_id', '=', unit.actor.regionId).where('person_id', '=', personId).where('read_at', 'is', null).execute();
}

export async function saveView(unit: Unit, o: Outcome, view: View, reason: string | null): Promise<void> {
  await unit.tx
    .updateTable('assessment.outcome')
    .set({ view, view_reason: reason, view_at: unit.at })
    .where('region_id', '=', unit.actor.regionId)
    .where('run_id', '=', o.runId)
    .where('person_id', '=', o.personId)
    .where('version', '=', o.version)
    .execute();
}

/** A computation after the year was confirmed: everybody keeps proposal and grade of the one before; `change` gets his own grade, and no proposal: the old one speaks of a score that no longer stands. */
export async function carryGrades(unit: Unit, runId: string, from: number, to: number, change: { readonly personId: string; readonly grade: Grade }): Promise<void> {
  await sql`
    update assessment.result n set
      proposal = case when o.person_id = ${change.personId} then null else o.proposal end,
      proposed_grade = case when o.person_id = ${change.personId} then null else o.proposed_grade end,
      grade = case when o.person_id = ${change.personId} then ${change.grade} else o.grade end
    from assessment.result o
    where n.region_id = ${unit.actor.regionId} and n.run_id = ${runId} and n.number = ${to}
      and o.region_id = n.region_id and o.run_id = n.run_id and o.number = ${from} and o.person_id = n.person_id`.execute(unit.tx);
}

export async function setGrade(unit: Unit, runId: string, number: number, personId: string, grade: Grade): Promise<void> {
  await unit.tx.updateTable('assessment.result').set({ grade }).where('region_id', '=', unit.actor.regionId).where('run_id', '=', runId).where('number', '=', number).where('person_id', '=', personId).execute();
}

/** Accounts that decided this person's grade. */
export async function graders(unit: Unit, runId: string, personId: string): Promise<string[]> {
  const rows = await unit.tx.selectFrom('assessment.grade_decision').select('account_id').distinct().where('region_id', '=', unit.actor.regionId).where('run_id', '=', runId).where('person_id', '=', personId).where('account_id', 'is not', null).execute();
  return rows.map((r) => r.account_id!);
}

export interface NewUse {
  readonly personId: string;
  readonly version: number;
  readonly consequence: string;
  readonly months: number;
  readonly reason: { readonly zh: string; readonly en: string };
  readonly source: string;
}

export async function insertUses(unit: Unit, runId: string, uses: readonly NewUse[]): Promise<void> {
  for (let from = 0; from < uses.length; from += 2000) {
    await sql`
      insert into assessment.result_use (region_id, id, run_id, person_id, outcome_version, consequence, months, reason, source, state)
      select ${unit.actor.regionId}, gen_random_uuid(), ${runId}, x."personId", x.version, x.consequence, x.months, x.reason, x.source, 'open'
      from jsonb_to_recordset(${json(uses.slice(from, from + 2000))}) as x("personId" uuid, version integer, consequence text, months integer, reason jsonb, source text)`.execute(unit.tx);
  }
}

const uses = (unit: Unit) => unit.tx.selectFrom('assessment.result_use').selectAll().where('region_id', '=', unit.actor.regionId);

export const usesOfRun = (unit: Unit, runId: string) => uses(unit).where('run_id', '=', runId).orderBy('consequence').orderBy('person_id').execute();
export const usesOfPerson = (unit: Unit, personId: string) => uses(unit).where('person_id', '=', personId).execute();
export const holdUse = (unit: Unit, id: string) => uses(unit).where('id', '=', id).forUpdate().executeTakeFirst();

/** The grade of a version, in force or not. */
export async function gradeServed(unit: Unit, runId: string, personId: string, version: number): Promise<Grade | undefined> {
  return ((await query(unit).where('run_id', '=', runId).where('person_id', '=', personId).where('version', '=', version).executeTakeFirst()) as { grade: Grade } | undefined)?.grade;
}

export async function setUse(unit: Unit, id: string, state: string, note: string): Promise<void> {
  await unit.tx.updateTable('assessment.result_use').set({ state, note, changed_at: unit.at, changed_by: unit.actor.name }).where('region_id', '=', unit.actor.regionId).where('id', '=', id).execute();
}

/** The grade fell: what was not done yet is void, what was done is to be reversed. Out: how many are to be reversed. */
export async function endUses(unit: Unit, runId: string, personId: string, version: number, note: string): Promise<number> {
  const { rows } = await sql<{ state: string }>`
    update assessment.result_use set state = case state when 'open' then 'void' else 'to_reverse' end, note = ${note}, changed_at = ${unit.at}, changed_by = ${unit.actor.name}
    where region_id = ${unit.actor.regionId} and run_id = ${runId} and person_id = ${personId} and outcome_version <= ${version} and state in ('open', 'used') returning state`.execute(unit.tx);
  return rows.filter((r) => r.state === 'to_reverse').length;
}

/** Uses of each year that wait: to be carried out, or to be reversed. */
export async function usesWaiting(unit: Unit): Promise<{ runId: string; year: number; state: 'open' | 'to_reverse'; count: number }[]> {
  const { rows } = await sql<{ run_id: string; year: number; state: 'open' | 'to_reverse'; count: string }>`
    select u.run_id, r.year, u.state, count(*) as count from assessment.result_use u join assessment.run r on r.region_id = u.region_id and r.id = u.run_id
    where u.region_id = ${unit.actor.regionId} and u.state in ('open', 'to_reverse') group by u.run_id, r.year, u.state order by r.year desc`.execute(unit.tx);
  return rows.map((r) => ({ runId: r.run_id, year: r.year, state: r.state, count: Number(r.count) }));
}
