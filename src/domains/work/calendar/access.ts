import { permission } from '../../../kernel/permission.ts';

/** What is due and when: an officer and a leader of all units, a liaison of the own ones, a cadre his own. */
export const readCalendar = permission('work.calendar.read', { officer: 'region', leader: 'region', liaison: 'subtree', cadre: 'self' });
