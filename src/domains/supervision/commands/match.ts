import type { Unit } from '../../../platform/house/index.ts';
import { organizationsNow, peopleNamed, personSummaries, type OrganizationNow } from '../../registry/index.ts';
import type { ItemSubject } from '../model.ts';
import { matchPerson, matchUnit, type PersonCandidate } from '../rules/match-subject.ts';
import type { Named, ReadLine } from '../rules/read-line.ts';

/** `peopleNamed` looks at a few only; a full answer means that there may be more. */
const FEW = 10;

export interface Candidates {
  readonly people: (name: string) => Promise<{ readonly found: readonly PersonCandidate[]; readonly more: boolean }>;
  readonly units: readonly OrganizationNow[];
}

/** What names are matched against: people of that very name with every unit above them, and the units of today. Each name is looked up once. */
export async function candidatesOf(unit: Unit): Promise<Candidates> {
  const units = await organizationsNow(unit);
  const byId = new Map(units.map((u) => [u.id, u]));
  const above = (id: string | null): OrganizationNow[] => {
    const found = id === null ? undefined : byId.get(id);
    return found && found.type !== 'region' ? [found, ...above(found.parentId)] : [];
  };
  const known = new Map<string, { found: readonly PersonCandidate[]; more: boolean }>();
  return {
    units,
    people: async (name) => {
      const had = known.get(name);
      if (had) return had;
      const few = await peopleNamed(unit, name, 'all');
      const named = few.filter((p) => p.name === name);
      const summaries = await personSummaries(unit, named.map((p) => p.id));
      const found = named.map((p) => ({ id: p.id, organizationName: p.organizationName ?? '', title: p.post ?? '', unitNames: above(summaries.get(p.id)?.organizationId ?? null).flatMap((o) => [o.name, o.shortName]) }));
      const answer = { found, more: few.length >= FEW };
      known.set(name, answer);
      return answer;
    },
  };
}

/** Who and which units a line names, as far as it says so. */
export async function subjectsOf(candidates: Candidates, line: Pick<ReadLine, 'people' | 'units'>): Promise<Omit<ItemSubject, 'position' | 'decidedBy'>[]> {
  const subjects: Omit<ItemSubject, 'position' | 'decidedBy'>[] = [];
  for (const named of line.people) {
    // A line about one unit says where its people are, if they do not say it themselves.
    const where: Named = { name: named.name, unit: named.unit ?? (line.units.length === 1 ? line.units[0]!.name : null) };
    const { found, more } = await candidates.people(named.name);
    subjects.push({ kind: 'person', named: named.name, namedUnit: where.unit, ...matchPerson(where, found, more) });
  }
  for (const named of line.units) subjects.push({ kind: 'unit', named: named.name, namedUnit: null, ...matchUnit(named.name, candidates.units.filter((u) => u.type !== 'region')) });
  return subjects;
}
