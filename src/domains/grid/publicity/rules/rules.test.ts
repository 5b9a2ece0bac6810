import { expect, it } from 'vitest';
import { itemState } from './item-state.ts';
import { ownPart, type Placed } from './own-part.ts';
import { total, unreachedByGroup } from './unreached.ts';

it.each([
  ['2026-11-21', null, false, 0, 10, 0, 'planned'],
  ['2026-11-20', null, false, 1, 10, 4, 'partly'],
  ['2026-11-19', null, false, 1, 10, 4, 'late'],
  ['2026-11-19', null, false, 2, 10, 10, 'done'],
  ['2026-11-19', null, true, 1, 10, 9, 'done'],
  ['2026-11-19', null, false, 0, 0, 0, 'late'],
  ['2026-11-19', '2026-11-01', false, 0, 10, 0, 'called_off'],
] as const)('due %s, called off %s, whole %s, %i entries, %i households, %i reached: %s', (dueOn, calledOffOn, whole, entries, households, reached, state) =>
  expect(itemState({ dueOn, calledOffOn }, { whole, entries, households, reached }, '2026-11-20')).toBe(state));

const placed = (id: string, ...above: string[]): Placed => ({ id, organizationId: 'v', line: [...above, id] });
const [area, group, neighbour, elsewhere] = [placed('a'), placed('g', 'a'), placed('n', 'a', 'g'), placed('h', 'a')];
it.each([
  ['a neighbour of a village', neighbour, null, 'n'],
  ['a neighbour of an item for his area', neighbour, area, 'n'],
  ['an area head of an item for one of his groups', area, group, 'g'],
  ['a group head of an item for his own group', group, group, 'g'],
  ['a group head of an item for another group', elsewhere, group, null],
] as const)('%s', (_name, own, place, part) => expect(ownPart(own, { organizationId: 'v', place })).toBe(part));
it('answers for nothing in another village', () => expect(ownPart(neighbour, { organizationId: 'w', place: null })).toBeNull());

it('counts by group, and by village what lies in no patch; who was reached everywhere is not listed', () => {
  const counts = [
    { organizationId: 'v', patchId: 'n1', households: 10, reached: 4 },
    { organizationId: 'v', patchId: 'n2', households: 5, reached: 5 },
    { organizationId: 'v', patchId: 'n3', households: 8, reached: 8 },
    { organizationId: 'v', patchId: null, households: 3, reached: 1 },
  ];
  const groups = new Map([['n1', { key: 'g', names: ['A', 'G'] }], ['n2', { key: 'g', names: ['A', 'G'] }], ['n3', { key: 'h', names: ['A', 'H'] }]]);
  expect(unreachedByGroup(counts, groups)).toEqual([
    { key: 'g', organizationId: 'v', names: ['A', 'G'], households: 15, unreached: 6 },
    { key: 'v', organizationId: 'v', names: [], households: 3, unreached: 2 },
  ]);
  expect(total(counts)).toEqual({ households: 26, reached: 18, unreached: 8, share: '69.23' });
});
