import type { z } from 'zod';
import type { Actor } from '../../../kernel/actor.ts';
import { may, mayTry, must } from '../../../kernel/permission.ts';
import type { House, Unit } from '../../../platform/house/index.ts';
import { organizationNames, organizationsNow, organizationSubject, personSummaries } from '../../registry/index.ts';
import { organizationsInReach } from '../queries/board.ts';
import { readLinks, recordGuidance, setLinks } from './access.ts';
import type * as contract from './contract.ts';
import { linkKinds, targetTypes, type Link, type Span } from './model.ts';
import { linkAccount, spanOf } from './rules/link-account.ts';
import { guidanceOf, links, problems, visits } from './store.ts';

/** What stands for no village itself. */
const notOrgans: readonly string[] = ['region', 'department', ...linkKinds.flatMap((k) => targetTypes[k])];
/** Visits of one place that its page shows. */
const MOST_VISITS = 200;

/** Links with names and what the reader may do; `guides` are the organs he may record for. */
async function viewsOf(unit: Unit, list: readonly Link[]) {
  const names = await organizationNames(unit, [...new Set(list.flatMap((l) => [l.targetId, ...(l.organId ? [l.organId] : [])]))]);
  const people = await personSummaries(unit, [...new Set(list.flatMap((l) => (l.personId ? [l.personId] : [])))]);
  const set = may(unit.actor, setLinks, { regionId: unit.actor.regionId, organizationPaths: [] });
  const reach = mayTry(unit.actor, recordGuidance) ? await organizationsInReach(unit, recordGuidance) : [];
  const own = reach === 'all' ? null : new Set(reach);
  return list.map((l) => ({
    id: l.id, kind: l.kind, holder: l.personId ? (people.get(l.personId)?.name ?? '—') : (names.get(l.organId!) ?? '—'), targetId: l.targetId, targetName: names.get(l.targetId) ?? '—', startedOn: l.startedOn,
    can: { guide: l.endedOn === null && (own === null || (l.organId !== null && own.has(l.organId))), end: l.endedOn === null && set },
  }));
}

export const linkBoard = (house: House, actor: Actor, span: Span): Promise<z.output<typeof contract.readLinkBoard.output>> =>
  house.unit(actor, async (unit) => {
    const reach = await organizationsInReach(unit, readLinks);
    const inReach = reach === 'all' ? null : new Set(reach);
    const list = await links(unit);
    // From either end: the places of a unit, and those its organs are linked to.
    const ofOwn = new Set(list.filter((l) => l.organId !== null && inReach?.has(l.organId)).map((l) => l.targetId));
    const all = await organizationsNow(unit);
    const set = may(actor, setLinks, { regionId: actor.regionId, organizationPaths: [] });
    const nameOf = new Map<string, string>(all.map((o) => [o.id, o.name]));
    const period = spanOf(span, unit.today);
    const facts = { links: list, visits: await visits(unit), problems: await problems(unit) };
    const targets = linkKinds.flatMap((kind) => {
      const places = all.filter((o) => targetTypes[kind].includes(o.type) && (inReach === null || inReach.has(o.id) || ofOwn.has(o.id)));
      const byId = new Map<string, (typeof all)[number]>(places.map((o) => [o.id, o]));
      return linkAccount([...byId.keys()], facts, period, unit.today).map(({ targetId, ...account }) => ({ id: targetId, name: byId.get(targetId)!.name, above: nameOf.get(byId.get(targetId)!.parentId ?? '') ?? '', kind, ...account }));
    });
    const shown = new Set(targets.map((x) => x.id));
    return {
      ...period,
      totals: linkKinds.map((kind) => {
        const own = targets.filter((x) => x.kind === kind);
        const sum = (key: 'found' | 'settled' | 'overdue'): number => own.reduce((n, x) => n + x[key], 0);
        const state = (s: (typeof own)[number]['state']): number => own.filter((x) => x.state === s).length;
        return { kind, targets: own.length, linked: own.filter((x) => x.links > 0).length, visited: state('visited'), unvisited: state('unvisited'), unlinked: state('unlinked'), found: sum('found'), settled: sum('settled'), overdue: sum('overdue') };
      }),
      targets,
      links: await viewsOf(unit, list.filter((l) => l.endedOn === null && shown.has(l.targetId))),
      organs: set ? all.filter((o) => !notOrgans.includes(o.type)).map((o) => ({ id: o.id, name: o.name })) : [],
      can: { set },
    };
  });

export const linkedPlace = (house: House, actor: Actor, id: string): Promise<z.output<typeof contract.readTarget.output>> =>
  house.unit(actor, async (unit) => {
    const own = (await links(unit)).filter((l) => l.targetId === id);
    const subject = await organizationSubject(unit, id);
    const reach = await organizationsInReach(unit, readLinks);
    // The organ that stands for a village reads it as the village's own units do.
    if (reach === 'all' || !own.some((l) => l.organId !== null && reach.includes(l.organId))) must(actor, readLinks, subject);
    const views = await viewsOf(unit, own);
    const byId = new Map(views.map((v) => [v.id, v]));
    const ids = own.map((l) => l.id);
    const reached = mayTry(actor, recordGuidance) ? await organizationsInReach(unit, recordGuidance) : [];
    const settles = (linkId: string): boolean => reached === 'all' || own.some((l) => l.id === linkId && l.organId !== null && reached.includes(l.organId));
    return {
      name: (await organizationNames(unit, [id])).get(id) ?? '—',
      links: views.filter((v) => own.some((l) => l.id === v.id && l.endedOn === null)),
      visits: (await guidanceOf(unit, ids, MOST_VISITS)).map((g) => ({ id: g.id, visitedOn: g.visitedOn, holder: byId.get(g.linkId)!.holder, words: g.words, recordedBy: g.recordedBy })),
      problems: (await problems(unit, { linkIds: ids })).map((p) => ({ id: p.id, title: p.title, foundOn: p.foundOn, dueOn: p.dueOn, settledOn: p.settledOn, result: p.result, overdue: p.settledOn === null && p.dueOn < unit.today, can: p.settledOn === null && settles(p.linkId) })),
    };
  });
