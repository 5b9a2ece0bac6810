import { json, sql } from '../../../platform/db/index.ts';
import type { Unit } from '../../../platform/house/index.ts';
import type { RunId, SchemeId } from '../model.ts';
import type { BallotUsed } from '../rules/ballot-for-period.ts';
import type { CountedEntry } from '../rules/count-evidence.ts';
import { packColumn, unpackColumn } from '../rules/pack-column.ts';
import type { FrozenFacts } from './tables.ts';

export interface FrozenPerson {
  readonly personId: string;
  readonly classKey: string;
  readonly group: string;
  readonly organizationId: string | null;
  readonly organizationPath: string;
  readonly facts: FrozenFacts;
  readonly counted: Readonly<Record<string, readonly CountedEntry[]>>;
  /** The election behind the value of an indicator that reads ballots; left out where none does. */
  readonly ballots?: Readonly<Record<string, BallotUsed>>;
}

/** Everything that went into a computation, in the order of the people. */
export interface FrozenInputs {
  readonly people: readonly FrozenPerson[];
  readonly columns: ReadonlyMap<string, Float64Array>;
}

export interface Computation {
  readonly number: number;
  readonly schemeId: SchemeId;
  readonly policyVersion: string;
  readonly knownAt: Date;
  readonly people: number;
  readonly groups: readonly string[];
  readonly inputsHash: string;
}

const CHUNK = 2000;

export async function insertComputation(unit: Unit, runId: RunId, c: Computation, inputs: FrozenInputs): Promise<void> {
  const region = unit.actor.regionId;
  await unit.tx
    .insertInto('assessment.computation')
    .values({ region_id: region, run_id: runId, number: c.number, scheme_id: c.schemeId, policy_version: c.policyVersion, known_at: c.knownAt, computed_by: unit.actor.name, people: c.people, group_keys: json(c.groups as string[]), inputs_hash: c.inputsHash })
    .execute();
  for (const [key, values] of inputs.columns) {
    await unit.tx.insertInto('assessment.input_column').values({ region_id: region, run_id: runId, number: c.number, column_key: key, packed: Buffer.from(packColumn(values)) }).execute();
  }
  for (let from = 0; from < inputs.people.length; from += CHUNK) {
    const rows = inputs.people.slice(from, from + CHUNK).map((p, i) => ({ ...p, position: from + i }));
    await sql`
      insert into assessment.input_person (region_id, run_id, number, position, person_id, class, group_key, organization_id, organization_path, facts, counted, ballots)
      select ${region}, ${runId}, ${c.number}, x.position, x."personId", x."classKey", x."group", x."organizationId", x."organizationPath", x.facts, x.counted, x.ballots
      from jsonb_to_recordset(${json(rows)})
        as x(position integer, "personId" uuid, "classKey" text, "group" text, "organizationId" uuid, "organizationPath" text, facts jsonb, counted jsonb, ballots jsonb)`.execute(unit.tx);
  }
}

export async function findComputation(unit: Unit, runId: RunId, number: number): Promise<Computation | null> {
  const r = await unit.tx.selectFrom('assessment.computation').selectAll().where('region_id', '=', unit.actor.regionId).where('run_id', '=', runId).where('number', '=', number).executeTakeFirst();
  return r ? { number: r.number, schemeId: r.scheme_id as SchemeId, policyVersion: r.policy_version, knownAt: r.known_at, people: r.people, groups: r.group_keys, inputsHash: r.inputs_hash } : null;
}

export async function loadInputs(unit: Unit, runId: RunId, number: number): Promise<FrozenInputs> {
  const columns = await unit.tx.selectFrom('assessment.input_column').select(['column_key', 'packed']).where('region_id', '=', unit.actor.regionId).where('run_id', '=', runId).where('number', '=', number).execute();
  const people = await unit.tx.selectFrom('assessment.input_person').selectAll().where('region_id', '=', unit.actor.regionId).where('run_id', '=', runId).where('number', '=', number).orderBy('position').execute();
  return {
    columns: new Map(columns.map((c) => [c.column_key, unpackColumn(c.packed)])),
    people: people.map((p) => ({ personId: p.person_id, classKey: p.class, group: p.group_key, organizationId: p.organization_id, organizationPath: p.organization_path, facts: p.facts, counted: p.counted, ...(p.ballots ? { ballots: p.ballots } : {}) })),
  };
}

export async function frozenFacts(unit: Unit, runId: RunId, number: number): Promise<Map<string, FrozenFacts>> {
  const rows = await unit.tx.selectFrom('assessment.input_person').select(['person_id', 'facts']).where('region_id', '=', unit.actor.regionId).where('run_id', '=', runId).where('number', '=', number).execute();
  return new Map(rows.map((r) => [r.person_id, r.facts]));
}

/** The entries that were counted for one person, by indicator. */
export async function countedOf(unit: Unit, runId: RunId, number: number, personId: string): Promise<FrozenPerson['counted']> {
  const row = await unit.tx.selectFrom('assessment.input_person').select('counted').where('region_id', '=', unit.actor.regionId).where('run_id', '=', runId).where('number', '=', number).where('person_id', '=', personId).executeTakeFirst();
  return row?.counted ?? {};
}

/** The same of several people at once; who has no sheet is left out. */
export async function countedOfPeople(unit: Unit, runId: RunId, number: number, personIds: readonly string[]): Promise<Map<string, FrozenPerson['counted']>> {
  if (personIds.length === 0) return new Map();
  const rows = await unit.tx.selectFrom('assessment.input_person').select(['person_id', 'counted']).where('region_id', '=', unit.actor.regionId).where('run_id', '=', runId).where('number', '=', number).where(sql<boolean>`person_id = any(${`{${personIds.join(',')}}`}::uuid[])`).execute();
  return new Map(rows.map((r) => [r.person_id, r.counted]));
}

/** The highest number given to a computation so far, finished or not; 0 before the first. */
export async function highestComputation(unit: Unit, runId: RunId): Promise<number> {
  const row = await unit.tx.selectFrom('assessment.computation').select((e) => e.fn.max('number').as('highest')).where('region_id', '=', unit.actor.regionId).where('run_id', '=', runId).executeTakeFirst();
  return row?.highest ?? 0;
}
