import { specOf, type RosterKey } from './columns.ts';
import type { RosterValues } from './check-row.ts';
import type { RosterRow } from './row-reader.ts';

/** A person on file, in the roster's own words. */
export interface PersonOnFile {
  readonly id: string;
  readonly values: RosterValues;
}

export interface Difference {
  readonly key: RosterKey;
  readonly onFile: string | null;
  readonly inRoster: string;
  /** `refined`: the same date, known better, e.g. 1975-03 → 1975-03-08. */
  readonly kind: 'added' | 'changed' | 'refined';
}

export type Comparison =
  | { readonly outcome: 'new' }
  | { readonly outcome: 'same'; readonly person: PersonOnFile }
  | { readonly outcome: 'changed'; readonly person: PersonOnFile; readonly differences: readonly Difference[] }
  /** Several fit, or the fit is not sure enough to decide alone: a person chooses. */
  | { readonly outcome: 'ambiguous'; readonly candidates: readonly PersonOnFile[]; readonly because: 'several' | 'number_differs' };

/** People on file, findable as a roster names them. */
export interface PersonIndex {
  find(values: RosterValues): { readonly people: readonly PersonOnFile[]; readonly by: 'number' | 'name' };
}

const nameKey = (v: RosterValues): string | null => (v.name && v.birth && v.birth.length >= 7 && v.sex ? `${v.name}|${v.birth.slice(0, 7)}|${v.sex}` : null);

/** Builds the index once per import. By identity number; else by name, birth month and sex. */
export function personIndex(people: Iterable<PersonOnFile>): PersonIndex {
  const byNumber = new Map<string, PersonOnFile[]>();
  const byName = new Map<string, PersonOnFile[]>();
  const put = (map: Map<string, PersonOnFile[]>, key: string | null | undefined, person: PersonOnFile) => {
    if (!key) return;
    const list = map.get(key);
    if (list) list.push(person);
    else map.set(key, [person]);
  };
  for (const person of people) {
    put(byNumber, person.values.idNumber, person);
    put(byName, nameKey(person.values), person);
  }
  return {
    find(values) {
      const exact = values.idNumber ? byNumber.get(values.idNumber) : undefined;
      if (exact) return { people: exact, by: 'number' };
      const key = nameKey(values);
      return { people: (key && byName.get(key)) || [], by: 'name' };
    },
  };
}

/** What importing this row would mean. An empty cell never erases; values derived from the number never overrule what is on file. */
export function compareRow(row: Pick<RosterRow, 'values' | 'derived'>, index: PersonIndex): Comparison {
  const { people, by } = index.find(row.values);
  if (people.length === 0) return { outcome: 'new' };
  if (people.length > 1) return { outcome: 'ambiguous', candidates: people, because: 'several' };
  const person = people[0]!;
  // The same name, month and sex but another number: a namesake, or a mistyped number. Nobody but a person can tell.
  if (by === 'name' && row.values.idNumber && person.values.idNumber && row.values.idNumber !== person.values.idNumber) return { outcome: 'ambiguous', candidates: people, because: 'number_differs' };
  const differences = compareValues(row.values, person.values, row.derived);
  return differences.length > 0 ? { outcome: 'changed', person, differences } : { outcome: 'same', person };
}

/** Field by field. A date known less well than on file is no difference. */
export function compareValues(roster: RosterValues, onFile: RosterValues, derived: readonly RosterKey[] = []): Difference[] {
  const differences: Difference[] = [];
  for (const key of Object.keys(roster) as RosterKey[]) {
    const inRoster = roster[key];
    const filed = onFile[key];
    if (inRoster === undefined || inRoster === filed || (filed !== undefined && derived.includes(key))) continue;
    if (filed === undefined) differences.push({ key, onFile: null, inRoster, kind: 'added' });
    else if (specOf(key).kind === 'date' && filed.startsWith(inRoster)) continue;
    else differences.push({ key, onFile: filed, inRoster, kind: specOf(key).kind === 'date' && inRoster.startsWith(filed) ? 'refined' : 'changed' });
  }
  return differences;
}

/** The values on file after the differences are accepted. Comparing the same row again finds nothing. */
export function acceptDifferences(onFile: RosterValues, differences: readonly Difference[]): RosterValues {
  const next: RosterValues = { ...onFile };
  for (const d of differences) next[d.key] = d.inRoster;
  return next;
}
