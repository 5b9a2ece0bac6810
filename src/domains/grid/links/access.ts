import { permission } from '../../../kernel/permission.ts';

/** Links of leaders to towns and of organs to villages (M241): the region all; a unit its own, from either end. */
export const readLinks = permission('grid.links.read', { officer: 'region', leader: 'region', liaison: 'subtree' });
/** Who is linked to what. */
export const setLinks = permission('grid.links.set', { officer: 'region' });
/** Guidance visits and the problems followed up: leaders; an organ's own liaison those of its links. */
export const recordGuidance = permission('grid.links.guide', { officer: 'region', leader: 'region', liaison: 'subtree' });
