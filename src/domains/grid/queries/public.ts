import type { z } from 'zod';
import { systemActor } from '../../../kernel/actor.ts';
import { dayInChina } from '../../../kernel/clock.ts';
import type { RegionId } from '../../../kernel/ids.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import type { House, Unit } from '../../../platform/house/index.ts';
import { organizationNames, organizationsNow, regionName } from '../../registry/index.ts';
import type { readPublicArea, readPublicCommunity } from '../contract/index.ts';
import { publicMessages } from '../messages/store.ts';
import { findPatch, headsOfPatches, servingHeads, standingPatches } from '../store/index.ts';
import { patchByCard, patchesAbove } from './door.ts';

/** Notices on a public page at once. */
const MOST_NOTICES = 20;

/** A unit and those above it: what is told to all of them is told to it. */
async function organizationIdsAbove(unit: Unit, id: string): Promise<string[]> {
  const all = new Map<string, { readonly parentId: string | null }>((await organizationsNow(unit)).map((o) => [o.id, o]));
  const line: string[] = [];
  for (let at: string | null = id; at !== null && !line.includes(at); at = all.get(at)?.parentId ?? null) line.push(at);
  return line;
}

/** For everybody who passes by: names and numbers of heads, which are public by their office; nothing else. */
export const publicArea = (house: House, region: string, areaId: string): Promise<z.output<typeof readPublicArea.output>> =>
  house.unit(systemActor(region as RegionId, 'public'), async (unit) => {
    const area = await findPatch(unit, areaId);
    if (!area || area.level !== 'area' || area.endedOn !== null) throw new Refusal('not_found', 'grid.no_such_patch');
    const groups = await standingPatches(unit, { parentIds: [areaId] });
    const neighbours = await standingPatches(unit, { parentIds: groups.map((g) => g.id) });
    const serving = new Set((await servingHeads(unit, { patchIds: [areaId, ...groups.map((g) => g.id), ...neighbours.map((n) => n.id)] })).map((h) => h.headId));
    const heads = new Map((await headsOfPatches(unit, [areaId, ...groups.map((g) => g.id), ...neighbours.map((n) => n.id)])).filter((h) => serving.has(h.id)).map((h) => [h.patchId, { name: h.name, contact: h.contact }]));
    const names = await organizationNames(unit, [area.organizationId]);
    const above = await organizationIdsAbove(unit, area.organizationId);
    const notices = await publicMessages(unit, above, [areaId, ...groups.map((g) => g.id), ...neighbours.map((n) => n.id)], MOST_NOTICES);
    return {
      notices: notices.map((n) => ({ title: n.title, words: n.words, sentOn: dayInChina(n.sentAt), until: n.publicUntil! })),
      region: await regionName(unit), organizationName: names.get(area.organizationId) ?? '—', name: area.name, head: heads.get(areaId) ?? null, asOf: unit.today,
      groups: groups.map((g) => ({ name: g.name, head: heads.get(g.id) ?? null, neighbours: neighbours.filter((n) => n.parentId === g.id).map((n) => ({ name: n.name, head: heads.get(n.id) ?? null })) })),
    };
  });

/** A village or community as its residents see it (M232): its areas, who is area head, what was told to all of it. No number but on the page of an area, no resident. */
export const publicCommunity = (house: House, region: string, card: string): Promise<z.output<typeof readPublicCommunity.output>> =>
  house.unit(systemActor(region as RegionId, 'public'), async (unit) => {
    const patch = await patchByCard(unit, card);
    const own = [patch, ...(await patchesAbove(unit, patch.id))].find((p) => p.level === 'area') ?? null;
    const areas = await standingPatches(unit, { levels: ['area'], organizationIds: [patch.organizationId] });
    const ids = areas.map((a) => a.id);
    const serving = new Set((await servingHeads(unit, { patchIds: ids })).map((h) => h.headId));
    const heads = new Map((await headsOfPatches(unit, ids)).filter((h) => serving.has(h.id)).map((h) => [h.patchId, h.name]));
    const above = await organizationIdsAbove(unit, patch.organizationId);
    const notices = await publicMessages(unit, above, [], MOST_NOTICES);
    const names = await organizationNames(unit, above);
    return {
      region: await regionName(unit), organizationName: names.get(patch.organizationId) ?? '—', asOf: unit.today,
      areas: areas.map((a) => ({ name: a.name, head: heads.get(a.id) ?? null, ownId: a.id === own?.id ? a.id : null })),
      notices: notices.map((n) => ({ title: n.title, words: n.words, from: names.get(n.organizationId) ?? '—', sentOn: dayInChina(n.sentAt), until: n.publicUntil! })),
    };
  });
