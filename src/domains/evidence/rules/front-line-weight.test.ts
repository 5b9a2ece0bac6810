import { describe, expect, it } from 'vitest';
import type { Arena } from '../model.ts';
import { frontLineWeights } from './front-line-weight.ts';

const of = (personId: string, ...arenas: Arena[]) => arenas.map((arena) => ({ arena, persons: [{ personId }] }));
const entries = [...of('甲', 'project', 'village', 'office'), ...of('乙', 'office', 'office', 'office'), ...of('丙', 'emergency')];

describe('evidence.front_line_weight (M014)', () => {
  it('the practice’s own example', () => {
    expect(frontLineWeights(entries, { front: 2, office: 1 }).map((w) => [w.personId, w.weight])).toEqual([['甲', 5], ['乙', 3], ['丙', 2]]);
    expect(frontLineWeights(entries, { front: 2, office: 1 }, true).map((w) => w.personId)).toEqual(['甲', '丙']);
  });
  it('at equal weight the front line comes first', () => {
    expect(frontLineWeights([...of('乙', 'office', 'office'), ...of('丙', 'emergency')], { front: 2, office: 1 }).map((w) => w.personId)).toEqual(['丙', '乙']);
  });
  it('one entry counts for everyone it names', () => {
    expect(frontLineWeights([{ arena: 'village', persons: [{ personId: 'a' }, { personId: 'b' }] }], { front: 3, office: 1 }).map((w) => w.weight)).toEqual([3, 3]);
  });
});
