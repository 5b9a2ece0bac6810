import { describe, expect, it } from 'vitest';
import { treeOf } from './scope-tree.ts';

describe('scope tree', () => {
  it('puts units under their parents and strays at the top', () => {
    const units = [
      { id: 'a', name: '县', parentId: null },
      { id: 'b', name: '局', parentId: 'a' },
      { id: 'c', name: '科', parentId: 'b' },
      { id: 'd', name: '镇', parentId: 'gone' },
    ];
    expect(treeOf(units)).toEqual([
      { value: 'a', title: '县', children: [{ value: 'b', title: '局', children: [{ value: 'c', title: '科' }] }] },
      { value: 'd', title: '镇' },
    ]);
    expect(treeOf([])).toEqual([]);
  });
});
