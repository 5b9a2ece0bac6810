import type { Explanation } from '../../../../../kernel/explanation.ts';
import { formatScore, score, type Score } from '../../../../../kernel/score.ts';
import type { OutputOf } from '../../../../../web/api/index.ts';
import type { samplePerson } from '../../../contract.ts';
import type { PostCategory } from '../../../model.ts';
import { checkScheme } from '../../../rules/check-scheme.ts';
import { classOf } from '../../../rules/class-of.ts';
import { columnKey, compileScheme, type CompiledAdjustment, type CompiledIndicator } from '../../../rules/compile-scheme.ts';
import { countEvidence, type CountedEntry } from '../../../rules/count-evidence.ts';
import { explainSheet } from '../../../rules/explain-sheet.ts';
import { readScheme } from '../../../rules/read-scheme.ts';
import { SCORED } from '../../../rules/score-states.ts';
import { scoreSheets } from '../../../rules/score-sheets.ts';
import type { DraftScheme } from '../../../scheme-format.ts';

export type Sample = OutputOf<typeof samplePerson>;

export type Live =
  /** The draft does not hold together yet; there is nothing to score by. */
  | { readonly state: 'unfinished' }
  /** The person falls into no class of the draft. */
  | { readonly state: 'outside' }
  | { readonly state: 'scored'; readonly className: { readonly zh: string; readonly en: string }; readonly score: string | null; readonly explanation: Explanation };

/**
 * The example person under the draft, by the same rules the server scores with: marks as they were frozen, evidence and facts
 * counted anew as the draft says. A rank in the group needs the group; here it counts as missing and the explanation says so.
 */
export function liveScore(draft: DraftScheme, sample: Sample): Live {
  const definition = readScheme(draft);
  if (!definition || checkScheme(definition).length > 0) return { state: 'unfinished' };
  const { place } = sample;
  const classKey = classOf(definition, { ...place, category: place.category as PostCategory | null });
  if (classKey === null) return { state: 'outside' };
  const scheme = compileScheme(definition);
  const counted = new Map<string, readonly CountedEntry[]>();
  const columns = new Map<string, Float64Array>();
  for (const member of [...scheme.indicators, ...scheme.adjustments]) {
    for (const input of member.inputs) columns.set(input.key, Float64Array.of(valueOf(member, input.key, sample, counted)));
  }
  const sheets = { size: 1, classes: Uint8Array.of(scheme.classKeys.indexOf(classKey)), columns, groups: null };
  const scored = scoreSheets(scheme, sheets);
  return {
    state: 'scored',
    className: definition.classes.find((c) => c.key === classKey)!.name,
    score: scored.states[0] === SCORED ? formatScore(scored.totals[0]! as Score, scheme.places) : null,
    explanation: explainSheet(scheme, sheets, scored, 0, { schemeVersion: '', source: '', knownAt: '', counted, rank: null }),
  };
}

function valueOf(member: CompiledIndicator | CompiledAdjustment, column: string, sample: Sample, counted: Map<string, readonly CountedEntry[]>): number {
  const { source } = member.definition;
  if (source.from === 'evidence') {
    const entries = countEvidence(source, sample.entries, sample.personId);
    counted.set(member.key, entries);
    return entries.reduce((sum, e) => sum + e.value, 0);
  }
  if (source.from === 'fact') {
    const value = sample.facts[source.fact];
    return value === undefined || value < 0 ? Number.NaN : score(value.toFixed(6));
  }
  return sample.values[column] ?? sample.values[columnKey(member.key, null)] ?? Number.NaN;
}
