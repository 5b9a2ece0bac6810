import type { z } from 'zod';
import type { Actor } from '../../../kernel/actor.ts';
import { must } from '../../../kernel/permission.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import { formatScore } from '../../../kernel/score.ts';
import type { House, Unit } from '../../../platform/house/index.ts';
import { policyInForce } from '../../policy/index.ts';
import { readCalibrations } from '../access.ts';
import { lookDay } from '../commands/assessed-people.ts';
import { schemeOfRun } from '../commands/open-run.ts';
import { countGrades, limitOf, shareInForce, takesPart } from '../commands/propose-run.ts';
import type { Grade } from '../model.ts';
import { progressOf } from '../progress/queries.ts';
import { allocateOutstanding } from '../rules/allocate-outstanding.ts';
import { groupName } from '../rules/class-of.ts';
import { subjectsOf } from '../queries/results.ts';
import { resultsOfRun, type Run } from '../store/index.ts';
import { gradeNow, runOf } from './commands.ts';
import type { listCalibrations, openCalibration } from './contract.ts';
import { bandsOf } from './rules/boxes.ts';
import { calibrationsOf, findCalibration, movesOf, type Calibration } from './store.ts';

export type Board = z.infer<typeof openCalibration.output>;

const meetingOf = (c: Calibration, run: Pick<Run, 'year' | 'subject'>, moves: number): Board['meeting'] => ({
  id: c.id,
  runId: c.runId,
  year: run.year,
  subject: run.subject,
  title: c.title,
  attendees: c.attendees,
  state: c.state,
  openedAt: c.openedAt.toISOString(),
  openedBy: c.openedBy,
  closedAt: c.closedAt?.toISOString() ?? null,
  closedBy: c.closedBy,
  conclusion: c.conclusion,
  moves,
});

export const meetingsOfYear = (house: House, actor: Actor, runId: string): Promise<z.infer<typeof listCalibrations.output>> =>
  house.unit(actor, async (unit) => {
    must(actor, readCalibrations, { regionId: actor.regionId, organizationPaths: [] });
    const run = await runOf(unit, runId);
    const meetings = [];
    for (const c of await calibrationsOf(unit, run.id)) meetings.push(meetingOf(c, run, (await movesOf(unit, c.id)).length));
    return meetings;
  });

export const board = (house: House, actor: Actor, id: string): Promise<Board> =>
  house.unit(actor, async (unit) => {
    must(actor, readCalibrations, { regionId: actor.regionId, organizationPaths: [] });
    unit.audit({ action: 'assessment.calibration_read', subjectKind: 'calibration', subjectId: id });
    return boardOf(unit, id);
  });

/** The board as the meeting sees it, or as it was left when it ended. */
export async function boardOf(unit: Unit, id: string): Promise<Board> {
  const meeting = await findCalibration(unit, id);
  if (!meeting) throw new Refusal('not_found', 'assessment.no_such_calibration');
  const run = await runOf(unit, meeting.runId);
  const { definition } = await schemeOfRun(unit, run);
  const results = await resultsOfRun(unit, run.id, meeting.computation);
  const moves = await movesOf(unit, id);
  const people = await subjectsOf(unit, run, results.map((r) => r.personId));
  const policy = await policyInForce(unit, lookDay(run, unit.today));
  const share = shareInForce(policy, run);
  const bandShares = { upper: policy.number('calibration-upper-share'), lower: policy.number('calibration-lower-share'), minimum: definition.groups.minimum };
  const progress = new Map((await progressOf(unit, run.id, 'total')).rows.map((p) => [p.id, p.index]));
  const performance = bandsOf(results.map((r) => ({ id: r.personId, group: r.group, value: r.score })), bandShares);
  const growth = bandsOf(results.map((r) => ({ id: r.personId, group: r.group, value: progress.get(r.personId) ?? null })), bandShares);
  const moved = new Map(moves.map((m) => [m.personId, m]));
  const before = (personId: string): Grade | null => meeting.gradesBefore[personId] ?? null;
  // What was decided after the meeting is not part of its board.
  const now = (r: (typeof results)[number]): Grade | null => moved.get(r.personId)?.to ?? (meeting.state === 'open' ? gradeNow(r) : before(r.personId));
  const part = results.filter(takesPart);
  const groups = [...new Set(results.map((r) => r.group))].sort().map((key) => ({ key, people: part.filter((r) => r.group === key).length }));
  const limits = allocateOutstanding(groups, share.percent, share.rounding, definition.shareWithin);
  const outstanding = (group: string, of: (r: (typeof results)[number]) => Grade | null): number => results.filter((r) => r.group === group && of(r) === 'outstanding').length;
  return {
    meeting: meetingOf(meeting, run, moves.length),
    limit: limitOf(results, share),
    share: { percent: share.percent, source: share.source },
    before: countGrades(results.map((r) => before(r.personId))),
    now: countGrades(results.map(now)),
    open: results.filter((r) => now(r) === null).length,
    groups: groups.map((g) => ({ key: g.key, name: groupName(definition, g.key), people: g.people, limit: limits.get(g.key) ?? 0, before: outstanding(g.key, (r) => before(r.personId)), now: outstanding(g.key, now) })),
    bands: { upper: bandShares.upper, lower: bandShares.lower, source: policy.cite(policy.parameter('calibration-upper-share').source) },
    rows: results.map((r) => ({
      personId: r.personId,
      name: people.get(r.personId)?.name ?? '',
      title: people.get(r.personId)?.title ?? '',
      organizationName: people.get(r.personId)?.organizationName ?? '',
      group: r.group,
      score: r.score === null ? null : formatScore(r.score, definition.rounding.places),
      rank: r.rank,
      groupSize: r.groupSize,
      performance: performance.get(r.personId) ?? null,
      growth: growth.get(r.personId) ?? null,
      progress: progress.get(r.personId) == null ? null : String(progress.get(r.personId)! / 10),
      proposed: r.proposal?.grade ?? null,
      before: before(r.personId),
      now: now(r),
      ceiling: r.proposal?.ceiling ?? null,
      reason: moved.get(r.personId)?.reason ?? null,
    })),
    moves: moves.map((m) => ({ sequence: m.sequence, personId: m.personId, name: people.get(m.personId)?.name ?? '', from: m.from, to: m.to, reason: m.reason, at: m.at.toISOString(), by: m.by })),
  };
}
