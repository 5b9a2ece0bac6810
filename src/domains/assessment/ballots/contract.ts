export * from './contract/form.ts';
export * from './contract/forms.ts';
export * from './contract/elections.ts';
export * from './contract/voting.ts';
export * from './contract/report.ts';
export * from './contract/observations.ts';
