import type { Explanation } from '../../../kernel/explanation.ts';
import { newId, type PersonId } from '../../../kernel/ids.ts';
import type { Score } from '../../../kernel/score.ts';
import { json, sql } from '../../../platform/db/index.ts';
import type { Unit } from '../../../platform/house/index.ts';
import type { DimensionScore, Grade, GradeProposal, ResultState, RunId } from '../model.ts';
import './tables.ts';

/** A stored result without its explanation. */
export interface StoredResult {
  readonly runId: RunId;
  readonly number: number;
  readonly year: number;
  readonly personId: PersonId;
  readonly organizationId: string | null;
  readonly organizationPath: string;
  readonly classKey: string;
  readonly group: string;
  readonly state: ResultState;
  readonly score: Score | null;
  readonly rank: number | null;
  readonly groupSize: number;
  readonly dimensions: readonly DimensionScore[];
  readonly missing: readonly string[];
  readonly proposal: GradeProposal | null;
  readonly grade: Grade | null;
}
export interface NewResult extends Omit<StoredResult, 'runId' | 'number' | 'proposal' | 'grade' | 'year'> {
  readonly explanation: Explanation;
}

const columns = ['run_id', 'number', 'year', 'person_id', 'organization_id', 'organization_path', 'class', 'group_key', 'state', 'score', 'rank', 'group_size', 'dimensions', 'missing', 'proposal', 'grade'] as const;
const query = (unit: Unit) => unit.tx.selectFrom('assessment.result').select(columns).where('region_id', '=', unit.actor.regionId);
type Row = Awaited<ReturnType<ReturnType<typeof query>['execute']>>[number];
const toResult = (r: Row): StoredResult => ({
  runId: r.run_id as RunId,
  number: r.number,
  year: r.year,
  personId: r.person_id as PersonId,
  organizationId: r.organization_id,
  organizationPath: r.organization_path,
  classKey: r.class,
  group: r.group_key,
  state: r.state as ResultState,
  score: r.score as Score | null,
  rank: r.rank,
  groupSize: r.group_size,
  dimensions: r.dimensions,
  missing: r.missing,
  proposal: r.proposal,
  grade: r.grade as Grade | null,
});

const CHUNK = 500;

export async function insertResults(unit: Unit, runId: RunId, number: number, year: number, results: Iterable<NewResult>, progress?: (done: number) => Promise<void>): Promise<void> {
  let rows: NewResult[] = [];
  let done = 0;
  const flush = async (): Promise<void> => {
    await sql`
      insert into assessment.result (region_id, run_id, number, year, person_id, organization_id, organization_path, class, group_key, state, score, rank, group_size, dimensions, explanation, missing)
      select ${unit.actor.regionId}, ${runId}, ${number}, ${year}, x."personId", x."organizationId", x."organizationPath", x."classKey", x."group", x.state, x.score, x.rank, x."groupSize", x.dimensions, x.explanation, x.missing
      from jsonb_to_recordset(${json(rows)})
        as x("personId" uuid, "organizationId" uuid, "organizationPath" text, "classKey" text, "group" text, state text, score bigint, rank integer, "groupSize" integer, dimensions jsonb, explanation jsonb, missing jsonb)`.execute(unit.tx);
    done += rows.length;
    rows = [];
    await progress?.(done);
  };
  for (const result of results) {
    rows.push(result);
    if (rows.length === CHUNK) await flush();
  }
  if (rows.length > 0) await flush();
}

/** All results of one computation; `paths` bounds them to subtrees. */
export async function resultsOfRun(unit: Unit, runId: RunId, number: number, paths: 'all' | readonly string[] = 'all'): Promise<StoredResult[]> {
  const rows = await query(unit).where('run_id', '=', runId).where('number', '=', number).execute();
  const all = rows.map(toResult);
  return paths === 'all' ? all : all.filter((r) => paths.some((p) => r.organizationPath === p || r.organizationPath.startsWith(`${p}.`)));
}

/** Of one computation only what stands in columns of their own: a whole year without its dimensions, proposals and what was missing, which are nearly all of its bytes. */
export async function scoresOfRun(unit: Unit, runId: RunId, number: number): Promise<Pick<StoredResult, 'personId' | 'organizationPath' | 'group' | 'score'>[]> {
  const rows = await unit.tx.selectFrom('assessment.result').select(['person_id', 'organization_path', 'group_key', 'score']).where('region_id', '=', unit.actor.regionId).where('run_id', '=', runId).where('number', '=', number).execute();
  return rows.map((r) => ({ personId: r.person_id as PersonId, organizationPath: r.organization_path, group: r.group_key, score: r.score as Score | null }));
}

export async function findResult(unit: Unit, runId: RunId, number: number, personId: string): Promise<(StoredResult & { explanation: Explanation }) | null> {
  const r = await unit.tx.selectFrom('assessment.result').select([...columns, 'explanation']).where('region_id', '=', unit.actor.regionId).where('run_id', '=', runId).where('number', '=', number).where('person_id', '=', personId).executeTakeFirst();
  return r ? { ...toResult(r), explanation: r.explanation } : null;
}

type Latest = StoredResult & { readonly schemeId: string; readonly runState: string };

/** Results of people, never of teams; of the annual assessment, or of every purpose. */
function latest(unit: Unit, personIds: readonly string[] | 'all', years: readonly number[] | 'all', of: 'annual' | 'every_purpose') {
  let q = unit.tx
    .selectFrom('assessment.result as r')
    .innerJoin('assessment.run as u', (j) => j.onRef('u.region_id', '=', 'r.region_id').onRef('u.id', '=', 'r.run_id').onRef('u.computation', '=', 'r.number'))
    .select(columns.map((c) => `r.${c}` as const))
    .select(['u.scheme_id', 'u.state as run_state'])
    .where('r.region_id', '=', unit.actor.regionId)
    .where('u.subject', '=', 'person');
  if (of === 'annual') q = q.where('u.purpose', '=', 'annual');
  if (personIds !== 'all') q = q.where('r.person_id', '=', sql<string>`any(${sql.val([...personIds])}::uuid[])`);
  if (years !== 'all') q = q.where('r.year', '=', sql<number>`any(${sql.val([...years])}::integer[])`);
  return q.orderBy('r.year', 'desc');
}

/** The latest computation of people over years, newest year first. */
export async function latestScores(unit: Unit, personIds: readonly string[] | 'all', years: readonly number[] | 'all'): Promise<Latest[]> {
  return (await latest(unit, personIds, years, 'annual').execute()).map((r) => ({ ...toResult(r), schemeId: r.scheme_id, runState: r.run_state }));
}

/** The same with explanations. */
export async function latestResults(unit: Unit, personIds: readonly string[] | 'all', years: readonly number[] | 'all', of: 'annual' | 'every_purpose' = 'annual'): Promise<(Latest & { readonly explanation: Explanation })[]> {
  const rows = await latest(unit, personIds, years, of).select('r.explanation').execute();
  return rows.map((r) => ({ ...toResult(r), schemeId: r.scheme_id, runState: r.run_state, explanation: r.explanation }));
}

export async function saveProposals(unit: Unit, runId: RunId, number: number, proposals: ReadonlyMap<string, GradeProposal>): Promise<void> {
  const rows = [...proposals].map(([personId, proposal]) => ({ personId, proposal }));
  for (let from = 0; from < rows.length; from += 2000) {
    await sql`
      update assessment.result r set proposal = x.proposal, proposed_grade = x.proposal ->> 'grade'
      from jsonb_to_recordset(${json(rows.slice(from, from + 2000))}) as x("personId" uuid, proposal jsonb)
      where r.region_id = ${unit.actor.regionId} and r.run_id = ${runId} and r.number = ${number} and r.person_id = x."personId"`.execute(unit.tx);
  }
}

export interface DecisionLine {
  readonly personId: string;
  readonly grade: Grade;
  readonly proposed: Grade | null;
  readonly reason: string | null;
}

export async function saveDecisions(unit: Unit, runId: RunId, number: number, lines: readonly DecisionLine[]): Promise<void> {
  const now = unit.at.getTime();
  for (let from = 0; from < lines.length; from += 2000) {
    const rows = json(lines.slice(from, from + 2000).map((l) => ({ ...l, id: newId(now) })));
    await sql`
      insert into assessment.grade_decision (region_id, id, run_id, number, person_id, grade, proposed_grade, reason, decided_at, decided_by, account_id)
      select ${unit.actor.regionId}, x.id, ${runId}, ${number}, x."personId", x.grade, x.proposed, x.reason, ${unit.at}, ${unit.actor.name}, ${unit.actor.accountId}::uuid
      from jsonb_to_recordset(${rows}) as x(id uuid, "personId" uuid, grade text, proposed text, reason text)`.execute(unit.tx);
    await sql`
      update assessment.result r set grade = x.grade from jsonb_to_recordset(${rows}) as x("personId" uuid, grade text)
      where r.region_id = ${unit.actor.regionId} and r.run_id = ${runId} and r.number = ${number} and r.person_id = x."personId"`.execute(unit.tx);
  }
}

export async function decisionsOf(unit: Unit, runId: RunId, personId: string): Promise<{ grade: Grade; proposedGrade: Grade | null; reason: string | null; decidedAt: Date; decidedBy: string }[]> {
  const rows = await unit.tx.selectFrom('assessment.grade_decision').selectAll().where('region_id', '=', unit.actor.regionId).where('run_id', '=', runId).where('person_id', '=', personId).orderBy('decided_at').orderBy('id').execute();
  return rows.map((r) => ({ grade: r.grade as Grade, proposedGrade: r.proposed_grade as Grade | null, reason: r.reason, decidedAt: r.decided_at, decidedBy: r.decided_by }));
}

/** The reason of everybody's latest decision in a run; null where it had none. */
export async function reasonsOfRun(unit: Unit, runId: RunId): Promise<Map<string, string | null>> {
  const rows = await unit.tx.selectFrom('assessment.grade_decision').select(['person_id', 'reason']).where('region_id', '=', unit.actor.regionId).where('run_id', '=', runId).orderBy('decided_at').orderBy('id').execute();
  return new Map(rows.map((r) => [r.person_id, r.reason]));
}

/** Counts of each run's latest computation. */
export async function countsOfRuns(unit: Unit): Promise<Map<string, { people: number; scored: number; incomplete: number; excluded: number; decided: number }>> {
  const { rows } = await sql<{ run_id: string; people: number; scored: number; incomplete: number; excluded: number; decided: number }>`
    select r.run_id, count(*) as people, count(*) filter (where r.state = 'scored') as scored, count(*) filter (where r.state = 'incomplete') as incomplete,
      count(*) filter (where r.state = 'excluded') as excluded, count(r.grade) as decided
    from assessment.result r join assessment.run u on u.region_id = r.region_id and u.id = r.run_id and u.computation = r.number
    where r.region_id = ${unit.actor.regionId} group by r.run_id`.execute(unit.tx);
  return new Map(rows.map((r) => [r.run_id, r]));
}

/** Mean score of each dimension in the person's group, in millionths, by key. */
export async function groupMeans(unit: Unit, runId: RunId, number: number, group: string): Promise<Map<string, number>> {
  const { rows } = await sql<{ key: string; total: string; people: number }>`
    select d ->> 'key' as key, sum((d ->> 'score')::bigint)::text as total, count(*) as people
    from assessment.result r cross join lateral jsonb_array_elements(r.dimensions) d
    where r.region_id = ${unit.actor.regionId} and r.run_id = ${runId} and r.number = ${number} and r.group_key = ${group} and r.state = 'scored' and d ->> 'score' is not null
    group by 1`.execute(unit.tx);
  return new Map(rows.map((r) => [r.key, Math.round(Number(r.total) / r.people)]));
}

export async function explanationsOfRun(unit: Unit, runId: RunId, number: number): Promise<Map<string, Explanation>> {
  const rows = await unit.tx.selectFrom('assessment.result').select(['person_id', 'explanation']).where('region_id', '=', unit.actor.regionId).where('run_id', '=', runId).where('number', '=', number).execute();
  return new Map(rows.map((r) => [r.person_id, r.explanation]));
}
