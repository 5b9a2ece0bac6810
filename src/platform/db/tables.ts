/**
 * All tables, by `schema.table`. Each domain adds its own in its `store.ts`:
 *
 *   declare module '../../platform/db/tables.ts' {
 *     interface Tables { 'registry.person': PersonTable }
 *   }
 *
 * so that the platform knows no domain and the queries are typed all the same.
 */
// eslint-disable-next-line @typescript-eslint/no-empty-object-type
export interface Tables {}
