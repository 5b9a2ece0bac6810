import { newId } from '../../../kernel/ids.ts';
import type { Day } from '../../../kernel/period.ts';
import { json, sql } from '../../../platform/db/index.ts';
import type { Unit } from '../../../platform/house/index.ts';
import type { GuidedProblem, Link, LinkKind } from './model.ts';

declare module '../../../platform/db/tables.ts' {
  interface Tables {
    'grid.link': { region_id: string; id: string; kind: string; person_id: string | null; organ_id: string | null; target_id: string; started_on: string; ended_on: string | null; recorded_at: Date; recorded_by: string };
    'grid.guidance': { region_id: string; id: string; link_id: string; visited_on: string; words: string; recorded_at: Date; recorded_by: string };
    'grid.guided_problem': { region_id: string; id: string; guidance_id: string; title: string; due_on: string; settled_on: string | null; result: string | null; settled_by: string | null };
  }
}
const region = (unit: Unit) => unit.actor.regionId;
const query = (unit: Unit) => unit.tx.selectFrom('grid.link').selectAll().where('region_id', '=', region(unit));
const toLink = (r: Awaited<ReturnType<ReturnType<typeof query>['execute']>>[number]): Link => ({ id: r.id, kind: r.kind as LinkKind, personId: r.person_id, organId: r.organ_id, targetId: r.target_id, startedOn: r.started_on, endedOn: r.ended_on });

/** All links, also those that ended: what was done under them stays. */
export const links = async (unit: Unit): Promise<Link[]> => (await query(unit).orderBy('started_on').orderBy('id').execute()).map(toLink);
/** Locked with `hold`: whatever happens under a link holds it first. */
export async function findLink(unit: Unit, id: string, hold = false): Promise<Link | null> {
  const q = query(unit).where('id', '=', id);
  const row = await (hold ? q.forUpdate() : q).executeTakeFirst();
  return row ? toLink(row) : null;
}
export type NewLink = Pick<Link, 'kind' | 'personId' | 'organId' | 'targetId'>;
/** Any number at once; those that stand already are left out. Out: how many are new. */
export async function insertLinks(unit: Unit, lines: readonly NewLink[]): Promise<number> {
  const rows = lines.map((l) => ({ ...l, id: newId(unit.at.getTime()) }));
  const made = await sql<{ id: string }>`insert into grid.link (region_id, id, kind, person_id, organ_id, target_id, started_on, recorded_at, recorded_by)
    select ${region(unit)}, l.id, l.kind, l."personId", l."organId", l."targetId", ${unit.today}::date, ${unit.at}, ${unit.actor.name}
    from jsonb_to_recordset(${json(rows)}) as l(id uuid, kind text, "personId" uuid, "organId" uuid, "targetId" uuid) order by l."targetId", l.id on conflict do nothing returning id`.execute(unit.tx);
  return made.rows.length;
}
export const endLink = async (unit: Unit, id: string): Promise<void> => void (await unit.tx.updateTable('grid.link').set({ ended_on: unit.today }).where('region_id', '=', region(unit)).where('id', '=', id).execute());

export const visits = async (unit: Unit): Promise<{ linkId: string; visitedOn: Day }[]> =>
  (await unit.tx.selectFrom('grid.guidance').select(['link_id', 'visited_on']).where('region_id', '=', region(unit)).execute()).map((r) => ({ linkId: r.link_id, visitedOn: r.visited_on }));
export interface GuidanceLine {
  readonly id: string;
  readonly linkId: string;
  readonly visitedOn: Day;
  readonly words: string;
  readonly recordedBy: string;
}
export const guidanceOf = async (unit: Unit, linkIds: readonly string[], most: number): Promise<GuidanceLine[]> =>
  linkIds.length === 0 ? [] : (await unit.tx.selectFrom('grid.guidance').selectAll().where('region_id', '=', region(unit)).where('link_id', 'in', [...linkIds]).orderBy('visited_on', 'desc').orderBy('id', 'desc').limit(most).execute()).map((r) => ({ id: r.id, linkId: r.link_id, visitedOn: r.visited_on, words: r.words, recordedBy: r.recorded_by }));
export async function insertGuidance(unit: Unit, linkId: string, g: { readonly visitedOn: Day; readonly words: string; readonly problems: readonly { readonly title: string; readonly dueOn: Day }[] }): Promise<string> {
  const id = newId(unit.at.getTime());
  await unit.tx.insertInto('grid.guidance').values({ region_id: region(unit), id, link_id: linkId, visited_on: g.visitedOn, words: g.words, recorded_at: unit.at, recorded_by: unit.actor.name }).execute();
  if (g.problems.length > 0) await unit.tx.insertInto('grid.guided_problem').values(g.problems.map((p) => ({ region_id: region(unit), id: newId(unit.at.getTime()), guidance_id: id, title: p.title, due_on: p.dueOn, settled_on: null, result: null, settled_by: null }))).execute();
  return id;
}
/** Problems with the link they belong to; of these links, or all. */
export async function problems(unit: Unit, by: { readonly linkIds?: readonly string[]; readonly id?: string } = {}): Promise<GuidedProblem[]> {
  if (by.linkIds?.length === 0) return [];
  let q = unit.tx.selectFrom('grid.guided_problem as p').innerJoin('grid.guidance as g', (j) => j.onRef('g.region_id', '=', 'p.region_id').onRef('g.id', '=', 'p.guidance_id')).select(['p.id', 'g.link_id', 'p.title', 'g.visited_on', 'p.due_on', 'p.settled_on', 'p.result']).where('p.region_id', '=', region(unit));
  if (by.linkIds) q = q.where('g.link_id', 'in', [...by.linkIds]);
  if (by.id !== undefined) q = q.where('p.id', '=', by.id);
  return (await q.orderBy('p.due_on').orderBy('p.id').execute()).map((r) => ({ id: r.id, linkId: r.link_id, title: r.title, foundOn: r.visited_on, dueOn: r.due_on, settledOn: r.settled_on, result: r.result }));
}
/** False where it was settled before. */
export const settleProblem = async (unit: Unit, id: string, result: string): Promise<boolean> =>
  (await unit.tx.updateTable('grid.guided_problem').set({ settled_on: unit.today, result, settled_by: unit.actor.name }).where('region_id', '=', region(unit)).where('id', '=', id).where('settled_on', 'is', null).returning('id').executeTakeFirst()) !== undefined;
