import { sql, type RawBuilder, type SqlBool } from '../../../platform/db/index.ts';
import type { Unit } from '../../../platform/house/index.ts';
import type { Day } from '../../../kernel/period.ts';
import type { AsOf } from '../model.ts';

/** A day and a state of knowledge. `knownAt` null means all that is known now. */
export interface Moment {
  readonly validAt: Day;
  readonly knownAt: Date | null;
}

/**
 * The one way to ask about time: what was true on `validAt`, as it was known at `knownAt`; both default to now.
 * Every query of the registry turns its moment into conditions with `holds` and `known`, and in no other way.
 */
export const asOf = (unit: Unit, at: AsOf = {}): Moment => ({ validAt: at.validAt ?? unit.today, knownAt: at.knownAt !== undefined && at.knownAt < unit.at ? at.knownAt : null });

const column = (alias: string, name: string): RawBuilder<unknown> => sql.ref(alias === '' ? name : `${alias}.${name}`);

/** The version was known at the moment: recorded by then and not yet superseded. */
export const known = (alias: string, m: Moment): RawBuilder<SqlBool> =>
  m.knownAt === null
    ? sql<SqlBool>`${column(alias, 'superseded_at')} is null`
    : sql<SqlBool>`(${column(alias, 'recorded_at')} <= ${m.knownAt} and (${column(alias, 'superseded_at')} is null or ${column(alias, 'superseded_at')} > ${m.knownAt}))`;

/** The version was known at the moment and true on its day. */
export const holds = (alias: string, m: Moment): RawBuilder<SqlBool> =>
  sql<SqlBool>`(${known(alias, m)} and ${column(alias, 'valid_from')} <= ${m.validAt}::date and (${column(alias, 'valid_to')} is null or ${column(alias, 'valid_to')} > ${m.validAt}::date))`;
