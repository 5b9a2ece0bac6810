import { z } from 'zod';
import { endpoint } from '../../../kernel/endpoint.ts';
import { day } from '../../../kernel/period.ts';
import { readGrid, runGrid } from '../access.ts';
import { grounds, newHead } from '../model.ts';
import { coverage, headView, id, made, patchView, reason } from './views.ts';

const figure = z.object({ key: z.string(), count: z.number() });

export const readBoard = endpoint({
  name: 'grid.board',
  method: 'GET',
  path: '/grid',
  summary: 'Counts per level and coverage (M227), how heads were chosen (M228), cadres who serve (M229), replacements in person-times (M238), all of it also by village and community. Only what the caller reaches.',
  output: z.object({
    all: coverage,
    byOrganization: z.array(coverage.extend({ organizationId: z.string(), name: z.string() })),
    byWay: z.array(figure),
    bySource: z.array(figure),
    nears: z.object({ near: z.number(), handy: z.number(), familiar: z.number(), heads: z.number() }),
    partyMembers: z.number(),
    organs: z.array(z.object({ organizationId: z.string(), name: z.string(), heads: z.number(), households: z.number() })),
    replacements: z.object({ personTimes: z.number(), open: z.number() }),
    can: z.object({ run: z.boolean(), serve: z.boolean() }),
  }),
  permission: readGrid,
  refusals: [],
});

export const listAreas = endpoint({
  name: 'grid.areas',
  method: 'GET',
  path: '/grid/areas',
  summary: 'The areas of one village or community, or of all in reach, with their heads and coverage.',
  query: z.object({ organizationId: z.uuid().optional() }),
  output: z.object({ areas: z.array(coverage.extend({ id: z.string(), code: z.string(), name: z.string(), organizationId: z.string(), organizationName: z.string(), headName: z.string().nullable() })) }),
  permission: readGrid,
  refusals: [],
});

export const readPatch = endpoint({
  name: 'grid.patch',
  method: 'GET',
  path: '/grid/patches/:id',
  summary: 'One patch: where it hangs, what hangs under it with who serves, everybody who served it, open and settled replacements, mergers. No resident data.',
  params: id,
  output: z.object({
    patch: patchView.extend({ organizationName: z.string() }),
    above: z.array(patchView),
    below: z.array(patchView.extend({ head: z.object({ id: z.string(), name: z.string(), contact: z.string() }).nullable(), households: z.number() })),
    heads: z.array(headView),
    replacements: z.array(z.object({ id: z.string(), patchId: z.string(), headId: z.string(), ground: z.enum(grounds), awayFrom: z.string().nullable(), note: z.string(), article: z.string().nullable(), openedOn: z.string(), successorId: z.string().nullable(), settledOn: z.string().nullable() })),
    coverage,
    can: z.object({ run: z.boolean() }),
  }),
  permission: readGrid,
  refusals: ['grid.no_such_patch'],
});

export const appointOneHead = endpoint({
  name: 'grid.appoint_head',
  method: 'POST',
  path: '/grid/patches/:id/heads',
  summary: 'Somebody begins to serve a vacant patch: the way chosen, the nears, consent, who checked the qualification (M228, M229); the credential is issued (M233) and an open replacement settled (M238).',
  params: id,
  body: newHead.extend({ consentedOn: day }),
  output: made,
  permission: runGrid,
  refusals: ['grid.no_such_patch', 'grid.patch_ended', 'grid.post_taken', 'grid.head_faults', 'grid.none_of_three_nears', 'grid.consent_in_future', 'grid.no_such_account', 'registry.no_such_person'],
});

export const openOneReplacement = endpoint({
  name: 'grid.open_replacement',
  method: 'POST',
  path: '/grid/heads/:id/replacement',
  summary: 'A head away for too long, unable or unfit: service and credential end, the post is vacant until a successor serves (M238). The pack’s table decides whether the ground is enough.',
  params: id,
  body: z.object({ ground: z.enum(grounds), awayFrom: day.nullable(), note: reason }),
  output: made,
  permission: runGrid,
  refusals: ['grid.no_such_head', 'grid.patch_ended', 'grid.serves_no_more', 'grid.away_from_needed', 'grid.no_ground', 'grid.absence_within_limit'],
});

export const mergeTwoAreas = endpoint({
  name: 'grid.merge_areas',
  method: 'POST',
  path: '/grid/patches/:id/merger',
  summary: 'The area is merged into another of the same village or community; its groups move, its history stays.',
  params: id,
  body: z.object({ intoId: z.uuid(), reason }),
  output: z.object({ groups: z.number() }),
  permission: runGrid,
  refusals: ['grid.no_such_patch', 'grid.patch_ended', 'grid.not_two_areas'],
});
