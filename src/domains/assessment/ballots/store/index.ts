export * from './forms.ts';
export * from './elections.ts';
export * from './roll.ts';
export * from './pool.ts';
export * from './keys.ts';
export * from './observations.ts';
