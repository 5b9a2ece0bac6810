export * from './campaigns.ts';
export * from './items.ts';
