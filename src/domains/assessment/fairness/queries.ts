import type { Actor } from '../../../kernel/actor.ts';
import { ageOn, type Day } from '../../../kernel/period.ts';
import { must } from '../../../kernel/permission.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import type { House, Unit } from '../../../platform/house/index.ts';
import { policyInForce, type PolicyView } from '../../policy/index.ts';
import { organizationsNow, personSummaries, type PersonSummary } from '../../registry/index.ts';
import { readFairness } from '../access.ts';
import { lookDay } from '../commands/assessed-people.ts';
import { fitElection } from '../severity/queries.ts';
import { fairAverages } from '../severity/rules/fair-average.ts';
import { findRun, scoresOfRun } from '../store/index.ts';
import type { FairnessSheet } from './contract.ts';
import { differences } from './rules/differences.ts';

/** Scores in points by person → the sheet. Age and unit as they were on the day. */
async function sheetOf(unit: Unit, scores: ReadonlyMap<string, number>, policy: PolicyView, on: Day): Promise<FairnessSheet> {
  const people = await personSummaries(unit, [...scores.keys()]);
  const organizations = new Map((await organizationsNow(unit, { validAt: on })).map((o) => [o.id as string, o]));
  const unitType = (id: string | null): string | null => {
    let at = id === null ? undefined : organizations.get(id);
    // An inner department counts as the unit it belongs to.
    for (let steps = 0; at?.type === 'department' && at.parentId !== null && steps < 20; steps++) at = organizations.get(at.parentId);
    return at?.type ?? null;
  };
  const starts = String(policy.parameter('fairness-age-bands').value).split(',').map(Number).sort((a, b) => a - b);
  const ageBand = (p: PersonSummary): string | null => {
    if (p.bornOn === null) return null;
    const age = ageOn(p.bornOn, on);
    const next = starts.findIndex((s) => age < s);
    return next === 0 ? `-${starts[0]}` : next === -1 ? `${starts.at(-1)}-` : `${starts[next - 1]}-${starts[next]}`;
  };
  const limits = { minimumPeople: policy.number('fairness-minimum-people'), effect: policy.number('fairness-effect'), confidence: policy.number('fairness-confidence') / 100 };
  const known = [...scores].flatMap(([id, score]) => (people.has(id) ? [{ score, person: people.get(id)! }] : []));
  const by = (attribute: FairnessSheet['by'][number]['attribute'], kind: (p: PersonSummary) => string | null): FairnessSheet['by'][number] => ({
    attribute,
    lines: differences(known.map(({ score, person }) => ({ score, kind: kind(person) })), limits).map((d) => ({ kind: d.kind, people: d.people, mean: print(d.mean), difference: print(d.difference, true), low: print(d.low, true), high: print(d.high, true), effect: print(d.effect, true), reading: d.reading })),
  });
  const parameter = policy.parameter('fairness-effect');
  return {
    by: [by('sex', (p) => p.sex), by('age', ageBand), by('unit', (p) => unitType(p.organizationId))],
    people: known.length,
    minimumPeople: limits.minimumPeople,
    confidence: policy.number('fairness-confidence'),
    effect: limits.effect,
    source: policy.cite(parameter.source),
    version: parameter.packVersion,
  };
}

const print = (value: number | null, signed = false): string | null => (value === null ? null : `${value < -0.005 ? '−' : signed && value >= 0.005 ? '+' : ''}${Math.abs(value).toFixed(2)}`);

/** Fairness sheet of a year. */
export const fairnessOfRun = (house: House, actor: Actor, runId: string): Promise<FairnessSheet> =>
  house.unit(actor, async (unit) => {
    must(actor, readFairness, { regionId: actor.regionId });
    const run = await findRun(unit, runId);
    if (!run) throw new Refusal('not_found', 'assessment.no_such_run');
    if (run.computation === 0) throw new Refusal('conflict', 'assessment.not_computed', { year: run.year });
    const results = await scoresOfRun(unit, run.id, run.computation);
    const on = lookDay(run, unit.today);
    return sheetOf(unit, new Map(results.flatMap((r) => (r.score === null ? [] : [[r.personId as string, r.score / 1_000_000] as const]))), await policyInForce(unit, on), on);
  });

/** Fairness sheet of a counted election, over the people among its subjects. */
export const fairnessOfElection = (house: House, actor: Actor, electionId: string, of: 'raw' | 'adjusted'): Promise<FairnessSheet> =>
  house.unit(actor, async (unit) => {
    must(actor, readFairness, { regionId: actor.regionId });
    const { counted, fit } = await fitElection(unit, electionId);
    const fair = fairAverages(fit);
    // Parts that no ballot links are not on one ruler: only the largest is looked at by adjusted scores.
    const adjusted = fit.sheet.subjects.flatMap((id, n) => (fit.subsetOfSubject[n] === 0 ? [[id, fair(fit.effects.ability[n]! * fit.shrink)] as const] : []));
    const raw = counted.report.subjects.flatMap((s) => {
      const score = s.cells.find((c) => c.cell === 'total')?.score ?? null;
      return s.subject === null || score === null ? [] : [[s.subject, Number(score)] as const];
    });
    return sheetOf(unit, new Map(of === 'raw' ? raw : adjusted), await policyInForce(unit, unit.today), unit.today);
  });
