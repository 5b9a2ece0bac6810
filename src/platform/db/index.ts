export { appliedMigrations, ensureApplicationRole, isEmptyDatabase } from './contents.ts';
export type { Tables } from './tables.ts';
export { databaseOver, openDatabase, startPglite, type Database, type DatabaseLocation, type Embedded } from './open.ts';
export { migrate } from './migrate.ts';
export { insertRows } from './insert-rows.ts';
export { hexBytes, json } from './values.ts';
export { sql, type Generated, type Insertable, type Selectable, type Transaction, type SqlBool, type RawBuilder } from 'kysely';
