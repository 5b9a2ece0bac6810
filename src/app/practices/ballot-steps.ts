import * as contract from '../../domains/assessment/ballots/contract.ts';
import type { FormDraft } from '../../domains/assessment/ballots/contract/form.ts';
import type { BallotRow } from '../../domains/assessment/ballots/model.ts';
import { drawLeftOut, finishSignature, newToken, voteBody } from '../../domains/assessment/ballots/voter/token.ts';
import type { World } from './world.ts';

export interface BallotRound {
  readonly form: FormDraft;
  readonly title: string;
  readonly subjects: readonly string[];
  /** Voters who are on the roll, and what each who votes puts on his ballot. */
  readonly voters: readonly string[];
  readonly papers: readonly ((subject: string | null) => BallotRow['answers'])[];
  readonly publish?: boolean;
}
/** One round through the endpoints that people use: form, roll, opening, blind signatures, votes without a session, close, count. Out: the election. */
export async function ballotRound(world: World, round: BallotRound): Promise<string> {
  const form = await world.send(contract.saveBallotForm, { body: { definition: round.form } });
  const day = world.house.clock.now().getTime();
  const { id } = await world.send(contract.createElection, {
    body: {
      title: round.title,
      formId: form.id,
      opensAt: new Date(day - 3_600_000).toISOString(),
      closesAt: new Date(day + 3_600_000).toISOString(),
      subjects: round.subjects.map((s) => ({ kind: 'person' as const, id: s })),
      groups: [{ key: 'all', name: { zh: '参评人员' }, weight: 10_000 }],
    },
  });
  await world.send(contract.setRoll, { params: { id, group: 'all' }, body: { voters: round.voters.map((v) => ({ kind: 'person' as const, id: v })) } });
  await world.send(contract.openVoting, { params: { id } });
  for (const [i, paper] of round.papers.entries()) {
    const voter = world.actor('cadre', { personId: round.voters[i]! });
    const sheet = await world.send(contract.takeBallot, { params: { id } }, voter);
    const token = await newToken(sheet);
    const { signature } = await world.send(contract.signBallot, { params: { id }, body: { blinded: token.blinded } }, voter);
    const out = drawLeftOut(sheet);
    const whole = sheet.form.sections.some((s) => s.about === 'whole') ? [{ subject: null, answers: paper(null) }] : [];
    const rows = [...sheet.subjects.filter((s) => !out.has(s.id)).map((s) => ({ subject: s.id, answers: paper(s.id) })), ...whole];
    await world.send(contract.castVote, { params: { region: sheet.region, electionId: id }, body: voteBody(sheet, token, await finishSignature(token, signature), rows) });
  }
  await world.send(contract.closeVoting, { params: { id }, body: { reason: '投票时间到' } });
  await world.send(contract.countElection, { params: { id } });
  if (round.publish) await world.send(contract.publishElection, { params: { id } });
  return id;
}
