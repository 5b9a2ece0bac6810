import type { Actor } from '../../../kernel/actor.ts';
import { must } from '../../../kernel/permission.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import type { House, Unit } from '../../../platform/house/index.ts';
import { approvePolicy, writeDrafts } from '../access.ts';
import type { DraftView } from '../contract.ts';
import { checkedDraft, hindrancesOf, isAuthor, viewDraft, type OpenedDraft } from '../queries/drafts.ts';
import { findDraft, holdDraft, holdPolicy, insertAmendment, insertDraftEvent, insertWithdrawal, lastTrial, updateDraft, type Draft, type Trial } from '../store/drafts.ts';
import { heldDraft } from './write-draft.ts';

interface Said {
  readonly id: string;
  readonly revision: number;
  readonly note: string;
}

const shown = async (unit: Unit, id: string): Promise<DraftView> => viewDraft(unit, (await findDraft(unit, id))!);

/** Refuses by the first thing that stands against a draft, with all of them as reasons. */
async function mustHold(unit: Unit, draft: Draft): Promise<OpenedDraft & { readonly trial: Trial }> {
  const opened = await checkedDraft(unit, draft);
  const trial = await lastTrial(unit, draft.id);
  const hindrances = hindrancesOf(opened, trial, unit.today);
  const [first] = hindrances;
  if (first) throw new Refusal('rule', first.code, first.params ?? {}, hindrances.length > 1 ? hindrances : []);
  return { ...opened, trial: trial! };
}

/** Sends a draft in: without faults, examples as written, tried as it stands. */
export const submitDraft = (house: House, actor: Actor, input: Said): Promise<DraftView> =>
  house.unit(actor, async (unit) => {
    must(actor, writeDrafts, { regionId: actor.regionId });
    const draft = await heldDraft(unit, input.id, input.revision, ['draft']);
    await mustHold(unit, draft);
    await updateDraft(unit, draft, { state: 'submitted' });
    await insertDraftEvent(unit, draft.id, 'submitted', input.note);
    unit.audit({ action: 'policy.draft_submitted', subjectKind: 'policy_draft', subjectId: draft.id, detail: { title: draft.title } });
    return shown(unit, draft.id);
  });

/** Gives it back to be worked on, with the reason. */
export const returnDraft = (house: House, actor: Actor, input: Said): Promise<DraftView> =>
  house.unit(actor, async (unit) => {
    must(actor, approvePolicy, { regionId: actor.regionId });
    const draft = await heldDraft(unit, input.id, input.revision, ['submitted']);
    await updateDraft(unit, draft, { state: 'draft' });
    await insertDraftEvent(unit, draft.id, 'returned', input.note);
    unit.audit({ action: 'policy.draft_returned', subjectKind: 'policy_draft', subjectId: draft.id });
    return shown(unit, draft.id);
  });

/**
 * Approves: binds from its day. By a second person, and only what was tried on the policy as it stands now.
 * Refuses `policy.draft_own` and whatever stands against the draft.
 */
export const approveDraft = (house: House, actor: Actor, input: Said): Promise<DraftView> =>
  house.unit(actor, async (unit) => {
    must(actor, approvePolicy, { regionId: actor.regionId });
    // First this lock, then reading: of two approvals at once the second must see the policy the first one made.
    await holdPolicy(unit);
    const draft = await heldDraft(unit, input.id, input.revision, ['submitted']);
    if (actor.accountId === null || isAuthor(actor, draft)) throw new Refusal('rule', 'policy.draft_own', { authors: draft.authors.map((a) => a.name).join('、') });
    const { checked, trial } = await mustHold(unit, draft);
    await insertAmendment(unit, { id: draft.id, title: draft.title, from: draft.from, overlay: checked.overlay, contentHash: checked.contentHash, trialId: trial.id, approverId: actor.accountId });
    await updateDraft(unit, draft, { state: 'approved' });
    await insertDraftEvent(unit, draft.id, 'approved', input.note);
    unit.audit({ action: 'policy.draft_approved', subjectKind: 'policy_draft', subjectId: draft.id, detail: { title: draft.title, from: draft.from, contentHash: checked.contentHash } });
    return shown(unit, draft.id);
  });

/** Emergency: taken back from today on, or before it ever bound. One person is enough; everybody sees it and why. */
export const withdrawAmendment = (house: House, actor: Actor, input: { readonly id: string; readonly reason: string }): Promise<DraftView> =>
  house.unit(actor, async (unit) => {
    must(actor, approvePolicy, { regionId: actor.regionId });
    await holdPolicy(unit);
    const draft = await holdDraft(unit, input.id);
    if (!draft) throw new Refusal('not_found', 'policy.draft_not_found', { draft: input.id });
    if (draft.state !== 'approved') throw new Refusal('conflict', 'policy.amendment_not_found', { draft: input.id });
    if (draft.withdrawnFrom !== null) throw new Refusal('conflict', 'policy.amendment_withdrawn', { from: draft.withdrawnFrom });
    const from = draft.from > unit.today ? draft.from : unit.today;
    await insertWithdrawal(unit, draft.id, from, input.reason);
    await insertDraftEvent(unit, draft.id, 'withdrawn', input.reason);
    unit.audit({ action: 'policy.amendment_withdrawn', subjectKind: 'policy_draft', subjectId: draft.id, detail: { from, reason: input.reason } });
    return shown(unit, draft.id);
  });
