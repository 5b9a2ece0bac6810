import { newId } from '../../../kernel/ids.ts';
import { json } from '../../../platform/db/index.ts';
import type { Unit } from '../../../platform/house/index.ts';
import type { Grade } from '../model.ts';

declare module '../../../platform/db/tables.ts' {
  interface Tables {
    'assessment.calibration': {
      region_id: string;
      id: string;
      run_id: string;
      number: number;
      title: string;
      attendees: string;
      state: string;
      opened_at: Date;
      opened_by: string;
      grades_before: Record<string, Grade | null>;
      closed_at: Date | null;
      closed_by: string | null;
      conclusion: string | null;
    };
    'assessment.calibration_move': { region_id: string; calibration_id: string; sequence: number; person_id: string; from_grade: string | null; to_grade: string; reason: string; moved_at: Date; moved_by: string };
  }
}

export interface Calibration {
  readonly id: string;
  readonly runId: string;
  readonly computation: number;
  readonly title: string;
  readonly attendees: string;
  readonly state: 'open' | 'closed' | 'dropped';
  readonly openedAt: Date;
  readonly openedBy: string;
  readonly gradesBefore: Readonly<Record<string, Grade | null>>;
  readonly closedAt: Date | null;
  readonly closedBy: string | null;
  readonly conclusion: string | null;
}

export interface Move {
  readonly sequence: number;
  readonly personId: string;
  readonly from: Grade | null;
  readonly to: Grade;
  readonly reason: string;
  readonly at: Date;
  readonly by: string;
}

const query = (unit: Unit) => unit.tx.selectFrom('assessment.calibration').selectAll().where('region_id', '=', unit.actor.regionId);
type Row = Awaited<ReturnType<ReturnType<typeof query>['execute']>>[number];
const toCalibration = (r: Row): Calibration => ({
  id: r.id,
  runId: r.run_id,
  computation: r.number,
  title: r.title,
  attendees: r.attendees,
  state: r.state as Calibration['state'],
  openedAt: r.opened_at,
  openedBy: r.opened_by,
  gradesBefore: r.grades_before,
  closedAt: r.closed_at,
  closedBy: r.closed_by,
  conclusion: r.conclusion,
});

/** Null when a meeting on the year is open. */
export async function insertCalibration(unit: Unit, c: Pick<Calibration, 'runId' | 'computation' | 'title' | 'attendees' | 'gradesBefore'>): Promise<string | null> {
  const row = await unit.tx
    .insertInto('assessment.calibration')
    .values({ region_id: unit.actor.regionId, id: newId(unit.at.getTime()), run_id: c.runId, number: c.computation, title: c.title, attendees: c.attendees, state: 'open', opened_at: unit.at, opened_by: unit.actor.name, grades_before: json({ ...c.gradesBefore }), closed_at: null, closed_by: null, conclusion: null })
    .onConflict((o) => o.doNothing())
    .returning('id')
    .executeTakeFirst();
  return row?.id ?? null;
}

/** `forUpdate` holds the meeting, so that moves get their numbers one after the other. */
export async function findCalibration(unit: Unit, id: string, forUpdate = false): Promise<Calibration | null> {
  let q = query(unit).where('id', '=', id);
  if (forUpdate) q = q.forUpdate();
  const row = await q.executeTakeFirst();
  return row ? toCalibration(row) : null;
}

/** Latest first. */
export const calibrationsOf = async (unit: Unit, runId: string): Promise<Calibration[]> => (await query(unit).where('run_id', '=', runId).orderBy('opened_at', 'desc').execute()).map(toCalibration);

export async function movesOf(unit: Unit, calibrationId: string): Promise<Move[]> {
  const rows = await unit.tx.selectFrom('assessment.calibration_move').selectAll().where('region_id', '=', unit.actor.regionId).where('calibration_id', '=', calibrationId).orderBy('sequence').execute();
  return rows.map((r) => ({ sequence: r.sequence, personId: r.person_id, from: r.from_grade as Grade | null, to: r.to_grade as Grade, reason: r.reason, at: r.moved_at, by: r.moved_by }));
}

export async function insertMove(unit: Unit, calibrationId: string, m: Pick<Move, 'sequence' | 'personId' | 'from' | 'to' | 'reason'>): Promise<void> {
  await unit.tx
    .insertInto('assessment.calibration_move')
    .values({ region_id: unit.actor.regionId, calibration_id: calibrationId, sequence: m.sequence, person_id: m.personId, from_grade: m.from, to_grade: m.to, reason: m.reason, moved_at: unit.at, moved_by: unit.actor.name })
    .execute();
}

export async function endCalibration(unit: Unit, id: string, state: 'closed' | 'dropped', conclusion: string): Promise<void> {
  await unit.tx.updateTable('assessment.calibration').set({ state, closed_at: unit.at, closed_by: unit.actor.name, conclusion }).where('region_id', '=', unit.actor.regionId).where('id', '=', id).execute();
}
