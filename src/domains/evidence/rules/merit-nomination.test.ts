import { describe, expect, it } from 'vitest';
import { meritNomination } from './merit-nomination.ts';

const entry = (personId: string, state: 'confirmed' | 'reported' = 'confirmed') => ({ id: 'x', state, persons: [{ personId }] });

describe('evidence.merit_nomination (M006)', () => {
  it.each([
    ['a confirmed entry', ['甲'], [entry('甲')], 0],
    ['none', ['甲'], [], 1],
    ['not confirmed', ['甲'], [entry('甲', 'reported')], 1],
    ['someone else’s', ['甲'], [entry('乙')], 1],
    ['each of two', ['甲', '乙'], [entry('甲'), entry('乙')], 0],
    ['one of two', ['甲', '乙'], [entry('甲')], 1],
  ])('%s', (_name, people, linked, refused) => expect(meritNomination(people, linked)).toHaveLength(refused));
});
