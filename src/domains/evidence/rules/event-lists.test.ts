import { describe, expect, it } from 'vitest';
import type { EntryContent } from '../kinds.ts';
import type { EntryState } from '../model.ts';
import { eventLists, frontLineStrength, type EventEntry } from './event-lists.ts';

const entry = (id: string, personId: string, content: EntryContent, occurredOn = '2021-07-25', state: EntryState = 'confirmed'): EventEntry => ({ id, occurredOn, state, content, persons: [{ personId }] });
const conduct = (sign: 'positive' | 'negative') => ({ kind: 'conduct', sign, description: '表现' }) as const;

describe('evidence.event_lists (M015)', () => {
  it('separates outstanding, failing and mixed, and leaves out what is not confirmed', () => {
    const lists = eventLists([
      entry('1', '甲', conduct('positive')), entry('2', '乙', conduct('negative')), entry('3', '丙', conduct('positive'), '2021-07-26', 'reported'),
      entry('4', '丁', conduct('positive')), entry('5', '丁', conduct('negative')), entry('6', '乙', conduct('positive'), '2021-07-26', 'disputed'),
    ]);
    expect(lists.outstanding.map((p) => p.personId)).toEqual(['甲']);
    expect(lists.failing.map((p) => p.personId)).toEqual(['乙']);
    expect(lists.mixed).toEqual([{ personId: '丁', positive: 1, negative: 1, entryIds: ['4', '5'] }]);
  });
});

describe('evidence.front_line_strength (M016)', () => {
  const types = ['medical', 'emergency_supply', 'public_service'] as const;
  const levels = ['city', 'county', 'township'] as const;
  const assigned = Array.from({ length: 40_000 }, (_, n) => entry(`a${n}`, `p${n}`, { kind: 'assignment', postType: types[n % 3]!, level: levels[Math.floor(n / 3) % 3]! }, '2020-02-01'));
  const ended = Array.from({ length: 100 }, (_, n) => entry(`z${n}`, `p${n}`, { kind: 'assignment_end', assignmentId: `a${n}`, conduct: n < 3 ? 'outstanding' : 'competent' }, '2020-04-01'));

  it('the practice’s own example of 40,000', () => {
    const s = frontLineStrength([...assigned, ...ended], '2020-05-01');
    expect(s).toMatchObject({ people: 40_000, current: 39_900 });
    expect(Object.fromEntries(s.byPostType.map((r) => [r.key, r.people]))).toEqual({ medical: 13_334, emergency_supply: 13_333, public_service: 13_333 });
    expect(Object.fromEntries(s.byLevel.map((r) => [r.key, r.people]))).toEqual({ city: 13_335, county: 13_333, township: 13_332 });
    expect(s.byPostType.reduce((n, r) => n + r.outstanding, 0)).toBe(3);
  });
  it('before the end nobody has left; before the start nobody is there; a person assigned twice is one person', () => {
    expect(frontLineStrength([...assigned, ...ended], '2020-03-31').current).toBe(40_000);
    expect(frontLineStrength(assigned, '2020-01-31').people).toBe(0);
    const twice = [entry('1', '甲', { kind: 'assignment', postType: 'medical', level: 'city' }), entry('2', '甲', { kind: 'assignment', postType: 'other', level: 'city' })];
    expect(frontLineStrength(twice, '2021-12-31')).toMatchObject({ people: 1, byLevel: [{ key: 'city', people: 1 }] });
  });
});
