import type { Unit } from '../../../platform/house/index.ts';
import { refreshCards } from '../store/card.ts';
import { insertAppointments, insertGrades, insertRewards, insertTraining, type NewAppointment, type NewGrade, type NewReward, type NewTraining } from '../store/facts.ts';
import { mustExist } from '../store/person.ts';
import { gradesOnFile, withdrawRecorded } from '../store/recorded.ts';
import type { Appointment } from '../model.ts';

/**
 * Records annual grades (assessment, import, simulation); a grade on file for the same year is superseded.
 * Asks no permission. Out: ids in order. Refuses `registry.no_such_person`.
 */
export async function recordAnnualGrades(unit: Unit, rows: readonly NewGrade[]): Promise<string[]> {
  await mustExist(unit, rows.map((r) => r.personId));
  const had = await gradesOnFile(unit, rows);
  await withdrawRecorded(unit, 'registry.annual_grade', had.map((g) => g.id));
  const written = await insertGrades(unit, rows);
  await refreshCards(unit, rows.map((r) => r.personId));
  unit.audit({ action: 'registry.grades_recorded', subjectKind: 'person', subjectId: rows.length === 1 ? rows[0]!.personId : null, detail: { count: rows.length, replaced: had.length } });
  return written.map((w) => w.id);
}

/** Records training. Asks no permission. Out: ids in order. */
export async function recordTraining(unit: Unit, rows: readonly NewTraining[]): Promise<string[]> {
  await mustExist(unit, rows.map((r) => r.personId));
  const ids = await insertTraining(unit, rows);
  unit.audit({ action: 'registry.training_recorded', subjectKind: 'person', subjectId: rows.length === 1 ? rows[0]!.personId : null, detail: { count: rows.length } });
  return ids;
}

/** Records rewards, and disciplines with the last day of their effect period as policy reckons it. Asks no permission. Out: ids in order. */
export async function recordRewardsAndDisciplines(unit: Unit, rows: readonly NewReward[]): Promise<string[]> {
  await mustExist(unit, rows.map((r) => r.personId));
  const written = await insertRewards(unit, rows);
  await refreshCards(unit, rows.map((r) => r.personId));
  unit.audit({ action: 'registry.rewards_recorded', subjectKind: 'person', subjectId: rows.length === 1 ? rows[0]!.personId : null, detail: { count: rows.length } });
  return written.map((w) => w.id);
}

/** Puts appointments on file as they are, past or present: import and simulation. New ones of the day go through `propose-appointment`. */
export async function saveAppointments(unit: Unit, rows: readonly NewAppointment[]): Promise<Appointment[]> {
  await mustExist(unit, rows.map((r) => r.personId));
  const written = await insertAppointments(unit, rows);
  await refreshCards(unit, rows.map((r) => r.personId));
  unit.audit({ action: 'registry.appointments_saved', subjectKind: 'person', subjectId: rows.length === 1 ? rows[0]!.personId : null, detail: { count: rows.length } });
  return written;
}
