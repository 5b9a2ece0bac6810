import type { Actor } from '../../../kernel/actor.ts';
import { must } from '../../../kernel/permission.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import type { House } from '../../../platform/house/index.ts';
import { SEALER } from '../../../platform/ledger/index.ts';
import { reportEvidence } from '../access.ts';
import type { EntryState, NewEntry } from '../model.ts';
import { initialState, whoReports } from '../rules/who-reports.ts';
import { findEntry } from '../store/entry.ts';
import { entrySubject, mustBeOnFile, rolesReaching } from '../subject.ts';
import { putOnRecord, sentBefore, withdrawCorrected } from './append-evidence.ts';

/**
 * A person puts one entry on record. Cadres speak about themselves, units about their people, supervision partners about what they see.
 * A correction takes force when it is confirmed; only the reporter's own unconfirmed entry gives way at once.
 * The same words sent again within a day, an answer having been lost, give back the entry they made.
 */
export async function reportEntry(house: House, actor: Actor, input: NewEntry): Promise<{ id: string; state: EntryState }> {
  const out = await house.unit(actor, async (unit) => {
    const old = input.correctsId === null ? null : await findEntry(unit, input.correctsId);
    if (input.correctsId !== null && !old) throw new Refusal('not_found', 'evidence.no_such_entry');
    // A withdrawal concerns whom the withdrawn entry concerned.
    const entry: NewEntry =
      input.content.kind === 'correction' && old ? { ...input, persons: old.persons, organizationId: old.organizationId, matterId: old.matterId, criticalEventId: old.criticalEventId } : input;
    await mustBeOnFile(unit, entry.persons.map((p) => p.personId));
    const subject = await entrySubject(unit, entry);
    must(actor, reportEvidence, subject);
    if (old) must(actor, reportEvidence, await entrySubject(unit, old));
    const roles = rolesReaching(actor, reportEvidence, subject);
    const refused = actor.kind === 'system' ? [] : whoReports(entry.content.kind, roles);
    if (refused[0]) throw new Refusal('forbidden', refused[0].code, refused[0].params, refused);
    const state = initialState(actor, roles, entry.persons);
    // What someone reports himself is never verified by his own word (M019).
    const figures = entry.figures.map((f) => ({ ...f, verification: 'unverified' as const }));
    const before = await sentBefore(unit, { ...entry, figures, state });
    if (before) return { id: before.id, state: before.state };
    const [made] = await putOnRecord(unit, [{ ...entry, figures, state }]);
    const ownOpen = old && old.state !== 'confirmed' && old.state !== 'disputed' && old.reporterAccountId !== null && old.reporterAccountId === actor.accountId;
    if (ownOpen) await withdrawCorrected(unit, old, made!.id);
    unit.audit({ action: 'evidence.reported', subjectKind: 'evidence', subjectId: made!.id, detail: { kind: entry.content.kind, people: entry.persons.length, corrects: entry.correctsId } });
    unit.publish({ type: 'evidence.reported', payload: { entryId: made!.id, kind: entry.content.kind, state, personIds: entry.persons.map((p) => p.personId) } });
    return { id: made!.id, state };
  });
  house.wake(SEALER);
  return out;
}
