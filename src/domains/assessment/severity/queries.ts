import type { Actor } from '../../../kernel/actor.ts';
import { must } from '../../../kernel/permission.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import type { House, Unit } from '../../../platform/house/index.ts';
import { policyInForce, type PolicyView } from '../../policy/index.ts';
import { readBallotReports } from '../access.ts';
import { ballotScoresOf, type CountedElection } from '../ballots/queries/ballot-scores.ts';
import { namedSubjects } from '../ballots/queries/subjects.ts';
import { findElection } from '../ballots/store/index.ts';
import { normalQuantile } from '../fairness/rules/student.ts';
import type { SeverityReport } from './contract.ts';
import { ballotFlags, type BallotFlag } from './rules/ballot-flags.ts';
import { ballotsAsRatings } from './rules/ballots-as-ratings.ts';
import { bands } from './rules/bands.ts';
import { explainSeverity } from './rules/explain-severity.ts';
import { fairAverages } from './rules/fair-average.ts';
import { fitRasch, type Fit } from './rules/fit-rasch.ts';
import { fitStatistics, separation, type FacetPrecision } from './rules/fit-statistics.ts';
import { sheetOf, type RatedBallots } from './rules/ratings.ts';
import { USED } from './rules/usable-ratings.ts';

interface Fitted {
  readonly counted: CountedElection;
  readonly ballots: RatedBallots;
  readonly fit: Fit;
  readonly precision: FacetPrecision;
}

/** The model over the ballots of a counted election. Refuses what `ballotScoresOf` refuses, and `assessment.no_ratings`. */
export async function fitElection(unit: Unit, electionId: string): Promise<Fitted> {
  const counted = await ballotScoresOf(unit, electionId);
  const ballots = ballotsAsRatings(counted.form, counted.ballots, new Map(counted.report.cells.map((c) => [c.key, c.weight])));
  if (!counted.report.withheld && ballots.ratings.length === 0) throw new Refusal('rule', 'assessment.no_ratings');
  const fit = fitRasch(sheetOf(ballots));
  return { counted, ballots, fit, precision: fitStatistics(fit) };
}

/** Raw beside adjusted scores of a counted election. */
export const severityOf = (house: House, actor: Actor, electionId: string): Promise<SeverityReport> =>
  house.unit(actor, async (unit) => {
    must(actor, readBallotReports, { regionId: actor.regionId });
    const fitted = await fitElection(unit, electionId);
    const policy = await policyInForce(unit, unit.today);
    const parameter = policy.parameter('severity-confidence');
    const head = { electionId, title: fitted.counted.title, threshold: fitted.counted.report.threshold, confidence: policy.number('severity-confidence'), source: policy.cite(parameter.source), version: parameter.packVersion };
    if (fitted.counted.report.withheld) return { ...head, withheld: true, points: { lowest: 0, highest: 100 }, rows: [], subsets: 0, reliability: null, separation: null, raters: { ballots: 0, spread: '0.00', low: '0.00', high: '0.00', histogram: [] }, flags: [], model: { rounds: 0, converged: true, ratings: 0, parameters: 0 } };
    const election = (await findElection(unit, electionId))!;
    const names = new Map((await namedSubjects(unit, election.subjects)).map((s) => [s.id, s]));
    return { ...head, withheld: false, ...reportOf(fitted, policy, names, head) };
  });

type Named = Awaited<ReturnType<typeof namedSubjects>>[number];

function reportOf(fitted: Fitted, policy: PolicyView, names: ReadonlyMap<string, Named>, head: { confidence: number; source: string; version: string }): Omit<SeverityReport, 'electionId' | 'title' | 'threshold' | 'confidence' | 'source' | 'version' | 'withheld'> {
  const { counted, ballots, fit, precision } = fitted;
  const { sheet } = fit;
  const z = normalQuantile(0.5 + head.confidence / 200);
  const fair = fairAverages(fit);
  const measures = Array.from(fit.effects.ability, (b) => b * fit.shrink);
  const places = bands(measures.map((measure, n) => ({ measure, error: precision.subjects[n]!.error, subset: fit.subsetOfSubject[n]! })), z);
  const met = severityMet(fit);
  const raws = new Map(counted.report.subjects.map((s) => [s.subject, s.cells.find((c) => c.cell === 'total')?.score ?? null]));
  const two = (n: number): string => n.toFixed(2).replace(/^-0\.00$/, '0.00');
  const rows = sheet.subjects.map((id, n) => {
    const p = precision.subjects[n]!;
    const figures = {
      raw: raws.get(id) ?? null,
      adjusted: two(fair(measures[n]!)),
      low: two(fair(measures[n]! - z * p.error)),
      high: two(fair(measures[n]! + z * p.error)),
      measure: two(measures[n]!),
      error: two(p.error),
      infit: p.infit === null ? null : two(p.infit),
      outfit: p.outfit === null ? null : two(p.outfit),
      ...places[n]!,
      ratings: p.ratings,
      extreme: fit.usable.subjects[n] !== USED,
    };
    const named = names.get(id);
    return {
      kind: named?.kind ?? ('person' as const), id, name: named?.name ?? '—', note: named?.note ?? '', ...figures, subset: fit.subsetOfSubject[n]! + 1,
      explanation: explainSeverity({ ...figures, met: two(met[n]!) }, { ...head, knownAt: counted.closedAt.toISOString() }),
    };
  });
  rows.sort((a, b) => a.subset - b.subset || Number(b.measure) - Number(a.measure) || (a.id < b.id ? -1 : 1));
  const inside = Array.from(sheet.subjects.keys()).filter((n) => fit.usable.subjects[n] === USED && fit.subsetOfSubject[n] === 0);
  const apart = separation(inside.map((n) => measures[n]!), inside.map((n) => precision.subjects[n]!.error));
  const points = Object.values(ballots.scales).flat();
  return {
    points: { lowest: Math.min(...points), highest: Math.max(...points) },
    rows,
    subsets: fit.subsets,
    reliability: apart && two(apart.reliability),
    separation: apart && Number.isFinite(apart.separation) ? two(apart.separation) : null,
    raters: severities(fit, two),
    flags: flagCounts(fit, precision, policy),
    model: { rounds: fit.rounds, converged: fit.converged, ratings: fit.ratings, parameters: fit.parameters },
  };
}

/** Mean severity of the ballots that each subject met. */
function severityMet({ sheet, effects, shrink }: Fit): Float64Array {
  const [sum, count] = [new Float64Array(sheet.subjects.length), new Float64Array(sheet.subjects.length)];
  for (let o = 0; o < sheet.subject.length; o++) {
    sum[sheet.subject[o]!]! += effects.severity[sheet.rater[o]!]! * shrink;
    count[sheet.subject[o]!]!++;
  }
  return sum.map((s, n) => (count[n]! > 0 ? s / count[n]! : 0));
}

/** Bars half a logit wide; the ends take in what lies beyond. */
const BAR = 0.5;
const BARS = 12;
function severities(fit: Fit, two: (n: number) => string): SeverityReport['raters'] {
  const values = Array.from(fit.effects.severity, (c) => c * fit.shrink);
  const mean = values.reduce((a, b) => a + b, 0) / Math.max(1, values.length);
  const spread = Math.sqrt(values.reduce((a, v) => a + (v - mean) ** 2, 0) / Math.max(1, values.length - 1));
  const bars = Array.from({ length: BARS }, () => 0);
  for (const v of values) bars[Math.min(BARS - 1, Math.max(0, Math.floor(v / BAR) + BARS / 2))]!++;
  return { ballots: values.length, spread: two(spread), low: two(Math.min(...values)), high: two(Math.max(...values)), histogram: bars.map((ballots, i) => ({ from: two((i - BARS / 2) * BAR), to: two((i + 1 - BARS / 2) * BAR), ballots })) };
}

function flagCounts(fit: Fit, precision: FacetPrecision, policy: PolicyView): SeverityReport['flags'] {
  const n = (id: string): number => policy.number(`severity-flag-${id}`);
  const counts = new Map<BallotFlag, number>();
  for (const flag of ballotFlags(fit, precision.raters, { leastRatings: n('least-ratings'), invertedAt: n('inverted'), erraticFrom: n('erratic'), z: n('z'), farFrom: n('far') }).flat()) counts.set(flag, (counts.get(flag) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).map(([flag, count]) => ({ flag, ballots: count }));
}
