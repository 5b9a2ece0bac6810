import { may, reachablePaths, type Permission } from '../../../kernel/permission.ts';
import type { Unit } from '../../../platform/house/index.ts';
import { organizationSubject } from '../../registry/index.ts';

/** Those of the units that the actor reaches; everything for the whole region. */
export async function reached<T>(unit: Unit, permission: Permission, rows: readonly T[], unitOf: (row: T) => string): Promise<T[]> {
  if (reachablePaths(unit.actor, permission) === 'all') return [...rows];
  const kept = new Set<string>();
  for (const id of new Set(rows.map(unitOf))) if (may(unit.actor, permission, await organizationSubject(unit, id))) kept.add(id);
  return rows.filter((r) => kept.has(unitOf(r)));
}
