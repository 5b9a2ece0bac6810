import type { Explanation } from '../../../kernel/explanation.ts';
import type { Unit } from '../../../platform/house/index.ts';
import type { SchemeDefinition } from '../scheme-format.ts';
import { sourceProvider } from '../sources.ts';
import { findComputation, marksKnownAt, type MarkKnown, type StoredResult } from '../store/index.ts';

const OF_INDICATOR = 'assessment.indicator.';

/**
 * A stored explanation with what it leaves to be looked up: behind a mark the document it was taken from, and who counts in words instead
 * of keys. What is stored stays as it was computed, so that the computation proves itself; marks are those known to that computation.
 */
export async function namedLeaves(unit: Unit, definition: SchemeDefinition, r: StoredResult & { readonly explanation: Explanation }): Promise<Explanation> {
  const computation = await findComputation(unit, r.runId, r.number);
  return namesIn(r.explanation, null, definition, computation ? await marksKnownAt(unit, r.runId, r.personId, computation.knownAt) : []);
}

/** Pure part, with its own table of cases. */
export function namesIn(e: Explanation, indicator: string | null, definition: SchemeDefinition, marks: readonly MarkKnown[]): Explanation {
  const here = e.ruleId?.startsWith(OF_INDICATOR) ? e.ruleId.slice(OF_INDICATOR.length) : indicator;
  return { ...leaf(e, here, definition, marks), ...(e.children ? { children: e.children.map((c) => namesIn(c, here, definition, marks)) } : {}) };
}

function leaf(e: Explanation, indicator: string | null, definition: SchemeDefinition, marks: readonly MarkKnown[]): Explanation {
  if (e.statement === 'assessment.explain.provider') return { ...e, params: { ...e.params, ...providerWords(String(e.params?.['provider']), String(e.params?.['measure'])) } };
  const rater = e.statement === 'assessment.explain.typed' ? '' : e.statement === 'assessment.explain.mark' ? definition.raters.find((r) => r.name.zh === e.params?.['name'])?.key : undefined;
  const mark = rater === undefined ? undefined : marks.find((m) => m.indicator === indicator && m.rater === rater);
  if (!mark?.source) return e;
  return { ...e, statement: `${e.statement}_from`, params: { ...e.params, document: mark.source, on: mark.recordedAt.toISOString().slice(0, 10) }, ...(rater === '' ? { value: mark.value } : {}) };
}

function providerWords(provider: string, measure: string): Record<string, string> {
  const found = sourceProvider(provider);
  const of = found?.measures.find((m) => m.key === measure);
  return { ...(found ? { provider: found.title.zh, providerEn: found.title.en } : {}), ...(of ? { measure: of.title.zh, measureEn: of.title.en } : {}) };
}
