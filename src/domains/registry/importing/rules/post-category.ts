import type { PostCategory } from '../../model.ts';
import { levelOrder } from '../../rules/orders.ts';

export const ruleId = 'registry.import_post_category';
/** 领导职务层次: the ten levels, each 正职 or 副职 but the lowest; below them nobody leads a unit. */
export const source = '公务员法（2018年修订） 第十八条';

const DEPUTY = /副(?!研|高|教授|主任(?:医|护|药|技)师)/;
const HEAD = /(?:书记|局长|主任|镇长|乡长|县长|区长|市长|部长|院长|检察长|主席|校长|园长|会长|总经理|董事长|台长|馆长|所长|站长|队长|科长|股长|处长)/;
const MIDDLE = /(?:主任|所长|站长|队长|科长|股长|院长|馆长|组长|校长)$/;

/**
 * A roster says the title and perhaps the level, not the category. With a leadership level: 正职 who heads by title is
 * `principal`, all other leaders `deputy`. Without one: heads of inner departments are `middle`, the rest `staff`.
 */
export function postCategory(title: string, level: string | null): PostCategory {
  if (levelOrder(level) <= 10) return /正职$/.test(level ?? '') && HEAD.test(title) && !DEPUTY.test(title) ? 'principal' : 'deputy';
  return MIDDLE.test(title.split(/[、，,]/)[0] ?? '') && !/^[一二三四]级/.test(title) ? 'middle' : 'staff';
}
