import type { Unit } from '../../../platform/house/index.ts';
import type { OrganizationNow } from '../model.ts';
import type { PersonCandidate } from '../rules/match-name.ts';
import { organizationsNow } from '../store/organization.ts';
import { personSummaries } from './people.ts';
import { peopleNamed } from './pick-people.ts';

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
