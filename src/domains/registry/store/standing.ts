import type { Day } from '../../../kernel/period.ts';
import { sql } from '../../../platform/db/index.ts';
import type { Unit } from '../../../platform/house/index.ts';
import { idList } from './versions.ts';

/** Where an organization stands today; once closed where it last stood, since when it is gone, and into what it was merged. */
export interface Standing {
  readonly path: string;
  readonly closedOn: Day | null;
  readonly successorId: string | null;
}

/** By id; an organization that has not begun yet is left out. */
export async function organizationStanding(unit: Unit, ids: readonly string[]): Promise<Map<string, Standing>> {
  if (ids.length === 0) return new Map();
  const { rows } = await sql<{ id: string; path: string; closed_on: Day | null; successor: string | null }>`
    select distinct on (v.organization_id) v.organization_id as id, v.path::text as path, case when v.valid_to <= ${unit.today} then v.valid_to end as closed_on, m.into_organization_id as successor
    from registry.organization_version v
    left join registry.organization_merger m on m.region_id = v.region_id and v.valid_to = m.effective_on
      and (v.organization_id = any(m.from_organization_ids) or m.organization_mapping @> jsonb_build_array(jsonb_build_object('organizationId', v.organization_id, 'action', 'absorb')))
    where v.region_id = ${unit.actor.regionId} and v.organization_id = any(${idList([...new Set(ids)])}) and v.superseded_at is null and v.valid_from <= ${unit.today}
    order by v.organization_id, v.valid_from desc, m.recorded_at desc nulls last`.execute(unit.tx);
  return new Map(rows.map((r) => [r.id, { path: r.path, closedOn: r.closed_on, successorId: r.closed_on === null ? null : r.successor }]));
}
