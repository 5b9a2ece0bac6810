import { z } from 'zod';
import { endpoint } from '../../../kernel/endpoint.ts';
import { ownPublicity, readPublicity, runPublicity } from './access.ts';
import { deskEntry, headEntry, newPlan } from './model.ts';
import { itemStates } from './rules/item-state.ts';

const id = z.object({ id: z.uuid() });
const nothing = z.object({});
const count = z.number();
const rate = z.string().nullable();
const reach = { households: count, reached: count, unreached: count, share: rate };
const itemShape = { id: z.string(), channel: z.string(), online: z.boolean(), organizationName: z.string(), place: z.string(), dueOn: z.string(), state: z.enum(itemStates), households: count, reached: count };
/** More items than this in one plan is a unit or level chosen by mistake. */
export const ITEMS_MOST = 5000;

export const readPublicityBoard = endpoint({
  name: 'grid.publicity',
  method: 'GET',
  path: '/grid/publicity',
  summary: 'Publicity online and offline (M246): of each plan how many items are done and late, how many households it reached and did not reach; channels as the pack names them.',
  output: z.object({
    plans: z.array(z.object({ id: z.string(), title: z.string(), organizationName: z.string(), startsOn: z.string(), dueOn: z.string(), items: count, done: count, late: count, ...reach })),
    channels: z.array(z.object({ name: z.string(), online: z.boolean() })),
    units: z.array(z.object({ id: z.string(), name: z.string() })),
    can: z.object({ run: z.boolean() }),
  }),
  permission: readPublicity,
  refusals: [],
});
export const planPublicity = endpoint({ name: 'grid.plan_publicity', method: 'POST', path: '/grid/publicity', summary: 'Plans channels at each village, area or group of a unit. The same client id again is the plan that is there.', body: newPlan, output: z.object({ id: z.string(), items: count }), permission: runPublicity, refusals: ['publicity.days_reversed', 'publicity.no_such_channel', 'publicity.no_place', 'publicity.too_many', 'registry.no_such_organization'] });
export const readPlan = endpoint({
  name: 'grid.publicity_plan',
  method: 'GET',
  path: '/grid/publicity/:id',
  summary: 'One plan within reach: by channel, the households not reached by group, the items with their state.',
  params: id,
  output: z.object({
    id: z.string(), title: z.string(), words: z.string(), organizationName: z.string(), startsOn: z.string(), dueOn: z.string(), recordedBy: z.string(), total: z.object(reach),
    channels: z.array(z.object({ name: z.string(), online: z.boolean(), items: count, done: count, late: count })),
    unreached: z.array(z.object({ key: z.string(), organizationName: z.string(), area: z.string(), group: z.string(), households: count, unreached: count })),
    items: z.array(z.object({ ...itemShape, can: z.object({ record: z.boolean(), callOff: z.boolean() }) })),
  }),
  permission: readPublicity,
  refusals: ['publicity.no_such_plan'],
});
export const readItem = endpoint({
  name: 'grid.publicity_item',
  method: 'GET',
  path: '/grid/publicity/items/:id',
  summary: 'What was recorded for an item, by whom, with its proof.',
  params: id,
  output: z.object({ entries: z.array(z.object({ id: z.string(), place: z.string(), doneOn: z.string(), words: z.string(), fileName: z.string(), recordedBy: z.string(), listed: count.nullable() })) }),
  permission: readPublicity,
  refusals: ['publicity.no_such_item'],
});
export const readProof = endpoint({ name: 'grid.publicity_proof', method: 'GET', path: '/grid/publicity/entries/:id/proof', summary: 'The photograph or file of an entry.', params: id, output: z.any(), answers: 'file', permission: readPublicity, refusals: ['publicity.no_such_item'] });
const recordRefusals = ['publicity.no_such_item', 'publicity.called_off', 'publicity.day_outside', 'grid.no_such_file'] as const;
export const recordItem = endpoint({ name: 'grid.record_publicity', method: 'POST', path: '/grid/publicity/items/:id/entries', summary: 'The whole place of an item was done, with proof. The same id again is the entry that is there.', params: id, body: deskEntry, output: z.object({ stored: z.boolean() }), permission: runPublicity, refusals: [...recordRefusals] });
export const callOffItem = endpoint({ name: 'grid.call_off_publicity', method: 'POST', path: '/grid/publicity/items/:id/called-off', summary: 'An item of which nothing was done is called off, with the reason; its households stay unreached.', params: id, body: z.object({ reason: z.string().trim().min(2).max(500) }), output: nothing, permission: runPublicity, refusals: ['publicity.no_such_item', 'publicity.called_off', 'publicity.begun'] });
export const readOwnPublicity = endpoint({
  name: 'grid.own_publicity',
  method: 'GET',
  path: '/grid/publicity/own',
  summary: 'For the head who asks: what is to be done in his patches, how far it got there.',
  output: z.object({ items: z.array(z.object({ ...itemShape, title: z.string(), words: z.string(), startsOn: z.string(), patchId: z.string() })) }),
  permission: ownPublicity,
  refusals: [],
});
export const readPartHomes = endpoint({
  name: 'grid.publicity_homes',
  method: 'GET',
  path: '/grid/publicity/items/:id/homes',
  summary: 'Every address on the own line in a part of an item: the day on which this item reached it, and the day and channel by which another one of the plan did; who nothing reached comes first. Audited.',
  params: id,
  query: z.object({ patchId: z.uuid() }),
  output: z.object({ households: z.array(z.object({ id: z.string(), address: z.string(), patchName: z.string(), reachedOn: z.string().nullable(), otherOn: z.string().nullable(), otherChannel: z.string().nullable() })) }),
  permission: ownPublicity,
  refusals: ['publicity.no_such_item', 'publicity.not_your_part'],
});
export const sendOwnEntry = endpoint({ name: 'grid.send_publicity', method: 'POST', path: '/grid/publicity/own/entries', summary: 'A head did his part of an item, for everybody there or for the households of a list, with proof; the telephone makes the id.', body: headEntry, output: z.object({ stored: z.boolean() }), permission: ownPublicity, refusals: [...recordRefusals, 'publicity.not_your_part', 'publicity.not_there'] });
