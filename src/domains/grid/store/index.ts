export * from './patches.ts';
export * from './credentials.ts';
export * from './figures.ts';
