import { permission } from '../../../kernel/permission.ts';

/** Publicity by channel and place, how many households it did not reach (M246): the region all; a unit its own. No household. */
export const readPublicity = permission('grid.publicity.read', { officer: 'region', leader: 'region', liaison: 'subtree' });
/** Planning, recording what was done, calling off. */
export const runPublicity = permission('grid.publicity.run', { officer: 'region', liaison: 'subtree' });
/** A head: what is to be done in his patches, recording it, the addresses on his line that were not reached. */
export const ownPublicity = permission('grid.publicity.own', { grid_head: 'subtree' });
