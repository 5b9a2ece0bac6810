import { z } from 'zod';
import { endpoint } from '../../../kernel/endpoint.ts';
import { day } from '../../../kernel/period.ts';
import { readLinks, recordGuidance, setLinks } from './access.ts';
import { linkKinds, spans } from './model.ts';

const id = z.object({ id: z.uuid() });
const nothing = z.object({});
const kind = z.enum(linkKinds);
const nullable = z.string().nullable();
const count = z.number();
const target = z.object({ id: z.string(), name: z.string(), above: z.string(), kind, state: z.enum(['unlinked', 'unvisited', 'visited']), links: count, visits: count, lastVisit: nullable, found: count, settled: count, overdue: count });
const link = z.object({ id: z.string(), kind, holder: z.string(), targetId: z.string(), targetName: z.string(), startedOn: z.string(), can: z.object({ guide: z.boolean(), end: z.boolean() }) });

export const readLinkBoard = endpoint({
  name: 'grid.links',
  method: 'GET',
  path: '/links',
  summary: 'Towns linked to leaders, villages and communities to organs (M241); of the month, quarter or year: which were visited, which were not, which are linked to nobody, problems found, settled and overdue.',
  query: z.object({ span: z.enum(spans).default('quarter') }),
  output: z.object({ from: z.string(), to: z.string(), totals: z.array(z.object({ kind, targets: count, linked: count, visited: count, unvisited: count, unlinked: count, found: count, settled: count, overdue: count })), targets: z.array(target), links: z.array(link), organs: z.array(z.object({ id: z.string(), name: z.string() })), can: z.object({ set: z.boolean() }) }),
  permission: readLinks,
  refusals: [],
});
export const readTarget = endpoint({
  name: 'grid.linked_place',
  method: 'GET',
  path: '/links/places/:id',
  summary: 'One town or village: who is linked to it, guidance visits, problems and what became of them.',
  params: id,
  output: z.object({ name: z.string(), links: z.array(link), visits: z.array(z.object({ id: z.string(), visitedOn: z.string(), holder: z.string(), words: z.string(), recordedBy: z.string() })), problems: z.array(z.object({ id: z.string(), title: z.string(), foundOn: z.string(), dueOn: z.string(), settledOn: nullable, result: nullable, overdue: z.boolean(), can: z.boolean() })) }),
  permission: readLinks,
  refusals: ['registry.no_such_organization'],
});
export const makeLink = endpoint({
  name: 'grid.make_link',
  method: 'POST',
  path: '/links',
  summary: 'Links a leader in office to a town, or an organ to a village or community.',
  body: z.discriminatedUnion('kind', [z.object({ kind: z.literal('leader_town'), personId: z.uuid(), targetId: z.uuid() }), z.object({ kind: z.literal('organ_village'), organId: z.uuid(), targetId: z.uuid() })]),
  output: nothing,
  permission: setLinks,
  refusals: ['links.wrong_place', 'links.not_in_office', 'links.linked_already', 'registry.no_such_organization', 'registry.no_such_person'],
});
export const endOneLink = endpoint({ name: 'grid.end_link', method: 'POST', path: '/links/:id/end', summary: 'Ends a link; what was done under it stays.', params: id, output: nothing, permission: setLinks, refusals: ['links.no_such_link', 'links.ended'] });
export const guideOnce = endpoint({
  name: 'grid.guide',
  method: 'POST',
  path: '/links/:id/visits',
  summary: 'A guidance visit with the problems taken up there, each with its day.',
  params: id,
  body: z.object({ visitedOn: day, words: z.string().trim().min(2).max(2000), problems: z.array(z.object({ title: z.string().trim().min(2).max(300), dueOn: day })).max(20).default([]) }),
  output: z.object({ id: z.string() }),
  permission: recordGuidance,
  refusals: ['links.no_such_link', 'links.ended', 'links.visit_in_future', 'links.visit_before_link', 'links.due_before_visit'],
});
export const settleOneProblem = endpoint({ name: 'grid.settle_guided', method: 'POST', path: '/links/problems/:id/result', summary: 'What became of a problem.', params: id, body: z.object({ result: z.string().trim().min(2).max(2000) }), output: nothing, permission: recordGuidance, refusals: ['links.no_such_problem', 'links.settled_already'] });
