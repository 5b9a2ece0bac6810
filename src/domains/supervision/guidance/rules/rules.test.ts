import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { levels, type Duty, type Level } from '../model.ts';
import { adoptionOf, adoptionStanding, adoptionStandings } from './adoption.ts';
import { executionOf, isBelow, levelOf, levelOfRegion, notPassedOn, reminderDue, standingOf } from './execution.ts';

const duty = (change: Partial<Duty> & { readonly name?: string } = {}) => ({ id: 'a', rolloutId: 'r', parentId: null, level: 'town' as Level, organizationId: 'o', outside: null, keeper: '负责人', task: '做', dueOn: '2026-03-31', givenOn: '2026-01-01', givenBy: '干部科', state: 'open' as const, report: null, doneOn: null, reportedOn: null, reportedBy: null, reporterAccountId: null, opinion: null, decidedOn: null, decidedBy: null, name: '甲镇', ...change }) as Duty & { name: string };

describe('levels', () => {
  it.each([['430000', 'province'], ['430300', 'city'], ['430321', 'county'], ['990624', 'county']] as const)('of the region %s is %s', (code, level) => expect(levelOfRegion(code)).toBe(level));
  it.each([['region', 'county'], ['town', 'town'], ['subdistrict', 'town'], ['park', 'town'], ['government_organ', 'unit'], ['village', 'unit']] as const)('of a %s is %s', (type, level) => expect(levelOf(type, 'county')).toBe(level));
  it('below is further down, and nothing is below itself', () => {
    for (const [i, a] of levels.entries()) for (const [j, b] of levels.entries()) expect(isBelow(a, b)).toBe(i > j);
  });
});

describe('how a duty stands', () => {
  it.each([
    ['open before its day', {}, '2026-03-31', 'running'],
    ['open after it', {}, '2026-04-01', 'overdue'],
    ['reported in time, not confirmed yet', { state: 'reported', reportedOn: '2026-03-31', doneOn: '2026-03-30' }, '2026-05-01', 'waiting'],
    ['reported too late', { state: 'reported', reportedOn: '2026-04-02', doneOn: '2026-04-01' }, '2026-05-01', 'overdue'],
    ['done in time, confirmed weeks later', { state: 'done', doneOn: '2026-03-31', reportedOn: '2026-04-20' }, '2026-05-01', 'in_time'],
    ['done late', { state: 'done', doneOn: '2026-04-01', reportedOn: '2026-04-01' }, '2026-05-01', 'late'],
  ] as const)('%s', (_name, change, today, standing) => expect(standingOf(duty(change), today)).toBe(standing));
});

describe('the chain', () => {
  const chain = [duty({ id: 'p', level: 'province' }), duty({ id: 'c', level: 'city', parentId: 'p' }), duty({ id: 'x', level: 'county', parentId: 'c' }), duty({ id: 't1', parentId: 'x' }), duty({ id: 't2', parentId: 'x' }), duty({ id: 'v', level: 'unit', parentId: 't1' })];
  it.each<[string, Level, string[], readonly Duty[]]>([
    ['to the towns it is whole', 'town', [], chain],
    ['to the units one town is missing', 'unit', ['t2'], chain],
    ['what was withdrawn passes nothing on', 'town', ['x'], chain.map((d) => (d.level === 'town' ? { ...d, state: 'withdrawn' as const } : d)).filter((d) => d.id !== 'v')],
    ['a chain that ends at the city', 'town', ['c'], chain.slice(0, 2)],
  ])('%s', (_name, to, missing, duties) => expect(notPassedOn(duties, to).map((d) => d.id)).toEqual(missing));

  it('levels come from the top, each with its counts; what is overdue lowers the rate', () => {
    const list = [duty({ id: 'x', level: 'county', state: 'done', doneOn: '2026-03-01' }), duty({ id: 't1', parentId: 'x', state: 'done', doneOn: '2026-03-31' }), duty({ id: 't2', parentId: 'x', state: 'done', doneOn: '2026-04-02' }), duty({ id: 't3', parentId: 'x' }), duty({ id: 't4', parentId: 'x', dueOn: '2026-12-31' }), duty({ id: 't5', parentId: 'x', state: 'withdrawn' })];
    const said = executionOf(list, 'town', '2026-05-01').map(({ explanation: _e, ...l }) => l);
    expect(said).toEqual([
      { level: 'county', duties: 1, inTime: 1, late: 0, waiting: 0, running: 0, overdue: 0, notPassedOn: 0, rate: '100.00' },
      { level: 'town', duties: 4, inTime: 1, late: 1, waiting: 0, running: 1, overdue: 1, notPassedOn: 0, rate: '33.33' },
    ]);
  });

  it('every duty that stands is counted once, at its level', () => {
    const one = fc.record({ level: fc.constantFrom(...levels), state: fc.constantFrom('open', 'reported', 'done', 'withdrawn'), due: fc.integer({ min: 1, max: 28 }), on: fc.integer({ min: 1, max: 28 }) });
    fc.assert(
      fc.property(fc.array(one, { maxLength: 30 }), fc.constantFrom(...levels), (specs, to) => {
        const day = (n: number) => `2026-03-${String(n).padStart(2, '0')}`;
        const list = specs.map((s, i) => duty({ id: String(i), level: s.level, state: s.state as Duty['state'], dueOn: day(s.due), ...(s.state === 'reported' || s.state === 'done' ? { doneOn: day(s.on), reportedOn: day(s.on) } : {}) }));
        const said = executionOf(list, to, '2026-03-15');
        expect(said.reduce((n, l) => n + l.duties, 0)).toBe(list.filter((d) => d.state !== 'withdrawn').length);
        for (const l of said) {
          expect(l.inTime + l.late + l.waiting + l.running + l.overdue).toBe(l.duties);
          expect(l.rate === null).toBe(l.inTime + l.late + l.overdue === 0);
          expect(l.explanation.children).toHaveLength(l.duties);
        }
        // From the top, each level once.
        expect(said.map((l) => l.level)).toEqual(levels.filter((level) => said.some((l) => l.level === level)));
      }),
    );
  });
});

describe('reminders', () => {
  const days = { soonFrom: '2026-04-07', againBefore: '2026-03-24' };
  it.each([
    ['far away', { dueOn: '2026-04-08' }, [], '2026-03-31', null],
    ['a week before', { dueOn: '2026-04-07' }, [], '2026-03-31', 'due_soon'],
    ['once only', { dueOn: '2026-04-07' }, [{ kind: 'due_soon', onDay: '2026-03-31' }], '2026-03-31', null],
    ['after its day', { dueOn: '2026-03-30' }, [{ kind: 'due_soon', onDay: '2026-03-23' }], '2026-03-31', 'overdue'],
    ['not again within the interval', { dueOn: '2026-03-20' }, [{ kind: 'overdue', onDay: '2026-03-25' }], '2026-03-31', null],
    ['again after it', { dueOn: '2026-03-20' }, [{ kind: 'overdue', onDay: '2026-03-24' }], '2026-03-31', 'overdue'],
    ['a reminder by hand does not count for it', { dueOn: '2026-03-20' }, [{ kind: 'by_hand', onDay: '2026-03-31' }], '2026-03-31', 'overdue'],
    ['reported', { dueOn: '2026-03-20', state: 'reported' }, [], '2026-03-31', null],
    ['done', { dueOn: '2026-03-20', state: 'done' }, [], '2026-03-31', null],
  ] as const)('%s', (_name, change, earlier, today, kind) => expect(reminderDue(duty(change), earlier, today, days)).toBe(kind));
});

describe('what became of a recommendation', () => {
  const r = (answer: 'adopted' | 'adapted' | 'declined' | null) => ({ answer, answerBy: '2026-03-31', finishBy: answer === null || answer === 'declined' ? null : '2026-06-30' });
  const report = (number: number, standing: 'running' | 'in_place' | 'given_up', state: 'noted' | 'waiting' | 'confirmed' | 'returned') => ({ number, standing, state });
  it.each([
    ['not answered yet', r(null), [], '2026-03-31', 'unanswered'],
    ['not answered in time', r(null), [], '2026-04-01', 'late_answer'],
    ['declined', r('declined'), [], '2026-12-01', 'declined'],
    ['adopted, nothing reported', r('adopted'), [], '2026-06-30', 'planned'],
    ['adapted, on the way', r('adapted'), [report(1, 'running', 'noted')], '2026-06-30', 'running'],
    ['on the way after its day', r('adapted'), [report(1, 'running', 'noted')], '2026-07-01', 'overdue'],
    ['waits to be confirmed, even late', r('adopted'), [report(1, 'in_place', 'waiting')], '2026-07-01', 'waiting'],
    ['in place', r('adopted'), [report(1, 'in_place', 'confirmed')], '2026-12-01', 'in_place'],
    ['said to be in place and sent back', r('adopted'), [report(1, 'in_place', 'returned')], '2026-07-01', 'overdue'],
    ['given up', r('adopted'), [report(1, 'running', 'noted'), report(2, 'given_up', 'noted')], '2026-07-01', 'given_up'],
    ['taken up again', r('adopted'), [report(1, 'given_up', 'noted'), report(2, 'running', 'noted')], '2026-06-01', 'running'],
  ] as const)('%s', (_name, rec, reports, today, standing) => expect(adoptionStanding(rec, reports, today)).toBe(standing));

  it('whoever did not answer has not adopted; what was given up is not in place', () => {
    const lines = (['in_place', 'in_place', 'running', 'given_up', 'declined', 'unanswered', 'late_answer', 'overdue'] as const).map((standing, i) => ({ name: `镇${i}`, standing }));
    expect(adoptionOf(lines)).toMatchObject({ recommended: 8, answered: 6, adopted: 5, declined: 1, inPlace: 2, overdue: 2, givenUp: 1, adoptionRate: '62.50', placeRate: '40.00' });
    expect(adoptionOf([])).toMatchObject({ adoptionRate: null, placeRate: null });
  });
  it('counts never add up to more than was recommended', () => {
    fc.assert(fc.property(fc.array(fc.constantFrom(...adoptionStandings), { maxLength: 40 }), (standings) => {
      const a = adoptionOf(standings.map((standing) => ({ name: '镇', standing })));
      expect(a.adopted + a.declined + (a.recommended - a.answered)).toBe(a.recommended);
      expect(a.inPlace + a.givenUp).toBeLessThanOrEqual(a.adopted);
    }));
  });
});
