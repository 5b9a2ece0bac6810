import { newId } from '../../../../kernel/ids.ts';
import type { Day } from '../../../../kernel/period.ts';
import { json, sql } from '../../../../platform/db/index.ts';
import type { Unit } from '../../../../platform/house/index.ts';
import type { Closing, Finding, Inspection, InspectionLevel, InspectionReply, Rectification, RectificationState, Round, RoundItem, Verdict } from './model.ts';

declare module '../../../../platform/db/tables.ts' {
  interface Tables {
    'assessment.inspection_round': { region_id: string; id: string; title: string; basis: string; as_of: string; levels: string[]; unit_ids: string[]; unit_types: string[]; items: RoundItem[]; opened_at: Date; opened_by: string; closed_at: Date | null; closed_by: string | null; conclusion: string | null; closing: Closing | null };
    'assessment.inspection': { region_id: string; id: string; round_id: string; level: string; organization_id: string; person_id: string | null; version: number; inspected_on: string; inspectors: string; reply_until: string };
    'assessment.inspection_finding': { region_id: string; inspection_id: string; version: number; item: string; verdict: string; basis: string; reason: string | null; recorded_at: Date; recorded_by: string };
    'assessment.inspection_reply': { region_id: string; id: string; inspection_id: string; version: number; reply: string; replied_at: Date; replied_by: string };
    'assessment.rectification': { region_id: string; id: string; inspection_id: string; item: string; demand: string; due_on: string; state: string; report: string | null; reported_on: string | null; reported_by: string | null; decision_reason: string | null; done_on: string | null; demanded_at: Date; demanded_by: string };
  }
}

const rounds = (unit: Unit) => unit.tx.selectFrom('assessment.inspection_round').selectAll().where('region_id', '=', unit.actor.regionId);
type RoundRow = Awaited<ReturnType<ReturnType<typeof rounds>['execute']>>[number];
const toRound = (r: RoundRow): Round => ({
  id: r.id,
  title: r.title,
  basis: r.basis,
  asOf: r.as_of,
  levels: r.levels as InspectionLevel[],
  unitIds: r.unit_ids,
  unitTypes: r.unit_types,
  items: r.items,
  openedAt: r.opened_at,
  openedBy: r.opened_by,
  closedAt: r.closed_at,
  closedBy: r.closed_by,
  conclusion: r.conclusion,
  closing: r.closing,
});

export async function insertRound(unit: Unit, r: Pick<Round, 'title' | 'basis' | 'asOf' | 'levels' | 'unitIds' | 'unitTypes' | 'items'>): Promise<string> {
  const id = newId(unit.at.getTime());
  await unit.tx
    .insertInto('assessment.inspection_round')
    .values({ region_id: unit.actor.regionId, id, title: r.title, basis: r.basis, as_of: r.asOf, levels: [...r.levels], unit_ids: [...r.unitIds], unit_types: [...r.unitTypes], items: json([...r.items]), opened_at: unit.at, opened_by: unit.actor.name, closed_at: null, closed_by: null, conclusion: null, closing: null })
    .execute();
  return id;
}

export const allRounds = async (unit: Unit): Promise<Round[]> => (await rounds(unit).orderBy('opened_at', 'desc').orderBy('id', 'desc').execute()).map(toRound);

export async function findRound(unit: Unit, id: string): Promise<Round | null> {
  const row = await rounds(unit).where('id', '=', id).executeTakeFirst();
  return row ? toRound(row) : null;
}

/** Held: recording and closing come one after the other, so that nothing is recorded in a round that is being closed. */
export async function holdRound(unit: Unit, id: string): Promise<Round | null> {
  const row = await rounds(unit).where('id', '=', id).forUpdate().executeTakeFirst();
  return row ? toRound(row) : null;
}

export async function saveClosing(unit: Unit, id: string, conclusion: string, closing: Closing): Promise<void> {
  await unit.tx.updateTable('assessment.inspection_round').set({ closed_at: unit.at, closed_by: unit.actor.name, conclusion, closing: json(closing) }).where('region_id', '=', unit.actor.regionId).where('id', '=', id).execute();
}

const inspections = (unit: Unit) => unit.tx.selectFrom('assessment.inspection').selectAll().where('region_id', '=', unit.actor.regionId);
type InspectionRow = Awaited<ReturnType<ReturnType<typeof inspections>['execute']>>[number];
const toInspection = (r: InspectionRow): Inspection => ({ id: r.id, roundId: r.round_id, level: r.level as InspectionLevel, organizationId: r.organization_id, personId: r.person_id, version: r.version, inspectedOn: r.inspected_on, inspectors: r.inspectors, replyUntil: r.reply_until });

export const inspectionsOfRounds = async (unit: Unit, roundIds: readonly string[]): Promise<Inspection[]> => (roundIds.length === 0 ? [] : (await inspections(unit).where('round_id', 'in', [...roundIds]).orderBy('inspected_on').orderBy('id').execute()).map(toInspection));
export const inspectionsOfPerson = async (unit: Unit, personId: string): Promise<Inspection[]> => (await inspections(unit).where('person_id', '=', personId).orderBy('inspected_on', 'desc').execute()).map(toInspection);
/** Of teams and sections; what concerns a person is not for the unit. */
export const inspectionsOfUnits = async (unit: Unit): Promise<Inspection[]> => (await inspections(unit).where('person_id', 'is', null).orderBy('inspected_on', 'desc').execute()).map(toInspection);

export async function findInspection(unit: Unit, id: string): Promise<Inspection | null> {
  const row = await inspections(unit).where('id', '=', id).executeTakeFirst();
  return row ? toInspection(row) : null;
}

/** A new inspection, or the next version of one there is. The round must be held. */
export async function saveInspection(unit: Unit, known: Inspection | undefined, i: Omit<Inspection, 'id' | 'version'>): Promise<{ id: string; version: number }> {
  const set = { inspected_on: i.inspectedOn, inspectors: i.inspectors, reply_until: i.replyUntil };
  if (known) {
    const version = known.version + 1;
    await unit.tx.updateTable('assessment.inspection').set({ ...set, version }).where('region_id', '=', unit.actor.regionId).where('id', '=', known.id).execute();
    return { id: known.id, version };
  }
  const id = newId(unit.at.getTime());
  await unit.tx.insertInto('assessment.inspection').values({ region_id: unit.actor.regionId, id, round_id: i.roundId, level: i.level, organization_id: i.organizationId, person_id: i.personId, version: 1, ...set }).execute();
  return { id, version: 1 };
}

export async function insertFindings(unit: Unit, inspectionId: string, version: number, list: readonly Pick<Finding, 'item' | 'verdict' | 'basis'>[], reason: string | null): Promise<void> {
  await unit.tx
    .insertInto('assessment.inspection_finding')
    .values(list.map((f) => ({ region_id: unit.actor.regionId, inspection_id: inspectionId, version, item: f.item, verdict: f.verdict, basis: f.basis, reason, recorded_at: unit.at, recorded_by: unit.actor.name })))
    .execute();
}

/** Findings in force, by inspection. */
export async function findingsOf(unit: Unit, ids: readonly string[]): Promise<Finding[]> {
  if (ids.length === 0) return [];
  const { rows } = await sql<{ inspection_id: string; version: number; item: string; verdict: Verdict; basis: string; reason: string | null }>`
    select f.inspection_id, f.version, f.item, f.verdict, f.basis, f.reason from assessment.inspection_finding f
    join assessment.inspection i on i.region_id = f.region_id and i.id = f.inspection_id and i.version = f.version
    where f.region_id = ${unit.actor.regionId} and f.inspection_id = any(${[...ids]}::uuid[])`.execute(unit.tx);
  return rows.map((r) => ({ inspectionId: r.inspection_id, version: r.version, item: r.item, verdict: r.verdict, basis: r.basis, reason: r.reason }));
}

export async function insertReply(unit: Unit, inspection: Inspection, reply: string): Promise<void> {
  await unit.tx.insertInto('assessment.inspection_reply').values({ region_id: unit.actor.regionId, id: newId(unit.at.getTime()), inspection_id: inspection.id, version: inspection.version, reply, replied_at: unit.at, replied_by: unit.actor.name }).execute();
}

export async function repliesOf(unit: Unit, ids: readonly string[]): Promise<InspectionReply[]> {
  if (ids.length === 0) return [];
  const rows = await unit.tx.selectFrom('assessment.inspection_reply').selectAll().where('region_id', '=', unit.actor.regionId).where('inspection_id', 'in', [...ids]).orderBy('replied_at').orderBy('id').execute();
  return rows.map((r) => ({ id: r.id, inspectionId: r.inspection_id, version: r.version, reply: r.reply, at: r.replied_at, by: r.replied_by }));
}

const rectifications = (unit: Unit) => unit.tx.selectFrom('assessment.rectification').selectAll().where('region_id', '=', unit.actor.regionId);
type RectificationRow = Awaited<ReturnType<ReturnType<typeof rectifications>['execute']>>[number];
const toRectification = (r: RectificationRow): Rectification => ({ id: r.id, inspectionId: r.inspection_id, item: r.item, demand: r.demand, dueOn: r.due_on, state: r.state as RectificationState, report: r.report, reportedOn: r.reported_on, decisionReason: r.decision_reason, doneOn: r.done_on });

export async function insertRectification(unit: Unit, r: { readonly inspectionId: string; readonly item: string; readonly demand: string; readonly dueOn: Day }): Promise<string> {
  const id = newId(unit.at.getTime());
  await unit.tx
    .insertInto('assessment.rectification')
    .values({ region_id: unit.actor.regionId, id, inspection_id: r.inspectionId, item: r.item, demand: r.demand, due_on: r.dueOn, state: 'open', report: null, reported_on: null, reported_by: null, decision_reason: null, done_on: null, demanded_at: unit.at, demanded_by: unit.actor.name })
    .execute();
  return id;
}

export const rectificationsOf = async (unit: Unit, inspectionIds: readonly string[]): Promise<Rectification[]> => (inspectionIds.length === 0 ? [] : (await rectifications(unit).where('inspection_id', 'in', [...inspectionIds]).orderBy('demanded_at').orderBy('id').execute()).map(toRectification));

/** Held for change. */
export async function holdRectification(unit: Unit, id: string): Promise<Rectification | null> {
  const row = await rectifications(unit).where('id', '=', id).forUpdate().executeTakeFirst();
  return row ? toRectification(row) : null;
}

type Step = { readonly report: string } | { readonly accept: boolean; readonly reason: string };
export async function changeRectification(unit: Unit, id: string, step: Step): Promise<void> {
  const set = 'report' in step ? { state: 'reported', report: step.report, reported_on: unit.today, reported_by: unit.actor.name } : step.accept ? { state: 'done', decision_reason: step.reason, done_on: unit.today } : { state: 'open', decision_reason: step.reason };
  await unit.tx.updateTable('assessment.rectification').set(set).where('region_id', '=', unit.actor.regionId).where('id', '=', id).execute();
}
