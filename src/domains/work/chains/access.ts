import { permission } from '../../../kernel/permission.ts';

/** Chains of service (M035): a liaison those his units lead or have a link in. */
export const readChains = permission('work.chains.read', { officer: 'region', leader: 'region', liaison: 'subtree' });
/** Opening a chain, confirming what departments finish, the start of the project; by the unit that leads it. */
export const runChains = permission('work.chains.run', { officer: 'region', liaison: 'subtree' });
/** Reporting a link of one's department done. */
export const doLinks = permission('work.chains.link', { liaison: 'subtree' });
/** Saying whether a link really stands for whom its block names: that unit or the one that leads, never who stops the own clock by it. */
export const answerBlocks = permission('work.chains.answer', { officer: 'region', liaison: 'subtree' });
/** Saying that a link stands still: its department or the unit that leads. */
export const blockLinks = permission('work.chains.block', { officer: 'region', liaison: 'subtree' });
