import type { Actor } from '../../../../kernel/actor.ts';
import { json, sql } from '../../../../platform/db/index.ts';
import type { House, Unit } from '../../../../platform/house/index.ts';
import './tables.ts';

export interface VoterRow {
  readonly voter: string;
  readonly group: string;
  readonly taken: boolean;
}
const voters = (unit: Unit, electionId: string) => unit.tx.selectFrom('assessment.election_voter').where('region_id', '=', unit.actor.regionId).where('election_id', '=', electionId);
export const rollOf = async (unit: Unit, electionId: string): Promise<VoterRow[]> => (await voters(unit, electionId).select(['voter', 'group_key', 'taken']).orderBy('voter').execute()).map((r) => ({ voter: r.voter, group: r.group_key, taken: r.taken }));

/** Replaces the voters of one group. Voters who stand in another group already are left where they are and given back. */
export async function replaceVoters(unit: Unit, electionId: string, group: string, list: readonly string[]): Promise<string[]> {
  await unit.tx.deleteFrom('assessment.election_voter').where('region_id', '=', unit.actor.regionId).where('election_id', '=', electionId).where('group_key', '=', group).execute();
  const { rows } = await sql<{ voter: string }>`
    insert into assessment.election_voter (region_id, election_id, voter, group_key)
    select ${unit.actor.regionId}, ${electionId}, x.voter, ${group} from jsonb_array_elements_text(${json([...new Set(list)].sort())}) as x(voter)
    on conflict do nothing returning voter`.execute(unit.tx);
  const placed = new Set(rows.map((r) => r.voter));
  return list.filter((v) => !placed.has(v));
}
/** Groups that are no longer in the plan lose their voters and codes. */
export async function dropGroupsBut(unit: Unit, electionId: string, kept: readonly string[]): Promise<void> {
  for (const table of ['assessment.election_voter', 'assessment.election_code'] as const) await unit.tx.deleteFrom(table).where('region_id', '=', unit.actor.regionId).where('election_id', '=', electionId).where('group_key', 'not in', kept.length > 0 ? [...kept] : ['']).execute();
}

export async function insertCodes(unit: Unit, electionId: string, group: string, hashes: readonly Uint8Array[], replace: boolean): Promise<void> {
  if (replace) await unit.tx.deleteFrom('assessment.election_code').where('region_id', '=', unit.actor.regionId).where('election_id', '=', electionId).where('group_key', '=', group).execute();
  const sorted = [...hashes].sort(Buffer.compare);
  await unit.tx.insertInto('assessment.election_code').values(sorted.map((code_hash) => ({ region_id: unit.actor.regionId, code_hash, election_id: electionId, group_key: group, taken: false, blinded: null }))).execute();
}
export interface Standing {
  readonly electionId: string;
  /** Null: the holder of a code. */
  readonly voter: string | null;
  readonly group: string;
  readonly taken: boolean;
}
/** Where somebody stands: in one election by any of the names he has, or by a printed code. One statement of its own (`assessment.ballot_standing`). */
export async function standingOf(house: House, actor: Actor, who: { readonly electionId: string; readonly names: readonly string[] } | { readonly codeHash: Uint8Array }): Promise<Standing | null> {
  const [election, names, code] = 'codeHash' in who ? [null, [], who.codeHash] : [who.electionId, [...who.names], null];
  const [row] = await house.call<{ election_id: string; voter: string | null; group_key: string; taken: boolean }>(actor, (region) => sql`assessment.ballot_standing(${region}, ${election}, ${names}, ${code})`);
  return row ? { electionId: row.election_id, voter: row.voter, group: row.group_key, taken: row.taken } : null;
}
export async function electionsOf(unit: Unit, names: readonly string[]): Promise<(VoterRow & { electionId: string })[]> {
  if (names.length === 0) return [];
  const rows = await unit.tx.selectFrom('assessment.election_voter').selectAll().where('region_id', '=', unit.actor.regionId).where('voter', 'in', [...names]).execute();
  return rows.map((r) => ({ electionId: r.election_id, voter: r.voter, group: r.group_key, taken: r.taken }));
}

/** Who takes a ballot: a voter of the roll, or whoever holds a printed code. */
export type BallotHolder = { readonly voter: string } | { readonly codeHash: Uint8Array };
/** Gives out the ballot once, in one statement of its own (`assessment.give_ballot`): two requests at once cannot both be the first, and none comes after the close. */
export async function giveBallot(house: House, actor: Actor, electionId: string, who: BallotHolder, blinded: Uint8Array): Promise<'given' | 'taken' | 'closed'> {
  const [voter, code] = 'codeHash' in who ? [null, who.codeHash] : [who.voter, null];
  const [row] = await house.call<{ outcome: 'given' | 'taken' | 'closed' }>(actor, (region) => sql`assessment.give_ballot(${region}, ${house.clock.now()}, ${electionId}, ${voter}, ${code}, ${blinded})`);
  return row!.outcome;
}

export interface GroupTurnout {
  readonly eligible: number;
  readonly taken: number;
  readonly votes: number;
}
/** Turnout of elections by group: `<election> <group>`. */
export async function turnoutOf(unit: Unit, electionId: string | null): Promise<Map<string, GroupTurnout>> {
  const region = unit.actor.regionId;
  const only = electionId === null ? sql`` : sql`and election_id = ${electionId}`;
  const { rows } = await sql<{ election_id: string; group_key: string; eligible: number; taken: number; votes: number }>`
    select election_id, group_key, sum(eligible)::int as eligible, sum(taken)::int as taken, sum(votes)::int as votes from (
      select election_id, group_key, count(*) as eligible, count(*) filter (where taken) as taken, 0 as votes from assessment.election_voter where region_id = ${region} ${only} group by 1, 2
      union all select election_id, group_key, count(*), count(*) filter (where taken), 0 from assessment.election_code where region_id = ${region} ${only} group by 1, 2
      union all select election_id, group_key, 0, 0, count(*) from assessment.ballot_pool where region_id = ${region} ${only} group by 1, 2
      union all select election_id, group_key, 0, 0, count(*) from assessment.ballot_vote where region_id = ${region} ${only} group by 1, 2) t
    group by 1, 2`.execute(unit.tx);
  return new Map(rows.map((r) => [`${r.election_id} ${r.group_key}`, { eligible: r.eligible, taken: r.taken, votes: r.votes }]));
}

/**
 * Writes the roll anew in the order of its keys, without the hashes of requests. Afterwards every row has the same transaction and lies
 * where its key puts it: neither tells any more who took the ballot before whom.
 */
export async function rewriteRoll(unit: Unit, electionId: string): Promise<void> {
  const of = { region_id: unit.actor.regionId, election_id: electionId };
  const roll = await voters(unit, electionId).select(['voter', 'group_key', 'taken']).orderBy('voter').execute();
  const codes = await unit.tx.selectFrom('assessment.election_code').select(['code_hash', 'group_key', 'taken']).where('region_id', '=', of.region_id).where('election_id', '=', electionId).orderBy('code_hash').execute();
  await unit.tx.deleteFrom('assessment.election_voter').where('region_id', '=', of.region_id).where('election_id', '=', electionId).execute();
  await unit.tx.deleteFrom('assessment.election_code').where('region_id', '=', of.region_id).where('election_id', '=', electionId).execute();
  for (let from = 0; from < roll.length; from += 2000) await unit.tx.insertInto('assessment.election_voter').values(roll.slice(from, from + 2000).map((r) => ({ ...of, ...r, blinded: null }))).execute();
  for (let from = 0; from < codes.length; from += 2000) await unit.tx.insertInto('assessment.election_code').values(codes.slice(from, from + 2000).map((r) => ({ ...of, ...r, blinded: null }))).execute();
}
