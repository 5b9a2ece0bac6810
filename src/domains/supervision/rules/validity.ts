import type { Day } from '../../../kernel/period.ts';
import type { Item, Validity } from '../model.ts';

/** Whether an item still says something on a day: one found untrue says nothing from the day it was withdrawn. */
export const validityOn = (item: Pick<Item, 'validUntil' | 'withdrawnOn'>, day: Day): Validity => (item.withdrawnOn !== null && item.withdrawnOn <= day ? 'withdrawn' : item.validUntil !== null && item.validUntil <= day ? 'expired' : 'valid');
