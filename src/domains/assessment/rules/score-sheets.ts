import type { ResultState } from '../model.ts';
import type { CompiledIndicator, CompiledScheme } from './compile-scheme.ts';
import { divideWhole } from './divide-column.ts';

export const rule = { ruleId: 'assessment.score', source: '公务员考核规定；考核方案' } as const;

/** All sheets of a year as columns: position p is one person. Values are millionths; NaN says that there is none. */
export interface Sheets {
  readonly size: number;
  /** Number of the class of each person in `CompiledScheme.classKeys`. */
  readonly classes: Uint8Array;
  readonly columns: Columns;
}

/** Columns by key. A province may unpack each when it is asked for, instead of holding all at once. */
export interface Columns {
  get(key: string): Float64Array | undefined;
}

export const SCORED = 0;
export const INCOMPLETE = 1;
export const EXCLUDED = 2;
export const stateNames = ['scored', 'incomplete', 'excluded'] as const satisfies readonly ResultState[];

/** How the score of an indicator came about. */
export const FROM_VALUE = 0;
export const NOT_ASKED = 1;
export const ASSUMED = 2;
export const MISSING = 3;

export interface ScoredSheets {
  readonly states: Uint8Array;
  /** Millionths by indicator, then person; meaningful where `origins` says FROM_VALUE or ASSUMED. Empty when only totals were asked for. */
  readonly indicators: readonly Float64Array[];
  readonly origins: readonly Uint8Array[];
  readonly dimensions: readonly Float64Array[];
  /** Meaningful where the state is SCORED. */
  readonly totals: Float64Array;
}

const WEIGHTS = 10_000;

/**
 * Scores one person or a province: indicator scores, dimensions, total; each rounded once, as the scheme says, from an exact sum.
 * In: sheets (values in millionths). Out: scores in millionths. A missing value does what its indicator states and nothing else.
 */
export function scoreSheets(scheme: CompiledScheme, sheets: Sheets, keep: 'everything' | 'totals' = 'everything'): ScoredSheets {
  const { size, classes } = sheets;
  const states = new Uint8Array(size);
  const indicators: Float64Array[] = [];
  const origins: Uint8Array[] = [];
  const dimensions: Float64Array[] = [];
  const totals = new Float64Array(size);
  const divisor = WEIGHTS * scheme.step;
  let scratch: Float64Array | undefined;
  let scratchOrigin: Uint8Array | undefined;
  for (const dimension of scheme.dimensions) {
    const sum = new Float64Array(size);
    for (const indicator of dimension.indicators) {
      const scores = keep === 'totals' ? (scratch ??= new Float64Array(size)) : new Float64Array(size);
      const origin = keep === 'totals' ? (scratchOrigin ??= new Uint8Array(size)) : new Uint8Array(size);
      scoreIndicator(scheme, indicator, valuesOf(scheme, indicator, sheets), { classes, scores, origin, states, sum });
      if (keep === 'totals') continue;
      indicators.push(scores);
      origins.push(origin);
    }
    const { weights } = dimension;
    for (let p = 0; p < size; p++) {
      const rounded = divideWhole(sum[p]!, divisor, scheme.rounding) * scheme.step;
      sum[p] = rounded;
      totals[p]! += rounded * weights[classes[p]!]!;
    }
    dimensions.push(sum);
  }
  for (let p = 0; p < size; p++) totals[p] = states[p] === SCORED ? divideWhole(totals[p]!, divisor, scheme.rounding) * scheme.step : 0;
  return { states, indicators, origins, dimensions, totals };
}

/** A column that is not as long as the sheets would score somebody with another one's value. */
function columnOf(columns: Columns, key: string, size: number): Float64Array {
  const column = columns.get(key);
  if (column?.length !== size) throw new RangeError(`column ${key} is not ${size} long`);
  return column;
}

/** The values of an indicator: its column, or the weighted marks of the groups of raters. A group without a mark leaves no value. */
function valuesOf(scheme: CompiledScheme, indicator: CompiledIndicator, { size, classes, columns }: Sheets): Float64Array {
  const { applies, inputs } = indicator;
  const [only] = inputs;
  if (inputs.length === 1 && only!.rater === null) return columnOf(columns, only!.key, size);
  const values = new Float64Array(size);
  for (const { key, weights } of inputs) {
    const column = columnOf(columns, key, size);
    for (let p = 0; p < size; p++) {
      const c = classes[p]!;
      // A missing mark is NaN and stays NaN through the sum; a group that weighs nothing is not asked.
      if (applies[c] !== 0 && weights[c]! > 0) values[p]! += column[p]! * weights[c]!;
    }
  }
  const divisor = WEIGHTS * scheme.step;
  for (let p = 0; p < size; p++) values[p] = divideWhole(values[p]!, divisor, scheme.rounding) * scheme.step;
  return values;
}

interface Target {
  readonly classes: Uint8Array;
  readonly scores: Float64Array;
  readonly origin: Uint8Array;
  readonly states: Uint8Array;
  /** Weighted scores of the dimension so far. */
  readonly sum: Float64Array;
}

/** Value → score by the method of the indicator; says what a missing value means; adds the score to its dimension. */
function scoreIndicator(scheme: CompiledScheme, indicator: CompiledIndicator, values: Float64Array, target: Target): void {
  convert(scheme, indicator, values, target);
  const { classes, scores, origin, states, sum } = target;
  const { applies, weights, missing, neutral } = indicator;
  for (let p = 0; p < scores.length; p++) {
    const c = classes[p]!;
    let made = scores[p]!;
    // NaN only; cheaper than asking a function fifteen million times.
    if (made !== made) {
      made = 0;
      if (applies[c] !== 0 && missing === 'neutral') {
        origin[p] = ASSUMED;
        made = neutral;
      } else if (applies[c] !== 0) {
        origin[p] = MISSING;
        if (missing === 'exclude_person') states[p] = EXCLUDED;
        else if (states[p] === SCORED) states[p] = INCOMPLETE;
      }
      scores[p] = made;
    }
    if (applies[c] === 0) {
      origin[p] = NOT_ASKED;
      scores[p] = 0;
    } else sum[p]! += made * weights[c]!;
  }
}

/** Values → scores, NaN where there is no value. One loop a method, so that each stays tight. */
function convert({ step, rounding, places }: CompiledScheme, { scoring }: CompiledIndicator, values: Float64Array, { classes, scores }: Target): void {
  const size = scores.length;
  if (scoring.method === 'attainment') {
    const { targets, cap } = scoring;
    const factor = 100 * 10 ** places;
    // Far beyond the cap; keeps the product below within exact range, which `checkScheme` sees to.
    const plenty = Float64Array.from(targets, (t) => 1 + (2 * cap * t) / 100_000_000);
    for (let p = 0; p < size; p++) {
      const c = classes[p]!;
      const value = values[p]!;
      scores[p] = value >= plenty[c]! ? cap : Math.min(cap, divideWhole(value * factor, targets[c]!, rounding) * step);
    }
  } else if (scoring.method === 'bands') {
    const { edges, scores: marks } = scoring;
    for (let p = 0; p < size; p++) {
      const value = values[p]!;
      let band = edges.length - 1;
      while (band > 0 && value < edges[band]!) band--;
      scores[p] = value === value ? marks[band]! : Number.NaN;
    }
  } else {
    for (let p = 0; p < size; p++) scores[p] = divideWhole(values[p]!, step, rounding) * step;
  }
}
