export * from './contract/entries.ts';
export * from './contract/ledger.ts';
export * from './contract/matters.ts';
export * from './contract/performance.ts';
export * from './contract/views.ts';
export { frontLinePostTypes, governmentLevels, outcomes, placeTypes } from './kinds.ts';
