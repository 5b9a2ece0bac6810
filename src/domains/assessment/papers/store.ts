import type { Day } from '../../../kernel/period.ts';
import { sql } from '../../../platform/db/index.ts';
import type { Unit } from '../../../platform/house/index.ts';
import type { Grade } from '../model.ts';
import type { Registration, RegistrationState } from './model.ts';

declare module '../../../platform/db/tables.ts' {
  interface Tables {
    'assessment.registration': {
      region_id: string;
      run_id: string;
      person_id: string;
      duties: string;
      summary: string;
      state: string;
      submitted_on: string | null;
      returned_reason: string | null;
      comment: string | null;
      suggested_grade: string | null;
      commented_on: string | null;
      commented_by: string | null;
      written_at: Date;
    };
  }
}

const query = (unit: Unit) => unit.tx.selectFrom('assessment.registration').selectAll().where('region_id', '=', unit.actor.regionId);
type Row = Awaited<ReturnType<ReturnType<typeof query>['execute']>>[number];
const toRegistration = (r: Row): Registration => ({
  runId: r.run_id,
  personId: r.person_id,
  duties: r.duties,
  summary: r.summary,
  state: r.state as RegistrationState,
  submittedOn: r.submitted_on,
  returnedReason: r.returned_reason,
  comment: r.comment,
  suggestedGrade: r.suggested_grade as Grade | null,
  commentedOn: r.commented_on,
  commentedBy: r.commented_by,
});

/** One at a time changes the form of a person: whoever comes second sees what the first did, also where there is no row yet. */
export async function holdRegistration(unit: Unit, runId: string, personId: string): Promise<Registration | null> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`registration ${unit.actor.regionId} ${runId} ${personId}`}, 0))`.execute(unit.tx);
  return findRegistration(unit, runId, personId);
}

export async function findRegistration(unit: Unit, runId: string, personId: string): Promise<Registration | null> {
  const row = await query(unit).where('run_id', '=', runId).where('person_id', '=', personId).executeTakeFirst();
  return row ? toRegistration(row) : null;
}

/** Forms of a year by person; `ids` bounds them to some people. */
export async function registrationsOfRun(unit: Unit, runId: string, ids?: readonly string[]): Promise<Map<string, Registration>> {
  let q = query(unit).where('run_id', '=', runId);
  if (ids !== undefined) q = q.where('person_id', '=', sql<string>`any(${sql.val([...ids])}::uuid[])`);
  return new Map((await q.execute()).map((r) => [r.person_id, toRegistration(r)]));
}

export const registrationsOfPerson = async (unit: Unit, personId: string): Promise<Registration[]> => (await query(unit).where('person_id', '=', personId).execute()).map(toRegistration);

/** How many stand where, without reading what they say. */
export async function countRegistrations(unit: Unit, runId: string): Promise<Readonly<Record<RegistrationState, number>>> {
  const rows = await unit.tx.selectFrom('assessment.registration').select(['state', (e) => e.fn.countAll<number>().as('people')]).where('region_id', '=', unit.actor.regionId).where('run_id', '=', runId).groupBy('state').execute();
  const of = (state: RegistrationState): number => Number(rows.find((r) => r.state === state)?.people ?? 0);
  return { draft: of('draft'), submitted: of('submitted'), commented: of('commented') };
}

export async function saveSummary(unit: Unit, key: { readonly runId: string; readonly personId: string }, s: { readonly duties: string; readonly summary: string; readonly state: RegistrationState; readonly submittedOn: Day | null }): Promise<void> {
  const set = { duties: s.duties, summary: s.summary, state: s.state, submitted_on: s.submittedOn, written_at: unit.at, ...(s.state === 'submitted' ? { returned_reason: null } : {}) };
  await unit.tx
    .insertInto('assessment.registration')
    .values({ region_id: unit.actor.regionId, run_id: key.runId, person_id: key.personId, comment: null, suggested_grade: null, commented_on: null, commented_by: null, returned_reason: null, ...set })
    .onConflict((c) => c.columns(['region_id', 'run_id', 'person_id']).doUpdateSet(set))
    .execute();
}

export async function changeRegistration(unit: Unit, key: { readonly runId: string; readonly personId: string }, c: { readonly comment: string; readonly suggestedGrade: Grade } | { readonly returned: string }): Promise<void> {
  const set = 'returned' in c ? { state: 'draft', submitted_on: null, returned_reason: c.returned } : { state: 'commented', comment: c.comment, suggested_grade: c.suggestedGrade, commented_on: unit.today, commented_by: unit.actor.name };
  await unit.tx.updateTable('assessment.registration').set(set).where('region_id', '=', unit.actor.regionId).where('run_id', '=', key.runId).where('person_id', '=', key.personId).execute();
}

/** Of the people with a result within the paths: how many summaries wait for a comment, and how many were not handed in. One statement. */
export async function countWaiting(unit: Unit, run: { readonly id: string; readonly computation: number }, paths: 'all' | readonly string[]): Promise<{ readonly submitted: number; readonly missing: number }> {
  if (run.computation === 0 || (paths !== 'all' && paths.length === 0)) return { submitted: 0, missing: 0 };
  const within = paths === 'all' ? sql`true` : sql`exists (select from unnest(${sql.val([...paths])}::text[]) as p(path) where r.organization_path = p.path or r.organization_path like p.path || '.%')`;
  const { rows } = await sql<{ submitted: string; missing: string }>`
    select count(*) filter (where g.state = 'submitted') as submitted, count(*) filter (where g.state is null or g.state = 'draft') as missing
    from assessment.result r left join assessment.registration g on g.region_id = r.region_id and g.run_id = r.run_id and g.person_id = r.person_id
    where r.region_id = ${unit.actor.regionId} and r.run_id = ${run.id} and r.number = ${run.computation} and ${within}`.execute(unit.tx);
  return { submitted: Number(rows[0]!.submitted), missing: Number(rows[0]!.missing) };
}
