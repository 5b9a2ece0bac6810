import { expect, it } from 'vitest';
import { opensUp, visibleNodes, type TreeNode } from './visible.ts';

const tree: TreeNode[] = [
  { key: 'a', title: 'A', children: [{ key: 'a1', title: 'A1', children: [{ key: 'a11', title: 'A11' }] }, { key: 'a2', title: 'A2' }] },
  { key: 'b', title: 'B', hasChildren: true },
];
const keys = (...open: string[]) => visibleNodes(tree, new Set(open)).map((line) => `${line.level}${line.node.key}`);

it('shows the children of open nodes only', () => {
  expect(keys()).toEqual(['1a', '1b']);
  expect(keys('a')).toEqual(['1a', '2a1', '2a2', '1b']);
  expect(keys('a1')).toEqual(['1a', '1b']);
  expect(keys('a', 'a1', 'b')).toEqual(['1a', '2a1', '3a11', '2a2', '1b']);
});

it('tells place among siblings', () => {
  expect(visibleNodes(tree, new Set(['a']))[2]).toMatchObject({ parent: 'a', position: 2, siblings: 2 });
});

it('knows what can open', () => {
  expect(tree.map(opensUp)).toEqual([true, true]);
  expect(opensUp({ key: 'x', title: 'X', children: [] })).toBe(false);
});
