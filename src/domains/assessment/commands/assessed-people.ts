import { addDays, type Day } from '../../../kernel/period.ts';
import type { Unit } from '../../../platform/house/index.ts';
import { organizationsNow, peopleAt } from '../../registry/index.ts';
import { classOf, groupOf } from '../rules/class-of.ts';
import type { SchemeDefinition } from '../scheme-format.ts';
import type { Run } from '../store/index.ts';

export interface AssessedPerson {
  readonly personId: string;
  readonly name: string;
  readonly organizationId: string | null;
  readonly organizationPath: string;
  readonly organizationName: string;
  readonly classKey: string;
  readonly group: string;
}

/** The day on which people and facts of a year are looked at: its last day, or today while the year runs. */
export const lookDay = (run: Run, today: Day): Day => {
  const last = addDays(run.periodTo, -1);
  return last < today ? last : today;
};

/**
 * Everybody in office on the day, with class and comparable group, ordered by id so that every reading gives the same sheets.
 * People whose post has no category belong to no class; they come back apart, never silently left out.
 */
export async function assessedPeople(unit: Unit, definition: SchemeDefinition, on: Day, scope: 'all' | readonly string[]): Promise<{ people: AssessedPerson[]; withoutClass: string[] }> {
  const organizations = new Map((await organizationsNow(unit, { validAt: on })).map((o) => [o.id, o]));
  /** An inner department counts as the unit it belongs to. */
  const unitType = (id: string | null): string => {
    let at = id === null ? undefined : organizations.get(id);
    for (let steps = 0; at?.type === 'department' && at.parentId !== null && steps < 20; steps++) at = organizations.get(at.parentId);
    return at?.type ?? 'unknown';
  };
  const people: AssessedPerson[] = [];
  const withoutClass: string[] = [];
  for (const p of await peopleAt(unit, scope, { validAt: on })) {
    const type = unitType(p.organizationId);
    const classKey = classOf(definition, p.category, type);
    if (classKey === null) withoutClass.push(p.id);
    else {
      people.push({ personId: p.id, name: p.name, organizationId: p.organizationId, organizationPath: p.organizationPath ?? '', organizationName: p.organizationName ?? '', classKey, group: groupOf(definition, classKey, type) });
    }
  }
  people.sort((a, b) => (a.personId < b.personId ? -1 : 1));
  return { people, withoutClass };
}
