import { permission } from '../../../kernel/permission.ts';

/** Messages of the line and who has read them (M232): the region all; a unit its own. */
export const readMessages = permission('grid.messages.read', { officer: 'region', leader: 'region', liaison: 'subtree' });
/** Sending down to all heads of a unit, telling by mouth, taking up reports of area heads. */
export const sendMessages = permission('grid.messages.send', { officer: 'region', liaison: 'subtree' });
/** A head: what came to him, what he passes down and reports up. */
export const ownMessages = permission('grid.messages.own', { grid_head: 'subtree' });
