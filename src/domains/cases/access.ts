import { permission } from '../../kernel/permission.ts';

/** The list of files. Which of them somebody sees whole is said by each type. */
export const readCases = permission('cases.read', { officer: 'region', leader: 'region', liaison: 'subtree', supervisor: 'region' });
/** Acting in a case at all; each step of a type names its own permission. */
export const actInCases = permission('cases.act', { officer: 'region', leader: 'region', liaison: 'subtree', supervisor: 'region' });
/** What is left to the people concerned: their application, answer, request for review, withdrawal; what a helper reports. */
export const actInOwnCases = permission('cases.act_own', { cadre: 'self' });
/** Assigning, stopping and extending the clock, joining files, taking a closed one up again, proving delivery, asking other bodies. */
export const runCases = permission('cases.run', { officer: 'region' });
/** Opinions of bodies that were asked (会商). */
export const giveOpinions = permission('cases.give_opinion', { supervisor: 'region', leader: 'region' });
/** Cases about oneself, notices to oneself (本人知情、申辩). */
export const readOwnCases = permission('cases.read_own', { cadre: 'self' });
/** How long every step may take and took. */
export const readTimetables = permission('cases.read_timetables', { officer: 'none', leader: 'none', liaison: 'none', supervisor: 'none', cadre: 'none', evaluator: 'none' });
