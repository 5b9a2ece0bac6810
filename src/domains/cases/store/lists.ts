import { sql, type RawBuilder, type SqlBool } from '../../../platform/db/index.ts';
import type { Unit } from '../../../platform/house/index.ts';
import type { CaseAtHand } from '../model.ts';
import { partiesOf, toCase } from './files.ts';
import './tables.ts';

/** Files of a type within units; what somebody may read is a list of these. */
export interface CaseScope {
  readonly type: string;
  readonly organizationIds: readonly string[] | 'all';
}

export const caseSorts = ['due', 'number', 'opened', 'closed'] as const;
export type CaseSort = (typeof caseSorts)[number];

export interface CaseFilter {
  readonly type?: string | undefined;
  readonly state?: string | undefined;
  readonly open?: boolean | undefined;
  /** A party, in whatever role. */
  readonly personId?: string | undefined;
  /** Not one that this person is a party of: nobody acts on himself. */
  readonly withoutPersonId?: string | undefined;
  /** Part of the title, the beginning of the number, or one of these people among the parties. */
  readonly text?: string | undefined;
  readonly peopleOfText?: readonly string[] | undefined;
  /** Left out: whatever there is; for callers that have asked before. */
  readonly scopes?: readonly CaseScope[] | undefined;
  /** Account, or nobody yet, or either of both. */
  readonly assignee?: { readonly accountId: string | null; readonly orNobody: boolean } | undefined;
  /** Past its term; the clock of one that stands does not run. */
  readonly late?: boolean | undefined;
  readonly suspended?: boolean | undefined;
}

export interface CasePage {
  readonly sort?: CaseSort | undefined;
  readonly descending?: boolean | undefined;
  readonly offset?: number | undefined;
  readonly limit: number;
}

const idList = (ids: readonly string[]) => sql`${`{${ids.join(',')}}`}::uuid[]`;
const every = (conditions: readonly RawBuilder<SqlBool>[]) => (conditions.length === 0 ? sql<SqlBool>`true` : sql<SqlBool>`(${sql.join(conditions, sql` and `)})`);
const some = (conditions: readonly RawBuilder<SqlBool>[]) => (conditions.length === 0 ? sql<SqlBool>`false` : sql<SqlBool>`(${sql.join(conditions, sql` or `)})`);

const inScope = (s: CaseScope): RawBuilder<SqlBool> => (s.organizationIds === 'all' ? sql<SqlBool>`c.type = ${s.type}` : sql<SqlBool>`(c.type = ${s.type} and c.organization_id = any(${idList(s.organizationIds)}))`);
const hasParty = (unit: Unit, ids: readonly string[]) => sql<SqlBool>`exists (select 1 from cases.party p where p.region_id = ${unit.actor.regionId} and p.case_id = c.id and p.person_id = any(${idList(ids)}))`;
const isLate = (unit: Unit) => sql<SqlBool>`(c.closed_on is null and c.suspended_on is null and c.due_on is not null and c.due_on < ${unit.today})`;

function conditionsOf(unit: Unit, f: CaseFilter): RawBuilder<SqlBool> {
  const all: RawBuilder<SqlBool>[] = [];
  if (f.scopes !== undefined) all.push(some(f.scopes.map(inScope)));
  if (f.type !== undefined) all.push(sql<SqlBool>`c.type = ${f.type}`);
  if (f.state !== undefined) all.push(sql<SqlBool>`c.state = ${f.state}`);
  if (f.open !== undefined) all.push(f.open ? sql<SqlBool>`c.closed_on is null` : sql<SqlBool>`c.closed_on is not null`);
  if (f.personId !== undefined) all.push(hasParty(unit, [f.personId]));
  if (f.withoutPersonId !== undefined) all.push(sql<SqlBool>`not ${hasParty(unit, [f.withoutPersonId])}`);
  if (f.late === true) all.push(isLate(unit));
  if (f.suspended !== undefined) all.push(f.suspended ? sql<SqlBool>`c.suspended_on is not null` : sql<SqlBool>`c.suspended_on is null`);
  if (f.assignee !== undefined) {
    const { accountId, orNobody } = f.assignee;
    all.push(some([...(accountId === null ? [] : [sql<SqlBool>`c.assignee_id = ${accountId}`]), ...(orNobody ? [sql<SqlBool>`c.assignee_id is null`] : [])]));
  }
  if (f.text !== undefined && f.text !== '') {
    const text = f.text.replaceAll(/[\\%_]/g, '\\$&');
    all.push(some([sql<SqlBool>`c.title ilike ${`%${text}%`}`, sql<SqlBool>`c.year || '-' || lpad(c.serial::text, 4, '0') like ${`${text}%`}`, ...((f.peopleOfText?.length ?? 0) > 0 ? [hasParty(unit, f.peopleOfText!)] : [])]));
  }
  return every(all);
}

/** Those with the nearest term first, those without one last; closed ones newest first. Any other order is a column, the number last. */
function orderOf({ sort = 'due', descending = false }: CasePage) {
  const way = descending ? sql`desc` : sql`asc`;
  const last = sql`c.year desc, c.serial desc, c.id`;
  switch (sort) {
    case 'due':
      return descending ? sql`(c.closed_on is not null), c.due_on desc nulls last, ${last}` : sql`c.closed_on desc nulls first, c.due_on asc nulls last, ${last}`;
    case 'number':
      return sql`c.year ${way}, c.serial ${way}, c.type, c.id`;
    case 'opened':
      return sql`c.opened_on ${way}, ${last}`;
    case 'closed':
      return sql`c.closed_on ${way} nulls last, ${last}`;
  }
}

const base = (unit: Unit, f: CaseFilter) => unit.tx.selectFrom('cases.case_file as c').where('c.region_id', '=', unit.actor.regionId).where(conditionsOf(unit, f));

/** A page of the files that pass, with their parties. */
export async function findCases(unit: Unit, f: CaseFilter & CasePage): Promise<CaseAtHand[]> {
  const rows = await base(unit, f).selectAll('c').orderBy(orderOf(f)).offset(f.offset ?? 0).limit(f.limit).execute();
  const parties = await partiesOf(unit, rows.map((r) => r.id));
  return rows.map((r) => toCase(r, parties.get(r.id) ?? []));
}

/** How many pass, and how many of them are past their term. */
export async function countCases(unit: Unit, f: CaseFilter): Promise<{ readonly total: number; readonly late: number }> {
  const { total, late } = await base(unit, f).select([sql<string>`count(*)`.as('total'), sql<string>`count(*) filter (where ${isLate(unit)})`.as('late')]).executeTakeFirstOrThrow();
  return { total: Number(total), late: Number(late) };
}

/** Open and late ones of each type, in one statement. */
export async function countsByType(unit: Unit, scopes: readonly CaseScope[]): Promise<Map<string, { readonly open: number; readonly late: number }>> {
  const rows = await base(unit, { scopes, open: true }).select(['c.type', sql<string>`count(*)`.as('open'), sql<string>`count(*) filter (where ${isLate(unit)})`.as('late')]).groupBy('c.type').execute();
  return new Map(rows.map((r) => [r.type, { open: Number(r.open), late: Number(r.late) }]));
}

/** Questions that no body has answered yet, nearest term first, with the title of their case; only of files within the scopes, and none about the person who asks. */
export async function openConsultations(unit: Unit, scopes: readonly CaseScope[], withoutPersonId: string | null, limit: number): Promise<{ readonly id: string; readonly caseId: string; readonly title: string; readonly dueOn: string | null }[]> {
  const rows = await base(unit, { scopes, open: true, ...(withoutPersonId === null ? {} : { withoutPersonId }) })
    .innerJoin('cases.consultation as o', (j) => j.onRef('o.region_id', '=', 'c.region_id').onRef('o.case_id', '=', 'c.id'))
    .select(['o.id', 'o.case_id', 'c.title', 'o.due_on'])
    .where('o.opinion', 'is', null)
    .orderBy('o.due_on')
    .orderBy('o.id')
    .limit(limit)
    .execute();
  return rows.map((r) => ({ id: r.id, caseId: r.case_id, title: r.title, dueOn: r.due_on }));
}
