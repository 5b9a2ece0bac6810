import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Score } from '../../../../kernel/score.ts';
import type { Report } from '../../model.ts';
import { awardStates, type RaceTask } from '../model.ts';
import { basisOf, proposeAwards } from './award-proposals.ts';
import { afterAwardStep, awardSteps } from './award-steps.ts';
import { dueMonths, isQuarter, monthsOf, snapshotDay } from './calendar.ts';
import { explainLane } from './explain-lane.ts';
import { frontPlaces, inFront } from './front.ts';
import { racePoints } from './points.ts';
import { rankLanes } from './rank-lanes.ts';
import { taskAtCutoff } from './task-at-cutoff.ts';

const task = (change: Partial<RaceTask> = {}): RaceTask => ({ taskId: 't', projectTitle: '征拆', month: '2026-07-01', title: '签约', kind: 'amount', unit: '户', target: 10_000, achieved: 10_000, weight: 10_000, dueOn: '2026-08-05', evidenceIds: [], later: false, waiting: false, setAside: false, said: null, ...change });
const report = (change: Partial<Report> = {}): Report => ({ id: 'r', taskId: 't', number: 1, amount: 8000, note: '下雨停工', attachments: [], reportedOn: '2026-07-31', reportedBy: '甲', reporterAccountId: null, state: 'confirmed', opinion: '属实', decidedOn: '2026-08-03', decidedBy: '乙', evidenceId: 'e1', ...change });
const terms = { groupMinimum: 3, monthsMinimum: 2 };

describe('work.race_points', () => {
  it.each([
    ['all done', [task()], 100_000_000],
    ['done with difficulty 1.2', [task({ weight: 12_000 })], 120_000_000],
    ['more than asked counts as asked', [task({ achieved: 30_000 })], 100_000_000],
    ['half of one, all of a harder one', [task({ achieved: 5000 }), task({ weight: 15_000 })], 100_000_000],
    ['what is tolerated is left out', [task(), task({ achieved: 0, setAside: true })], 100_000_000],
    ['nothing to count is not zero', [task({ setAside: true })], null],
  ])('%s', (_what, tasks, points) => expect(racePoints(tasks)).toBe(points));
});

describe('work.race_task_at', () => {
  const listed = { id: 't', claimId: 'c', month: '2026-07-01', position: 1, title: '签约', kind: 'amount' as const, target: 10_000, unit: '户', dueOn: '2026-08-05', listedOn: '2026-07-01', listedBy: '丙' };
  const at = { countedUntil: '2026-08-12', ownDay: '2026-08-12', projectTitle: '征拆', weight: 10_000, shielded: new Set<string>() };
  it.each([
    ['a list nobody has confirmed', { ...listed, listedOn: null }, [report()], at, null],
    ['a list confirmed after the fixed day', { ...listed, listedOn: '2026-08-13' }, [report()], at, null],
    ['confirmed in time', listed, [report()], at, { achieved: 8000, later: false, waiting: false, said: '下雨停工' }],
    ['confirmed a day late: not yet', listed, [report({ decidedOn: '2026-08-13' })], at, { achieved: 0, waiting: true }],
    ['and in the next month, marked', listed, [report({ decidedOn: '2026-08-13', amount: 10_000 })], { ...at, countedUntil: '2026-09-10' }, { achieved: 10_000, later: true, said: null }],
    ['the last confirmed one counts', listed, [report(), report({ number: 2, amount: 6000, decidedOn: '2026-08-10', evidenceId: 'e2' })], at, { achieved: 6000, evidenceIds: ['e2'] }],
    ['sent back is nothing confirmed', listed, [report({ state: 'returned', evidenceId: null })], at, { achieved: 0, waiting: false }],
    ['tolerated', listed, [report()], { ...at, shielded: new Set(['e1']) }, { setAside: true }],
    ['reached is not set aside', listed, [report({ amount: 10_000 })], { ...at, shielded: new Set(['e1']) }, { setAside: false }],
  ])('%s', (_what, t, reports, when, expected) => (expected === null ? expect(taskAtCutoff(t, reports, when)).toBeNull() : expect(taskAtCutoff(t, reports, when)).toMatchObject(expected)));

  it('what happens after the fixed day never changes the count of that day', () =>
    fc.assert(
      fc.property(fc.array(fc.record({ amount: fc.integer({ min: 0, max: 20_000 }), day: fc.integer({ min: 13, max: 28 }) }), { maxLength: 5 }), (later) => {
        const before = [report()];
        const after = later.map((l, i) => report({ id: `l${i}`, number: i + 2, amount: l.amount, reportedOn: `2026-08-${l.day}`, decidedOn: `2026-08-${l.day}`, evidenceId: `e${i + 2}` }));
        expect(taskAtCutoff(listed, [...before, ...after], at)).toEqual(taskAtCutoff(listed, before, at));
      }),
    ));
});

describe('work.rank_lanes', () => {
  const lane = (id: string, achieved: readonly number[], group = '乡镇', weight = 10_000) => ({ lane: { id, kind: 'person' as const, groupName: group }, tasks: achieved.map((a, i) => task({ month: `2026-0${7 + i}-01`, achieved: a, weight })) });
  const ranks = (all: Parameters<typeof rankLanes>[0], months = 3) => Object.fromEntries(rankLanes(all, months, terms).map((s) => [s.laneId, s.rank ?? s.unranked]));
  it.each([
    ['best first', [lane('a', [10_000, 10_000]), lane('b', [5000, 5000]), lane('c', [8000, 8000])], { a: 1, b: 3, c: 2 }],
    ['equal points, equal rank, the next skipped', [lane('a', [8000, 8000]), lane('b', [8000, 8000]), lane('c', [1000, 0])], { a: 1, b: 1, c: 3 }],
    ['too few to compare with', [lane('a', [10_000, 0]), lane('b', [0, 0])], { a: 'small_group', b: 'small_group' }],
    ['too few months; then the others are too few', [lane('a', [10_000, 0]), lane('b', [0, 0]), lane('c', [10_000])], { a: 'small_group', b: 'small_group', c: 'few_months' }],
    ['without tasks', [lane('a', [1, 1]), lane('b', [2, 2]), lane('c', [3, 3]), lane('d', [])], { a: 3, b: 2, c: 1, d: 'no_task' }],
    ['groups apart', [lane('a', [1, 1]), lane('b', [2, 2]), lane('c', [3, 3]), lane('d', [9, 9], '县直')], { a: 3, b: 2, c: 1, d: 'small_group' }],
    ['difficulty counts', [lane('a', [9000, 9000]), lane('b', [8000, 8000], '乡镇', 13_000), lane('c', [1, 1])], { a: 2, b: 1, c: 3 }],
  ])('%s', (_what, all, expected) => expect(ranks(all)).toEqual(expected));
  it('after the first month one month is enough', () => expect(ranks([lane('a', [3]), lane('b', [2]), lane('c', [1])], 1)).toEqual({ a: 1, b: 2, c: 3 }));

  const lanesOf = fc.array(fc.array(fc.integer({ min: 0, max: 12_000 }), { minLength: 0, maxLength: 3 }), { minLength: 1, maxLength: 9 });
  it('holds for any field: rank is one more than how many are better; order of the list and a common difficulty change nothing', () =>
    fc.assert(
      fc.property(lanesOf, fc.integer({ min: 1000, max: 30_000 }), (field, weight) => {
        const all = field.map((a, i) => lane(`l${i}`, a));
        const made = rankLanes(all, 3, terms);
        const ranked = made.filter((s) => s.rank !== null);
        for (const s of ranked) expect(s.rank).toBe(1 + ranked.filter((o) => o.points! > s.points!).length);
        expect(ranked.length === 0 || ranked.length >= terms.groupMinimum).toBe(true);
        expect(ranks(all.toReversed())).toEqual(ranks(all));
        // Rounding of a point to its millionth may part or join equals that are nearer than that; whole ten-thousandths are not.
        const points = (of: ReturnType<typeof rankLanes>) => of.map((s) => s.points);
        const heavy = rankLanes(field.map((a, i) => lane(`l${i}`, a, '乡镇', weight)), 3, terms);
        heavy.forEach((s, i) => expect((s.points === null) === (points(made)[i] === null)).toBe(true));
        for (const a of heavy) for (const b of heavy) if (a.points !== null && b.points !== null) {
          const [plainA, plainB] = [made.find((m) => m.laneId === a.laneId)!.points!, made.find((m) => m.laneId === b.laneId)!.points!];
          if (plainA > plainB) expect(a.points).toBeGreaterThanOrEqual(b.points);
        }
      }),
    ));
  it('whoever does more is never behind where he was', () =>
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.integer({ min: 0, max: 10_000 }), fc.integer({ min: 0, max: 10_000 })), { minLength: 3, maxLength: 8 }), fc.nat(), fc.integer({ min: 1, max: 5000 }), (field, at, more) => {
        const i = at % field.length;
        const better = field.map((f, n): [number, number] => (n === i ? [f[0] + more, f[1]] : f));
        const rank = (of: typeof field) => rankLanes(of.map((a, n) => lane(`l${n}`, a)), 3, terms)[i]!.rank!;
        expect(rank(better)).toBeLessThanOrEqual(rank(field));
      }),
    ));
});

describe('work.award_proposals', () => {
  const s = (laneId: string, rank: number | null, achieved: number) => ({ laneId, rank, points: rank === null ? null : ((achieved * 10_000) as Score), tasks: [task({ achieved })] });
  it.each([
    ['first and last', [s('a', 1, 10_000), s('b', 2, 9000), s('c', 3, 100)], 'a running,c snail'],
    ['equal ones together', [s('a', 1, 10_000), s('b', 1, 10_000), s('c', 3, 100), s('d', 3, 100)], 'a running,b running,c snail,d snail'],
    ['all equal: nobody', [s('a', 1, 500), s('b', 1, 500), s('c', 1, 500)], ''],
    ['nobody ranked', [s('a', null, 0), s('b', null, 0)], ''],
    ['the last did all that was asked of an easier project', [s('a', 1, 10_000), s('b', 2, 9000), { ...s('c', 3, 10_000), points: 1 as Score }], 'a running'],
  ])('%s', (_what, group, expected) => expect(proposeAwards(group, { awardPlaces: 1 }).map((a) => `${a.laneId} ${a.kind}`).join(',')).toBe(expected));
  it('never the same for both, and never a last who is not behind a first', () =>
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 10_000 }), { minLength: 3, maxLength: 8 }), fc.integer({ min: 1, max: 4 }), (field, awardPlaces) => {
        const group = field.map((a, i) => s(`l${i}`, 1 + field.filter((o) => o > a).length, a));
        const made = proposeAwards(group, { awardPlaces });
        expect(new Set(made.map((m) => m.laneId)).size).toBe(made.length);
        const of = (kind: string) => made.filter((m) => m.kind === kind).map((m) => group.find((g) => g.laneId === m.laneId)!.points!);
        for (const first of of('running')) for (const last of of('snail')) expect(first).toBeGreaterThan(last);
      }),
    ));
  it('says what speaks against it: difficulty, waiting confirmations, own words, what is tolerated, holds', () => {
    const tasks = [task({ achieved: 0, weight: 13_000, waiting: true, said: '暴雨停工十天' }), task({ setAside: true, achieved: 0 })];
    const keys = (kind: 'running' | 'snail', holds: string[] = []) => basisOf(kind, { points: 0 as Score, rank: 3, tasks }, { name: '乡镇', ranked: 3 }, holds).counter.map((l) => l.statement.replace('races.basis.', ''));
    expect(keys('snail')).toEqual(['hard', 'waiting', 'said', 'aside']);
    expect(keys('running', ['诫勉'])).toEqual(['notAll', 'aside', 'hold']);
  });
});

describe('work.award_steps', () => {
  const open = (kind: 'running' | 'snail') => Object.fromEntries(awardStates.map((state) => [state, awardSteps.filter((step) => afterAwardStep({ kind, state }, step) !== null).join(' ')]));
  it('蜗牛奖 is told before it is decided and may be reviewed; 奔跑奖 is decided', () => {
    expect(open('running')).toEqual({ proposed: 'confirm drop', told: '', confirmed: '', dropped: '', review: '', upheld: '', reversed: '' });
    expect(open('snail')).toEqual({ proposed: 'tell drop', told: 'confirm drop', confirmed: 'ask_review', dropped: '', review: 'uphold reverse', upheld: '', reversed: '' });
  });
});

describe('boards and days', () => {
  it.each([[0, 5, 0], [1, 5, 1], [3, 5, 1], [4, 5, 2], [40, 5, 5]])('of %i ranked and %i places %i are shown', (ranked, places, shown) => expect(frontPlaces(ranked, places)).toBe(shown));
  it('show nobody who is last', () =>
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 2, maxLength: 12 }), fc.integer({ min: 1, max: 8 }), (field, places) => {
        const group = field.map((p) => ({ rank: 1 + field.filter((o) => o > p).length }));
        const worst = Math.max(...group.map((g) => g.rank));
        if (worst > 1) expect(inFront(group, places).every((g) => g.rank < worst)).toBe(true);
      }),
    ));
  it('quarters, fixed days, months that are due', () => {
    expect([isQuarter('2026-07-01'), isQuarter('2026-08-01'), monthsOf('2026-10-01')]).toEqual([true, false, ['2026-10-01', '2026-11-01', '2026-12-01']]);
    expect(snapshotDay('2026-08-01', 8)).toBe('2026-09-10');
    expect(dueMonths('2026-07-01', 8, ['2026-07-01'], '2026-09-10')).toEqual([]);
    expect(dueMonths('2026-07-01', 8, ['2026-07-01'], '2026-09-11')).toEqual(['2026-08-01']);
  });
  it('the explanation goes down to month, task and entry', () => {
    const standing = { laneId: 'a', month: '2026-08-01', points: racePoints([task(), task({ achieved: 5000 })]), rank: 1, unranked: null, tasks: [task({ evidenceIds: ['e1'] }), task({ month: '2026-08-01', achieved: 5000 })] };
    const made = explainLane('甲', standing, { month: '2026-08-01', countedUntil: '2026-09-10', takenAt: new Date(0) }, { ...terms, snapshotDays: 8, awardPlaces: 1, boardPlaces: 5, version: 'v' });
    expect([made.value, made.children!.map((m) => [m.params!['month'], m.value, m.children!.map((t) => [t.value, t.evidenceIds ?? []])])]).toEqual(['75.00', [['2026-07', '100.00', [['100.00', ['e1']]]], ['2026-08', '50.00', [['50.00', []]]]]]);
  });
});
