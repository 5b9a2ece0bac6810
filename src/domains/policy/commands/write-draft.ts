import type { Actor } from '../../../kernel/actor.ts';
import type { Day } from '../../../kernel/period.ts';
import { must } from '../../../kernel/permission.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import type { House, Unit } from '../../../platform/house/index.ts';
import { writeDrafts } from '../access.ts';
import type { DraftView } from '../contract.ts';
import { entriesOf, type DraftEntry } from '../overlay/format.ts';
import { parseOverlay } from '../overlay/yaml.ts';
import { viewDraft } from '../queries/drafts.ts';
import { findDraft, holdDraft, insertDraft, insertDraftEvent, updateDraft, type Author, type Draft } from '../store/drafts.ts';

interface Head {
  readonly title: string;
  readonly purpose: string;
  readonly from: Day;
}

/** A draft is read, checked and shown as a whole at every change. */
const MOST_ENTRIES = 200;
const MOST_BYTES = 1_000_000;

const authorOf = (actor: Actor): Author => ({ accountId: actor.accountId, personId: actor.personId, name: actor.name });
const withAuthor = (authors: readonly Author[], actor: Actor): readonly Author[] => (authors.some((a) => a.accountId === actor.accountId) ? authors : [...authors, authorOf(actor)]);

function notPast(from: Day, today: Day): void {
  if (from < today) throw new Refusal('rule', 'policy.draft_day_past', { from, today });
}

/** Begins a draft. Refuses `policy.draft_day_past`. */
export const createDraft = (house: House, actor: Actor, head: Head): Promise<{ id: string }> =>
  house.unit(actor, async (unit) => {
    must(actor, writeDrafts, { regionId: actor.regionId });
    notPast(head.from, unit.today);
    const id = await insertDraft(unit, { ...head, author: authorOf(actor) });
    await insertDraftEvent(unit, id, 'created', null);
    unit.audit({ action: 'policy.draft_created', subjectKind: 'policy_draft', subjectId: id, detail: { title: head.title, from: head.from } });
    return { id };
  });

/**
 * A draft that is held until the unit of work ends, in the state and at the revision the actor saw.
 * Refuses `policy.draft_not_found`, `policy.draft_not_open` (or `_submitted`), `policy.draft_changed_meanwhile`.
 */
export async function heldDraft(unit: Unit, id: string, revision: number, states: readonly Draft['state'][]): Promise<Draft> {
  const draft = await holdDraft(unit, id);
  if (!draft) throw new Refusal('not_found', 'policy.draft_not_found', { draft: id });
  if (!states.includes(draft.state)) throw new Refusal('conflict', states.includes('draft') ? 'policy.draft_not_open' : 'policy.draft_not_submitted', { state: draft.state });
  if (draft.revision !== revision) throw new Refusal('conflict', 'policy.draft_changed_meanwhile', { by: draft.changedBy });
  return draft;
}

async function writing(house: House, actor: Actor, id: string, revision: number, write: (unit: Unit, draft: Draft) => Promise<Parameters<typeof updateDraft>[2]>): Promise<DraftView> {
  return house.unit(actor, async (unit) => {
    must(actor, writeDrafts, { regionId: actor.regionId });
    const draft = await heldDraft(unit, id, revision, ['draft']);
    await updateDraft(unit, draft, { authors: withAuthor(draft.authors, actor), ...(await write(unit, draft)) });
    return viewDraft(unit, (await findDraft(unit, id))!);
  });
}

/** Changes the head; entries dated on the old day move with it. */
export const saveDraft = (house: House, actor: Actor, input: Head & { readonly id: string; readonly revision: number }): Promise<DraftView> =>
  writing(house, actor, input.id, input.revision, (unit, draft) => {
    notPast(input.from, unit.today);
    return Promise.resolve({ title: input.title, purpose: input.purpose, from: input.from, entries: draft.entries.map((e) => moved(e, draft.from, input.from)) });
  });

function moved(entry: DraftEntry, before: Day, after: Day): DraftEntry {
  if (before === after) return entry;
  const { values, effectiveFrom } = entry.body as { values?: unknown; effectiveFrom?: unknown };
  if (entry.kind === 'rule' && effectiveFrom === before) return { ...entry, body: { ...entry.body, effectiveFrom: after } };
  if (entry.kind !== 'parameter' || !Array.isArray(values)) return entry;
  return { ...entry, body: { ...entry.body, values: values.map((v: unknown) => (v !== null && typeof v === 'object' && (v as { from?: unknown }).from === before ? { ...v, from: after } : v)) } };
}

/** Puts an entry in, changes it, or takes it out (null). */
export const saveDraftEntry = (house: House, actor: Actor, input: { readonly id: string; readonly revision: number; readonly kind: DraftEntry['kind']; readonly entryId: string; readonly body: DraftEntry['body'] | null }): Promise<DraftView> =>
  writing(house, actor, input.id, input.revision, (_unit, draft) => {
    const at = draft.entries.findIndex((e) => e.kind === input.kind && e.id === input.entryId);
    const entry: DraftEntry[] = input.body === null ? [] : [{ kind: input.kind, id: input.entryId, body: input.body }];
    const entries = at === -1 ? [...draft.entries, ...entry] : draft.entries.toSpliced(at, 1, ...entry);
    return Promise.resolve({ entries: bounded(entries) });
  });

/** Puts the content of a YAML file in place of the entries. Refuses `policy.draft_yaml` by line. */
export const importDraft = (house: House, actor: Actor, input: { readonly id: string; readonly revision: number; readonly yaml: string }): Promise<DraftView> =>
  writing(house, actor, input.id, input.revision, async (unit) => {
    const entries = bounded(entriesOf(parseOverlay(input.yaml)));
    await insertDraftEvent(unit, input.id, 'imported', null);
    unit.audit({ action: 'policy.draft_imported', subjectKind: 'policy_draft', subjectId: input.id, detail: { entries: entries.length } });
    return { entries };
  });

function bounded(entries: readonly DraftEntry[]): readonly DraftEntry[] {
  if (entries.length > MOST_ENTRIES || JSON.stringify(entries).length > MOST_BYTES) throw new Refusal('too_large', 'policy.draft_too_large', { most: MOST_ENTRIES });
  return entries;
}

/** Lays a draft aside for good. */
export const discardDraft = (house: House, actor: Actor, input: { readonly id: string; readonly revision: number; readonly note: string }): Promise<DraftView> =>
  writing(house, actor, input.id, input.revision, async (unit) => {
    await insertDraftEvent(unit, input.id, 'discarded', input.note);
    unit.audit({ action: 'policy.draft_discarded', subjectKind: 'policy_draft', subjectId: input.id });
    return { state: 'discarded' };
  });
