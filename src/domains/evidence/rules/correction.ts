import type { Reason } from '../../../kernel/refusal.ts';
import type { EntryKind } from '../kinds.ts';
import type { EntryState } from '../model.ts';

/**
 * evidence.correction: an entry is corrected or withdrawn only by a new one that names it (design §5 Evidence).
 * A replacement is of the old one's kind. A visit that was seen (M017) cannot be edited by anybody; the person seen may dispute it.
 */
export function correctionOf(entry: { readonly content: { readonly kind: EntryKind } }, old: { readonly state: EntryState; readonly content: { readonly kind: EntryKind } } | null): Reason[] {
  if (!old) return [{ code: 'evidence.no_such_entry', at: 'correctsId' }];
  if (old.content.kind === 'observation') return [{ code: 'evidence.observation_not_editable', at: 'correctsId', source: 'M017' }];
  if (old.state === 'withdrawn') return [{ code: 'evidence.already_withdrawn', at: 'correctsId' }];
  if (old.content.kind === 'correction') return [{ code: 'evidence.correction_of_correction', at: 'correctsId' }];
  if (entry.content.kind !== 'correction' && entry.content.kind !== old.content.kind)
    return [{ code: 'evidence.correction_of_other_kind', params: { kind: entry.content.kind, old: old.content.kind }, at: 'content.kind' }];
  return [];
}
