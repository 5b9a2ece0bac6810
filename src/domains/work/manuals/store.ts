import { newId } from '../../../kernel/ids.ts';
import { json } from '../../../platform/db/index.ts';
import type { Unit } from '../../../platform/house/index.ts';
import type { Draft, FilledForm, Manual, ManualContent, Matter, Move, Version } from './model.ts';

declare module '../../../platform/db/tables.ts' {
  interface Tables {
    'work.manual': { region_id: string; id: string; organization_id: string; kind: string; title: string; retired_on: string | null; retired_because: string | null };
    'work.manual_draft': { region_id: string; manual_id: string; revision: number; content: ManualContent; writer_accounts: string[]; writer_persons: string[]; written_by: string; written_on: string };
    'work.manual_version': { region_id: string; manual_id: string; number: number; content: ManualContent; written_by: string; published_on: string; published_by: string };
    'work.manual_matter': { region_id: string; id: string; manual_id: string; version: number; organization_id: string; matter_id: string; title: string; started_on: string; started_by: string; outcome: string | null; ended_on: string | null; ended_note: string | null; ended_by: string | null };
    'work.manual_person': { region_id: string; matter_id: string; role: string; person_id: string };
    'work.manual_move': { region_id: string; matter_id: string; sequence: number; kind: string; step: number | null; back_to: number | null; form: FilledForm | null; reason: string | null; until: string | null; moved_on: string; moved_by: string; account_id: string | null; person_id: string | null };
  }
}
const region = (unit: Unit) => unit.actor.regionId;

const manualQuery = (unit: Unit) => unit.tx.selectFrom('work.manual').selectAll().where('region_id', '=', region(unit));
const toManual = (r: Awaited<ReturnType<ReturnType<typeof manualQuery>['execute']>>[number]): Manual => ({ id: r.id, organizationId: r.organization_id, kind: r.kind, title: r.title, retiredOn: r.retired_on, retiredBecause: r.retired_because });
export const manuals = async (unit: Unit): Promise<Manual[]> => (await manualQuery(unit).orderBy('kind').orderBy('id').execute()).map(toManual);
/** With `hold` it is locked first and read then; whatever changes a manual, its draft or versions holds it. */
export async function findManual(unit: Unit, id: string, hold = false): Promise<Manual | null> {
  let q = manualQuery(unit).where('id', '=', id);
  if (hold) q = q.forUpdate();
  const row = await q.executeTakeFirst();
  return row ? toManual(row) : null;
}
/** Null when the unit has a manual in use for this kind of matter: the key lets one be. */
export async function insertManual(unit: Unit, m: Pick<Manual, 'organizationId' | 'kind' | 'title'>): Promise<string | null> {
  const id = newId(unit.at.getTime());
  const made = await unit.tx.insertInto('work.manual').values({ region_id: region(unit), id, organization_id: m.organizationId, kind: m.kind, title: m.title, retired_on: null, retired_because: null }).onConflict((o) => o.doNothing()).returning('id').executeTakeFirst();
  return made ? id : null;
}
export const retire = async (unit: Unit, id: string, because: string): Promise<void> => void (await unit.tx.updateTable('work.manual').set({ retired_on: unit.today, retired_because: because }).where('region_id', '=', region(unit)).where('id', '=', id).execute());

const draftQuery = (unit: Unit) => unit.tx.selectFrom('work.manual_draft').selectAll().where('region_id', '=', region(unit));
const toDraft = (r: Awaited<ReturnType<ReturnType<typeof draftQuery>['execute']>>[number]): Draft => ({ manualId: r.manual_id, revision: r.revision, content: r.content, writerAccounts: r.writer_accounts, writerPersons: r.writer_persons, writtenBy: r.written_by, writtenOn: r.written_on });
export const drafts = async (unit: Unit): Promise<Draft[]> => (await draftQuery(unit).execute()).map(toDraft);
export async function findDraft(unit: Unit, manualId: string): Promise<Draft | null> {
  const row = await draftQuery(unit).where('manual_id', '=', manualId).executeTakeFirst();
  return row ? toDraft(row) : null;
}
/** The first writing of a draft or the next one; the manual is held. */
export async function putDraft(unit: Unit, d: Omit<Draft, 'writtenBy' | 'writtenOn'>): Promise<void> {
  const set = { revision: d.revision, content: json(d.content), writer_accounts: [...d.writerAccounts], writer_persons: [...d.writerPersons], written_by: unit.actor.name, written_on: unit.today };
  if (d.revision > 1) await unit.tx.updateTable('work.manual_draft').set(set).where('region_id', '=', region(unit)).where('manual_id', '=', d.manualId).execute();
  else await unit.tx.insertInto('work.manual_draft').values({ region_id: region(unit), manual_id: d.manualId, ...set }).execute();
}
export const removeDraft = async (unit: Unit, manualId: string): Promise<void> => void (await unit.tx.deleteFrom('work.manual_draft').where('region_id', '=', region(unit)).where('manual_id', '=', manualId).execute());

const versionQuery = (unit: Unit) => unit.tx.selectFrom('work.manual_version').selectAll().where('region_id', '=', region(unit));
const toVersion = (r: Awaited<ReturnType<ReturnType<typeof versionQuery>['execute']>>[number]): Version => ({ manualId: r.manual_id, number: r.number, content: r.content, writtenBy: r.written_by, publishedOn: r.published_on, publishedBy: r.published_by });
/** Published versions, newest first. */
export async function versions(unit: Unit, manualId?: string): Promise<Version[]> {
  let q = versionQuery(unit);
  if (manualId !== undefined) q = q.where('manual_id', '=', manualId);
  return (await q.orderBy('manual_id').orderBy('number', 'desc').execute()).map(toVersion);
}
export async function findVersion(unit: Unit, manualId: string, number: number): Promise<Version> {
  return toVersion(await versionQuery(unit).where('manual_id', '=', manualId).where('number', '=', number).executeTakeFirstOrThrow());
}
export const insertVersion = async (unit: Unit, v: Omit<Version, 'publishedOn' | 'publishedBy'>): Promise<void> =>
  void (await unit.tx.insertInto('work.manual_version').values({ region_id: region(unit), manual_id: v.manualId, number: v.number, content: json(v.content), written_by: v.writtenBy, published_on: unit.today, published_by: unit.actor.name }).execute());

const matterQuery = (unit: Unit) => unit.tx.selectFrom('work.manual_matter').selectAll().where('region_id', '=', region(unit));
const toMatter = (r: Awaited<ReturnType<ReturnType<typeof matterQuery>['execute']>>[number]): Matter => ({ id: r.id, manualId: r.manual_id, version: r.version, organizationId: r.organization_id, matterId: r.matter_id, title: r.title, startedOn: r.started_on, startedBy: r.started_by, outcome: r.outcome as Matter['outcome'], endedOn: r.ended_on, endedNote: r.ended_note, endedBy: r.ended_by });
/** Matters, newest first; of one person those in which he stands for a role. */
export async function matters(unit: Unit, by: { readonly personId?: string; readonly running?: true } = {}): Promise<Matter[]> {
  let q = matterQuery(unit);
  if (by.running) q = q.where('outcome', 'is', null);
  if (by.personId !== undefined) q = q.where('id', 'in', unit.tx.selectFrom('work.manual_person').select('matter_id').where('region_id', '=', region(unit)).where('person_id', '=', by.personId));
  return (await q.orderBy('started_on', 'desc').orderBy('id', 'desc').execute()).map(toMatter);
}
/** With `hold` it is locked first and read then; whatever happens to a matter holds it. */
export async function findMatter(unit: Unit, id: string, hold = false): Promise<Matter | null> {
  let q = matterQuery(unit).where('id', '=', id);
  if (hold) q = q.forUpdate();
  const row = await q.executeTakeFirst();
  return row ? toMatter(row) : null;
}
export async function insertMatter(unit: Unit, m: Pick<Matter, 'manualId' | 'version' | 'organizationId' | 'matterId' | 'title'>, people: ReadonlyMap<string, string>): Promise<string> {
  const id = newId(unit.at.getTime());
  await unit.tx.insertInto('work.manual_matter').values({ region_id: region(unit), id, manual_id: m.manualId, version: m.version, organization_id: m.organizationId, matter_id: m.matterId, title: m.title, started_on: unit.today, started_by: unit.actor.name, outcome: null, ended_on: null, ended_note: null, ended_by: null }).execute();
  await unit.tx.insertInto('work.manual_person').values([...people].map(([role, person_id]) => ({ region_id: region(unit), matter_id: id, role, person_id }))).execute();
  return id;
}
export const endMatter = async (unit: Unit, id: string, outcome: NonNullable<Matter['outcome']>, note: string): Promise<void> =>
  void (await unit.tx.updateTable('work.manual_matter').set({ outcome, ended_on: unit.today, ended_note: note, ended_by: unit.actor.name }).where('region_id', '=', region(unit)).where('id', '=', id).execute());

export interface Standing {
  readonly matterId: string;
  readonly role: string;
  readonly personId: string;
}
export async function peopleOf(unit: Unit, matterIds: readonly string[]): Promise<Standing[]> {
  if (matterIds.length === 0) return [];
  return (await unit.tx.selectFrom('work.manual_person').selectAll().where('region_id', '=', region(unit)).where('matter_id', 'in', [...matterIds]).execute()).map((r) => ({ matterId: r.matter_id, role: r.role, personId: r.person_id }));
}
export const changePerson = async (unit: Unit, matterId: string, role: string, personId: string): Promise<void> => void (await unit.tx.updateTable('work.manual_person').set({ person_id: personId }).where('region_id', '=', region(unit)).where('matter_id', '=', matterId).where('role', '=', role).execute());

/** What happened in these matters, each in its order. */
export async function movesOf(unit: Unit, matterIds: readonly string[]): Promise<(Move & { readonly matterId: string })[]> {
  if (matterIds.length === 0) return [];
  const rows = await unit.tx.selectFrom('work.manual_move').selectAll().where('region_id', '=', region(unit)).where('matter_id', 'in', [...matterIds]).orderBy('matter_id').orderBy('sequence').execute();
  return rows.map((r) => ({ matterId: r.matter_id, sequence: r.sequence, kind: r.kind as Move['kind'], step: r.step, backTo: r.back_to, form: r.form, reason: r.reason, until: r.until, on: r.moved_on, by: r.moved_by, accountId: r.account_id, personId: r.person_id }));
}
export const insertMove = async (unit: Unit, matterId: string, m: Pick<Move, 'sequence' | 'kind'> & Partial<Pick<Move, 'step' | 'backTo' | 'form' | 'reason' | 'until'>>): Promise<void> =>
  void (await unit.tx.insertInto('work.manual_move').values({ region_id: region(unit), matter_id: matterId, sequence: m.sequence, kind: m.kind, step: m.step ?? null, back_to: m.backTo ?? null, form: m.form ? json(m.form) : null, reason: m.reason ?? null, until: m.until ?? null, moved_on: unit.today, moved_by: unit.actor.name, account_id: unit.actor.accountId, person_id: unit.actor.personId }).execute());
