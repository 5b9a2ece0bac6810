import { newId } from '../../../kernel/ids.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import { appendLeaves } from '../../../platform/ledger/index.ts';
import type { Unit } from '../../../platform/house/index.ts';
import { EVIDENCE_LOG } from '../log.ts';
import type { ReviewAction, ReviewStep } from '../model.ts';
import { canonicalStep } from '../rules/canonical-entry.ts';
import { reviewStep } from '../rules/review-step.ts';
import { findEntry, type EntryNow } from '../store/entry.ts';
import { insertStep, queue, trailsOf } from '../store/review.ts';

/** Adds one step to an entry's trail and to the ledger. Refuses what the rule refuses, and `evidence.step_at_once` when someone else was faster. */
export async function takeStep(unit: Unit, entry: EntryNow, action: ReviewAction, more: { readonly opinion: string; readonly causeEntryId?: string }): Promise<ReviewStep> {
  const trail = (await trailsOf(unit, [entry.id])).get(entry.id) ?? [];
  const { actor } = unit;
  // The entry may have been read before another reviewer committed; the trail, read last and in one statement, says where it stands.
  const state = trail.at(-1)?.state ?? entry.initialState;
  const outcome = reviewStep({ ...entry, state, trail }, action, actor, more.opinion);
  if ('reasons' in outcome) throw new Refusal('rule', outcome.reasons[0]!.code, outcome.reasons[0]!.params, outcome.reasons);
  const step: ReviewStep = {
    id: newId(),
    entryId: entry.id,
    number: trail.length + 1,
    action,
    state: outcome.next,
    opinion: more.opinion,
    at: unit.at,
    by: actor.name,
    accountId: actor.accountId,
    personId: actor.personId,
    causeEntryId: more.causeEntryId ?? null,
  };
  if (!(await insertStep(unit, step))) throw new Refusal('conflict', 'evidence.step_at_once');
  await appendLeaves(unit, EVIDENCE_LOG, 'review', [{ id: step.id, content: canonicalStep(step, actor.regionId) }]);
  await queue(unit, [{ id: entry.id, state: step.state, organizationId: entry.organizationId, reporterAccountId: entry.reporterAccountId }]);
  // A confirmed correction or replacement puts the entry it names out of force.
  if (step.state === 'confirmed' && entry.correctsId !== null) {
    const old = await findEntry(unit, entry.correctsId);
    if (old && old.state !== 'withdrawn') await takeStep(unit, old, 'withdraw', { opinion: '', causeEntryId: entry.id });
  }
  unit.audit({ action: `evidence.${action}`, subjectKind: 'evidence', subjectId: entry.id, detail: { state: step.state } });
  unit.publish({ type: 'evidence.state_changed', payload: { entryId: entry.id, kind: entry.content.kind, state: step.state, personIds: entry.persons.map((p) => p.personId) } });
  return step;
}
