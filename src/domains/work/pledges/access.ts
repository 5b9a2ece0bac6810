import { permission } from '../../../kernel/permission.ts';

/** Pledges and their accounts (M032): a liaison those of the own units. What is published everybody may read. */
export const readPledges = permission('work.pledges.read', { officer: 'region', leader: 'region', liaison: 'subtree' });
/** Saying which new teams owe a pledge; publishing it or sending it back; confirming the figures of a year. */
export const runPledges = permission('work.pledges.run', { officer: 'region' });
/** Handing in the pledge of the own unit and its figures. */
export const writePledges = permission('work.pledges.write', { liaison: 'subtree' });
