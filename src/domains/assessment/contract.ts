export * from './contract/schemes.ts';
export * from './contract/runs.ts';
export * from './contract/results.ts';
