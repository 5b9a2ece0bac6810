import './tables.ts';
import { sql } from '../../../platform/db/index.ts';
import type { Unit } from '../../../platform/house/index.ts';
import type { Arena } from '../model.ts';
import { both, idList, inState, occurredBetween } from './entry.ts';

export interface FrontLineQuestion {
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  /** Null is everybody. */
  readonly personIds: readonly string[] | null;
  /** Only people with an entry from there. */
  readonly arena?: Arena | undefined;
  readonly frontOnly: boolean;
  readonly weights: { readonly front: number; readonly office: number };
  /** Which of the arenas are the front line. */
  readonly frontArenas: readonly Arena[];
  readonly offset: number;
  readonly limit: number;
}

/**
 * Confirmed entries of each person by arena, a page at a time in the order of `rules/front-line-weight`, counted where they lie:
 * a province has millions of them. Out: the page and how many people there are in all.
 */
export async function countFrontLine(unit: Unit, q: FrontLineQuestion): Promise<{ people: { personId: string; byArena: Partial<Record<Arena, number>> }[]; total: number }> {
  const { rows } = await sql<{ person_id: string; by_arena: Partial<Record<Arena, number>>; total: number }>`
    with counted as (
      select p.person_id, e.arena, count(*)::int as n
      from evidence.entry e
      join evidence.entry_person p on p.region_id = e.region_id and p.entry_id = e.id
      left join lateral (select r.state from evidence.review_step r where r.region_id = e.region_id and r.entry_id = e.id order by r.number desc limit 1) s on true
      where e.region_id = ${unit.actor.regionId} and ${both(inState(['confirmed']), occurredBetween(q.from, q.to))}
        ${q.personIds === null ? sql`` : sql`and p.person_id = any(${idList(q.personIds)})`}
      group by p.person_id, e.arena
    ), people as (
      select person_id, jsonb_object_agg(arena, n) as by_arena,
        coalesce(sum(n) filter (where arena = any(${q.frontArenas}::text[])), 0)::int as front,
        coalesce(sum(n) filter (where arena <> all(${q.frontArenas}::text[])), 0)::int as office
      from counted group by person_id
    )
    select person_id, by_arena, (count(*) over ())::int as total from people
    where true ${q.frontOnly ? sql`and front > 0` : sql``} ${q.arena === undefined ? sql`` : sql`and by_arena ? ${q.arena}`}
    order by front * ${q.weights.front}::numeric + office * ${q.weights.office}::numeric desc, front desc, person_id
    limit ${q.limit} offset ${q.offset}`.execute(unit.tx);
  return { people: rows.map((r) => ({ personId: r.person_id, byArena: r.by_arena })), total: rows[0]?.total ?? 0 };
}
