import { permission } from '../../../kernel/permission.ts';

/** Take rosters, person files and appointment forms out. Identity numbers and family go with them, so every export is audited as a sensitive read. */
export const exportPeople = permission('registry.people.export', { officer: 'region' });
