export * from './patches.ts';
export * from './households.ts';
export * from './importing.ts';
