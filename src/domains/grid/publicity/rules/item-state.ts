import type { Day } from '../../../../kernel/period.ts';
import type { Item, ItemFigures } from '../model.ts';

export const itemStates = ['planned', 'partly', 'late', 'done', 'called_off'] as const;
export type ItemState = (typeof itemStates)[number];

/** grid.publicity_item_state (M246): done when the whole place was recorded, or its parts and lists reach every household of it; past its day and not done it is late, however much was done. */
export const itemState = (item: Pick<Item, 'dueOn' | 'calledOffOn'>, f: ItemFigures, today: Day): ItemState =>
  item.calledOffOn !== null ? 'called_off' : f.whole || (f.entries > 0 && f.households > 0 && f.reached >= f.households) ? 'done' : item.dueOn < today ? 'late' : f.entries > 0 ? 'partly' : 'planned';
