import type { z } from 'zod';
import type { Actor } from '../../../kernel/actor.ts';
import { must, type Subject } from '../../../kernel/permission.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import type { House } from '../../../platform/house/index.ts';
import { organizationNames, organizationsNow } from '../../registry/index.ts';
import { standingSeries } from '../../work/index.ts';
import { readRoots, runRoots, sendOn } from '../access.ts';
import { termsOf } from '../commands/terms.ts';
import { linesOf } from '../queries/board.ts';
import { demandsBy, findDemand, unrooted } from '../store/index.ts';
import type * as contract from './contract.ts';
import { mostAlike } from './rules/most-alike.ts';
import { findRoot, rootLines } from './store.ts';

const whole = (actor: Actor): Subject => ({ regionId: actor.regionId, organizationPaths: [] });
const MOST = 500;
/** Compared in words one by one. */
const MOST_COMPARED = 2000;
const MOST_SHOWN = 50;

export const rootsPage = (house: House, actor: Actor): Promise<z.input<typeof contract.readRootsList.output>> =>
  house.unit(actor, async (unit) => {
    must(actor, readRoots, whole(actor));
    const roots = await rootLines(unit, MOST);
    const names = await organizationNames(unit, roots.map((r) => r.organizationId));
    return { roots: roots.map((r) => ({ id: r.id, title: r.title, unitName: names.get(r.organizationId) ?? '—', openedAt: r.openedAt.toISOString(), doneOn: r.doneOn, demands: r.demands, open: r.open })) };
  });

/** A root with everything that stands under it. */
export const rootPage = (house: House, actor: Actor, id: string): Promise<z.input<typeof contract.readRoot.output>> =>
  house.unit(actor, async (unit) => {
    must(actor, readRoots, whole(actor));
    const root = await findRoot(unit, id);
    if (!root) throw new Refusal('not_found', 'demands.no_such_root');
    const names = await organizationNames(unit, [root.organizationId]);
    return { root: { id, title: root.title, cause: root.cause, unitName: names.get(root.organizationId) ?? '—', openedAt: root.openedAt.toISOString(), openedBy: root.openedBy, doneOn: root.doneOn }, lines: await linesOf(unit, await demandsBy(unit, { within: null, rootId: id, limit: MOST })) };
  });

/** What may come of the same cause as this one, in the whole region and also among the closed, most alike first; with the roots it could be put to. */
export const kinOf = (house: House, actor: Actor, id: string): Promise<z.input<typeof contract.listKin.output>> =>
  house.unit(actor, async (unit) => {
    must(actor, runRoots, whole(actor));
    const demand = await findDemand(unit, { id });
    if (!demand) throw new Refusal('not_found', 'demands.no_such_demand');
    const { policy } = await termsOf(unit);
    const since = new Date(unit.at.getTime() - policy.number('demand-root-days') * 86_400_000);
    const kin = mostAlike(demand.words, (await unrooted(unit, since, MOST_COMPARED)).filter((d) => d.id !== id), policy.number('demand-root-likeness')).slice(0, MOST_SHOWN);
    const lines = await linesOf(unit, kin);
    return { lines: lines.map((l, i) => ({ id: l.id, number: l.number, words: l.words, place: l.place, state: l.state, likeness: kin[i]!.likeness })), roots: (await rootLines(unit, MOST)).filter((r) => r.doneOn === null).map((r) => ({ id: r.id, title: r.title })) };
  });

/** Series of dispatch that stand, and units that a root can be given to. */
export const whereToSend = (house: House, actor: Actor): Promise<z.input<typeof contract.listSeries.output>> =>
  house.unit(actor, async (unit) => {
    must(actor, sendOn, whole(actor));
    return { series: await standingSeries(unit), units: (await organizationsNow(unit)).filter((o) => !['region', 'department', 'village', 'community'].includes(o.type)).map((o) => ({ id: o.id as string, name: o.name })) };
  });
