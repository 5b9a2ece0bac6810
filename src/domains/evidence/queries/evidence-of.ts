import type { Day } from '../../../kernel/period.ts';
import type { Unit } from '../../../platform/house/index.ts';
import type { EntryKind } from '../kinds.ts';
import type { EntryState, EvidenceFact } from '../model.ts';
import { both, findEntries, inState, namesPerson, occurredBetween, ofKinds, type EntryNow } from '../store/entry.ts';
import { figureKey, judgeFigures } from './figures.ts';

/**
 * Evidence for computation: entries that name these people (or all) and occurred in the period, both days included.
 * `states` are all but withdrawn unless told; scores take `['confirmed']`. Figures say whether they count (M019).
 */
export async function evidenceOf(
  unit: Unit,
  personIds: readonly string[] | 'all',
  period: { readonly from?: Day; readonly to?: Day },
  options: { readonly states?: readonly EntryState[]; readonly kinds?: readonly EntryKind[] } = {},
): Promise<EvidenceFact[]> {
  const states = options.states ?? ['reported', 'unit_confirmed', 'confirmed', 'returned', 'disputed'];
  const conditions = [occurredBetween(period.from, period.to), inState(states)];
  if (personIds !== 'all') conditions.push(namesPerson(personIds));
  if (options.kinds) conditions.push(ofKinds(options.kinds));
  return factsFrom(unit, await findEntries(unit, both(...conditions)));
}

export async function factsFrom(unit: Unit, entries: readonly EntryNow[]): Promise<EvidenceFact[]> {
  const figures = await judgeFigures(unit, entries);
  return entries.map((e) => ({
    id: e.id,
    kind: e.content.kind,
    occurredOn: e.occurredOn,
    title: e.title,
    state: e.state,
    persons: e.persons.map((p) => ({ personId: p.personId, role: p.role, lead: p.lead, shareTenThousandths: p.share })),
    organizationId: e.organizationId,
    matterId: e.matterId,
    criticalEventId: e.criticalEventId,
    arena: e.arena,
    content: e.content,
    figures: e.figures.map((f, i) => ({ ...f, number: i + 1, counted: figures.get(figureKey(e.id, i + 1))!.flags.length === 0 })),
  }));
}
