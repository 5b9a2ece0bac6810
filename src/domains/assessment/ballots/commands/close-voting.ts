import { systemActor, type Actor } from '../../../../kernel/actor.ts';
import { must } from '../../../../kernel/permission.ts';
import { isRefusal } from '../../../../kernel/refusal.ts';
import type { House, Unit } from '../../../../platform/house/index.ts';
import type { Worker } from '../../../../platform/http/index.ts';
import type { RegionId } from '../../../../kernel/ids.ts';
import { manageBallots } from '../../access.ts';
import type { ElectionState } from '../model.ts';
import { forgetElection, openElectionOf } from '../open-elections.ts';
import { tokenHash } from '../rules/box-hash.ts';
import { destroyKeys, dueElections, emptyPool, insertBox, markClosed, rewriteRoll } from '../store/index.ts';
import { electionStepFor, holdElection } from './hold-election.ts';

/**
 * Closes the voting in one transaction: all waiting votes go into the box at once in the order of their token hashes, the signing keys
 * and the key of the pool are destroyed, and the roll is written anew in the order of its keys. From then on nothing in the database
 * has an order or a transaction in common with the moment somebody took or sent a ballot.
 */
export async function close(unit: Unit, id: string, why: string): Promise<{ state: ElectionState; votes: number }> {
  const election = await holdElection(unit, id);
  const state = electionStepFor(election, 'close');
  const { sealer } = await openElectionOf(unit, id);
  const votes = (await emptyPool(unit, id)).map((sealed) => sealer.open(sealed));
  await insertBox(unit, id, votes.map((v) => ({ tokenHash: tokenHash(v.message), group: v.group, message: v.message, signature: v.signature, mark: v.paper.mark, rows: v.paper.rows })));
  await destroyKeys(unit, id);
  await rewriteRoll(unit, id);
  await markClosed(unit, id);
  unit.audit({ action: 'assessment.voting_closed', subjectKind: 'election', subjectId: id, detail: { title: election.title, votes: votes.length, reason: why } });
  return { state, votes: votes.length };
}

export async function closeVoting(house: House, actor: Actor, id: string, reason: string): Promise<{ state: ElectionState; votes: number }> {
  const closed = await house.unit(actor, (unit) => {
    must(actor, manageBallots, { regionId: actor.regionId });
    return close(unit, id, reason);
  });
  forgetElection(house, actor.regionId, id);
  return closed;
}

/** Closes what is due. */
export const ballotCloser: Worker = {
  name: 'assessment.ballots',
  everySeconds: 15,
  run: async (house, regionId) => {
    const actor = systemActor(regionId as RegionId, 'ballot box');
    const due = await house.unit(actor, dueElections);
    for (const id of due)
      await closeVoting(house, actor, id, 'closes_at').catch((error: unknown) => {
        // Another server, or an officer, was quicker.
        if (!isRefusal(error)) throw error;
      });
    return false;
  },
};
