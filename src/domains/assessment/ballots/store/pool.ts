import { json, sql } from '../../../../platform/db/index.ts';
import type { Unit } from '../../../../platform/house/index.ts';
import type { BallotRow } from '../model.ts';
import './tables.ts';

export interface PooledVote {
  readonly electionId: string;
  readonly group: string;
  /** Keyed hash of the token: the same token gives the same index, and only the program can make it. */
  readonly tokenIndex: Uint8Array;
  /** Keyed hash of the whole vote: the same vote again is known by it. */
  readonly voteIndex: Uint8Array;
  readonly sealed: Uint8Array;
}
/** Of several elections, those that take votes now: open, and within their time. */
export async function openNow(unit: Unit, ids: readonly string[]): Promise<Set<string>> {
  const rows = await unit.tx.selectFrom('assessment.election').select('id').where('region_id', '=', unit.actor.regionId).where('id', 'in', [...ids]).where('state', '=', 'open').where('opens_at', '<=', unit.at).where('closes_at', '>', unit.at).execute();
  return new Set(rows.map((r) => r.id));
}
/** Writes votes whose tokens are fresh, in the order of their indexes. Out: for each vote what stands under its token now. */
export async function insertVotes(unit: Unit, votes: readonly PooledVote[]): Promise<Map<string, string>> {
  const hex = (b: Uint8Array): string => Buffer.from(b).toString('hex');
  const sorted = [...votes].sort((a, b) => Buffer.compare(a.tokenIndex, b.tokenIndex));
  const rows = sorted.map((v) => ({ e: v.electionId, g: v.group, t: hex(v.tokenIndex), v: hex(v.voteIndex), s: Buffer.from(v.sealed).toString('base64') }));
  const { rows: fresh } = await sql<{ election_id: string; token_index: Uint8Array; vote_index: Uint8Array }>`
    insert into assessment.ballot_pool (region_id, election_id, token_index, vote_index, group_key, sealed)
    select ${unit.actor.regionId}, x.e, decode(x.t, 'hex'), decode(x.v, 'hex'), x.g, decode(x.s, 'base64')
    from jsonb_to_recordset(${json(rows)}) as x(e uuid, g text, t text, v text, s text)
    on conflict do nothing returning election_id, token_index, vote_index`.execute(unit.tx);
  const stands = new Map(fresh.map((r) => [`${r.election_id} ${hex(r.token_index)}`, hex(r.vote_index)]));
  const again = rows.filter((r) => !stands.has(`${r.e} ${r.t}`));
  if (again.length > 0) {
    const { rows: known } = await sql<{ election_id: string; token_index: Uint8Array; vote_index: Uint8Array }>`
      select p.election_id, p.token_index, p.vote_index from assessment.ballot_pool p join jsonb_to_recordset(${json(again.map(({ e, t }) => ({ e, t })))}) as x(e uuid, t text)
        on p.election_id = x.e and p.token_index = decode(x.t, 'hex') where p.region_id = ${unit.actor.regionId}`.execute(unit.tx);
    for (const r of known) stands.set(`${r.election_id} ${hex(r.token_index)}`, hex(r.vote_index));
  }
  return stands;
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
