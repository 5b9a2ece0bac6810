import { permission } from '../../kernel/permission.ts';

/** 监督信息: everybody's, for those who use them. */
export const readItems = permission('supervision.items.read', { officer: 'region', leader: 'region', supervisor: 'region' });
/** A supervising body sees what it supplied itself; these see all. */
export const readAllItems = permission('supervision.items.read_all', { officer: 'region', leader: 'region' });
export const supplyItems = permission('supervision.items.supply', { officer: 'region', supervisor: 'region' });
/** Who is meant by a name, which items are one matter. */
export const settleItems = permission('supervision.items.settle', { officer: 'region' });
/** 本人: what is known of him, and his answer to it. */
export const readOwnItems = permission('supervision.own_items.read', { cadre: 'self' });
/** 线索 (M089, M091). */
export const readLeads = permission('supervision.leads.read', { officer: 'region', leader: 'region', supervisor: 'region' });
export const handleLeads = permission('supervision.leads.handle', { officer: 'region', supervisor: 'region' });
/** Grading, hearing, carrying out. */
export const gradeLeads = permission('supervision.leads.grade', { officer: 'region' });
/** Whoever decides has neither verified nor graded. */
export const decideLeads = permission('supervision.leads.decide', { leader: 'region' });
export const answerLeads = permission('supervision.leads.answer', { cadre: 'self' });
/** 专项整治 (M088, M092). */
export const readCampaigns = permission('supervision.campaigns.read', { officer: 'region', leader: 'region', supervisor: 'region', liaison: 'subtree' });
export const runCampaigns = permission('supervision.campaigns.run', { officer: 'region' });
export const reportProblems = permission('supervision.problems.report', { officer: 'region', liaison: 'subtree' });
/** 警示案例: without names; units read those sent to them. */
export const readWarnings = permission('supervision.warnings.read', { officer: 'region', leader: 'region', supervisor: 'region', liaison: 'subtree' });
export const learnWarnings = permission('supervision.warnings.learn', { liaison: 'subtree' });
export const readStatistics = permission('supervision.statistics.read', { officer: 'region', leader: 'region', supervisor: 'region' });
