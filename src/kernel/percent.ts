/** A share of a hundred with two decimals, half up, in whole numbers; null when nothing stands below: 0 of 0 is no answer, not 0. */
export function percentOf(part: number, whole: number): string | null {
  if (whole === 0) return null;
  const hundredths = Math.floor((part * 20_000 + whole) / (2 * whole));
  return `${Math.floor(hundredths / 100)}.${String(hundredths % 100).padStart(2, '0')}`;
}
