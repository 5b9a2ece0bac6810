import { newId } from '../../../kernel/ids.ts';
import type { Day } from '../../../kernel/period.ts';
import { sql } from '../../../platform/db/index.ts';
import type { Unit } from '../../../platform/house/index.ts';
import type { ClauseState } from '../rules/clause-state.ts';

declare module '../../../platform/db/tables.ts' {
  interface Tables {
    'policy.clause': { region_id: string; id: string; document_ref: string; position: number; number: string; text: string; recorded_at: Date; recorded_by: string };
    'policy.clause_state': {
      region_id: string;
      id: string;
      clause_id: string;
      state: ClauseState['state'];
      local_measure: string | null;
      local_document_id: string | null;
      owner: string | null;
      due_on: string | null;
      note: string | null;
      recorded_at: Date;
      recorded_by: string;
    };
  }
}

export interface Clause extends ClauseState {
  readonly id: string;
  readonly documentRef: string;
  readonly number: string;
  readonly text: string;
  readonly dueOn: Day | null;
  readonly changedAt: Date | null;
}

/** All clauses with their last state; one without a record is not started. */
export async function allClauses(unit: Unit): Promise<Clause[]> {
  const { rows } = await sql<{
    id: string;
    document_ref: string;
    number: string;
    text: string;
    state: ClauseState['state'] | null;
    local_measure: string | null;
    local_document_id: string | null;
    owner: string | null;
    due_on: string | null;
    note: string | null;
    changed_at: Date | null;
  }>`
    select c.id, c.document_ref, c.number, c.text, s.state, s.local_measure, s.local_document_id, s.owner, s.due_on, s.note, s.recorded_at as changed_at
    from policy.clause c
    left join lateral (
      select * from policy.clause_state s where s.region_id = c.region_id and s.clause_id = c.id order by s.id desc limit 1
    ) s on true
    where c.region_id = ${unit.actor.regionId}
    order by c.document_ref, c.position`.execute(unit.tx);
  return rows.map((r) => ({
    id: r.id,
    documentRef: r.document_ref,
    number: r.number,
    text: r.text,
    state: r.state ?? 'not_started',
    localMeasure: r.local_measure,
    localDocument: r.local_document_id,
    owner: r.owner,
    dueOn: r.due_on,
    note: r.note,
    changedAt: r.changed_at,
  }));
}

/** Adds clauses after those the document has. Out: their ids in order. */
export async function insertClauses(unit: Unit, documentRef: string, clauses: readonly { readonly number: string; readonly text: string }[]): Promise<string[]> {
  if (clauses.length === 0) return [];
  const last = await unit.tx
    .selectFrom('policy.clause')
    .select((e) => e.fn.max('position').as('position'))
    .where('region_id', '=', unit.actor.regionId)
    .where('document_ref', '=', documentRef)
    .executeTakeFirst();
  const rows = clauses.map((c, i) => ({
    region_id: unit.actor.regionId,
    id: newId(unit.at.getTime()) as string,
    document_ref: documentRef,
    position: (last?.position ?? 0) + i + 1,
    number: c.number,
    text: c.text,
    recorded_at: unit.at,
    recorded_by: unit.actor.name,
  }));
  await unit.tx.insertInto('policy.clause').values(rows).execute();
  return rows.map((r) => r.id);
}

export async function insertClauseState(unit: Unit, clauseId: string, state: ClauseState & { readonly dueOn: Day | null }): Promise<void> {
  await unit.tx
    .insertInto('policy.clause_state')
    .values({
      region_id: unit.actor.regionId,
      id: newId(unit.at.getTime()),
      clause_id: clauseId,
      state: state.state,
      local_measure: state.localMeasure,
      local_document_id: state.localDocument,
      owner: state.owner,
      due_on: state.dueOn,
      note: state.note,
      recorded_at: unit.at,
      recorded_by: unit.actor.name,
    })
    .execute();
}
