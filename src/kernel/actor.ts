import type { AccountId, PersonId, RegionId } from './ids.ts';

/** Roles of design §2. The last three are the 三员: they see no business data and exclude every other role. */
export const roles = [
  'officer',
  'leader',
  'liaison',
  'cadre',
  'evaluator',
  'supervisor',
  'grid_head',
  'system_admin',
  'security_admin',
  'auditor',
] as const;
export type Role = (typeof roles)[number];
export const administratorRoles = ['system_admin', 'security_admin', 'auditor'] as const satisfies readonly Role[];

/** A role within a scope. `organizationPath` (dotted path of organization numbers, `1.12.340`) bounds it to a subtree; null is the whole region. */
export interface Grant {
  readonly role: Role;
  readonly organizationPath: string | null;
}

/** Who acts. `system` is the program itself (jobs, simulation); it is named as such in the audit. */
export interface Actor {
  readonly kind: 'account' | 'system';
  readonly accountId: AccountId | null;
  readonly personId: PersonId | null;
  readonly regionId: RegionId;
  readonly name: string;
  readonly grants: readonly Grant[];
  /** Where the request came from; the audit keeps it, and only the auditor sees it. Nothing for the program itself. */
  readonly address?: string;
}

export const systemActor = (regionId: RegionId, name = 'system', address?: string): Actor => ({
  kind: 'system',
  accountId: null,
  personId: null,
  regionId,
  name,
  grants: [],
  ...(address === undefined ? {} : { address }),
});

export const hasRole = (actor: Actor, role: Role): boolean => actor.grants.some((g) => g.role === role);

/** Is `path` the scope itself or below it? `1.12` covers `1.12` and `1.12.340`, not `1.120`. */
export const covers = (scope: string, path: string): boolean => path === scope || path.startsWith(`${scope}.`);
