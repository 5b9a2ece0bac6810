import { newId } from '../../../kernel/ids.ts';
import { sql } from '../../../platform/db/index.ts';
import type { Unit } from '../../../platform/house/index.ts';
import type { Body, Measure, MeasureCheck, MeasureKind } from '../model.ts';

declare module '../../../platform/db/tables.ts' {
  interface Tables {
    'protection.measure': {
      region_id: string;
      id: string;
      body: string;
      kind: string;
      person_id: string;
      matter: string;
      lead: string | null;
      on_day: string;
      document: string | null;
      restricted: boolean;
      differs: string | null;
      case_id: string | null;
      fingerprint: string;
      recorded_at: Date;
      recorded_by: string;
      recorder_account_id: string | null;
      withdrawn_on: string | null;
      withdrawn_because: string | null;
      withdrawn_by: string | null;
    };
    'protection.measure_check': { region_id: string; measure_id: string; sequence: number; finding: string; reason: string | null; at: Date; by_name: string; account_id: string | null };
  }
}

/** One at a time within a region: whoever asks somebody must see who asked him just before. Taken before anything is read. */
export const holdMeasures = async (unit: Unit): Promise<void> => void (await sql`select pg_advisory_xact_lock(hashtextextended(${`protection.measures ${unit.actor.regionId}`}, 0))`.execute(unit.tx));

export interface MeasureFilter {
  readonly ids?: readonly string[] | undefined;
  readonly personIds?: readonly string[] | undefined;
  readonly body?: Body | undefined;
  readonly kind?: MeasureKind | undefined;
  readonly state?: 'unconfirmed' | 'confirmed' | 'disputed' | 'withdrawn' | undefined;
  /** The reader himself: lines about him are not shown to him here. */
  readonly notAbout?: string | null | undefined;
  readonly limit: number;
}

const uuids = (ids: readonly string[]) => sql`${`{${ids.join(',')}}`}::uuid[]`;

/** Newest first, each with the last word of the other body. */
export async function findMeasures(unit: Unit, f: MeasureFilter): Promise<Measure[]> {
  const region = unit.actor.regionId;
  const conditions = [
    sql`m.region_id = ${region}`,
    ...(f.ids ? [sql`m.id = any(${uuids(f.ids)})`] : []),
    ...(f.personIds ? [sql`m.person_id = any(${uuids(f.personIds)})`] : []),
    ...(f.body ? [sql`m.body = ${f.body}`] : []),
    ...(f.kind ? [sql`m.kind = ${f.kind}`] : []),
    ...(f.notAbout ? [sql`m.person_id <> ${f.notAbout}`] : []),
    ...(f.state === 'withdrawn' ? [sql`m.withdrawn_on is not null`] : f.state === 'unconfirmed' ? [sql`m.withdrawn_on is null and c.finding is null`] : f.state ? [sql`m.withdrawn_on is null and c.finding = ${f.state}`] : []),
  ];
  const { rows } = await sql<{ id: string; body: Body; kind: MeasureKind; person_id: string; matter: string; lead: string | null; on_day: string; document: string | null; restricted: boolean; differs: string | null; case_id: string | null; recorded_at: Date; recorded_by: string; withdrawn_on: string | null; withdrawn_because: string | null; finding: MeasureCheck['finding'] | null; reason: string | null; at: Date; by_name: string }>`
    select m.*, c.finding, c.reason, c.at, c.by_name from protection.measure m
    left join lateral (select finding, reason, at, by_name from protection.measure_check where region_id = m.region_id and measure_id = m.id order by sequence desc limit 1) c on true
    where ${sql.join(conditions, sql` and `)} order by m.on_day desc, m.id desc limit ${f.limit}`.execute(unit.tx);
  return rows.map((r) => ({
    id: r.id,
    body: r.body,
    kind: r.kind,
    personId: r.person_id,
    matter: r.matter,
    lead: r.lead,
    onDay: r.on_day,
    document: r.document,
    restricted: r.restricted,
    differs: r.differs,
    caseId: r.case_id,
    recordedAt: r.recorded_at,
    recordedBy: r.recorded_by,
    withdrawn: r.withdrawn_on === null ? null : { on: r.withdrawn_on, because: r.withdrawn_because! },
    check: r.finding === null ? null : { finding: r.finding, reason: r.reason, at: r.at, by: r.by_name },
  }));
}

export type NewMeasure = Pick<Measure, 'body' | 'kind' | 'personId' | 'matter' | 'lead' | 'onDay' | 'document' | 'restricted' | 'differs' | 'caseId'> & { readonly fingerprint: string };

/** Null when the line is on the list already. */
export async function insertMeasure(unit: Unit, m: NewMeasure): Promise<string | null> {
  const row = await unit.tx
    .insertInto('protection.measure')
    .values({ region_id: unit.actor.regionId, id: newId(unit.at.getTime()), body: m.body, kind: m.kind, person_id: m.personId, matter: m.matter, lead: m.lead, on_day: m.onDay, document: m.document, restricted: m.restricted, differs: m.differs, case_id: m.caseId, fingerprint: m.fingerprint, recorded_at: unit.at, recorded_by: unit.actor.name, recorder_account_id: unit.actor.accountId, withdrawn_on: null, withdrawn_because: null, withdrawn_by: null })
    .onConflict((c) => c.doNothing())
    .returning('id')
    .executeTakeFirst();
  return row?.id ?? null;
}

/** Those of these fingerprints that are on the list. */
export async function knownFingerprints(unit: Unit, fingerprints: readonly string[]): Promise<Set<string>> {
  if (fingerprints.length === 0) return new Set();
  const rows = await unit.tx.selectFrom('protection.measure').select('fingerprint').where('region_id', '=', unit.actor.regionId).where('fingerprint', 'in', [...fingerprints]).where('withdrawn_on', 'is', null).execute();
  return new Set(rows.map((r) => r.fingerprint));
}

/** Another word of the other body; only while the list is held. */
export async function appendCheck(unit: Unit, measureId: string, c: Pick<MeasureCheck, 'finding' | 'reason'>): Promise<void> {
  const last = await unit.tx.selectFrom('protection.measure_check').select((e) => e.fn.max('sequence').as('sequence')).where('region_id', '=', unit.actor.regionId).where('measure_id', '=', measureId).executeTakeFirst();
  await unit.tx.insertInto('protection.measure_check').values({ region_id: unit.actor.regionId, measure_id: measureId, sequence: (last?.sequence ?? 0) + 1, finding: c.finding, reason: c.reason, at: unit.at, by_name: unit.actor.name, account_id: unit.actor.accountId }).execute();
}

export const withdrawMeasure = async (unit: Unit, id: string, because: string): Promise<void> =>
  void (await unit.tx.updateTable('protection.measure').set({ withdrawn_on: unit.today, withdrawn_because: because, withdrawn_by: unit.actor.name }).where('region_id', '=', unit.actor.regionId).where('id', '=', id).where('withdrawn_on', 'is', null).execute());
