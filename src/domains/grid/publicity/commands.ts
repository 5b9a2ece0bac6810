import type { Actor } from '../../../kernel/actor.ts';
import { mayTry, must, type Permission } from '../../../kernel/permission.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import { filesGiven } from '../../../platform/files/index.ts';
import type { House, Unit } from '../../../platform/house/index.ts';
import { policyInForce } from '../../policy/index.ts';
import { organizationIdsUnder, organizationsNow, organizationSubject } from '../../registry/index.ts';
import { organizationsInReach } from '../queries/board.ts';
import { findHouseholds, servingHeads, standingPatches } from '../store/index.ts';
import { ownPublicity, runPublicity } from './access.ts';
import { ITEMS_MOST } from './contract.ts';
import type { DeskEntry, HeadEntry, Item, NewPlan } from './model.ts';
import { ownPart, type Placed } from './rules/own-part.ts';
import { callOffItem as endItem, entriesOf, findItem, findPlan, idsInPlace, insertEntry, insertItems, insertPlan, itemsOf, placesOf, planByClient, type EntryLine } from './store.ts';

type Nothing = Record<never, never>;

/** Channels as the pack in force names them, offline before online. */
export async function channelsInForce(unit: Unit): Promise<{ name: string; online: boolean }[]> {
  const policy = await policyInForce(unit, unit.today);
  const list = (id: string): string[] => String(policy.parameter(id).value).split('、').filter((name) => name !== '');
  return [...list('publicity-channels-offline').map((name) => ({ name, online: false })), ...list('publicity-channels-online').map((name) => ({ name, online: true }))];
}

/** Every place of a unit at a level: villages and communities as a whole, or their areas or groups. */
async function placesAt(unit: Unit, organizations: readonly string[], level: NewPlan['parts'][number]['level']): Promise<{ organizationId: string; patchId: string | null }[]> {
  if (level !== 'village') return (await standingPatches(unit, { levels: [level], organizationIds: organizations })).map((p) => ({ organizationId: p.organizationId, patchId: p.id }));
  const inside = new Set(organizations);
  return (await organizationsNow(unit)).filter((o) => inside.has(o.id) && (o.type === 'village' || o.type === 'community')).map((o) => ({ organizationId: o.id, patchId: null }));
}

export const planPublicity = (house: House, actor: Actor, input: NewPlan): Promise<{ id: string; items: number }> =>
  house.unit(actor, async (unit) => {
    const { parts, ...plan } = input;
    const subject = await organizationSubject(unit, plan.organizationId);
    must(actor, runPublicity, subject);
    const wrong = parts.findIndex((p) => p.dueOn < plan.startsOn || p.dueOn > plan.dueOn);
    if (plan.dueOn < plan.startsOn || wrong >= 0) throw new Refusal('invalid', 'publicity.days_reversed', {}, [{ code: 'publicity.days_reversed', at: plan.dueOn < plan.startsOn ? 'dueOn' : `parts.${wrong}.dueOn` }]);
    const channels = new Map((await channelsInForce(unit)).map((c) => [c.name, c.online]));
    const unknown = parts.findIndex((p) => !channels.has(p.channel));
    if (unknown >= 0) throw new Refusal('invalid', 'publicity.no_such_channel', { channel: parts[unknown]!.channel }, [{ code: 'publicity.no_such_channel', at: `parts.${unknown}.channel` }]);
    const id = await insertPlan(unit, plan);
    if (id === null) {
      const there = await planByClient(unit, plan.clientId);
      return { id: there, items: (await itemsOf(unit, [there], 'all')).length };
    }
    const organizations = await organizationIdsUnder(unit, subject.organizationPaths ?? []);
    const items: Parameters<typeof insertItems>[2][number][] = [];
    for (const part of parts) items.push(...(await placesAt(unit, organizations, part.level)).map((place) => ({ ...place, channel: part.channel, online: channels.get(part.channel)!, dueOn: part.dueOn })));
    if (items.length === 0) throw new Refusal('rule', 'publicity.no_place');
    if (items.length > ITEMS_MOST) throw new Refusal('rule', 'publicity.too_many', { count: items.length, most: ITEMS_MOST });
    const stored = await insertItems(unit, id, items);
    unit.audit({ action: 'grid.publicity_planned', subjectKind: 'publicity', subjectId: id, detail: { items: stored } });
    return { id, items: stored };
  });

/** The item, of a unit within reach. */
export async function itemInReach(unit: Unit, id: string, permission: Permission, hold = false): Promise<Item> {
  const item = await findItem(unit, id, hold);
  if (!item) throw new Refusal('not_found', 'publicity.no_such_item');
  must(unit.actor, permission, await organizationSubject(unit, item.organizationId));
  return item;
}

/** Checks and stores what was done of a held item. `line.patchId` null: the whole village. */
async function record(unit: Unit, item: Item, line: EntryLine): Promise<{ stored: boolean }> {
  if (item.calledOffOn !== null) throw new Refusal('conflict', 'publicity.called_off');
  const plan = (await findPlan(unit, item.publicityId))!;
  if (line.doneOn > unit.today || line.doneOn < plan.startsOn) throw new Refusal('invalid', 'publicity.day_outside', { from: plan.startsOn }, [{ code: 'publicity.day_outside', at: 'doneOn' }]);
  if (!(await filesGiven(unit, [line.fileHash])).has(line.fileHash)) throw new Refusal('invalid', 'grid.no_such_file', {}, [{ code: 'grid.no_such_file', at: 'fileHash' }]);
  const covers = line.patchId === null ? [] : await idsInPlace(unit, line.patchId);
  if (line.householdIds !== null) {
    const homes = await findHouseholds(unit, line.householdIds);
    const inside = new Set(covers);
    if (line.householdIds.some((h) => !inside.has(homes.get(h)?.patchId ?? ''))) throw new Refusal('not_found', 'publicity.not_there');
  }
  const stored = await insertEntry(unit, line, covers);
  if (stored) unit.audit({ action: 'grid.publicity_done', subjectKind: 'publicity_item', subjectId: item.id, detail: { households: line.householdIds?.length ?? null } });
  return { stored };
}

export const recordItem = (house: House, actor: Actor, itemId: string, entry: DeskEntry): Promise<{ stored: boolean }> =>
  house.unit(actor, async (unit) => {
    const item = await itemInReach(unit, itemId, runPublicity, true);
    return record(unit, item, { ...entry, itemId, patchId: item.patchId, householdIds: null });
  });

export const callOff = (house: House, actor: Actor, itemId: string, reason: string): Promise<Nothing> =>
  house.unit(actor, async (unit) => {
    const item = await itemInReach(unit, itemId, runPublicity, true);
    if (item.calledOffOn !== null) throw new Refusal('conflict', 'publicity.called_off');
    if ((await entriesOf(unit, { itemId })).length > 0) throw new Refusal('rule', 'publicity.begun');
    await endItem(unit, itemId, reason);
    unit.audit({ action: 'grid.publicity_called_off', subjectKind: 'publicity_item', subjectId: itemId, detail: { reason } });
    return {};
  });

/** Patches that whoever is signed in serves, within his scope. */
export async function ownPlaces(unit: Unit): Promise<readonly Placed[]> {
  const { actor } = unit;
  if (!mayTry(actor, ownPublicity)) throw new Refusal('forbidden', 'security.not_permitted', { permission: ownPublicity.id });
  if (actor.accountId === null && actor.personId === null) return [];
  const heads = await servingHeads(unit, { accountId: actor.accountId, personId: actor.personId });
  const reach = await organizationsInReach(unit, ownPublicity);
  return [...(await placesOf(unit, heads.map((h) => h.patchId))).values()].filter((p) => reach === 'all' || reach.includes(p.organizationId));
}

/** The item, where the part is the actor's own. Refuses `publicity.no_such_item`, `publicity.not_your_part`. */
export async function ownItem(unit: Unit, itemId: string, patchId: string, hold = false): Promise<Item> {
  const own = await ownPlaces(unit);
  const item = await findItem(unit, itemId, hold);
  if (!item) throw new Refusal('not_found', 'publicity.no_such_item');
  const place = item.patchId === null ? null : ((await placesOf(unit, [item.patchId])).get(item.patchId) ?? null);
  if (!own.some((o) => ownPart(o, { organizationId: item.organizationId, place }) === patchId)) throw new Refusal('not_found', 'publicity.not_your_part');
  return item;
}

export const sendOwnEntry = (house: House, actor: Actor, entry: HeadEntry): Promise<{ stored: boolean }> =>
  house.unit(actor, async (unit) => record(unit, await ownItem(unit, entry.itemId, entry.patchId, true), entry));
