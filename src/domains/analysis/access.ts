import { permission } from '../../kernel/permission.ts';

/** Findings about people: the department and the leaders who decide. Units do not see suspicions about their people. */
export const readFindings = permission('analysis.findings.read', { officer: 'region', leader: 'region' });
/** Confirming or rejecting a finding, with a reason. */
export const decideFindings = permission('analysis.findings.decide', { officer: 'region', leader: 'region' });
/** Starting a new diagnosis of the region. */
export const runDiagnosis = permission('analysis.runs.start', { officer: 'region' });
/** The own confirmed findings, and a word in reply. */
export const readOwnFindings = permission('analysis.own_findings.read', { cadre: 'self' });
export const replyToFinding = permission('analysis.findings.reply', { cadre: 'self' });
