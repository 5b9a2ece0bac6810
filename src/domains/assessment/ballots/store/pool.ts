import type { Actor } from '../../../../kernel/actor.ts';
import { json, sql } from '../../../../platform/db/index.ts';
import type { House, Unit } from '../../../../platform/house/index.ts';
import type { BallotRow } from '../model.ts';
import './tables.ts';

export interface PooledVote {
  readonly group: string;
  /** Keyed hash of the token: the same token gives the same index, and only the program can make it. */
  readonly tokenIndex: Uint8Array;
  /** Keyed hash of the whole vote: the same vote again is known by it. */
  readonly voteIndex: Uint8Array;
  readonly sealed: Uint8Array;
}
/**
 * Puts votes of one election into the pool in the order of their indexes, in one statement of its own (`assessment.keep_votes`).
 * Out: for each vote what stands under its token now; null when the election takes no votes.
 */
export async function keepVotes(house: House, region: Actor, electionId: string, votes: readonly PooledVote[]): Promise<ReadonlyMap<PooledVote, Uint8Array> | null> {
  const sorted = [...votes].sort((a, b) => Buffer.compare(a.tokenIndex, b.tokenIndex));
  // One value for all: as arrays of bytes they would travel as text of twice the length.
  const sealed = Buffer.concat(sorted.map((v) => v.sealed));
  if (sealed.length !== sorted.length * sorted[0]!.sealed.length) throw new Error('votes of one election are of one length');
  const rows = await house.call<{ place: number; takes: boolean; stands: Uint8Array }>(region, (code) => sql`assessment.keep_votes(${code}, ${house.clock.now()}, ${electionId}, ${sorted.map((v) => v.group)}, ${Buffer.concat(sorted.flatMap((v) => [v.tokenIndex, v.voteIndex]))}, ${sealed})`);
  if (rows.some((r) => !r.takes)) return null;
  return new Map(rows.length === 0 ? sorted.map((v) => [v, v.voteIndex]) : rows.map((r) => [sorted[r.place]!, r.stands]));
}
export async function isPooled(unit: Unit, electionId: string, tokenIndex: Uint8Array): Promise<boolean> {
  const r = await unit.tx.selectFrom('assessment.ballot_pool').select('group_key').where('region_id', '=', unit.actor.regionId).where('election_id', '=', electionId).where('token_index', '=', tokenIndex).executeTakeFirst();
  return r !== undefined;
}
export async function emptyPool(unit: Unit, electionId: string): Promise<Uint8Array[]> {
  const rows = await unit.tx.deleteFrom('assessment.ballot_pool').where('region_id', '=', unit.actor.regionId).where('election_id', '=', electionId).returning('sealed').execute();
  return rows.map((r) => r.sealed);
}

export interface BoxedVote {
  readonly tokenHash: string;
  readonly group: string;
  readonly message: string;
  readonly signature: string;
  readonly mark: string;
  readonly rows: readonly BallotRow[];
}
/** Puts the votes into the box in the order of their token hashes, which are as good as drawn by lot. */
export async function insertBox(unit: Unit, electionId: string, votes: readonly BoxedVote[]): Promise<void> {
  const sorted = [...votes].sort((a, b) => (a.tokenHash < b.tokenHash ? -1 : 1));
  for (let from = 0; from < sorted.length; from += 500)
    await sql`
      insert into assessment.ballot_vote (region_id, election_id, token_hash, group_key, message, signature, mark, rows)
      select ${unit.actor.regionId}, ${electionId}, x."tokenHash", x."group", x.message, x.signature, x.mark, x.rows
      from jsonb_to_recordset(${json(sorted.slice(from, from + 500))}) as x("tokenHash" text, "group" text, message text, signature text, mark text, rows jsonb)`.execute(unit.tx);
}
export async function boxOf(unit: Unit, electionId: string): Promise<BoxedVote[]> {
  const rows = await unit.tx.selectFrom('assessment.ballot_vote').selectAll().where('region_id', '=', unit.actor.regionId).where('election_id', '=', electionId).execute();
  return rows.map((r) => ({ tokenHash: r.token_hash, group: r.group_key, message: r.message, signature: r.signature, mark: r.mark, rows: r.rows })).sort((a, b) => (a.tokenHash < b.tokenHash ? -1 : 1));
}
export async function isBoxed(unit: Unit, electionId: string, tokenHash: string): Promise<boolean> {
  return (await unit.tx.selectFrom('assessment.ballot_vote').select('group_key').where('region_id', '=', unit.actor.regionId).where('election_id', '=', electionId).where('token_hash', '=', tokenHash).executeTakeFirst()) !== undefined;
}
/** The ballot with this mark; only its voter knows the mark. */
export async function paperByMark(unit: Unit, electionId: string, mark: string): Promise<BallotRow[] | null> {
  const r = await unit.tx.selectFrom('assessment.ballot_vote').select('rows').where('region_id', '=', unit.actor.regionId).where('election_id', '=', electionId).where('mark', '=', mark).executeTakeFirst();
  return r?.rows ?? null;
}
