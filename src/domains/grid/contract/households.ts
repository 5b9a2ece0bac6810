import { z } from 'zod';
import { endpoint } from '../../../kernel/endpoint.ts';
import { readGrid, runGrid, serveHouseholds } from '../access.ts';
import { areaItems, levels, lookPurposes, visit, visitItems } from '../model.ts';
import { id, nothing } from './views.ts';

/** Visits of one request; a phone with more sends the rest after. */
export const VISITS_AT_ONCE = 200;

export const readMine = endpoint({
  name: 'grid.mine',
  method: 'GET',
  path: '/grid/mine',
  summary: 'For the head’s phone: the patches served and the households below them, addresses and last visits only; nothing of residents is kept on a phone (M230).',
  output: z.object({
    name: z.string(),
    patches: z.array(z.object({ id: z.string(), level: z.enum(levels), name: z.string(), households: z.number(), visited: z.number() })),
    households: z.array(z.object({ id: z.string(), address: z.string(), patchName: z.string(), lastVisit: z.string().nullable(), complete: z.boolean() })),
    unread: z.number(),
  }),
  permission: serveHouseholds,
  refusals: [],
});

export const sendVisits = endpoint({
  name: 'grid.send_visits',
  method: 'POST',
  path: '/grid/visits',
  summary: 'Visits made on the phone, also without network (M230). Each is stored once under the id the phone made and answered by itself: stored, known from an earlier sending, or refused with why.',
  body: z.object({ visits: z.array(visit).min(1).max(VISITS_AT_ONCE) }),
  output: z.object({ answers: z.array(z.discriminatedUnion('state', [z.object({ id: z.string(), state: z.literal('stored') }), z.object({ id: z.string(), state: z.literal('known') }), z.object({ id: z.string(), state: z.literal('refused'), code: z.string() })])) }),
  permission: serveHouseholds,
  crowd: true,
  refusals: ['grid.named_people_visit', 'grid.not_on_line', 'grid.visit_in_future', 'grid.visit_id_taken', 'grid.contact_malformed'],
});

export const lookAtOneHousehold = endpoint({
  name: 'grid.look_at_household',
  method: 'POST',
  path: '/grid/households/:id/look',
  summary: 'A household’s contact and visits, for a stated purpose, to the heads on its own line only; every look is audited. Says until when the data is kept.',
  params: id,
  body: z.object({ purpose: z.enum(lookPurposes) }),
  output: z.object({
    id: z.string(),
    address: z.string(),
    path: z.array(z.string()),
    resident: z.object({ contact: z.string(), phone: z.string(), people: z.number(), toldOn: z.string(), keepUntil: z.string() }).nullable(),
    visits: z.array(z.object({ id: z.string(), visitedAt: z.string(), headName: z.string(), items: z.array(z.enum(visitItems)), complete: z.boolean(), collected: z.string().nullable() })),
  }),
  permission: serveHouseholds,
  refusals: ['grid.not_on_line'],
});

const itemState = z.object({ item: z.enum(areaItems), has: z.boolean(), counted: z.object({ have: z.number(), of: z.number() }).nullable(), proof: z.object({ note: z.string(), fileHash: z.string().nullable(), fileName: z.string().nullable(), givenOn: z.string(), givenBy: z.string() }).nullable() });
export const readItems = endpoint({
  name: 'grid.items',
  method: 'GET',
  path: '/grid/items',
  summary: 'The six must-haves (M231) of every area in reach with what is missing, and visit coverage (M230) since the first of the year.',
  output: z.object({
    areas: z.array(z.object({ id: z.string(), code: z.string(), name: z.string(), organizationName: z.string(), has: z.number(), items: z.array(itemState) })),
    complete: z.number(),
    visits: z.object({ since: z.string(), visits: z.number(), complete: z.number(), covered: z.number(), households: z.number(), items: z.record(z.enum(visitItems), z.number()) }),
  }),
  permission: readGrid,
  refusals: [],
});

export const proveOneItem = endpoint({
  name: 'grid.prove_item',
  method: 'POST',
  path: '/grid/patches/:id/items',
  summary: 'Proof of a must-have that the program cannot count: map, chart, chat groups (M231).',
  params: id,
  body: z.object({ item: z.enum(areaItems), note: z.string().trim().min(2).max(500), fileHash: z.string().regex(/^[0-9a-f]{64}$/).nullable(), fileName: z.string().max(200).nullable() }).refine((b) => (b.fileHash === null) === (b.fileName === null), 'grid.no_such_file'),
  output: nothing,
  permission: runGrid,
  refusals: ['grid.no_such_patch', 'grid.not_an_area', 'grid.counted_by_itself', 'grid.no_such_file'],
});

export const printCards = endpoint({
  name: 'grid.print_cards',
  method: 'POST',
  path: '/grid/patches/:id/cards',
  summary: 'Credentials of everybody who serves the patch and what is below it, or contact cards with QR code for households (M231, M233), to print.',
  params: id,
  body: z.object({ what: z.enum(['credentials', 'cards']), language: z.enum(['zh-CN', 'en']).default('zh-CN'), format: z.enum(['html', 'pdf']).default('pdf'), /** Where residents bring a matter, e.g. https://host/demand; the card adds `/{region}-{code}`. */ address: z.url({ protocol: /^https?$/ }).max(300) }),
  output: z.unknown(),
  answers: 'file',
  permission: runGrid,
  refusals: ['grid.no_such_patch', 'grid.nobody_serves', 'documents.pdf_no_browser'],
});

export const readCredentials = endpoint({
  name: 'grid.credentials',
  method: 'GET',
  path: '/grid/patches/:id/credentials',
  summary: 'Holders of credentials of a patch and what is below it, and the cancelled ones with why (M233).',
  params: id,
  output: z.object({ credentials: z.array(z.object({ number: z.string(), name: z.string(), level: z.enum(levels), patchName: z.string(), issuedOn: z.string(), cancelledOn: z.string().nullable(), cancelledBecause: z.string().nullable() })) }),
  permission: readGrid,
  refusals: ['grid.no_such_patch'],
});

export const readPublicArea = endpoint({
  name: 'grid.public_area',
  method: 'GET',
  path: '/grid/public/:region/:id',
  summary: 'What hangs in the stairwell (M232): the heads of an area with their numbers, what is told to residents today, and how to bring a matter forward. No session, no resident.',
  params: z.object({ region: z.string().regex(/^\d{6}$/), id: z.uuid() }),
  output: z.object({ region: z.string(), organizationName: z.string(), name: z.string(), head: z.object({ name: z.string(), contact: z.string() }).nullable(), groups: z.array(z.object({ name: z.string(), head: z.object({ name: z.string(), contact: z.string() }).nullable(), neighbours: z.array(z.object({ name: z.string(), head: z.object({ name: z.string(), contact: z.string() }).nullable() })) })), notices: z.array(z.object({ title: z.string(), words: z.string(), sentOn: z.string(), until: z.string() })), asOf: z.string() }),
  permission: 'public',
  refusals: ['grid.no_such_patch'],
});

export const readPublicCommunity = endpoint({
  name: 'grid.public_community',
  method: 'GET',
  path: '/grid/public/:region/community/:card',
  summary: 'The village or community of a contact card (M232): its areas with the area head by name, what is told to all of it today and by which unit. Reached with the code of a valid card only; no session, no telephone number, no resident. `ownId` is the area of the card, whose own page has the numbers.',
  params: z.object({ region: z.string().regex(/^\d{6}$/), card: z.string().trim().min(4).max(64) }),
  output: z.object({
    region: z.string(),
    organizationName: z.string(),
    areas: z.array(z.object({ name: z.string(), head: z.string().nullable(), ownId: z.string().nullable() })),
    notices: z.array(z.object({ title: z.string(), words: z.string(), from: z.string(), sentOn: z.string(), until: z.string() })),
    asOf: z.string(),
  }),
  permission: 'public',
  crowd: true,
  refusals: ['grid.no_such_card', 'grid.card_cancelled'],
});
