import { permission } from '../../../kernel/permission.ts';

/** Fronts and who is where (M036, M037): a liaison sees the people whom the own units sent. */
export const readFronts = permission('work.fronts.read', { officer: 'region', leader: 'region', liaison: 'subtree' });
/** Opening a mobilization and its fronts, calling people up, ending it. */
export const runFronts = permission('work.fronts.run', { officer: 'region' });
/** Arrival, return, or that a call came to nothing, by the unit that sends or the department; never about oneself. */
export const reportFronts = permission('work.fronts.report', { officer: 'region', liaison: 'subtree' });
/** 本人: the calls one has been called to. */
export const readOwnCalls = permission('work.fronts.own', { cadre: 'self' });
/** What was seen on the spot. */
export const observeFronts = permission('work.fronts.observe', { officer: 'region', leader: 'region' });
/** Injury and sacrifice in the line of duty, and care for the family. Nobody else reads or writes of it. */
export const careFronts = permission('work.fronts.care', { officer: 'region' });
