export * from './patches.ts';
export * from './credentials.ts';
export * from './figures.ts';
export * from './households.ts';
export * from './visits.ts';
export * from './periods.ts';
