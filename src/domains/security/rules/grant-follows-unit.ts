import type { RoleGrant } from '../model.ts';

/** Where the unit of a grant stands today. */
export interface UnitStanding {
  readonly path: string;
  readonly closedOn: string | null;
  readonly successorId: string | null;
}

export type GrantChange =
  | { readonly grantId: string; readonly change: 'move'; readonly from: string | null; readonly to: string }
  | { readonly grantId: string; readonly change: 'end'; readonly successorId: string | null };

/**
 * security.grant_follows_unit: a grant reaches what its unit reaches. When the unit moves in the tree the grant moves with it; when the
 * unit is closed the grant ends. It never passes to the unit that took over by itself: that one is larger, and nobody gets more
 * than somebody gave him (GB/T 22239-2019 8.1.4.2, 最小权限).
 */
export function grantFollowsUnit(grants: readonly Pick<RoleGrant, 'id' | 'organizationId' | 'organizationPath'>[], standing: ReadonlyMap<string, UnitStanding>): GrantChange[] {
  return grants.flatMap((g): GrantChange[] => {
    const unit = g.organizationId === null ? undefined : standing.get(g.organizationId);
    if (unit === undefined) return [];
    if (unit.closedOn !== null) return [{ grantId: g.id, change: 'end', successorId: unit.successorId }];
    return unit.path === g.organizationPath ? [] : [{ grantId: g.id, change: 'move', from: g.organizationPath, to: unit.path }];
  });
}
