import { adjustTotals, type ScoredAdjustment } from './adjust-totals.ts';
import type { CompiledIndicator, CompiledScheme, InputColumn } from './compile-scheme.ts';
import { divideWhole } from './divide-column.ts';
import { columnOfFormula } from './formula.ts';
import { ASSUMED, EXCLUDED, INCOMPLETE, MISSING, NOT_ASKED, SCORED } from './score-states.ts';
import { scoreValues } from './score-values.ts';

export const rule = { ruleId: 'assessment.score', source: '公务员考核规定；考核方案' } as const;

/** All sheets of a year as columns: position p is one person. Values are millionths; NaN says that there is none. */
export interface Sheets {
  readonly size: number;
  /** Number of the class of each person in `CompiledScheme.classKeys`. */
  readonly classes: Uint8Array;
  readonly columns: Columns;
  /** Number of the comparable group of each. Needed where an indicator goes by rank; null says that there is nobody to compare with. */
  readonly groups?: Int32Array | null;
}

/** Columns by key. A province may unpack each when it is asked for, instead of holding all at once. */
export interface Columns {
  get(key: string): Float64Array | undefined;
}

export { ASSUMED, EXCLUDED, FROM_VALUE, INCOMPLETE, MISSING, NOT_ASKED, SCORED, stateNames } from './score-states.ts';

export interface ScoredSheets {
  readonly states: Uint8Array;
  /** Millionths by indicator, then person; meaningful where `origins` says FROM_VALUE or ASSUMED. Empty when only totals were asked for. */
  readonly indicators: readonly Float64Array[];
  readonly origins: readonly Uint8Array[];
  readonly dimensions: readonly Float64Array[];
  /** Bonuses, deductions and vetoes in the order of the scheme. */
  readonly adjustments: readonly ScoredAdjustment[];
  /** Totals of the dimensions before bonuses and deductions; the same as `totals` when the scheme has none. */
  readonly weighted: Float64Array;
  /** Meaningful where the state is SCORED. */
  readonly totals: Float64Array;
  /** The value of each indicator that is computed from others. */
  readonly computed: ReadonlyMap<string, Float64Array>;
}

const WEIGHTS = 10_000;

/**
 * Scores one person or a province: indicator scores, dimensions, total, bonuses and deductions; each rounded once, as the scheme says,
 * from an exact sum. In: sheets (values in millionths). Out: scores in millionths. A missing value does what its indicator states and nothing else.
 */
export function scoreSheets(scheme: CompiledScheme, sheets: Sheets, keep: 'everything' | 'totals' = 'everything'): ScoredSheets {
  const { size, classes } = sheets;
  const states = new Uint8Array(size);
  const indicators: Float64Array[] = [];
  const origins: Uint8Array[] = [];
  const dimensions: Float64Array[] = [];
  const weighted = new Float64Array(size);
  const divisor = WEIGHTS * scheme.step;
  const computed = computeColumns(scheme, sheets);
  let scratch: Float64Array | undefined;
  let scratchOrigin: Uint8Array | undefined;
  for (const dimension of scheme.dimensions) {
    const sum = new Float64Array(size);
    for (const indicator of dimension.indicators) {
      const scores = keep === 'totals' ? (scratch ??= new Float64Array(size)) : new Float64Array(size);
      const origin = keep === 'totals' ? (scratchOrigin ??= new Uint8Array(size)) : new Uint8Array(size);
      scoreValues(scheme, indicator, valuesOf(scheme, indicator, sheets, computed), { classes, groups: sheets.groups }, scores);
      settleMissing(indicator, { classes, scores, origin, states, sum });
      if (keep === 'totals') continue;
      indicators.push(scores);
      origins.push(origin);
    }
    const { weights } = dimension;
    for (let p = 0; p < size; p++) {
      const rounded = divideWhole(sum[p]!, divisor, scheme.rounding) * scheme.step;
      sum[p] = rounded;
      weighted[p]! += rounded * weights[classes[p]!]!;
    }
    dimensions.push(sum);
  }
  for (let p = 0; p < size; p++) weighted[p] = divideWhole(weighted[p]!, divisor, scheme.rounding) * scheme.step;
  const { totals, adjustments } = adjustTotals(scheme, sheets, weighted, states, (a) => valuesOf(scheme, a, sheets, computed));
  for (let p = 0; p < size; p++) if (states[p] !== SCORED) totals[p] = 0;
  return { states, indicators, origins, dimensions, adjustments, weighted, totals, computed };
}

/** A column that is not as long as the sheets would score somebody with another one's value. */
function columnOf(columns: Columns, key: string, size: number): Float64Array {
  const column = columns.get(key);
  if (column?.length !== size) throw new RangeError(`column ${key} is not ${size} long`);
  return column;
}

interface Valued {
  readonly key: string;
  readonly inputs: readonly InputColumn[];
  readonly asked: Uint8Array;
}

/** The values of an indicator: its column, what was computed, or the weighted marks of the groups of raters. A group without a mark leaves no value. */
export function valuesOf(scheme: Pick<CompiledScheme, 'step' | 'rounding'>, indicator: Valued, { size, classes, columns }: Sheets, computed: ReadonlyMap<string, Float64Array>): Float64Array {
  const made = computed.get(indicator.key);
  if (made) return made;
  const { asked, inputs } = indicator;
  const [only] = inputs;
  if (inputs.length === 1 && only!.rater === null) return columnOf(columns, only!.key, size);
  const values = new Float64Array(size);
  for (const { key, weights } of inputs) {
    const column = columnOf(columns, key, size);
    for (let p = 0; p < size; p++) {
      const c = classes[p]!;
      // A missing mark is NaN and stays NaN through the sum; a group that weighs nothing is not asked.
      if (asked[c] !== 0 && weights[c]! > 0) values[p]! += column[p]! * weights[c]!;
    }
  }
  const divisor = WEIGHTS * scheme.step;
  for (let p = 0; p < size; p++) values[p] = divideWhole(values[p]!, divisor, scheme.rounding) * scheme.step;
  return values;
}

/** Values of the computed indicators, each after what it reads. A formula reads a score with its missing-value rule applied, a value without. */
function computeColumns(scheme: CompiledScheme, sheets: Sheets): Map<string, Float64Array> {
  const computed = new Map<string, Float64Array>();
  if (scheme.computed.length === 0) return computed;
  const members = new Map([...scheme.indicators, ...scheme.adjustments].map((x) => [x.key, x]));
  // A province unpacks every column into one buffer; a formula reads several at once, so each is copied.
  const values = (key: string): Float64Array => Float64Array.from(valuesOf(scheme, members.get(key)!, sheets, computed));
  const scores = (key: string): Float64Array => {
    const indicator = scheme.indicators.find((i) => i.key === key)!;
    const made = new Float64Array(sheets.size);
    scoreValues(scheme, indicator, values(key), { classes: sheets.classes, groups: sheets.groups }, made);
    if (indicator.missing === 'neutral') for (let p = 0; p < made.length; p++) if (made[p] !== made[p] && indicator.asked[sheets.classes[p]!] !== 0) made[p] = indicator.neutral;
    return made;
  };
  for (const key of scheme.computed) computed.set(key, columnOfFormula(members.get(key)!.formula!, sheets.size, scheme.rounding, (name, what) => (what === 'score' ? scores(name) : values(name))));
  return computed;
}

interface Target {
  readonly classes: Uint8Array;
  readonly scores: Float64Array;
  readonly origin: Uint8Array;
  readonly states: Uint8Array;
  /** Weighted scores of the dimension so far. */
  readonly sum: Float64Array;
}

/** Says what a missing value means; adds the score to its dimension. */
function settleMissing(indicator: CompiledIndicator, target: Target): void {
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
