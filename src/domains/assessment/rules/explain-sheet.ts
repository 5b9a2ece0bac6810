import type { Explanation } from '../../../kernel/explanation.ts';
import { formatScore, type Score } from '../../../kernel/score.ts';
import type { BallotUsed } from './ballot-for-period.ts';
import type { CompiledDimension, CompiledIndicator, CompiledScheme } from './compile-scheme.ts';
import type { CountedEntry } from './count-evidence.ts';
import { explainAdjustments } from './explain-adjustments.ts';
import { named, scoringLine, sourceLines, valueAt } from './explain-value.ts';
import { ASSUMED, FROM_VALUE, MISSING, NOT_ASKED, SCORED } from './score-states.ts';
import type { ScoredSheets, Sheets } from './score-sheets.ts';
import { percentText } from './weights.ts';
import { weakestDimensions } from './weakest-paper.ts';

export const rule = { ruleId: 'assessment.explain', source: '公务员考核规定；考核方案' } as const;

export interface ExplainContext {
  readonly schemeVersion: string;
  /** Document and article the scheme rests on. */
  readonly source: string;
  readonly knownAt: string;
  /** Counted entries of the person by indicator. */
  readonly counted: ReadonlyMap<string, readonly CountedEntry[]>;
  /** Elections behind the values of indicators that read ballots. */
  readonly ballots?: Readonly<Record<string, BallotUsed>>;
  readonly rank: { readonly rank: number; readonly size: number; readonly group: string; readonly comparable: boolean } | null;
}

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
  const adjusted = explainAdjustments(scheme, sheets, scored, p, context);
  const apart = [...adjusted.points, ...adjusted.vetoes];
  const common = {
    ruleId: 'assessment.score',
    source: context.source,
    version: context.schemeVersion,
    knownAt: context.knownAt,
    children: apart.length > 0 && scored.states[p] === SCORED ? [{ statement: 'assessment.explain.weighted', value: print(scored.weighted[p]!), unit: 'point', children }, ...apart] : [...children, ...apart],
  };
  if (scored.states[p] !== SCORED) {
    return { statement: 'assessment.explain.no_score', params: { class: className.zh, classEn: className.en, missing: missingCount(scheme, scored, p) }, ...common };
  }
  const made = scheme.dimensions
    .map((dimension, d) => ({ name: scheme.definition.dimensions[d]!.name, weight: dimension.weights[c]!, score: scored.dimensions[d]![p]! }))
    .filter((x) => x.weight > 0);
  const made_of = (lang: 'zh' | 'en'): string => made.map((x) => (lang === 'zh' ? `${x.name.zh}${print(x.score)}分占${percentText(x.weight)}%` : `${x.name.en} ${print(x.score)} at ${percentText(x.weight)}%`)).join(lang === 'zh' ? '，' : ', ');
  const { rank } = context;
  const weakest = scheme.definition.papers === true ? weakestDimensions(made.map((x) => ({ name: x.name, score: x.score }))) : [];
  const papers = weakest.length === 0 ? {} : { weakest: weakest.map((w) => w.name.zh).join('、'), weakestEn: weakest.map((w) => w.name.en).join(', ') };
  return {
    statement: weakest.length > 0 ? (rank?.comparable === true ? 'assessment.explain.papers_ranked' : 'assessment.explain.papers') : rank === null ? 'assessment.explain.total' : rank.comparable ? 'assessment.explain.total_ranked' : 'assessment.explain.total_group_small',
    params: { class: className.zh, classEn: className.en, parts: made_of('zh'), partsEn: made_of('en'), ...papers, ...(rank === null ? {} : { rank: rank.rank, size: rank.size }) },
    value: print(scored.totals[p]!),
    unit: 'point',
    ...common,
  };
}

const missingCount = (scheme: CompiledScheme, scored: ScoredSheets, p: number): number => [...scored.origins, ...scored.adjustments.map((a) => a.origins)].filter((o) => o[p] === MISSING).length;

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
  if (origin === MISSING) return { statement: `assessment.explain.missing_${indicator.missing}`, params: names, ...head, children: sourceLines(scheme, indicator, sheets, scored, p, context) };
  const value = formatScore(scored.indicators[i]![p]! as Score, scheme.places);
  if (origin === ASSUMED) return { statement: 'assessment.explain.assumed', params: { ...names, score: value }, value, unit: 'point', ...head };
  return { ...scoringLine(indicator, { raw: valueAt(scheme, indicator, sheets, scored, p), c, names, value: scored.indicators[i]![p]! }), value, unit: 'point', ...head, children: sourceLines(scheme, indicator, sheets, scored, p, context), ...(origin === FROM_VALUE && evidenceIds(indicator, context).length > 0 ? { evidenceIds: evidenceIds(indicator, context) } : {}) };
}

const evidenceIds = (indicator: CompiledIndicator, context: ExplainContext): string[] => (context.counted.get(indicator.key) ?? []).map((e) => e.evidenceId);
