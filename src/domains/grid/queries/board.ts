import type { z } from 'zod';
import type { Actor } from '../../../kernel/actor.ts';
import { may, mayTry, must, reachablePaths, type Permission } from '../../../kernel/permission.ts';
import type { House, Unit } from '../../../platform/house/index.ts';
import { organizationIdsUnder, organizationNames, organizationSubject, personSummaries } from '../../registry/index.ts';
import { readGrid, runGrid, serveHouseholds } from '../access.ts';
import type { listAreas, readBoard, readPatch } from '../contract/index.ts';
import type { Coverage } from '../contract/views.ts';
import type { Head } from '../model.ts';
import { coverageByOrganization, coverageOfPatches, credentialsOf, headFigures, headsOfPatches, householdsOfPatches, lineUp, replacements, servingHeads, staffHeads, standingPatches } from '../store/index.ts';
import { patchAt } from './door.ts';

/** The organizations within which the caller holds the permission. */
export async function organizationsInReach(unit: Unit, permission: Permission): Promise<'all' | string[]> {
  const paths = reachablePaths(unit.actor, permission);
  return paths === 'all' ? 'all' : organizationIdsUnder(unit, paths);
}
const nothing: Coverage = { area: { patches: 0, vacant: 0 }, group: { patches: 0, vacant: 0 }, neighbour: { patches: 0, vacant: 0 }, households: 0, uncovered: 0, withoutPatch: 0 };
const added = (a: Coverage, b: Coverage): Coverage => {
  const level = (l: 'area' | 'group' | 'neighbour') => ({ patches: a[l].patches + b[l].patches, vacant: a[l].vacant + b[l].vacant });
  return { area: level('area'), group: level('group'), neighbour: level('neighbour'), households: a.households + b.households, uncovered: a.uncovered + b.uncovered, withoutPatch: a.withoutPatch + b.withoutPatch };
};
const counted = (by: Readonly<Record<string, number>>) => Object.entries(by).map(([key, count]) => ({ key, count })).sort((a, b) => b.count - a.count);

/** Everything the grid is steered by, of what the caller reaches. */
export const gridBoard = (house: House, actor: Actor): Promise<z.output<typeof readBoard.output>> =>
  house.unit(actor, async (unit) => {
    const reach = await organizationsInReach(unit, readGrid);
    const coverage = await coverageByOrganization(unit, reach);
    const names = await organizationNames(unit, [...coverage.keys()]);
    const figures = await headFigures(unit, reach);
    const staff = await staffHeads(unit, reach);
    const people = await personSummaries(unit, [...new Set(staff.map((s) => s.personId))]);
    const organs = new Map<string, { heads: number; households: number }>();
    for (const s of staff) {
      const organ = people.get(s.personId)?.organizationId;
      if (!organ) continue;
      const before = organs.get(organ) ?? { heads: 0, households: 0 };
      organs.set(organ, { heads: before.heads + 1, households: before.households + s.households });
    }
    const organNames = await organizationNames(unit, [...organs.keys()]);
    const byOrganization = [...coverage].map(([organizationId, c]) => ({ organizationId, name: names.get(organizationId) ?? '—', ...c }));
    return {
      all: byOrganization.reduce<Coverage>(added, nothing),
      byOrganization: byOrganization.sort((a, b) => b.uncovered - a.uncovered || a.name.localeCompare(b.name, 'zh')),
      byWay: counted(figures.byWay),
      bySource: counted(figures.bySource),
      nears: { near: figures.near, handy: figures.handy, familiar: figures.familiar, heads: figures.heads },
      partyMembers: figures.partyMembers,
      organs: [...organs].map(([organizationId, o]) => ({ organizationId, name: organNames.get(organizationId) ?? '—', ...o })).sort((a, b) => b.heads - a.heads),
      replacements: { personTimes: figures.personTimes, open: figures.open },
      can: { run: mayTry(actor, runGrid), serve: mayTry(actor, serveHouseholds) && actor.kind === 'account' },
    };
  });

export const areasInReach = (house: House, actor: Actor, organizationId?: string): Promise<z.output<typeof listAreas.output>> =>
  house.unit(actor, async (unit) => {
    if (organizationId !== undefined) must(actor, readGrid, await organizationSubject(unit, organizationId));
    const reach = organizationId === undefined ? await organizationsInReach(unit, readGrid) : [organizationId];
    const areas = await standingPatches(unit, { levels: ['area'], ...(reach === 'all' ? {} : { organizationIds: reach }) });
    const ids = areas.map((a) => a.id);
    const [coverage, heads, names] = [await coverageOfPatches(unit, ids), await servingHeads(unit, { patchIds: ids }), await organizationNames(unit, areas.map((a) => a.organizationId))];
    const headOf = new Map(heads.map((h) => [h.patchId, h.name]));
    return { areas: areas.map((a) => ({ id: a.id, code: a.code, name: a.name, organizationId: a.organizationId, organizationName: names.get(a.organizationId) ?? '—', headName: headOf.get(a.id) ?? null, ...(coverage.get(a.id) ?? nothing) })) };
  });

export const credentialNumber = (n: number): string => String(n).padStart(6, '0');
export async function headViews(unit: Unit, heads: readonly Head[]) {
  const credentials = new Map((await credentialsOf(unit, heads.map((h) => h.id))).map((c) => [c.headId, c]));
  return heads.map(({ accountId: _account, ...h }) => {
    const c = credentials.get(h.id);
    return { ...h, credential: c ? { number: credentialNumber(c.number), issuedOn: c.issuedOn, cancelledOn: c.cancelledOn } : null };
  });
}

export const patchPage = (house: House, actor: Actor, id: string): Promise<z.output<typeof readPatch.output>> =>
  house.unit(actor, async (unit) => {
    const patch = await patchAt(unit, id);
    const subject = await organizationSubject(unit, patch.organizationId);
    must(actor, readGrid, subject);
    const children = await standingPatches(unit, { parentIds: [id] });
    const childIds = children.map((c) => c.id);
    const heads = await headsOfPatches(unit, childIds);
    const serving = new Map(heads.filter((h) => h.servedTo === null).map((h) => [h.patchId, h]));
    const [coverage, homes, names] = [await coverageOfPatches(unit, [id, ...childIds]), await householdsOfPatches(unit, childIds), await organizationNames(unit, [patch.organizationId])];
    return {
      patch: { ...patch, organizationName: names.get(patch.organizationId) ?? '—' },
      above: (await lineUp(unit, id)).slice(1),
      below: children.map((c) => {
        const head = serving.get(c.id);
        return { ...c, head: head ? { id: head.id, name: head.name, contact: head.contact } : null, households: c.level === 'neighbour' ? (homes.get(c.id) ?? 0) : (coverage.get(c.id)?.households ?? 0) };
      }),
      heads: await headViews(unit, await headsOfPatches(unit, [id])),
      replacements: (await replacements(unit, { patchIds: [id] })).map((r) => ({ ...r, ground: r.ground as 'absent' })),
      coverage: coverage.get(id) ?? nothing,
      can: { run: may(actor, runGrid, subject) },
    };
  });
