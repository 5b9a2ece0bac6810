import { score, type Rounding } from '../../../kernel/score.ts';
import type { AdjustmentDefinition, IndicatorDefinition, SchemeDefinition } from '../scheme-format.ts';
import { inOrder } from './computed-order.ts';
import { isFault, namesIn, parseFormula, type Formula } from './formula.ts';
import { ofClass, tenThousandths } from './weights.ts';

export const rule = { ruleId: 'assessment.scheme_as_columns', source: '公务员考核规定' } as const;

/** One input column with its weight in the indicator for each class, in ten-thousandths. */
export interface InputColumn {
  readonly key: string;
  readonly rater: string | null;
  readonly weights: Int32Array;
}

export type CompiledScoring =
  | { readonly method: 'as_is' }
  | { readonly method: 'attainment'; readonly targets: Float64Array; readonly cap: number }
  | { readonly method: 'bands'; readonly edges: Float64Array; readonly scores: Float64Array }
  | { readonly method: 'rank_in_group'; readonly best: number; readonly worst: number; readonly lowerIsBetter: boolean }
  /** `sign` 1 adds, −1 takes off. */
  | { readonly method: 'points'; readonly sign: 1 | -1; readonly base: number; readonly each: number; readonly cap: number }
  | { readonly method: 'conversion'; readonly low: number; readonly high: number; readonly lowScore: number; readonly highScore: number };

export interface CompiledIndicator {
  readonly key: string;
  readonly definition: IndicatorDefinition;
  /** Columns read from outside; none for a computed indicator. */
  readonly inputs: readonly InputColumn[];
  readonly formula: Formula | null;
  /** Weight within the dimension by class. */
  readonly weights: Int32Array;
  /** 1 where the indicator weighs something in the total of the class; elsewhere it scores nothing. */
  readonly applies: Uint8Array;
  /** 1 where its value is needed: it applies, or a formula that is needed reads it. Nobody is asked for the others. */
  readonly asked: Uint8Array;
  readonly scoring: CompiledScoring;
  readonly missing: 'exclude_person' | 'ask' | 'neutral';
  readonly neutral: number;
}

export interface CompiledDimension {
  readonly key: string;
  readonly weights: Int32Array;
  readonly indicators: readonly CompiledIndicator[];
}

/** 加分、扣分、一票否决. */
export interface CompiledAdjustment {
  readonly key: string;
  readonly definition: AdjustmentDefinition;
  readonly inputs: readonly InputColumn[];
  readonly formula: Formula | null;
  readonly applies: Uint8Array;
  readonly asked: Uint8Array;
  readonly missing: 'exclude_person' | 'ask' | 'neutral';
  /** Points, or the value that a veto is judged by. */
  readonly neutral: number;
  readonly each: number;
  readonly cap: number;
  /** Veto only: from this value on. */
  readonly from: number;
}

/** A scheme turned into arrays by class number, ready to run over columns of any length. */
export interface CompiledScheme {
  readonly definition: SchemeDefinition;
  readonly classKeys: readonly string[];
  readonly dimensions: readonly CompiledDimension[];
  readonly indicators: readonly CompiledIndicator[];
  readonly adjustments: readonly CompiledAdjustment[];
  /** Keys of computed indicators and adjustments, those that others read first. */
  readonly computed: readonly string[];
  readonly bonusCap: number;
  readonly deductionCap: number;
  readonly rounding: Rounding;
  readonly places: number;
  /** Millionths in the last place that is kept. */
  readonly step: number;
}

/** The column of one group of raters, or of the value itself. */
export const columnKey = (indicator: string, rater: string | null): string => (rater === null ? indicator : `${indicator}:${rater}`);

/** The scheme must hold together (`checkScheme` is empty). */
export function compileScheme(definition: SchemeDefinition): CompiledScheme {
  const classKeys = definition.classes.map((c) => c.key);
  const perClass = (value: number | Readonly<Record<string, number>>): Int32Array => Int32Array.from(classKeys, (k) => tenThousandths(ofClass(value, k)));
  const dimensions = definition.dimensions.map((d): CompiledDimension => {
    const dimensionWeights = perClass(d.weight);
    return {
      key: d.key,
      weights: dimensionWeights,
      indicators: d.indicators.map((i) => {
        const weights = perClass(i.weight);
        const applies = Uint8Array.from(classKeys, (_, c) => (weights[c]! > 0 && dimensionWeights[c]! > 0 ? 1 : 0));
        return {
          key: i.key,
          definition: i,
          inputs: inputsOf(i, perClass),
          formula: formulaOf(i.source),
          weights,
          applies,
          asked: applies.slice(),
          scoring: scoringOf(i, classKeys),
          missing: i.missing.policy,
          neutral: i.missing.policy === 'neutral' ? score(i.missing.score) : 0,
        };
      }),
    };
  });
  const indicators = dimensions.flatMap((d) => d.indicators);
  const adjustments = (definition.adjustments ?? []).map((a): CompiledAdjustment => {
    const applies = Uint8Array.from(classKeys, (k) => (a.classes === undefined || a.classes.includes(k) ? 1 : 0));
    return {
      key: a.key,
      definition: a,
      inputs: inputsOf(a, perClass),
      formula: formulaOf(a.source),
      applies,
      asked: applies.slice(),
      missing: a.missing.policy,
      neutral: a.missing.policy === 'neutral' ? score(a.missing.score) : 0,
      each: a.kind === 'veto' ? 0 : score(a.each),
      cap: a.kind === 'veto' ? 0 : score(a.cap),
      from: a.kind === 'veto' ? score(a.from) : 0,
    };
  });
  const computed = inOrder([...indicators, ...adjustments].map((x) => ({ key: x.key, formula: x.formula })));
  spreadAsking([...indicators, ...adjustments], computed);
  const caps = definition.adjustmentCaps;
  return {
    definition,
    classKeys,
    dimensions,
    indicators,
    adjustments,
    computed,
    bonusCap: caps?.bonus === undefined ? Infinity : score(caps.bonus),
    deductionCap: caps?.deduction === undefined ? Infinity : score(caps.deduction),
    rounding: definition.rounding.mode,
    places: definition.rounding.places,
    step: 10 ** (6 - definition.rounding.places),
  };
}

/** What a needed formula reads is needed, too; readers stand after what they read, so from the last to the first one pass is enough. */
function spreadAsking(all: readonly { readonly key: string; readonly formula: Formula | null; readonly asked: Uint8Array }[], computed: readonly string[]): void {
  const byKey = new Map(all.map((x) => [x.key, x]));
  for (const key of computed.toReversed()) {
    const reader = byKey.get(key)!;
    for (const name of namesIn(reader.formula!)) {
      const read = byKey.get(name.key)?.asked;
      if (read) reader.asked.forEach((yes, c) => (read[c] = read[c]! | yes));
    }
  }
}

type Sourced = Pick<IndicatorDefinition, 'key' | 'source'>;

function inputsOf({ key, source }: Sourced, perClass: (value: number | Readonly<Record<string, number>>) => Int32Array): InputColumn[] {
  if (source.from === 'computed') return [];
  if (source.from !== 'rating') return [{ key: columnKey(key, null), rater: null, weights: perClass(100) }];
  return source.raters.map((r) => ({ key: columnKey(key, r.rater), rater: r.rater, weights: perClass(r.weight) }));
}

function formulaOf(source: Sourced['source']): Formula | null {
  if (source.from !== 'computed') return null;
  const read = parseFormula(source.formula);
  if (isFault(read)) throw new RangeError(`a formula that cannot be read: ${source.formula}`);
  return read;
}

function scoringOf({ scoring }: IndicatorDefinition, classKeys: readonly string[]): CompiledScoring {
  switch (scoring.method) {
    case 'as_is':
      return { method: 'as_is' };
    case 'attainment':
      return { method: 'attainment', targets: Float64Array.from(classKeys, (k) => score(ofClass(scoring.target, k) ?? '0')), cap: score(scoring.cap) };
    case 'bands':
      return { method: 'bands', edges: Float64Array.from(scoring.bands, (b) => score(b.from)), scores: Float64Array.from(scoring.bands, (b) => score(b.score)) };
    case 'rank_in_group':
      return { method: 'rank_in_group', best: score(scoring.best), worst: score(scoring.worst), lowerIsBetter: scoring.lowerIsBetter ?? false };
    case 'bonus':
    case 'deduction':
      return { method: 'points', sign: scoring.method === 'bonus' ? 1 : -1, base: score(scoring.base), each: score(scoring.each), cap: score(scoring.cap) };
    case 'conversion':
      return { method: 'conversion', low: score(scoring.low), high: score(scoring.high), lowScore: score(scoring.lowScore), highScore: score(scoring.highScore) };
  }
}

/** Keys of all input columns, in the order of the scheme. */
export const columnKeys = (scheme: CompiledScheme): string[] => [...scheme.indicators, ...scheme.adjustments].flatMap((i) => i.inputs.map((c) => c.key));
