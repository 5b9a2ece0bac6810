import { systemActor } from '../../../../kernel/actor.ts';
import type { RegionId } from '../../../../kernel/ids.ts';
import { Refusal } from '../../../../kernel/refusal.ts';
import type { House } from '../../../../platform/house/index.ts';
import { signedBy } from '../blind-signer.ts';
import type { Vote } from '../model.ts';
import { knownOpen, openElectionOf } from '../open-elections.ts';
import { voteQueue } from '../vote-queue.ts';

/** The ballot box acts, nobody else: a vote comes from no account. */
export const ballotBoxOf = (region: string) => systemActor(region as RegionId, 'ballot box');

/**
 * Takes a vote in. It resolves once the vote is kept for good. Neither audit, event nor log knows of it.
 * Refuses tokens that the group's key has not signed (forged, of another group or election), papers that do not fit the form,
 * a second vote with the same token, and votes outside the time.
 */
export async function castVote(house: House, region: string, vote: Vote): Promise<{ received: true; tokenHash: string }> {
  const open = knownOpen(house, region as RegionId, vote.electionId) ?? (await house.unit(ballotBoxOf(region), (unit) => openElectionOf(unit, vote.electionId)));
  const key = open.keys.get(vote.group);
  if (!key || !signedBy(key.publicKey, Buffer.from(vote.message, 'base64url'), Buffer.from(vote.signature, 'base64url'))) throw new Refusal('invalid', 'assessment.vote_not_signed');
  const problems = open.check(vote.paper);
  if (problems.length > 0) throw new Refusal('invalid', 'assessment.paper_refused', { problems: problems.length }, problems);
  const sealed = open.sealer.seal(vote);
  await voteQueue(house, region as RegionId).put(vote.electionId, sealed, open.election.title);
  return { received: true, tokenHash: sealed.tokenHash };
}
