import { isPartialDate } from '../../../../kernel/period.ts';

const padded = (parts: readonly string[]): string => parts.map((p, i) => (i === 0 ? p : p.padStart(2, '0'))).join('-');

/**
 * What is being typed, as a partial date: `1975`, `1975.03`, `197503`, `1975年3月8日`. Text that is no date yet comes back
 * as typed, so that nothing is lost: `1975.1` may still become `1975.12`.
 */
export function readPartialDate(typed: string): string {
  const text = typed.trim();
  const compact = /^(\d{4})(\d{2})(\d{2})?$/.exec(text);
  const parts = compact ? compact.slice(1).filter(Boolean) : text.split(/[.\-/年月日]/).filter((p) => p !== '');
  const unfinished = /[.\-/年]$/.test(text) || (!compact && parts.length > 1 && parts.at(-1)!.length === 1 && !/[月日]$/.test(text));
  const date = padded(parts);
  return !unfinished && isPartialDate(date) ? date : typed;
}

/** The same when the form is sent: `1975.3` is finished now. What is no date goes to the server, which says so. */
export function finishPartialDate(value: string | null | undefined): string | null {
  if (!value) return null;
  const date = padded(value.trim().split(/[.\-/年月日]/).filter(Boolean));
  return isPartialDate(date) ? date : value;
}
