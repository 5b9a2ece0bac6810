import type { ItemRating, PeriodState } from '../../months/model.ts';

export const ratingTone = { good: 'good', fair: 'caution', poor: 'danger' } as const satisfies Record<ItemRating, string>;
export const periodTone = { recorded: 'good', recorded_late: 'caution', missing: 'danger', due: 'waiting', ahead: 'closed' } as const satisfies Record<PeriodState, string>;
