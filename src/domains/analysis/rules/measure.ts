import type { ComparisonGroup, DiagnosisSettings, Observations, Problem, Signal } from '../model.ts';
import { distance, shrunk, spreadOf, usual } from './compare.ts';
import { signalDefinitions, type Measured, type SignalDefinition } from './signals.ts';

/** A signal before anybody says how many points it gives. */
export type Reading = Omit<Signal, 'problem' | 'weight'>;

/** The groups in which people are compared: class and kind of unit, or the class alone where that is too small. */
export function comparisonGroups(all: readonly Observations[], minimum: number): ComparisonGroup[] {
  const count = (key: (o: Observations) => string): Map<string, number> => {
    const sizes = new Map<string, number>();
    for (const o of all) sizes.set(key(o), (sizes.get(key(o)) ?? 0) + 1);
    return sizes;
  };
  const narrow = (o: Observations): string => `${o.category}/${o.unitType}`;
  const narrowSizes = count(narrow);
  const wideSizes = count((o) => o.category);
  return all.map((o) => {
    const size = narrowSizes.get(narrow(o))!;
    return size >= minimum ? { key: narrow(o), size } : { key: o.category, size: wideSizes.get(o.category)! };
  });
}

/** analysis.measure: every signal of everybody, as steps of distance from comparable people. Person by person in the order given. */
export function readings(all: readonly Observations[], groups: readonly ComparisonGroup[], settings: Pick<DiagnosisSettings, 'groupMinimum'>): Reading[][] {
  const out: Reading[][] = all.map(() => []);
  for (const definition of signalDefinitions) read(definition, all, groups, settings.groupMinimum, out);
  return out;
}

/** One signal for everybody: what is usual first, then shrunk values against their own spread, group by group. */
function read(definition: SignalDefinition, all: readonly Observations[], groups: readonly ComparisonGroup[], minimum: number, out: Reading[][]): void {
  const members = new Map<string, number[]>();
  const measured = all.map((o): Measured | null => {
    const m = definition.measure(o);
    return m && m.count >= definition.atLeast ? m : null;
  });
  // A wide group holds everybody of the class, also those who have a narrow group of their own.
  all.forEach((o, i) => {
    if (!measured[i]) return;
    for (const key of new Set([groups[i]!.key, o.category])) (members.get(key) ?? members.set(key, []).get(key)!).push(i);
  });
  const spreads = new Map([...members].map(([key, indexes]) => {
    const centre = usual(indexes.map((i) => measured[i]!.value));
    const spread = spreadOf(indexes.map((i) => shrunk(measured[i]!.value, measured[i]!.count, centre, definition.shrink)), definition.toward);
    return [key, { centre, spread: { ...spread, scale: Math.max(spread.scale, definition.material) } }];
  }));
  all.forEach((o, i) => {
    const m = measured[i];
    const group = spreads.get(groups[i]!.key);
    if (!m || !group || group.spread.size < minimum) return;
    out[i]!.push({
      id: definition.id,
      source: definition.source,
      value: m.shown?.own ?? m.value,
      groupMedian: m.shown?.usual ?? group.centre,
      count: m.count,
      z: definition.toward * distance(shrunk(m.value, m.count, group.centre, definition.shrink), group.spread),
      evidenceIds: definition.evidence ? (o.evidence[definition.evidence] ?? []) : [],
    });
  });
}

/** Problems that a signal may give points for. */
export const usesOf = (signalId: string): readonly Problem[] => signalDefinitions.find((s) => s.id === signalId)?.problems ?? [];
