import { newId } from '../../../kernel/ids.ts';
import type { Day } from '../../../kernel/period.ts';
import { json } from '../../../platform/db/index.ts';
import type { Unit } from '../../../platform/house/index.ts';
import type { Lever, Problem } from '../model.ts';

declare module '../../../platform/db/tables.ts' {
  interface Tables {
    'policy.measure_state': {
      region_id: string;
      id: string;
      measure_id: string;
      wording: unknown;
      state: 'in_force' | 'withdrawn';
      unit_ids: string[] | null;
      from_day: string;
      reason: string;
      recorded_at: Date;
      recorded_by: string;
    };
    'policy.document': {
      region_id: string;
      id: string;
      title: string;
      number: string | null;
      issuer: string;
      issued_on: string | null;
      standing: 'superior' | 'local';
      document_set: string | null;
      part: 'main' | 'supporting' | null;
      recorded_at: Date;
      recorded_by: string;
    };
    'policy.citation': { region_id: string; document_id: string; position: number; basis_ref: string; basis_clause_id: string | null };
  }
}

/** What a local measure says; a measure of the pack has its words there. */
export interface LocalWording {
  readonly title: string;
  readonly problem: Problem;
  readonly lever: Lever;
  readonly delivery: string;
  readonly owner: string;
  readonly quote: string | null;
  readonly basis: { readonly document: string; readonly article: string } | null;
}

export interface MeasureState {
  readonly measureId: string;
  readonly wording: LocalWording | null;
  readonly state: 'in_force' | 'withdrawn';
  readonly unitIds: readonly string[] | null;
  readonly from: Day;
  readonly reason: string;
}

/** The state of every registered measure on a day: of its records up to then the latest day, and of that day the last word. */
export async function measureStates(unit: Unit, on: Day): Promise<Map<string, MeasureState>> {
  const rows = await unit.tx
    .selectFrom('policy.measure_state')
    .select(['measure_id', 'wording', 'state', 'unit_ids', 'from_day', 'reason'])
    .where('region_id', '=', unit.actor.regionId)
    .orderBy('from_day')
    .orderBy('id')
    .execute();
  const states = new Map<string, MeasureState>();
  const wordings = new Map<string, LocalWording>();
  for (const r of rows) {
    if (r.wording !== null) wordings.set(r.measure_id, r.wording as LocalWording);
    if (r.from_day > on) continue;
    states.set(r.measure_id, { measureId: r.measure_id, wording: wordings.get(r.measure_id) ?? null, state: r.state, unitIds: r.unit_ids, from: r.from_day, reason: r.reason });
  }
  return states;
}

export async function insertMeasureState(unit: Unit, state: MeasureState): Promise<void> {
  await unit.tx
    .insertInto('policy.measure_state')
    .values({
      region_id: unit.actor.regionId,
      id: newId(unit.at.getTime()),
      measure_id: state.measureId,
      wording: state.wording === null ? null : json(state.wording),
      state: state.state,
      unit_ids: state.unitIds === null ? null : [...state.unitIds],
      from_day: state.from,
      reason: state.reason,
      recorded_at: unit.at,
      recorded_by: unit.actor.name,
    })
    .execute();
}

export interface RegisteredDocument {
  readonly id: string;
  readonly title: string;
  readonly number: string | null;
  readonly issuer: string;
  readonly issuedOn: string | null;
  readonly standing: 'superior' | 'local';
  readonly documentSet: string | null;
  readonly part: 'main' | 'supporting' | null;
}
export interface Citation {
  readonly documentId: string;
  readonly basisRef: string;
  readonly clauseId: string | null;
}

export async function registeredDocuments(unit: Unit): Promise<RegisteredDocument[]> {
  const rows = await unit.tx.selectFrom('policy.document').selectAll().where('region_id', '=', unit.actor.regionId).orderBy('id').execute();
  return rows.map((r) => ({ id: r.id, title: r.title, number: r.number, issuer: r.issuer, issuedOn: r.issued_on, standing: r.standing, documentSet: r.document_set, part: r.part }));
}

export async function insertDocument(unit: Unit, document: Omit<RegisteredDocument, 'id'>): Promise<string> {
  const id = newId<'document'>(unit.at.getTime());
  await unit.tx
    .insertInto('policy.document')
    .values({
      region_id: unit.actor.regionId,
      id,
      title: document.title,
      number: document.number,
      issuer: document.issuer,
      issued_on: document.issuedOn,
      standing: document.standing,
      document_set: document.documentSet,
      part: document.part,
      recorded_at: unit.at,
      recorded_by: unit.actor.name,
    })
    .execute();
  return id;
}

export async function citations(unit: Unit): Promise<Citation[]> {
  const rows = await unit.tx.selectFrom('policy.citation').selectAll().where('region_id', '=', unit.actor.regionId).orderBy('document_id').orderBy('position').execute();
  return rows.map((r) => ({ documentId: r.document_id, basisRef: r.basis_ref, clauseId: r.basis_clause_id }));
}

export async function insertCitations(unit: Unit, documentId: string, basis: readonly { readonly document: string; readonly clauseId: string | null }[]): Promise<void> {
  if (basis.length === 0) return;
  await unit.tx
    .insertInto('policy.citation')
    .values(basis.map((b, i) => ({ region_id: unit.actor.regionId, document_id: documentId, position: i + 1, basis_ref: b.document, basis_clause_id: b.clauseId })))
    .execute();
}
