import { permission } from '../../kernel/permission.ts';

/** Who may be promoted in rank: the department and the leaders of the whole region, a unit's 政工 for its own people. */
export const readEligibility = permission('personnel.eligibility.read', { officer: 'region', leader: 'region', liaison: 'subtree' });
/** The own line, with all its reasons. */
export const readOwnEligibility = permission('personnel.own_eligibility.read', { cadre: 'self' });
/** Share of front-line experience among those promoted, and what a batch would do to it. */
export const readShares = permission('personnel.front_line_shares.read', { officer: 'region', leader: 'region' });
