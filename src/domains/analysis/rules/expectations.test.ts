import { describe, expect, it } from 'vitest';
import { buildObservations, rated } from '../fixtures.ts';
import { withExpectations } from './expectations.ts';

const unit = (organizationId: string, count: number, change: Parameters<typeof buildObservations>[0] = {}) => Array.from({ length: count }, (_, i) => buildObservations({ personId: `${organizationId}${i}`, organizationId, ratings: rated({}, {}, organizationId), ...change }));
const of = (people: ReturnType<typeof unit>, id: string) => withExpectations(people).people.find((p) => p.personId === id)!;

describe('what could be expected', () => {
  it('follows the unit’s own pace: a third of the matters, a third of the expectation, once the unit is large enough', () => {
    const all = [...unit('usual', 30, { parts: 9 }), ...unit('quiet', 20, { parts: 3 }), ...unit('tiny', 1, { parts: 0 })];
    expect(of(all, 'quiet0').partsExpected).toBeCloseTo(3, 0);
    expect(of(all, 'tiny0').partsExpected).toBeGreaterThan(2.5);
    const { rates } = withExpectations(all);
    expect(rates.get('quiet')).toBeLessThan(0.6);
    expect(rates.get('tiny')).toBeGreaterThan(0.4);
  });
  it('follows the months: half the time, half the matters', () => {
    const all = [...unit('usual', 20, { parts: 8 }), buildObservations({ personId: 'half', organizationId: 'usual', monthsObserved: 12, parts: 4 })];
    expect(of(all, 'half').partsExpected).toBeCloseTo(of(all, 'usual0').partsExpected / 2, 6);
  });
  it('asks for hard matters in proportion to one’s own parts and the unit’s mix', () => {
    const all = [...unit('works', 20, { parts: 8, hard: 6 }), ...unit('office', 20, { parts: 8, hard: 0 })];
    expect(of(all, 'works0').hardExpected).toBeGreaterThan(5);
    expect(of(all, 'office0').hardExpected).toBeLessThan(0.5);
  });
  it('takes out how a unit marks, and how a person is liked', () => {
    const generous = { integrity: 96, ability: 93, diligence: 93, achievement: 91, probity: 97 };
    const all = [...unit('usual', 20), ...unit('generous', 20, { ratings: rated(generous, generous, 'generous') })];
    expect(of(all, 'generous0').rated['ability']!.value).toBeCloseTo(of(all, 'usual0').rated['ability']!.value, 0);
    const liked = [...all, buildObservations({ personId: 'liked', organizationId: 'usual', ratings: rated(generous, generous, 'usual') })];
    expect(of(liked, 'liked').rated['ability']!.value).toBeLessThan(2);
  });
  it('knows a fall of results only from two years', () => {
    const two = buildObservations({ personId: 'two', ratings: rated({ achievement: 86 }, { achievement: 80 }) });
    const one = buildObservations({ personId: 'one', ratings: rated().slice(0, 1) });
    const all = [...unit('unit', 20), two, one];
    expect(of(all, 'two').resultsFell!).toBeCloseTo(6, 0);
    expect(of(all, 'one').resultsFell).toBeNull();
  });
  it('survives a region without anything', () => {
    expect(withExpectations([]).people).toEqual([]);
    expect(withExpectations([buildObservations({ monthsObserved: 0, parts: 0, ratings: [] })]).people[0]).toMatchObject({ partsExpected: 0, rated: {}, resultsFell: null });
  });
});
