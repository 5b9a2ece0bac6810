import { score, type Rounding } from '../../../kernel/score.ts';
import type { IndicatorDefinition, SchemeDefinition } from '../scheme-format.ts';
import { ofClass, tenThousandths } from './weights.ts';

export const rule = { ruleId: 'assessment.scheme_as_columns', source: '公务员考核规定' } as const;

/** One input column with its weight in the indicator for each class, in ten-thousandths. */
export interface InputColumn {
  readonly key: string;
  readonly rater: string | null;
  readonly weights: Int32Array;
}

export interface CompiledIndicator {
  readonly key: string;
  readonly definition: IndicatorDefinition;
  readonly inputs: readonly InputColumn[];
  /** Weight within the dimension by class. */
  readonly weights: Int32Array;
  /** 1 where the indicator weighs something in the total of the class; elsewhere it is not asked for. */
  readonly applies: Uint8Array;
  readonly scoring:
    | { readonly method: 'as_is' }
    | { readonly method: 'attainment'; readonly targets: Float64Array; readonly cap: number }
    | { readonly method: 'bands'; readonly edges: Float64Array; readonly scores: Float64Array };
  readonly missing: 'exclude_person' | 'ask' | 'neutral';
  readonly neutral: number;
}

export interface CompiledDimension {
  readonly key: string;
  readonly weights: Int32Array;
  readonly indicators: readonly CompiledIndicator[];
}

/** A scheme turned into arrays by class number, ready to run over columns of any length. */
export interface CompiledScheme {
  readonly definition: SchemeDefinition;
  readonly classKeys: readonly string[];
  readonly dimensions: readonly CompiledDimension[];
  readonly indicators: readonly CompiledIndicator[];
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
        return {
          key: i.key,
          definition: i,
          inputs: inputsOf(i, perClass),
          weights,
          applies: Uint8Array.from(classKeys, (_, c) => (weights[c]! > 0 && dimensionWeights[c]! > 0 ? 1 : 0)),
          scoring: scoringOf(i, classKeys),
          missing: i.missing.policy,
          neutral: i.missing.policy === 'neutral' ? score(i.missing.score) : 0,
        };
      }),
    };
  });
  return {
    definition,
    classKeys,
    dimensions,
    indicators: dimensions.flatMap((d) => d.indicators),
    rounding: definition.rounding.mode,
    places: definition.rounding.places,
    step: 10 ** (6 - definition.rounding.places),
  };
}

function inputsOf(indicator: IndicatorDefinition, perClass: (value: number | Readonly<Record<string, number>>) => Int32Array): InputColumn[] {
  if (indicator.source.from !== 'rating') return [{ key: columnKey(indicator.key, null), rater: null, weights: perClass(100) }];
  return indicator.source.raters.map((r) => ({ key: columnKey(indicator.key, r.rater), rater: r.rater, weights: perClass(r.weight) }));
}

function scoringOf({ scoring }: IndicatorDefinition, classKeys: readonly string[]): CompiledIndicator['scoring'] {
  switch (scoring.method) {
    case 'as_is':
      return { method: 'as_is' };
    case 'attainment':
      return { method: 'attainment', targets: Float64Array.from(classKeys, (k) => score(ofClass(scoring.target, k) ?? '0')), cap: score(scoring.cap) };
    case 'bands':
      return { method: 'bands', edges: Float64Array.from(scoring.bands, (b) => score(b.from)), scores: Float64Array.from(scoring.bands, (b) => score(b.score)) };
  }
}

/** Keys of all input columns, in the order of the scheme. */
export const columnKeys = (scheme: CompiledScheme): string[] => scheme.indicators.flatMap((i) => i.inputs.map((c) => c.key));
