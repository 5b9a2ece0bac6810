import { matchPerson, matchUnit, type Candidates, type Named } from '../../registry/index.ts';
import type { ItemSubject } from '../model.ts';
import type { ReadLine } from '../rules/read-line.ts';

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
