import { newId } from '../../../../kernel/ids.ts';
import type { Day } from '../../../../kernel/period.ts';
import type { Unit } from '../../../../platform/house/index.ts';
import type { NoteSign, NoteSubject, Stay, StayNote } from './model.ts';

declare module '../../../../platform/db/tables.ts' {
  interface Tables {
    'assessment.stay': { region_id: string; id: string; unit_id: string; purpose: string; begins_on: string; ends_on: string; members: string[]; scheduled_at: Date; scheduled_by: string; ended_at: Date | null; ended_by: string | null; conclusion: string | null; reply_until: string | null };
    'assessment.stay_note': { region_id: string; id: string; stay_id: string; noted_on: string; about: string; person_id: string | null; sign: string; observation: string; noted_at: Date; noted_by: string };
    'assessment.stay_reply': { region_id: string; note_id: string; reply: string; replied_at: Date; replied_by: string };
  }
}

const stays = (unit: Unit) => unit.tx.selectFrom('assessment.stay').selectAll().where('region_id', '=', unit.actor.regionId);
type StayRow = Awaited<ReturnType<ReturnType<typeof stays>['execute']>>[number];
const toStay = (r: StayRow): Stay => ({ id: r.id, unitId: r.unit_id, purpose: r.purpose, beginsOn: r.begins_on, endsOn: r.ends_on, members: r.members, scheduledBy: r.scheduled_by, endedAt: r.ended_at, endedBy: r.ended_by, conclusion: r.conclusion, replyUntil: r.reply_until });

export async function insertStay(unit: Unit, s: Pick<Stay, 'unitId' | 'purpose' | 'beginsOn' | 'endsOn' | 'members'>): Promise<string> {
  const id = newId(unit.at.getTime());
  await unit.tx
    .insertInto('assessment.stay')
    .values({ region_id: unit.actor.regionId, id, unit_id: s.unitId, purpose: s.purpose, begins_on: s.beginsOn, ends_on: s.endsOn, members: [...s.members], scheduled_at: unit.at, scheduled_by: unit.actor.name, ended_at: null, ended_by: null, conclusion: null, reply_until: null })
    .execute();
  return id;
}

export const allStays = async (unit: Unit): Promise<Stay[]> => (await stays(unit).orderBy('begins_on', 'desc').orderBy('id', 'desc').execute()).map(toStay);
export const staysByIds = async (unit: Unit, ids: readonly string[]): Promise<Stay[]> => (ids.length === 0 ? [] : (await stays(unit).where('id', 'in', [...ids]).execute()).map(toStay));

/** Held where told: notes and the end of a stay come one after the other. */
export async function findStay(unit: Unit, id: string, hold = false): Promise<Stay | null> {
  let q = stays(unit).where('id', '=', id);
  if (hold) q = q.forUpdate();
  const row = await q.executeTakeFirst();
  return row ? toStay(row) : null;
}

export async function saveEnd(unit: Unit, id: string, conclusion: string, replyUntil: Day): Promise<void> {
  await unit.tx.updateTable('assessment.stay').set({ ended_at: unit.at, ended_by: unit.actor.name, conclusion, reply_until: replyUntil }).where('region_id', '=', unit.actor.regionId).where('id', '=', id).execute();
}

const notes = (unit: Unit) =>
  unit.tx
    .selectFrom('assessment.stay_note as n')
    .leftJoin('assessment.stay_reply as r', (j) => j.onRef('r.region_id', '=', 'n.region_id').onRef('r.note_id', '=', 'n.id'))
    .selectAll('n')
    .select(['r.reply', 'r.replied_at'])
    .where('n.region_id', '=', unit.actor.regionId);
type NoteRow = Awaited<ReturnType<ReturnType<typeof notes>['execute']>>[number];
const toNote = (r: NoteRow): StayNote => ({ id: r.id, stayId: r.stay_id, notedOn: r.noted_on, about: r.about as NoteSubject, personId: r.person_id, sign: r.sign as NoteSign, observation: r.observation, by: r.noted_by, at: r.noted_at, reply: r.reply, repliedAt: r.replied_at });

export async function insertNote(unit: Unit, n: Pick<StayNote, 'stayId' | 'notedOn' | 'personId' | 'sign' | 'observation'>): Promise<string> {
  const id = newId(unit.at.getTime());
  await unit.tx
    .insertInto('assessment.stay_note')
    .values({ region_id: unit.actor.regionId, id, stay_id: n.stayId, noted_on: n.notedOn, about: n.personId === null ? 'team' : 'person', person_id: n.personId, sign: n.sign, observation: n.observation, noted_at: unit.at, noted_by: unit.actor.name })
    .execute();
  return id;
}

export const notesOfStays = async (unit: Unit, stayIds: readonly string[]): Promise<StayNote[]> => (stayIds.length === 0 ? [] : (await notes(unit).where('n.stay_id', 'in', [...stayIds]).orderBy('n.noted_on').orderBy('n.id').execute()).map(toNote));
export const notesOfPerson = async (unit: Unit, personId: string): Promise<StayNote[]> => (await notes(unit).where('n.person_id', '=', personId).orderBy('n.noted_on').orderBy('n.id').execute()).map(toNote);
export async function findNote(unit: Unit, id: string): Promise<StayNote | null> {
  const row = await notes(unit).where('n.id', '=', id).executeTakeFirst();
  return row ? toNote(row) : null;
}

/** False when the note has its answer already: the key of the table lets one in. */
export async function insertNoteReply(unit: Unit, noteId: string, reply: string): Promise<boolean> {
  const row = await unit.tx.insertInto('assessment.stay_reply').values({ region_id: unit.actor.regionId, note_id: noteId, reply, replied_at: unit.at, replied_by: unit.actor.name }).onConflict((o) => o.doNothing()).returning('note_id').executeTakeFirst();
  return row !== undefined;
}
