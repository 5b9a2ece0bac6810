import { randomInt } from 'node:crypto';
import { newId } from '../../../kernel/ids.ts';
import { json, sql } from '../../../platform/db/index.ts';
import type { Unit } from '../../../platform/house/index.ts';
import { chunksOf } from './patches.ts';

const region = (unit: Unit) => unit.actor.regionId;
/** Crockford's letters: none that is mistaken for another on paper. 16 of them are 80 bits: nobody guesses one. */
const LETTERS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const newCode = (): string => Array.from({ length: 16 }, () => LETTERS[randomInt(LETTERS.length)]).join('');
/** As typed or scanned: small letters, O for 0, I and L for 1, with hyphens or without. */
export const normalCode = (typed: string): string => typed.toUpperCase().replaceAll(/[^0-9A-Z]/g, '').replaceAll('O', '0').replaceAll(/[IL]/g, '1');

/** A numbered credential and a card code for each head. Numbers follow one another; the lock keeps two units from taking the same. */
export async function issueCredentials(unit: Unit, headIds: readonly string[]): Promise<void> {
  if (headIds.length === 0) return;
  await sql`select pg_advisory_xact_lock(hashtextextended(${`grid.credential ${region(unit)}`}, 0))`.execute(unit.tx);
  const last = await unit.tx.selectFrom('grid.credential').select(sql<number | null>`max(number)`.as('last')).where('region_id', '=', region(unit)).executeTakeFirst();
  let number = last?.last ?? 0;
  for (const chunk of chunksOf(headIds.map((headId) => ({ headId, number: ++number, code: newCode() }))))
    await sql`insert into grid.credential (region_id, number, head_id, card_code, issued_on)
      select ${region(unit)}, l.number, l."headId", l.code, ${unit.today}::date from jsonb_to_recordset(${json(chunk)}) as l(number integer, "headId" uuid, code text)`.execute(unit.tx);
}
export interface Credential {
  readonly number: number;
  readonly headId: string;
  readonly cardCode: string;
  readonly issuedOn: string;
  readonly cancelledOn: string | null;
  readonly cancelledBecause: string | null;
}
export const credentialByCode = async (unit: Unit, code: string): Promise<{ readonly patchId: string; readonly cancelled: boolean } | null> => {
  const row = await unit.tx
    .selectFrom('grid.credential as c')
    .innerJoin('grid.head as h', (j) => j.onRef('h.region_id', '=', 'c.region_id').onRef('h.id', '=', 'c.head_id'))
    .select(['h.patch_id', 'c.cancelled_on'])
    .where('c.region_id', '=', region(unit))
    .where('c.card_code', '=', normalCode(code))
    .executeTakeFirst();
  return row ? { patchId: row.patch_id, cancelled: row.cancelled_on !== null } : null;
};
export async function credentialsOf(unit: Unit, headIds: readonly string[]): Promise<Credential[]> {
  if (headIds.length === 0) return [];
  const rows = await unit.tx.selectFrom('grid.credential').selectAll().where('region_id', '=', region(unit)).where(sql<boolean>`head_id = any(${`{${headIds.join(',')}}`}::uuid[])`).orderBy('number').execute();
  return rows.map((r) => ({ number: r.number, headId: r.head_id, cardCode: r.card_code, issuedOn: r.issued_on, cancelledOn: r.cancelled_on, cancelledBecause: r.cancelled_because }));
}

export interface Replacement {
  readonly id: string;
  readonly patchId: string;
  readonly headId: string;
  readonly ground: string;
  readonly awayFrom: string | null;
  readonly note: string;
  readonly article: string | null;
  readonly openedOn: string;
  readonly successorId: string | null;
  readonly settledOn: string | null;
}
export async function insertReplacement(unit: Unit, r: Pick<Replacement, 'patchId' | 'headId' | 'ground' | 'awayFrom' | 'note' | 'article'>): Promise<string> {
  const id = newId(unit.at.getTime());
  await unit.tx.insertInto('grid.replacement').values({ region_id: region(unit), id, patch_id: r.patchId, head_id: r.headId, ground: r.ground, away_from: r.awayFrom, note: r.note, article: r.article, opened_on: unit.today, opened_by: unit.actor.name, successor_id: null, settled_on: null }).execute();
  return id;
}
/** The open one of a patch is settled by its successor. Out: the head who left, or null. */
export async function settleReplacement(unit: Unit, patchId: string, successorId: string): Promise<string | null> {
  const row = await unit.tx.updateTable('grid.replacement').set({ successor_id: successorId, settled_on: unit.today }).where('region_id', '=', region(unit)).where('patch_id', '=', patchId).where('settled_on', 'is', null).returning('head_id').executeTakeFirst();
  return row?.head_id ?? null;
}
export async function replacements(unit: Unit, by: { readonly patchIds?: readonly string[]; readonly open?: boolean } = {}): Promise<Replacement[]> {
  let q = unit.tx.selectFrom('grid.replacement').selectAll().where('region_id', '=', region(unit));
  if (by.patchIds) q = q.where(sql<boolean>`patch_id = any(${`{${by.patchIds.join(',')}}`}::uuid[])`);
  if (by.open) q = q.where('settled_on', 'is', null);
  return (await q.orderBy('opened_on').orderBy('id').execute()).map((r) => ({ id: r.id, patchId: r.patch_id, headId: r.head_id, ground: r.ground, awayFrom: r.away_from, note: r.note, article: r.article, openedOn: r.opened_on, successorId: r.successor_id, settledOn: r.settled_on }));
}
