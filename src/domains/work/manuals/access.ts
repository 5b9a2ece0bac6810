import { permission } from '../../../kernel/permission.ts';

/** The manuals in force: whoever works by them. */
export const readManuals = permission('work.manuals.read', { officer: 'none', leader: 'none', liaison: 'none', cadre: 'none' });
/** Writing drafts, publishing what somebody else wrote, taking a manual out of use: by the unit that issues it. */
export const writeManuals = permission('work.manuals.write', { officer: 'region', liaison: 'subtree' });
/** Matters begun by a manual, where each stands and what is late. */
export const readMatters = permission('work.manuals.matters', { officer: 'region', leader: 'region', liaison: 'subtree', cadre: 'self' });
/** Starting matters, putting people in their roles, sending back, confirming that they are done. */
export const runMatters = permission('work.manuals.run', { officer: 'region', liaison: 'subtree' });
/** 本人: the steps of the roles one stands for. */
export const doSteps = permission('work.manuals.own', { cadre: 'self' });
