import { reachablePaths, type Permission } from '../../../kernel/permission.ts';
import type { Unit } from '../../../platform/house/index.ts';
import { organizationsNow, peopleAt } from '../../registry/index.ts';
import { either, everything, namesPerson, ofOrganizations, reportedBy, type Condition } from '../store/entry.ts';

/** Ids of the units in the actor's reach; null is the whole region. */
export async function organizationsInReach(unit: Unit, p: Permission): Promise<string[] | null> {
  const paths = reachablePaths(unit.actor, p);
  return paths === 'all' ? null : (await organizationsNow(unit, {}, paths)).map((o) => o.id);
}

/** The entries an actor may see: of the units in reach, about their people, about oneself, and what one reported. */
export async function visibleEntries(unit: Unit, p: Permission): Promise<Condition> {
  const { actor } = unit;
  const paths = reachablePaths(actor, p);
  if (paths === 'all') return everything;
  const conditions: Condition[] = [];
  if (paths.length > 0) {
    conditions.push(ofOrganizations((await organizationsNow(unit, {}, paths)).map((o) => o.id)));
    conditions.push(namesPerson((await peopleAt(unit, paths)).map((person) => person.id)));
  }
  const self = actor.grants.some((g) => p.reach[g.role] === 'self');
  if (self && actor.personId !== null) conditions.push(namesPerson([actor.personId]));
  if (self && actor.accountId !== null) conditions.push(reportedBy(actor.accountId));
  return either(...conditions);
}

/** People within reach for lists over many; `'all'` when the whole region is. */
export async function peopleInReach(unit: Unit, p: Permission): Promise<ReadonlySet<string> | 'all'> {
  const paths = reachablePaths(unit.actor, p);
  return paths === 'all' ? 'all' : new Set((await peopleAt(unit, paths)).map((person) => person.id));
}
