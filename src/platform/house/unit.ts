import { sql, type RawBuilder, type Transaction } from 'kysely';
import type { Actor } from '../../kernel/actor.ts';
import { dayInChina } from '../../kernel/clock.ts';
import { newId } from '../../kernel/ids.ts';
import type { Day } from '../../kernel/period.ts';
import type { Database, Tables } from '../db/index.ts';
import { json } from '../db/index.ts';
import type { House } from './house.ts';

/** One line of the audit: who did or saw what. `detail` never holds the sensitive value itself. */
export interface AuditEntry {
  /** `registry.person.changed`, `registry.person.sensitive_read` … */
  readonly action: string;
  readonly subjectKind: string;
  readonly subjectId: string | null;
  readonly detail?: Readonly<Record<string, unknown>>;
}

/** News for domains to the right, delivered after the commit (transactional outbox). */
export interface DomainEvent {
  readonly type: string;
  readonly payload: Readonly<Record<string, unknown>>;
}

/**
 * A unit of work: one transaction that runs as the application role, sees one region only (row level security),
 * and writes its audit and its events together with its data or not at all.
 */
export interface Unit {
  readonly tx: Transaction<Tables>;
  readonly actor: Actor;
  /** One moment for everything in the unit; it is the recorded time of all it writes. */
  readonly at: Date;
  readonly today: Day;
  readonly house: House;
  audit(entry: AuditEntry): void;
  publish(event: DomainEvent): void;
}

declare module '../db/tables.ts' {
  interface Tables {
    'platform.audit': {
      region_id: string;
      id: string;
      at: Date;
      account_id: string | null;
      actor_name: string;
      address: string | null;
      action: string;
      subject_kind: string;
      subject_id: string | null;
      detail: unknown;
    };
    'platform.outbox': {
      region_id: string;
      id: string;
      at: Date;
      type: string;
      payload: unknown;
      delivered_at: Date | null;
    };
  }
}

/** The role that the migrations create; it owns nothing and may not bypass row level security. */
const APPLICATION_ROLE = 'dandang_app';

export async function runUnit<T>(house: House, database: Database, actor: Actor, work: (unit: Unit) => Promise<T>): Promise<T> {
  const at = house.clock.now();
  const audits: AuditEntry[] = [];
  const events: DomainEvent[] = [];
  const result = await database.kysely.transaction().execute(async (tx) => {
    await sql`select set_config('role', ${APPLICATION_ROLE}, true), set_config('app.region', ${actor.regionId}, true)`.execute(tx);
    const unit: Unit = {
      tx,
      actor,
      at,
      today: dayInChina(at),
      house,
      audit: (entry) => void audits.push(entry),
      publish: (event) => void events.push(event),
    };
    const value = await work(unit);
    if (audits.length > 0) {
      await tx
        .insertInto('platform.audit')
        .values(
          audits.map((a) => ({
            region_id: actor.regionId,
            id: newId(at.getTime()),
            at,
            account_id: actor.accountId,
            actor_name: actor.name,
            address: actor.address ?? null,
            action: a.action,
            subject_kind: a.subjectKind,
            subject_id: a.subjectId,
            detail: json(a.detail ?? {}),
          })),
        )
        .execute();
    }
    if (events.length > 0) {
      await tx
        .insertInto('platform.outbox')
        .values(
          events.map((e) => ({
            region_id: actor.regionId,
            id: newId(at.getTime()),
            at,
            type: e.type,
            payload: json(e.payload),
            delivered_at: null,
          })),
        )
        .execute();
    }
    return value;
  });
  if (events.length > 0) house.wake('outbox');
  return result;
}

/**
 * A unit of work of a single statement: a function of the database, called as the application role within the actor's region, in a
 * transaction of its own. One round trip where `runUnit` needs four. Only functions may be called so: a plain query is planned, and with it
 * its row level security, before role and region are entered; what stands in a plpgsql function is planned after. It writes neither audit nor events.
 */
export async function callFunction<Row>(database: Database, actor: Actor, call: (region: RawBuilder<string>) => RawBuilder<unknown>): Promise<Row[]> {
  const { rows } = await sql<Row>`
    select f.* from (select set_config('role', ${APPLICATION_ROLE}, true), set_config('app.region', ${actor.regionId}, true) as region offset 0) as entered, lateral ${call(sql<string>`entered.region`)} as f`.execute(database.kysely);
  return rows;
}
