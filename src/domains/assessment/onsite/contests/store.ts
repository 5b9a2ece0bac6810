import { newId } from '../../../../kernel/ids.ts';
import type { Day } from '../../../../kernel/period.ts';
import type { Score } from '../../../../kernel/score.ts';
import { json } from '../../../../platform/db/index.ts';
import type { Unit } from '../../../../platform/house/index.ts';
import type { Criterion, PoolSection, SpotCheck, SpotKind, SpotScore } from './model.ts';

declare module '../../../../platform/db/tables.ts' {
  interface Tables {
    'assessment.spot_check': { region_id: string; id: string; kind: string; title: string; held_on: string; pool: PoolSection[]; seed: string; drawn: string[]; criteria: Criterion[]; planned_at: Date; planned_by: string };
    'assessment.spot_score': { region_id: string; check_id: string; organization_id: string; inspector: string; number: number; inspector_name: string; points: Record<string, string>; mark: number; note: string; reason: string | null; scored_at: Date };
  }
}

const checks = (unit: Unit) => unit.tx.selectFrom('assessment.spot_check').selectAll().where('region_id', '=', unit.actor.regionId);
type CheckRow = Awaited<ReturnType<ReturnType<typeof checks>['execute']>>[number];
const toCheck = (r: CheckRow): SpotCheck => ({ id: r.id, kind: r.kind as SpotKind, title: r.title, heldOn: r.held_on, pool: r.pool, seed: r.seed, drawn: r.drawn, criteria: r.criteria, plannedAt: r.planned_at, plannedBy: r.planned_by });

export async function insertSpotCheck(unit: Unit, c: Omit<SpotCheck, 'id' | 'plannedAt' | 'plannedBy'>): Promise<string> {
  const id = newId(unit.at.getTime());
  await unit.tx
    .insertInto('assessment.spot_check')
    .values({ region_id: unit.actor.regionId, id, kind: c.kind, title: c.title, held_on: c.heldOn, pool: json([...c.pool]), seed: c.seed, drawn: [...c.drawn], criteria: json([...c.criteria]), planned_at: unit.at, planned_by: unit.actor.name })
    .execute();
  return id;
}

/** Latest first. */
export async function spotChecksBetween(unit: Unit, from?: Day, to?: Day): Promise<SpotCheck[]> {
  let q = checks(unit);
  if (from !== undefined) q = q.where('held_on', '>=', from);
  if (to !== undefined) q = q.where('held_on', '<=', to);
  return (await q.orderBy('held_on', 'desc').orderBy('id', 'desc').execute()).map(toCheck);
}

export async function findSpotCheck(unit: Unit, id: string): Promise<SpotCheck | null> {
  const row = await checks(unit).where('id', '=', id).executeTakeFirst();
  return row ? toCheck(row) : null;
}

const scores = (unit: Unit) => unit.tx.selectFrom('assessment.spot_score').selectAll().where('region_id', '=', unit.actor.regionId);
type ScoreRow = Awaited<ReturnType<ReturnType<typeof scores>['execute']>>[number];
const toScore = (r: ScoreRow): SpotScore => ({ checkId: r.check_id, organizationId: r.organization_id, inspector: r.inspector, inspectorName: r.inspector_name, number: r.number, points: r.points, mark: r.mark as Score, note: r.note, reason: r.reason, at: r.scored_at });

/** The scores that count: the latest of each inspector. */
export async function scoresOfChecks(unit: Unit, checkIds: readonly string[]): Promise<SpotScore[]> {
  if (checkIds.length === 0) return [];
  const rows = await scores(unit).where('check_id', 'in', [...checkIds]).distinctOn(['check_id', 'organization_id', 'inspector']).orderBy('check_id').orderBy('organization_id').orderBy('inspector').orderBy('number', 'desc').execute();
  return rows.map(toScore);
}

/** False when the same inspector sent another at the same moment: the key of the table lets one of the two in. */
export async function insertScore(unit: Unit, s: Omit<SpotScore, 'at'>): Promise<boolean> {
  const row = await unit.tx
    .insertInto('assessment.spot_score')
    .values({ region_id: unit.actor.regionId, check_id: s.checkId, organization_id: s.organizationId, inspector: s.inspector, number: s.number, inspector_name: s.inspectorName, points: json({ ...s.points }), mark: s.mark, note: s.note, reason: s.reason, scored_at: unit.at })
    .onConflict((o) => o.doNothing())
    .returning('number')
    .executeTakeFirst();
  return row !== undefined;
}
