import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Score } from '../../../kernel/score.ts';
import { claimStates, projectStates, type ClaimState, type MonthTask, type ProjectState } from '../model.ts';
import { checkRequirements } from './check-requirements.ts';
import { amountOf, monthPlan, thousandths } from './month-plan.ts';
import { afterClaimStep, afterProjectStep, claimSteps, projectSteps, type ClaimStep, type ProjectStep } from './project-steps.ts';
import { completion, percentText, ranksOf, trackOf, unitParts, type WinnerTasks } from './progress.ts';
import { countStates, taskStanding } from './task-state.ts';

const steps = Object.keys(projectSteps) as ProjectStep[];
const ofClaims = Object.keys(claimSteps) as ClaimStep[];

describe('the states of a project and of a claim', () => {
  it.each<[ProjectState, ProjectStep, ProjectState | null]>([
    ['draft', 'publish', 'open'], ['draft', 'decide', null], ['open', 'decide', 'decided'], ['open', 'publish', null], ['decided', 'announce', 'announced'], ['decided', 'reopen', 'open'], ['open', 'announce', null],
    ['announced', 'withdraw', null], ['announced', 'finish', 'finished'], ['decided', 'withdraw', 'withdrawn'], ['withdrawn', 'publish', null], ['finished', 'reopen', null],
  ])('%s, %s: %s', (state, step, after) => expect(afterProjectStep(state, step)).toBe(after));

  it.each<[ClaimState, ClaimStep, ClaimState | null]>([['claimed', 'win', 'won'], ['claimed', 'sign', null], ['won', 'sign', 'committed'], ['lost', 'sign', null], ['lost', 'reconsider', 'claimed'], ['committed', 'reconsider', null], ['committed', 'withdraw', 'withdrawn'], ['lost', 'withdraw', null], ['withdrawn', 'win', null]])('a claim %s, %s: %s', (state, step, after) =>
    expect(afterClaimStep(state, step)).toBe(after));

  it('whatever is tried in whatever order, a result is never announced without a decision, and ends are ends', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...steps), { maxLength: 30 }), (tried) => {
        let state: ProjectState = 'draft';
        const trail: ProjectStep[] = [];
        for (const step of tried) {
          const next = afterProjectStep(state, step);
          if (state === 'finished' || state === 'withdrawn') expect(next).toBeNull();
          if (next === null) continue;
          expect(projectStates).toContain(next);
          state = next;
          trail.push(step);
        }
        const reopened = trail.lastIndexOf('reopen');
        if (trail.includes('announce')) expect(trail.lastIndexOf('decide')).toBeGreaterThan(reopened);
        if (trail.includes('finish')) expect(trail).toContain('announce');
      }),
    );
  });

  it('nobody signs who was not chosen, and who signed leaves by withdrawing only', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...ofClaims), { maxLength: 30 }), (tried) => {
        let state: ClaimState = 'claimed';
        for (const step of tried) {
          const next = afterClaimStep(state, step);
          if (next === null) continue;
          if (next === 'committed') expect(state).toBe('won');
          if (state === 'committed') expect(next).toBe('withdrawn');
          expect(claimStates).toContain(next);
          state = next;
        }
      }),
    );
  });
});

it('requirements: met, not met, and not on file is left to people', () => {
  const facts = { 年龄: 41, 学历层次: '大学本科', 是否党员: true, 任现职年限: null, 经历: ['乡镇', '项目'] };
  const outcome = (fact: string, test: 'at_least' | 'at_most' | 'is', value: string) => checkRequirements([{ fact, test, value }], facts)[0]!.outcome;
  expect([outcome('年龄', 'at_most', '45'), outcome('年龄', 'at_most', '40'), outcome('年龄', 'at_least', '41'), outcome('年龄', 'is', '41.0'), outcome('学历层次', 'is', '研究生'), outcome('是否党员', 'is', '是'), outcome('经历', 'is', '项目'), outcome('任现职年限', 'at_least', '2'), outcome('没有的事', 'is', '1')]).toEqual(['met', 'not_met', 'met', 'met', 'not_met', 'met', 'met', 'unknown', 'unknown']);
});

describe('month lists', () => {
  it('an amount is spread over its months, what is done or not stands in the last; the day to report counts working days', () => {
    // 2026-10: the first days after September are the National Day week; 3 working days after it are 8, 9 and the made-up Saturday 10.
    expect(monthPlan([{ title: '修路', kind: 'amount', amount: '10', unit: '公里', from: 1, months: 3 }, { title: '验收', kind: 'done', amount: '1', unit: '', from: 2, months: 2 }], '2026-09-15', 3).map((t) => [t.month, t.position, t.title, amountOf(t.target), t.dueOn])).toEqual([
      ['2026-09-01', 1, '修路', '3.334', '2026-10-10'],
      ['2026-10-01', 1, '修路', '3.333', '2026-11-04'],
      ['2026-11-01', 1, '修路', '3.333', '2026-12-03'],
      ['2026-11-01', 2, '验收', '1', '2026-12-03'],
    ]);
  });

  it('nothing of an amount is lost or added by spreading it', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 999_999_999 }), fc.integer({ min: 1, max: 36 }), (total, months) => {
        const tasks = monthPlan([{ title: '任务', kind: 'amount', amount: amountOf(total), unit: '', from: 1, months }], '2026-01-01', 3);
        expect(tasks.reduce((n, t) => n + t.target, 0)).toBe(total);
        expect(thousandths(amountOf(total))).toBe(total);
      }),
    );
  });

  const task = { target: 2000, dueOn: '2026-11-04', listedOn: '2026-10-01' };
  const report = (number: number, state: 'waiting' | 'confirmed' | 'returned', amount: number, reportedOn: string) => ({ number, state, amount, reportedOn });
  it.each([
    ['list not confirmed', { ...task, listedOn: null }, [], '2026-12-01', 'planned', 0],
    ['on its last day', task, [], '2026-11-04', 'not_due', 0],
    ['the day after', task, [], '2026-11-05', 'overdue', 1],
    ['a weekend after counts as one day', { ...task, dueOn: '2026-11-06' }, [], '2026-11-08', 'overdue', 1],
    ['reported in time, not yet confirmed', task, [report(1, 'waiting', 2000, '2026-11-04')], '2026-11-30', 'waiting', 0],
    ['done', task, [report(1, 'confirmed', 2000, '2026-11-03')], '2026-11-30', 'done', 0],
    ['done late', task, [report(1, 'confirmed', 2000, '2026-11-09')], '2026-11-30', 'late', 3],
    ['half', task, [report(1, 'confirmed', 1000, '2026-11-03')], '2026-11-30', 'overdue', 18],
    ['sent back', task, [report(1, 'returned', 2000, '2026-11-03')], '2026-11-04', 'not_due', 0],
    ['a correction that waits changes nothing', task, [report(1, 'confirmed', 2000, '2026-11-03'), report(2, 'waiting', 500, '2026-11-20')], '2026-11-30', 'done', 0],
    ['a confirmed correction counts', task, [report(1, 'confirmed', 2000, '2026-11-03'), report(2, 'confirmed', 500, '2026-11-04')], '2026-11-05', 'overdue', 1],
  ] as const)('%s', (_name, of, reports, today, state, lateBy) => expect(taskStanding(of, [...reports], today)).toMatchObject({ state, lateBy }));

  it('every task of a confirmed list is counted once', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('planned', 'not_due', 'waiting', 'done', 'late', 'overdue')), (states) => {
        const c = countStates(states as Parameters<typeof countStates>[0]);
        expect(c.done + c.late + c.overdue + c.waiting + c.notDue).toBe(c.planned);
      }),
    );
  });
});

it('progress is the mean of the tasks, more than asked counts as asked, and units’ parts add up to it', () => {
  const of = (target: number, achieved: number | null): WinnerTasks['tasks'][number] => ({ task: { id: '', claimId: '', month: '2026-09-01', position: 1, title: '', kind: 'amount', target, unit: '', dueOn: '2026-10-10', listedOn: null, listedBy: null } satisfies MonthTask, standing: { state: 'done', achieved, waiting: false, lateBy: 0 }, evidenceIds: [] });
  const winner = (organizationId: string, tasks: WinnerTasks['tasks']): WinnerTasks => ({ claimId: '', personId: '', name: '', organizationId, tasks });
  const winners = [winner('甲', [of(1000, 1000), of(2000, 5000)]), winner('乙', [of(4000, 1000), of(1000, null)])];
  expect(percentText(completion(winners.flatMap((w) => w.tasks)))).toBe('56.25');
  expect(unitParts(winners).map((u) => [u.organizationId, percentText(u.part)])).toEqual([['甲', '50.00'], ['乙', '6.25']]);
  expect([completion([]), unitParts([])]).toEqual([null, []]);
  // Equal completion, equal rank; who has no tasks yet is not on the track.
  const [first, last] = [winners[0]!, winners[1]!];
  expect(trackOf([last, first, { ...first, organizationId: '丙' }, winner('丁', [])]).map((w) => [w.winner.organizationId, w.rank, percentText(w.percent)])).toEqual([['甲', 1, '100.00'], ['丙', 1, '100.00'], ['乙', 3, '12.50']]);
});

it.each<[string, (number | null)[], (number | null)[]]>([
  ['nobody', [], []],
  ['none has progress', [null, null], [null, null]],
  ['best first, whatever the order', [50, 90, 10], [2, 1, 3]],
  ['equal ones rank alike and the next rank is skipped', [90, 90, 10], [1, 1, 3]],
  ['nought is progress, none is not', [0, null, 5], [2, null, 1]],
])('ranks: %s', (_, percents, ranks) => expect(ranksOf(percents as (Score | null)[])).toEqual(ranks));
