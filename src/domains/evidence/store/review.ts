import './tables.ts';
import { sql } from '../../../platform/db/index.ts';
import type { Unit } from '../../../platform/house/index.ts';
import type { EntryState, ReviewAction, ReviewStep } from '../model.ts';
import type { FigureCheck } from '../rules/canonical-entry.ts';
import { idList } from './entry.ts';

interface StepRow {
  id: string;
  entry_id: string;
  number: number;
  action: ReviewAction;
  state: EntryState;
  opinion: string;
  at: Date;
  by_name: string;
  account_id: string | null;
  person_id: string | null;
  cause_entry_id: string | null;
}

const toStep = (r: StepRow): ReviewStep => ({
  id: r.id,
  entryId: r.entry_id,
  number: r.number,
  action: r.action,
  state: r.state,
  opinion: r.opinion,
  at: r.at,
  by: r.by_name,
  accountId: r.account_id,
  personId: r.person_id,
  causeEntryId: r.cause_entry_id,
});

/** Trails by entry id, in order. */
export async function trailsOf(unit: Unit, entryIds: readonly string[]): Promise<Map<string, ReviewStep[]>> {
  const { rows } = await sql<StepRow>`select * from evidence.review_step where region_id = ${unit.actor.regionId} and entry_id = any(${idList(entryIds)}) order by entry_id, number`.execute(unit.tx);
  const found = new Map<string, ReviewStep[]>();
  for (const r of rows) found.set(r.entry_id, [...(found.get(r.entry_id) ?? []), toStep(r)]);
  return found;
}

export async function stepsById(unit: Unit, ids: readonly string[]): Promise<ReviewStep[]> {
  const { rows } = await sql<StepRow>`select * from evidence.review_step where region_id = ${unit.actor.regionId} and id = any(${idList(ids)})`.execute(unit.tx);
  return rows.map(toStep);
}

/** False when another reviewer took this number first. */
export async function insertStep(unit: Unit, s: ReviewStep): Promise<boolean> {
  const { rows } = await sql<{ number: number }>`
    insert into evidence.review_step (region_id, entry_id, number, id, action, state, opinion, at, by_name, account_id, person_id, cause_entry_id)
    values (${unit.actor.regionId}, ${s.entryId}, ${s.number}, ${s.id}, ${s.action}, ${s.state}, ${s.opinion}, ${s.at}, ${s.by}, ${s.accountId}, ${s.personId}, ${s.causeEntryId})
    on conflict (region_id, entry_id, number) do nothing returning number`.execute(unit.tx);
  return rows.length === 1;
}

interface CheckRow {
  id: string;
  entry_id: string;
  figure_number: number;
  state: 'verified' | 'rejected';
  note: string;
  at: Date;
  by_name: string;
  account_id: string | null;
}
const toCheck = (r: CheckRow): FigureCheck => ({ id: r.id, entryId: r.entry_id, figureNumber: r.figure_number, state: r.state, note: r.note, at: r.at, by: r.by_name, accountId: r.account_id });

export async function insertCheck(unit: Unit, c: FigureCheck): Promise<void> {
  await unit.tx
    .insertInto('evidence.figure_check')
    .values({ region_id: unit.actor.regionId, id: c.id, entry_id: c.entryId, figure_number: c.figureNumber, state: c.state, note: c.note, at: c.at, by_name: c.by, account_id: c.accountId })
    .execute();
}

/** All checks of these entries, oldest first. */
export async function checksOf(unit: Unit, entryIds: readonly string[]): Promise<FigureCheck[]> {
  const { rows } = await sql<CheckRow>`select * from evidence.figure_check where region_id = ${unit.actor.regionId} and entry_id = any(${idList(entryIds)}) order by at, id`.execute(unit.tx);
  return rows.map(toCheck);
}

export async function checksById(unit: Unit, ids: readonly string[]): Promise<FigureCheck[]> {
  const { rows } = await sql<CheckRow>`select * from evidence.figure_check where region_id = ${unit.actor.regionId} and id = any(${idList(ids)})`.execute(unit.tx);
  return rows.map(toCheck);
}

export type WaitingFor = 'unit' | 'department' | 'dispute' | 'correction';
export interface Waiting {
  readonly entryId: string;
  readonly waitingFor: WaitingFor;
  readonly organizationId: string | null;
  readonly reporterAccountId: string | null;
  readonly since: Date;
}

/** Who has to act next in each state; nobody once confirmed or withdrawn. */
const waitsFor: Readonly<Record<EntryState, WaitingFor | null>> = { reported: 'unit', unit_confirmed: 'department', disputed: 'dispute', returned: 'correction', confirmed: null, withdrawn: null };

/** Makes the queue say what the states say. */
export async function queue(unit: Unit, entries: readonly { readonly id: string; readonly state: EntryState; readonly organizationId: string | null; readonly reporterAccountId: string | null }[]): Promise<void> {
  const done = entries.filter((e) => waitsFor[e.state] === null).map((e) => e.id);
  const rows = entries.flatMap((e) => {
    const waitingFor = waitsFor[e.state];
    return waitingFor === null ? [] : [{ region_id: unit.actor.regionId, entry_id: e.id, waiting_for: waitingFor, organization_id: e.organizationId, reporter_account_id: e.reporterAccountId, since: unit.at }];
  });
  if (done.length > 0) await sql`delete from evidence.waiting where region_id = ${unit.actor.regionId} and entry_id = any(${idList(done)})`.execute(unit.tx);
  if (rows.length > 0)
    await sql`insert into evidence.waiting select * from jsonb_populate_recordset(null::evidence.waiting, ${JSON.stringify(rows)}::jsonb)
      on conflict (region_id, entry_id) do update set waiting_for = excluded.waiting_for, since = excluded.since`.execute(unit.tx);
}

/** The queue, oldest first. `organizationIds` null is the whole region. */
export async function waitingOf(unit: Unit, what: { readonly for: readonly WaitingFor[]; readonly organizationIds: readonly string[] | null; readonly reporterAccountId: string | null }, limit: number): Promise<Waiting[]> {
  const { rows } = await sql<{ entry_id: string; waiting_for: WaitingFor; organization_id: string | null; reporter_account_id: string | null; since: Date }>`
    select * from evidence.waiting where region_id = ${unit.actor.regionId} and waiting_for = any(${what.for}::text[])
      ${what.organizationIds === null ? sql`` : sql`and organization_id = any(${idList(what.organizationIds)})`}
      ${what.reporterAccountId === null ? sql`` : sql`and reporter_account_id = ${what.reporterAccountId}`}
    order by since, entry_id limit ${limit}`.execute(unit.tx);
  return rows.map((r) => ({ entryId: r.entry_id, waitingFor: r.waiting_for, organizationId: r.organization_id, reporterAccountId: r.reporter_account_id, since: r.since }));
}
