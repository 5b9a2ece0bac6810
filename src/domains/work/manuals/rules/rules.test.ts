import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { workingDaysBetween } from '../../../../kernel/working-days.ts';
import type { ManualContent } from '../model.ts';
import { faultsOf } from './manual-faults.ts';
import { pauseLeft, pausesOf, type PauseMove } from './pauses.ts';
import { following, mayReturn, standingOf, type ClockMove, type ClockStep } from './matter-clock.ts';

const step = (change: Partial<ManualContent['steps'][number]> = {}): ManualContent['steps'][number] => ({ title: '受理', role: '经办', days: 3, guide: '', after: [], fields: [], ...change });
const role = (name: string) => ({ name, organizationId: null });
const choice = (choices: string[]) => ({ kind: 'choice' as const, title: '意见', required: true, choices });

describe('the faults of a manual', () => {
  it.each([
    ['none', [role('经办')], [step(), step({ title: '审核', after: [1] })], []],
    ['a role twice', [role('经办'), role('经办')], [step()], ['manuals.role_twice@roles.1.name']],
    ['a role nobody needs', [role('经办'), role('领导')], [step()], ['manuals.role_idle@roles.1.name']],
    ['a role nobody declared', [role('经办')], [step(), step({ title: '审核', role: '领导', after: [1] })], ['manuals.role_unknown@steps.1.role']],
    ['a step that waits for itself', [role('经办')], [step({ after: [1] })], ['manuals.after_later@steps.0.after']],
    ['a step that waits for a later one', [role('经办')], [step({ after: [2] }), step({ title: '审核' })], ['manuals.after_later@steps.0.after']],
    ['a step twice', [role('经办')], [step(), step()], ['manuals.step_twice@steps.1.title']],
    ['a choice of one', [role('经办')], [step({ fields: [choice(['同意'])] })], ['manuals.choices_needed@steps.0.fields.0.choices']],
    ['a choice of two equal ones', [role('经办')], [step({ fields: [choice(['同意', '同意'])] })], ['manuals.choices_needed@steps.0.fields.0.choices']],
    ['a line twice', [role('经办')], [step({ fields: [choice(['是', '否']), choice(['是', '否'])] })], ['manuals.field_twice@steps.0.fields.1.title']],
  ] as const)('%s', (_, roles, steps, expected) => expect(faultsOf({ roles: [...roles], steps: [...steps] }).map((r) => `${r.code}@${r.at}`)).toEqual(expected));
});

// 2026-03-02 is a Monday; no holiday in March.
const START = '2026-03-02';
const line: ClockStep[] = [{ after: [], days: 3 }, { after: [1], days: 2 }, { after: [2], days: 5 }];
const done = (n: number, on: string): ClockMove => ({ kind: 'done', step: n, backTo: null, on });
const paused = (on: string, until: string): ClockMove => ({ kind: 'paused', step: null, backTo: null, on, until });
const resumed = (on: string): ClockMove => ({ kind: 'resumed', step: null, backTo: null, on });
const back = (from: number | null, to: number, on: string): ClockMove => ({ kind: 'returned', step: from, backTo: to, on });

describe('where a matter stands', () => {
  it.each([
    ['begins with the steps that need nothing', [], '2026-03-02', [{ stage: 'running', readyOn: START, dueOn: '2026-03-05', taken: 0, overdue: false }, { stage: 'waiting', readyOn: null, dueOn: null }, { stage: 'waiting' }]],
    ['in time on its last day', [], '2026-03-05', [{ taken: 3, overdue: false, late: 0 }, {}, {}]],
    ['late the working day after', [], '2026-03-06', [{ taken: 4, overdue: true, late: 1 }, {}, {}]],
    ['a weekend is not late', [], '2026-03-08', [{ taken: 4, late: 1 }, {}, {}]],
    ['the next runs from the day the one before was done', [done(1, '2026-03-04')], '2026-03-05', [{ stage: 'done', taken: 2, doneOn: '2026-03-04' }, { stage: 'running', readyOn: '2026-03-04', dueOn: '2026-03-06', taken: 1 }, { stage: 'waiting' }]],
    ['sent back it has what is left', [done(1, '2026-03-04'), back(2, 1, '2026-03-06')], '2026-03-06', [{ stage: 'running', round: 2, readyOn: '2026-03-06', dueOn: '2026-03-09', taken: 2, late: 0 }, { stage: 'waiting', round: 1, taken: 0 }, {}]],
    ['what is over is over when it is sent back', [done(1, '2026-03-09'), back(2, 1, '2026-03-09')], '2026-03-10', [{ taken: 6, late: 3, overdue: true, dueOn: '2026-03-09' }, {}, {}]],
    ['what follows is done anew with its own limit, its lateness stays', [done(1, '2026-03-04'), done(2, '2026-03-11'), back(3, 1, '2026-03-12'), done(1, '2026-03-13')], '2026-03-16', [{ stage: 'done', taken: 3, late: 0 }, { stage: 'running', round: 2, taken: 1, late: 3, overdue: false, dueOn: '2026-03-17' }, { stage: 'waiting', readyOn: null }]],
    ['the unit may send back the last', [done(1, '2026-03-03'), done(2, '2026-03-04'), done(3, '2026-03-05'), back(null, 3, '2026-03-09')], '2026-03-09', [{ stage: 'done' }, { stage: 'done' }, { stage: 'running', round: 2, taken: 1 }]],
    ['a stopped clock puts the day off', [paused('2026-03-03', '2026-03-20'), resumed('2026-03-10')], '2026-03-11', [{ stage: 'running', taken: 2, dueOn: '2026-03-12', overdue: false }, {}, {}]],
    ['while it stands nothing runs', [paused('2026-03-03', '2026-03-20')], '2026-03-19', [{ taken: 1, overdue: false, dueOn: '2026-03-23' }, {}, {}]],
    ['it runs by itself after the last day', [paused('2026-03-03', '2026-03-06')], '2026-03-11', [{ taken: 4, late: 1, overdue: true, dueOn: '2026-03-10' }, {}, {}]],
    ['stopped when it was over already, it stays over and its day stands', [paused('2026-03-09', '2026-03-20')], '2026-03-13', [{ taken: 5, late: 2, overdue: true, dueOn: '2026-03-05' }, {}, {}]],
    ['what was done before it stood keeps its days', [done(1, '2026-03-04'), paused('2026-03-05', '2026-03-20'), resumed('2026-03-09')], '2026-03-10', [{ taken: 2 }, { readyOn: '2026-03-04', taken: 2, dueOn: '2026-03-10', overdue: false }, {}]],
    ['sent back while it stands', [done(1, '2026-03-04'), paused('2026-03-05', '2026-03-20'), back(2, 1, '2026-03-06'), resumed('2026-03-09')], '2026-03-10', [{ round: 2, taken: 3, dueOn: '2026-03-10' }, { stage: 'waiting' }, {}]],
  ])('%s', (_, moves, until, expected) => expect(standingOf(line, START, moves, until)).toMatchObject(expected));

  it('a step after two waits for both', () => {
    const steps: ClockStep[] = [{ after: [], days: 1 }, { after: [], days: 1 }, { after: [1, 2], days: 1 }];
    expect(standingOf(steps, START, [done(2, '2026-03-03')], '2026-03-04')[2]).toMatchObject({ stage: 'waiting' });
    expect(standingOf(steps, START, [done(2, '2026-03-03'), done(1, '2026-03-05')], '2026-03-06')[2]).toMatchObject({ stage: 'running', readyOn: '2026-03-05' });
  });
  it.each([[2, 1, true], [3, 1, false], [null, 1, true], [null, 2, false], [2, 2, false], [1, 1, false], [2, 9, false]])('step %s sends back step %s: %s', (from, to, expected) => expect(mayReturn(line, standingOf(line, START, [done(1, START)], START), from, to)).toBe(expected));
});

const chart = fc.array(fc.record({ days: fc.integer({ min: 1, max: 10 }), wish: fc.array(fc.integer({ min: 1, max: 7 }), { maxLength: 3 }) }), { minLength: 1, maxLength: 7 }).map((all) => all.map(({ days, wish }, i): ClockStep => ({ days, after: [...new Set(wish.filter((p) => p <= i))] })));
const choices = fc.array(fc.record({ gap: fc.integer({ min: 0, max: 6 }), pick: fc.nat(), returns: fc.boolean() }), { maxLength: 25 });
/** A history that the rules let through, with the standing after each move. */
function walk(steps: ClockStep[], wishes: readonly { gap: number; pick: number; returns: boolean }[]) {
  let day = START;
  const moves: ClockMove[] = [];
  const seen = [standingOf(steps, START, moves, day)];
  for (const { gap, pick, returns } of wishes) {
    day = new Date(Date.parse(day) + gap * 86_400_000).toISOString().slice(0, 10);
    const now = standingOf(steps, START, moves, day);
    const open = now.filter((s) => s.stage === 'running');
    const backs = [null, ...open.map((s) => s.position)].flatMap((from) => now.filter((s) => mayReturn(steps, now, from, s.position)).map((s) => back(from, s.position, day)));
    const possible = returns && backs.length > 0 ? backs : open.map((s) => done(s.position, day));
    if (possible.length === 0) continue;
    moves.push(possible[pick % possible.length]!);
    seen.push(standingOf(steps, START, moves, day));
  }
  return { moves, seen, day };
}

it('a step runs when all before it are done, and never is done before them; lateness never shrinks', () => {
  fc.assert(
    fc.property(chart, choices, (steps, wishes) => {
      const { seen } = walk(steps, wishes);
      let late = 0;
      for (const now of seen) {
        for (const [i, s] of now.entries()) {
          const before = steps[i]!.after.every((p) => now[p - 1]!.stage === 'done');
          expect(s.stage === 'waiting').toBe(!before);
          expect(s.readyOn === null).toBe(s.stage === 'waiting');
          expect(s.taken).toBeGreaterThanOrEqual(0);
        }
        const sum = now.reduce((n, s) => n + s.late, 0);
        expect(sum).toBeGreaterThanOrEqual(late);
        late = sum;
      }
    }),
  );
});
it('there is always a next step until all are done, and working days go on for those that run alone', () => {
  fc.assert(
    fc.property(chart, choices, fc.integer({ min: 0, max: 20 }), (steps, wishes, more) => {
      const { moves, seen, day } = walk(steps, wishes);
      const now = seen.at(-1)!;
      expect(now.some((s) => s.stage === 'running')).toBe(now.some((s) => s.stage !== 'done'));
      const later = new Date(Date.parse(day) + more * 86_400_000).toISOString().slice(0, 10);
      const then = standingOf(steps, START, moves, later);
      const today = standingOf(steps, START, moves, day);
      for (const [i, s] of then.entries()) expect(s.taken - today[i]!.taken).toBe(s.stage === 'running' ? workingDaysBetween(day, later) : 0);
    }),
  );
});
it('what follows a step never contains it or one before it', () => {
  fc.assert(fc.property(chart, (steps) => { for (const [i] of steps.entries()) for (const p of following(steps, i + 1)) expect(p).toBeGreaterThan(i + 1); }));
});

it('a pause and what ran make up all working days; a longer pause never makes anybody later', () => {
  const days = Array.from({ length: 30 }, (_, i) => new Date(Date.parse(START) + i * 86_400_000).toISOString().slice(0, 10));
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 29 }), { minLength: 4, maxLength: 4 }), fc.integer({ min: 1, max: 10 }), (picks, limit) => {
      const [from, until, longer, today] = [...picks].sort((a, b) => a - b).map((i) => days[i]!) as [string, string, string, string];
      const at = (moves: readonly ClockMove[]) => standingOf([{ after: [], days: limit }], START, moves, today)[0]!;
      const [plain, short, long] = [at([]), at([paused(from, until)]), at([paused(from, longer)])];
      const moves: PauseMove[] = [{ kind: 'paused', on: from, until }];
      expect(plain.taken - short.taken).toBe(100 - pauseLeft(pausesOf(moves, today), 100));
      expect([short.late <= plain.late, long.late <= short.late, short.dueOn! >= plain.dueOn!]).toEqual([true, true, true]);
      expect(short.overdue).toBe(today > short.dueOn! && workingDaysBetween(short.dueOn!, today) > 0 && short.taken > limit);
    }),
  );
});
