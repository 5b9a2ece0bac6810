import { z } from 'zod';
import { endpoint } from '../../../kernel/endpoint.ts';
import { month } from '../contract/views.ts';
import { readCalendar } from './access.ts';
import { dueKinds, dueStates } from './model.ts';

const thing = z.object({ key: z.string(), kind: z.enum(dueKinds), dueOn: z.string(), title: z.string(), about: z.string(), who: z.string().nullable(), state: z.enum(dueStates), lateBy: z.number(), to: z.string() });

export const readWorkCalendar = endpoint({
  name: 'work.calendar',
  method: 'GET',
  path: '/work-calendar',
  summary: 'What is due in a month: tasks of month lists and of teams, what was handed to units, links of chains, steps of manuals, days on which races are counted; of all units in reach or of one with those below it, a cadre his own (`whose` for somebody who is both). `carried` is what was due before and is still not done.',
  query: z.object({ month: month.optional(), unit: z.uuid().optional(), whose: z.enum(['units', 'own']).optional() }),
  output: z.object({ month: z.string(), today: z.string(), whose: z.enum(['units', 'own']), both: z.boolean(), things: z.array(thing), carried: z.array(thing), daysOff: z.array(z.string()), units: z.array(z.object({ id: z.string(), name: z.string() })) }),
  permission: readCalendar,
  refusals: ['registry.no_such_organization'],
});
