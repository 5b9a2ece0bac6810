import { canonicalJson } from '../../../../kernel/canonical-json.ts';
import type { Actor } from '../../../../kernel/actor.ts';
import { must } from '../../../../kernel/permission.ts';
import { Refusal } from '../../../../kernel/refusal.ts';
import type { House, Unit } from '../../../../platform/house/index.ts';
import { manageBallotForms } from '../../access.ts';
import type { FormDefinition } from '../contract/form.ts';
import type { BallotFormId } from '../model.ts';
import { checkForm } from '../rules/check-form.ts';
import { holdLatestForm, insertForm } from '../store/index.ts';

/**
 * Saves a form as the next version of its key; the same definition again changes nothing. `after` is the version it was written after.
 * Refuses `assessment.ballot_form_refused` with every place, `assessment.ballot_form_newer` when another version came between.
 */
export async function keepForm(unit: Unit, definition: FormDefinition, after?: number): Promise<{ id: BallotFormId; version: number; unchanged: boolean }> {
  const problems = checkForm(definition);
  if (problems.length > 0) throw new Refusal('invalid', 'assessment.ballot_form_refused', { title: definition.title.zh, problems: problems.length }, problems);
  const latest = await holdLatestForm(unit, definition.key);
  if (latest && canonicalJson(latest.definition) === canonicalJson(definition)) return { id: latest.id, version: latest.version, unchanged: true };
  if (after !== undefined && after !== (latest?.version ?? 0)) throw new Refusal('conflict', 'assessment.ballot_form_newer', { title: latest?.definition.title.zh ?? definition.title.zh, version: latest?.version ?? 0, by: latest?.recordedBy ?? '' });
  const version = (latest?.version ?? 0) + 1;
  const id = await insertForm(unit, definition, version);
  unit.audit({ action: 'assessment.ballot_form_saved', subjectKind: 'ballot_form', subjectId: id, detail: { key: definition.key, version, kind: definition.kind } });
  return { id, version, unchanged: false };
}
export const saveForm = (house: House, actor: Actor, definition: FormDefinition, after?: number): Promise<{ id: string; version: number; unchanged: boolean }> =>
  house.unit(actor, (unit) => {
    must(actor, manageBallotForms, { regionId: actor.regionId });
    return keepForm(unit, definition, after);
  });
