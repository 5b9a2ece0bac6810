import type { Actor } from '../../../../kernel/actor.ts';
import { must } from '../../../../kernel/permission.ts';
import { Refusal } from '../../../../kernel/refusal.ts';
import type { House } from '../../../../platform/house/index.ts';
import { castBallots } from '../../access.ts';
import { blindSign } from '../blind-signer.ts';
import { codeHash } from '../paper-codes.ts';
import { forgetElection, knownOpen, openElectionOf } from '../open-elections.ts';
import { toBase64Url } from '../rules/box-hash.ts';
import { giveBallot, standingOf, type BallotHolder, type Standing } from '../store/index.ts';

/** The names under which an actor may stand on a roll: himself and nobody else (no proxies). */
export const namesOf = (actor: Actor): string[] => [...(actor.personId ? [`person:${actor.personId}`] : []), ...(actor.accountId ? [`account:${actor.accountId}`] : [])];

/**
 * Signs the blinded token of a voter, once. Nothing of it goes into the audit: the roll says that the ballot was given out, and no
 * record says when. Refuses people not on the roll, a second ballot, elections that are not open.
 */
export async function signBallot(house: House, actor: Actor, electionId: string, blinded: string): Promise<{ signature: string }> {
  must(actor, castBallots, { regionId: actor.regionId });
  const standing = await standingOf(house, actor, { electionId, names: namesOf(actor) });
  if (!standing?.voter) throw new Refusal('not_found', 'assessment.not_on_roll');
  return sign(house, actor, standing, { voter: standing.voter }, blinded);
}

/** The same for a paper code; the actor is the ballot box itself, for nobody is signed in. */
export async function signByCode(house: House, box: Actor, code: string, blinded: string): Promise<{ signature: string }> {
  const hash = codeHash(code);
  const standing = await standingOf(house, box, { codeHash: hash });
  if (!standing) throw new Refusal('not_found', 'assessment.no_such_code');
  return sign(house, box, standing, { codeHash: hash }, blinded);
}

/**
 * Reckons the signature while no transaction waits, then gives the ballot out in one statement that checks again that the election is open;
 * only then does the signature leave. The group of a voter cannot change meanwhile: rolls stand still once an election is open.
 */
async function sign(house: House, actor: Actor, { electionId, group }: Standing, who: BallotHolder, blindedText: string): Promise<{ signature: string }> {
  const open = knownOpen(house, actor.regionId, electionId) ?? (await house.unit(actor, (unit) => openElectionOf(unit, electionId)));
  const key = open.keys.get(group)!;
  const blinded = Buffer.from(blindedText, 'base64url');
  const signature = blindSign(key.privateKey, key.publicKey, blinded);
  if (!signature) throw new Refusal('invalid', 'assessment.blinded_out_of_range');
  const outcome = await giveBallot(house, actor, open.election.id, who, blinded);
  if (outcome === 'closed') {
    forgetElection(house, actor.regionId, open.election.id);
    throw new Refusal('conflict', 'assessment.election_not_open', { title: open.election.title });
  }
  if (outcome === 'taken') throw new Refusal('conflict', 'assessment.ballot_taken', { title: open.election.title });
  return { signature: toBase64Url(signature) };
}
