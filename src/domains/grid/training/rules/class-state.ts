import type { Day } from '../../../../kernel/period.ts';
import type { TrainingClass } from '../model.ts';

export const classStates = ['planned', 'unrecorded', 'held', 'cancelled'] as const;
export type ClassState = (typeof classStates)[number];

/** grid.class_state (M234): planned until its day; past its day and nobody on its list it is unrecorded, and counts as nothing held. */
export const classState = (c: Pick<TrainingClass, 'heldOn' | 'cancelledOn'>, attended: number, today: Day): ClassState =>
  c.cancelledOn !== null ? 'cancelled' : attended > 0 ? 'held' : c.heldOn > today ? 'planned' : 'unrecorded';
