import { z } from 'zod';
import { endpoint } from '../../../../kernel/endpoint.ts';
import { day } from '../../../../kernel/period.ts';
import { answerStayNotes, manageStays, noteOnStays, readOwnRoutine, readRoutine, readStays } from '../../access.ts';
import { grades } from '../../model.ts';
import { noteSigns, noteSubjects, stayStates } from './model.ts';

const id = z.object({ id: z.uuid() });
const text = (max: number) => z.string().trim().min(2).max(max);
const named = z.object({ id: z.string(), name: z.string() });

export const scheduleStay = endpoint({
  name: 'assessment.schedule_stay',
  method: 'POST',
  path: '/assessment/stays',
  summary: 'Schedules an on-site stay (蹲点调研, M047) at a unit by named people, none of them of that unit.',
  body: z.object({ unitId: z.uuid(), purpose: text(300), beginsOn: day, endsOn: day, memberIds: z.array(z.uuid()).min(1).max(20) }),
  output: z.object({ id: z.string() }),
  permission: manageStays,
  refusals: ['registry.no_such_organization', 'registry.no_such_person', 'assessment.period_backwards', 'assessment.stay_own_unit'],
});

const stay = z.object({
  id: z.string(),
  unit: named,
  purpose: z.string(),
  beginsOn: z.string(),
  endsOn: z.string(),
  members: z.array(named),
  state: z.enum(stayStates),
  notes: z.number(),
  conclusion: z.string().nullable(),
  replyUntil: z.string().nullable(),
});

export const listStays = endpoint({
  name: 'assessment.list_stays',
  method: 'GET',
  path: '/assessment/stays',
  summary: 'Stays, latest first. A member without another role sees those he takes part in.',
  output: z.array(stay),
  permission: readStays,
  refusals: [],
});

const note = z.object({ id: z.string(), notedOn: z.string(), about: z.enum(noteSubjects), person: named.nullable(), sign: z.enum(noteSigns), observation: z.string(), by: z.string(), reply: z.string().nullable(), repliedAt: z.string().nullable(), unheard: z.boolean() });

export const openStay = endpoint({
  name: 'assessment.open_stay',
  method: 'GET',
  path: '/assessment/stays/:id',
  summary: 'A stay with its observations on the team’s operation and on people’s consistent conduct. Reading is audited.',
  params: id,
  output: z.object({
    stay,
    notes: z.array(note),
    mayNote: z.boolean(),
    /** Whom one may note on; empty for who may not note. */
    people: z.array(named.extend({ title: z.string().nullable() })),
  }),
  permission: readStays,
  refusals: ['assessment.no_such_stay'],
});

export const noteOnStay = endpoint({
  name: 'assessment.note_on_stay',
  method: 'POST',
  path: '/assessment/stays/:id/notes',
  summary: 'Records what was seen on a day of the stay, about the team or about somebody in office there. A note does not change afterwards; nobody notes on himself.',
  params: id,
  body: z.object({ notedOn: day, personId: z.uuid().nullable().default(null), sign: z.enum(noteSigns), observation: text(2000) }),
  output: z.object({ id: z.string() }),
  permission: noteOnStays,
  refusals: ['assessment.no_such_stay', 'assessment.stay_over', 'assessment.stay_day', 'assessment.stay_not_in_unit', 'assessment.review_own_case'],
});

export const endStay = endpoint({
  name: 'assessment.end_stay',
  method: 'POST',
  path: '/assessment/stays/:id/end',
  summary: 'Ends a stay with its conclusion. From now on each person sees the notes about himself and may answer.',
  params: id,
  body: z.object({ conclusion: text(2000) }),
  output: z.object({ replyUntil: z.string() }),
  permission: manageStays,
  refusals: ['assessment.no_such_stay', 'assessment.stay_over', 'assessment.stay_not_begun'],
});

export const replyToNote = endpoint({
  name: 'assessment.reply_to_note',
  method: 'POST',
  path: '/assessment/stay-notes/:id/reply',
  summary: 'The person answers a note about himself, once, after the stay has ended. The answer stands beside the note wherever it is shown.',
  params: id,
  body: z.object({ reply: text(2000) }),
  output: z.object({}),
  permission: answerStayNotes,
  refusals: ['assessment.no_such_note', 'assessment.note_replied', 'assessment.stay_not_ended'],
});

const timeline = z.array(
  z.object({
    /** The annual assessment before and after this stretch of time; null before the first and after the last. */
    after: z.number().nullable(),
    before: z.number().nullable(),
    /** Grade of the assessment that closes the stretch, once confirmed. */
    grade: z.enum(grades).nullable(),
    notes: z.array(note.extend({ unit: z.string(), stayId: z.string() })),
  }),
);
export type RoutineTimeline = z.infer<typeof timeline>;

export const routineTimeline = endpoint({
  name: 'assessment.routine_timeline',
  method: 'GET',
  path: '/assessment/people/:personId/routine',
  summary: 'Routine-assessment notes of a person along the time between annual assessments, newest first. Reading is audited.',
  params: z.object({ personId: z.uuid() }),
  output: timeline,
  permission: readRoutine,
  refusals: ['registry.no_such_person'],
});

export const ownRoutine = endpoint({
  name: 'assessment.own_routine',
  method: 'GET',
  path: '/assessment/own-routine',
  summary: 'The own timeline: notes of stays that have ended, with what one answered.',
  output: timeline,
  permission: readOwnRoutine,
  refusals: [],
});
