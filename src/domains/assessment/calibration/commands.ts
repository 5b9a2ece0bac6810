import type { Actor } from '../../../kernel/actor.ts';
import { must } from '../../../kernel/permission.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import type { House, Unit } from '../../../platform/house/index.ts';
import { policyInForce } from '../../policy/index.ts';
import { calibrate } from '../access.ts';
import { decideForYear } from '../commands/decide-grades.ts';
import { lookDay } from '../commands/assessed-people.ts';
import { holdRun, stepFor } from '../commands/open-run.ts';
import { limitOf, shareInForce } from '../commands/propose-run.ts';
import type { Grade } from '../model.ts';
import { heldGrades } from '../queries/held-grades.ts';
import { subjectsOf } from '../queries/results.ts';
import { gradeOrder } from '../rules/propose-grades.ts';
import { findRun, resultsOfRun, type Run, type StoredResult } from '../store/index.ts';
import { endCalibration, findCalibration, insertCalibration, insertMove, movesOf, type Calibration, type Move } from './store.ts';

export const gradeNow = (r: StoredResult): Grade | null => r.grade ?? r.proposal?.grade ?? null;

/** Opens a meeting on the proposed grades of a year. */
export const startCalibration = (house: House, actor: Actor, runId: string, input: { readonly title: string; readonly attendees: string }): Promise<{ id: string }> =>
  house.unit(actor, async (unit) => {
    must(actor, calibrate, { regionId: actor.regionId, organizationPaths: [] });
    const run = await holdRun(unit, runId);
    stepFor(run, 'decide');
    const results = await resultsOfRun(unit, run.id, run.computation);
    const id = await insertCalibration(unit, { runId: run.id, computation: run.computation, ...input, gradesBefore: Object.fromEntries(results.map((r) => [r.personId, gradeNow(r)])) });
    if (id === null) throw new Refusal('conflict', 'assessment.calibration_open', { year: run.year });
    unit.audit({ action: 'assessment.calibration_started', subjectKind: 'run', subjectId: run.id, detail: { calibrationId: id, attendees: input.attendees } });
    return { id };
  });

/** The open meeting, held, with the year it is about. A computation made since makes its board stale. Locks: year first, as everywhere. */
async function holdOpen(unit: Unit, id: string): Promise<{ meeting: Calibration; run: Run }> {
  const found = await findCalibration(unit, id);
  if (!found) throw new Refusal('not_found', 'assessment.no_such_calibration');
  const run = await holdRun(unit, found.runId);
  const meeting = (await findCalibration(unit, id, true))!;
  if (meeting.state !== 'open') throw new Refusal('conflict', 'assessment.calibration_over');
  return { meeting, run };
}

const mustBeCurrent = (meeting: Calibration, run: Run): void => {
  if (meeting.computation !== run.computation || run.state !== 'proposed') throw new Refusal('conflict', 'assessment.calibration_outdated');
};

/** Moves one person. Every move is kept; nobody moves himself. */
export const moveGrade = (house: House, actor: Actor, id: string, input: { readonly personId: string; readonly to: Grade; readonly reason: string }): Promise<{ sequence: number }> =>
  house.unit(actor, async (unit) => {
    must(actor, calibrate, { regionId: actor.regionId, organizationPaths: [] });
    const { meeting, run } = await holdOpen(unit, id);
    mustBeCurrent(meeting, run);
    if (actor.personId === input.personId) throw new Refusal('forbidden', 'assessment.review_own_case');
    const result = (await resultsOfRun(unit, run.id, run.computation)).find((r) => r.personId === input.personId);
    if (!result) throw new Refusal('not_found', 'assessment.no_such_result', { person: input.personId });
    const moves = await movesOf(unit, id);
    const from = moves.findLast((m) => m.personId === input.personId)?.to ?? gradeNow(result);
    if (from === input.to) throw new Refusal('conflict', 'assessment.move_nowhere');
    const ceiling = result.proposal?.ceiling ?? null;
    if (ceiling !== null && gradeOrder(input.to) < gradeOrder(ceiling)) throw new Refusal('rule', 'assessment.above_ceiling', { name: '' }, result.proposal?.reasons ?? []);
    if (ceiling === null && input.to === 'outstanding') throw new Refusal('rule', 'assessment.outstanding_while_unknown', { name: '' });
    const held = input.to === 'outstanding' ? (await heldGrades(unit, run, [input.personId])).get(input.personId) : undefined;
    if (held) throw new Refusal('rule', 'assessment.grade_on_hold', { name: (await subjectsOf(unit, run, [input.personId])).get(input.personId)?.name ?? '' }, [...held]);
    const sequence = (moves.at(-1)?.sequence ?? 0) + 1;
    await insertMove(unit, id, { sequence, personId: input.personId, from, to: input.to, reason: input.reason });
    unit.audit({ action: 'assessment.grade_moved', subjectKind: 'person', subjectId: input.personId, detail: { calibrationId: id, from, to: input.to, reason: input.reason } });
    return { sequence };
  });

/** The last move of each person that leads somewhere else than where the meeting found him. */
export function movesInForce(meeting: Calibration, moves: readonly Move[]): Move[] {
  const last = new Map(moves.map((m) => [m.personId, m]));
  return [...last.values()].filter((m) => meeting.gradesBefore[m.personId] !== m.to).sort((a, b) => a.sequence - b.sequence);
}

/** Ends the meeting: its moves become decisions, all or none (the limit binds here), or it is dropped without. */
export const closeCalibration = (house: House, actor: Actor, id: string, input: { readonly conclusion: string; readonly drop: boolean }): Promise<{ decided: number }> =>
  house.unit(actor, async (unit) => {
    must(actor, calibrate, { regionId: actor.regionId, organizationPaths: [] });
    const { meeting, run } = await holdOpen(unit, id);
    if (!input.drop) mustBeCurrent(meeting, run);
    const moves = input.drop ? [] : movesInForce(meeting, await movesOf(unit, id));
    if (moves.length > 0) await mustKeepShare(unit, meeting, run, moves);
    if (moves.length > 0) await decideForYear(unit, run.id, { decisions: moves.map((m) => ({ personId: m.personId, grade: m.to, reason: `${meeting.title}：${m.reason}` })), confirmProposals: false });
    await endCalibration(unit, id, input.drop ? 'dropped' : 'closed', input.conclusion);
    unit.audit({ action: 'assessment.calibration_ended', subjectKind: 'run', subjectId: run.id, detail: { calibrationId: id, decided: moves.length, dropped: input.drop } });
    return { decided: moves.length };
  });

/** The limit counts proposals that the meeting left as they were, too: what it decides must leave room for them. */
async function mustKeepShare(unit: Unit, meeting: Calibration, run: Run, moves: readonly Move[]): Promise<void> {
  const results = await resultsOfRun(unit, run.id, run.computation);
  const moved = new Map(moves.map((m) => [m.personId, m.to]));
  const count = results.filter((r) => (moved.get(r.personId) ?? gradeNow(r)) === 'outstanding').length;
  const before = Object.values(meeting.gradesBefore).filter((g) => g === 'outstanding').length;
  const share = shareInForce(await policyInForce(unit, lookDay(run, unit.today)), run);
  const limit = limitOf(results, share);
  if (count > limit && count > before) throw new Refusal('rule', 'assessment.share_exceeded', { count, limit }, [{ code: 'assessment.share_exceeded', params: { count, limit }, source: share.source }]);
}

/** A run by id for readers. */
export async function runOf(unit: Unit, id: string): Promise<Run> {
  const run = await findRun(unit, id);
  if (!run) throw new Refusal('not_found', 'assessment.no_such_run');
  return run;
}
