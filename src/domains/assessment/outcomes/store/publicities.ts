import { newId } from '../../../../kernel/ids.ts';
import type { Day } from '../../../../kernel/period.ts';
import { json } from '../../../../platform/db/index.ts';
import type { Unit } from '../../../../platform/house/index.ts';
import type { PublishedPerson } from '../model.ts';
import './tables.ts';

export interface Publicity {
  readonly id: string;
  readonly runId: string;
  readonly computation: number;
  readonly openedOn: Day;
  readonly closesOn: Day;
  readonly workingDays: number;
  readonly contact: string;
  readonly document: string | null;
  readonly people: readonly PublishedPerson[];
  readonly publishedBy: string;
  readonly withdrawnAt: Date | null;
  readonly withdrawalReason: string | null;
}

export interface Objection {
  readonly id: string;
  readonly publicityId: string;
  readonly personId: string | null;
  readonly content: string;
  readonly objector: Uint8Array | null;
  readonly receivedOn: Day;
  readonly finding: 'upheld' | 'unfounded' | null;
  readonly answer: string | null;
  readonly answeredBy: string | null;
}

const query = (unit: Unit) => unit.tx.selectFrom('assessment.publicity').selectAll().where('region_id', '=', unit.actor.regionId);
type Row = Awaited<ReturnType<ReturnType<typeof query>['execute']>>[number];
const toPublicity = (r: Row): Publicity => ({
  id: r.id,
  runId: r.run_id,
  computation: r.number,
  openedOn: r.opened_on,
  closesOn: r.closes_on,
  workingDays: r.working_days,
  contact: r.contact,
  document: r.document,
  people: r.people,
  publishedBy: r.published_by,
  withdrawnAt: r.withdrawn_at,
  withdrawalReason: r.withdrawal_reason,
});

/** False when another notice of the run is in force. */
export async function insertPublicity(unit: Unit, p: Omit<Publicity, 'id' | 'publishedBy' | 'withdrawnAt' | 'withdrawalReason'>): Promise<string | null> {
  const id = newId(unit.at.getTime());
  const row = await unit.tx
    .insertInto('assessment.publicity')
    .values({
      region_id: unit.actor.regionId,
      id,
      run_id: p.runId,
      number: p.computation,
      opened_on: p.openedOn,
      closes_on: p.closesOn,
      working_days: p.workingDays,
      contact: p.contact,
      document: p.document,
      people: json(p.people as PublishedPerson[]),
      published_at: unit.at,
      published_by: unit.actor.name,
      withdrawn_at: null,
      withdrawn_by: null,
      withdrawal_reason: null,
    })
    .onConflict((c) => c.doNothing())
    .returning('id')
    .executeTakeFirst();
  return row?.id ?? null;
}

export async function publicitiesOf(unit: Unit, runId: string): Promise<Publicity[]> {
  return (await query(unit).where('run_id', '=', runId).orderBy('published_at', 'desc').execute()).map(toPublicity);
}

export async function publicityInForce(unit: Unit, runId: string): Promise<Publicity | null> {
  const row = await query(unit).where('run_id', '=', runId).where('withdrawn_at', 'is', null).executeTakeFirst();
  return row ? toPublicity(row) : null;
}

export async function findPublicity(unit: Unit, id: string): Promise<Publicity | null> {
  const row = await query(unit).where('id', '=', id).executeTakeFirst();
  return row ? toPublicity(row) : null;
}

/** Held for change, so that nobody objects to a notice while it is taken down. */
export async function holdPublicity(unit: Unit, id: string): Promise<Publicity | null> {
  const row = await query(unit).where('id', '=', id).forUpdate().executeTakeFirst();
  return row ? toPublicity(row) : null;
}

/** Notices of the region that hang out on the day and were published here. */
export async function hangingOn(unit: Unit, day: Day): Promise<Publicity[]> {
  return (await query(unit).where('withdrawn_at', 'is', null).where('document', 'is', null).where('closes_on', '>=', day).orderBy('closes_on').execute()).map(toPublicity);
}

export async function withdrawPublicity(unit: Unit, id: string, reason: string): Promise<void> {
  await unit.tx
    .updateTable('assessment.publicity')
    .set({ withdrawn_at: unit.at, withdrawn_by: unit.actor.name, withdrawal_reason: reason })
    .where('region_id', '=', unit.actor.regionId)
    .where('id', '=', id)
    .execute();
}

const objections = (unit: Unit) => unit.tx.selectFrom('assessment.publicity_objection').selectAll().where('region_id', '=', unit.actor.regionId);
type ObjectionRow = Awaited<ReturnType<ReturnType<typeof objections>['execute']>>[number];
const toObjection = (r: ObjectionRow): Objection => ({
  id: r.id,
  publicityId: r.publicity_id,
  personId: r.person_id,
  content: r.content,
  objector: r.objector,
  receivedOn: r.received_on,
  finding: r.finding as Objection['finding'],
  answer: r.answer,
  answeredBy: r.answered_by,
});

export async function insertObjection(unit: Unit, o: Pick<Objection, 'publicityId' | 'personId' | 'content' | 'objector'>): Promise<string> {
  // A random id: one that carries the time would help to guess who wrote it.
  const id = crypto.randomUUID();
  await unit.tx
    .insertInto('assessment.publicity_objection')
    .values({ region_id: unit.actor.regionId, id, publicity_id: o.publicityId, person_id: o.personId, content: o.content, objector: o.objector === null ? null : Buffer.from(o.objector), received_on: unit.today, finding: null, answer: null, answered_at: null, answered_by: null })
    .execute();
  return id;
}

export async function objectionsTo(unit: Unit, publicityIds: readonly string[]): Promise<Objection[]> {
  if (publicityIds.length === 0) return [];
  return (await objections(unit).where('publicity_id', 'in', [...publicityIds]).orderBy('received_on').orderBy('id').execute()).map(toObjection);
}

export async function holdObjection(unit: Unit, id: string): Promise<Objection | null> {
  const row = await objections(unit).where('id', '=', id).forUpdate().executeTakeFirst();
  return row ? toObjection(row) : null;
}

export async function answerObjection(unit: Unit, id: string, finding: 'upheld' | 'unfounded', answer: string): Promise<void> {
  await unit.tx
    .updateTable('assessment.publicity_objection')
    .set({ finding, answer, answered_at: unit.at, answered_by: unit.actor.name })
    .where('region_id', '=', unit.actor.regionId)
    .where('id', '=', id)
    .execute();
}

/** Notices that were not taken down, whether their term runs or is over. */
export const noticesInForce = async (unit: Unit): Promise<Publicity[]> => (await query(unit).where('withdrawn_at', 'is', null).where('document', 'is', null).orderBy('closes_on').execute()).map(toPublicity);
