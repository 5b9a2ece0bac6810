/** A name as written, with the unit or post behind it. */
export interface Named {
  readonly name: string;
  readonly unit: string | null;
}
/** Known who is meant; a person has to say; nobody on file. */
type MatchState = 'matched' | 'open' | 'nobody';
type MatchReason = 'same_name' | 'same_unit' | 'unit_not_named' | 'other_unit' | 'namesakes' | 'many_namesakes' | 'nobody_of_name' | 'same_title' | 'part_of_name';

/** Somebody on file of that very name. */
export interface PersonCandidate {
  readonly id: string;
  readonly organizationName: string;
  /** Names of the unit and of all above it, long and short. */
  readonly unitNames: readonly string[];
  readonly title: string;
}
interface UnitCandidate {
  readonly id: string;
  readonly name: string;
  readonly shortName: string;
}
interface Match {
  readonly state: MatchState;
  readonly subjectId: string | null;
  readonly reasons: readonly MatchReason[];
}

const says = (text: string, name: string): boolean => name !== '' && (text.includes(name) || name.includes(text));

/**
 * Who is meant by a name. Only a name together with the unit says it; a name alone, a namesake in the same unit, or a unit that
 * does not agree is left to a person. `more`: there are more of that name than were looked at.
 */
export function matchPerson(named: Named, candidates: readonly PersonCandidate[], more = false): Match {
  if (candidates.length === 0) return { state: 'nobody', subjectId: null, reasons: ['nobody_of_name'] };
  if (more) return { state: 'open', subjectId: null, reasons: ['same_name', 'many_namesakes'] };
  const others: MatchReason[] = candidates.length > 1 ? ['namesakes'] : [];
  if (named.unit === null) return { state: 'open', subjectId: null, reasons: ['same_name', 'unit_not_named', ...others] };
  const inUnit = candidates.filter((c) => c.unitNames.some((n) => says(named.unit!, n)));
  if (inUnit.length === 1) return { state: 'matched', subjectId: inUnit[0]!.id, reasons: ['same_name', 'same_unit', ...others] };
  const ofTitle = (inUnit.length > 0 ? inUnit : []).filter((c) => c.title !== '' && named.unit!.includes(c.title));
  if (ofTitle.length === 1) return { state: 'matched', subjectId: ofTitle[0]!.id, reasons: ['same_name', 'same_unit', 'same_title', ...others] };
  return { state: 'open', subjectId: null, reasons: ['same_name', inUnit.length > 0 ? 'same_unit' : 'other_unit', ...others] };
}

/** Which unit is meant: the one of that very name; a part of names is left to a person. */
export function matchUnit(name: string, units: readonly UnitCandidate[]): Match {
  const exact = units.filter((u) => u.name === name || u.shortName === name);
  if (exact.length === 1) return { state: 'matched', subjectId: exact[0]!.id, reasons: ['same_name'] };
  if (exact.length > 1) return { state: 'open', subjectId: null, reasons: ['same_name', 'namesakes'] };
  return units.some((u) => says(name, u.name)) ? { state: 'open', subjectId: null, reasons: ['part_of_name'] } : { state: 'nobody', subjectId: null, reasons: ['nobody_of_name'] };
}
