export * from './in-period.ts';
export * from './reports.ts';
