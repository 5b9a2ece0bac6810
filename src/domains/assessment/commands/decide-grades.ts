import type { Actor } from '../../../kernel/actor.ts';
import { must } from '../../../kernel/permission.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import type { House, Unit } from '../../../platform/house/index.ts';
import { policyInForce } from '../../policy/index.ts';
import { decideGrades as permission } from '../access.ts';
import { checkDecisions, type Decision } from '../rules/check-decisions.ts';
import { heldGrades, needsDecision } from '../queries/held-grades.ts';
import { subjectsOf } from '../queries/results.ts';
import { resultsOfRun, saveDecisions, type DecisionLine } from '../store/index.ts';
import { lookDay } from './assessed-people.ts';
import { holdRun, stepFor } from './open-run.ts';
import { limitOf, shareInForce } from './propose-run.ts';

export interface DecideInput {
  readonly decisions: readonly Decision[];
  /** Also confirm every proposal that needs no decision of its own. */
  readonly confirmProposals: boolean;
}

/**
 * People decide. Confirms or changes grades, all of them or none; every decision is kept with its reason and its author.
 * Refuses a change or a harming grade without a reason, a grade above what the table allows, 优秀 while a report is checked, and more 优秀 than the share.
 */
export const decideGrades = (house: House, actor: Actor, runId: string, input: DecideInput): Promise<{ decided: number; open: number }> => house.unit(actor, (unit) => decideForYear(unit, runId, input));

export async function decideForYear(unit: Unit, runId: string, input: DecideInput): Promise<{ decided: number; open: number }> {
  const { actor } = unit;
  const run = await holdRun(unit, runId);
  stepFor(run, 'decide');
  const results = await resultsOfRun(unit, run.id, run.computation);
  const byId = new Map(results.map((r) => [r.personId as string, r]));
  // A decision on a group of people is one on everybody in it: the whole of the region must be within reach for the bulk.
  if (input.confirmProposals) must(actor, permission, { regionId: actor.regionId, organizationPaths: results.map((r) => r.organizationPath) });
  for (const d of input.decisions) must(actor, permission, { regionId: actor.regionId, organizationPaths: [byId.get(d.personId)?.organizationPath ?? ''] });
  const named = new Set(input.decisions.map((d) => d.personId));
  const held = await heldGrades(unit, run);
  const bulk = input.confirmProposals
    ? results.flatMap((r): Decision[] => (r.grade === null && r.proposal?.grade != null && !needsDecision(r, held.has(r.personId)) && !named.has(r.personId) ? [{ personId: r.personId, grade: r.proposal.grade }] : []))
    : [];
  const decisions = [...input.decisions, ...bulk];
  const names = await subjectsOf(unit, run, [...named]);
  const share = shareInForce(await policyInForce(unit, lookDay(run, unit.today)), run);
  const standing = results.map((r) => ({
    personId: r.personId,
    name: names.get(r.personId)?.name ?? '',
    proposed: r.proposal?.grade ?? null,
    ceiling: r.proposal?.ceiling ?? null,
    needsDecision: r.proposal?.needsDecision ?? true,
    held: held.has(r.personId),
    grade: r.grade,
  }));
  const problems = checkDecisions(standing, decisions, limitOf(results, share));
  const [first] = problems;
  if (first) throw new Refusal('rule', first.code, first.params ?? {}, problems.slice(0, 100));
  const lines = decisions.map((d): DecisionLine => ({ personId: d.personId, grade: d.grade, proposed: byId.get(d.personId)!.proposal?.grade ?? null, reason: d.reason ?? null }));
  await saveDecisions(unit, run.id, run.computation, lines);
  if (bulk.length > 0) unit.audit({ action: 'assessment.proposals_confirmed', subjectKind: 'run', subjectId: run.id, detail: { people: bulk.length } });
  for (const d of input.decisions) unit.audit({ action: 'assessment.grade_decided', subjectKind: 'person', subjectId: d.personId, detail: { runId: run.id, year: run.year, grade: d.grade, proposed: byId.get(d.personId)?.proposal?.grade ?? null, reason: d.reason ?? null } });
  const decided = new Set([...results.filter((r) => r.grade !== null).map((r) => r.personId as string), ...decisions.map((d) => d.personId)]);
  return { decided: decisions.length, open: results.length - decided.size };
}
