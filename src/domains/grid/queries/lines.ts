import type { z } from 'zod';
import type { Actor } from '../../../kernel/actor.ts';
import { must } from '../../../kernel/permission.ts';
import type { House } from '../../../platform/house/index.ts';
import { organizationNames, organizationSubject } from '../../registry/index.ts';
import { readGrid } from '../access.ts';
import { ownLine } from '../commands/households.ts';
import type { readCredentials, readItems, readMine } from '../contract/index.ts';
import { areaItemStates } from '../rules/area-items.ts';
import { areaStates, coverageByOrganization, credentialsOf, headsOfPatches, householdsIn, idsBelow, patchesByIds, proofsOf, servingHeads, standingPatches, visitFigures } from '../store/index.ts';
import { unreadCount } from '../messages/store.ts';
import { credentialNumber, organizationsInReach } from './board.ts';
import { patchAt, patchesOfActor } from './door.ts';

/** A phone that serves more households than this visits them by patch. */
const MOST_HOUSEHOLDS = 3000;
const yearOf = (day: string): string => `${day.slice(0, 4)}-01-01`;

/** What the head's phone keeps. */
export const phoneOf = (house: House, actor: Actor): Promise<z.output<typeof readMine.output>> =>
  house.unit(actor, async (unit) => {
    const line = await ownLine(unit);
    const own = await patchesOfActor(unit, actor);
    const patches = new Map((await patchesByIds(unit, [...line.patchIds])).map((p) => [p.id, p]));
    const homes = (await householdsIn(unit, [...line.patchIds], MOST_HOUSEHOLDS)).filter((h) => line.organizations === 'all' || line.organizations.has(h.organizationId));
    unit.audit({ action: 'grid.households_listed', subjectKind: 'account', subjectId: actor.accountId, detail: { households: homes.length } });
    const since = yearOf(unit.today);
    const below = new Map(await Promise.all(own.map(async (p) => [p.id, new Set(await idsBelow(unit, [p.id]))] as const)));
    return {
      name: actor.name,
      patches: own.map((p) => {
        const inside = homes.filter((h) => below.get(p.id)!.has(h.patchId!));
        return { id: p.id, level: p.level, name: p.name, households: inside.length, visited: inside.filter((h) => h.complete && h.lastVisit !== null && h.lastVisit >= since).length };
      }),
      households: homes.map((h) => ({ id: h.id, address: h.address, patchName: patches.get(h.patchId!)?.name ?? '—', lastVisit: h.lastVisit, complete: h.complete })),
      unread: await unreadCount(unit, (await servingHeads(unit, { accountId: actor.accountId, personId: actor.personId })).map((h) => h.headId)),
    };
  });

/** 六有 of the areas in reach, and how far the visits got. */
export const itemsInReach = (house: House, actor: Actor): Promise<z.output<typeof readItems.output>> =>
  house.unit(actor, async (unit) => {
    const reach = await organizationsInReach(unit, readGrid);
    const areas = await standingPatches(unit, { levels: ['area'], ...(reach === 'all' ? {} : { organizationIds: reach }) });
    const ids = areas.map((a) => a.id);
    const [states, proofs, names] = [await areaStates(unit, ids), await proofsOf(unit, ids), await organizationNames(unit, areas.map((a) => a.organizationId))];
    const views = areas.map((a) => {
      const proved = proofs.get(a.id) ?? [];
      const items = areaItemStates(states.get(a.id)!, new Set(proved.map((p) => p.item))).map((s) => {
        const p = proved.find((x) => x.item === s.item);
        return { ...s, proof: p ? { note: p.note, fileHash: p.fileHash, fileName: p.fileName, givenOn: p.givenOn, givenBy: p.givenBy } : null };
      });
      return { id: a.id, code: a.code, name: a.name, organizationName: names.get(a.organizationId) ?? '—', has: items.filter((i) => i.has).length, items };
    });
    const since = yearOf(unit.today);
    const figures = await visitFigures(unit, reach === 'all' ? 'all' : (await standingPatches(unit, { levels: ['neighbour'], organizationIds: reach })).map((p) => p.id), since);
    const households = [...(await coverageByOrganization(unit, reach)).values()].reduce((n, c) => n + c.households, 0);
    return { areas: views.sort((a, b) => a.has - b.has || a.code.localeCompare(b.code)), complete: views.filter((v) => v.has === v.items.length).length, visits: { since, ...figures, households } };
  });

export const credentialList = (house: House, actor: Actor, patchId: string): Promise<z.output<typeof readCredentials.output>> =>
  house.unit(actor, async (unit) => {
    const patch = await patchAt(unit, patchId);
    must(actor, readGrid, await organizationSubject(unit, patch.organizationId));
    const ids = await idsBelow(unit, [patchId]);
    const patches = new Map((await patchesByIds(unit, ids)).map((p) => [p.id, p]));
    const heads = new Map((await headsOfPatches(unit, ids)).map((h) => [h.id, h]));
    const credentials = await credentialsOf(unit, [...heads.keys()]);
    return {
      credentials: credentials.map((c) => {
        const head = heads.get(c.headId)!;
        const at = patches.get(head.patchId)!;
        return { number: credentialNumber(c.number), name: head.name, level: at.level, patchName: at.name, issuedOn: c.issuedOn, cancelledOn: c.cancelledOn, cancelledBecause: c.cancelledBecause };
      }),
    };
  });
