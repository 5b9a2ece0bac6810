import { permission } from '../../kernel/permission.ts';

/** Entries, timelines, matters, records of a person. The subject reads what is said about himself (right of reply). */
export const readEvidence = permission('evidence.read', { officer: 'region', leader: 'region', liaison: 'subtree', cadre: 'self' });
/** Putting something on record: a cadre about himself, a unit about its people, supervision partners what they supply. */
export const reportEvidence = permission('evidence.report', { officer: 'region', liaison: 'subtree', cadre: 'self', supervisor: 'region' });
/** 单位核实; the department may stand in where a unit has nobody to do it, but never for both steps. */
export const reviewAsUnit = permission('evidence.review.unit', { liaison: 'subtree', officer: 'region' });
/** 组织部门核定; settles disputes; checks figures (M019). */
export const reviewAsDepartment = permission('evidence.review.department', { officer: 'region' });
/** 本人说明与异议 */
export const replyToEvidence = permission('evidence.reply', { cadre: 'self' });
/** A receipt that proves an entry offline. */
export const takeReceipt = permission('evidence.receipt', { officer: 'region', liaison: 'subtree', cadre: 'self' });
/** Matters (事) are opened and amended by those who report on them. */
export const manageMatters = permission('evidence.matters.manage', { officer: 'region', liaison: 'subtree' });
/** 关键事件 (M015) */
export const declareCriticalEvents = permission('evidence.critical_events.declare', { officer: 'region' });
/** Lists over many people: outstanding and failing, strength, coverage of observations, merit lists, front-line search. */
export const readOverviews = permission('evidence.overviews.read', { officer: 'region', leader: 'region', liaison: 'subtree' });
/** 不打招呼看现场 (M017) */
export const observe = permission('evidence.observe', { officer: 'region', leader: 'region', supervisor: 'region' });
/** 实绩档案 (M007–M010) */
export const managePerformanceFiles = permission('evidence.performance_files.manage', { officer: 'region' });
export const signAsSuperior = permission('evidence.performance_files.sign_superior', { leader: 'region', officer: 'region' });
export const signAsAppointee = permission('evidence.performance_files.sign_appointee', { cadre: 'self' });
/** Heads, consistency, full verification: hashes and row numbers only, no business data. */
export const verifyLogs = permission('evidence.ledger.verify', { auditor: 'region', officer: 'region' });
