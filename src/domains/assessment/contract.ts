export * from './contract/schemes.ts';
export * from './contract/runs.ts';
export * from './contract/results.ts';
export * from './contract/drafts.ts';
export * from './contract/appraisals.ts';
