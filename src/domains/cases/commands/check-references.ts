import type { Reason } from '../../../kernel/refusal.ts';
import { filesGiven } from '../../../platform/files/index.ts';
import type { Unit } from '../../../platform/house/index.ts';
import { evidenceInReach } from '../../evidence/index.ts';
import { mayBeNamed } from '../../registry/index.ts';
import type { Field } from '../definition.ts';
import type { AttachedFile, FactValues, Party } from '../model.ts';

/**
 * What a form names must be there and be the actor's to name: people on file within his reach (or parties of the case), files he gave
 * himself (or that lie in the case already), entries he may read that are about a person the case concerns. Each fault by its line.
 * What is not there and what he may not use read alike, so that nobody finds out by trying.
 */
export async function checkReferences(unit: Unit, fields: readonly Field[], stated: FactValues, known: { readonly parties: readonly Party[]; readonly files: ReadonlySet<string> }): Promise<Reason[]> {
  const of = <T>(kind: Field['kind']): { field: Field; value: T }[] => fields.flatMap((field) => (field.kind === kind && stated[field.key] !== undefined ? [{ field, value: stated[field.key] as T }] : []));
  const people = of<string>('person');
  const files = of<readonly AttachedFile[]>('files');
  const entries = of<readonly string[]>('entries');
  const reasons: Reason[] = [];
  const fault = (field: Field, code: string, more: Readonly<Record<string, string>> = {}): number => reasons.push({ code, params: { fact: field.title.zh, ...more }, at: field.key });

  const parties = new Set<string>(known.parties.map((p) => p.personId));
  const strangers = people.filter(({ value }) => !parties.has(value));
  const named = strangers.length === 0 ? parties : await mayBeNamed(unit, strangers.map((p) => p.value));
  for (const { field, value } of strangers) if (!named.has(value)) fault(field, 'cases.fact_no_person');

  const newHashes = files.flatMap(({ value }) => value.map((f) => f.hash)).filter((hash) => !known.files.has(hash));
  const given = await filesGiven(unit, newHashes);
  for (const { field, value } of files) for (const f of value) if (!known.files.has(f.hash) && !given.has(f.hash)) fault(field, 'cases.fact_no_file', { name: f.name });

  const found = new Map((await evidenceInReach(unit, [...new Set(entries.flatMap((e) => e.value))])).map((e) => [e.id, e]));
  for (const { field, value } of entries) {
    const concerned = value.every((id) => found.get(id)?.persons.some((p) => parties.has(p.personId)));
    if (!concerned) fault(field, 'cases.fact_no_entry');
  }
  return reasons;
}
