import { permission } from '../../../kernel/permission.ts';

/** Bring rosters and person files in, and undo that. Officers of the whole region only: a file may hold anyone. */
export const importPeople = permission('registry.people.import', { officer: 'region' });
