import { sql } from '../../../platform/db/index.ts';
import type { Unit } from '../../../platform/house/index.ts';
import type { AsOf, PostCategory, PostNow, PostRequirement } from '../model.ts';
import { asOf, holds } from './as-of.ts';
import './tables.ts';
import type { PostVersionTable } from './tables.ts';
import { idList } from './versions.ts';

export const toPost = (r: PostVersionTable): PostNow => ({
  id: r.post_id,
  versionId: r.id,
  organizationId: r.organization_id,
  title: r.title,
  category: r.category as PostCategory,
  leadershipLevel: r.leadership_level,
  establishment: r.establishment,
  principal: r.principal,
  requirement: r.requirement as PostRequirement,
  sortOrder: r.sort_order,
  validFrom: r.valid_from,
  validTo: r.valid_to,
});

/** Posts of organizations as of a moment, in their order. */
export async function postsOf(unit: Unit, organizationIds: readonly string[] | 'all', at: AsOf = {}): Promise<PostNow[]> {
  if (organizationIds !== 'all' && organizationIds.length === 0) return [];
  const scope = organizationIds === 'all' ? sql`` : sql`and v.organization_id = any(${idList(organizationIds)})`;
  const { rows } = await sql<PostVersionTable>`
    select v.* from registry.post_version v where v.region_id = ${unit.actor.regionId} and ${holds('v', asOf(unit, at))} ${scope}
    order by v.organization_id, v.sort_order, v.title`.execute(unit.tx);
  return rows.map(toPost);
}

export async function findPost(unit: Unit, postId: string, at: AsOf = {}): Promise<PostNow | null> {
  const { rows } = await sql<PostVersionTable>`
    select v.* from registry.post_version v where v.region_id = ${unit.actor.regionId} and v.post_id = ${postId} and ${holds('v', asOf(unit, at))}`.execute(unit.tx);
  return rows[0] ? toPost(rows[0]) : null;
}

/** The post's last version that is known now, whether it stands today or begins later. */
export async function latestPost(unit: Unit, postId: string): Promise<PostNow | null> {
  const { rows } = await sql<PostVersionTable>`
    select v.* from registry.post_version v where v.region_id = ${unit.actor.regionId} and v.post_id = ${postId} and v.superseded_at is null
    order by v.valid_from desc limit 1`.execute(unit.tx);
  return rows[0] ? toPost(rows[0]) : null;
}

export async function insertPosts(unit: Unit, ids: readonly string[]): Promise<void> {
  const values = JSON.stringify(ids.map((id) => ({ region_id: unit.actor.regionId, id })));
  await sql`insert into registry.post select * from jsonb_populate_recordset(null::registry.post, ${values}::jsonb)`.execute(unit.tx);
}

/** Places of the posts per organization, today. */
export async function countPlaces(unit: Unit, at: AsOf = {}): Promise<Map<string, number>> {
  const { rows } = await sql<{ organization_id: string; places: number }>`
    select v.organization_id, sum(v.establishment)::int as places from registry.post_version v
    where v.region_id = ${unit.actor.regionId} and ${holds('v', asOf(unit, at))} group by 1`.execute(unit.tx);
  return new Map(rows.map((r) => [r.organization_id, r.places]));
}
