import type { z } from 'zod';
import type { Actor } from '../../../../kernel/actor.ts';
import { must } from '../../../../kernel/permission.ts';
import { Refusal } from '../../../../kernel/refusal.ts';
import type { House } from '../../../../platform/house/index.ts';
import { policyInForce } from '../../../policy/index.ts';
import { readBallotForms } from '../../access.ts';
import { plainReason } from '../../queries/plain-reason.ts';
import { readyForm, type checkBallotForm, type FormView, type openBallotForm, type ReadyForm } from '../contract/forms.ts';
import { formOf } from '../commands/hold-election.ts';
import { formWeights, weightText } from '../rules/check-form.ts';
import { readForm } from '../rules/read-form.ts';
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
/** Ready-made forms of the packs in force. Refuses a pack whose form cannot be read or does not hold together. */
export const readyForms = (house: House, actor: Actor): Promise<ReadyForm[]> =>
  house.unit(actor, async (unit) => {
    must(actor, readBallotForms, { regionId: actor.regionId });
    const policy = await policyInForce(unit, unit.today);
    return policy.ballotForms().map(({ key, about, practice, form }) => {
      const { definition, problems } = readForm(form);
      const read = readyForm.safeParse({ key, about, practice: practice ?? null, definition });
      if (problems.length > 0 || !read.success) throw new Refusal('rule', 'assessment.ready_form_unreadable', { form: key, pack: policy.version }, problems);
      return read.data;
    });
  });
/** What is wrong with a form, without saving it. A form that cannot be read says where. */
export function tryForm(definition: unknown): z.infer<typeof checkBallotForm.output> {
  const read = readForm(definition);
  return { problems: read.problems.map(plainReason), weights: read.definition === null ? [] : formWeights(read.definition).map((w) => ({ side: w.side, percent: weightText(w.total), holds: w.holds })) };
}
