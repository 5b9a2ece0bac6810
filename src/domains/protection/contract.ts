export * from './contract/accusations.ts';
export * from './contract/effects.ts';
export * from './contract/measures.ts';
