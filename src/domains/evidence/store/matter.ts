import './tables.ts';
import { newId } from '../../../kernel/ids.ts';
import { sql } from '../../../platform/db/index.ts';
import type { Unit } from '../../../platform/house/index.ts';
import type { Arena } from '../model.ts';
import { idList } from './entry.ts';

export interface Matter {
  readonly id: string;
  readonly title: string;
  readonly arena: Arena;
  readonly organizationId: string | null;
  readonly startedOn: string;
  readonly plannedOn: string | null;
  readonly description: string;
}

export async function insertMatters(unit: Unit, matters: readonly Matter[]): Promise<void> {
  const region_id = unit.actor.regionId;
  const rows = JSON.stringify(matters.map((m) => ({ region_id, id: m.id, created_at: unit.at })));
  await sql`insert into evidence.matter select * from jsonb_populate_recordset(null::evidence.matter, ${rows}::jsonb)`.execute(unit.tx);
  await insertVersions(unit, matters);
}

async function insertVersions(unit: Unit, matters: readonly Matter[]): Promise<void> {
  const rows = matters.map((m) => ({
    region_id: unit.actor.regionId,
    id: newId(),
    matter_id: m.id,
    title: m.title,
    arena: m.arena,
    organization_id: m.organizationId,
    started_on: m.startedOn,
    planned_on: m.plannedOn,
    description: m.description,
    recorded_at: unit.at,
    superseded_at: null,
    recorded_by: unit.actor.name,
  }));
  await sql`insert into evidence.matter_version select * from jsonb_populate_recordset(null::evidence.matter_version, ${JSON.stringify(rows)}::jsonb)`.execute(unit.tx);
}

export async function supersedeMatter(unit: Unit, matter: Matter): Promise<void> {
  await unit.tx
    .updateTable('evidence.matter_version')
    .set({ superseded_at: unit.at })
    .where('region_id', '=', unit.actor.regionId)
    .where('matter_id', '=', matter.id)
    .where('superseded_at', 'is', null)
    .execute();
  await insertVersions(unit, [matter]);
}

interface MatterRow {
  matter_id: string;
  title: string;
  arena: Arena;
  organization_id: string | null;
  started_on: string;
  planned_on: string | null;
  description: string;
}
const toMatter = (r: MatterRow): Matter => ({ id: r.matter_id, title: r.title, arena: r.arena, organizationId: r.organization_id, startedOn: r.started_on, plannedOn: r.planned_on, description: r.description });

export async function mattersById(unit: Unit, ids: readonly string[]): Promise<Map<string, Matter>> {
  if (ids.length === 0) return new Map();
  const { rows } = await sql<MatterRow>`select * from evidence.matter_version where region_id = ${unit.actor.regionId} and superseded_at is null and matter_id = any(${idList([...new Set(ids)])})`.execute(unit.tx);
  return new Map(rows.map((r) => [r.matter_id, toMatter(r)]));
}

export async function findMatters(unit: Unit, filter: { readonly words?: string | undefined; readonly arena?: Arena | undefined; readonly organizationIds: readonly string[] | null; readonly limit: number; readonly behind?: { readonly startedOn: string; readonly id: string } | undefined }): Promise<Matter[]> {
  const { rows } = await sql<MatterRow>`select * from evidence.matter_version where region_id = ${unit.actor.regionId} and superseded_at is null
    ${filter.words === undefined ? sql`` : sql`and title ilike ${`%${filter.words.replace(/[\\%_]/g, '\\$&')}%`}`}
    ${filter.arena === undefined ? sql`` : sql`and arena = ${filter.arena}`}
    ${filter.organizationIds === null ? sql`` : sql`and organization_id = any(${idList(filter.organizationIds)})`}
    ${filter.behind === undefined ? sql`` : sql`and (started_on, matter_id) < (${filter.behind.startedOn}::date, ${filter.behind.id}::uuid)`}
    order by started_on desc, matter_id desc limit ${filter.limit}`.execute(unit.tx);
  return rows.map(toMatter);
}

export interface CriticalEvent {
  readonly id: string;
  readonly name: string;
  readonly kind: string;
  readonly from: string;
  readonly to: string | null;
  readonly document: string;
}

export async function insertEvents(unit: Unit, events: readonly CriticalEvent[]): Promise<void> {
  await unit.tx
    .insertInto('evidence.critical_event')
    .values(events.map((e) => ({ region_id: unit.actor.regionId, id: e.id, name: e.name, kind: e.kind, from_on: e.from, to_on: e.to, document: e.document, declared_at: unit.at, declared_by: unit.actor.name })))
    .execute();
}

/** False where it has ended: of two who end it at once the first day stands. */
export async function setEventEnd(unit: Unit, id: string, to: string): Promise<boolean> {
  const ended = await unit.tx.updateTable('evidence.critical_event').set({ to_on: to }).where('region_id', '=', unit.actor.regionId).where('id', '=', id).where('to_on', 'is', null).returning('id').executeTakeFirst();
  return ended !== undefined;
}

export async function criticalEvents(unit: Unit, ids: readonly string[] | 'all'): Promise<CriticalEvent[]> {
  if (ids !== 'all' && ids.length === 0) return [];
  let query = unit.tx.selectFrom('evidence.critical_event').select(['id', 'name', 'kind', 'from_on', 'to_on', 'document']).where('region_id', '=', unit.actor.regionId);
  if (ids !== 'all') query = query.where('id', 'in', [...new Set(ids)]);
  const rows = await query.orderBy('from_on', 'desc').orderBy('id').execute();
  return rows.map((r) => ({ id: r.id, name: r.name, kind: r.kind, from: r.from_on, to: r.to_on, document: r.document }));
}
