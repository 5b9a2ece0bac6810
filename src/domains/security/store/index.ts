export * from './account.ts';
export * from './audit.ts';
export * from './grant.ts';
export * from './session.ts';
