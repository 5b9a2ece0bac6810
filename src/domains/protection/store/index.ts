import { newId } from '../../../kernel/ids.ts';
import type { Day } from '../../../kernel/period.ts';
import { json, sql } from '../../../platform/db/index.ts';
import type { Unit } from '../../../platform/house/index.ts';
import type { Effect, EffectKind, Precedent, Scope } from '../model.ts';

declare module '../../../platform/db/tables.ts' {
  interface Tables {
    'protection.effect': {
      region_id: string;
      id: string;
      person_id: string;
      kind: string;
      basis: string;
      scopes: string[];
      from_day: string;
      until_day: string | null;
      case_id: string;
      source: string;
      entry_ids: string[];
      began_at: Date;
      ended_on: string | null;
      ended_because: string | null;
      ended_by_case_id: string | null;
    };
    'protection.precedent': { region_id: string; case_id: string; field: string; summary: string; facts: Precedent['facts']; conclusion: string; decided_on: string; reason: string };
  }
}

const query = (unit: Unit) => unit.tx.selectFrom('protection.effect').selectAll().where('region_id', '=', unit.actor.regionId);
const toEffect = (r: Awaited<ReturnType<ReturnType<typeof query>['execute']>>[number]): Effect => ({
  id: r.id,
  personId: r.person_id,
  kind: r.kind as EffectKind,
  basis: r.basis,
  scopes: r.scopes as Scope[],
  from: r.from_day,
  until: r.until_day,
  caseId: r.case_id,
  source: r.source,
  entryIds: r.entry_ids,
  endedOn: r.ended_on,
  endedBecause: r.ended_because as Effect['endedBecause'],
});

/** Of some people, or of everybody; oldest first. */
export async function effectsOf(unit: Unit, personIds: readonly string[] | 'all'): Promise<Effect[]> {
  let q = query(unit);
  if (personIds !== 'all') q = q.where(sql<boolean>`person_id = any(${`{${personIds.join(',')}}`}::uuid[])`);
  return (await q.orderBy('from_day').orderBy('id').execute()).map(toEffect);
}

export const effectsOfCase = async (unit: Unit, caseId: string): Promise<Effect[]> => (await query(unit).where('case_id', '=', caseId).orderBy('from_day').orderBy('id').execute()).map(toEffect);

export type NewEffect = Pick<Effect, 'personId' | 'kind' | 'basis' | 'scopes' | 'from' | 'until' | 'caseId' | 'source'> & { readonly entryIds?: readonly string[] };

export async function insertEffect(unit: Unit, e: NewEffect): Promise<string> {
  const id = newId(unit.at.getTime());
  await unit.tx
    .insertInto('protection.effect')
    .values({ region_id: unit.actor.regionId, id, person_id: e.personId, kind: e.kind, basis: e.basis, scopes: [...e.scopes], from_day: e.from, until_day: e.until, case_id: e.caseId, source: e.source, entry_ids: [...(e.entryIds ?? [])], began_at: unit.at, ended_on: null, ended_because: null, ended_by_case_id: null })
    .execute();
  return id;
}

/** Ends those that still hold; out: which. */
export async function endEffects(unit: Unit, ids: readonly string[], because: 'expired' | 'lifted', on: Day, byCaseId: string | null): Promise<Effect[]> {
  if (ids.length === 0) return [];
  const rows = await unit.tx.updateTable('protection.effect').set({ ended_on: on, ended_because: because, ended_by_case_id: byCaseId }).where('region_id', '=', unit.actor.regionId).where('id', 'in', [...ids]).where('ended_on', 'is', null).returningAll().execute();
  return rows.map(toEffect);
}

/** Effects of a person that have run out and that nobody has ended yet; with `hold` kept for this unit, read after whoever held them before. */
export async function dueEffects(unit: Unit, personId: string, hold = false): Promise<Effect[]> {
  let q = query(unit).where('ended_on', 'is', null).where('until_day', '<=', unit.today).where('person_id', '=', personId).orderBy('until_day').orderBy('id');
  if (hold) q = q.forUpdate();
  return (await q.execute()).map(toEffect);
}

/** Whose effects have run out, in the order of their ids, after one of them. */
export async function peopleWithDueEffects(unit: Unit, after: string | null, limit: number): Promise<string[]> {
  let q = unit.tx.selectFrom('protection.effect').select('person_id').distinct().where('region_id', '=', unit.actor.regionId).where('ended_on', 'is', null).where('until_day', '<=', unit.today);
  if (after !== null) q = q.where('person_id', '>', after);
  return (await q.orderBy('person_id').limit(limit).execute()).map((r) => r.person_id);
}

export async function savePrecedent(unit: Unit, p: Precedent): Promise<void> {
  const values = { field: p.field, summary: p.summary, facts: json(p.facts), conclusion: p.conclusion, decided_on: p.decidedOn, reason: p.reason };
  await unit.tx.insertInto('protection.precedent').values({ region_id: unit.actor.regionId, case_id: p.caseId, ...values }).onConflict((c) => c.columns(['region_id', 'case_id']).doUpdateSet(values)).execute();
}

/**
 * The decided cases nearest by these facts, in the order of `rules/nearest.ts`, found where they lie: of ten thousand only the few that
 * are shown are read. Whoever changes one of the two changes both; `nearest-in-store.test.ts` compares them.
 */
export async function nearestPrecedents(unit: Unit, facts: Precedent['facts'], field: string | null, except: string, most: number): Promise<Precedent[]> {
  const names = Object.keys(facts);
  if (names.length === 0) return [];
  const alike = sql<number>`(${sql.join(names.map((n) => sql`(facts @> ${json({ [n]: facts[n]! })})::int`), sql` + `)})`;
  const rows = await unit.tx
    .with('scored', (db) => db.selectFrom('protection.precedent').select(['case_id', 'field', 'decided_on', alike.as('alike')]).where('region_id', '=', unit.actor.regionId).where('case_id', '<>', except))
    .with('near', (db) => db.selectFrom('scored').select(['case_id', 'alike']).where('alike', '>', 0).orderBy('alike', 'desc').orderBy(sql`coalesce(field = ${field}, false) desc`).orderBy('decided_on', 'desc').orderBy('case_id').limit(most))
    .selectFrom('near')
    .innerJoin('protection.precedent as p', (j) => j.onRef('p.case_id', '=', 'near.case_id').on('p.region_id', '=', unit.actor.regionId))
    .selectAll('p')
    .execute();
  return rows.map((r) => ({ caseId: r.case_id, field: r.field, summary: r.summary, facts: r.facts, conclusion: r.conclusion as Precedent['conclusion'], decidedOn: r.decided_on, reason: r.reason }));
}
