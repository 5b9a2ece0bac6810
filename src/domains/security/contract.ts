export * from './contract/session.ts';
export * from './contract/accounts.ts';
export * from './contract/grants.ts';
export * from './contract/audit.ts';
