import { z } from 'zod';
import { appointOneHead, lookAtOneHousehold, openOneReplacement, proveOneItem, readBoard, readCredentials, readItems, sendVisits } from '../../../domains/grid/contract/index.ts';
import { saveHeads, saveHouseholds, savePatches, type NewHead } from '../../../domains/grid/index.ts';
import { newId } from '../../../kernel/ids.ts';
import { choosePack } from '../../../domains/policy/index.ts';
import { driver } from '../driver.ts';
import { outcome, type World } from '../world.ts';

const someone = (name: string, change: Partial<NewHead> = {}): NewHead => ({ name, contact: '13900000000', personId: null, accountId: null, way: 'recommended', near: true, handy: true, familiar: true, source: 'building_head', partyMember: false, consentedOn: '2022-10-01', qualifiedBy: '社区党委', ...change });
interface Made {
  readonly areas: readonly string[];
  readonly groups: readonly string[];
  readonly neighbours: readonly string[];
  readonly community: string;
}
/** A tree of so many patches of each level, children spread evenly, with nobody in it. */
async function tree(world: World, sizes: { readonly areas: number; readonly groups: number; readonly neighbours: number }): Promise<Made> {
  const [organizationId] = await world.organizations(['示例社区'], { type: 'community' });
  return world.unit(async (unit) => {
    const level = async (name: 'area' | 'group' | 'neighbour', count: number, above: readonly string[]) => savePatches(unit, Array.from({ length: count }, (_, i) => ({ level: name, parentId: above.length === 0 ? null : above[i % above.length]!, organizationId: organizationId!, code: `${name}-${i}`, name: `${name}${i}` })));
    const areas = await level('area', sizes.areas, []);
    const groups = await level('group', sizes.groups, areas);
    return { areas, groups, neighbours: await level('neighbour', sizes.neighbours, groups), community: organizationId! };
  });
}
const serve = (world: World, patchIds: readonly string[], head: (i: number) => NewHead): Promise<string[]> => world.unit((unit) => saveHeads(unit, patchIds.map((patchId, i) => ({ ...head(i), patchId }))));

/** M227: a strict tree at the full number; each household exactly one neighbour head; counts per level, uncovered households. */
export const gridCoverage = driver(z.object({ areas: z.int(), groups: z.int(), neighbours: z.int(), households: z.int(), vacant: z.int(), withoutPatch: z.int() }), async (given, world) => {
  const made = await tree(world, given);
  await serve(world, made.areas, (i) => someone(`片长${i}`));
  await serve(world, made.groups, (i) => someone(`组长${i}`));
  await serve(world, made.neighbours.slice(given.vacant), (i) => someone(`邻长${i}`));
  await world.unit((unit) => saveHouseholds(unit, Array.from({ length: given.households }, (_, i) => ({ organizationId: made.community, address: `第${i}户`, patchId: i < given.withoutPatch ? null : made.neighbours[i % made.neighbours.length]! }))));
  const { all } = await world.send(readBoard, {});
  const second = await outcome('grid.post_taken', () => world.send(appointOneHead, { params: { id: made.areas[0]! }, body: someone('第二位片长') }));
  const held = (l: 'area' | 'group' | 'neighbour') => all[l].patches - all[l].vacant;
  return { areaHeads: held('area'), groupHeads: held('group'), neighbourHeads: held('neighbour'), posts: all.area.patches + all.group.patches + all.neighbour.patches, households: all.households, vacant: all.neighbour.vacant, uncovered: all.uncovered, secondHead: second };
});

/** M228 and M229: ways, nears, sources; staff of organs who serve, by organ. */
export const headSelection = driver(z.object({ heads: z.array(z.object({ way: z.enum(['appointed', 'recommended', 'volunteered']), source: z.enum(['party_member', 'reserve_cadre', 'grid_leader', 'building_head', 'owners_committee', 'volunteer', 'organ_cadre', 'other']), near: z.boolean(), handy: z.boolean(), familiar: z.boolean(), organ: z.string().optional() })) }), async ({ heads }, world) => {
  const made = await tree(world, { areas: 1, groups: 1, neighbours: heads.length });
  const organs = new Map<string, string>();
  const refused: string[] = [];
  for (const [i, h] of heads.entries()) {
    let personId: string | null = null;
    if (h.organ) {
      if (!organs.has(h.organ)) organs.set(h.organ, (await world.organizations([h.organ]))[0]!);
      personId = (await world.people([`干部${i}`], organs.get(h.organ)!))[0]!;
    }
    const { organ: _organ, ...rest } = h;
    refused.push(await outcome('grid.none_of_three_nears', () => world.send(appointOneHead, { params: { id: made.neighbours[i]! }, body: someone(`邻长${i}`, { ...rest, personId }) })));
  }
  const board = await world.send(readBoard, {});
  const counted = (list: readonly { key: string; count: number }[]) => Object.fromEntries(list.map((f) => [f.key, f.count]));
  return { refused: refused.filter((r) => r === 'refused').length, byWay: counted(board.byWay), bySource: counted(board.bySource), organs: Object.fromEntries(board.organs.map((o) => [o.name, o.heads])) };
});

/** M230: complete only with all five; sent twice is once; coverage of households. */
export const fiveOnes = driver(z.object({ households: z.int(), visits: z.array(z.array(z.enum(['met', 'talked', 'registered', 'leaflet', 'problems']))) }), async ({ households, visits }, world) => {
  const made = await tree(world, { areas: 1, groups: 1, neighbours: 1 });
  const account = world.actor('grid_head', { path: '1' });
  await serve(world, made.neighbours, () => someone('邻长', { accountId: account.accountId }));
  const homes = await world.unit((unit) => saveHouseholds(unit, Array.from({ length: households }, (_, i) => ({ organizationId: made.community, address: `第${i}户`, patchId: made.neighbours[0]! }))));
  const body = { visits: visits.map((items, i) => ({ id: newId() as string, householdId: homes[i % homes.length]!, visitedAt: '2026-11-19T08:00:00Z', items })) };
  await world.send(sendVisits, { body }, account);
  const again = await world.send(sendVisits, { body }, account);
  const stranger = await outcome('grid.not_on_line', () => world.send(lookAtOneHousehold, { params: { id: homes[0]! }, body: { purpose: 'visit' } }, world.actor('grid_head', { path: '1' })));
  const { visits: v } = await world.send(readItems, {});
  return { visits: v.visits, complete: v.complete, covered: v.covered, households: v.households, knownWhenSentAgain: again.answers.filter((a) => a.state === 'known').length, stranger };
});

const must = z.object({ name: z.string(), households: z.int(), told: z.int(), vacant: z.int(), proved: z.array(z.enum(['map', 'chart', 'chat_groups'])) });

/** M231: six must-haves of each area; badges, cards and the residents' account count themselves, the others stand with their proof; the account grows with each visit. */
export const sixMustHaves = driver(z.object({ areas: z.array(must), neighbours: z.int() }), async ({ areas, neighbours }, world) => {
  const [organizationId] = await world.organizations(['示例社区'], { type: 'community' });
  const head = world.actor('grid_head', { path: '1' });
  const patch = async (level: 'area' | 'group' | 'neighbour', parentId: string | null, names: readonly string[]) => world.unit((unit) => savePatches(unit, names.map((name) => ({ level, parentId, organizationId: organizationId!, code: name, name }))));
  const claimed: string[] = [];
  const last = new Map<string, string>();
  for (const a of areas) {
    const [area] = await patch('area', null, [a.name]);
    const [group] = await patch('group', area!, [`${a.name}一组`]);
    const own = await patch('neighbour', group!, Array.from({ length: neighbours }, (_, i) => `${a.name}${i + 1}邻`));
    await serve(world, [area!, group!, ...own.slice(a.vacant)], (i) => someone(`${a.name}${i}`, { accountId: head.accountId }));
    const homes = await world.unit((unit) => saveHouseholds(unit, Array.from({ length: a.households }, (_, i) => ({ organizationId: organizationId!, address: `${a.name}第${i}户`, patchId: own[i % own.length]! }))));
    const register = (householdId: string) => ({ id: newId() as string, householdId, visitedAt: '2026-11-19T08:00:00Z', items: ['registered' as const], register: { contact: '住户', phone: '13900000000', people: 3 } });
    if (a.told > 0) await world.send(sendVisits, { body: { visits: homes.slice(0, a.told).map(register) } }, head);
    for (const item of a.proved) await world.send(proveOneItem, { params: { id: area! }, body: { item, note: '现场核对', fileHash: null, fileName: null } });
    claimed.push(await outcome('grid.counted_by_itself', () => world.send(proveOneItem, { params: { id: area! }, body: { item: 'resident_account', note: '已建账', fileHash: null, fileName: null } })));
    if (a.told === a.households - 1) last.set(a.name, homes.at(-1)!);
  }
  const missing = async () => Object.fromEntries((await world.send(readItems, {})).areas.map((a) => [a.name, a.items.filter((i) => !i.has).map((i) => i.item)]));
  const before = await missing();
  for (const householdId of last.values()) await world.send(sendVisits, { body: { visits: [{ id: newId() as string, householdId, visitedAt: '2026-11-19T09:00:00Z', items: ['registered'], register: { contact: '住户', phone: '13900000000', people: 2 } }] } }, head);
  const { areas: views, complete } = await world.send(readItems, {});
  return { items: Math.max(...views.map((v) => v.items.length)), missing: before, completeAfterLastVisit: complete, has: Object.fromEntries(views.map((v) => [v.name, v.has])), claimed: claimed.filter((c) => c === 'refused').length };
});

/** M238: absent over the limit, unable or unfit; vacant until a successor serves; person-times. M233: the credential ends with the service. */
export const neighbourReplacement = driver(z.object({ grounds: z.array(z.object({ ground: z.enum(['absent', 'unable', 'unfit']), times: z.int(), awayFrom: z.string().nullable() })), tooSoon: z.string(), open: z.int() }), async ({ grounds, tooSoon, open }, world) => {
  await choosePack(world.house, world.system, { packId: 'yuetang', from: '2022-10-01', reason: '示例' });
  const all = grounds.flatMap((g) => Array.from({ length: g.times }, () => g));
  const made = await tree(world, { areas: 1, groups: 1, neighbours: all.length + 1 });
  const ids = await serve(world, made.neighbours, (i) => someone(`邻长${i}`));
  const early = await outcome('grid.absence_within_limit', () => world.send(openOneReplacement, { params: { id: ids.at(-1)! }, body: { ground: 'absent', awayFrom: tooSoon, note: '外出' } }));
  for (const [i, g] of all.entries()) await world.send(openOneReplacement, { params: { id: ids[i]! }, body: { ground: g.ground, awayFrom: g.awayFrom, note: '登记调整' } });
  const vacantBefore = (await world.send(readBoard, {})).all.neighbour.vacant;
  for (let i = 0; i < all.length - open; i++) await world.send(appointOneHead, { params: { id: made.neighbours[i]! }, body: someone(`接替${i}`) });
  const board = await world.send(readBoard, {});
  const { credentials } = await world.send(readCredentials, { params: { id: made.areas[0]! } });
  return { early, vacantBefore, vacant: board.all.neighbour.vacant, personTimes: board.replacements.personTimes, open: board.replacements.open, holders: credentials.filter((c) => c.cancelledOn === null).length, cancelled: credentials.filter((c) => c.cancelledOn !== null).length };
});
