import type { Unit } from '../../../platform/house/index.ts';
import { figureFlags, type FigureFlag, type StatedFigure } from '../rules/figure-flags.ts';
import { both, findEntries, inState, withFiguresAbout, type EntryNow } from '../store/entry.ts';
import { checksOf } from '../store/review.ts';

export interface JudgedFigure {
  readonly flags: readonly FigureFlag[];
  readonly verification: 'unverified' | 'verified' | 'rejected';
}

export const figureKey = (entryId: string, number: number): string => `${entryId} ${number}`;

/** Flags of all figures of these entries (M019), compared with what other entries in force say about the same matter or unit. */
export async function judgeFigures(unit: Unit, entries: readonly EntryNow[]): Promise<Map<string, JudgedFigure>> {
  const own = entries.filter((e) => e.figures.length > 0);
  if (own.length === 0) return new Map();
  const matters = unique(own.map((e) => e.matterId));
  const organizations = unique(own.map((e) => (e.matterId === null ? e.organizationId : null)));
  const others = await findEntries(unit, both(withFiguresAbout(matters, organizations), inState(['reported', 'unit_confirmed', 'confirmed', 'disputed'])));
  const all = [...new Map([...others, ...own].map((e) => [e.id, e])).values()];
  const checked = new Map((await checksOf(unit, all.map((e) => e.id))).map((c) => [figureKey(c.entryId, c.figureNumber), c.state]));
  const stated = all.flatMap((e) =>
    e.figures.map(
      (f, i): StatedFigure => ({
        key: figureKey(e.id, i + 1),
        about: e.matterId ?? e.organizationId,
        indicator: f.indicator,
        period: f.period ?? e.occurredOn.slice(0, 4),
        value: f.quantity.value,
        unit: f.quantity.unit,
        stated: f.verification,
        checked: checked.get(figureKey(e.id, i + 1)) ?? null,
      }),
    ),
  );
  const flags = figureFlags(stated);
  return new Map(stated.map((f) => [f.key, { flags: flags.get(f.key)!, verification: f.checked ?? f.stated }]));
}

const unique = (ids: readonly (string | null)[]): string[] => [...new Set(ids.filter((id) => id !== null))];
