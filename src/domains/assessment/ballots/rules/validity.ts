import type { FormDefinition } from '../contract/form.ts';
import type { BallotRow } from '../model.ts';
import { itemsOf, optionsOf, type PlacedItem } from './check-form.ts';

/** Is it an answer, or as good as none (nothing chosen, or an option that stands for a blank)? A list of which nothing applies is an answer. */
export function answered(placed: PlacedItem, row: BallotRow): boolean {
  const value = row.answers[placed.item.key];
  if (value === undefined || value === '') return false;
  return typeof value !== 'string' || optionsOf(placed.item).find((o) => o.key === value)?.meaning !== 'blank';
}

/**
 * Is the ballot valid: are enough of its required questions answered? Rows that every voter leaves out are not asked.
 * In: the least share in percent. A form without required questions makes every ballot valid.
 */
export function isValid(form: FormDefinition, rows: readonly BallotRow[], minimumPercent: number): boolean {
  const required = itemsOf(form).filter((p) => p.item.required && p.item.kind !== 'text');
  let asked = 0;
  let given = 0;
  for (const row of rows)
    for (const placed of required) {
      if ((placed.section.about === 'whole') !== (row.subject === null)) continue;
      asked++;
      if (answered(placed, row)) given++;
    }
  return asked === 0 || given * 100 >= asked * minimumPercent;
}

/** The same option everywhere, in at least this many choices: shown to people, never removed. */
const LEAST_FOR_A_LINE = 5;
export function isStraightLine(form: FormDefinition, rows: readonly BallotRow[]): boolean {
  const items = itemsOf(form).filter((p) => p.section.about === 'person' && (p.item.kind === 'choice' || p.item.kind === 'score'));
  const values = rows.filter((r) => r.subject !== null).flatMap((r) => items.flatMap((p) => (r.answers[p.item.key] === undefined ? [] : [String(r.answers[p.item.key])])));
  return values.length >= LEAST_FOR_A_LINE && values.every((v) => v === values[0]);
}
