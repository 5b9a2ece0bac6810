import type { Reason } from '../../../kernel/refusal.ts';
import { problems, type ComparisonGroup, type DiagnosisSettings, type Finding, type Observations, type Problem, type Signal } from '../model.ts';
import { withExpectations } from './expectations.ts';
import { comparisonGroups, readings, type Reading } from './measure.ts';
import { levelOf, pointsOf, total } from './points.ts';

/**
 * analysis.diagnose (M001, 000 湘阴县 “四个难题”): for every person and problem a finding, or the statement that evidence is not enough.
 *
 * People are compared with people of the same post category and unit type, or of the same category where that group is too small; the
 * unit's own pace, mix of matters and way of marking are taken out before. Signals give points for and against, which add up.
 * Pure: the same observations and settings give the same findings, for one county or a province.
 */
export function diagnose(all: readonly Observations[], settings: DiagnosisSettings): Finding[] {
  const { people, rates } = withExpectations(all);
  const groups = comparisonGroups(people, settings.groupMinimum);
  const read = readings(people, groups, settings);
  return people.flatMap((o, i) => problems.map((problem) => judge(o, problem, groups[i]!, weighed(read[i]!, problem, settings), rates.get(o.organizationId) ?? 1, settings)));
}

/** The signals that give points for a problem, the strongest for it first. */
const weighed = (all: readonly Reading[], problem: Problem, settings: DiagnosisSettings): Signal[] =>
  all
    .flatMap((r): Signal[] => {
      const weight = settings.points[problem][r.id] ?? 0;
      return weight === 0 ? [] : [{ ...r, problem, weight }];
    })
    .sort((a, b) => pointsOf(b) - pointsOf(a) || (a.id < b.id ? -1 : 1));

/** A signal that gives so many points is a witness for the problem. */
const WITNESS = 1;

function judge(o: Observations, problem: Problem, group: ComparisonGroup, signals: readonly Signal[], unitRate: number, settings: DiagnosisSettings): Finding {
  const strength = signals.length === 0 ? null : total(settings.start[problem], signals);
  const last = signals.at(-1);
  const against = last && last.z < 0 ? last : null;
  const sources = new Set(signals.filter((s) => pointsOf(s) >= WITNESS).map((s) => s.source)).size;
  const finding = (state: Finding['state'], confidence: Finding['confidence'], reasons: Reason[]): Finding => ({ personId: o.personId, problem, state, strength, confidence, group, signals, counterEvidence: against, reasons });

  const lacking = incomparable(o, group, signals, settings);
  if (lacking.length > 0 || strength === null) return finding('abstained', null, lacking);
  const level = levelOf(strength, settings.levels);
  if (level === null) {
    // Nothing is suspected; but only somebody of whom something is on record can be said to show no sign.
    const records = o.parts + o.tasks.due;
    if (records < settings.recordsMinimum) return finding('abstained', null, [{ code: 'analysis.too_few_records', params: { records, minimum: settings.recordsMinimum } }]);
    return strength < settings.clearBelow ? finding('not_suspected', null, []) : finding('abstained', null, [{ code: 'analysis.between_the_lines', params: { strength: strength.toFixed(1), from: settings.levels.low.from } }]);
  }
  const doubts: Reason[] = [];
  if (sources < settings.sourcesMinimum) doubts.push({ code: 'analysis.one_source_only', params: { sources, minimum: settings.sourcesMinimum } });
  if (against && -pointsOf(against) >= settings.counterLimit) doubts.push({ code: 'analysis.strong_counter_evidence', params: { signal: against.id, points: (-pointsOf(against)).toFixed(1) } });
  if (problem === 'motivation' && unitRate < settings.underreportingBelow) doubts.push({ code: 'analysis.unit_reports_little', params: { percent: Math.round(unitRate * 100) } });
  return doubts.length > 0 ? finding('abstained', null, doubts) : finding('suspected', level, []);
}

/** Why this person cannot be compared with anybody, whatever the points. */
function incomparable(o: Observations, group: ComparisonGroup, signals: readonly Signal[], settings: DiagnosisSettings): Reason[] {
  const reasons: Reason[] = [];
  if (group.size < settings.groupMinimum) reasons.push({ code: 'analysis.group_too_small', params: { size: group.size, minimum: settings.groupMinimum } });
  if (o.monthsInPost === null) reasons.push({ code: 'analysis.time_in_post_unknown' });
  else if (o.monthsInPost < settings.monthsInPostMinimum) reasons.push({ code: 'analysis.new_in_post', params: { months: o.monthsInPost, minimum: settings.monthsInPostMinimum } });
  const sources = new Set(signals.map((s) => s.source)).size;
  if (sources < settings.sourcesMinimum) reasons.push({ code: 'analysis.too_few_sources', params: { sources, minimum: settings.sourcesMinimum } });
  return reasons;
}
