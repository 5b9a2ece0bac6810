import { describe, expect, it } from 'vitest';
import { mayDecide, mayUse } from './judgement.ts';

const declared = { state: 'declared' as const, declarerAccountId: 'a1' };
const judges = (count: number) => Array.from({ length: count }, (_x, i) => ({ judge: `j${i}` }));

describe('deciding a landmark', () => {
  it.each([
    ['enough judges', declared, judges(3), 'a2', null],
    ['one short', declared, judges(2), 'a2', 'assessment.landmark_few_judges'],
    ['one judge three times', declared, [{ judge: 'j' }, { judge: 'j' }, { judge: 'j' }], 'a2', 'assessment.landmark_few_judges'],
    ['by who declared it', declared, judges(3), 'a1', 'assessment.landmark_own'],
    ['declared by a process, decided by one', { ...declared, declarerAccountId: null }, judges(3), null, null],
    ['twice', { ...declared, state: 'recognized' as const }, judges(3), 'a2', 'assessment.landmark_decided'],
  ])('%s', (_name, landmark, opinions, decider, code) => expect(mayDecide(landmark, opinions, 3, decider)?.code ?? null).toBe(code));
});

describe('using a landmark', () => {
  const landmark = { state: 'recognized' as const, people: [{ personId: 'p1', share: 10_000 }] };
  it.each([
    ['appraisal of somebody with a part', landmark, 'appraisal' as const, 'p1', null],
    ['selection of somebody without', landmark, 'selection' as const, 'p2', 'assessment.landmark_no_part'],
    ['selection of nobody', landmark, 'selection' as const, null, 'assessment.landmark_person_needed'],
    ['commendation of the section', landmark, 'commendation' as const, null, null],
    ['before it is recognized', { ...landmark, state: 'declared' as const }, 'commendation' as const, null, 'assessment.landmark_not_recognized'],
  ])('%s', (_name, given, kind, person, code) => expect(mayUse(given, kind, person)?.code ?? null).toBe(code));
});
