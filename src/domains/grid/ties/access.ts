import { permission } from '../../../kernel/permission.ts';

/** Which cadre stands for how many households and how far he got (M223); no household's words. A unit its own people. */
export const readTies = permission('grid.ties.read', { officer: 'region', leader: 'region', liaison: 'subtree' });
/** Binding households of one's reach to cadres of one's reach. */
export const bindTies = permission('grid.ties.bind', { officer: 'region', liaison: 'subtree' });
/** One's own households: visits, things done, difficulties. */
export const ownTies = permission('grid.ties.own', { cadre: 'self' });
