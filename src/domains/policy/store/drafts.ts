import { newId } from '../../../kernel/ids.ts';
import type { Day } from '../../../kernel/period.ts';
import { json, sql } from '../../../platform/db/index.ts';
import type { Unit } from '../../../platform/house/index.ts';
import type { TrialChange, draftStates, trialSummary } from '../contract/workbench.ts';
import type { z } from 'zod';
import type { Amendment } from '../overlay/amend.ts';
import type { DraftEntry, Overlay } from '../overlay/format.ts';

export type DraftState = (typeof draftStates)[number];
export type TrialSummary = z.infer<typeof trialSummary>;
export type DraftEventKind = 'created' | 'imported' | 'tried' | 'submitted' | 'returned' | 'approved' | 'discarded' | 'withdrawn';

export interface Author {
  readonly accountId: string | null;
  readonly personId: string | null;
  readonly name: string;
}

declare module '../../../platform/db/tables.ts' {
  interface Tables {
    'policy.draft': { region_id: string; id: string; title: string; purpose: string; state: DraftState; from_day: string; revision: number; entries: unknown; authors: unknown; created_at: Date; created_by: string; changed_at: Date; changed_by: string };
    'policy.draft_event': { region_id: string; id: string; draft_id: string; kind: DraftEventKind; note: string | null; at: Date; by_name: string };
    'policy.trial': { region_id: string; id: string; draft_id: string; content_hash: string; base_version: string; summary: unknown; changes: unknown; tried_at: Date; tried_by: string };
    'policy.amendment': { region_id: string; id: string; position: number; title: string; from_day: string; content: unknown; content_hash: string; trial_id: string; approved_at: Date; approved_by: string; approver_id: string };
    'policy.amendment_withdrawal': { region_id: string; amendment_id: string; from_day: string; reason: string; withdrawn_at: Date; withdrawn_by: string };
  }
}

export interface Draft {
  readonly id: string;
  readonly title: string;
  readonly purpose: string;
  readonly state: DraftState;
  readonly from: Day;
  readonly revision: number;
  readonly entries: readonly DraftEntry[];
  readonly authors: readonly Author[];
  readonly changedAt: Date;
  readonly changedBy: string;
  /** Of an approved one. */
  readonly approvedBy: string | null;
  readonly withdrawnFrom: Day | null;
}

const drafts = (unit: Unit) =>
  unit.tx
    .selectFrom('policy.draft as d')
    .leftJoin('policy.amendment as a', (j) => j.onRef('a.region_id', '=', 'd.region_id').onRef('a.id', '=', 'd.id'))
    .leftJoin('policy.amendment_withdrawal as w', (j) => j.onRef('w.region_id', '=', 'd.region_id').onRef('w.amendment_id', '=', 'd.id'))
    .select(['d.id', 'd.title', 'd.purpose', 'd.state', 'd.from_day', 'd.revision', 'd.entries', 'd.authors', 'd.changed_at', 'd.changed_by', 'a.approved_by', 'w.from_day as withdrawn_from'])
    .where('d.region_id', '=', unit.actor.regionId);

type Row = Awaited<ReturnType<ReturnType<typeof drafts>['execute']>>[number];
const toDraft = (r: Row): Draft => ({
  id: r.id,
  title: r.title,
  purpose: r.purpose,
  state: r.state,
  from: r.from_day,
  revision: r.revision,
  entries: r.entries as DraftEntry[],
  authors: r.authors as Author[],
  changedAt: r.changed_at,
  changedBy: r.changed_by,
  approvedBy: r.approved_by,
  withdrawnFrom: r.withdrawn_from,
});

export const listDrafts = async (unit: Unit): Promise<Draft[]> => (await drafts(unit).orderBy('d.changed_at', 'desc').limit(500).execute()).map(toDraft);

export async function findDraft(unit: Unit, id: string): Promise<Draft | null> {
  const row = await drafts(unit).where('d.id', '=', id).executeTakeFirst();
  return row ? toDraft(row) : null;
}

/** Open drafts with whether their last step was to be given back. */
export async function draftsWaiting(unit: Unit): Promise<(Draft & { readonly returned: boolean })[]> {
  const rows = await drafts(unit)
    .select((e) => e.selectFrom('policy.draft_event as v').select('v.kind').whereRef('v.region_id', '=', 'd.region_id').whereRef('v.draft_id', '=', 'd.id').where('v.kind', 'in', ['submitted', 'returned']).orderBy('v.at', 'desc').orderBy('v.id', 'desc').limit(1).as('last'))
    .where('d.state', 'in', ['draft', 'submitted'])
    .orderBy('d.from_day')
    .limit(200)
    .execute();
  return rows.map((r) => ({ ...toDraft(r), returned: r.last === 'returned' }));
}

/** Holds a draft until the unit of work ends, then reads it. */
export async function holdDraft(unit: Unit, id: string): Promise<Draft | null> {
  await unit.tx.selectFrom('policy.draft').select('id').where('region_id', '=', unit.actor.regionId).where('id', '=', id).forUpdate().executeTakeFirst();
  return findDraft(unit, id);
}

/** One change of the region's policy after another: approvals and withdrawals wait here. */
export const holdPolicy = async (unit: Unit): Promise<void> => void (await sql`select pg_advisory_xact_lock(hashtextextended(${`policy.amend ${unit.actor.regionId}`}, 0))`.execute(unit.tx));

export async function insertDraft(unit: Unit, draft: { title: string; purpose: string; from: Day; author: Author }): Promise<string> {
  const id = newId(unit.at.getTime()) as string;
  await unit.tx
    .insertInto('policy.draft')
    .values({ region_id: unit.actor.regionId, id, title: draft.title, purpose: draft.purpose, state: 'draft', from_day: draft.from, revision: 1, entries: json([]), authors: json([draft.author]), created_at: unit.at, created_by: unit.actor.name, changed_at: unit.at, changed_by: unit.actor.name })
    .execute();
  return id;
}

/** Writes what changed and one revision more; the caller holds the draft. */
export async function updateDraft(unit: Unit, draft: Draft, change: Partial<Pick<Draft, 'title' | 'purpose' | 'from' | 'state' | 'entries' | 'authors'>>): Promise<void> {
  await unit.tx
    .updateTable('policy.draft')
    .set({
      revision: draft.revision + 1,
      changed_at: unit.at,
      changed_by: unit.actor.name,
      ...(change.title === undefined ? {} : { title: change.title }),
      ...(change.purpose === undefined ? {} : { purpose: change.purpose }),
      ...(change.from === undefined ? {} : { from_day: change.from }),
      ...(change.state === undefined ? {} : { state: change.state }),
      ...(change.entries === undefined ? {} : { entries: json(change.entries) }),
      ...(change.authors === undefined ? {} : { authors: json(change.authors) }),
    })
    .where('region_id', '=', unit.actor.regionId)
    .where('id', '=', draft.id)
    .execute();
}

export async function insertDraftEvent(unit: Unit, draftId: string, kind: DraftEventKind, note: string | null): Promise<void> {
  await unit.tx.insertInto('policy.draft_event').values({ region_id: unit.actor.regionId, id: newId(unit.at.getTime()), draft_id: draftId, kind, note, at: unit.at, by_name: unit.actor.name }).execute();
}

export interface DraftEvent {
  readonly kind: DraftEventKind;
  readonly note: string | null;
  readonly at: Date;
  readonly by: string;
}
export const draftEvents = async (unit: Unit, draftId: string): Promise<DraftEvent[]> =>
  (await unit.tx.selectFrom('policy.draft_event').select(['kind', 'note', 'at', 'by_name']).where('region_id', '=', unit.actor.regionId).where('draft_id', '=', draftId).orderBy('at').orderBy('id').execute()).map((r) => ({ kind: r.kind, note: r.note, at: r.at, by: r.by_name }));

export interface Trial {
  readonly id: string;
  readonly draftId: string;
  readonly contentHash: string;
  readonly baseVersion: string;
  readonly summary: TrialSummary;
  readonly triedAt: Date;
  readonly triedBy: string;
}

export async function insertTrial(unit: Unit, trial: Omit<Trial, 'id' | 'triedAt' | 'triedBy'> & { readonly changes: readonly TrialChange[] }): Promise<string> {
  const id = newId(unit.at.getTime()) as string;
  await unit.tx
    .insertInto('policy.trial')
    .values({ region_id: unit.actor.regionId, id, draft_id: trial.draftId, content_hash: trial.contentHash, base_version: trial.baseVersion, summary: json(trial.summary), changes: json(trial.changes), tried_at: unit.at, tried_by: unit.actor.name })
    .execute();
  return id;
}

const trials = (unit: Unit) => unit.tx.selectFrom('policy.trial').select(['id', 'draft_id', 'content_hash', 'base_version', 'summary', 'tried_at', 'tried_by']).where('region_id', '=', unit.actor.regionId);
const toTrial = (r: { id: string; draft_id: string; content_hash: string; base_version: string; summary: unknown; tried_at: Date; tried_by: string }): Trial => ({ id: r.id, draftId: r.draft_id, contentHash: r.content_hash, baseVersion: r.base_version, summary: r.summary as TrialSummary, triedAt: r.tried_at, triedBy: r.tried_by });

export async function lastTrial(unit: Unit, draftId: string): Promise<Trial | null> {
  const row = await trials(unit).where('draft_id', '=', draftId).orderBy('tried_at', 'desc').orderBy('id', 'desc').limit(1).executeTakeFirst();
  return row ? toTrial(row) : null;
}

export async function findTrial(unit: Unit, id: string): Promise<(Trial & { changes: TrialChange[] }) | null> {
  const row = await trials(unit).select('changes').where('id', '=', id).executeTakeFirst();
  return row ? { ...toTrial(row), changes: row.changes as TrialChange[] } : null;
}

export async function insertAmendment(unit: Unit, a: { id: string; title: string; from: Day; overlay: Overlay; contentHash: string; trialId: string; approverId: string }): Promise<void> {
  const last = await unit.tx.selectFrom('policy.amendment').select((e) => e.fn.max('position').as('position')).where('region_id', '=', unit.actor.regionId).executeTakeFirst();
  await unit.tx
    .insertInto('policy.amendment')
    .values({ region_id: unit.actor.regionId, id: a.id, position: Number(last?.position ?? 0) + 1, title: a.title, from_day: a.from, content: json(a.overlay), content_hash: a.contentHash, trial_id: a.trialId, approved_at: unit.at, approved_by: unit.actor.name, approver_id: a.approverId })
    .execute();
}

export async function insertWithdrawal(unit: Unit, amendmentId: string, from: Day, reason: string): Promise<void> {
  await unit.tx.insertInto('policy.amendment_withdrawal').values({ region_id: unit.actor.regionId, amendment_id: amendmentId, from_day: from, reason, withdrawn_at: unit.at, withdrawn_by: unit.actor.name }).execute();
}

/** Amendments by id, in the order of their approval. */
export async function amendmentsOf(unit: Unit, ids: readonly string[]): Promise<Omit<Amendment, 'withdrawnFrom'>[]> {
  if (ids.length === 0) return [];
  const rows = await unit.tx.selectFrom('policy.amendment').select(['id', 'title', 'from_day', 'content', 'content_hash']).where('region_id', '=', unit.actor.regionId).where('id', 'in', [...ids]).orderBy('position').execute();
  return rows.map((r) => ({ id: r.id, title: r.title, from: r.from_day, contentHash: r.content_hash, overlay: r.content as Overlay }));
}
