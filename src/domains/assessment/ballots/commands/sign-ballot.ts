import type { Actor } from '../../../../kernel/actor.ts';
import { must } from '../../../../kernel/permission.ts';
import { Refusal } from '../../../../kernel/refusal.ts';
import type { House, Unit } from '../../../../platform/house/index.ts';
import { castBallots } from '../../access.ts';
import { blindSign } from '../blind-signer.ts';
import { codeHash } from '../paper-codes.ts';
import { forgetElection, openElectionOf } from '../open-elections.ts';
import { fromBase64Url, toBase64Url } from '../rules/box-hash.ts';
import { codeBy, openNow, shareElections, standingOf, takeOnce } from '../store/index.ts';

/** The names under which an actor may stand on a roll: himself and nobody else (no proxies). */
export const namesOf = (actor: Actor): string[] => [...(actor.personId ? [`person:${actor.personId}`] : []), ...(actor.accountId ? [`account:${actor.accountId}`] : [])];

/**
 * Signs the blinded token of a voter, once. Nothing of it goes into the audit: the roll says that the ballot was given out, and no
 * record says when. Refuses people not on the roll, a second ballot, elections that are not open.
 */
export const signBallot = (house: House, actor: Actor, electionId: string, blinded: string): Promise<{ signature: string }> =>
  house.unit(actor, async (unit) => {
    must(actor, castBallots, { regionId: actor.regionId });
    const standing = await standingOf(unit, electionId, namesOf(actor));
    if (!standing) throw new Refusal('not_found', 'assessment.not_on_roll');
    return sign(unit, electionId, standing.group, { electionId, voter: standing.voter }, blinded);
  });

/** The same for a paper code; the unit is the ballot box itself, for nobody is signed in. */
export const signByCode = (house: House, box: Actor, code: string, blinded: string): Promise<{ signature: string }> =>
  house.unit(box, async (unit) => {
    const hash = codeHash(code);
    const known = await codeBy(unit, hash);
    if (!known) throw new Refusal('not_found', 'assessment.no_such_code');
    return sign(unit, known.electionId, known.group, { codeHash: hash }, blinded);
  });

async function sign(unit: Unit, electionId: string, group: string, who: Parameters<typeof takeOnce>[1], blindedText: string): Promise<{ signature: string }> {
  await shareElections(unit, [electionId]);
  const open = await openElectionOf(unit, electionId);
  if (!(await openNow(unit, [electionId])).has(electionId)) {
    forgetElection(unit.house, unit.actor.regionId, electionId);
    throw new Refusal('conflict', 'assessment.election_not_open', { title: open.election.title });
  }
  const key = open.keys.get(group)!;
  const blinded = Buffer.from(fromBase64Url(blindedText));
  const signature = blindSign(key.privateKey, key.publicKey, blinded);
  if (!signature) throw new Refusal('invalid', 'assessment.blinded_out_of_range');
  if (!(await takeOnce(unit, who, blinded))) throw new Refusal('conflict', 'assessment.ballot_taken', { title: open.election.title });
  return { signature: toBase64Url(signature) };
}
