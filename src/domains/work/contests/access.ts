import { permission } from '../../../kernel/permission.ts';

/** Rankings of units by field: for those who lead and for the units themselves. */
export const readContests = permission('work.contests.read', { officer: 'none', leader: 'none', liaison: 'none' });
/** Fields, indicators, benchmarks and results. */
export const runContests = permission('work.contests.run', { officer: 'region' });
