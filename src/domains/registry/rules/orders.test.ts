import { describe, expect, it } from 'vitest';
import { educationStepOf, generalRank, levelName, levelOrder, rankOrder } from './orders.ts';

describe('orders', () => {
  it.each([['国家级正职', 1], ['县处级副职', 8], ['乡科级正职', 9], ['正科级', 9], [' 副科 ', 10], ['股级', 99], ['无', 99], [null, 99]])('level %s is %i', (level, order) => expect(levelOrder(level)).toBe(order));
  it.each([['正处级', '县处级正职'], ['乡科级副职', '乡科级副职'], ['股级', null], [null, null]])('level %s is called %s', (level, name) => expect(levelName(level)).toBe(name));
  it.each([['一级巡视员', 1], ['二级科员', 12], ['四调', 6], ['一级主任科员', 7], ['一级主管', 7], ['督办', 2], ['一级行政执法员', 11], ['科员', 99], [null, 99]])('rank %s is %i', (rank, order) => expect(rankOrder(rank)).toBe(order));
  it.each([['二级高级主办', '二级调研员'], ['三级主任科员', '三级主任科员'], ['管理岗位七级', null]])('rank %s stands beside %s', (rank, name) => expect(generalRank(rank)).toBe(name));
  it.each([
    ['研究生', 4], ['中央党校研究生', 4], ['博士研究生毕业', 4], ['在职研究生', 4], ['法律硕士', 4],
    ['大学', 3], ['大学本科', 3], ['省委党校大学', 3], ['大学本科毕业', 3],
    ['大专', 2], ['大学专科', 2], ['中央党校大专', 2], ['大学普通班', 2],
    ['中专', 1], ['高中', 1], ['初中毕业', 1], ['职业高中毕业', 1],
    ['自学', 0], ['', 0], [null, 0],
  ])('education %s is step %i', (level, step) => expect(educationStepOf(level)).toBe(step));
});
