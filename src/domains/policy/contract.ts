export * from './contract/library.ts';
export * from './contract/register.ts';
export * from './contract/clauses.ts';
export * from './contract/systems.ts';
export * from './contract/practices.ts';
export * from './contract/workbench.ts';
