import type { ResultState } from '../model.ts';

export const SCORED = 0;
export const INCOMPLETE = 1;
export const EXCLUDED = 2;
export const stateNames = ['scored', 'incomplete', 'excluded'] as const satisfies readonly ResultState[];

/** How the score of an indicator came about. */
export const FROM_VALUE = 0;
export const NOT_ASKED = 1;
export const ASSUMED = 2;
export const MISSING = 3;
