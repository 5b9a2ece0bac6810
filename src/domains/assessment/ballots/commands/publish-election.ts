import type { Actor } from '../../../../kernel/actor.ts';
import { canonicalJson } from '../../../../kernel/canonical-json.ts';
import { must } from '../../../../kernel/permission.ts';
import { Refusal } from '../../../../kernel/refusal.ts';
import { toBase64 } from '../../../../kernel/tree-head.ts';
import type { House, Unit } from '../../../../platform/house/index.ts';
import { policyInForce } from '../../../policy/index.ts';
import { manageBallots } from '../../access.ts';
import type { BallotBox } from '../contract/report.ts';
import type { ElectionState } from '../model.ts';
import { ballotHash, boxRoot, sealedBytes } from '../rules/box-hash.ts';
import { releasedSets, revealing } from '../rules/check-release.ts';
import { namedSubjects } from '../queries/subjects.ts';
import { boxOf, insertRelease, keysOf, type Election, type StoredForm } from '../store/index.ts';
import { cellSets, earlierSets } from './released-sets.ts';
import { electionStepFor, formOf, holdElection } from './hold-election.ts';

/** Publishes report and box. Refuses `assessment.release_would_reveal` when figures of an earlier release, subtracted, would leave fewer voters than the threshold. */
export async function publish(unit: Unit, id: string): Promise<{ state: ElectionState; root: string }> {
  const election = await holdElection(unit, id);
  const state = electionStepFor(election, 'publish');
  const form = await formOf(unit, election.formId);
  const days = (await policyInForce(unit, unit.today)).number('ballot-release-window-days');
  const fresh = releasedSets(await cellSets(unit, election));
  for (const earlier of await earlierSets(unit, election, form.key, days)) {
    const found = revealing(fresh, earlier, election.report!.threshold)[0];
    if (found) throw new Refusal('rule', 'assessment.release_would_reveal', { title: election.title, voters: found.voters, threshold: election.report!.threshold });
  }
  const box = await makeBox(unit, election, form);
  await insertRelease(unit, { electionId: id, formKey: form.key, root: box.root, box: canonicalJson(box) });
  unit.audit({ action: 'assessment.ballots_published', subjectKind: 'election', subjectId: id, detail: { title: election.title, votes: box.tokens.length, root: box.root } });
  unit.publish({ type: 'assessment.ballot_published', payload: { electionId: id, root: box.root } });
  return { state, root: box.root };
}
export const publishElection = (house: House, actor: Actor, id: string): Promise<{ state: ElectionState; root: string }> =>
  house.unit(actor, (unit) => {
    must(actor, manageBallots, { regionId: actor.regionId });
    return publish(unit, id);
  });

async function makeBox(unit: Unit, election: Election, form: StoredForm): Promise<BallotBox> {
  const report = election.report!;
  const votes = await boxOf(unit, election.id);
  const keys = new Map((await keysOf(unit, election.id)).map((k) => [k.group, k.publicKey]));
  const cellOf = (group: string) => report.cells.find((c) => c.groups.includes(group));
  // With everything withheld no ballot is shown; the tokens still prove how many voted.
  const ballots = report.withheld ? [] : votes.map((v) => ({ hash: ballotHash(v), cell: cellOf(v.group)!.key, mark: v.mark, rows: v.rows.map((r) => ({ subject: r.subject, answers: copied(r.answers) })) }));
  const content = {
    format: 'dandang-ballots-1' as const,
    region: unit.actor.regionId as string,
    electionId: election.id as string,
    title: election.title,
    closesAt: (election.closedAt ?? election.closesAt).toISOString(),
    form: form.definition,
    subjects: await namedSubjects(unit, election.subjects),
    groups: report.turnout.map((t) => ({ key: t.group, name: t.name, parent: t.parent, weight: t.weight, eligible: t.eligible, taken: t.taken, leftOut: election.leftOut, publicKey: keys.get(t.group) ?? null })),
    threshold: report.threshold,
    minimumAnsweredPercent: report.minimumAnsweredPercent,
    tokens: votes.map((v) => ({ group: v.group, message: v.message, signature: v.signature, ballot: cellOf(v.group)?.groups.length === 1 ? ballotHash(v) : null })),
    ballots: ballots.sort((a, b) => (a.hash < b.hash ? -1 : 1)).map(({ cell, mark, rows }) => ({ cell, mark, rows })),
    report,
    root: '',
  };
  const rooted = { ...content, root: boxRoot(content) };
  const { keyId, signature } = unit.house.signer.sign(sealedBytes(rooted));
  return { ...rooted, seal: { keyId, publicKey: unit.house.signer.publicKeyPem, signature: toBase64(signature) } };
}
const copied = (answers: Readonly<Record<string, string | readonly string[]>>): Record<string, string | string[]> => Object.fromEntries(Object.entries(answers).map(([k, v]) => [k, typeof v === 'string' ? v : [...v]]));
