export * from './callbacks.ts';
export * from './demands.ts';
export * from './figures.ts';
export * from './firms.ts';
