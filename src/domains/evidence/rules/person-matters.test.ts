import { describe, expect, it } from 'vitest';
import type { EntryContent } from '../kinds.ts';
import type { EntryState, PersonRole } from '../model.ts';
import { matterChronology, outcomeOf, threeQuestions, type MatterEntry } from './person-matters.ts';

let n = 0;
const entry = (matterId: string, occurredOn: string, content: EntryContent, role: PersonRole | null = 'do', state: EntryState = 'confirmed'): MatterEntry => ({
  id: `e${++n}`, matterId, occurredOn, arena: 'project', state, content, persons: role ? [{ personId: '甲', role, lead: false }] : [],
});
const part = { kind: 'undertaking', duty: '负责' } as const;
const became = (outcome: 'achieved' | 'not_achieved') => ({ kind: 'matter_outcome', outcome, description: '办结' }) as const;

describe('evidence.matter_chronology (M011)', () => {
  it('the practice’s own example', () => {
    const given: [string, PersonRole, 'achieved' | 'not_achieved'][] = [['2023-05-01', 'do', 'achieved'], ['2023-02-01', 'plan', 'achieved'], ['2023-09-01', 'achieve', 'achieved'], ['2023-11-01', 'do', 'not_achieved']];
    const entries = given.flatMap(([on, role, outcome], i) => [entry(`m${i}`, on, part, role), entry(`m${i}`, '2023-12-01', became(outcome), null)]);
    const matters = matterChronology('甲', entries);
    expect(matters.map((m) => m.on)).toEqual(['2023-02-01', '2023-05-01', '2023-09-01', '2023-11-01']);
    expect(matters.flatMap((m) => m.roles)).toEqual(['plan', 'do', 'achieve', 'do']);
    expect(matters.map((m) => m.outcome)).toEqual(['achieved', 'achieved', 'achieved', 'not_achieved']);
  });
  it('several parts in one matter, and the months gained at its milestones', () => {
    const [m] = matterChronology('甲', [entry('m', '2023-03-02', { kind: 'milestone', milestone: '开工', plannedOn: '2023-10', actualOn: '2023-03' }, 'achieve'), entry('m', '2022-01-01', part, 'plan')]);
    expect(m).toMatchObject({ on: '2022-01-01', roles: ['plan', 'achieve'], leadMonths: 7 });
  });
  it('a part nobody confirmed is no part; someone else’s is not mine', () => {
    expect(matterChronology('甲', [entry('m', '2023-01-01', part, 'do', 'reported'), entry('m', '2023-01-02', part, 'do', 'disputed')])).toEqual([]);
    expect(matterChronology('乙', [entry('m', '2023-01-01', part)])).toEqual([]);
  });
  it.each([
    [[entry('m', '2023-01-01', became('not_achieved')), entry('m', '2023-06-01', became('achieved'))], 'achieved'],
    [[entry('m', '2023-06-01', became('achieved'), 'do', 'withdrawn')], 'open'],
    [[], 'open'],
  ])('outcome %#', (entries, outcome) => expect(outcomeOf(entries)).toBe(outcome));
});

describe('evidence.three_questions (M012)', () => {
  it('the practice’s own example: 8 undertaken, 6 achieved, 45 of 50 satisfied, 2 unconfirmed left out', () => {
    const entries = Array.from({ length: 8 }, (_, i) => [entry(`m${i}`, '2023-01-01', part), ...(i < 6 ? [entry(`m${i}`, '2023-12-01', became('achieved'), null)] : [])]).flat();
    entries.push(entry('m0', '2023-12-02', { kind: 'satisfaction', answered: 50, satisfied: 45, method: '回访' }, null));
    entries.push(entry('u1', '2023-01-01', part, 'do', 'reported'), entry('u2', '2023-01-01', part, 'do', 'unit_confirmed'));
    entries.push(entry('u1', '2023-12-02', { kind: 'satisfaction', answered: 10, satisfied: 0, method: '回访' }, null));
    expect(threeQuestions('甲', entries)).toEqual({ undertaken: 8, achieved: 6, satisfaction: '90.00', answered: 50, satisfied: 45, unconfirmedMatters: 2 });
  });
  it('nobody asked is not nobody satisfied', () => expect(threeQuestions('甲', [entry('m', '2023-01-01', part)]).satisfaction).toBeNull());
});
