import { WEIGHT_SCALE } from '../../../kernel/score.ts';
import type { SchemeDefinition } from '../scheme-format.ts';

export const rule = { ruleId: 'assessment.weights_total', source: '湘潭城发集团个人考核分层分类设置程序和权重 (M057)' } as const;

type ByClass<T> = T | Readonly<Record<string, T>>;

/** The value for one class: the same for everybody, or its own; undefined where the class has none. */
export function ofClass<T extends string | number>(value: ByClass<T>, classKey: string): T | undefined {
  return typeof value === 'object' ? value[classKey] : value;
}

/** Percent → ten-thousandths. The format admits two decimals at most, so this is exact. */
export const tenThousandths = (percent: number | undefined): number => Math.round((percent ?? 0) * 100);

/** Ten-thousandths → percent as printed: 4000 → `40`, 1250 → `12.5`. */
export const percentText = (weight: number): string => String(weight / 100);

/** One place where weights meet, for one class. `at` is a path of keys: '', `achievement`, `achievement.tasks`. */
export interface WeightTotal {
  readonly at: string;
  readonly classKey: string;
  readonly total: number;
  readonly holds: boolean;
}

/**
 * Every sum of weights in a scheme: of the dimensions, of the indicators within each dimension, of the raters within
 * each rated indicator; for every class. Must be 100%; within a part that weighs nothing for the class, 0% also holds.
 */
export function weightTotals(definition: SchemeDefinition): WeightTotal[] {
  const totals: WeightTotal[] = [];
  for (const { key: classKey } of definition.classes) {
    const add = (at: string, weights: readonly number[], mayBeNone: boolean): void => {
      const total = weights.reduce((a, b) => a + b, 0);
      totals.push({ at, classKey, total, holds: total === WEIGHT_SCALE || (mayBeNone && total === 0) });
    };
    const weigh = (value: ByClass<number>): number => tenThousandths(ofClass(value, classKey));
    add('', definition.dimensions.map((d) => weigh(d.weight)), false);
    for (const dimension of definition.dimensions) {
      const none = weigh(dimension.weight) === 0;
      add(dimension.key, dimension.indicators.map((i) => weigh(i.weight)), none);
      for (const indicator of dimension.indicators) {
        if (indicator.source.from !== 'rating') continue;
        add(`${dimension.key}.${indicator.key}`, indicator.source.raters.map((r) => weigh(r.weight)), none || weigh(indicator.weight) === 0);
      }
    }
  }
  return totals;
}
