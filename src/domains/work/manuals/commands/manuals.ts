import type { Actor } from '../../../../kernel/actor.ts';
import { must } from '../../../../kernel/permission.ts';
import { Refusal } from '../../../../kernel/refusal.ts';
import type { House, Unit } from '../../../../platform/house/index.ts';
import { organizationSubject } from '../../../registry/index.ts';
import { writeManuals } from '../access.ts';
import type { Draft, Manual, ManualContent } from '../model.ts';
import { faultsOf } from '../rules/manual-faults.ts';
import { findDraft, findManual, insertManual, insertVersion, putDraft, removeDraft, retire, versions } from '../store.ts';

type Nothing = Record<never, never>;

/** A manual for a kind of matter, in use as soon as a version is published. Refuses a second one of the unit for the same kind. */
export const openManual = (house: House, actor: Actor, input: Pick<Manual, 'organizationId' | 'kind' | 'title'>): Promise<{ id: string }> =>
  house.unit(actor, async (unit) => {
    must(actor, writeManuals, await organizationSubject(unit, input.organizationId));
    const id = await insertManual(unit, input);
    if (id === null) throw new Refusal('conflict', 'manuals.kind_taken', { kind: input.kind }, [{ code: 'manuals.kind_taken', params: { kind: input.kind }, at: 'kind' }]);
    unit.audit({ action: 'work.manual_opened', subjectKind: 'manual', subjectId: id, detail: { title: input.title } });
    return { id };
  });

/** The manual for those who write it, locked; nothing is written in one out of use. */
async function held(unit: Unit, id: string): Promise<Manual> {
  const found = await findManual(unit, id);
  if (!found) throw new Refusal('not_found', 'manuals.no_such_manual');
  must(unit.actor, writeManuals, await organizationSubject(unit, found.organizationId));
  const manual = (await findManual(unit, id, true))!;
  if (manual.retiredOn !== null) throw new Refusal('conflict', 'manuals.retired', { retiredOn: manual.retiredOn });
  return manual;
}
/** The draft in the revision the actor saw; of two who write at once the second is told. */
async function seenDraft(unit: Unit, manualId: string, seen: number): Promise<Draft | null> {
  const draft = await findDraft(unit, manualId);
  if ((draft?.revision ?? 0) !== seen) throw new Refusal('conflict', 'manuals.draft_moved', { name: draft?.writtenBy ?? '—' });
  return draft;
}
const withOwn = (ids: readonly string[], own: string | null): string[] => (own === null ? [...ids] : [...new Set([...ids, own])]);

export const saveDraft = (house: House, actor: Actor, id: string, input: { readonly seen: number; readonly content: ManualContent }): Promise<{ revision: number }> =>
  house.unit(actor, async (unit) => {
    await held(unit, id);
    const draft = await seenDraft(unit, id, input.seen);
    // Refuses a unit that is not on file.
    for (const r of input.content.roles) if (r.organizationId !== null) await organizationSubject(unit, r.organizationId);
    const revision = input.seen + 1;
    await putDraft(unit, { manualId: id, revision, content: input.content, writerAccounts: withOwn(draft?.writerAccounts ?? [], actor.accountId), writerPersons: withOwn(draft?.writerPersons ?? [], actor.personId) });
    unit.audit({ action: 'work.manual_written', subjectKind: 'manual', subjectId: id, detail: { revision } });
    return { revision };
  });

export const discardDraft = (house: House, actor: Actor, id: string): Promise<Nothing> =>
  house.unit(actor, async (unit) => {
    await held(unit, id);
    if (!(await findDraft(unit, id))) throw new Refusal('not_found', 'manuals.no_draft');
    await removeDraft(unit, id);
    unit.audit({ action: 'work.manual_draft_discarded', subjectKind: 'manual', subjectId: id });
    return {};
  });

/** Whether the actor wrote in the draft; two accounts of one person are one pair of eyes. */
export const wroteIn = (actor: Actor, draft: Draft): boolean => (actor.accountId !== null && draft.writerAccounts.includes(actor.accountId)) || (actor.personId !== null && draft.writerPersons.includes(actor.personId));

/** The draft becomes the next version, in the words the publisher read. Refuses whoever wrote in it, and a draft with faults. */
export const publishManual = (house: House, actor: Actor, id: string, seen: number): Promise<{ number: number }> =>
  house.unit(actor, async (unit) => {
    await held(unit, id);
    if (!(await findDraft(unit, id))) throw new Refusal('not_found', 'manuals.no_draft');
    const draft = (await seenDraft(unit, id, seen))!;
    if (wroteIn(actor, draft)) throw new Refusal('forbidden', 'manuals.own_draft');
    const faults = faultsOf(draft.content);
    if (faults.length > 0) throw new Refusal('rule', 'manuals.faults', { count: faults.length }, faults);
    const number = ((await versions(unit, id))[0]?.number ?? 0) + 1;
    await insertVersion(unit, { manualId: id, number, content: draft.content, writtenBy: draft.writtenBy });
    await removeDraft(unit, id);
    unit.audit({ action: 'work.manual_published', subjectKind: 'manual', subjectId: id, detail: { number } });
    return { number };
  });

export const retireManual = (house: House, actor: Actor, id: string, reason: string): Promise<Nothing> =>
  house.unit(actor, async (unit) => {
    await held(unit, id);
    await retire(unit, id, reason);
    unit.audit({ action: 'work.manual_retired', subjectKind: 'manual', subjectId: id });
    return {};
  });
