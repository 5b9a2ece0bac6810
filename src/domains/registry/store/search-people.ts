import { sql, type RawBuilder } from '../../../platform/db/index.ts';
import type { Unit } from '../../../platform/house/index.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import type { peopleSorts } from '../contract/search.ts';
import { AGE_STEPS, ageStepKeys } from '../rules/age-step.ts';
import type { PersonCard } from '../rules/build-card.ts';
import { yearsAgo } from '../rules/years-ago.ts';
import { toCard } from './card.ts';
import type { PersonCardTable } from './tables.ts';
import type { SqlBool } from '../../../platform/db/index.ts';

type Where = RawBuilder<SqlBool>;
export type PeopleSort = (typeof peopleSorts)[number];

/** What each order compares, with an index for each; the id makes it total. */
const orders: Readonly<Record<PeopleSort, readonly { key: RawBuilder<unknown>; cast: 'smallint' | 'text' | 'uuid' }[]>> = {
  level: [{ key: sql`c.level_order`, cast: 'smallint' }, { key: sql`c.pinyin`, cast: 'text' }, { key: sql`c.person_id`, cast: 'uuid' }],
  rank: [{ key: sql`c.rank_order`, cast: 'smallint' }, { key: sql`c.pinyin`, cast: 'text' }, { key: sql`c.person_id`, cast: 'uuid' }],
  name: [{ key: sql`c.pinyin`, cast: 'text' }, { key: sql`c.person_id`, cast: 'uuid' }],
  age: [{ key: sql`coalesce(c.born_on, '')`, cast: 'text' }, { key: sql`c.pinyin`, cast: 'text' }, { key: sql`c.person_id`, cast: 'uuid' }],
  postSince: [{ key: sql`coalesce(c.post_since, '')`, cast: 'text' }, { key: sql`c.pinyin`, cast: 'text' }, { key: sql`c.person_id`, cast: 'uuid' }],
  organization: [{ key: sql`c.path_key`, cast: 'text' }, { key: sql`c.level_order`, cast: 'smallint' }, { key: sql`c.person_id`, cast: 'uuid' }],
};

const encode = (keys: readonly unknown[]): string => Buffer.from(JSON.stringify(keys)).toString('base64url');
function decode(cursor: string, length: number): (string | number)[] {
  try {
    const keys = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')) as unknown;
    if (Array.isArray(keys) && keys.length === length && keys.every((k) => typeof k === 'string' || Number.isInteger(k)) && /^[0-9a-f-]{36}$/.test(String(keys.at(-1)))) return keys as (string | number)[];
  } catch {
    // falls through to the refusal: a cursor is only ever what a page before gave out
  }
  throw new Refusal('invalid', 'registry.cursor_malformed');
}

/** One page of cards and the cursor of the next. Youth first is `age` ascending: the date of birth descends. */
export async function pageOfCards(unit: Unit, where: Where, page: { sort: PeopleSort; descending: boolean; limit: number; cursor?: string | undefined }): Promise<{ cards: PersonCard[]; cursor: string | null }> {
  const keys = orders[page.sort];
  const down = page.sort === 'age' ? !page.descending : page.descending;
  const direction = down ? sql`desc` : sql`asc`;
  const after =
    page.cursor === undefined
      ? sql``
      : sql`and (${sql.join(keys.map((k) => k.key))}) ${down ? sql`<` : sql`>`} (${sql.join(decode(page.cursor, keys.length).map((v, i) => sql`${v}::${sql.raw(keys[i]!.cast)}`))})`;
  const { rows } = await sql<PersonCardTable & { key0: string | number; key1: string | number; key2: string }>`
    select c.*, ${sql.join(keys.map((k, i) => sql`${k.key} as ${sql.ref(`key${i}`)}`))} from registry.person_card c where ${where} ${after}
    order by ${sql.join(keys.map((k) => sql`${k.key} ${direction}`))} limit ${page.limit + 1}`.execute(unit.tx);
  const last = rows.length > page.limit ? rows[page.limit - 1] : undefined;
  return { cards: rows.slice(0, page.limit).map(toCard), cursor: last === undefined ? null : encode([last.key0, last.key1, ...(keys.length === 3 ? [last.key2] : [])]) };
}

/** How many, counted up to a limit. */
export async function countCards(unit: Unit, where: Where, limit: number): Promise<{ total: number; isAtLeast: boolean }> {
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from (select 1 from registry.person_card c where ${where} limit ${limit + 1}) x`.execute(unit.tx);
  const n = rows[0]?.n ?? 0;
  return { total: Math.min(n, limit), isAtLeast: n > limit };
}

export interface CardCounts {
  readonly total: number;
  readonly averageAge: number | null;
  readonly counts: Readonly<Record<'sex' | 'age' | 'education' | 'level' | 'rank' | 'unitType' | 'staffCategory' | 'lastGrade', { key: string; count: number }[]>>;
  readonly byUnitType: { key: string; count: number; averageAge: number | null; women: number; under35: number }[];
}

/** All figures of a search in one pass over its cards. Keys not known are `unknown`, people without level or rank `none`. */
export async function countByGroups(unit: Unit, where: Where): Promise<CardCounts> {
  const steps = sql.join(AGE_STEPS.map((upper, i) => sql`when c.born_on > ${yearsAgo(unit.today, upper + 1)} then ${ageStepKeys[i]!}::text`), sql` `);
  const age = sql`case when c.born_on is null then null else (extract(year from ${unit.today}::date)::int - substr(c.born_on, 1, 4)::int) - case when length(c.born_on) > 4 and substr(c.born_on, 6) > substr(${unit.today}::text, 6, length(c.born_on) - 5) then 1 else 0 end end`;
  const { rows } = await sql<{ dimension: number; key: string | null; count: number; average_age: number | null; women: number; under35: number }>`
    with x as (
      select coalesce(c.sex, 'unknown') as sex,
        case when c.born_on is null then 'unknown' ${steps} else ${ageStepKeys.at(-1)!}::text end as age_step,
        case c.education_step when 4 then 'postgraduate' when 3 then 'undergraduate' when 2 then 'junior_college' when 1 then 'below' else 'unknown' end as education,
        coalesce(c.leadership_level, 'none') as level, coalesce(c.rank, 'none') as rank, coalesce(c.unit_type, 'none') as unit_type,
        coalesce(c.staff_category, 'unknown') as staff_category, coalesce(c.last_grade, 'none') as last_grade, ${age} as age
      from registry.person_card c where ${where}
    )
    select grouping(sex, age_step, education, level, rank, unit_type, staff_category, last_grade) as dimension,
      coalesce(sex, age_step, education, level, rank, unit_type, staff_category, last_grade) as key,
      count(*)::int as count, round(avg(age), 1)::float8 as average_age, (count(*) filter (where sex = 'female'))::int as women, (count(*) filter (where age <= 35))::int as under35
    from x group by grouping sets ((), (sex), (age_step), (education), (level), (rank), (unit_type), (staff_category), (last_grade))
    order by count(*) desc, 2`.execute(unit.tx);
  // `grouping` sets a bit for every column that is not grouped by, the first column being the highest of eight.
  const of = (bit: number): { key: string; count: number }[] => rows.filter((r) => r.dimension === 255 - (1 << bit)).map((r) => ({ key: r.key ?? 'unknown', count: r.count }));
  const all = rows.find((r) => r.dimension === 255);
  return {
    total: all?.count ?? 0,
    averageAge: all?.average_age ?? null,
    counts: { sex: of(7), age: of(6), education: of(5), level: of(4), rank: of(3), unitType: of(2), staffCategory: of(1), lastGrade: of(0) },
    byUnitType: rows.filter((r) => r.dimension === 255 - 4 && r.key !== 'none').map((r) => ({ key: r.key!, count: r.count, averageAge: r.average_age, women: r.women, under35: r.under35 })),
  };
}
