import type { z } from 'zod';
import type { Actor } from '../../../kernel/actor.ts';
import { dayInChina } from '../../../kernel/clock.ts';
import { addDays, addMonths, type Day } from '../../../kernel/period.ts';
import { mayTry, must, reachablePaths } from '../../../kernel/permission.ts';
import { addWorkingDays } from '../../../kernel/working-days.ts';
import type { House, Unit } from '../../../platform/house/index.ts';
import { policyInForce } from '../../policy/index.ts';
import { readBallots, readCalibrations, readMonths, readOutcomes, readRegistrations, readRuns, readSchemes } from '../access.ts';
import { allElections } from '../ballots/store/index.ts';
import { calibrationsOf } from '../calibration/store.ts';
import { reached } from '../months/reached.ts';
import { bulletinsOf, monthsNotSent, periodsDue } from '../months/store.ts';
import { noticesInForce, objectionsTo } from '../outcomes/store/publicities.ts';
import { reviewsOf } from '../outcomes/store/reviews.ts';
import { dueDays } from '../papers/commands/registrations.ts';
import { countRegistrations, countWaiting } from '../papers/store.ts';
import { allRuns, openDrafts, type Run } from '../store/index.ts';
import type { yearBoard } from './contract.ts';
import type { BoardStage } from './model.ts';
import { stageOfYear, type StageCounts } from './stage-of.ts';

type Board = z.infer<typeof yearBoard.output>;
type Made = StageCounts & { readonly facts: Board['stages'][number]['facts']; readonly to: string };
const earliest = (days: readonly (Day | null)[]): Day | null => days.filter((d): d is Day => d !== null).sort()[0] ?? null;
const facts = (all: Readonly<Record<string, number>>): Made['facts'] => Object.entries(all).flatMap(([code, count]) => (count > 0 ? [{ code, count }] : []));

async function schemes(unit: Unit, runs: readonly Run[]): Promise<Made> {
  const drafts = (await openDrafts(unit)).length;
  const used = new Set(runs.map((r) => r.schemeId)).size;
  return { waiting: 0, running: used === 0 ? drafts : 0, done: used, dueOn: null, facts: facts({ used, drafts }), to: '/assessment/schemes' };
}

async function months(unit: Unit, year: number): Promise<Made> {
  const of = (month: string) => month.startsWith(String(year));
  const whole = reachablePaths(unit.actor, readMonths) === 'all';
  const open = await reached(unit, readMonths, (await monthsNotSent(unit, unit.today.slice(0, 7))).filter((m) => of(m.month)), (m) => m.unitId);
  // Quarters and halves are closed by the department.
  const periods = whole ? (await periodsDue(unit, unit.today)).filter((p) => p.year === year) : [];
  const days = open.length === 0 ? 0 : (await policyInForce(unit, unit.today)).number('month-summary-due-days');
  const dueOn = earliest([...open.map((m) => addWorkingDays(addDays(addMonths(`${m.month}-01`, 1), -1), days).day), ...periods.map((p) => p.dueOn)]);
  const sent = (await reached(unit, readMonths, await bulletinsOf(unit, year), (b) => b.unitId)).reduce((n, b) => n + b.sent, 0);
  const missing = periods.reduce((n, p) => n + p.units, 0);
  // A unit's own people open the unit they may open; the department the first that is late.
  const first = whole ? open[0] : undefined;
  return { waiting: open.length + missing, running: 0, done: sent, dueOn, facts: facts({ bulletins: sent, bulletins_open: open.length, periods_open: missing }), to: periods.length > 0 ? `/assessment/periods?year=${year}` : `/assessment/months${first ? `?month=${first.month}&unit=${first.unitId}` : ''}` };
}

async function summaries(unit: Unit, annual: Run | undefined): Promise<Made> {
  if (!annual) return { waiting: 0, running: 0, done: 0, dueOn: null, facts: [], to: '/assessment' };
  const due = await dueDays(unit, annual);
  const open = annual.state !== 'confirmed';
  const waiting = await countWaiting(unit, annual, reachablePaths(unit.actor, readRegistrations));
  const { commented } = await countRegistrations(unit, annual.id);
  return { waiting: open ? waiting.missing : 0, running: open ? waiting.submitted : 0, done: commented, dueOn: waiting.missing > 0 ? due.summary : due.comment, facts: facts({ handed_in: waiting.submitted, commented, ...(open ? { missing: waiting.missing } : {}) }), to: `/assessment/years/${annual.id}?part=forms` };
}

async function ballots(unit: Unit, year: number): Promise<Made> {
  const all = (await allElections(unit)).filter((e) => dayInChina(e.opensAt).startsWith(String(year)));
  const of = (state: string) => all.filter((e) => e.state === state);
  return { waiting: of('draft').length + of('closed').length, running: of('open').length, done: of('counted').length, dueOn: earliest(of('open').map((e) => dayInChina(e.closesAt))), facts: facts({ elections_draft: of('draft').length, elections_open: of('open').length, elections_closed: of('closed').length, elections_counted: of('counted').length }), to: '/assessment/ballots' };
}

async function calibration(unit: Unit, runs: readonly Run[]): Promise<Made> {
  const meetings = (await Promise.all(runs.map((r) => calibrationsOf(unit, r.id)))).flat();
  const open = meetings.filter((m) => m.state === 'open');
  const closed = meetings.filter((m) => m.state === 'closed').length;
  const proposed = runs.find((r) => r.state === 'proposed');
  const to = open[0] ? `/assessment/calibrations/${open[0].id}` : `/assessment/years/${(proposed ?? runs[0])?.id ?? ''}?part=calibration`;
  return { waiting: 0, running: open.length, done: closed, dueOn: open.length > 0 ? earliest(runs.map((r) => r.dueOn)) : null, facts: facts({ meetings_open: open.length, meetings_closed: closed }), to: runs.length > 0 ? to : '/assessment' };
}

async function publication(unit: Unit, runs: readonly Run[]): Promise<Made> {
  const open = new Map(runs.filter((r) => r.state !== 'confirmed').map((r) => [r.id as string, r]));
  const notices = (await noticesInForce(unit)).filter((n) => open.has(n.runId));
  const hanging = notices.filter((n) => unit.today <= n.closesOn);
  const over = notices.filter((n) => unit.today > n.closesOn);
  const objections = (await objectionsTo(unit, notices.map((n) => n.id))).filter((o) => o.finding === null).length;
  const confirmed = runs.length - open.size;
  const to = notices[0]?.runId ?? runs[0]?.id;
  return { waiting: over.length, running: hanging.length, done: confirmed, dueOn: earliest([...hanging.map((n) => n.closesOn), ...over.map((n) => open.get(n.runId)!.dueOn)]), facts: facts({ on_notice: notices.reduce((n, p) => n + p.people.length, 0), objections, confirmed }), to: to ? `/assessment/years/${to}?part=outcomes` : '/assessment' };
}

async function appeals(unit: Unit, runs: readonly Run[]): Promise<Made> {
  const ids = new Set(runs.map((r) => r.id as string));
  const all = (await reviewsOf(unit, {})).filter((r) => ids.has(r.runId));
  const filed = all.filter((r) => r.state === 'filed');
  const accepted = all.filter((r) => r.state === 'accepted');
  const decided = all.filter((r) => r.state === 'decided' || r.state === 'not_accepted').length;
  return { waiting: filed.length, running: accepted.length, done: decided, dueOn: earliest([...filed, ...accepted].map((r) => r.dueOn)), facts: facts({ reviews_filed: filed.length, reviews_accepted: accepted.length, reviews_decided: decided }), to: '/assessment/reviews' };
}

/** The board of a year for whoever asks. */
export const boardOfYear = (house: House, actor: Actor, asked: number | undefined): Promise<Board> =>
  house.unit(actor, async (unit) => {
    must(actor, readRuns, { regionId: actor.regionId });
    const all = await allRuns(unit);
    const years = [...new Set(all.map((r) => r.year))].sort((a, b) => b - a);
    const year = asked ?? years[0] ?? Number(unit.today.slice(0, 4));
    const runs = all.filter((r) => r.year === year);
    const annual = runs.find((r) => r.purpose === 'annual' && r.subject === 'person');
    const makers: readonly (readonly [BoardStage, boolean, () => Promise<Made>])[] = [
      ['schemes', mayTry(actor, readSchemes), () => schemes(unit, runs)],
      ['months', mayTry(actor, readMonths), () => months(unit, year)],
      ['summaries', mayTry(actor, readRegistrations), () => summaries(unit, annual)],
      ['ballots', mayTry(actor, readBallots), () => ballots(unit, year)],
      ['calibration', mayTry(actor, readCalibrations), () => calibration(unit, runs)],
      ['publication', mayTry(actor, readOutcomes), () => publication(unit, runs)],
      ['appeals', mayTry(actor, readOutcomes), () => appeals(unit, runs)],
    ];
    const stages: Board['stages'] = [];
    for (const [stage, may, make] of makers) {
      if (!may) continue;
      const { facts: counted, to, ...counts } = await make();
      stages.push({ stage, ...stageOfYear(counts, unit.today), facts: counted, dueOn: counts.waiting + counts.running > 0 ? counts.dueOn : null, to });
    }
    return { year, years, stages };
  });
