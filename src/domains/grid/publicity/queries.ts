import type { z } from 'zod';
import type { Actor } from '../../../kernel/actor.ts';
import { mayTry, type Permission } from '../../../kernel/permission.ts';
import { addDays } from '../../../kernel/period.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import { readFile } from '../../../platform/files/index.ts';
import type { House, Unit } from '../../../platform/house/index.ts';
import { organizationIdsUnder, organizationNames, organizationsNow, organizationSubject } from '../../registry/index.ts';
import { organizationsInReach } from '../queries/board.ts';
import { idsBelow } from '../store/index.ts';
import { readPublicity, runPublicity } from './access.ts';
import { channelsInForce, itemInReach, ownItem, ownPlaces } from './commands.ts';
import type * as contract from './contract.ts';
import type { Item, ItemFigures, Plan } from './model.ts';
import { itemState } from './rules/item-state.ts';
import { ownPart, type Placed } from './rules/own-part.ts';
import { total, unreachedByGroup } from './rules/unreached.ts';
import { countsByItem, countsByPart, countsByPatch, countsByPlan, entriesOf, entryCounts, findPlan, homesIn, idsInPlace, itemsAt, itemsOf, placesOf, plansByIds, plansOf } from './store.ts';

/** Plans of one page. */
const MOST_PLANS = 50;
/** Addresses of one list. */
const MOST_HOMES = 1000;
/** A plan that ended stays this long on the telephone: what was done late is still recorded. */
const STAYS_DAYS = 60;
const holds: readonly string[] = ['region', 'town', 'subdistrict', 'village', 'community'];

type Places = Awaited<ReturnType<typeof placesOf>>;
const none: ItemFigures = { whole: false, entries: 0, households: 0, reached: 0 };
/** Of each item what was done so far. `onlyBegun`: households are counted only where the state hangs on them, which spares whoever asks for states the rest. */
async function figuresOf(unit: Unit, items: readonly Item[], onlyBegun = false): Promise<Map<string, ItemFigures>> {
  const entries = await entryCounts(unit, items.map((i) => i.id));
  const figures = new Map<string, ItemFigures>(items.map((i) => [i.id, { ...none, ...entries.get(i.id) }]));
  const counted = items.filter((i) => !onlyBegun || (i.calledOffOn === null && entries.get(i.id)?.whole === false)).map((i) => i.id);
  for (const c of await countsByItem(unit, counted)) figures.set(c.itemId, { ...figures.get(c.itemId)!, households: c.households, reached: c.reached });
  return figures;
}
const placeName = (item: Pick<Item, 'patchId'>, places: Places): string => (item.patchId === null ? '' : (places.get(item.patchId)?.names.join(' ') ?? '—'));

/** The units of a plan that the actor reaches with the permission. */
async function unitsOf(unit: Unit, plan: Plan, permission: Permission): Promise<string[]> {
  const reach = await organizationsInReach(unit, permission);
  const under = await organizationIdsUnder(unit, (await organizationSubject(unit, plan.organizationId)).organizationPaths ?? []);
  return reach === 'all' ? [...under] : under.filter((o) => reach.includes(o));
}
const tally = (items: readonly Item[], figures: ReadonlyMap<string, ItemFigures>, today: string) => {
  const states = items.map((i) => itemState(i, figures.get(i.id)!, today)).filter((s) => s !== 'called_off');
  return { items: states.length, done: states.filter((s) => s === 'done').length, late: states.filter((s) => s === 'late').length };
};

export const publicityBoard = (house: House, actor: Actor): Promise<z.output<typeof contract.readPublicityBoard.output>> =>
  house.unit(actor, async (unit) => {
    const reach = await organizationsInReach(unit, readPublicity);
    const plans = await plansOf(unit, reach, MOST_PLANS);
    const names = await organizationNames(unit, [...new Set(plans.map((p) => p.organizationId))]);
    const ids = plans.map((p) => p.id);
    const items = await itemsOf(unit, ids, reach);
    const figures = await figuresOf(unit, items, true);
    const standing = await organizationsNow(unit);
    const inReach = reach === 'all' ? null : new Set(reach);
    const paths = new Map(standing.map((o) => [o.id, o.path]));
    const under = (path: string | undefined) => standing.filter((o) => path !== undefined && (o.path === path || o.path.startsWith(`${path}.`)) && (inReach === null || inReach.has(o.id)));
    const counts = await countsByPlan(unit, plans.flatMap((p) => under(paths.get(p.organizationId)).map((o) => ({ planId: p.id, organizationId: o.id }))));
    const byPlan = new Map<string, Item[]>(ids.map((id) => [id, []]));
    for (const i of items) byPlan.get(i.publicityId)!.push(i);
    const lines = plans.map((p) => ({ id: p.id, title: p.title, organizationName: names.get(p.organizationId) ?? '—', startsOn: p.startsOn, dueOn: p.dueOn, ...tally(byPlan.get(p.id) ?? [], figures, unit.today), ...total([counts.get(p.id) ?? { households: 0, reached: 0 }]) }));
    const run = mayTry(actor, runPublicity);
    return {
      plans: lines,
      channels: await channelsInForce(unit),
      units: run ? standing.filter((o) => holds.includes(o.type) && (inReach === null || inReach.has(o.id))).map((o) => ({ id: o.id, name: o.name })) : [],
      can: { run },
    };
  });

export const planPage = (house: House, actor: Actor, id: string): Promise<z.output<typeof contract.readPlan.output>> =>
  house.unit(actor, async (unit) => {
    const plan = await findPlan(unit, id);
    const units = plan ? await unitsOf(unit, plan, readPublicity) : [];
    if (!plan || units.length === 0) throw new Refusal('not_found', 'publicity.no_such_plan');
    const items = await itemsOf(unit, [id], units);
    const figures = await figuresOf(unit, items);
    const counts = await countsByPatch(unit, id, units);
    const places = await placesOf(unit, [...items.flatMap((i) => i.patchId ?? []), ...counts.flatMap((c) => c.patchId ?? [])]);
    const names = await organizationNames(unit, [...new Set([plan.organizationId, ...units])]);
    const runs = new Set(await unitsOf(unit, plan, runPublicity));
    const groups = new Map([...places].map(([patchId, p]) => [patchId, { key: p.line[1] ?? p.id, names: p.names.slice(0, 2) }]));
    const line = (i: Item) => {
      const f = figures.get(i.id)!;
      const state = itemState(i, f, unit.today);
      const open = mayTry(actor, runPublicity) && runs.has(i.organizationId) && state !== 'called_off';
      return { id: i.id, channel: i.channel, online: i.online, organizationName: names.get(i.organizationId) ?? '—', place: placeName(i, places), dueOn: i.dueOn, state, households: f.households, reached: f.reached, can: { record: open && state !== 'done', callOff: open && f.entries === 0 } };
    };
    const channels = [...new Map(items.map((i) => [i.channel, i.online]))].map(([name, online]) => ({ name, online, ...tally(items.filter((i) => i.channel === name), figures, unit.today) }));
    return {
      id, title: plan.title, words: plan.words, organizationName: names.get(plan.organizationId) ?? '—', startsOn: plan.startsOn, dueOn: plan.dueOn, recordedBy: plan.recordedBy, total: total(counts), channels,
      unreached: unreachedByGroup(counts, groups).map((g) => ({ key: g.key, organizationName: names.get(g.organizationId) ?? '—', area: g.names[0] ?? '', group: g.names[1] ?? '', households: g.households, unreached: g.unreached })),
      items: items.map(line),
    };
  });

export const itemPage = (house: House, actor: Actor, id: string): Promise<z.output<typeof contract.readItem.output>> =>
  house.unit(actor, async (unit) => {
    await itemInReach(unit, id, readPublicity);
    const entries = await entriesOf(unit, { itemId: id });
    const places = await placesOf(unit, entries.flatMap((e) => e.patchId ?? []));
    return { entries: entries.map((e) => ({ id: e.id, place: placeName(e, places), doneOn: e.doneOn, words: e.words, fileName: e.fileName, recordedBy: e.recordedBy, listed: e.listed })) };
  });

export const proofOf = (house: House, actor: Actor, id: string) =>
  house.unit(actor, async (unit) => {
    const [entry] = await entriesOf(unit, { id });
    if (!entry) throw new Refusal('not_found', 'publicity.no_such_item');
    await itemInReach(unit, entry.itemId, readPublicity);
    const file = await readFile(unit, entry.fileHash);
    return { bytes: file.bytes, mediaType: file.mediaType, fileName: entry.fileName, inline: file.mediaType.startsWith('image/') };
  });

export const ownBoard = (house: House, actor: Actor): Promise<z.output<typeof contract.readOwnPublicity.output>> =>
  house.unit(actor, async (unit) => {
    const own = await ownPlaces(unit);
    const near = [...new Set([...own.flatMap((o) => o.line), ...(await idsBelow(unit, own.map((o) => o.id)))])];
    const items = await itemsAt(unit, { patchIds: near, organizations: [...new Set(own.map((o) => o.organizationId))] }, addDays(unit.today, -STAYS_DAYS));
    const places = await placesOf(unit, [...near, ...items.flatMap((i) => i.patchId ?? [])]);
    const parts = items.flatMap((item) => {
      const place: Placed | null = item.patchId === null ? null : (places.get(item.patchId) ?? null);
      return [...new Set(own.flatMap((o) => ownPart(o, { organizationId: item.organizationId, place }) ?? []))].map((patchId) => ({ item, patchId }));
    });
    const plans = await plansByIds(unit, items.map((i) => i.publicityId));
    const entries = await entryCounts(unit, items.map((i) => i.id));
    const counts = await countsByPart(unit, parts.map(({ item, patchId }) => ({ itemId: item.id, patchId })));
    const lines = parts.map(({ item, patchId }, i) => {
      const f = { ...none, ...entries.get(item.id), ...counts[i] };
      const plan = plans.get(item.publicityId)!;
      // What is his is done when all of his is reached, though others still have theirs to do.
      const state = itemState(item, { ...f, entries: f.reached > 0 ? Math.max(1, f.entries) : 0 }, unit.today);
      return { id: item.id, channel: item.channel, online: item.online, organizationName: '', place: places.get(patchId)?.names.join(' ') ?? '—', dueOn: item.dueOn, state, households: f.households, reached: f.reached, title: plan.title, words: plan.words, startsOn: plan.startsOn, patchId };
    });
    return { items: lines.sort((a, b) => Number(a.state === 'done') - Number(b.state === 'done') || a.dueOn.localeCompare(b.dueOn)) };
  });

export const homesOfPart = (house: House, actor: Actor, itemId: string, patchId: string): Promise<z.output<typeof contract.readPartHomes.output>> =>
  house.unit(actor, async (unit) => {
    const item = await ownItem(unit, itemId, patchId);
    const households = await homesIn(unit, item, await idsInPlace(unit, patchId), MOST_HOMES);
    unit.audit({ action: 'grid.publicity_homes_listed', subjectKind: 'publicity_item', subjectId: itemId, detail: { households: households.length } });
    return { households };
  });
