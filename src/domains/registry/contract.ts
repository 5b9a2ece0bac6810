export * from './contract/shapes.ts';
export * from './contract/search.ts';
export * from './contract/people.ts';
export * from './contract/organizations.ts';
export * from './contract/appointments.ts';
