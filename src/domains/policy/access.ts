import { permission } from '../../kernel/permission.ts';

/** The library: documents, parameters, tables, measures and the catalogue of practices. Everyone whom policy concerns may read it. */
export const readPolicy = permission('policy.library.read', { officer: 'none', leader: 'none', liaison: 'none', cadre: 'none', supervisor: 'none' });
/** How far policy is carried out here: coverage, citations, clauses, work systems. */
export const readCoverage = permission('policy.coverage.read', { officer: 'none', leader: 'none', liaison: 'none', supervisor: 'none' });
/** Register documents, clauses, local measures and work systems, and record their state. */
export const writeRegister = permission('policy.register.write', { officer: 'region' });
/** Choose the pack that is in force in the region. */
export const choosePolicy = permission('policy.pack.choose', { officer: 'region' });
/** Run the examples of the practices again. */
export const runPractices = permission('policy.practices.run', { officer: 'region' });
/** See drafts of local policy, their trials and their trail. A trial names people of the whole region: nobody whose reach is narrower. */
export const readDrafts = permission('policy.draft.read', { officer: 'region', leader: 'region' });
/** Write drafts, try them, send them in. */
export const writeDrafts = permission('policy.draft.write', { officer: 'region' });
/** Approve, return, withdraw: a second person. */
export const approvePolicy = permission('policy.draft.approve', { officer: 'region', leader: 'region' });
