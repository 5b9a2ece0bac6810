export * from './files.ts';
export * from './lists.ts';
export * from './opinions.ts';
export * from './papers.ts';
export * from './trail.ts';
