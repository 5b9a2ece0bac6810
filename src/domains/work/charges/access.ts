import { permission } from '../../../kernel/permission.ts';

/** Who is in charge of what, who never was, and what coordination came to (M029, M030). A liaison the own units. */
export const readCharges = permission('work.charges.read', { officer: 'region', leader: 'region', liaison: 'subtree' });
/** Giving somebody charge, disputes, the result, awards that rest on it; never about oneself. */
export const runCharges = permission('work.charges.run', { officer: 'region', liaison: 'subtree' });
