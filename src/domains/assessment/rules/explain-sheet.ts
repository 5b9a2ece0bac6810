import type { Explanation } from '../../../kernel/explanation.ts';
import { formatScore, type Score } from '../../../kernel/score.ts';
import { columnKey, type CompiledDimension, type CompiledIndicator, type CompiledScheme } from './compile-scheme.ts';
import type { CountedEntry } from './count-evidence.ts';
import { ASSUMED, FROM_VALUE, MISSING, NOT_ASKED, SCORED, type ScoredSheets, type Sheets } from './score-sheets.ts';
import { percentText } from './weights.ts';

export const rule = { ruleId: 'assessment.explain', source: '公务员考核规定；考核方案' } as const;

export interface ExplainContext {
  readonly schemeVersion: string;
  /** Document and article the scheme rests on. */
  readonly source: string;
  readonly knownAt: string;
  /** Counted entries of the person by indicator. */
  readonly counted: ReadonlyMap<string, readonly CountedEntry[]>;
  readonly rank: { readonly rank: number; readonly size: number; readonly group: string; readonly comparable: boolean } | null;
}

/** Both languages travel in the params: `name` and `nameEn`; the screen shows one of them. */
const named = (name: { readonly zh: string; readonly en: string }): { name: string; nameEn: string } => ({ name: name.zh, nameEn: name.en });

/** Millionths as printed without needless zeros: 88.5, 90. */
const plain = (millionths: number): string => formatScore(millionths as Score, 6).replace(/\.?0+$/, '');

/**
 * The explanation of one person's score, told from the same columns the score was made of. Children of every line carry
 * printed values and weights whose products add up to the line, rounded once as the scheme says.
 */
export function explainSheet(scheme: CompiledScheme, sheets: Sheets, scored: ScoredSheets, p: number, context: ExplainContext): Explanation {
  const c = sheets.classes[p]!;
  const print = (v: number): string => formatScore(v as Score, scheme.places);
  let at = 0;
  const children = scheme.dimensions.flatMap((dimension, d) => {
    const first = at;
    at += dimension.indicators.length;
    if (dimension.weights[c]! === 0) return [];
    return [explainDimension(scheme, sheets, scored, p, dimension, { d, first }, context)];
  });
  const className = scheme.definition.classes[c]!.name;
  const common = { ruleId: 'assessment.score', source: context.source, version: context.schemeVersion, knownAt: context.knownAt, children };
  if (scored.states[p] !== SCORED) {
    return { statement: 'assessment.explain.no_score', params: { class: className.zh, classEn: className.en, missing: missingCount(scheme, scored, p) }, ...common };
  }
  const made = scheme.dimensions
    .map((dimension, d) => ({ name: scheme.definition.dimensions[d]!.name, weight: dimension.weights[c]!, score: scored.dimensions[d]![p]! }))
    .filter((x) => x.weight > 0);
  const made_of = (lang: 'zh' | 'en'): string => made.map((x) => (lang === 'zh' ? `${x.name.zh}${print(x.score)}分占${percentText(x.weight)}%` : `${x.name.en} ${print(x.score)} at ${percentText(x.weight)}%`)).join(lang === 'zh' ? '，' : ', ');
  const { rank } = context;
  return {
    statement: rank === null ? 'assessment.explain.total' : rank.comparable ? 'assessment.explain.total_ranked' : 'assessment.explain.total_group_small',
    params: { class: className.zh, classEn: className.en, parts: made_of('zh'), partsEn: made_of('en'), ...(rank === null ? {} : { rank: rank.rank, size: rank.size }) },
    value: print(scored.totals[p]!),
    unit: 'point',
    ...common,
  };
}

const missingCount = (scheme: CompiledScheme, scored: ScoredSheets, p: number): number => scheme.indicators.filter((_, i) => scored.origins[i]![p] === MISSING).length;

function explainDimension(scheme: CompiledScheme, sheets: Sheets, scored: ScoredSheets, p: number, dimension: CompiledDimension, at: { d: number; first: number }, context: ExplainContext): Explanation {
  const c = sheets.classes[p]!;
  const shown = dimension.indicators.map((indicator, i) => ({ indicator, i: at.first + i })).filter(({ indicator }) => indicator.weights[c]! > 0);
  const whole = shown.every(({ i }) => scored.origins[i]![p] !== MISSING);
  return {
    statement: 'assessment.explain.dimension',
    params: named(scheme.definition.dimensions[at.d]!.name),
    ...(whole ? { value: formatScore(scored.dimensions[at.d]![p]! as Score, scheme.places), unit: 'point' } : {}),
    weight: dimension.weights[c]!,
    children: shown.map(({ indicator, i }) => explainIndicator(scheme, sheets, scored, p, indicator, i, context)),
  };
}

function explainIndicator(scheme: CompiledScheme, sheets: Sheets, scored: ScoredSheets, p: number, indicator: CompiledIndicator, i: number, context: ExplainContext): Explanation {
  const c = sheets.classes[p]!;
  const origin = scored.origins[i]![p]!;
  const names = named(indicator.definition.name);
  const head = { weight: indicator.weights[c]!, ruleId: `assessment.indicator.${indicator.key}` };
  if (origin === NOT_ASKED) return { statement: 'assessment.explain.not_asked', params: names, ...head };
  if (origin === MISSING) return { statement: `assessment.explain.missing_${indicator.missing}`, params: names, ...head, children: sourceLines(scheme, indicator, sheets, p, context) };
  const value = formatScore(scored.indicators[i]![p]! as Score, scheme.places);
  if (origin === ASSUMED) return { statement: 'assessment.explain.assumed', params: { ...names, score: value }, value, unit: 'point', ...head };
  return { ...scoringLine(scheme, sheets, p, indicator, names), value, unit: 'point', ...head, children: sourceLines(scheme, indicator, sheets, p, context), ...(origin === FROM_VALUE && evidenceIds(indicator, context).length > 0 ? { evidenceIds: evidenceIds(indicator, context) } : {}) };
}

const evidenceIds = (indicator: CompiledIndicator, context: ExplainContext): string[] => (context.counted.get(indicator.key) ?? []).map((e) => e.evidenceId);

/** The sentence that says how the value became the score. */
function scoringLine(scheme: CompiledScheme, sheets: Sheets, p: number, indicator: CompiledIndicator, names: { name: string; nameEn: string }): Pick<Explanation, 'statement' | 'params'> {
  const { scoring } = indicator;
  const c = sheets.classes[p]!;
  if (indicator.definition.source.from === 'rating') return { statement: 'assessment.explain.rated', params: names };
  const raw = sheets.columns.get(columnKey(indicator.key, null))![p]!;
  switch (scoring.method) {
    case 'as_is':
      return { statement: 'assessment.explain.as_is', params: names };
    case 'attainment':
      return { statement: 'assessment.explain.attainment', params: { ...names, raw: plain(raw), target: plain(scoring.targets[c]!), cap: plain(scoring.cap) } };
    case 'bands': {
      let band = scoring.edges.length - 1;
      while (band > 0 && raw < scoring.edges[band]!) band--;
      const next = band + 1 < scoring.edges.length ? scoring.edges[band + 1] : undefined;
      return next === undefined
        ? { statement: 'assessment.explain.last_band', params: { ...names, raw: plain(raw), from: plain(scoring.edges[band]!) } }
        : { statement: 'assessment.explain.band', params: { ...names, raw: plain(raw), from: plain(scoring.edges[band]!), to: plain(next) } };
    }
  }
}

/** Marks of each group of raters, or the entries that were counted. */
function sourceLines(scheme: CompiledScheme, indicator: CompiledIndicator, sheets: Sheets, p: number, context: ExplainContext): Explanation[] {
  const { source } = indicator.definition;
  const c = sheets.classes[p]!;
  if (source.from === 'rating') {
    const raters = scheme.definition.raters;
    return indicator.inputs
      .filter((input) => input.weights[c]! > 0)
      .map((input) => {
        const mark = sheets.columns.get(input.key)![p]!;
        const line = { statement: Number.isNaN(mark) ? 'assessment.explain.no_mark' : 'assessment.explain.mark', params: named(raters.find((r) => r.key === input.rater)?.name ?? { zh: input.key, en: input.key }), weight: input.weights[c]! };
        return Number.isNaN(mark) ? line : { ...line, value: plain(mark), unit: 'point' };
      });
  }
  if (source.from === 'fact') return [{ statement: 'assessment.explain.fact', params: { fact: source.fact } }];
  if (source.from === 'typed') return [{ statement: 'assessment.explain.typed' }];
  const counted = context.counted.get(indicator.key) ?? [];
  if (counted.length === 0) return [{ statement: 'assessment.explain.no_evidence' }];
  const lines = counted.map((e): Explanation => ({
    statement: 'assessment.explain.entry',
    params: { title: e.title, on: e.occurredOn, points: e.points, arena: percentText(e.arena), share: percentText(e.share) },
    value: plain(e.value),
    unit: 'point',
    evidenceIds: [e.evidenceId],
  }));
  return [{ statement: 'assessment.explain.counted', params: { count: counted.length }, value: plain(counted.reduce((a, e) => a + e.value, 0)), unit: 'point', ruleId: 'assessment.count_evidence', children: lines }];
}
