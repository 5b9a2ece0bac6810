import type { Actor } from '../../../kernel/actor.ts';
import { systemActor } from '../../../kernel/actor.ts';
import type { RegionId } from '../../../kernel/ids.ts';
import type { House } from '../../../platform/house/index.ts';
import { ballotBoxOf, castVote } from './commands/cast-vote.ts';
import { closeVoting } from './commands/close-voting.ts';
import { countElection } from './commands/count-election.ts';
import { openVoting } from './commands/open-voting.ts';
import { planNewElection } from './commands/plan-election.ts';
import { publishElection } from './commands/publish-election.ts';
import { keepForm } from './commands/save-form.ts';
import { setGroupRoll, type NewVoter } from './commands/set-roll.ts';
import { signBallot } from './commands/sign-ballot.ts';
import type { ElectionPlan, VoterGroup } from './contract/elections.ts';
import { formDefinition, type FormDefinition, type FormDraft } from './contract/form.ts';
import type { BallotSheet } from './contract/voting.ts';
import type { BallotRow, ElectionState } from './model.ts';
import { takeBallot } from './queries/voting.ts';
import { optionsOf } from './rules/check-form.ts';
import { democraticForm } from './sample-forms.ts';
import { drawLeftOut, finishSignature, newToken, voteBody, type BlindToken } from './voter/token.ts';

export { democraticForm, politicalForm, twoSidedForm } from './sample-forms.ts';

export interface ElectionParts {
  readonly form?: FormDraft;
  readonly title?: string;
  readonly subjects: readonly string[];
  readonly groups: readonly (Omit<VoterGroup, 'parent'> & { readonly parent?: string | null; readonly voters?: readonly NewVoter[] })[];
  readonly binding?: ElectionPlan['binding'];
  readonly opensAt?: string;
  readonly closesAt?: string;
}
/** An election with its rolls, a draft or opened. */
export async function buildElection(house: House, regionId: RegionId, parts: ElectionParts, state: 'draft' | 'open' = 'open'): Promise<string> {
  const system = systemActor(regionId, 'fixtures');
  const now = house.clock.now().getTime();
  const id = await house.unit(system, async (unit) => {
    const form = await keepForm(unit, formDefinition.parse(parts.form ?? democraticForm()));
    const election = await planNewElection(unit, {
      title: parts.title ?? '2026年度民主测评',
      formId: form.id,
      opensAt: parts.opensAt ?? new Date(now - 3_600_000).toISOString(),
      closesAt: parts.closesAt ?? new Date(now + 86_400_000).toISOString(),
      subjects: parts.subjects.map((s) => ({ kind: 'person', id: s })),
      groups: parts.groups.map(({ voters: _voters, ...g }) => ({ ...g, parent: g.parent ?? null })),
      binding: parts.binding ?? null,
    });
    for (const g of parts.groups) if (g.voters) await setGroupRoll(unit, election, g.key, g.voters);
    return election as string;
  });
  if (state === 'open') await openVoting(house, system, id);
  return id;
}

/** A voter with an account of his own. */
export const voterActor = (regionId: RegionId, voter: NewVoter): Actor => ({ kind: 'account', accountId: (voter.kind === 'account' ? voter.id : crypto.randomUUID()) as never, personId: (voter.kind === 'person' ? voter.id : null) as never, regionId, name: 'voter', grants: [{ role: 'cadre', organizationPath: null }] });

/** Rows that answer everything: choices by `pick`, scores as `score`; rows left out as the ballot says. */
export function fill(sheet: BallotSheet, pick: (item: string, subject: string | null) => string | readonly string[]): BallotRow[] {
  const out = drawLeftOut(sheet);
  const answers = (form: FormDefinition, about: 'person' | 'whole', subject: string | null) =>
    Object.fromEntries(form.sections.filter((s) => s.about === about).flatMap((s) => s.items.map((i) => [i.key, pick(i.key, subject)] as const)));
  const whole = sheet.form.sections.some((s) => s.about === 'whole') ? [{ subject: null, answers: answers(sheet.form, 'whole', null) }] : [];
  return [...sheet.subjects.filter((s) => !out.has(s.id)).map((s) => ({ subject: s.id, answers: answers(sheet.form, 'person', s.id) })), ...whole];
}
/** The first option everywhere, 90 as score, nothing of a negative list. */
export const contented = (sheet: BallotSheet): BallotRow[] =>
  fill(sheet, (key) => {
    const item = sheet.form.sections.flatMap((s) => s.items).find((i) => i.key === key)!;
    return item.kind === 'score' ? '90' : item.kind === 'negative_list' ? [] : optionsOf(item)[0]!.key;
  });

export interface Cast {
  readonly token: BlindToken;
  readonly signature: string;
  readonly body: ReturnType<typeof voteBody>;
}
/** A voter takes his ballot and has it signed: everything but sending the vote. */
export async function prepareVote(house: House, regionId: RegionId, electionId: string, voter: NewVoter, rows: (sheet: BallotSheet) => readonly BallotRow[] = contented): Promise<Cast> {
  const actor = voterActor(regionId, voter);
  const sheet = await takeBallot(house, actor, electionId);
  const token = await newToken(sheet);
  const signature = await finishSignature(token, (await signBallot(house, actor, electionId, token.blinded)).signature);
  return { token, signature, body: voteBody(sheet, token, signature, rows(sheet)) };
}
export const send = (house: House, regionId: RegionId, electionId: string, body: Cast['body']) => castVote(house, regionId, { electionId, group: body.group, message: body.message, signature: body.signature, paper: body.paper });
export async function vote(house: House, regionId: RegionId, electionId: string, voter: NewVoter, rows?: (sheet: BallotSheet) => readonly BallotRow[]): Promise<Cast> {
  const cast = await prepareVote(house, regionId, electionId, voter, rows);
  await send(house, regionId, electionId, cast.body);
  return cast;
}
/** Takes an open election on. */
export async function bringTo(house: House, regionId: RegionId, electionId: string, state: Exclude<ElectionState, 'draft' | 'open'>): Promise<void> {
  const system = systemActor(regionId, 'fixtures');
  await closeVoting(house, system, electionId, '到时截止');
  if (state !== 'closed') await countElection(house, system, electionId);
  if (state === 'published') await publishElection(house, system, electionId);
}
export { ballotBoxOf };
