import { newId } from '../../../../kernel/ids.ts';
import { json, sql } from '../../../../platform/db/index.ts';
import type { Unit } from '../../../../platform/house/index.ts';
import type { FormDefinition } from '../contract/form.ts';
import type { BallotFormId } from '../model.ts';
import './tables.ts';

export interface StoredForm {
  readonly id: BallotFormId;
  readonly key: string;
  readonly version: number;
  readonly definition: FormDefinition;
  readonly recordedAt: Date;
  readonly recordedBy: string;
}
const query = (unit: Unit) => unit.tx.selectFrom('assessment.ballot_form').selectAll().where('region_id', '=', unit.actor.regionId);
type Row = Awaited<ReturnType<ReturnType<typeof query>['execute']>>[number];
const toForm = (r: Row): StoredForm => ({ id: r.id as BallotFormId, key: r.key, version: r.version, // Written before forms had a layout.
  definition: { ...r.definition, layout: r.definition.layout ?? 'auto' }, recordedAt: r.recorded_at, recordedBy: r.recorded_by });

export async function findForm(unit: Unit, id: string): Promise<StoredForm | null> {
  const row = await query(unit).where('id', '=', id).executeTakeFirst();
  return row ? toForm(row) : null;
}
export const allForms = async (unit: Unit): Promise<StoredForm[]> => (await query(unit).orderBy('key').orderBy('version', 'desc').execute()).map(toForm);

/** The latest version of a key, held so that two savings cannot take the same number. */
export async function holdLatestForm(unit: Unit, key: string): Promise<StoredForm | null> {
  await sql`select pg_advisory_xact_lock(hashtext(${`ballot form ${unit.actor.regionId} ${key}`}))`.execute(unit.tx);
  const row = await query(unit).where('key', '=', key).orderBy('version', 'desc').limit(1).executeTakeFirst();
  return row ? toForm(row) : null;
}
export async function insertForm(unit: Unit, definition: FormDefinition, version: number): Promise<BallotFormId> {
  const id = newId<'ballot_form'>(unit.at.getTime());
  await unit.tx.insertInto('assessment.ballot_form').values({ region_id: unit.actor.regionId, id, key: definition.key, version, kind: definition.kind, definition: json(definition), recorded_at: unit.at, recorded_by: unit.actor.name }).execute();
  return id;
}
/** How often each version is in use. */
export async function formUses(unit: Unit): Promise<Map<string, number>> {
  const { rows } = await sql<{ form_id: string; uses: number }>`
    select form_id, count(*)::int as uses from (
      select form_id from assessment.election where region_id = ${unit.actor.regionId}
      union all select form_id from assessment.observation_sheet where region_id = ${unit.actor.regionId}
      union all select form_id from assessment.negative_hit where region_id = ${unit.actor.regionId}) u
    group by form_id`.execute(unit.tx);
  return new Map(rows.map((r) => [r.form_id, r.uses]));
}
