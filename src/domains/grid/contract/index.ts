export * from './patches.ts';
