export { appliedMigrations, ensureApplicationRole, isEmptyDatabase } from './contents.ts';
export type { Tables } from './tables.ts';
export { openDatabase, type Database, type DatabaseLocation } from './open.ts';
export { migrate } from './migrate.ts';
export { insertRows } from './insert-rows.ts';
export { hexBytes, json } from './values.ts';
export { sql, type Generated, type Insertable, type Selectable, type Transaction, type SqlBool, type RawBuilder } from 'kysely';
