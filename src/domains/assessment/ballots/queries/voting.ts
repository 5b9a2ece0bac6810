import type { z } from 'zod';
import type { Actor } from '../../../../kernel/actor.ts';
import { must } from '../../../../kernel/permission.ts';
import { Refusal } from '../../../../kernel/refusal.ts';
import type { House, Unit } from '../../../../platform/house/index.ts';
import { policyInForce } from '../../../policy/index.ts';
import { castBallots } from '../../access.ts';
import type { BallotSheet, checkVote, myBallots } from '../contract/voting.ts';
import { namesOf } from '../commands/sign-ballot.ts';
import { ballotBoxOf } from '../commands/cast-vote.ts';
import { formOf } from '../commands/hold-election.ts';
import { codeHash } from '../paper-codes.ts';
import { openElectionOf } from '../open-elections.ts';
import { ballotHash, toBase64Url } from '../rules/box-hash.ts';
import { largestPaper } from '../rules/check-paper.ts';
import { codeBy, electionsOf, findElection, isBoxed, isPooled, keysOf, paperByMark, rootOfRelease, standingOf, type Election } from '../store/index.ts';
import { namedSubjects } from './subjects.ts';

/** Elections on whose roll the caller stands, the soonest to close first. Drafts are not shown. */
export const ownBallots = (house: House, actor: Actor): Promise<z.infer<typeof myBallots.output>> =>
  house.unit(actor, async (unit) => {
    must(actor, castBallots, { regionId: actor.regionId });
    const standings = await electionsOf(unit, namesOf(actor));
    const list = await Promise.all(standings.map(async (s) => ({ s, election: (await findElection(unit, s.electionId))! })));
    return list
      .filter(({ election }) => election.state !== 'draft')
      .sort((a, b) => b.election.closesAt.getTime() - a.election.closesAt.getTime())
      .map(({ s, election }) => ({ electionId: election.id, title: election.title, state: election.state, group: s.group, opensAt: election.opensAt.toISOString(), closesAt: election.closesAt.toISOString(), taken: s.taken }));
  });

async function sheetOf(unit: Unit, election: Election, group: string, taken: boolean, own: string | null, voter: string): Promise<BallotSheet> {
  const form = (await formOf(unit, election.formId)).definition;
  return {
    region: unit.actor.regionId,
    electionId: election.id,
    title: election.title,
    state: election.state,
    opensAt: election.opensAt.toISOString(),
    closesAt: election.closesAt.toISOString(),
    group,
    groupName: election.groups.find((g) => g.key === group)!.name,
    form,
    subjects: await namedSubjects(unit, election.subjects),
    own,
    leftOut: election.leftOut,
    publicKey: (await keysOf(unit, election.id)).find((k) => k.group === group)?.publicKey ?? '',
    bodyBytes: largestPaper(form, election.subjects.length) + 700,
    delaySeconds: (await policyInForce(unit, unit.today)).number('ballot-send-delay-seconds'),
    // Keyed: who reads a phone and has the roll must not be able to try the names.
    holder: toBase64Url(unit.house.cipher.blindIndex(voter, `assessment.ballot_holder ${election.id}`)).slice(0, 22),
    taken,
  };
}

/** The ballot of a person on the roll. Refuses `assessment.not_on_roll`, also for drafts. */
export const takeBallot = (house: House, actor: Actor, id: string): Promise<BallotSheet> =>
  house.unit(actor, async (unit) => {
    must(actor, castBallots, { regionId: actor.regionId });
    const election = await findElection(unit, id);
    const standing = election && election.state !== 'draft' ? await standingOf(unit, id, namesOf(actor)) : null;
    if (!election || !standing) throw new Refusal('not_found', 'assessment.not_on_roll');
    return sheetOf(unit, election, standing.group, standing.taken, election.subjects.some((s) => s.kind === 'person' && s.id === actor.personId) ? actor.personId : null, standing.voter);
  });

/** The ballot of a paper code. Refuses `assessment.no_such_code`, also for drafts. */
export const ballotByCode = (house: House, region: string, code: string): Promise<BallotSheet> =>
  house.unit(ballotBoxOf(region), async (unit) => {
    const known = await codeBy(unit, codeHash(code));
    const election = known ? await findElection(unit, known.electionId) : null;
    if (!known || !election || election.state === 'draft') throw new Refusal('not_found', 'assessment.no_such_code');
    return sheetOf(unit, election, known.group, known.taken, null, codeHash(code).toString('base64url'));
  });

/** Where a vote is. Everything asked for comes from the asker: hash of the token, and the mark that only its voter knows. */
export const whereIsVote = (house: House, region: string, electionId: string, asked: { readonly tokenHash: string; readonly mark?: string | undefined }): Promise<z.infer<typeof checkVote.output>> =>
  house.unit(ballotBoxOf(region), async (unit) => {
    const election = await findElection(unit, electionId);
    if (!election || election.state === 'draft') throw new Refusal('not_found', 'assessment.no_such_election');
    if (election.state === 'open') {
      const { sealer } = await openElectionOf(unit, electionId);
      return { state: 'open', token: (await isPooled(unit, electionId, sealer.tokenIndex(asked.tokenHash))) ? 'waiting' : 'absent', ballotHash: null, root: null };
    }
    const root = await rootOfRelease(unit, electionId);
    const rows = root !== null && asked.mark !== undefined && election.report?.withheld === false ? await paperByMark(unit, electionId, asked.mark) : null;
    return { state: election.state, token: (await isBoxed(unit, electionId, asked.tokenHash)) ? 'in_box' : 'absent', ballotHash: rows && asked.mark !== undefined ? ballotHash({ mark: asked.mark, rows }) : null, root };
  });
