import { permission } from '../../../kernel/permission.ts';

/** Teams, their matters and lists, and how much each of their people carries (M024, M025). A liaison those of the own units. */
export const readTeams = permission('work.teams.read', { officer: 'region', leader: 'region', liaison: 'subtree' });
/** Founding teams, giving them matters and items, closing what was reported. */
export const runTeams = permission('work.teams.run', { officer: 'region', liaison: 'subtree' });
/** 本人: items of one's own on the lists of teams. */
export const doTeamItems = permission('work.teams.own', { cadre: 'self' });
