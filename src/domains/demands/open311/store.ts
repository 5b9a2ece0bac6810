import { sql } from 'kysely';
import type { Unit } from '../../../platform/house/index.ts';
import type { DemandState } from '../model.ts';

declare module '../../../platform/db/tables.ts' {
  interface Tables {
    'demands.open311_service': { region_id: string; code: string; name: string; description: string; keywords: string; category: string; kind: string; offered: boolean; changed_at: Date; changed_by: string };
    'demands.open311_client': { region_id: string; id: string; name: string; key_hash: Buffer; made_at: Date; made_by: string; revoked_at: Date | null; revoked_by: string | null; revoked_because: string | null };
    'demands.open311_request': { region_id: string; demand_id: string; client_id: string; service_code: string; token: string | null; sent_at: Date };
  }
}
const region = (unit: Unit) => unit.actor.regionId;

export interface Service {
  readonly code: string;
  readonly name: string;
  readonly description: string;
  readonly keywords: string;
  readonly category: string;
  /** Whether the number comes at once, or a token until the desk has sorted it. */
  readonly kind: 'realtime' | 'batch';
  readonly offered: boolean;
}
const fields = ['code', 'name', 'description', 'keywords', 'category', 'kind', 'offered'] as const;
export const servicesIn = async (unit: Unit): Promise<Service[]> => (await unit.tx.selectFrom('demands.open311_service').select(fields).where('region_id', '=', region(unit)).orderBy('code').execute()) as Service[];
export const offeredService = async (unit: Unit, code: string): Promise<Service | null> =>
  ((await unit.tx.selectFrom('demands.open311_service').select(fields).where('region_id', '=', region(unit)).where('code', '=', code).where('offered', '=', true).executeTakeFirst()) as Service | undefined) ?? null;
/** Changes of the list, for caches of others: the last moment, null where there is no service yet. */
export const servicesChanged = async (unit: Unit): Promise<Date | null> => (await unit.tx.selectFrom('demands.open311_service').select((e) => e.fn.max('changed_at').as('at')).where('region_id', '=', region(unit)).executeTakeFirst())?.at ?? null;
export const putService = async (unit: Unit, { code, ...s }: Service): Promise<void> =>
  void (await unit.tx
    .insertInto('demands.open311_service')
    .values({ region_id: region(unit), code, ...s, changed_at: unit.at, changed_by: unit.actor.name })
    .onConflict((o) => o.columns(['region_id', 'code']).doUpdateSet({ ...s, changed_at: unit.at, changed_by: unit.actor.name }))
    .execute());

export const addClient = async (unit: Unit, c: { readonly id: string; readonly name: string; readonly keyHash: Uint8Array }): Promise<void> =>
  void (await unit.tx.insertInto('demands.open311_client').values({ region_id: region(unit), id: c.id, name: c.name, key_hash: Buffer.from(c.keyHash), made_at: unit.at, made_by: unit.actor.name, revoked_at: null, revoked_by: null, revoked_because: null }).execute());
/** Out: whether there was a key to take back. */
export const revoke = async (unit: Unit, id: string, because: string): Promise<boolean> =>
  (await unit.tx.updateTable('demands.open311_client').set({ revoked_at: unit.at, revoked_by: unit.actor.name, revoked_because: because }).where('region_id', '=', region(unit)).where('id', '=', id).where('revoked_at', 'is', null).returning('id').executeTakeFirst()) !== undefined;
/** The program with this key, held: what it sends is counted one after the other. */
export const holdClient = async (unit: Unit, keyHash: Uint8Array): Promise<{ id: string; name: string } | null> =>
  (await unit.tx.selectFrom('demands.open311_client').select(['id', 'name']).where('region_id', '=', region(unit)).where('key_hash', '=', Buffer.from(keyHash)).where('revoked_at', 'is', null).forUpdate().executeTakeFirst()) ?? null;
export const sentSince = async (unit: Unit, clientId: string, since: Date): Promise<number> =>
  Number((await unit.tx.selectFrom('demands.open311_request').select((e) => e.fn.countAll().as('n')).where('region_id', '=', region(unit)).where('client_id', '=', clientId).where('sent_at', '>', since).executeTakeFirstOrThrow()).n);

export interface ClientLine {
  readonly id: string;
  readonly name: string;
  readonly made_at: Date;
  readonly made_by: string;
  readonly revoked_at: Date | null;
  readonly revoked_because: string | null;
  readonly requests: number;
  readonly last_at: Date | null;
}
export async function clientsIn(unit: Unit): Promise<ClientLine[]> {
  const { rows } = await sql<ClientLine>`
    select c.id, c.name, c.made_at, c.made_by, c.revoked_at, c.revoked_because, coalesce(r.n, 0)::int as requests, r.last_at
    from demands.open311_client c
    left join (select client_id, count(*) as n, max(sent_at) as last_at from demands.open311_request where region_id = ${region(unit)} group by client_id) r on r.client_id = c.id
    where c.region_id = ${region(unit)} order by c.revoked_at is not null, c.made_at desc, c.id`.execute(unit.tx);
  return rows;
}
export const requestsByService = async (unit: Unit): Promise<ReadonlyMap<string, number>> =>
  new Map((await unit.tx.selectFrom('demands.open311_request').select((e) => ['service_code', e.fn.countAll().as('n')]).where('region_id', '=', region(unit)).groupBy('service_code').execute()).map((r) => [r.service_code, Number(r.n)]));

export const putRequest = async (unit: Unit, r: { readonly demandId: string; readonly clientId: string; readonly serviceCode: string; readonly token: string | null }): Promise<void> =>
  void (await unit.tx.insertInto('demands.open311_request').values({ region_id: region(unit), demand_id: r.demandId, client_id: r.clientId, service_code: r.serviceCode, token: r.token, sent_at: unit.at }).execute());
/** The number behind a token, null until the desk has sorted it; undefined where there is no such token. */
export async function numberBehind(unit: Unit, token: string): Promise<string | null | undefined> {
  const row = await unit.tx.selectFrom('demands.open311_request as r').innerJoin('demands.demand as d', (j) => j.onRef('d.region_id', '=', 'r.region_id').onRef('d.id', '=', 'r.demand_id')).select(['d.number', 'd.state']).where('r.region_id', '=', region(unit)).where('r.token', '=', token).executeTakeFirst();
  return row && (row.state === 'collected' ? null : row.number);
}

export interface RequestRow {
  readonly number: string;
  readonly state: DemandState;
  readonly about_head: boolean;
  readonly service_code: string;
  readonly service_name: string;
  readonly organization_id: string;
  readonly patch_id: string | null;
  readonly sent_at: Date;
  readonly due_at: Date;
  readonly changed_at: Date;
  readonly title: string | null;
  readonly text: string | null;
}
export interface RequestFilter {
  readonly numbers?: readonly string[] | null;
  readonly services?: readonly string[] | null;
  readonly statuses?: readonly ('open' | 'closed')[] | null;
  readonly from?: Date;
  readonly to?: Date;
  readonly limit: number;
}
/**
 * What everybody may know of demands that came this way, the latest first. Those without a number yet are left out. No words, place or contact are
 * read here but what the desk published.
 */
export async function requestsBy(unit: Unit, f: RequestFilter): Promise<RequestRow[]> {
  const list = (column: ReturnType<typeof sql>, values: readonly string[] | null | undefined) => (values ? sql` and ${column} = any(${values as string[]}::text[])` : sql``);
  const closed = f.statuses?.length === 1 ? sql` and (d.state in ('answered', 'merged')) = ${f.statuses[0] === 'closed'}` : sql``;
  const range = f.from && f.to ? sql` and r.sent_at between ${f.from} and ${f.to}` : sql``;
  const { rows } = await sql<RequestRow>`
    select d.number, d.state, d.about_head, r.service_code, s.name as service_name, coalesce(d.lead_id, d.organization_id) as organization_id, coalesce(d.handling_patch, d.patch_id) as patch_id, r.sent_at, d.due_at,
      (select max(t.at) from demands.step t where t.region_id = d.region_id and t.demand_id = d.id) as changed_at, p.title, p.text
    from demands.open311_request r
    join demands.demand d on d.region_id = r.region_id and d.id = r.demand_id
    join demands.open311_service s on s.region_id = r.region_id and s.code = r.service_code
    left join demands.publication p on p.region_id = d.region_id and p.demand_id = d.id and p.withdrawn_at is null and d.state = 'answered'
    where r.region_id = ${region(unit)} and (r.token is null or d.state <> 'collected')${list(sql`d.number`, f.numbers)}${list(sql`r.service_code`, f.services)}${closed}${range}
    order by r.sent_at desc, d.id limit ${f.limit}`.execute(unit.tx);
  return rows;
}
