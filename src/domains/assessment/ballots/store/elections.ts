import { newId } from '../../../../kernel/ids.ts';
import { json, sql } from '../../../../platform/db/index.ts';
import type { Unit } from '../../../../platform/house/index.ts';
import type { ElectionPlan } from '../contract/elections.ts';
import type { BallotReport } from '../contract/report.ts';
import type { ElectionId, ElectionState } from '../model.ts';
import './tables.ts';

export interface Election {
  readonly id: ElectionId;
  readonly title: string;
  readonly formId: string;
  readonly state: ElectionState;
  readonly opensAt: Date;
  readonly closesAt: Date;
  readonly subjects: ElectionPlan['subjects'];
  readonly groups: ElectionPlan['groups'];
  readonly binding: ElectionPlan['binding'];
  /** Rows that every voter leaves out; 0 where no voter is a subject. */
  readonly leftOut: number;
  /** Sealed with the house's key; null before opening and after closing. */
  readonly poolKey: Uint8Array | null;
  readonly createdBy: string;
  readonly openedAt: Date | null;
  readonly closedAt: Date | null;
  readonly report: BallotReport | null;
  readonly countedAt: Date | null;
  readonly countedBy: string | null;
}
const query = (unit: Unit) => unit.tx.selectFrom('assessment.election').selectAll().where('region_id', '=', unit.actor.regionId);
type Row = Awaited<ReturnType<ReturnType<typeof query>['execute']>>[number];
const toElection = (r: Row): Election => ({
  id: r.id as ElectionId, title: r.title, formId: r.form_id, state: r.state as ElectionState, opensAt: r.opens_at, closesAt: r.closes_at, subjects: r.subjects, groups: r.groups, binding: r.binding,
  leftOut: r.left_out, poolKey: r.pool_key, createdBy: r.created_by, openedAt: r.opened_at, closedAt: r.closed_at, report: r.report, countedAt: r.counted_at, countedBy: r.counted_by,
});

/** Whoever votes or takes a ballot shares this lock (migration 0147); opening and closing hold it alone. Locks leave no trace in any table. */
const lockText = (id: string): string => `ballots ${id}`;
/** The election, alone: lock first, then read. */
export async function holdElectionRow(unit: Unit, id: string): Promise<Election | null> {
  await sql`select pg_advisory_xact_lock(hashtext(${lockText(id)}))`.execute(unit.tx);
  const row = await query(unit).where('id', '=', id).forUpdate().executeTakeFirst();
  return row ? toElection(row) : null;
}
export async function findElection(unit: Unit, id: string): Promise<Election | null> {
  const row = await query(unit).where('id', '=', id).executeTakeFirst();
  return row ? toElection(row) : null;
}
export const allElections = async (unit: Unit): Promise<Election[]> => (await query(unit).orderBy('opens_at', 'desc').orderBy('id', 'desc').execute()).map(toElection);
export const dueElections = async (unit: Unit): Promise<string[]> => (await unit.tx.selectFrom('assessment.election').select('id').where('region_id', '=', unit.actor.regionId).where('state', '=', 'open').where('closes_at', '<=', unit.at).execute()).map((r) => r.id);

const planned = (plan: ElectionPlan) => ({ title: plan.title, form_id: plan.formId, opens_at: new Date(plan.opensAt), closes_at: new Date(plan.closesAt), subjects: json(plan.subjects), groups: json(plan.groups), binding: plan.binding === null ? null : json(plan.binding) });
export async function insertElection(unit: Unit, plan: ElectionPlan): Promise<ElectionId> {
  const id = newId<'election'>(unit.at.getTime());
  await unit.tx
    .insertInto('assessment.election')
    .values({ region_id: unit.actor.regionId, id, ...planned(plan), state: 'draft', left_out: 0, pool_key: null, created_at: unit.at, created_by: unit.actor.name, opened_at: null, closed_at: null, report: null, counted_at: null, counted_by: null })
    .execute();
  return id;
}
const update = (unit: Unit, id: string) => unit.tx.updateTable('assessment.election').where('region_id', '=', unit.actor.regionId).where('id', '=', id);
export const replacePlan = async (unit: Unit, id: string, plan: ElectionPlan): Promise<void> => void (await update(unit, id).set(planned(plan)).execute());
export const markOpened = async (unit: Unit, id: string, leftOut: number, poolKey: Uint8Array): Promise<void> => void (await update(unit, id).set({ state: 'open', left_out: leftOut, pool_key: poolKey, opened_at: unit.at }).execute());
export const markClosed = async (unit: Unit, id: string): Promise<void> => void (await update(unit, id).set({ state: 'closed', pool_key: null, closed_at: unit.at }).execute());
export const saveReport = async (unit: Unit, id: string, report: BallotReport): Promise<void> => void (await update(unit, id).set({ state: 'counted', report: json(report), counted_at: unit.at, counted_by: unit.actor.name }).execute());

/** Counted elections on a form key (any version) that closed on one of the days, in China's time; `to` no longer counts. */
export async function countedOnForm(unit: Unit, formKey: string, days: { readonly from: string; readonly to: string }): Promise<{ id: string; title: string; closedOn: string; report: BallotReport }[]> {
  const { rows } = await sql<{ id: string; title: string; closed_on: string; report: BallotReport }>`
    select e.id, e.title, to_char(e.closed_at at time zone 'Asia/Shanghai', 'YYYY-MM-DD') as closed_on, e.report
    from assessment.election e join assessment.ballot_form f on f.region_id = e.region_id and f.id = e.form_id
    where e.region_id = ${unit.actor.regionId} and f.key = ${formKey} and e.report is not null
      and (e.closed_at at time zone 'Asia/Shanghai')::date >= ${days.from}::date and (e.closed_at at time zone 'Asia/Shanghai')::date < ${days.to}::date
    order by e.closed_at, e.id`.execute(unit.tx);
  return rows.map((r) => ({ id: r.id, title: r.title, closedOn: r.closed_on, report: r.report }));
}

export interface Release {
  readonly electionId: string;
  readonly formKey: string;
  readonly root: string;
  readonly box: string;
}
export async function insertRelease(unit: Unit, release: Release): Promise<void> {
  await unit.tx.insertInto('assessment.ballot_release').values({ region_id: unit.actor.regionId, election_id: release.electionId, form_key: release.formKey, root: release.root, box: release.box, published_at: unit.at, published_by: unit.actor.name }).execute();
  await update(unit, release.electionId).set({ state: 'published' }).execute();
}
export async function findRelease(unit: Unit, electionId: string): Promise<Release | null> {
  const r = await unit.tx.selectFrom('assessment.ballot_release').selectAll().where('region_id', '=', unit.actor.regionId).where('election_id', '=', electionId).executeTakeFirst();
  return r ? { electionId: r.election_id, formKey: r.form_key, root: r.root, box: r.box } : null;
}
/** The root alone: the box may be large. */
export async function rootOfRelease(unit: Unit, electionId: string): Promise<string | null> {
  const r = await unit.tx.selectFrom('assessment.ballot_release').select('root').where('region_id', '=', unit.actor.regionId).where('election_id', '=', electionId).executeTakeFirst();
  return r?.root ?? null;
}
/** Published elections on a form key that opened within a span and share a subject; one publication at a time looks and decides. */
export async function releasesBeside(unit: Unit, election: Election, formKey: string, days: number): Promise<Election[]> {
  await sql`select pg_advisory_xact_lock(hashtext(${`ballot releases ${unit.actor.regionId}`}))`.execute(unit.tx);
  const span = days * 86_400_000;
  const rows = await query(unit)
    .where('state', '=', 'published')
    .where('id', '!=', election.id)
    .where('opens_at', '>=', new Date(election.opensAt.getTime() - span))
    .where('opens_at', '<=', new Date(election.opensAt.getTime() + span))
    .where('form_id', 'in', (e) => e.selectFrom('assessment.ballot_form').select('id').where('region_id', '=', unit.actor.regionId).where('key', '=', formKey))
    .execute();
  const mine = new Set(election.subjects.map((s) => s.id));
  return rows.map(toElection).filter((e) => e.subjects.some((s) => mine.has(s.id)));
}
