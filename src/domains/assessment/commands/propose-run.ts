import type { Actor } from '../../../kernel/actor.ts';
import { must } from '../../../kernel/permission.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import { formatScore, score, type Rounding, type Score } from '../../../kernel/score.ts';
import type { House, Unit } from '../../../platform/house/index.ts';
import { policyInForce, type PolicyView } from '../../policy/index.ts';
import { manageRuns } from '../access.ts';
import type { Grade } from '../model.ts';
import { allocateOutstanding, outstandingLimit } from '../rules/allocate-outstanding.ts';
import { compileScheme, type CompiledScheme } from '../rules/compile-scheme.ts';
import { proposeGrades, type Candidate } from '../rules/propose-grades.ts';
import { scoreSheets } from '../rules/score-sheets.ts';
import { frozenFacts, loadInputs, moveRun, resultsOfRun, saveProposals, statementsOf, type FrozenInputs, type Run, type StoredResult } from '../store/index.ts';
import { lookDay } from './assessed-people.ts';
import { ceilingOf, withStatements } from './eligibility.ts';
import { holdRun, schemeOfRun, stepFor } from './open-run.ts';

export interface ShareInForce {
  readonly percent: string;
  readonly rounding: Rounding;
  readonly source: string;
  readonly version: string;
}

/** The 优秀 share that binds a run: the usual one, the higher one where its approval is on record, or that of teams. */
export function shareInForce(policy: PolicyView, run: Run): ShareInForce {
  const share = policy.parameter(run.subject === 'team' ? 'team-outstanding-share' : run.shareApproved ? 'outstanding-share-approved' : 'outstanding-share');
  const rounding = policy.parameter('share-rounding').value === 'half_up' ? 'half_up' : 'truncate';
  return { percent: String(share.value), rounding, source: policy.cite(share.source), version: share.packVersion };
}

/** Everybody who takes part counts for the share; people who are 不参加考核 do not. */
export const takesPart = (r: StoredResult): boolean => r.proposal?.grade !== 'not_assessed' && r.grade !== 'not_assessed';

export const limitOf = (results: readonly StoredResult[], share: ShareInForce): number => outstandingLimit(results.filter(takesPart).length, share.percent, share.rounding);

/**
 * Proposes a grade with reasons for everybody in the latest computation. Proposals replace earlier ones; decided grades stay.
 * Refuses `assessment.not_computed`.
 */
export const proposeRun = (house: House, actor: Actor, runId: string): Promise<{ proposed: Record<Grade, number>; open: number }> =>
  house.unit(actor, async (unit) => {
    must(actor, manageRuns, { regionId: actor.regionId });
    return proposeYear(unit, runId);
  });

export async function proposeYear(unit: Unit, runId: string): Promise<{ proposed: Record<Grade, number>; open: number }> {
  const run = await holdRun(unit, runId);
  const state = stepFor(run, 'propose');
  if (run.computation === 0) throw new Refusal('conflict', 'assessment.not_computed', { year: run.year });
  const scheme = await schemeOfRun(unit, run);
  const compiled = compileScheme(scheme.definition);
  const policy = await policyInForce(unit, lookDay(run, unit.today));
  const [results, facts, statements, inputs] = [await resultsOfRun(unit, run.id, run.computation), await frozenFacts(unit, run.id, run.computation), await statementsOf(unit, run.id), await loadInputs(unit, run.id, run.computation)];
  const bars = gradeBars(compiled, inputs);
  const candidates = results.map((r): Candidate => ({
    personId: r.personId,
    group: r.group,
    state: r.state,
    score: r.score,
    rank: r.rank,
    // The table speaks of people; a team's grade is bounded by its scores, hard indicators and vetoes alone.
    ceiling: run.subject === 'team' ? { grade: 'outstanding', reasons: [], missing: [] } : ceilingOf(policy, withStatements(facts.get(r.personId) ?? {}, r.personId, statements)),
    failedHard: bars.get(r.personId)?.hard ?? [],
    vetoes: bars.get(r.personId)?.vetoes ?? [],
  }));
  const share = shareInForce(policy, run);
  const bases = new Map<string, number>();
  for (const c of candidates) if (c.ceiling.grade !== 'not_assessed') bases.set(c.group, (bases.get(c.group) ?? 0) + 1);
  const groups = [...bases].map(([key, people]) => ({ key, people }));
  const proposals = proposeGrades(candidates, {
    thresholds: scheme.definition.thresholds,
    places: compiled.places,
    limits: allocateOutstanding(groups, share.percent, share.rounding, scheme.definition.shareWithin),
    tooSmall: new Set(results.filter((r) => r.groupSize < scheme.definition.groups.minimum).map((r) => r.group)),
    shareSource: share.source,
  });
  await saveProposals(unit, run.id, run.computation, proposals);
  await moveRun(unit, run.id, { state });
  const proposed = countGrades([...proposals.values()].map((p) => p.grade));
  const open = [...proposals.values()].filter((p) => p.needsDecision).length;
  unit.audit({ action: 'assessment.proposed', subjectKind: 'run', subjectId: run.id, detail: { computation: run.computation, policyVersion: policy.version, share: share.percent, proposed, open } });
  return { proposed, open };
}

export function countGrades(list: readonly (Grade | null)[]): Record<Grade, number> {
  const counts: Record<Grade, number> = { outstanding: 0, competent: 0, basically_competent: 0, incompetent: 0, ungraded: 0, not_assessed: 0 };
  for (const g of list) if (g !== null) counts[g]++;
  return counts;
}

interface Bars {
  readonly hard: Candidate['failedHard'][number][];
  readonly vetoes: Candidate['vetoes'][number][];
}

/** Hard indicators (M056) whose score is below their minimum, and vetoes that strike, by person, from the frozen sheets. */
function gradeBars(compiled: CompiledScheme, inputs: FrozenInputs): Map<string, Bars> {
  const bars = new Map<string, Bars>();
  if (!compiled.indicators.some((i) => i.definition.hard) && !compiled.adjustments.some((a) => a.definition.kind === 'veto')) return bars;
  const of = (personId: string): Bars => bars.get(personId) ?? bars.set(personId, { hard: [], vetoes: [] }).get(personId)!;
  const classNumber = new Map(compiled.classKeys.map((k, i) => [k, i]));
  const groupNumber = new Map([...new Set(inputs.people.map((p) => p.group))].sort().map((k, i) => [k, i]));
  const classes = Uint8Array.from(inputs.people, (p) => classNumber.get(p.classKey)!);
  const scored = scoreSheets(compiled, { size: inputs.people.length, classes, columns: inputs.columns, groups: Int32Array.from(inputs.people, (p) => groupNumber.get(p.group)!) });
  for (const [i, indicator] of compiled.indicators.entries()) {
    const { hard, name } = indicator.definition;
    if (!hard) continue;
    const minimum = score(hard.minimum);
    for (const [p, person] of inputs.people.entries()) {
      const value = scored.indicators[i]![p]!;
      if (indicator.applies[classes[p]!] === 0 || scored.states[p] !== 0 || value >= minimum) continue;
      of(person.personId).hard.push({ key: indicator.key, name: name.zh, score: formatScore(value as Score, compiled.places), minimum: hard.minimum, ceiling: hard.ceiling });
    }
  }
  for (const [i, { key, definition }] of compiled.adjustments.entries()) {
    if (definition.kind !== 'veto') continue;
    for (const [p, person] of inputs.people.entries()) if (scored.adjustments[i]!.vetoed[p] === 1) of(person.personId).vetoes.push({ key, name: definition.name.zh, nameEn: definition.name.en, ceiling: definition.ceiling });
  }
  return bars;
}
