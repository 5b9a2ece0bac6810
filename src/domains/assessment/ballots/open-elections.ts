import type { KeyObject } from 'node:crypto';
import type { RegionId } from '../../../kernel/ids.ts';
import { Refusal, type Reason } from '../../../kernel/refusal.ts';
import type { House, Unit } from '../../../platform/house/index.ts';
import type { BallotSheet } from './contract/voting.ts';
import type { BallotPaper } from './model.ts';
import { privateKeyOf, publicKeyOf } from './blind-signer.ts';
import { largestPaper, paperChecker } from './rules/check-paper.ts';
import { findElection, findForm, keysOf, type Election } from './store/index.ts';
import { voteSealer, type VoteSealer } from './vote-sealing.ts';

/** What does not change while an election is open, ready for use: keys read and unsealed once. */
export interface OpenElection {
  readonly election: Election;
  readonly check: (paper: BallotPaper) => Reason[];
  readonly sealer: VoteSealer;
  /** What everybody of a group gets to fill in, made once and again after a while: names may change. */
  readonly sheets: Map<string, { readonly until: number; readonly sheet: CommonSheet }>;
  readonly keys: ReadonlyMap<string, { readonly publicKey: KeyObject; readonly privateKey: KeyObject; readonly pem: string }>;
}

export const keyContext = (electionId: string, group: string): string => `assessment.election_key ${electionId} ${group}`;
export const poolContext = (electionId: string): string => `assessment.election.pool_key ${electionId}`;

/** A ballot without what belongs to one voter. */
export type CommonSheet = Omit<BallotSheet, 'own' | 'taken' | 'holder'>;

/** Kept by house: keys of one house must never serve another. Few elections are open at once; closed ones are forgotten. */
const kept = new WeakMap<House, Map<string, OpenElection>>();
const MOST_KEPT = 50;

/** The open election. Refuses `assessment.no_such_election`, `assessment.election_not_open`. */
export async function openElectionOf(unit: Unit, id: string): Promise<OpenElection> {
  const map = kept.get(unit.house) ?? new Map<string, OpenElection>();
  kept.set(unit.house, map);
  const key = `${unit.actor.regionId} ${id}`;
  const known = map.get(key);
  if (known) return known;
  const election = await findElection(unit, id);
  if (!election) throw new Refusal('not_found', 'assessment.no_such_election');
  if (election.state !== 'open' || !election.poolKey) throw new Refusal('conflict', 'assessment.election_not_open', { title: election.title });
  const form = (await findForm(unit, election.formId))!.definition;
  const keys = new Map<string, { publicKey: KeyObject; privateKey: KeyObject; pem: string }>();
  for (const k of await keysOf(unit, id)) keys.set(k.group, { pem: k.publicKey, publicKey: publicKeyOf(k.publicKey), privateKey: privateKeyOf(unit.house.cipher.open(k.privateKey!, keyContext(id, k.group))) });
  const poolKey = Buffer.from(unit.house.cipher.open(election.poolKey, poolContext(id)), 'base64');
  const open: OpenElection = { election, check: paperChecker({ form, subjects: election.subjects.map((s) => s.id), leftOut: election.leftOut }), sealer: voteSealer(poolKey, id, largestPaper(form, election.subjects.length)), sheets: new Map(), keys };
  if (map.size >= MOST_KEPT) map.delete(map.keys().next().value!);
  map.set(key, open);
  return open;
}
export const knownOpen = (house: House, regionId: RegionId, id: string): OpenElection | undefined => kept.get(house)?.get(`${regionId} ${id}`);
/** Keys leave the memory of this process; others let go when the database tells them that it is closed. */
export const forgetElection = (house: House, regionId: string, id: string): void => void kept.get(house)?.delete(`${regionId} ${id}`);
