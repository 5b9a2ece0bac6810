import { describe, expect, it } from 'vitest';
import { postCategory } from './post-category.ts';

describe('postCategory', () => {
  it.each([
    ['示例县水利局党组书记、局长', '乡科级正职', 'principal'],
    ['示例县水利局副局长', '乡科级副职', 'deputy'],
    // A 正科 who is not the head: 副局长（正科级）.
    ['示例县水利局副局长', '乡科级正职', 'deputy'],
    ['示例县水利局党组成员', '乡科级副职', 'deputy'],
    ['办公室主任', null, 'middle'],
    ['办公室副主任', null, 'middle'],
    ['四级主任科员', null, 'staff'],
    ['工作人员', null, 'staff'],
    ['主任医师', null, 'staff'],
  ])('%s (%s) → %s', (title, level, category) => expect(postCategory(title, level)).toBe(category));
});
