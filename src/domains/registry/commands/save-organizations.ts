import { newId } from '../../../kernel/ids.ts';
import type { Day } from '../../../kernel/period.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import type { Unit } from '../../../platform/house/index.ts';
import { SINCE_EVER, type OrganizationType, type PostCategory, type PostRequirement, type TeamProfile } from '../model.ts';
import { insertOrganizations, placesOf } from '../store/organization.ts';
import { asOf } from '../store/as-of.ts';
import { insertPosts } from '../store/post.ts';
import { holdForWriting, recordFacts, type Values } from '../store/versions.ts';

export interface NewOrganization {
  readonly id?: string;
  readonly name: string;
  readonly shortName?: string;
  readonly type: OrganizationType;
  readonly level?: string | null;
  readonly field?: string | null;
  /** An organization on file or another one of the same call, in any order. */
  readonly parentId?: string | null;
  readonly sortOrder?: number;
  readonly tags?: readonly string[];
  readonly establishment?: number | null;
  readonly teamProfile?: TeamProfile;
  readonly validFrom?: Day;
  readonly validTo?: Day | null;
}

/**
 * Puts new organizations on file, all at once; asks no permission (simulation, import and commands do).
 * Out: their ids in order. Refuses `registry.no_such_organization` for an unknown parent.
 */
export async function saveOrganizations(unit: Unit, rows: readonly NewOrganization[]): Promise<string[]> {
  if (rows.length === 0) return [];
  await holdForWriting(unit, 'organizations');
  const ids = rows.map((r) => r.id ?? newId<'organization'>());
  const byId = new Map(rows.map((r, i) => [ids[i]!, r]));
  const outside = rows.flatMap((r) => (r.parentId && !byId.has(r.parentId) ? [r.parentId] : []));
  const places = await placesOf(unit, outside, asOf(unit));
  const numbers = await insertOrganizations(unit, ids);
  const paths = new Map<string, string>();
  const pathOf = (id: string, seen: ReadonlySet<string>): string => {
    const had = paths.get(id) ?? places.get(id)?.path;
    if (had !== undefined) return had;
    const row = byId.get(id);
    if (row === undefined || seen.has(id)) throw new Refusal('not_found', 'registry.no_such_organization');
    const path = row.parentId ? `${pathOf(row.parentId, new Set([...seen, id]))}.${numbers.get(id)!}` : String(numbers.get(id)!);
    paths.set(id, path);
    return path;
  };
  const facts = rows.map((r, i): { values: Values<'registry.organization_version'>; from: Day; to: Day | null } => ({
    values: {
      organization_id: ids[i]!,
      name: r.name,
      short_name: r.shortName ?? r.name,
      type: r.type,
      level: r.level ?? null,
      field: r.field ?? null,
      parent_id: r.parentId ?? null,
      path: pathOf(ids[i]!, new Set()),
      sort_order: r.sortOrder ?? 0,
      tags: [...(r.tags ?? [])],
      establishment: r.establishment ?? null,
      team_profile: r.teamProfile ?? {},
    },
    from: r.validFrom ?? SINCE_EVER,
    to: r.validTo ?? null,
  }));
  await recordFacts(unit, 'registry.organization_version', facts);
  unit.audit({ action: 'registry.organizations_saved', subjectKind: 'organization', subjectId: ids.length === 1 ? ids[0]! : null, detail: { count: ids.length } });
  return ids;
}

export interface NewPost {
  readonly id?: string;
  readonly organizationId: string;
  readonly title: string;
  readonly category: PostCategory;
  readonly leadershipLevel?: string | null;
  readonly establishment?: number;
  readonly principal?: boolean;
  readonly requirement?: PostRequirement;
  readonly sortOrder?: number;
  readonly validFrom?: Day;
  readonly validTo?: Day | null;
}

/** Puts new posts on file, all at once; asks no permission. Out: their ids in order. */
export async function savePosts(unit: Unit, rows: readonly NewPost[]): Promise<string[]> {
  if (rows.length === 0) return [];
  const organizations = await placesOf(unit, rows.map((r) => r.organizationId), asOf(unit));
  if (rows.some((r) => !organizations.has(r.organizationId))) throw new Refusal('not_found', 'registry.no_such_organization');
  const ids = rows.map((r) => r.id ?? newId<'post'>());
  await insertPosts(unit, ids);
  await recordFacts(
    unit,
    'registry.post_version',
    rows.map((r, i) => ({
      values: {
        post_id: ids[i]!,
        organization_id: r.organizationId,
        title: r.title,
        category: r.category,
        leadership_level: r.leadershipLevel ?? null,
        establishment: r.establishment ?? 1,
        principal: r.principal ?? r.category === 'principal',
        requirement: r.requirement ?? {},
        sort_order: r.sortOrder ?? 0,
      },
      from: r.validFrom ?? SINCE_EVER,
      to: r.validTo ?? null,
    })),
  );
  unit.audit({ action: 'registry.posts_saved', subjectKind: 'post', subjectId: ids.length === 1 ? ids[0]! : null, detail: { count: ids.length } });
  return ids;
}
