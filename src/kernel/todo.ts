import { z } from 'zod';
import { endpoint } from './endpoint.ts';

/** 逾期、今天到期、临近、不急. */
export const todoStages = ['late', 'today', 'soon', 'open'] as const;
export type TodoStage = (typeof todoStages)[number];

/** Something that waits for the person signed in. Nobody stores it: it is there as long as the thing itself waits. */
export interface Todo {
  /** The same for the same thing every time, so that a reminder is not given twice. */
  readonly key: string;
  /** Text in `locales/<lang>/<domain>.json` under `todo.<kind>`, e.g. `assessment.todo.summary`. */
  readonly text: string;
  readonly params?: Readonly<Record<string, string | number>>;
  /** Where it is done: the very place, not the list it stands in. */
  readonly to: string;
  /** The last day on which it is in time; null when it has none. */
  readonly dueOn: string | null;
}

const params = z.record(z.string(), z.union([z.string(), z.number()]));

export const listTodos = endpoint({
  name: 'todos.list',
  method: 'GET',
  path: '/todos',
  summary: 'What waits for whoever is signed in, from every domain, late and nearest first, with the working days left; and which of it he was not yet reminded of.',
  output: z.object({
    today: z.string(),
    todos: z.array(z.object({ key: z.string(), text: z.string(), params: params.optional(), to: z.string(), dueOn: z.string().nullable(), stage: z.enum(todoStages), workingDays: z.number().nullable(), remind: z.boolean() })),
  }),
  permission: 'signed_in',
  refusals: [],
});

export const acknowledgeReminders = endpoint({
  name: 'todos.acknowledge',
  method: 'POST',
  path: '/todos/reminders',
  summary: 'Takes note of reminders, each at its stage: the same thing reminds again when it falls due, and when it is late.',
  body: z.object({ reminders: z.array(z.object({ key: z.string().min(1).max(200), stage: z.enum(todoStages) })).min(1).max(500) }),
  output: z.object({}),
  permission: 'signed_in',
  refusals: [],
});
