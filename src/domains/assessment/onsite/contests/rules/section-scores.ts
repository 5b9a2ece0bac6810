import type { Explanation } from '../../../../../kernel/explanation.ts';
import type { Day } from '../../../../../kernel/period.ts';
import { divide, formatScore, roundTo, type Score } from '../../../../../kernel/score.ts';

export const rule = { ruleId: 'assessment.section_scores', source: '现场评比和不定期督查（M059）' } as const;

/** A visit to a section: every inspector's mark of that day. */
export interface Visit {
  readonly checkId: string;
  readonly title: string;
  readonly heldOn: Day;
  readonly marks: readonly { readonly inspector: string; readonly mark: Score }[];
}

export interface SectionScore {
  /** Mean over visits; a visit counts once, however many inspectors came. Null before the first score. */
  readonly average: Score | null;
  /** Of the visit held last. */
  readonly latest: Score | null;
  readonly latestOn: Day | null;
  readonly visits: readonly (Visit & { readonly mark: Score })[];
}

const exactMean = (values: readonly Score[]): Score => Number(divide(values.reduce((sum, v) => sum + BigInt(v), 0n), BigInt(values.length), 'half_up')) as Score;
const mean = (values: readonly Score[]): Score => roundTo(exactMean(values), 2, 'half_up');

/** Average and latest score of a section over its visits, two decimals. Visits nobody scored do not count. */
export function sectionScore(visits: readonly Visit[]): SectionScore {
  const scored = visits
    .filter((v) => v.marks.length > 0)
    .map((v) => ({ ...v, mark: mean(v.marks.map((m) => m.mark)) }))
    .sort((a, b) => (a.heldOn === b.heldOn ? (a.checkId < b.checkId ? -1 : 1) : a.heldOn < b.heldOn ? -1 : 1));
  const last = scored.at(-1);
  return { visits: scored, average: scored.length === 0 ? null : mean(scored.map((v) => v.mark)), latest: last?.mark ?? null, latestOn: last?.heldOn ?? null };
}

/** Score of a unit: the mean over its sections that have one. */
export const unitScore = (sections: readonly Score[]): Score | null => (sections.length === 0 ? null : mean(sections));

/** The drawer: every visit with the mark of each inspector. */
export function explainSection(name: string, score: SectionScore): Explanation {
  return {
    statement: 'onsite.explain.section_average',
    params: { name, visits: score.visits.length },
    ...(score.average === null ? {} : { value: formatScore(score.average), unit: 'point' }),
    ruleId: rule.ruleId,
    source: rule.source,
    children: score.visits.map((v) => ({
      statement: 'onsite.explain.section_visit',
      params: { title: v.title, on: v.heldOn, inspectors: v.marks.length },
      value: formatScore(v.mark),
      unit: 'point',
      children: v.marks.map((m): Explanation => ({ statement: 'onsite.explain.section_mark', params: { inspector: m.inspector }, value: formatScore(m.mark), unit: 'point' })),
    })),
  };
}
