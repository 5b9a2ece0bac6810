import type { Database } from '../src/platform/db/index.ts';

/** Tables that hold people and what is said about them. Organizations, posts, matters and events are shared by the copies. */
const TABLES = ['registry.person', 'registry.person_version', 'registry.appointment', 'registry.rank', 'registry.education', 'registry.family_member', 'registry.career_line', 'registry.annual_grade', 'registry.reward_or_discipline', 'registry.training_record', 'registry.person_card', 'evidence.entry', 'evidence.entry_person'] as const;
const SHARED = new Set(['organization_id', 'post_id', 'matter_id', 'critical_event_id', 'account_id']);

/**
 * Copies the people of a database with their files and evidence until there are `times` as many, in SQL: loading half a million
 * people through the doors would measure the doors. The first two bytes of each identifier tell the copy.
 */
export async function multiplyPeople(database: Database, times: number, told: (copy: number) => void): Promise<void> {
  const columns = new Map<string, { name: string; type: string }[]>();
  for (const table of TABLES) {
    const { rows } = await database.query(`select column_name as name, data_type as type from information_schema.columns where table_schema || '.' || table_name = $1 order by ordinal_position`, [table]);
    columns.set(table, rows as unknown as { name: string; type: string }[]);
    // The rows to copy stand aside, so that no copy is copied again.
    await database.query(`create table public.seed_${table.replace('.', '_')} as select * from ${table}`);
  }
  for (let copy = 1; copy < times; copy++) {
    const mark = (0x1000 + copy).toString(16);
    const statements = TABLES.map((table) => {
      const names = columns.get(table)!;
      const values = names.map(({ name, type }) => (type === 'uuid' && !SHARED.has(name) ? `overlay(${name}::text placing '${mark}' from 1 for 4)::uuid` : name));
      return `insert into ${table} (${names.map((n) => n.name).join(', ')}) select ${values.join(', ')} from public.seed_${table.replace('.', '_')}`;
    });
    await database.query(`begin; set local session_replication_role = replica; ${statements.join('; ')}; commit`);
    if (copy % 10 === 0) told(copy);
  }
  for (const table of TABLES) await database.query(`drop table public.seed_${table.replace('.', '_')}`);
  await database.query('analyze');
}
