import { z } from 'zod';
import { endpoint } from '../../../kernel/endpoint.ts';
import { explanation } from '../../../kernel/explanation.ts';
import { bindTies, ownTies, readTies } from './access.ts';
import { entryKinds, newEntry } from './model.ts';

const id = z.object({ id: z.uuid() });
const nothing = z.object({});
const count = z.number();
const rate = z.string().nullable();

export const readTieBoard = endpoint({
  name: 'grid.ties',
  method: 'GET',
  path: '/ties',
  summary: 'Cadres bound to households (M223): of each the households, visits and things done this year, difficulties told and settled, coverage and settlement rate; households bound by village.',
  output: z.object({
    since: z.string(),
    totals: z.object({ cadres: count, households: count, bound: count, visited: count, difficulties: count, settled: count, bindingRate: rate, coverage: rate, settlement: rate }),
    cadres: z.array(z.object({ personId: z.string(), name: z.string(), inOffice: z.boolean(), unitName: z.string(), households: count, visited: count, visits: count, things: count, difficulties: count, settled: count, coverage: rate, settlement: rate, explanation })),
    villages: z.array(z.object({ id: z.string(), name: z.string(), households: count, bound: count })),
    can: z.object({ bind: z.boolean() }),
  }),
  permission: readTies,
  refusals: [],
});
export const listUnbound = endpoint({ name: 'grid.unbound_households', method: 'GET', path: '/ties/unbound', summary: 'Addresses of a village that no cadre stands for; audited.', query: z.object({ organizationId: z.uuid() }), output: z.object({ households: z.array(z.object({ id: z.string(), address: z.string() })) }), permission: bindTies, refusals: ['registry.no_such_organization'] });
export const bindHouseholds = endpoint({
  name: 'grid.bind_households',
  method: 'POST',
  path: '/ties',
  summary: 'Binds households to a cadre in office. Those that have another are left and counted.',
  body: z.object({ personId: z.uuid(), householdIds: z.array(z.uuid()).min(1).max(500) }),
  output: z.object({ bound: count, left: count }),
  permission: bindTies,
  refusals: ['ties.not_in_office', 'ties.no_such_household', 'registry.no_such_person'],
});
export const releaseHouseholds = endpoint({ name: 'grid.release_households', method: 'POST', path: '/ties/people/:id/released', summary: 'Ends what a person stands for, with the reason, so that the households can be bound anew; who reaches only the households ends those.', params: id, body: z.object({ reason: z.string().trim().min(2).max(500) }), output: z.object({ released: count }), permission: bindTies, refusals: ['ties.nothing_to_release', 'registry.no_such_person'] });
export const readOwnTies = endpoint({
  name: 'grid.own_ties',
  method: 'GET',
  path: '/ties/own',
  summary: 'The own households with what was done there.',
  output: z.object({ households: z.array(z.object({ tieId: z.string(), address: z.string(), startedOn: z.string(), entries: z.array(z.object({ id: z.string(), kind: z.enum(entryKinds), onDay: z.string(), settledOn: z.string().nullable(), words: z.string().nullable() })) })) }),
  permission: ownTies,
  refusals: ['ties.no_person', 'ties.left_office'],
});
export const sendEntries = endpoint({
  name: 'grid.send_tie_entries',
  method: 'POST',
  path: '/ties/own/entries',
  summary: 'Visits, things done and difficulties of the own households; the telephone makes the ids, so the same one sent twice is one.',
  body: z.object({ entries: z.array(newEntry).min(1).max(100) }),
  output: z.object({ stored: count, known: count }),
  permission: ownTies,
  refusals: ['ties.no_person', 'ties.left_office', 'ties.not_yours', 'ties.day_outside'],
});
export const settleDifficulty = endpoint({ name: 'grid.settle_difficulty', method: 'POST', path: '/ties/own/entries/:id/settled', summary: 'A difficulty of an own household is solved.', params: id, output: nothing, permission: ownTies, refusals: ['ties.no_person', 'ties.left_office', 'ties.not_yours', 'ties.settled_already'] });
