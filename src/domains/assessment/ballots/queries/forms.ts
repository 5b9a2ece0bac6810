import type { z } from 'zod';
import type { Actor } from '../../../../kernel/actor.ts';
import { must } from '../../../../kernel/permission.ts';
import type { House } from '../../../../platform/house/index.ts';
import { readBallotForms } from '../../access.ts';
import { plainReason } from '../../queries/schemes.ts';
import { formDefinition } from '../contract/form.ts';
import type { checkBallotForm, FormView, openBallotForm } from '../contract/forms.ts';
import { formOf } from '../commands/hold-election.ts';
import { checkForm, formWeights, weightText } from '../rules/check-form.ts';
import { allForms, formUses, type StoredForm } from '../store/index.ts';

const view = (f: StoredForm, latest: boolean, used: number): FormView => ({ id: f.id, key: f.key, version: f.version, title: f.definition.title, kind: f.definition.kind, latest, used, recordedAt: f.recordedAt.toISOString(), recordedBy: f.recordedBy });

export const listForms = (house: House, actor: Actor): Promise<FormView[]> =>
  house.unit(actor, async (unit) => {
    must(actor, readBallotForms, { regionId: actor.regionId });
    const [all, uses] = [await allForms(unit), await formUses(unit)];
    return all.map((f) => view(f, all.find((o) => o.key === f.key)!.id === f.id, uses.get(f.id) ?? 0));
  });
export const openForm = (house: House, actor: Actor, id: string): Promise<z.infer<typeof openBallotForm.output>> =>
  house.unit(actor, async (unit) => {
    must(actor, readBallotForms, { regionId: actor.regionId });
    const form = await formOf(unit, id);
    const all = await allForms(unit);
    return { form: view(form, all.find((o) => o.key === form.key)!.id === form.id, (await formUses(unit)).get(id) ?? 0), definition: form.definition };
  });
/** What is wrong with a form, without saving it. A form that cannot be read says where. */
export function tryForm(definition: unknown): z.infer<typeof checkBallotForm.output> {
  const read = formDefinition.safeParse(definition);
  if (!read.success) return { problems: read.error.issues.slice(0, 50).map((i) => ({ code: 'assessment.ballot_field', params: { message: i.message }, at: i.path.join('.') })), weights: [] };
  return { problems: checkForm(read.data).map(plainReason), weights: formWeights(read.data).map((w) => ({ side: w.side, percent: weightText(w.total), holds: w.holds })) };
}
