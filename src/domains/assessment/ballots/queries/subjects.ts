import type { Unit } from '../../../../platform/house/index.ts';
import { organizationNames, personSummaries } from '../../../registry/index.ts';
import type { ElectionPlan, NamedSubject } from '../contract/elections.ts';

/** Subjects with their names as they stand now, in the order of the plan. */
export async function namedSubjects(unit: Unit, subjects: ElectionPlan['subjects']): Promise<NamedSubject[]> {
  const people = await personSummaries(unit, subjects.filter((s) => s.kind === 'person').map((s) => s.id));
  const organizations = await organizationNames(unit, subjects.filter((s) => s.kind === 'organization').map((s) => s.id));
  return subjects.map((s) => {
    const person = people.get(s.id);
    return { kind: s.kind, id: s.id, name: person?.name ?? organizations.get(s.id as never) ?? '—', note: person ? [person.organizationName, person.title].filter(Boolean).join(' ') : '' };
  });
}
