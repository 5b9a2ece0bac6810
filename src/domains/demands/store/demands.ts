import { sql, type Selectable } from 'kysely';
import type { Tables } from '../../../platform/db/index.ts';
import { json } from '../../../platform/db/index.ts';
import type { Unit } from '../../../platform/house/index.ts';
import { openStates, type Demand, type DemandClass, type DemandLevel, type DemandSource, type DemandState, type Scope, type Step, type StepKind } from '../model.ts';
import './tables.ts';

const region = (unit: Unit) => unit.actor.regionId;
type Row = Selectable<Tables['demands.demand']>;

const toDemand = (r: Row): Demand => ({
  id: r.id, number: r.number, clientId: r.client_id, source: r.source as DemandSource, words: r.words, place: r.place, latitude: r.latitude, longitude: r.longitude, patchId: r.patch_id, organizationId: r.organization_id, firmId: r.firm_id, theme: r.theme,
  scope: r.scope as Scope, aboutHead: r.about_head, held: r.held, class: r.class as DemandClass | null, level: r.level as DemandLevel | null, handlingPatch: r.handling_patch, leadId: r.lead_id, state: r.state as DemandState, receivedAt: r.received_at, dueAt: r.due_at,
  handledAt: r.handled_at, answeredAt: r.answered_at, answer: r.answer, resolved: r.resolved, moves: r.moves, reopened: r.reopened, adopted: r.adopted, adoptedReason: r.adopted_reason, handlerAccount: r.handler_account, handlerName: r.handler_name,
  handlerPerson: r.handler_person, evidenceId: r.evidence_id, contact: r.contact, rootId: r.root_id, liftAt: r.lift_at, outside: r.outside,
});
const query = (unit: Unit) => unit.tx.selectFrom('demands.demand').selectAll().where('region_id', '=', region(unit));

/** With `hold` it is locked first and read then; everything that moves a demand holds it. */
export async function findDemand(unit: Unit, by: { readonly id: string } | { readonly number: string } | { readonly clientId: string }, hold = false): Promise<Demand | null> {
  let q = 'id' in by ? query(unit).where('id', '=', by.id) : 'number' in by ? query(unit).where('number', '=', by.number) : query(unit).where('client_id', '=', by.clientId);
  if (hold) q = q.forUpdate();
  const row = await q.executeTakeFirst();
  return row ? toDemand(row) : null;
}

/** Several at once, locked in the order of their ids, and read then. */
export const holdDemands = async (unit: Unit, ids: readonly string[]): Promise<Demand[]> => (await query(unit).where(sql<boolean>`id = any(${`{${[...ids].join(',')}}`}::uuid[])`).orderBy('id').forUpdate().execute()).map(toDemand);
/** Those that came since a day and belong to no root, newest first; what is about a head is left out. */
export const unrooted = async (unit: Unit, since: Date, limit: number): Promise<Demand[]> =>
  (await query(unit).where('received_at', '>=', since).where('root_id', 'is', null).where('about_head', '=', false).where('state', '<>', 'merged').orderBy('received_at', 'desc').orderBy('id').limit(limit).execute()).map(toDemand);
/** Ids of those whose time to be lifted has come, the longest overdue first. */
export const lateToLift = async (unit: Unit, limit: number): Promise<string[]> =>
  (await unit.tx.selectFrom('demands.demand').select('id').where('region_id', '=', region(unit)).where('state', '=', 'classified').where('level', '<>', 'committee').where('lift_at', '<=', unit.at).orderBy('lift_at').limit(limit).execute()).map((r) => r.id);

export interface DemandFilter {
  readonly within: readonly string[] | null;
  readonly patches?: readonly string[];
  readonly states?: readonly DemandState[];
  readonly class?: DemandClass | undefined;
  readonly source?: DemandSource | undefined;
  readonly organizationId?: string | undefined;
  readonly late?: boolean | undefined;
  readonly rootId?: string;
  readonly limit: number;
}
/**
 * Nearest its hour first among the open, then newest first among the closed, each from an index of its own, so that a long past costs nothing.
 * `within`: units whose desk it is, or that work on it; null is the whole region.
 */
export async function demandsBy(unit: Unit, f: DemandFilter): Promise<Demand[]> {
  if (f.within?.length === 0 || f.patches?.length === 0) return [];
  let q = query(unit);
  if (f.within) {
    const units = [...f.within];
    q = q.where((e) => e.or([e('organization_id', 'in', units), e('lead_id', 'in', units), e('id', 'in', unit.tx.selectFrom('demands.department').select('demand_id').where('region_id', '=', region(unit)).where('organization_id', 'in', units))]));
  }
  // What is about a head is no head's to see.
  if (f.patches) q = q.where('about_head', '=', false).where((e) => e.or([e('handling_patch', 'in', [...f.patches!]), e.and([e('patch_id', 'in', [...f.patches!]), e('state', '=', 'collected')])]));
  if (f.states) q = q.where('state', 'in', [...f.states]);
  if (f.class) q = q.where('class', '=', f.class);
  if (f.source) q = q.where('source', '=', f.source);
  if (f.organizationId) q = q.where((e) => e.or([e('organization_id', '=', f.organizationId!), e('lead_id', '=', f.organizationId!)]));
  if (f.rootId) q = q.where('root_id', '=', f.rootId);
  if (f.late) q = q.where('due_at', '<', unit.at);
  // In the words of the indexes, written out: a placeholder could be anything. Of states nobody asked for nothing is read.
  const open = q.where(sql<boolean>`state in ('collected', 'classified', 'handled')`).orderBy('due_at').orderBy('received_at', 'desc').orderBy('id').limit(f.limit);
  const closed = q.where(sql<boolean>`state in ('answered', 'merged')`).orderBy('received_at', 'desc').orderBy('id').limit(f.limit);
  const parts = [{ of: openStates as readonly DemandState[], rows: open }, ...(f.late ? [] : [{ of: ['answered', 'merged'] as readonly DemandState[], rows: closed }])].filter((p) => !f.states || f.states.some((s) => p.of.includes(s)));
  if (parts.length === 0) return [];
  if (parts.length === 1) return (await parts[0]!.rows.execute()).map(toDemand);
  // One statement, so that what is closed at this moment stands in one of the two.
  const { rows } = await sql<Row>`select * from (select * from ${open} o union all select * from ${closed} c) d order by state in ('answered', 'merged'), case when state in ('answered', 'merged') then null else due_at end, received_at desc, id limit ${f.limit}`.execute(unit.tx);
  return rows.map(toDemand);
}

export type NewDemand = Pick<Demand, 'id' | 'number' | 'clientId' | 'source' | 'words' | 'place' | 'latitude' | 'longitude' | 'patchId' | 'organizationId' | 'firmId' | 'theme' | 'scope' | 'aboutHead' | 'held' | 'outside' | 'receivedAt' | 'dueAt'> & { readonly contact: Uint8Array | null; readonly phoneMark: Uint8Array | null; readonly addressMark: Uint8Array | null };
const bytes = (b: Uint8Array | null) => (b === null ? null : Buffer.from(b));
/** Out: whether it was written; false when number or client id are taken. */
export async function insertDemand(unit: Unit, d: NewDemand): Promise<boolean> {
  const written = await unit.tx
    .insertInto('demands.demand')
    .values({
      region_id: region(unit), id: d.id, number: d.number, client_id: d.clientId, source: d.source, words: d.words, place: d.place, latitude: d.latitude, longitude: d.longitude, patch_id: d.patchId, organization_id: d.organizationId, firm_id: d.firmId, theme: d.theme, scope: d.scope,
      about_head: d.aboutHead, held: d.held, class: null, level: null, handling_patch: null, lead_id: null, state: 'collected', received_at: d.receivedAt, due_at: d.dueAt, handled_at: null, answered_at: null, answer: null, resolved: null, moves: 0, reopened: 0, merged_into: null,
      adopted: null, adopted_reason: null, handler_account: null, handler_name: null, handler_person: null, evidence_id: null, root_id: null, lift_at: null, outside: d.outside, contact: bytes(d.contact), phone_mark: bytes(d.phoneMark), address_mark: bytes(d.addressMark), recorded_by: unit.actor.name,
    })
    .onConflict((o) => o.doNothing())
    .returning('id')
    .executeTakeFirst();
  return written !== undefined;
}
export const changeDemand = async (unit: Unit, id: string, change: Partial<Omit<Row, 'region_id' | 'id'>>): Promise<void> =>
  void (await unit.tx.updateTable('demands.demand').set(change).where('region_id', '=', region(unit)).where('id', '=', id).execute());

/** A line of what happened, by whoever acts. The demand is held, so numbers run on. */
export async function addStep(unit: Unit, demandId: string, step: { readonly step: StepKind; readonly level?: DemandLevel | null; readonly organizationId?: string | null; readonly text?: string; readonly detail?: Readonly<Record<string, unknown>>; readonly byName?: string }): Promise<void> {
  const last = await unit.tx.selectFrom('demands.step').select((e) => e.fn.max('number').as('n')).where('region_id', '=', region(unit)).where('demand_id', '=', demandId).executeTakeFirst();
  await unit.tx
    .insertInto('demands.step')
    .values({ region_id: region(unit), demand_id: demandId, number: (last?.n ?? 0) + 1, step: step.step, at: unit.at, by_name: step.byName ?? unit.actor.name, account_id: unit.actor.accountId, level: step.level ?? null, organization_id: step.organizationId ?? null, text: step.text ?? '', detail: json(step.detail ?? {}) })
    .execute();
}
export const stepsOf = async (unit: Unit, demandId: string): Promise<Step[]> =>
  (await unit.tx.selectFrom('demands.step').selectAll().where('region_id', '=', region(unit)).where('demand_id', '=', demandId).orderBy('number').execute()).map((r) => ({ number: r.number, step: r.step as StepKind, at: r.at, byName: r.by_name, accountId: r.account_id, level: r.level as DemandLevel | null, text: r.text, detail: r.detail }));

export const departmentsOf = (unit: Unit, demandId: string): Promise<{ organization_id: string; role: string; opinion: string | null }[]> =>
  unit.tx.selectFrom('demands.department').select(['organization_id', 'role', 'opinion']).where('region_id', '=', region(unit)).where('demand_id', '=', demandId).orderBy('role', 'desc').orderBy('organization_id').execute();
/** Takes the departments there were away and puts these in their place; opinions given by one that stays are kept. */
export async function setDepartments(unit: Unit, demandId: string, lead: string, joint: readonly string[]): Promise<void> {
  const kept = new Map((await departmentsOf(unit, demandId)).map((d) => [d.organization_id, d.opinion]));
  await unit.tx.deleteFrom('demands.department').where('region_id', '=', region(unit)).where('demand_id', '=', demandId).execute();
  const all = [lead, ...new Set(joint.filter((j) => j !== lead))];
  await unit.tx.insertInto('demands.department').values(all.map((o) => ({ region_id: region(unit), demand_id: demandId, organization_id: o, role: o === lead ? 'lead' : 'joint', opinion: kept.get(o) ?? null }))).execute();
}
/** Out: whether the unit is at work on it. */
export const saveOpinion = async (unit: Unit, demandId: string, organizationId: string, opinion: string): Promise<boolean> =>
  (await unit.tx.updateTable('demands.department').set({ opinion }).where('region_id', '=', region(unit)).where('demand_id', '=', demandId).where('organization_id', '=', organizationId).returning('organization_id').executeTakeFirst()) !== undefined;

export const attachmentsOf = (unit: Unit, demandId: string): Promise<{ hash: string; name: string; by_asker: boolean; round: number }[]> =>
  unit.tx.selectFrom('demands.attachment').select(['hash', 'name', 'by_asker', 'round']).where('region_id', '=', region(unit)).where('demand_id', '=', demandId).orderBy('by_asker', 'desc').orderBy('round').orderBy('hash').execute();
/** `round`: how often the demand had been opened again; a file that is there stays with its attempt. */
export async function attach(unit: Unit, demandId: string, files: readonly { readonly hash: string; readonly name: string }[], byAsker: boolean, round = 0): Promise<void> {
  if (files.length === 0) return;
  await unit.tx.insertInto('demands.attachment').values(files.map((f) => ({ region_id: region(unit), demand_id: demandId, hash: f.hash, name: f.name, by_asker: byAsker, round }))).onConflict((o) => o.doNothing()).execute();
}
/** Photos that came for a demand that is not there yet. The row of the client id is locked by its key: two uploads at once both count. */
export async function photosFor(unit: Unit, clientId: string): Promise<string[]> {
  return (await unit.tx.selectFrom('demands.photo').select('hash').where('region_id', '=', region(unit)).where('client_id', '=', clientId).orderBy('at').orderBy('hash').execute()).map((r) => r.hash);
}
export const addPhoto = async (unit: Unit, clientId: string, hash: string): Promise<void> =>
  void (await unit.tx.insertInto('demands.photo').values({ region_id: region(unit), client_id: clientId, hash, at: unit.at }).onConflict((o) => o.doNothing()).execute());

/** One at a time for a mark: first the lock, then what stands. */
export const holdMark = async (unit: Unit, mark: string): Promise<void> => void (await sql`select pg_advisory_xact_lock(hashtextextended(${`demands ${region(unit)} ${mark}`}, 0))`.execute(unit.tx));
/** How many came within the hour from one telephone, and from one address. */
export async function countMarks(unit: Unit, phone: Uint8Array, address: Uint8Array): Promise<{ phone: number; address: number }> {
  const since = new Date(unit.at.getTime() - 3_600_000);
  const [row] = (await sql<{ phone: number; address: number }>`
    select count(*) filter (where phone_mark = ${Buffer.from(phone)})::int as phone, count(*) filter (where address_mark = ${Buffer.from(address)})::int as address
    from demands.demand where region_id = ${region(unit)} and received_at > ${since} and address_mark is not null`.execute(unit.tx)).rows;
  return row!;
}

/** Counts a photo of an address in this hour. Out: how many that makes; two at once are counted one after the other by the key. */
export async function countUpload(unit: Unit, mark: Uint8Array): Promise<number> {
  const [row] = (await sql<{ photos: number }>`
    insert into demands.upload_mark (region_id, mark, hour, photos) values (${region(unit)}, ${Buffer.from(mark)}, date_trunc('hour', ${unit.at}::timestamptz), 1)
    on conflict (region_id, mark, hour) do update set photos = upload_mark.photos + 1 returning photos`.execute(unit.tx)).rows;
  return row!.photos;
}

/** Contacts past their time and marks older than a day go; what was said stays. Out: how many rows. */
export async function forgetPeople(unit: Unit, contactDays: number): Promise<number> {
  const contacts = await unit.tx.updateTable('demands.demand').set({ contact: null }).where('region_id', '=', region(unit)).where('contact', 'is not', null).where('state', 'in', ['answered', 'merged']).where(sql<Date>`coalesce(answered_at, received_at)`, '<', new Date(unit.at.getTime() - contactDays * 86_400_000)).returning('id').execute();
  const marks = await unit.tx.updateTable('demands.demand').set({ address_mark: null, phone_mark: null }).where('region_id', '=', region(unit)).where('address_mark', 'is not', null).where('received_at', '<', new Date(unit.at.getTime() - 86_400_000)).returning('id').execute();
  const uploads = await unit.tx.deleteFrom('demands.upload_mark').where('region_id', '=', region(unit)).where('hour', '<', new Date(unit.at.getTime() - 86_400_000)).returning('hour').execute();
  return contacts.length + marks.length + uploads.length;
}
/** Open matters of one area go over to the other. */
export const moveAreas = async (unit: Unit, from: string, into: string): Promise<void> =>
  void (await unit.tx.updateTable('demands.demand').set((e) => ({ handling_patch: e.case().when('handling_patch', '=', from).then(into).else(e.ref('handling_patch')).end(), patch_id: e.case().when('patch_id', '=', from).then(into).else(e.ref('patch_id')).end() })).where('region_id', '=', region(unit)).where('state', 'in', [...openStates]).where((e) => e.or([e('handling_patch', '=', from), e('patch_id', '=', from)])).execute());
