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
import { knownOpen, openElectionOf, type CommonSheet } from '../open-elections.ts';
import { ballotHash, toBase64Url } from '../rules/box-hash.ts';
import { largestPaper } from '../rules/check-paper.ts';
import { electionsOf, findElection, isBoxed, isPooled, keysOf, paperByMark, rootOfRelease, standingOf, type Election } from '../store/index.ts';
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

/** How long names on a ballot may be old, in milliseconds. */
const SHEET_KEPT = 30_000;

/** What everybody of a group gets; null for drafts. While an election is open it is made once for all who ask. */
async function commonSheet(house: House, actor: Actor, electionId: string, group: string): Promise<CommonSheet | null> {
  const known = knownOpen(house, actor.regionId, electionId)?.sheets.get(group);
  const now = house.clock.now().getTime();
  if (known && known.until > now) return known.sheet;
  return house.unit(actor, async (unit) => {
    const election = await findElection(unit, electionId);
    if (!election || election.state === 'draft') return null;
    if (election.state !== 'open') return sheetOf(unit, election, group);
    const { sheets } = await openElectionOf(unit, electionId);
    const sheet = await sheetOf(unit, election, group);
    sheets.set(group, { until: now + SHEET_KEPT, sheet });
    return sheet;
  });
}

async function sheetOf(unit: Unit, election: Election, group: string): Promise<CommonSheet> {
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
    leftOut: election.leftOut,
    publicKey: (await keysOf(unit, election.id)).find((k) => k.group === group)?.publicKey ?? '',
    bodyBytes: largestPaper(form, election.subjects.length) + 700,
    delaySeconds: (await policyInForce(unit, unit.today)).number('ballot-send-delay-seconds'),
  };
}
/** Keyed: who reads a phone and has the roll must not be able to try the names. */
const holderOf = (house: House, electionId: string, voter: string): string => toBase64Url(house.cipher.blindIndex(voter, `assessment.ballot_holder ${electionId}`)).slice(0, 22);

/** The ballot of a person on the roll. Refuses `assessment.not_on_roll`, also for drafts. */
export async function takeBallot(house: House, actor: Actor, id: string): Promise<BallotSheet> {
  must(actor, castBallots, { regionId: actor.regionId });
  const standing = await standingOf(house, actor, { electionId: id, names: namesOf(actor) });
  const sheet = standing ? await commonSheet(house, actor, id, standing.group) : null;
  if (!standing || !sheet) throw new Refusal('not_found', 'assessment.not_on_roll');
  return { ...sheet, own: sheet.subjects.some((s) => s.kind === 'person' && s.id === actor.personId) ? actor.personId : null, taken: standing.taken, holder: holderOf(house, id, standing.voter ?? '') };
}

/** The ballot of a paper code. Refuses `assessment.no_such_code`, also for drafts. */
export async function ballotByCode(house: House, region: string, code: string): Promise<BallotSheet> {
  const hash = codeHash(code);
  const box = ballotBoxOf(region);
  const standing = await standingOf(house, box, { codeHash: hash });
  const sheet = standing ? await commonSheet(house, box, standing.electionId, standing.group) : null;
  if (!standing || !sheet) throw new Refusal('not_found', 'assessment.no_such_code');
  return { ...sheet, own: null, taken: standing.taken, holder: holderOf(house, sheet.electionId, hash.toString('base64url')) };
}

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
