import type { Actor } from '../../../kernel/actor.ts';
import { must } from '../../../kernel/permission.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import type { House, Unit } from '../../../platform/house/index.ts';
import { policyInForce } from '../../policy/index.ts';
import { organizationSubject } from '../../registry/index.ts';
import { applyForReview, giveOpinions, setPanel } from './access.ts';
import { PARTIES, reviewState } from './rules/joint-review.ts';
import { changeApplication, findApplication, insertApplication, insertOpinion, insertRound, partiesOf, replacePanel, roundsOf, standingPanel, type Application } from './store.ts';

type Nothing = Record<never, never>;
/** Kinds of reason to reject, as the pack names them. */
export const reasonKinds = async (unit: Unit): Promise<string[]> => String((await policyInForce(unit, unit.today)).parameter('review-reasons').value).split('、');

export const setReviewPanel = (house: House, actor: Actor, parties: readonly { readonly name: string; readonly organizationId: string }[]): Promise<{ id: string }> =>
  house.unit(actor, async (unit) => {
    must(actor, setPanel, { regionId: actor.regionId, organizationPaths: [] });
    if (new Set(parties.map((p) => p.organizationId)).size < parties.length) throw new Refusal('invalid', 'review.party_twice');
    for (const p of parties) await organizationSubject(unit, p.organizationId);
    const id = await replacePanel(unit, parties);
    if (id === null) throw new Refusal('conflict', 'review.panel_taken');
    unit.audit({ action: 'work.review_panel_set', subjectKind: 'review_panel', subjectId: id });
    return { id };
  });

export const applyNow = (house: House, actor: Actor, input: { readonly organizationId: string; readonly title: string; readonly about: string }): Promise<{ id: string }> =>
  house.unit(actor, async (unit) => {
    must(actor, applyForReview, await organizationSubject(unit, input.organizationId));
    const panelId = await standingPanel(unit);
    if (panelId === null) throw new Refusal('rule', 'review.no_panel');
    const id = await insertApplication(unit, { ...input, panelId });
    await insertRound(unit, id, 1, input.about);
    unit.audit({ action: 'work.review_applied', subjectKind: 'review', subjectId: id });
    return { id };
  });

async function found(unit: Unit, id: string): Promise<Application> {
  const application = await findApplication(unit, id);
  if (!application) throw new Refusal('not_found', 'review.no_such_application');
  return application;
}
/** The application locked, then read; refused where it is not in this state. */
async function held(unit: Unit, id: string, state: Application['state']): Promise<Application> {
  const application = (await findApplication(unit, id, true))!;
  if (application.state !== state) throw new Refusal('conflict', 'review.moved', { state: application.state });
  return application;
}

/** The opinion of one party by its own liaison; the third decides the round. */
export const giveOpinion = (house: House, actor: Actor, id: string, input: { readonly position: number; readonly agreed: boolean; readonly kind?: string | undefined; readonly reason: string }): Promise<Nothing> =>
  house.unit(actor, async (unit) => {
    const { panelId } = await found(unit, id);
    const party = (await partiesOf(unit)).find((p) => p.panelId === panelId && p.position === input.position)!;
    must(actor, giveOpinions, await organizationSubject(unit, party.organizationId));
    const application = await held(unit, id, 'in_review');
    if (application.applicantAccountId !== null && application.applicantAccountId === actor.accountId) throw new Refusal('forbidden', 'review.own_application');
    const kind = input.agreed ? null : (input.kind ?? '');
    if (kind !== null && !(await reasonKinds(unit)).includes(kind)) throw new Refusal('invalid', 'review.kind_needed', {}, [{ code: 'review.kind_needed', at: 'kind' }]);
    const given = (await roundsOf(unit, [id])).find((r) => r.round === application.round)!.opinions;
    if (given.some((o) => o.position === input.position)) throw new Refusal('conflict', 'review.given_already');
    await insertOpinion(unit, id, application.round, { ...input, kind });
    await changeApplication(unit, id, { state: reviewState([...given, input]) });
    unit.audit({ action: input.agreed ? 'work.review_agreed' : 'work.review_rejected', subjectKind: 'review', subjectId: id, detail: { party: party.name } });
    return {};
  });

export const applyAgain = (house: House, actor: Actor, id: string, changes: string): Promise<Nothing> =>
  house.unit(actor, async (unit) => {
    must(actor, applyForReview, await organizationSubject(unit, (await found(unit, id)).organizationId));
    const { round } = await held(unit, id, 'returned');
    await insertRound(unit, id, round + 1, changes);
    await changeApplication(unit, id, { state: 'in_review', round: round + 1 });
    unit.audit({ action: 'work.review_again', subjectKind: 'review', subjectId: id });
    return {};
  });

/** 上报: only what all three agreed to. */
export const submitNow = (house: House, actor: Actor, id: string): Promise<Nothing> =>
  house.unit(actor, async (unit) => {
    must(actor, applyForReview, await organizationSubject(unit, (await found(unit, id)).organizationId));
    const application = (await findApplication(unit, id, true))!;
    if (application.state === 'in_review') {
      const given = (await roundsOf(unit, [id])).find((r) => r.round === application.round)!.opinions.length;
      throw new Refusal('rule', 'review.opinions_missing', { missing: PARTIES.length - given });
    }
    await held(unit, id, 'passed');
    await changeApplication(unit, id, { state: 'submitted', submitted_on: unit.today });
    unit.audit({ action: 'work.review_submitted', subjectKind: 'review', subjectId: id });
    return {};
  });
