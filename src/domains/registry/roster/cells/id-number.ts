import { cellText, isErrorValue, type CellValue } from '../../../../platform/sheets/index.ts';
import { bad, EMPTY, type Cleaned, type RosterContext } from '../model.ts';
import { saysNothing, tidy } from './plain-text.ts';

/**
 * An identity number. Excel keeps fifteen digits of a number, so eighteen typed as a number have lost their last
 * three for good: the reason says so instead of "checksum wrong". All else is the injected rule's (GB 11643).
 */
export function cleanIdNumber(value: CellValue, context: RosterContext): Cleaned {
  if (value === null || value === '') return EMPTY;
  const original = cellText(value);
  if (isErrorValue(value)) return bad('roster.formula_error', { original });
  if (typeof value === 'number' && value >= 1e15) return bad('registry.id_number_spreadsheet', { original });
  const text = tidy(original);
  if (saysNothing(text)) return EMPTY;
  const answer = context.checkIdNumber(text);
  return answer.ok ? { value: answer.value } : bad(answer.reason.code, { ...answer.reason.params, original });
}
