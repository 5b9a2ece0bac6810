import type { Actor } from '../../../kernel/actor.ts';
import type { Day } from '../../../kernel/period.ts';
import { must } from '../../../kernel/permission.ts';
import { Refusal, type Reason } from '../../../kernel/refusal.ts';
import type { House, Unit } from '../../../platform/house/index.ts';
import { writePeople } from '../access.ts';
import type { PersonFields } from '../contract/people.ts';
import { sensitiveFields } from '../model.ts';
import { fieldChanges } from '../rules/field-changes.ts';
import { personSubject } from '../queries/people.ts';
import { refreshCards } from '../store/card.ts';
import { allPersonVersions, findPersonVersion, personVersionById, toPersonFields, toPersonValues } from '../store/person.ts';
import type { PersonVersionTable } from '../store/tables.ts';
import { holdForWriting, rewriteFact } from '../store/versions.ts';
import { mustAgree, mustBeNew } from './create-person.ts';
import { fieldNames } from './save-people.ts';

export interface PersonEdit {
  readonly personId: string;
  /** The version that was on the screen (or in the comparison); left out by bulk imports that compared in the same unit. */
  readonly versionId?: string;
  readonly reason: string;
  /** A change from this day on; without it the record is corrected for all its days. */
  readonly validFrom?: Day;
  readonly changes: Partial<PersonFields>;
}

/**
 * Edits one person field by field. Two officers at once: the second is refused with `registry.changed_meanwhile`,
 * which names the fields, by whom and when. Refuses also `registry.nothing_changed` and what `create-person` refuses.
 */
export async function editPerson(house: House, actor: Actor, edit: PersonEdit & { readonly versionId: string }): Promise<{ versionId: string }> {
  return house.unit(actor, async (unit) => {
    must(actor, writePeople, await personSubject(unit, edit.personId));
    const versionId = await changePerson(unit, edit);
    await refreshCards(unit, [edit.personId]);
    return { versionId };
  });
}

/** Several people in one unit of work (import): asks no permission, checks all the rest. Out: version ids in order. */
export async function editPeople(unit: Unit, edits: readonly PersonEdit[]): Promise<string[]> {
  const versions: string[] = [];
  for (const edit of edits) versions.push(await changePerson(unit, edit));
  await refreshCards(unit, edits.map((e) => e.personId));
  return versions;
}

async function changePerson(unit: Unit, edit: PersonEdit): Promise<string> {
  const { personId } = edit;
  await holdForWriting(unit, `person:${personId}`);
  const current = await findPersonVersion(unit, personId);
  if (current === null) throw new Refusal('not_found', 'registry.no_such_person');
  if (edit.versionId !== undefined && edit.versionId !== current.id) await refuseStale(unit, personId, edit.versionId, current);
  const before = toPersonFields(unit, current);
  const after: PersonFields = { ...before, ...(Object.fromEntries(Object.entries(edit.changes).filter(([, v]) => v !== undefined)) as Partial<PersonFields>) };
  const changes = fieldChanges(before, after, fieldNames);
  if (changes.length === 0) throw new Refusal('invalid', 'registry.nothing_changed');
  mustAgree(after, unit);
  if (changes.some((c) => c.field === 'idNumber')) await mustBeNew(unit, after, personId);
  const from = edit.validFrom ?? current.valid_from;
  if (edit.validFrom !== undefined && edit.validFrom < current.valid_from) throw new Refusal('invalid', 'registry.before_it_began', { from: current.valid_from });
  const changedFields = Object.fromEntries(changes.map((c) => [c.field, c.after])) as Partial<PersonFields>;
  await rewriteFact(unit, 'registry.person_version', personId, from, null, (values) => toPersonValues(unit, personId, { ...toPersonFields(unit, values), ...changedFields }, values.extra, edit.reason));
  const now = (await findPersonVersion(unit, personId))!;
  unit.audit({ action: 'registry.person_changed', subjectKind: 'person', subjectId: personId, detail: { reason: edit.reason, fields: changes.map((c) => c.field), from } });
  unit.publish({ type: 'registry.person_changed', payload: { personId, fields: changes.map((c) => c.field) } });
  return now.id;
}

/** Tells what changed since the version on the screen: field, who, when. Sensitive values are named only. */
async function refuseStale(unit: Unit, personId: string, seenId: string, current: PersonVersionTable): Promise<never> {
  const seen = await personVersionById(unit, personId, seenId);
  const later = (await allPersonVersions(unit, personId)).filter((v) => seen === null || v.recorded_at > seen.recorded_at);
  const because: Reason[] = [];
  if (seen !== null) {
    for (const c of fieldChanges(toPersonFields(unit, seen), toPersonFields(unit, current), fieldNames)) {
      const hidden = (sensitiveFields as readonly string[]).includes(c.field);
      const by = later.at(-1) ?? current;
      because.push({ code: 'registry.field_changed', at: c.field, params: { field: c.field, by: by.recorded_by, at: by.recorded_at.toISOString(), value: hidden ? '***' : printed(c.after) } });
    }
  }
  throw new Refusal('conflict', 'registry.changed_meanwhile', { by: current.recorded_by, at: current.recorded_at.toISOString(), versionId: current.id }, because);
}

const printed = (value: unknown): string => (value === null || value === undefined ? '—' : Array.isArray(value) ? value.join('、') : String(value)).slice(0, 200);
