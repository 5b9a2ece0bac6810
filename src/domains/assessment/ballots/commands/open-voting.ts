import { randomBytes } from 'node:crypto';
import type { Actor } from '../../../../kernel/actor.ts';
import { must } from '../../../../kernel/permission.ts';
import { Refusal, type Reason } from '../../../../kernel/refusal.ts';
import type { House, Unit } from '../../../../platform/house/index.ts';
import { policyInForce } from '../../../policy/index.ts';
import { manageBallots } from '../../access.ts';
import { newKeyPair, type NewKeyPair } from '../blind-signer.ts';
import type { ElectionState } from '../model.ts';
import { keyContext, poolContext } from '../open-elections.ts';
import { leavesOf } from '../rules/check-plan.ts';
import { leftOutOf, leftOutReveals } from '../rules/rows-left-out.ts';
import { findElection, insertKeys, markOpened, rollOf, turnoutOf, type Election } from '../store/index.ts';
import { electionStepFor, holdElection } from './hold-election.ts';

/** What hinders opening, and how many rows every voter will leave out. One number for all groups: another would tell a ballot's group. */
export async function readiness(unit: Unit, election: Election): Promise<{ leftOut: number; hindrances: Reason[] }> {
  const subjects = new Set(election.subjects.filter((s) => s.kind === 'person').map((s) => `person:${s.id}`));
  const among = (await rollOf(unit, election.id)).filter((v) => subjects.has(v.voter)).length;
  const leftOut = leftOutOf(election.subjects.length, among, (await policyInForce(unit, unit.today)).number('ballot-cover-rows'));
  const turnout = await turnoutOf(unit, election.id);
  const hindrances: Reason[] = leavesOf(election.groups).flatMap((g) => ((turnout.get(`${election.id} ${g.key}`)?.eligible ?? 0) === 0 ? [{ code: 'assessment.group_empty', params: { group: g.name.zh }, at: g.key }] : []));
  if (leftOutReveals(among, leftOut)) hindrances.push({ code: 'assessment.own_row_reveals', params: { subjects: election.subjects.length } });
  if (election.closesAt <= unit.at) hindrances.push({ code: 'assessment.election_over', at: 'closesAt' });
  return { leftOut, hindrances };
}

/** Opens the voting: form, subjects, groups and rolls are fixed, every group gets its key pair. Refuses `assessment.election_not_ready` with what is lacking. */
export async function openVoting(house: House, actor: Actor, id: string): Promise<{ state: ElectionState }> {
  // Making keys takes a while, and no lock should wait for it.
  const groups = await house.unit(actor, async (unit) => {
    must(actor, manageBallots, { regionId: actor.regionId });
    return leavesOf((await findElection(unit, id))?.groups ?? []).map((g) => g.key);
  });
  const pairs = new Map<string, NewKeyPair>();
  for (const group of groups) pairs.set(group, await newKeyPair());
  return house.unit(actor, async (unit) => {
    must(actor, manageBallots, { regionId: actor.regionId });
    const election = await holdElection(unit, id);
    const state = electionStepFor(election, 'open');
    const { leftOut, hindrances } = await readiness(unit, election);
    const leaves = leavesOf(election.groups);
    if (hindrances.length > 0 || leaves.some((g) => !pairs.has(g.key))) throw new Refusal('conflict', 'assessment.election_not_ready', { title: election.title }, hindrances);
    await insertKeys(unit, id, leaves.map((g) => ({ group: g.key, publicKey: pairs.get(g.key)!.publicKey, privateKey: house.cipher.seal(pairs.get(g.key)!.privateKey, keyContext(id, g.key)) })));
    await markOpened(unit, id, leftOut, house.cipher.seal(randomBytes(32).toString('base64'), poolContext(id)));
    unit.audit({ action: 'assessment.voting_opened', subjectKind: 'election', subjectId: id, detail: { title: election.title, groups: leaves.length, leftOut } });
    return { state };
  });
}
