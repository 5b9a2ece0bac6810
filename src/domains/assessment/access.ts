import { permission } from '../../kernel/permission.ts';

/** Schemes are rules that people are judged by: whoever is judged may read them. */
export const readSchemes = permission('assessment.schemes.read', { officer: 'none', leader: 'none', liaison: 'none', cadre: 'none', supervisor: 'none' });
export const manageSchemes = permission('assessment.schemes.manage', { officer: 'region' });
/** Opening a year, stating facts, computing and proposing: the department's work. */
export const manageRuns = permission('assessment.runs.manage', { officer: 'region' });
/** The board of years: states and counts, no person. */
export const readRuns = permission('assessment.runs.read', { officer: 'none', leader: 'none', liaison: 'none' });
/** Results of people. A liaison sees those of the own unit once the year is confirmed; see `queries.ts`. */
export const readResults = permission('assessment.results.read', { officer: 'region', leader: 'region', liaison: 'subtree' });
/** Typing in marks and values, for the people within reach. */
export const recordRatings = permission('assessment.ratings.record', { officer: 'region', liaison: 'subtree' });
/** Deciding a grade belongs to people who answer for it. */
export const decideGrades = permission('assessment.grades.decide', { officer: 'region', leader: 'region' });
/** The own result, with its explanation, once confirmed (书面通知本人, 公务员法 第三十八条). */
export const readOwnResult = permission('assessment.own_result.read', { cadre: 'self' });
