import type { Day } from '../../../../kernel/period.ts';
import { compareRow as compareRosterRow, personIndex, type PersonIndex, type RosterRow, type RosterValues } from '../../roster/index.ts';
import { inOfficeOn } from '../../rules/main-appointment.ts';
import { SOMEONE_NEW, type Candidate, type Decision, type FieldDifference, type StoredComparison } from '../model.ts';
import { PENDING, type FoundUnit } from './find-unit.ts';
import type { OnFile } from './on-file.ts';
import { fileValues, valuesToCompare } from './on-file-values.ts';
import { fileDifferences } from './person-file.ts';
import type { FilePart } from './person-of-row.ts';

export const ruleId = 'registry.import_compare_row';

export interface Comparing {
  readonly people: ReadonlyMap<string, OnFile>;
  readonly index: PersonIndex;
  readonly today: Day;
}

export function comparing(people: ReadonlyMap<string, OnFile>, today: Day): Comparing {
  return { people, today, index: personIndex([...people.values()].map((p) => ({ id: p.record.id, values: fileValues(p, today) }))) };
}

export const candidateOf = (p: OnFile, today: Day): Candidate => ({
  id: p.record.id,
  name: p.fields.name,
  birth: p.fields.bornOn,
  organizationName: p.organizationName,
  title: inOfficeOn(p.record.appointments, today)[0]?.title ?? null,
});

/** Two spellings of one name: the dot, a blank, a rare character's stand-in. */
const sameName = (a: string, b: string): boolean => a.replace(/[·\s.]/g, '') === b.replace(/[·\s.]/g, '');

/** What taking this row over would mean, after what a person decided about whom it is. Rows with faults are not compared. */
export function compareImportRow(row: Pick<RosterRow, 'values' | 'derived' | 'state'>, unit: FoundUnit, file: FilePart | null, decision: Decision | undefined, mayLackUnit: boolean, c: Comparing): StoredComparison {
  if (row.state !== 'good' || unit.unknown !== undefined) return { outcome: 'blocked' };
  const with_ = (p: OnFile): StoredComparison => {
    const only: PersonIndex = { find: () => ({ people: [{ id: p.record.id, values: valuesToCompare(p, row.values, unit, c.today) }], by: 'number' }) };
    const compared = compareRosterRow(row, only);
    const own: readonly FieldDifference[] = compared.outcome === 'changed' ? compared.differences.filter((d) => d.key !== 'department') : [];
    const differences: FieldDifference[] = [...own, ...unitDifference(own, p, unit, row.values, c.today), ...(file ? fileDifferences(file, p) : [])];
    return differences.length === 0 ? { outcome: 'same', personId: p.record.id } : { outcome: 'changed', personId: p.record.id, differences };
  };
  const found = c.index.find(row.values);
  const someoneNew: StoredComparison = unit.organizationId === null && !mayLackUnit ? { outcome: 'blocked', because: 'no_unit' } : { outcome: 'new' };
  if (decision?.is !== undefined) {
    // Someone new cannot bear a number that is on file.
    const chosen = c.people.get(decision.is);
    if (chosen) return with_(chosen);
    if (decision.is === SOMEONE_NEW && !(found.by === 'number' && found.people.length > 0)) return someoneNew;
  }
  const people = found.people.map((p) => c.people.get(p.id)!);
  if (people.length === 0) return someoneNew;
  const ambiguous = (because: NonNullable<StoredComparison['because']>): StoredComparison => ({ outcome: 'ambiguous', because, candidates: people.map((p) => candidateOf(p, c.today)) });
  if (people.length > 1) return ambiguous('several');
  const [person] = people as [OnFile];
  if (found.by === 'name' && row.values.idNumber && person.fields.idNumber && row.values.idNumber !== person.fields.idNumber) return ambiguous('number_differs');
  // The number of one, the name of another: a slip in the number, or a change of name. Nobody but a person can tell.
  if (found.by === 'number' && row.values.name !== undefined && !sameName(row.values.name, person.fields.name)) return ambiguous('name_differs');
  return with_(person);
}

/** A department that is on file moves the person within the unit; the roster's column for the unit says the same as before. */
function unitDifference(own: readonly FieldDifference[], p: OnFile, unit: FoundUnit, roster: RosterValues, today: Day): FieldDifference[] {
  const main = inOfficeOn(p.record.appointments, today)[0];
  if (roster.organization === undefined || unit.organizationId === null || main?.organizationId === unit.organizationId || own.some((d) => d.key === 'organization')) return [];
  const inRoster = unit.organizationId.startsWith(PENDING) ? unit.organizationId.slice(PENDING.length) : [roster.organization, roster.department].filter(Boolean).join('/');
  return [{ key: 'organization', onFile: p.organizationName, inRoster, kind: main === undefined ? 'added' : 'changed' }];
}
