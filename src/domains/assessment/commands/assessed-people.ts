import type { PersonId } from '../../../kernel/ids.ts';
import { addDays, type Day } from '../../../kernel/period.ts';
import type { Unit } from '../../../platform/house/index.ts';
import { organizationsNow, peopleAt, personSummaries, type OrganizationNow, type PostCategory } from '../../registry/index.ts';
import { classOf, groupOf } from '../rules/class-of.ts';
import { subjectOf, type SchemeDefinition } from '../scheme-format.ts';
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

/** Where one person stands on a day, to find the class of a scheme that is still being written. */
export async function placeOfPerson(unit: Unit, personId: string, on: Day): Promise<{ category: PostCategory | null; unitType: string; level: string | null; units: string[] }> {
  const person = (await personSummaries(unit, [personId])).get(personId as PersonId);
  const line = upwards(new Map((await organizationsNow(unit, { validAt: on })).map((o) => [o.id, o])), person?.organizationId ?? personId);
  return { category: person?.category ?? null, unitType: unitOf(line)?.type ?? 'unknown', level: person?.leadershipLevel ?? null, units: line.map((o) => o.id) };
}

type Tree = ReadonlyMap<string, OrganizationNow>;

/** A unit and all above it, nearest first. */
function upwards(organizations: Tree, id: string | null): OrganizationNow[] {
  const line: OrganizationNow[] = [];
  for (let at = id === null ? undefined : organizations.get(id); at && line.length < 30; at = at.parentId === null ? undefined : organizations.get(at.parentId)) line.push(at);
  return line;
}

/** An inner department counts as the unit it belongs to. */
const unitOf = (line: readonly OrganizationNow[]): OrganizationNow | undefined => line.find((o) => o.type !== 'department') ?? line[0];

/** Is the unit, and the post of a person in it, within what the scheme assesses at all? Who has no post category is within, and so named as belonging to no class. */
const within = ({ scope }: SchemeDefinition, unitType: string, units: readonly string[], category: PostCategory | null): boolean =>
  (scope?.unitTypes?.includes(unitType) ?? true) && (scope?.units?.some((u) => units.includes(u)) ?? true) && (category === null || (scope?.categories?.includes(category) ?? true));

/**
 * Everybody (or every team) that the scheme assesses on the day, with class and comparable group, ordered by id so that every reading
 * gives the same sheets. Whoever belongs to no class — a post without a category — comes back apart, never silently left out.
 * For a team scheme `personId` is the unit.
 */
export async function assessedPeople(unit: Unit, definition: SchemeDefinition, on: Day, scope: 'all' | readonly string[]): Promise<{ people: AssessedPerson[]; withoutClass: string[] }> {
  const organizations: Tree = new Map((await organizationsNow(unit, { validAt: on })).map((o) => [o.id, o]));
  const people: AssessedPerson[] = [];
  const withoutClass: string[] = [];
  const add = (id: string, name: string, line: readonly OrganizationNow[], at: { category: PostCategory | null; level: string | null; organizationId: string | null; path: string; organizationName: string }): void => {
    const unitType = unitOf(line)?.type ?? 'unknown';
    const units = line.map((o) => o.id);
    if (!within(definition, unitType, units, at.category)) return;
    const classKey = classOf(definition, { category: at.category, unitType, level: at.level, units });
    if (classKey === null) withoutClass.push(id);
    else people.push({ personId: id, name, organizationId: at.organizationId, organizationPath: at.path, organizationName: at.organizationName, classKey, group: groupOf(definition, classKey, unitType) });
  };
  if (subjectOf(definition) === 'team') {
    for (const o of organizations.values()) {
      if (o.type === 'department' || o.type === 'region') continue;
      if (scope !== 'all' && !scope.some((path) => o.path === path || o.path.startsWith(`${path}.`))) continue;
      add(o.id, o.name, upwards(organizations, o.id), { category: null, level: null, organizationId: o.id, path: o.path, organizationName: o.name });
    }
  } else {
    for (const p of await peopleAt(unit, scope, { validAt: on })) {
      add(p.id, p.name, upwards(organizations, p.organizationId), { category: p.category, level: p.leadershipLevel, organizationId: p.organizationId, path: p.organizationPath ?? '', organizationName: p.organizationName ?? '' });
    }
  }
  people.sort((a, b) => (a.personId < b.personId ? -1 : 1));
  return { people, withoutClass };
}
