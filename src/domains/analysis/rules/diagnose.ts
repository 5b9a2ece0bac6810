import type { Reason } from '../../../kernel/refusal.ts';
import { problems, type ComparisonGroup, type DiagnosisSettings, type Finding, type Observations, type Problem, type Signal } from '../model.ts';
import { distance, median, shrunk, spreadOf } from './compare.ts';
import { signalDefinitions, type SignalDefinition } from './signals.ts';

/**
 * analysis.diagnose (M001, 000 湘阴县 “四个难题”): for every person and problem a finding, or the statement that evidence is not enough.
 *
 * People are compared with people of the same post category and unit type, or of the same category where that group is too small.
 * A unit that reports little makes all its people look idle, so contributions are first divided by the unit's own rate.
 * The strength of a finding joins its signals' distances by weight; what points away counts as much as what points to it.
 * Pure: the same observations and settings give the same findings, for one county or a province.
 */
export function diagnose(all: readonly Observations[], settings: DiagnosisSettings): Finding[] {
  const rates = unitRates(all);
  const mixes = unitMixes(all);
  const adjusted = all.map((o) => adjustForUnit(o, rates.get(o.organizationId) ?? 1, mixes.get(o.organizationId) ?? 0));
  const groups = comparisonGroups(adjusted, settings.groupMinimum);
  const signals: Signal[][] = adjusted.map(() => []);
  for (const definition of signalDefinitions) addSignal(definition, adjusted, groups, settings, signals);
  return adjusted.flatMap((o, i) => problems.map((problem) => judge(o, problem, groups[i]!, signals[i]!, rates.get(o.organizationId) ?? 1, settings)));
}

/** Contributions per person and month of a unit, relative to all units. Small units are pulled toward 1. */
export function unitRates(all: readonly Observations[]): Map<string, number> {
  const byUnit = new Map<string, number[]>();
  for (const o of all) {
    if (o.monthsObserved < 1) continue;
    const list = byUnit.get(o.organizationId) ?? [];
    list.push(o.contributions / o.monthsObserved);
    byUnit.set(o.organizationId, list);
  }
  const typical = median([...byUnit.values()].flat());
  const PRIOR_PEOPLE = 8;
  return new Map([...byUnit].map(([unit, rates]) => [unit, typical === 0 ? 1 : (median(rates) * rates.length + typical * PRIOR_PEOPLE) / ((rates.length + PRIOR_PEOPLE) * typical)]));
}

/** Half of the unit's deviation is taken out: a whole unit may be idle, or may only report little; neither is assumed. */
const adjustForUnit = (o: Observations, rate: number, hardShare: number): Observations => ({ ...o, contributions: o.contributions / Math.sqrt(Math.max(rate, 0.1)), hardExpected: o.parts * hardShare });

/** Share of hard matters among all of a unit: an office without emergencies does not make its people timid. */
function unitMixes(all: readonly Observations[]): Map<string, number> {
  const sums = new Map<string, { hard: number; parts: number }>();
  for (const o of all) {
    const sum = sums.get(o.organizationId) ?? { hard: 0, parts: 0 };
    sums.set(o.organizationId, { hard: sum.hard + o.hard, parts: sum.parts + o.parts });
  }
  return new Map([...sums].map(([unit, { hard, parts }]) => [unit, parts === 0 ? 0 : hard / parts]));
}

function comparisonGroups(all: readonly Observations[], minimum: number): ComparisonGroup[] {
  const count = (key: (o: Observations) => string): Map<string, number> => {
    const sizes = new Map<string, number>();
    for (const o of all) sizes.set(key(o), (sizes.get(key(o)) ?? 0) + 1);
    return sizes;
  };
  const narrow = (o: Observations): string => `${o.category}/${o.unitType}`;
  const narrowSizes = count(narrow);
  const wideSizes = count((o) => o.category);
  return all.map((o) => {
    const size = narrowSizes.get(narrow(o))!;
    return size >= minimum ? { key: narrow(o), size } : { key: o.category, size: wideSizes.get(o.category)! };
  });
}

/** One signal for everybody: medians of raw values first, then shrunk values against their own spread, group by group. */
function addSignal(definition: SignalDefinition, all: readonly Observations[], groups: readonly ComparisonGroup[], settings: DiagnosisSettings, out: Signal[][]): void {
  const weight = settings.weights[definition.id] ?? 0;
  if (weight === 0) return;
  const members = new Map<string, number[]>();
  const measured = all.map((o) => {
    const m = definition.measure(o);
    return m && m.count >= definition.atLeast ? m : null;
  });
  // A wide group holds everybody of the category, also those who have a narrow group of their own.
  all.forEach((o, i) => {
    if (!measured[i]) return;
    for (const key of new Set([groups[i]!.key, o.category])) (members.get(key) ?? members.set(key, []).get(key)!).push(i);
  });
  const spreads = new Map([...members].map(([key, indexes]) => {
    const centre = median(indexes.map((i) => measured[i]!.value));
    const spread = spreadOf(indexes.map((i) => shrunk(measured[i]!.value, measured[i]!.count, centre, definition.shrink)), definition.toward);
    return [key, { centre, spread: { ...spread, scale: Math.max(spread.scale, definition.material) } }];
  }));
  all.forEach((o, i) => {
    const m = measured[i];
    const group = spreads.get(groups[i]!.key);
    if (!m || !group || group.spread.size < settings.groupMinimum) return;
    const z = definition.toward * distance(shrunk(m.value, m.count, group.centre, definition.shrink), group.spread);
    out[i]!.push({
      id: definition.id,
      problem: definition.problem,
      source: definition.source,
      weight,
      value: m.value,
      groupMedian: group.centre,
      count: m.count,
      z,
      evidenceIds: definition.evidence ? (o.evidence[definition.evidence] ?? []) : [],
    });
  });
}

/** A unit that records at least this share of what is usual. */
const USUAL_RATE = 0.8;

/** A signal this far out is a witness for the problem. */
const POINTS_TO = 0.8;

function judge(o: Observations, problem: Problem, group: ComparisonGroup, all: readonly Signal[], unitRate: number, settings: DiagnosisSettings): Finding {
  const signals = all.filter((s) => s.problem === problem).sort((a, b) => b.weight * b.z - a.weight * a.z);
  const strength = combined(signals);
  const against = signals.filter((s) => s.z < 0).sort((a, b) => a.weight * a.z - b.weight * b.z)[0] ?? null;
  const sources = new Set(signals.filter((s) => s.z >= POINTS_TO).map((s) => s.source)).size;
  const finding = (state: Finding['state'], confidence: Finding['confidence'], reasons: Reason[]): Finding => ({ personId: o.personId, problem, state, strength, confidence, group, signals, counterEvidence: against, reasons });

  const lacking = notEnough(o, problem, group, signals, strength, unitRate, settings);
  if (lacking.length > 0 || strength === null) return finding('abstained', null, lacking);
  if (strength < settings.clearBelow) return finding('not_suspected', strength < 0 ? 'high' : 'medium', []);
  const doubts: Reason[] = [];
  if (strength < settings.suspectFrom) doubts.push({ code: 'analysis.between_the_lines', params: { strength: strength.toFixed(2), from: settings.suspectFrom } });
  if (sources < settings.sourcesMinimum) doubts.push({ code: 'analysis.one_source_only', params: { sources, minimum: settings.sourcesMinimum } });
  if (against && -against.z >= settings.counterLimit) doubts.push({ code: 'analysis.strong_counter_evidence', params: { signal: against.id, z: (-against.z).toFixed(1) } });
  if (problem === 'motivation' && unitRate < settings.underreportingBelow) doubts.push({ code: 'analysis.unit_reports_little', params: { percent: Math.round(unitRate * 100) } });
  if (doubts.length > 0) return finding('abstained', null, doubts);
  return finding('suspected', sources > settings.sourcesMinimum && (against === null || -against.z < settings.counterLimit / 2) ? 'high' : 'medium', []);
}

/**
 * Weighted distances in one: their sum over the length of the weights (Stouffer). Independent signals without a problem give a standard
 * normal whatever their number, so people with few and with many signals can be compared. Null without signals.
 */
function combined(signals: readonly Signal[]): number | null {
  const length = Math.sqrt(signals.reduce((sum, s) => sum + s.weight * s.weight, 0));
  return length === 0 ? null : signals.reduce((sum, s) => sum + s.weight * s.z, 0) / length;
}

function notEnough(o: Observations, problem: Problem, group: ComparisonGroup, signals: readonly Signal[], strength: number | null, unitRate: number, settings: DiagnosisSettings): Reason[] {
  const reasons: Reason[] = [];
  if (group.size < settings.groupMinimum) reasons.push({ code: 'analysis.group_too_small', params: { size: group.size, minimum: settings.groupMinimum } });
  if (o.monthsInPost === null) reasons.push({ code: 'analysis.time_in_post_unknown' });
  else if (o.monthsInPost < settings.monthsInPostMinimum) reasons.push({ code: 'analysis.new_in_post', params: { months: o.monthsInPost, minimum: settings.monthsInPostMinimum } });
  const sources = new Set(signals.map((s) => s.source)).size;
  if (strength === null || sources < settings.sourcesMinimum) reasons.push({ code: 'analysis.too_few_sources', params: { sources, minimum: settings.sourcesMinimum } });
  const records = o.parts + o.tasks.due + o.outcomes.all;
  // Somebody of whom little is on record may be idle or unseen. Where the unit's own people usually have records, their lack is itself a
  // sign of unwillingness; about courage, ability and fit it says nothing.
  const lackSpeaks = problem === 'motivation' && unitRate >= USUAL_RATE;
  if (records < settings.recordsMinimum && !lackSpeaks) reasons.push({ code: 'analysis.too_few_records', params: { records, minimum: settings.recordsMinimum } });
  return reasons;
}
