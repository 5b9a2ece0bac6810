import { ageOn, monthsBetween, type PartialDate } from '../../../kernel/period.ts';
import { rosterFields, type RosterKey } from './columns.ts';
import { note, type Note, type RosterContext, type Severity } from './model.ts';

export type RosterValues = Partial<Record<RosterKey, string>>;
export type KeyedNote = Note & { readonly key: RosterKey; readonly severity: Severity };

const about = (key: RosterKey, severity: Severity, code: string, params: Note['params'] = {}): KeyedNote => ({ key, ...note(severity, code, params) });

/** Where two cells of one row contradict each other. `values` hold cleaned values; dates are PartialDates. */
export function checkRow(values: RosterValues, context: RosterContext): KeyedNote[] {
  const notes: KeyedNote[] = [];
  const born = values.birth;
  if (born) {
    tooYoung(notes, 'startedWorkOn', 'roster.work_too_young', born, values.startedWorkOn, context.ages.work);
    tooYoung(notes, 'joinedPartyOn', 'roster.party_too_young', born, values.joinedPartyOn, context.ages.party);
  }
  const started = values.startedWorkOn;
  if (started)
    for (const key of ['positionSince', 'positionLevelSince', 'rankSince'] as const) {
      const since = values[key];
      if (since && before(since, started)) notes.push(about(key, 'confirm', 'roster.before_work', { field: rosterFields[key].label, since: dotted(since), started: dotted(started) }));
    }
  return notes;
}

/**
 * The identity number against birth and sex. A difference is to be confirmed, not refused: where the personnel file and
 * the identity card disagree, the organization department decides which date stands.
 */
export function checkIdentity(values: RosterValues, born: { readonly birth: string; readonly sex: 'male' | 'female' }, sexCode: string | undefined, birthAlternative: string | undefined): { readonly notes: KeyedNote[]; readonly birth?: string } {
  const notes: KeyedNote[] = [];
  let birth: string | undefined;
  if (values.birth && !born.birth.startsWith(values.birth)) {
    // The lost zero of 1975.1(0): the number settles it.
    if (birthAlternative && born.birth.startsWith(birthAlternative)) birth = birthAlternative;
    else notes.push(about('birth', 'confirm', 'roster.birth_differs_from_id', { written: dotted(values.birth), number: dotted(born.birth) }));
  }
  if (values.sex && sexCode && values.sex !== sexCode) notes.push(about('sex', 'confirm', 'roster.sex_differs_from_id', { number: born.sex === 'male' ? '男' : '女' }));
  return birth ? { notes, birth } : { notes };
}

const dotted = (date: PartialDate): string => date.replaceAll('-', '.');

/** Is `a` surely before `b`? Compared only as far as both are known. */
const before = (a: PartialDate, b: PartialDate): boolean => {
  const known = Math.min(a.length, b.length);
  return a.slice(0, known) < b.slice(0, known);
};

function tooYoung(notes: KeyedNote[], key: RosterKey, code: string, born: PartialDate, on: PartialDate | undefined, age: number): void {
  if (!on) return;
  if (born.length === 4 || on.length === 4) {
    if (Number(on.slice(0, 4)) - Number(born.slice(0, 4)) < age) notes.push(about(key, 'confirm', code, { age: Number(on.slice(0, 4)) - Number(born.slice(0, 4)), minimum: age }));
    return;
  }
  if (monthsBetween(born.slice(0, 7), on.slice(0, 7)) < age * 12) notes.push(about(key, 'confirm', code, { age: Math.max(0, ageOn(born, on)), minimum: age }));
}
