import { permission } from '../../../kernel/permission.ts';

/** Classes for heads, who came, who was never trained (M234): the region all; a unit its own. */
export const readTraining = permission('grid.training.read', { officer: 'region', leader: 'region', liaison: 'subtree' });
/** Planning classes and recording who came. */
export const runTraining = permission('grid.training.run', { officer: 'region', liaison: 'subtree' });
