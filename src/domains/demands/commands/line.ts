import { may, mayTry, type Permission } from '../../../kernel/permission.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import type { Unit } from '../../../platform/house/index.ts';
import { headsOf, patchAt, patchesAbove, patchesOfActor, type Patch } from '../../grid/index.ts';
import { organizationSubject } from '../../registry/index.ts';
import { headsOwn, readDemands, runDesk } from '../access.ts';
import type { Demand, DemandLevel } from '../model.ts';
import { departmentsOf, findDemand } from '../store/index.ts';

/** The patch and those above it, nearest first. */
const lineOf = async (unit: Unit, patchId: string): Promise<Patch[]> => [await patchAt(unit, patchId), ...(await patchesAbove(unit, patchId))];

/** What the actor is to a demand: its desk, the lead or a joint department, the head whose turn it is, a head further up its line, or a reader. */
export type Part = 'desk' | 'lead' | 'joint' | 'head' | 'above' | 'reader';

/** The parts the actor has in a demand; none means that he must not learn of it. What is about a head is no head's. */
export async function partsIn(unit: Unit, d: Demand): Promise<ReadonlySet<Part>> {
  const { actor } = unit;
  const parts = new Set<Part>();
  const can = async (p: Permission, organizationId: string): Promise<boolean> => may(actor, p, await organizationSubject(unit, organizationId));
  if (await can(runDesk, d.organizationId)) parts.add('desk');
  if (await can(readDemands, d.organizationId)) parts.add('reader');
  for (const dep of await departmentsOf(unit, d.id)) if (await can(runDesk, dep.organization_id)) parts.add(dep.role === 'lead' ? 'lead' : 'joint');
  if (actor.kind === 'account' && !d.aboutHead && mayTry(actor, headsOwn)) {
    const own = new Set((await patchesOfActor(unit, actor)).map((p) => p.id));
    if (d.handlingPatch !== null && own.has(d.handlingPatch)) parts.add('head');
    if (d.patchId !== null && (await lineOf(unit, d.patchId)).some((p) => own.has(p.id))) parts.add('above');
  }
  return parts;
}

/** The demand, locked and read then, for somebody who has one of these parts. Refuses `demands.no_such_demand`, `demands.not_yours`. */
export async function heldFor(unit: Unit, id: string, parts: readonly Part[]): Promise<{ readonly demand: Demand; readonly parts: ReadonlySet<Part> }> {
  const found = await findDemand(unit, { id });
  if (!found) throw new Refusal('not_found', 'demands.no_such_demand');
  const has = await partsIn(unit, found);
  if (has.size === 0) throw new Refusal('not_found', 'demands.no_such_demand');
  if (!parts.some((p) => has.has(p))) throw new Refusal('forbidden', 'demands.not_yours');
  const demand = (await findDemand(unit, { id }, true))!;
  // Whose it is may have changed before the lock: asked again of what stands now.
  const now = await partsIn(unit, demand);
  if (!parts.some((p) => now.has(p))) throw new Refusal('forbidden', 'demands.not_yours');
  return { demand, parts: now };
}

/** Where a matter of this level goes: the patch whose head is at hand, the next above where a place is empty, the desk where the line ends. */
export async function placeFor(unit: Unit, patchId: string | null, level: DemandLevel, aboutHead: boolean): Promise<{ readonly level: DemandLevel; readonly patch: string | null }> {
  if (aboutHead) return { level: level === 'committee' ? level : 'departments', patch: null };
  if (patchId === null || level === 'departments' || level === 'committee') return { level: patchId === null && level !== 'committee' ? 'departments' : level, patch: null };
  const line = await lineOf(unit, patchId);
  if (level === 'neighbour') for (const p of line.filter((x) => x.level !== 'area')) if ((await headsOf(unit, p.id)).length > 0) return { level: 'neighbour', patch: p.id };
  const area = line.find((p) => p.level === 'area');
  if (area && (await headsOf(unit, area.id)).length > 0) return { level: 'area', patch: area.id };
  return { level: 'departments', patch: null };
}
