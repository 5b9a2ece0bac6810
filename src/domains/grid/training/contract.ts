import { z } from 'zod';
import { endpoint } from '../../../kernel/endpoint.ts';
import { levels } from '../model.ts';
import { readTraining, runTraining } from './access.ts';
import { grades, newClass } from './model.ts';
import { classStates } from './rules/class-state.ts';

const id = z.object({ id: z.uuid() });
const nothing = z.object({});
const count = z.number();
const level = z.enum(levels);
/** Heads of one list; a longer one is handed in piece by piece. */
export const HEADS_AT_ONCE = 2000;
const trainingClass = z.object({ id: z.string(), organizationName: z.string(), grade: z.enum(grades), levels: z.array(level), title: z.string(), heldOn: z.string(), hours: count, attended: count, state: z.enum(classStates), can: z.object({ record: z.boolean(), cancel: z.boolean() }) });

export const readTrainingBoard = endpoint({
  name: 'grid.training',
  method: 'GET',
  path: '/grid/training',
  summary: 'Classes for heads by grade and role (M234): person-times ever and this year, of each level who serves and who of them was never trained, by name.',
  output: z.object({
    since: z.string(),
    totals: z.object({ heads: count, never: count, personTimes: count, personTimesSince: count }),
    levels: z.array(z.object({ level, heads: count, trained: count, never: count, share: z.string().nullable(), personTimes: count, personTimesSince: count })),
    grades: z.array(z.object({ grade: z.enum(grades), classes: count, personTimes: count })),
    classes: z.array(trainingClass),
    never: z.array(z.object({ id: z.string(), name: z.string(), level, patch: z.string(), organizationName: z.string(), servedFrom: z.string() })),
    holders: z.array(z.object({ id: z.string(), name: z.string() })),
    can: z.object({ run: z.boolean() }),
  }),
  permission: readTraining,
  refusals: [],
});
export const planClass = endpoint({ name: 'grid.plan_class', method: 'POST', path: '/grid/training', summary: 'A class: who holds it, for which heads, on which day.', body: newClass, output: z.object({ id: z.string() }), permission: runTraining, refusals: ['registry.no_such_organization'] });
export const readInvited = endpoint({
  name: 'grid.training_list',
  method: 'GET',
  path: '/grid/training/:id/heads',
  summary: 'Who serves on the day of the class at its levels in its unit, and whether he came.',
  params: id,
  output: z.object({ heads: z.array(z.object({ id: z.string(), name: z.string(), level, patch: z.string(), organizationName: z.string(), came: z.boolean() })) }),
  permission: readTraining,
  refusals: ['training.no_such_class'],
});
export const recordAttendance = endpoint({
  name: 'grid.record_attendance',
  method: 'POST',
  path: '/grid/training/:id/heads',
  summary: 'Who came. The same head again is one person-time; one who was not invited refuses the list.',
  params: id,
  body: z.object({ headIds: z.array(z.uuid()).min(1).max(HEADS_AT_ONCE) }),
  output: z.object({ added: count, known: count }),
  permission: runTraining,
  refusals: ['training.no_such_class', 'training.cancelled', 'training.not_yet', 'training.not_invited'],
});
export const cancelOneClass = endpoint({ name: 'grid.cancel_class', method: 'POST', path: '/grid/training/:id/cancel', summary: 'A class nobody came to is called off.', params: id, output: nothing, permission: runTraining, refusals: ['training.no_such_class', 'training.cancelled', 'training.attended'] });
