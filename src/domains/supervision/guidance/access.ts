import { permission } from '../../../kernel/permission.ts';

/** 逐级责任 (M240): whoever reads sees the own units' duties, what stands below them and, up to the top, whom they come from. */
export const readRollouts = permission('supervision.rollouts.read', { officer: 'region', leader: 'region', liaison: 'subtree' });
export const runRollouts = permission('supervision.rollouts.run', { officer: 'region' });
/** Giving a duty: the department to anybody, a unit to the units beneath it, under what it has itself. */
export const giveDuties = permission('supervision.duties.give', { officer: 'region', liaison: 'subtree' });
export const reportDuties = permission('supervision.duties.report', { officer: 'region', liaison: 'subtree' });
/** Never what one reported oneself. */
export const settleDuties = permission('supervision.duties.settle', { officer: 'region', leader: 'region' });
/** 典型做法 (M239): what is accepted is for everybody to learn from. */
export const readExperiences = permission('supervision.experiences.read', { officer: 'none', leader: 'none', liaison: 'none', cadre: 'none' });
export const submitExperiences = permission('supervision.experiences.submit', { officer: 'region', liaison: 'subtree' });
export const reviewExperiences = permission('supervision.experiences.review', { officer: 'region', leader: 'region' });
/** What became of it elsewhere, unit by unit. */
export const readAdoption = permission('supervision.adoption.read', { officer: 'region', leader: 'region', liaison: 'subtree' });
export const answerRecommendations = permission('supervision.recommendations.answer', { liaison: 'subtree' });
export const recommendExperiences = permission('supervision.experiences.recommend', { officer: 'region' });
