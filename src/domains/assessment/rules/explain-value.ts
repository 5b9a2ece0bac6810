import type { Explanation } from '../../../kernel/explanation.ts';
import { formatScore, type Score } from '../../../kernel/score.ts';
import { rule as fromBallot, type BallotUsed } from './ballot-for-period.ts';
import type { CompiledAdjustment, CompiledIndicator, CompiledScheme } from './compile-scheme.ts';
import type { ExplainContext } from './explain-sheet.ts';
import { namesIn } from './formula.ts';
import { valuesOf, type ScoredSheets, type Sheets } from './score-sheets.ts';
import { percentText } from './weights.ts';

export const rule = { ruleId: 'assessment.explain_value', source: '公务员考核规定；考核方案' } as const;

export type Names = { readonly name: string; readonly nameEn: string };

/** Both languages travel in the params: `name` and `nameEn`; the screen shows one of them. */
export const named = (name: { readonly zh: string; readonly en: string }): Names => ({ name: name.zh, nameEn: name.en });

/** Millionths as printed without needless zeros: 88.5, 90. */
export const plain = (millionths: number): string => formatScore(millionths as Score, 6).replace(/\.?0+$/, '');

type Member = CompiledIndicator | CompiledAdjustment;

/** The value of one person before it became a score; NaN when there is none. */
export function valueAt(scheme: CompiledScheme, member: Member, sheets: Sheets, scored: ScoredSheets, p: number): number {
  if (member.definition.source.from !== 'rating') return (scored.computed.get(member.key) ?? sheets.columns.get(member.inputs[0]?.key ?? ''))?.[p] ?? Number.NaN;
  // Only this person's marks: a province must not be weighed again for each line.
  const columns = new Map(member.inputs.map((i) => [i.key, Float64Array.of(sheets.columns.get(i.key)![p]!)]));
  return valuesOf(scheme, member, { size: 1, classes: Uint8Array.of(sheets.classes[p]!), columns }, new Map())[0]!;
}

/** The sentence that says how the value became the score. */
export function scoringLine({ definition, scoring }: CompiledIndicator, at: { readonly raw: number; readonly c: number; readonly names: Names; readonly value: number }): Pick<Explanation, 'statement' | 'params'> {
  const { raw, c, names, value } = at;
  if (definition.source.from === 'rating') return { statement: 'assessment.explain.rated', params: names };
  const said = { ...names, raw: plain(raw) };
  switch (scoring.method) {
    case 'as_is':
      if (raw < 0) return { statement: 'assessment.explain.as_is_below', params: said };
      return raw > value && value === 100_000_000 ? { statement: 'assessment.explain.as_is_above', params: said } : { statement: 'assessment.explain.as_is', params: names };
    case 'attainment':
      return { statement: 'assessment.explain.attainment', params: { ...said, target: plain(scoring.targets[c]!), cap: plain(scoring.cap) } };
    case 'bands': {
      let band = scoring.edges.length - 1;
      while (band > 0 && raw < scoring.edges[band]!) band--;
      const next = band + 1 < scoring.edges.length ? scoring.edges[band + 1] : undefined;
      return next === undefined
        ? { statement: 'assessment.explain.last_band', params: { ...said, from: plain(scoring.edges[band]!) } }
        : { statement: 'assessment.explain.band', params: { ...said, from: plain(scoring.edges[band]!), to: plain(next) } };
    }
    case 'points':
      return { statement: scoring.sign === 1 ? 'assessment.explain.points_added' : 'assessment.explain.points_taken', params: { ...said, base: plain(scoring.base), each: plain(scoring.each), cap: plain(scoring.cap), points: plain(Math.abs(value - scoring.base)) } };
    case 'conversion':
      return { statement: 'assessment.explain.conversion', params: { ...said, low: plain(scoring.low), high: plain(scoring.high), lowScore: plain(scoring.lowScore), highScore: plain(scoring.highScore) } };
    case 'rank_in_group':
      return { statement: scoring.lowerIsBetter ? 'assessment.explain.rank_low' : 'assessment.explain.rank_high', params: { ...said, best: plain(scoring.best), worst: plain(scoring.worst) } };
  }
}

/** Marks of each group of raters, the entries that were counted, or what a formula read. */
export function sourceLines(scheme: CompiledScheme, member: Member, sheets: Sheets, scored: ScoredSheets, p: number, context: ExplainContext): Explanation[] {
  const { source } = member.definition;
  switch (source.from) {
    case 'rating':
      return markLines(scheme, member, sheets, p);
    case 'fact':
      return [{ statement: 'assessment.explain.fact', params: { fact: source.fact } }];
    case 'typed':
      return [{ statement: 'assessment.explain.typed' }];
    case 'provider':
      return [{ statement: 'assessment.explain.provider', params: { provider: source.provider, measure: source.measure } }];
    case 'ballot':
      return [ballotLine(source.form, context.ballots?.[member.key])];
    case 'computed':
      return [formulaLine(scheme, member, sheets, scored, p)];
    case 'evidence':
      return evidenceLines(context.counted.get(member.key) ?? []);
  }
}

function markLines(scheme: CompiledScheme, member: Member, sheets: Sheets, p: number): Explanation[] {
  const c = sheets.classes[p]!;
  const { raters } = scheme.definition;
  return member.inputs
    .filter((input) => input.weights[c]! > 0)
    .map((input) => {
      const mark = sheets.columns.get(input.key)![p]!;
      const line = { statement: Number.isNaN(mark) ? 'assessment.explain.no_mark' : 'assessment.explain.mark', params: named(raters.find((r) => r.key === input.rater)?.name ?? { zh: input.key, en: input.key }), weight: input.weights[c]! };
      return Number.isNaN(mark) ? line : { ...line, value: plain(mark), unit: 'point' };
    });
}

/** The election that gave the value leads to its counting report; without one the line says on which form none was found. */
function ballotLine(form: string, used: BallotUsed | undefined): Explanation {
  if (!used) return { statement: 'assessment.explain.no_ballot', params: { form }, ruleId: fromBallot.ruleId };
  return { statement: 'assessment.explain.ballot', params: { title: used.title, on: used.closedOn }, value: used.figure, unit: 'point', ruleId: fromBallot.ruleId, things: [{ kind: 'election', id: used.electionId, name: used.title, permission: 'assessment.ballot_reports.read' }] };
}

/** The formula as written, what each name in it stood for, and why there is no result where there is none. */
function formulaLine(scheme: CompiledScheme, member: Member, sheets: Sheets, scored: ScoredSheets, p: number): Explanation {
  const members = [...scheme.indicators, ...scheme.adjustments];
  const read = namesIn(member.formula!).map(({ key, what }): { line: Explanation; there: boolean } => {
    const at = members.findIndex((m) => m.key === key);
    const { name } = members[at]!.definition;
    const value = what === 'score' ? (scored.indicators[at]?.[p] ?? Number.NaN) : valueAt(scheme, members[at]!, sheets, scored, p);
    const there = !Number.isNaN(value);
    return { there, line: { statement: there ? `assessment.explain.formula_${what}` : 'assessment.explain.formula_nothing', params: { ...named(name), key }, ...(there ? { value: plain(value) } : {}) } };
  });
  const result = scored.computed.get(member.key)?.[p] ?? Number.NaN;
  const text = member.definition.source.from === 'computed' ? member.definition.source.formula : '';
  const statement = !Number.isNaN(result) ? 'assessment.explain.computed' : read.every((r) => r.there) ? 'assessment.explain.computed_no_result' : 'assessment.explain.computed_lacks';
  return { statement, params: { formula: text }, ...(Number.isNaN(result) ? {} : { value: plain(result) }), ruleId: 'assessment.formula', children: read.map((r) => r.line) };
}

function evidenceLines(counted: NonNullable<ReturnType<ExplainContext['counted']['get']>>): Explanation[] {
  if (counted.length === 0) return [{ statement: 'assessment.explain.no_evidence' }];
  const lines = counted.map((e): Explanation => ({
    statement: e.shielded ? 'assessment.explain.entry_shielded' : 'assessment.explain.entry',
    params: { title: e.title, on: e.occurredOn, points: e.points, arena: percentText(e.arena), share: percentText(e.share) },
    value: plain(e.value),
    unit: 'point',
    evidenceIds: [e.evidenceId],
  }));
  return [{ statement: 'assessment.explain.counted', params: { count: counted.length }, value: plain(counted.reduce((a, e) => a + e.value, 0)), unit: 'point', ruleId: 'assessment.count_evidence', children: lines }];
}
