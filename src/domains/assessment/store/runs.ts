import { newId } from '../../../kernel/ids.ts';
import { json, sql } from '../../../platform/db/index.ts';
import type { Unit } from '../../../platform/house/index.ts';
import type { Purpose, RunId, RunState, SchemeId } from '../model.ts';
import './tables.ts';

export interface Run {
  readonly id: RunId;
  readonly year: number;
  readonly schemeId: SchemeId;
  readonly schemeKey: string;
  readonly periodFrom: string;
  /** The first day that no longer counts. */
  readonly periodTo: string;
  readonly dueOn: string | null;
  readonly shareApproved: boolean;
  readonly approvalDocument: string | null;
  readonly state: RunState;
  readonly computation: number;
  readonly openedAt: Date;
  readonly confirmedAt: Date | null;
  readonly purpose: Purpose;
  readonly subject: 'person' | 'team';
  /** Its own name where the year does not tell it apart, e.g. 2026年第二季度平时考核. */
  readonly title: { readonly zh: string; readonly en: string } | null;
}

const query = (unit: Unit) => unit.tx.selectFrom('assessment.run').selectAll().where('region_id', '=', unit.actor.regionId);
type Row = Awaited<ReturnType<ReturnType<typeof query>['execute']>>[number];
const toRun = (r: Row): Run => ({
  id: r.id as RunId,
  year: r.year,
  schemeId: r.scheme_id as SchemeId,
  schemeKey: r.scheme_key,
  periodFrom: r.period_from,
  periodTo: r.period_to,
  dueOn: r.due_on,
  shareApproved: r.outstanding_share_approved,
  approvalDocument: r.approval_document,
  state: r.state as RunState,
  computation: r.computation,
  openedAt: r.opened_at,
  confirmedAt: r.confirmed_at,
  purpose: r.purpose as Purpose,
  subject: r.subject as Run['subject'],
  title: r.title,
});

/** `forUpdate` holds the run so that two officers cannot compute, decide or confirm at once. */
export async function findRun(unit: Unit, id: string, forUpdate = false): Promise<Run | null> {
  let q = query(unit).where('id', '=', id);
  if (forUpdate) q = q.forUpdate();
  const row = await q.executeTakeFirst();
  return row ? toRun(row) : null;
}

/** The run that a new one of this scheme would repeat: of the same year for annual and team assessments, of the same period for others. */
export async function findRunLike(unit: Unit, run: Pick<Run, 'year' | 'schemeKey' | 'purpose' | 'periodFrom' | 'periodTo'>): Promise<Run | null> {
  const onceAYear = run.purpose === 'annual' || run.purpose === 'team';
  const row = await query(unit)
    .where('scheme_key', '=', run.schemeKey)
    .where((e) => (onceAYear ? e('year', '=', run.year) : e.and([e('period_from', '=', run.periodFrom), e('period_to', '=', run.periodTo)])))
    .executeTakeFirst();
  return row ? toRun(row) : null;
}

/** The run of the same scheme that came just before. */
export async function findRunBefore(unit: Unit, run: Run): Promise<Run | null> {
  const row = await query(unit).where('scheme_key', '=', run.schemeKey).where('id', '<>', run.id).where('period_to', '<=', run.periodFrom).orderBy('period_to', 'desc').limit(1).executeTakeFirst();
  return row ? toRun(row) : null;
}

export const allRuns = async (unit: Unit): Promise<Run[]> => (await query(unit).orderBy('year', 'desc').orderBy('period_to', 'desc').orderBy('scheme_key').execute()).map(toRun);

export async function insertRun(unit: Unit, run: { year: number; schemeId: string; schemeKey: string; periodFrom: string; periodTo: string; dueOn: string | null; shareApproval: string | null; state: RunState; purpose: Purpose; subject: Run['subject']; title: Run['title'] }): Promise<RunId> {
  const id = newId<'run'>(unit.at.getTime());
  await unit.tx
    .insertInto('assessment.run')
    .values({
      region_id: unit.actor.regionId,
      id,
      year: run.year,
      scheme_key: run.schemeKey,
      scheme_id: run.schemeId,
      period_from: run.periodFrom,
      period_to: run.periodTo,
      due_on: run.dueOn,
      outstanding_share_approved: run.shareApproval !== null,
      approval_document: run.shareApproval,
      state: run.state,
      computation: 0,
      opened_at: unit.at,
      opened_by: unit.actor.name,
      confirmed_at: null,
      confirmed_by: null,
      purpose: run.purpose,
      subject: run.subject,
      title: run.title === null ? null : json(run.title),
    })
    .execute();
  return id;
}

export async function moveRun(unit: Unit, id: RunId, change: { state: RunState; computation?: number; confirmed?: boolean }): Promise<void> {
  await unit.tx
    .updateTable('assessment.run')
    .set({
      state: change.state,
      ...(change.computation === undefined ? {} : { computation: change.computation }),
      ...(change.confirmed ? { confirmed_at: unit.at, confirmed_by: unit.actor.name } : {}),
    })
    .where('region_id', '=', unit.actor.regionId)
    .where('id', '=', id)
    .execute();
}

export interface FactStatement {
  readonly fact: string;
  readonly otherwise: string | number | boolean;
  readonly exceptions: Readonly<Record<string, string | number | boolean>>;
  readonly source: string;
  readonly recordedAt: Date;
  readonly recordedBy: string;
}

export async function insertStatement(unit: Unit, runId: RunId, s: Omit<FactStatement, 'recordedAt' | 'recordedBy'>): Promise<void> {
  await unit.tx
    .insertInto('assessment.fact_statement')
    .values({
      region_id: unit.actor.regionId,
      id: newId(unit.at.getTime()),
      run_id: runId,
      fact: s.fact,
      otherwise: json(s.otherwise),
      exceptions: json(s.exceptions),
      source: s.source,
      recorded_at: unit.at,
      recorded_by: unit.actor.name,
    })
    .execute();
}

/** The latest statement on each fact. */
export async function statementsOf(unit: Unit, runId: RunId): Promise<FactStatement[]> {
  const rows = await unit.tx
    .selectFrom('assessment.fact_statement')
    .selectAll()
    .distinctOn('fact')
    .where('region_id', '=', unit.actor.regionId)
    .where('run_id', '=', runId)
    .orderBy('fact')
    .orderBy('recorded_at', 'desc')
    .orderBy('id', 'desc')
    .execute();
  return rows.map((r) => ({ fact: r.fact, otherwise: r.otherwise, exceptions: r.exceptions, source: r.source, recordedAt: r.recorded_at, recordedBy: r.recorded_by }));
}

export interface MarkRow {
  readonly personId: string;
  readonly indicator: string;
  readonly rater: string;
  readonly value: string;
}

export async function currentMarks(unit: Unit, runId: RunId, personIds: readonly string[] | 'all'): Promise<MarkRow[]> {
  let q = unit.tx.selectFrom('assessment.mark').select(['person_id', 'indicator', 'rater', 'value']).where('region_id', '=', unit.actor.regionId).where('run_id', '=', runId).where('superseded_at', 'is', null);
  if (personIds !== 'all') q = q.where('person_id', '=', sql<string>`any(${sql.val([...personIds])}::uuid[])`);
  return (await q.execute()).map((r) => ({ personId: r.person_id, indicator: r.indicator, rater: r.rater, value: r.value }));
}

/** Takes current marks out of force; the lines stay. */
export async function supersedeMarks(unit: Unit, runId: RunId, marks: readonly Omit<MarkRow, 'value'>[]): Promise<void> {
  if (marks.length === 0) return;
  await sql`
    update assessment.mark m set superseded_at = ${unit.at}
    from jsonb_to_recordset(${json(marks)}) as x("personId" uuid, indicator text, rater text)
    where m.region_id = ${unit.actor.regionId} and m.run_id = ${runId} and m.superseded_at is null
      and m.person_id = x."personId" and m.indicator = x.indicator and m.rater = x.rater`.execute(unit.tx);
}

export async function insertMarks(unit: Unit, runId: RunId, source: string, marks: readonly MarkRow[]): Promise<void> {
  const now = unit.at.getTime();
  for (let from = 0; from < marks.length; from += 5000) {
    const rows = marks.slice(from, from + 5000).map((m) => ({ ...m, id: newId(now) }));
    await sql`
      insert into assessment.mark (region_id, id, run_id, person_id, indicator, rater, value, source, recorded_at, recorded_by)
      select ${unit.actor.regionId}, x.id, ${runId}, x."personId", x.indicator, x.rater, x.value, ${source}, ${unit.at}, ${unit.actor.name}
      from jsonb_to_recordset(${json(rows)}) as x(id uuid, "personId" uuid, indicator text, rater text, value text)`.execute(unit.tx);
  }
}

export interface MarkKnown {
  readonly indicator: string;
  /** Empty where the value itself was typed in. */
  readonly rater: string;
  readonly value: string;
  readonly source: string | null;
  readonly recordedAt: Date;
}
/** The marks of one person that were in force at a moment of knowledge. */
export async function marksKnownAt(unit: Unit, runId: RunId, personId: string, at: Date): Promise<MarkKnown[]> {
  const rows = await unit.tx
    .selectFrom('assessment.mark')
    .select(['indicator', 'rater', 'value', 'source', 'recorded_at'])
    .where('region_id', '=', unit.actor.regionId)
    .where('run_id', '=', runId)
    .where('person_id', '=', personId)
    .where('recorded_at', '<=', at)
    .where((e) => e.or([e('superseded_at', 'is', null), e('superseded_at', '>', at)]))
    .execute();
  return rows.map((r) => ({ indicator: r.indicator, rater: r.rater, value: r.value, source: r.source, recordedAt: r.recorded_at }));
}
