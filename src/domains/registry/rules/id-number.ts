import { isDay, type Day } from '../../../kernel/period.ts';
import type { Reason } from '../../../kernel/refusal.ts';

export const ruleId = 'registry.id_number';
const SOURCE = 'GB 11643-1999';

/** Resident identity card; residence permit for Hong Kong, Macao and Taiwan residents (81/82/83); permanent residence card of foreigners (9). */
export type IdNumberKind = 'resident' | 'hmt_resident' | 'permanent_resident';

export interface IdNumberParts {
  readonly kind: IdNumberKind;
  /** Address code when first issued (GB/T 2260), six digits; null for permanent residents. */
  readonly regionCode: string | null;
  readonly born: Day;
  /** GB/T 2261.1: 1 男, 2 女. */
  readonly sex: '1' | '2';
}

export interface IdNumberResult {
  /** As it should be stored: half-width, no blanks, capital X. */
  readonly normalized: string;
  /** Null unless the number is right in every respect. */
  readonly parts: IdNumberParts | null;
  /** Everything that is wrong with it, so that it can be put right in one go. */
  readonly reasons: readonly Reason[];
}

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const CHECK = '10X98765432';
/** Provincial codes of GB/T 2260 and those of the residence permits. */
const PROVINCES = /^(?:1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[1-3])/;
const EARLIEST = '1850-01-01';

/** Full-width digits and X, the multiplication sign typed for X, blanks, an apostrophe from a spreadsheet. */
export const normalizeIdNumber = (text: string): string => text.normalize('NFKC').replace(/[\s'’‘·-]/g, '').toUpperCase().replace(/[×Х]$/, 'X');

/** The check character of the first 17 digits (ISO 7064 MOD 11-2). */
export function checkCharacter(first17: string): string {
  let sum = 0;
  for (const [i, weight] of WEIGHTS.entries()) sum += Number(first17[i]) * weight;
  return CHECK[sum % 11]!;
}

/**
 * Is this an identity number, and what does it say? `on` is the day it is judged: nobody is born after it.
 * Reasons: `registry.id_number_empty`, `_spreadsheet`, `_15_digits`, `_length`, `_characters`, `_region`, `_born`, `_checksum`.
 */
export function checkIdNumber(text: string, on: Day): IdNumberResult {
  const normalized = normalizeIdNumber(text);
  const wrong = (code: string, params: Record<string, string | number> = {}): IdNumberResult => ({
    normalized,
    parts: null,
    reasons: [{ code: `registry.id_number_${code}`, params, source: SOURCE }],
  });
  if (normalized === '') return wrong('empty');
  // A spreadsheet keeps fifteen digits of a number; the rest is gone and cannot be computed.
  if (/^\d(?:\.\d+)?E\+?\d+$/.test(normalized) || /^[1-9]\d{14}000$/.test(normalized)) {
    if (!/^\d{18}$/.test(normalized) || checkCharacter(normalized) !== normalized[17]) return wrong('spreadsheet');
  }
  if (/^\d{15}$/.test(normalized)) return wrong('15_digits');
  if (normalized.length !== 18) return wrong('length', { length: normalized.length });
  if (!/^\d{17}[\dX]$/.test(normalized)) return wrong('characters');

  const reasons: Reason[] = [];
  const add = (code: string, params: Record<string, string | number>): void => {
    reasons.push({ code: `registry.id_number_${code}`, params, source: SOURCE });
  };
  const kind: IdNumberKind = normalized.startsWith('9') ? 'permanent_resident' : /^8[123]/.test(normalized) ? 'hmt_resident' : 'resident';
  if (kind !== 'permanent_resident' && !PROVINCES.test(normalized)) add('region', { region: normalized.slice(0, 6) });
  const born = `${normalized.slice(6, 10)}-${normalized.slice(10, 12)}-${normalized.slice(12, 14)}`;
  if (!isDay(born) || born < EARLIEST || born > on) add('born', { born });
  // The right character is not told: a slip may be anywhere, and a number must not be made to fit.
  if (checkCharacter(normalized) !== normalized[17]) add('checksum', {});
  if (reasons.length > 0) return { normalized, parts: null, reasons };
  const sex = Number(normalized[16]) % 2 === 1 ? '1' : '2';
  return { normalized, parts: { kind, regionCode: kind === 'permanent_resident' ? null : normalized.slice(0, 6), born, sex }, reasons };
}
