import { permission } from '../../kernel/permission.ts';

/** The grid: patches, who serves them, coverage. No resident's data. */
export const readGrid = permission('grid.read', { officer: 'region', leader: 'region', liaison: 'subtree', grid_head: 'subtree' });
/** Patches, heads, credentials, replacements, the six must-haves; a liaison those of the own units. */
export const runGrid = permission('grid.run', { officer: 'region', liaison: 'subtree' });
/** Residents' data and visits: heads only, and of these only those on the household's own line (asked of the line, beside this). */
export const serveHouseholds = permission('grid.households.serve', { grid_head: 'subtree' });
