import { newId } from '../../../kernel/ids.ts';
import { json } from '../../../platform/db/index.ts';
import type { Unit } from '../../../platform/house/index.ts';
import type { DraftScheme } from '../scheme-format.ts';
import './tables.ts';

export interface StoredDraft {
  readonly id: string;
  readonly definition: DraftScheme;
  readonly copiedFrom: string | null;
  /** Counts the saves. */
  readonly revision: number;
  readonly state: 'open' | 'adopted' | 'discarded';
  readonly adoptedAs: string | null;
  readonly savedAt: Date;
  readonly savedBy: string;
}

const query = (unit: Unit) => unit.tx.selectFrom('assessment.scheme_draft').selectAll().where('region_id', '=', unit.actor.regionId);
type Row = Awaited<ReturnType<ReturnType<typeof query>['execute']>>[number];
const toDraft = (r: Row): StoredDraft => ({ id: r.id, definition: r.definition, copiedFrom: r.copied_from, revision: r.revision, state: r.state as StoredDraft['state'], adoptedAs: r.adopted_as, savedAt: r.saved_at, savedBy: r.saved_by });

/** `forUpdate` holds the draft, so that of two saves at once the second sees the first. */
export async function findDraft(unit: Unit, id: string, forUpdate = false): Promise<StoredDraft | null> {
  let q = query(unit).where('id', '=', id);
  if (forUpdate) q = q.forUpdate();
  const row = await q.executeTakeFirst();
  return row ? toDraft(row) : null;
}

export const openDrafts = async (unit: Unit): Promise<StoredDraft[]> => (await query(unit).where('state', '=', 'open').orderBy('saved_at', 'desc').orderBy('id').execute()).map(toDraft);

export async function insertDraft(unit: Unit, definition: DraftScheme, copiedFrom: string | null): Promise<string> {
  const id = newId(unit.at.getTime());
  const by = { created_at: unit.at, created_by: unit.actor.name, saved_at: unit.at, saved_by: unit.actor.name };
  await unit.tx.insertInto('assessment.scheme_draft').values({ region_id: unit.actor.regionId, id, title: json(definition.title), definition: json(definition), copied_from: copiedFrom, revision: 1, state: 'open', adopted_as: null, ...by }).execute();
  return id;
}

export async function updateDraft(unit: Unit, id: string, change: { readonly definition: DraftScheme; readonly revision: number } | { readonly state: 'adopted' | 'discarded'; readonly adoptedAs: string | null }): Promise<void> {
  const set = 'definition' in change ? { title: json(change.definition.title), definition: json(change.definition), revision: change.revision } : { state: change.state, adopted_as: change.adoptedAs };
  await unit.tx
    .updateTable('assessment.scheme_draft')
    .set({ ...set, saved_at: unit.at, saved_by: unit.actor.name })
    .where('region_id', '=', unit.actor.regionId)
    .where('id', '=', id)
    .execute();
}
