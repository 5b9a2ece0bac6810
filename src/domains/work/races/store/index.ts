export * from './awards.ts';
export * from './races.ts';
