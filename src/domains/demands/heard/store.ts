import { sql } from 'kysely';
import type { Unit } from '../../../platform/house/index.ts';

declare module '../../../platform/db/tables.ts' {
  interface Tables {
    'demands.publication': { region_id: string; demand_id: string; title: string; text: string; published_at: Date; published_by: string; withdrawn_at: Date | null; withdrawn_because: string | null };
  }
}
const region = (unit: Unit) => unit.actor.regionId;

/** What is shown of a demand, or was. */
export const publicationOf = async (unit: Unit, demandId: string): Promise<{ title: string; text: string; withdrawn: boolean } | null> => {
  const row = await unit.tx.selectFrom('demands.publication').select(['title', 'text', 'withdrawn_at']).where('region_id', '=', region(unit)).where('demand_id', '=', demandId).executeTakeFirst();
  return row ? { title: row.title, text: row.text, withdrawn: row.withdrawn_at !== null } : null;
};
/** Shown from now on in these words; what was withdrawn is shown again. */
export const putPublication = async (unit: Unit, demandId: string, p: { readonly title: string; readonly text: string }): Promise<void> =>
  void (await unit.tx
    .insertInto('demands.publication')
    .values({ region_id: region(unit), demand_id: demandId, ...p, published_at: unit.at, published_by: unit.actor.name, withdrawn_at: null, withdrawn_because: null })
    .onConflict((o) => o.columns(['region_id', 'demand_id']).doUpdateSet({ ...p, published_at: unit.at, published_by: unit.actor.name, withdrawn_at: null, withdrawn_because: null }))
    .execute());
/** Out: whether it was shown. */
export const withdrawPublication = async (unit: Unit, demandId: string, because: string): Promise<boolean> =>
  (await unit.tx.updateTable('demands.publication').set({ withdrawn_at: unit.at, withdrawn_because: because }).where('region_id', '=', region(unit)).where('demand_id', '=', demandId).where('withdrawn_at', 'is', null).returning('demand_id').executeTakeFirst()) !== undefined;

export interface ShownAction {
  readonly title: string;
  readonly text: string;
  readonly theme: string;
  readonly adopted: boolean | null;
  readonly received_at: Date;
  readonly answered_at: Date;
  /** How many said the same, this one counted. */
  readonly said: number;
}
/** What everybody may read, the latest first. */
export async function shownActions(unit: Unit, limit: number): Promise<ShownAction[]> {
  const { rows } = await sql<ShownAction>`
    select p.title, p.text, d.theme, d.adopted, d.received_at, d.answered_at, 1 + (select count(*)::int from demands.demand m where m.region_id = d.region_id and m.merged_into = d.id) as said
    from demands.publication p join demands.demand d on d.region_id = p.region_id and d.id = p.demand_id
    where p.region_id = ${region(unit)} and p.withdrawn_at is null and d.state = 'answered' order by p.published_at desc, d.id limit ${limit}`.execute(unit.tx);
  return rows;
}
