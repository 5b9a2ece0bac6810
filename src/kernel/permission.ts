import { covers, type Actor, type Role } from './actor.ts';
import type { PersonId, RegionId } from './ids.ts';
import { Refusal } from './refusal.ts';

/**
 * How far a role reaches:
 * `region` everything of the actor's region; `subtree` organizations at or below the grant's path;
 * `self` what concerns the actor's own person; `none` no subject needed (a catalogue, a form).
 */
export type Reach = 'region' | 'subtree' | 'self' | 'none';

export interface Permission {
  readonly id: string;
  readonly reach: Readonly<Partial<Record<Role, Reach>>>;
}

/** What is acted on. Leave a field out when it does not apply; `organizationPaths` are all units the subject belongs to. */
export interface Subject {
  readonly regionId: RegionId;
  readonly organizationPaths?: readonly string[];
  readonly personIds?: readonly PersonId[];
}

export const permission = (id: string, reach: Permission['reach']): Permission => ({ id, reach });

/** May any of the actor's roles use this at all? The first question, asked before anything is loaded. */
export const mayTry = (actor: Actor, p: Permission): boolean =>
  actor.kind === 'system' || actor.grants.some((g) => p.reach[g.role] !== undefined);

/** May the actor do this to this subject? */
export function may(actor: Actor, p: Permission, subject: Subject): boolean {
  if (subject.regionId !== actor.regionId) return false;
  if (actor.kind === 'system') return true;
  return actor.grants.some((grant) => {
    switch (p.reach[grant.role]) {
      case undefined:
        return false;
      case 'none':
        return true;
      case 'region':
        return grant.organizationPath === null || inSubtree(grant.organizationPath, subject);
      case 'subtree':
        return grant.organizationPath !== null && inSubtree(grant.organizationPath, subject);
      case 'self':
        return actor.personId !== null && (subject.personIds ?? []).includes(actor.personId);
    }
  });
}

const inSubtree = (scope: string, subject: Subject): boolean => (subject.organizationPaths ?? []).some((path) => covers(scope, path));

/** Throws `forbidden` unless the actor may. The refusal names the permission, so the person can ask for it. */
export function must(actor: Actor, p: Permission, subject: Subject): void {
  if (!may(actor, p, subject)) throw new Refusal('forbidden', 'security.not_permitted', { permission: p.id });
}

/**
 * The subtrees within which the actor holds the permission: `'all'` for the whole region,
 * else paths (possibly none). Lists use it to show only what the actor may see.
 */
export function reachablePaths(actor: Actor, p: Permission): 'all' | readonly string[] {
  if (actor.kind === 'system') return 'all';
  const paths: string[] = [];
  for (const grant of actor.grants) {
    const reach = p.reach[grant.role];
    if (reach === 'region' && grant.organizationPath === null) return 'all';
    if ((reach === 'region' || reach === 'subtree') && grant.organizationPath !== null) paths.push(grant.organizationPath);
  }
  return paths;
}
