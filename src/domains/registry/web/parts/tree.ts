import type { OutputOf } from '../../../../web/api/index.ts';
import type { organizationTree } from '../../contract.ts';

export type TreeOrganization = OutputOf<typeof organizationTree>[number];
export interface Branch {
  readonly organization: TreeOrganization;
  readonly below: readonly Branch[];
}

/** The list of organizations as a tree. One whose superior is not in the list (a liaison's own unit) stands at the top. */
export function branches(list: readonly TreeOrganization[]): Branch[] {
  const ids = new Set(list.map((o) => o.id));
  const byParent = new Map<string | null, TreeOrganization[]>();
  for (const o of list) {
    const parent = o.parentId !== null && ids.has(o.parentId) ? o.parentId : null;
    byParent.set(parent, [...(byParent.get(parent) ?? []), o]);
  }
  const under = (parent: string | null): Branch[] => (byParent.get(parent) ?? []).toSorted((a, b) => a.sortOrder - b.sortOrder).map((organization) => ({ organization, below: under(organization.id) }));
  return under(null);
}

/** The branches whose name holds the text, with what is above them. */
export function pruned(list: readonly Branch[], text: string): Branch[] {
  const wanted = text.trim();
  if (wanted === '') return [...list];
  return list.flatMap((b) => {
    const below = pruned(b.below, wanted);
    return below.length > 0 || b.organization.name.includes(wanted) || b.organization.shortName.includes(wanted) ? [{ organization: b.organization, below }] : [];
  });
}

/** How many people are in office in an organization and everything below it. */
export const peopleWithin = (b: Branch): number => b.organization.people + b.below.reduce((sum, c) => sum + peopleWithin(c), 0);
