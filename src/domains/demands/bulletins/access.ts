import { permission } from '../../../kernel/permission.ts';

/** Published papers and what is missing (M245): everybody who works with the grid. Drafts: whoever writes or signs, asked in the query. */
export const readBulletins = permission('demands.bulletins.read', { officer: 'region', leader: 'region', liaison: 'none', grid_head: 'none' });
/** Making, editing, handing in for signature, publishing what is signed. */
export const writeBulletins = permission('demands.bulletins.write', { officer: 'region' });
/** Signing or sending back. */
export const signBulletins = permission('demands.bulletins.sign', { leader: 'region' });
