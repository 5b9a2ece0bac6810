import type { Row } from './rows.ts';

/** How many people (or rows) a size stands for, so that growth can be told per unit of size. */
const SCALE: Readonly<Record<string, number>> = { county: 3_000, city: 30_000, province: 500_000 };

/** Growth from each size to the next: the exponent 1 is linear, below it is better. */
export function growth(rows: readonly Row[]): string[] {
  const byName = new Map<string, Row[]>();
  for (const r of rows) if (SCALE[r.size] !== undefined && r.baseline !== null) byName.set(r.name, [...(byName.get(r.name) ?? []), r]);
  return [...byName].flatMap(([name, list]) =>
    list.slice(1).map((r, i) => {
      const before = list[i]!;
      const exponent = Math.log(r.figure / before.figure) / Math.log(SCALE[r.size]! / SCALE[before.size]!);
      return `${name}: ${before.size} → ${r.size} grows with size^${exponent.toFixed(2)}`;
    }),
  );
}
