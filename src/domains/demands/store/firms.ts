import { sql } from 'kysely';
import { newId } from '../../../kernel/ids.ts';
import type { Unit } from '../../../platform/house/index.ts';
import type { DemandSource } from '../model.ts';
import './tables.ts';

const region = (unit: Unit) => unit.actor.regionId;
const rows = (values: readonly unknown[]) => sql`${JSON.stringify(values)}::jsonb`;

export interface FirmLine {
  readonly name: string;
  readonly kind: 'firm' | 'park';
  readonly cadres: readonly string[];
}
/** Firms and the cadres who serve them, one statement each for thousands of lines. A firm on file keeps its id and gets the cadres it lacks. */
export async function saveFirms(unit: Unit, organizationId: string, lines: readonly FirmLine[]): Promise<number> {
  const given = lines.map((l) => ({ id: newId(unit.at.getTime()), name: l.name, kind: l.kind, cadres: l.cadres }));
  const { rows: written } = await sql`
    insert into demands.firm (region_id, id, name, kind, organization_id, recorded_at, recorded_by)
    select ${region(unit)}, g.id, g.name, g.kind, ${organizationId}, ${unit.at}, ${unit.actor.name} from jsonb_to_recordset(${rows(given)}) as g(id uuid, name text, kind text) on conflict do nothing returning id`.execute(unit.tx);
  await sql`
    insert into demands.firm_cadre (region_id, firm_id, name, person_id)
    select ${region(unit)}, f.id, c.name, null from jsonb_to_recordset(${rows(given)}) as g(name text, cadres jsonb) cross join lateral jsonb_array_elements_text(g.cadres) as c(name)
    join demands.firm f on f.region_id = ${region(unit)} and f.name = g.name on conflict do nothing`.execute(unit.tx);
  return written.length;
}

export interface PastDemand {
  readonly id: string;
  /** Made from the line: the same line again is the same demand. */
  readonly listedId: string;
  readonly number: string;
  readonly firm: string | null;
  readonly words: string;
  readonly theme: string;
  readonly receivedAt: string;
  readonly dueAt: string;
  readonly answer: string | null;
  readonly answeredAt: string | null;
}
/** Demands brought in from a list, answered or still open, in one statement. Out: how many were new. */
export async function savePast(unit: Unit, organizationId: string, source: DemandSource, lines: readonly PastDemand[]): Promise<number> {
  const { rows: written } = await sql`
    insert into demands.demand (region_id, id, number, client_id, source, words, place, patch_id, organization_id, firm_id, theme, scope, about_head, held, class, level, state, received_at, due_at, handled_at, answered_at, answer, moves, reopened, recorded_by)
    select ${region(unit)}, g.id, g.number, g."listedId", ${source}, g.words, '', null, ${organizationId}, f.id, g.theme, 'one', false, false, 'big', 'departments', case when g."answeredAt" is null then 'classified' else 'answered' end,
      g."receivedAt", g."dueAt", g."answeredAt", g."answeredAt", g.answer, 0, 0, ${unit.actor.name}
    from jsonb_to_recordset(${rows(lines)}) as g(id uuid, "listedId" uuid, number text, firm text, words text, theme text, "receivedAt" timestamptz, "dueAt" timestamptz, answer text, "answeredAt" timestamptz)
    left join demands.firm f on f.region_id = ${region(unit)} and f.name = g.firm
    on conflict do nothing returning id`.execute(unit.tx);
  return written.length;
}
/** Loads of lists of a region take turns; each reads after it has its turn. */
export const holdLists = async (unit: Unit): Promise<void> => void (await sql`select pg_advisory_xact_lock(hashtextextended(${`demands.lists ${region(unit)}`}, 0))`.execute(unit.tx));

/** Of these ids, those on file: whether the demand still waits as its list brought it, touched by nobody. */
export async function listedOnFile(unit: Unit, ids: readonly string[]): Promise<Map<string, { waits: boolean }>> {
  const { rows: found } = await sql<{ id: string; waits: boolean }>`
    select client_id as id, state = 'classified' and lead_id is null and answer is null and handled_at is null as waits from demands.demand
    where region_id = ${region(unit)} and client_id = any(${`{${ids.join(',')}}`}::uuid[])`.execute(unit.tx);
  return new Map(found.map((r) => [r.id, { waits: r.waits }]));
}

/** Answers that a later list gives to demands nobody here has touched, each with its step. Out: how many were still waiting. */
export async function answerListed(unit: Unit, answers: readonly { readonly id: string; readonly answer: string; readonly at: string }[]): Promise<number> {
  const { rows: done } = await sql`
    with closed as (
      update demands.demand d set state = 'answered', handled_at = g.at, answered_at = g.at, answer = g.answer
      from jsonb_to_recordset(${rows(answers)}) as g(id uuid, answer text, at timestamptz)
      where d.region_id = ${region(unit)} and d.client_id = g.id and d.state = 'classified' and d.lead_id is null and d.answer is null and d.handled_at is null
      returning d.id, g.answer
    )
    insert into demands.step (region_id, demand_id, number, step, at, by_name, account_id, level, organization_id, text, detail)
    select ${region(unit)}, c.id, coalesce((select max(number) from demands.step s where s.region_id = ${region(unit)} and s.demand_id = c.id), 0) + 1, 'answered', ${unit.at}, ${unit.actor.name}, ${unit.actor.accountId}::uuid, null, null, c.answer, '{}'::jsonb
    from closed c returning demand_id`.execute(unit.tx);
  return done.length;
}

/** Firms on file by name, each with the cadres who serve it. */
export async function firmsOnFile(unit: Unit): Promise<Map<string, Set<string>>> {
  const { rows: found } = await sql<{ name: string; cadres: string[] }>`
    select f.name, coalesce(array_agg(c.name) filter (where c.name is not null), '{}') as cadres from demands.firm f
    left join demands.firm_cadre c on c.region_id = f.region_id and c.firm_id = f.id where f.region_id = ${region(unit)} group by f.id, f.name`.execute(unit.tx);
  return new Map(found.map((r) => [r.name, new Set(r.cadres)]));
}

/** Every result on file, as its list would write it. */
export async function resultsOnFile(unit: Unit): Promise<ResultLine[]> {
  const { rows: found } = await sql<ResultLine>`
    select f.name as firm, r.kind, r.amount::text as amount, r.note, to_char(r.on_day, 'YYYY-MM-DD') as "on" from demands.firm_result r
    join demands.firm f on f.region_id = r.region_id and f.id = r.firm_id where r.region_id = ${region(unit)}`.execute(unit.tx);
  return found;
}

export interface ResultLine {
  readonly firm: string;
  readonly kind: string;
  readonly amount: string;
  readonly note: string;
  readonly on: string;
}
export async function saveResults(unit: Unit, lines: readonly ResultLine[]): Promise<number> {
  const given = lines.map((l) => ({ ...l, id: newId(unit.at.getTime()) }));
  const { rows: written } = await sql`
    insert into demands.firm_result (region_id, id, firm_id, kind, amount, note, on_day, recorded_at, recorded_by)
    select ${region(unit)}, g.id, f.id, g.kind, g.amount, g.note, g."on", ${unit.at}, ${unit.actor.name} from jsonb_to_recordset(${rows(given)}) as g(id uuid, firm text, kind text, amount numeric, note text, "on" date)
    join demands.firm f on f.region_id = ${region(unit)} and f.name = g.firm returning id`.execute(unit.tx);
  return written.length;
}
export interface FirmTotals {
  readonly firms: number;
  readonly parks: number;
  readonly cadres: number;
  readonly technologies: number;
  readonly orders: string;
  readonly financing: string;
}
/** Totals; money in units of 10,000 yuan with two decimals. */
/** Firms of these units; null is the whole region. */
const firmsOf = (unit: Unit, within: readonly string[] | null) => sql`select id from demands.firm where region_id = ${region(unit)} ${within === null ? sql`` : sql`and organization_id = any(${`{${within.join(',')}}`}::uuid[])`}`;
export async function firmTotals(unit: Unit, within: readonly string[] | null): Promise<FirmTotals> {
  const r = region(unit);
  const own = firmsOf(unit, within);
  const { rows: found } = await sql<FirmTotals>`
    select (select count(*)::int from demands.firm where region_id = ${r} and kind = 'firm' and id in (${own})) as firms, (select count(*)::int from demands.firm where region_id = ${r} and kind = 'park' and id in (${own})) as parks,
      (select count(distinct name)::int from demands.firm_cadre where region_id = ${r} and firm_id in (${own})) as cadres,
      (select count(*)::int from demands.firm_result where region_id = ${r} and kind = 'technology' and firm_id in (${own})) as technologies,
      (select coalesce(sum(amount), 0)::numeric(18, 2)::text from demands.firm_result where region_id = ${r} and kind = 'order' and firm_id in (${own})) as orders,
      (select coalesce(sum(amount), 0)::numeric(18, 2)::text from demands.firm_result where region_id = ${r} and kind = 'financing' and firm_id in (${own})) as financing`.execute(unit.tx);
  return found[0]!;
}
export async function firmsList(unit: Unit, within: readonly string[] | null, limit: number): Promise<{ id: string; name: string; kind: string; cadres: string; demands: number; open: number }[]> {
  const { rows: found } = await sql<{ id: string; name: string; kind: string; cadres: string; demands: number; open: number }>`
    select f.id, f.name, f.kind, coalesce((select string_agg(c.name, '、' order by c.name) from demands.firm_cadre c where c.region_id = f.region_id and c.firm_id = f.id), '') as cadres,
      (select count(*)::int from demands.demand d where d.region_id = f.region_id and d.firm_id = f.id) as demands, (select count(*)::int from demands.demand d where d.region_id = f.region_id and d.firm_id = f.id and d.state not in ('answered', 'merged')) as open
    from demands.firm f where f.region_id = ${region(unit)} and f.id in (${firmsOf(unit, within)}) order by open desc, f.name limit ${limit}`.execute(unit.tx);
  return found;
}
