import type { Unit } from '../../../../platform/house/index.ts';
import { organizationsNow, peopleAt } from '../../../registry/index.ts';
import type { Inspection, InspectionTarget, Round } from './model.ts';
import { coverageOf, targetKey, type Coverage } from './rules/coverage.ts';
import { targetsOf } from './rules/targets.ts';

type Scope = Pick<Round, 'asOf' | 'levels' | 'unitIds' | 'unitTypes'> & { readonly closedAt?: Date | null };

/** Whom the registry has for the round on its day, as known now; for a closed round as known when it was closed, so that its figures stay. */
export async function universeOf(unit: Unit, round: Scope): Promise<{ targets: InspectionTarget[]; withoutTeam: string[] }> {
  const at = { validAt: round.asOf, ...(round.closedAt ? { knownAt: round.closedAt } : {}) };
  return targetsOf(round, await organizationsNow(unit, at), await peopleAt(unit, 'all', at));
}

export const inspectedKeys = (inspections: readonly Inspection[]): Set<string> => new Set(inspections.map((i) => targetKey({ level: i.level, id: i.personId ?? i.organizationId })));

export const coverageNow = (round: Pick<Round, 'levels'>, targets: readonly InspectionTarget[], inspections: readonly Inspection[]): Coverage => coverageOf(round.levels, targets, inspectedKeys(inspections));
