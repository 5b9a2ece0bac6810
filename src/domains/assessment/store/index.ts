export * from './schemes.ts';
export * from './runs.ts';
export * from './computations.ts';
export * from './results.ts';
export * from './drafts.ts';
export * from './appraisals.ts';
