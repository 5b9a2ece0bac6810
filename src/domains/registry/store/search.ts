import { sql, type RawBuilder, type SqlBool } from '../../../platform/db/index.ts';
import type { Unit } from '../../../platform/house/index.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import type { Condition, PeopleFilter } from '../contract/search.ts';
import { levelOrder, rankName, rankOrder } from '../rules/orders.ts';
import { yearsAgo } from '../rules/years-ago.ts';
import { asOf } from './as-of.ts';
import { idNumberIndex } from './person.ts';
import { idList } from './versions.ts';
import { normalizeIdNumber } from '../rules/id-number.ts';
import { organizationIdsUnder } from './organization.ts';

type Where = RawBuilder<SqlBool>;
const words = (list: readonly string[]): RawBuilder<unknown> => sql`array(select jsonb_array_elements_text(${JSON.stringify(list)}::jsonb))`;
/** After everything that begins with the text, in the byte order of the columns. */
const AFTER = '\u{10FFFF}';

/** People in office in these organizations today, as a condition on the card. */
const inOrganizations = (unit: Unit, ids: readonly string[]): Where =>
  sql<SqlBool>`c.person_id in (select a.person_id from registry.appointment a where a.region_id = ${unit.actor.regionId} and a.organization_id = any(${idList(ids)}) and a.superseded_at is null and a.state <> 'proposed' and a.valid_from <= ${unit.today}::date and (a.valid_to is null or a.valid_to > ${unit.today}::date))`;

/**
 * A filter as one condition on cards `c`, within the paths the actor may see. `byIdNumber` allows looking up a whole
 * identity number. Refuses `registry.range_empty` for a range that nothing can meet.
 */
export async function whereOf(unit: Unit, filter: PeopleFilter, scope: 'all' | readonly string[], byIdNumber: boolean): Promise<Where> {
  const m = asOf(unit);
  const parts: Where[] = [sql<SqlBool>`c.region_id = ${unit.actor.regionId}`];
  if (scope !== 'all') parts.push(inOrganizations(unit, await organizationIdsUnder(unit, scope, m)));
  for (const token of (filter.text ?? '').split(/\s+/).filter((t) => t !== '')) parts.push(await textCondition(unit, token, byIdNumber));
  for (const condition of filter.conditions) parts.push(await conditionOf(unit, condition));
  return sql<SqlBool>`${sql.join(parts, sql` and `)}`;
}

/** Each branch uses its own index and gives ids; joined by union, so that no branch forces a scan of all cards. */
async function textCondition(unit: Unit, token: string, byIdNumber: boolean): Promise<Where> {
  const region = unit.actor.regionId;
  const prefix = (column: string, t: string): RawBuilder<unknown> => sql`select i.person_id from registry.person_card i where i.region_id = ${region} and ${sql.ref(`i.${column}`)} >= ${t} and ${sql.ref(`i.${column}`)} < ${t + AFTER}`;
  if (/^\d{17}[\dXx]$/.test(normalizeIdNumber(token))) {
    if (!byIdNumber) return sql<SqlBool>`false`;
    return sql<SqlBool>`c.person_id in (select v.person_id from registry.person_version v where v.region_id = ${region} and v.superseded_at is null and v.id_number_index = ${Buffer.from(idNumberIndex(unit, token))})`;
  }
  if (/^[a-zA-Z]+$/.test(token)) {
    const t = token.toLowerCase();
    return sql<SqlBool>`c.person_id in (${prefix('initials', t)} union ${prefix('pinyin', t)})`;
  }
  const organizations = await organizationsNamed(unit, token, 2000);
  const titled = [...token].length >= 2 ? sql`union select t.person_id from registry.people_titled(${token}) t` : sql``;
  const employed = organizations.length > 0 ? sql`union select i.person_id from registry.person_card i where i.region_id = ${region} and i.organization_id = any(${idList(organizations)})` : sql``;
  // A whole rank in any of its spellings, `四级调研员` or `四调`; the order has the index.
  const rank = rankName(token);
  const ranked = rank === null ? sql`` : sql`union select i.person_id from registry.person_card i where i.region_id = ${region} and i.rank_order = ${rankOrder(rank)} and i.rank = ${rank}`;
  const tagged = sql`union select t.person_id from registry.people_tagged(${token}) t`;
  return sql<SqlBool>`c.person_id in (${prefix('name', token)} ${titled} ${employed} ${ranked} ${tagged})`;
}

/** Ids of organizations today whose name holds the text; there are thousands of them, not hundreds of thousands. */
export async function organizationsNamed(unit: Unit, text: string, limit: number, scope: 'all' | readonly string[] = 'all'): Promise<string[]> {
  const within = scope === 'all' ? sql`` : sql`and path <@ ${`{${scope.join(',')}}`}::ltree[]`;
  if (scope !== 'all' && scope.length === 0) return [];
  const { rows } = await sql<{ organization_id: string }>`
    select organization_id from registry.organization_version
    where region_id = ${unit.actor.regionId} and superseded_at is null and valid_from <= ${unit.today}::date and (valid_to is null or valid_to > ${unit.today}::date)
      and (position(${text} in name) > 0 or position(${text} in short_name) > 0) ${within}
    order by nlevel(path), length(name), organization_id limit ${limit}`.execute(unit.tx);
  return rows.map((r) => r.organization_id);
}

/** At least `min` and at most `max` full years since the date in the column. */
function years(unit: Unit, column: RawBuilder<unknown>, c: { min?: number | undefined; max?: number | undefined }): Where {
  if (c.min !== undefined && c.max !== undefined && c.min > c.max) throw new Refusal('invalid', 'registry.range_empty', { min: c.min, max: c.max });
  const parts: Where[] = [sql<SqlBool>`${column} is not null`];
  if (c.min !== undefined) parts.push(sql<SqlBool>`${column} <= ${yearsAgo(unit.today, c.min)}`);
  if (c.max !== undefined) parts.push(sql<SqlBool>`${column} > ${yearsAgo(unit.today, c.max + 1)}`);
  return sql<SqlBool>`(${sql.join(parts, sql` and `)})`;
}

async function conditionOf(unit: Unit, c: Condition): Promise<Where> {
  const region = unit.actor.regionId;
  switch (c.field) {
    case 'age':
      return years(unit, sql`c.born_on`, c);
    case 'yearsInPost':
      return years(unit, sql`c.post_since`, c);
    case 'yearsAtLevel':
      return years(unit, sql`c.level_since`, c);
    case 'yearsInRank':
      return years(unit, sql`c.rank_since`, c);
    case 'yearsOfService':
      return years(unit, sql`c.work_started_on`, c);
    case 'sex':
      return sql<SqlBool>`c.sex = ${c.is}`;
    case 'ethnicity':
      return sql<SqlBool>`c.ethnicity = any(${words(c.in)})`;
    case 'politicalStatus':
      return sql<SqlBool>`c.political_status = any(${words(c.in)})`;
    case 'education':
      return sql<SqlBool>`c.education_step >= ${c.atLeast}`;
    case 'major':
      return sql<SqlBool>`position(${c.contains} in c.major) > 0`;
    case 'title':
      return [...c.contains].length >= 2 ? sql<SqlBool>`c.person_id in (select t.person_id from registry.people_titled(${c.contains}) t)` : sql<SqlBool>`position(${c.contains} in c.titles) > 0`;
    case 'organization':
      return inOrganizations(unit, await idsBelow(unit, c.ids));
    case 'unitType':
      return sql<SqlBool>`c.unit_type = any(${words(c.in)})`;
    case 'category':
      return sql<SqlBool>`c.category = any(${words(c.in)})`;
    case 'staffCategory':
      return sql<SqlBool>`c.staff_category = any(${words(c.in)})`;
    case 'principal':
      return sql<SqlBool>`c.principal = ${c.is}`;
    case 'level':
      return sql<SqlBool>`c.level_order = any(${`{${c.in.map((l) => levelOrder(l === '无' ? null : l)).join(',')}}`}::smallint[])`;
    case 'rank':
      return sql<SqlBool>`c.rank = any(${words(c.in)})`;
    case 'grade':
      return c.year === undefined
        ? sql<SqlBool>`c.last_grade = any(${words(c.in)})`
        : sql<SqlBool>`c.person_id in (select g.person_id from registry.annual_grade g where g.region_id = ${region} and g.superseded_at is null and g.year = ${c.year} and g.grade = any(${words(c.in)}))`;
    case 'timesOutstanding': {
      const last = Number(unit.today.slice(0, 4)) - 1;
      return sql<SqlBool>`c.person_id in (select g.person_id from registry.annual_grade g where g.region_id = ${region} and g.superseded_at is null and g.year between ${last - c.years + 1} and ${last} and g.grade = '优秀' group by g.person_id having count(*) >= ${c.min})`;
    }
    case 'tag':
      return sql<SqlBool>`c.tags && ${words(c.in)}`;
    case 'awaitingPost':
      return sql<SqlBool>`c.awaiting_post = ${c.is}`;
    case 'inOffice':
      return c.is ? sql<SqlBool>`c.appointment_id is not null` : sql<SqlBool>`c.appointment_id is null`;
    case 'withinEffectPeriod':
      return c.is ? sql<SqlBool>`c.effect_until >= ${unit.today}::date` : sql<SqlBool>`(c.effect_until is null or c.effect_until < ${unit.today}::date)`;
  }
}

async function idsBelow(unit: Unit, ids: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{ path: string }>`select path from registry.organization_version where region_id = ${unit.actor.regionId} and organization_id = any(${idList(ids)}) and superseded_at is null and valid_to is null`.execute(unit.tx);
  return organizationIdsUnder(unit, rows.map((r) => r.path), asOf(unit));
}
