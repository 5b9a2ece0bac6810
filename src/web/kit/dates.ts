import { isPartialDate, type PartialDate } from '../../kernel/period.ts';

/** The one way dates are written: `1975`, `1975.03`, `1975.03.08`. Anything else comes back as it is. */
export function dateText(value: PartialDate | null | undefined): string {
  if (value === null || value === undefined || value === '') return '—';
  return isPartialDate(value) ? value.replaceAll('-', '.') : value;
}

/** The day of a moment in China, `2026-03-08`: from 16:00 UTC on it is already the next one. */
export function momentDay(iso: string): string {
  const at = Date.parse(iso);
  return Number.isNaN(at) || iso.length <= 10 ? iso : new Date(at + 8 * 3_600_000).toISOString().slice(0, 10);
}

/** A moment in China's time: `2026.03.08 14:05`. */
export function momentText(iso: string | null | undefined): string {
  if (!iso) return '—';
  const at = Date.parse(iso);
  if (Number.isNaN(at)) return iso;
  const local = new Date(at + 8 * 3_600_000).toISOString();
  return `${dateText(local.slice(0, 10))} ${local.slice(11, 16)}`;
}

/** `2019.03–2021.07`; `lasting` stands for an open end. `to` is the first day that no longer counts. */
export const periodText = (from: PartialDate, to: PartialDate | null, lasting: string): string =>
  `${dateText(from)}–${to === null ? lasting : dateText(to)}`;
