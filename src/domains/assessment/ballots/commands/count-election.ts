import type { Actor } from '../../../../kernel/actor.ts';
import { must } from '../../../../kernel/permission.ts';
import type { House, Unit } from '../../../../platform/house/index.ts';
import { policyInForce } from '../../../policy/index.ts';
import { manageBallots } from '../../access.ts';
import { recordForYear } from '../../commands/record-marks.ts';
import type { BallotReport } from '../contract/report.ts';
import type { BallotRow, ElectionState } from '../model.ts';
import { cellsOf, mergeNearest, type Cell } from '../rules/cells.ts';
import { revealing } from '../rules/check-release.ts';
import { asGroups, countBallots, fewestAsked } from '../rules/count-ballots.ts';
import { percent, formatScore } from '../../../../kernel/score.ts';
import { boxOf, saveReport, turnoutOf, type Election } from '../store/index.ts';
import { earlierSets, setsOf } from './released-sets.ts';
import { electionStepFor, formOf, holdElection } from './hold-election.ts';

/**
 * Counts a closed election. Cells are the finest division in which none is under the threshold and none, set against an earlier
 * release, gives away a few voters. Bound results become marks of the year in the same unit of work; counting again changes nothing.
 */
export async function count(unit: Unit, id: string): Promise<{ state: ElectionState; valid: number; invalid: number; marks: number }> {
  const election = await holdElection(unit, id);
  const state = electionStepFor(election, 'count');
  const form = await formOf(unit, election.formId);
  const policy = await policyInForce(unit, unit.today);
  const threshold = policy.number('ballot-threshold');
  const minimumAnsweredPercent = policy.number('ballot-minimum-answered');
  const votes = await boxOf(unit, id);
  const byGroup = new Map<string, (readonly BallotRow[])[]>();
  for (const v of votes) byGroup.set(v.group, [...(byGroup.get(v.group) ?? []), v.rows]);
  const turnout = await turnoutLines(unit, election);
  const groups = asGroups(turnout);
  const subjects = election.subjects.map((s) => s.id);
  const asked = fewestAsked(form.definition, turnout, subjects, minimumAnsweredPercent, byGroup);
  let cells = cellsOf(groups, asked, threshold);
  const earlier = await earlierSets(unit, election, form.key, policy.number('ballot-release-window-days'));
  const roll = await setsOf(unit, election);
  for (let again = true; cells && again; ) {
    const clash: string[] = earlier.flatMap((sets) => revealing(cells!.map((c) => ({ key: c.key, voters: new Set(c.groups.flatMap((g) => roll.get(g) ?? [])) })), sets, threshold).map((r) => r.fresh));
    const wider: Cell[] = clash.length === 0 ? cells : mergeNearest(groups, cells, cells.find((c) => c.key === clash[0])!);
    again = wider.length < cells.length;
    cells = wider;
  }
  const ballots = new Map((cells ?? [{ key: 'all', groups: groups.map((g) => g.key) }]).map((c) => [c.key, c.groups.flatMap((g) => byGroup.get(g) ?? [])]));
  const report = countBallots({ form: form.definition, subjects, groups: turnout, threshold, minimumAnsweredPercent, cells, ballots });
  await saveReport(unit, id, report);
  const marks = await marksFrom(unit, election, report);
  unit.audit({ action: 'assessment.ballots_counted', subjectKind: 'election', subjectId: id, detail: { title: election.title, votes: report.votes, valid: report.valid, cells: report.cells.length, marks, policyVersion: policy.version } });
  unit.publish({ type: 'assessment.ballot_counted', payload: { electionId: id, formId: election.formId, formKey: form.key, votes: report.votes, valid: report.valid } });
  return { state, valid: report.valid, invalid: report.invalid, marks };
}
export const countElection = (house: House, actor: Actor, id: string): Promise<{ state: ElectionState; valid: number; invalid: number; marks: number }> =>
  house.unit(actor, (unit) => {
    must(actor, manageBallots, { regionId: actor.regionId });
    return count(unit, id);
  });

/** Turnout of every group; those above others are sums. */
export async function turnoutLines(unit: Unit, election: Election): Promise<BallotReport['turnout']> {
  const counts = await turnoutOf(unit, election.id);
  const sum = (key: string): { eligible: number; taken: number; votes: number } => {
    const below = election.groups.filter((g) => g.parent === key);
    if (below.length === 0) return counts.get(`${election.id} ${key}`) ?? { eligible: 0, taken: 0, votes: 0 };
    return below.map((g) => sum(g.key)).reduce((a, b) => ({ eligible: a.eligible + b.eligible, taken: a.taken + b.taken, votes: a.votes + b.votes }));
  };
  return election.groups.map((g) => {
    const s = sum(g.key);
    return { group: g.key, name: g.name, parent: g.parent, weight: g.weight, ...s, turnoutPercent: s.eligible === 0 ? '0.00' : formatScore(percent(s.votes, s.eligible, 2, 'half_up'), 2) };
  });
}

/** The marks that a bound election gives: per rater the mean of the cells its groups are in, so a group under the threshold stands in no mark alone. */
async function marksFrom(unit: Unit, election: Election, report: BallotReport): Promise<number> {
  const { binding } = election;
  if (!binding) return 0;
  const marks = binding.marks.flatMap((m) =>
    m.raters.flatMap(({ group, rater }) =>
      election.subjects.flatMap((s) => {
        if (s.kind !== 'person') return [];
        const cells = report.subjects.find((x) => x.subject === s.id)?.cells ?? [];
        const cell = cells.find((c) => c.cell === group) ?? cells.find((c) => report.cells.some((x) => x.key === c.cell && x.groups.includes(group)));
        const value = m.result === 'score' ? cell?.score : cell?.items.find((i) => i.item === m.result)?.mean;
        return value == null ? [] : [{ personId: s.id, indicator: m.indicator, rater, value }];
      }),
    ),
  );
  if (marks.length === 0) return 0;
  await recordForYear(unit, binding.runId, { source: `${election.title}（${election.id}）`, marks });
  return marks.length;
}
