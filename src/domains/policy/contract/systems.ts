import { z } from 'zod';
import { endpoint } from '../../../kernel/endpoint.ts';
import { day } from '../../../kernel/period.ts';
import { readCoverage, writeRegister } from '../access.ts';
import { documentRef, typed } from './words.ts';

export const workItemView = z.object({
  id: z.string(),
  kind: z.enum(['rule', 'task']),
  title: z.string(),
  document: z.object({ ref: z.string(), title: z.string() }).nullable(),
  owner: z.string().nullable(),
  dueOn: day.nullable(),
  doneOn: day.nullable(),
  late: z.boolean(),
});
export const workSystemView = z.object({
  id: z.string(),
  name: z.string(),
  total: z.int(),
  done: z.int(),
  late: z.int(),
  /** Percent with two decimals; null while nothing is assigned to it. */
  share: z.string().nullable(),
  items: z.array(workItemView),
});
export type WorkSystemView = z.infer<typeof workSystemView>;

export const listSystems = endpoint({
  name: 'policy.list_systems',
  method: 'GET',
  path: '/policy/systems',
  summary: 'The work systems of the region with the rules and tasks in each, and how far each is carried out (M003).',
  output: z.array(workSystemView),
  permission: readCoverage,
  refusals: [],
});

export const saveSystems = endpoint({
  name: 'policy.save_systems',
  method: 'PUT',
  path: '/policy/systems',
  summary: 'Sets the work systems and their order: with id to keep or rename, without to add; those left out are closed when nothing is open in them.',
  body: z.object({ systems: z.array(z.object({ id: z.uuid().optional(), name: typed(60) })).min(1).max(30) }),
  output: z.object({ ids: z.array(z.string()) }),
  permission: writeRegister,
  refusals: ['policy.system_not_found', 'policy.system_name_twice', 'policy.system_has_open_items'],
});

export const addWorkItem = endpoint({
  name: 'policy.add_work_item',
  method: 'POST',
  path: '/policy/systems/items',
  summary: 'Assigns a rule or task to one work system. Without a system it is refused.',
  body: z.object({
    systemId: z.uuid().nullable(),
    kind: z.enum(['rule', 'task']),
    title: typed(200),
    document: documentRef.nullable(),
    owner: typed(60).nullable(),
    dueOn: day.nullable(),
  }),
  output: z.object({ id: z.string() }),
  permission: writeRegister,
  refusals: ['policy.item_without_system', 'policy.system_not_found', 'policy.document_not_found'],
});

export const changeWorkItem = endpoint({
  name: 'policy.change_work_item',
  method: 'PATCH',
  path: '/policy/systems/items/:id',
  summary: 'Moves an item to another system, or records the day on which it was done (null: open again).',
  params: z.object({ id: z.uuid() }),
  body: z.object({ systemId: z.uuid().optional(), doneOn: day.nullable().optional() }),
  output: z.null(),
  permission: writeRegister,
  refusals: ['policy.item_not_found', 'policy.system_not_found', 'policy.done_in_future', 'policy.nothing_to_change'],
});
