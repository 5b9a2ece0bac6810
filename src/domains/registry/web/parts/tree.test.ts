import { describe, expect, it } from 'vitest';
import { branches, peopleWithin, pruned, type TreeOrganization } from './tree.ts';

const unit = (id: string, parentId: string | null, name: string, people: number, sortOrder = 0) => ({ id, parentId, name, shortName: name, people, sortOrder }) as unknown as TreeOrganization;
const county = [unit('1', null, '试验县', 0), unit('2', '1', '教育局', 5, 2), unit('3', '1', '城关镇', 7, 1), unit('4', '2', '人事股', 2)];

describe('the tree of organizations', () => {
  it('stands in its own order and counts what is below', () => {
    const [root] = branches(county);
    expect(root!.below.map((b) => b.organization.name)).toEqual(['城关镇', '教育局']);
    expect(peopleWithin(root!)).toBe(14);
  });
  it('begins with the own unit where the superior is out of scope', () => expect(branches(county.slice(1)).map((b) => b.organization.id)).toEqual(['3', '2']));
  it('keeps what is above a hit and nothing beside it', () => {
    const [root] = pruned(branches(county), '人事');
    expect(root!.below.map((b) => b.organization.id)).toEqual(['2']);
    expect(pruned(branches(county), '没有的')).toEqual([]);
    expect(pruned(branches(county), ' ')).toHaveLength(1);
  });
});
