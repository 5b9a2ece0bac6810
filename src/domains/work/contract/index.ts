export * from './months.ts';
export * from './projects.ts';
