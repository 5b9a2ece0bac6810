import { permission } from '../../kernel/permission.ts';

/** The board of published projects and its results: everybody who may claim, and who works with them. */
export const readBoard = permission('work.board.read', { officer: 'none', leader: 'none', liaison: 'none', cadre: 'none' });
/** 目标树 (M020). */
export const setGoals = permission('work.goals.set', { officer: 'region' });
/** Draft, publish and withdraw a project; announce its result, end it. A liaison those of the own units. */
export const runProjects = permission('work.projects.run', { officer: 'region', liaison: 'subtree' });
/** Claims with facts about the claimants, and what was thought of them. */
export const readClaims = permission('work.claims.read', { officer: 'region', leader: 'region', liaison: 'subtree' });
/** Entering a claim for one of the unit's people. */
export const enterClaims = permission('work.claims.enter', { officer: 'region', liaison: 'subtree' });
export const compareClaims = permission('work.claims.compare', { officer: 'region', leader: 'region' });
/** Who wins: a leader, with reasons, never about himself. */
export const decideClaims = permission('work.claims.decide', { leader: 'region' });
/** 本人: claiming, signing the commitment, stepping back, reporting the month. */
export const claimOneself = permission('work.own.claim', { cadre: 'self' });
/** 逐人逐月 (M022): the lists of the unit. */
export const readMonths = permission('work.months.read', { officer: 'region', leader: 'region', liaison: 'subtree' });
/** Making lists and confirming what was reported; nobody his own. */
export const runMonths = permission('work.months.run', { officer: 'region', liaison: 'subtree' });
