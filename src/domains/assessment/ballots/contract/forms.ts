import { z } from 'zod';
import { endpoint } from '../../../../kernel/endpoint.ts';
import { manageBallotForms, readBallotForms } from '../../access.ts';
import { formKinds } from '../model.ts';
import { bilingual, formDefinition } from './form.ts';

export const reason = z.object({ code: z.string(), params: z.record(z.string(), z.union([z.string(), z.number()])).optional(), source: z.string().optional(), at: z.string().optional() });
export const formView = z.object({ id: z.string(), key: z.string(), version: z.number(), title: bilingual, kind: z.enum(formKinds), latest: z.boolean(), /** Elections and observations that use this version. */ used: z.number(), recordedAt: z.string(), recordedBy: z.string() });
export type FormView = z.infer<typeof formView>;

export const listBallotForms = endpoint({
  name: 'assessment.list_ballot_forms',
  method: 'GET',
  path: '/assessment/ballots/forms',
  summary: 'All versions of all ballot forms, by key, newest version first.',
  output: z.array(formView),
  permission: readBallotForms,
  refusals: [],
});
export const openBallotForm = endpoint({
  name: 'assessment.open_ballot_form',
  method: 'GET',
  path: '/assessment/ballots/forms/:id',
  summary: 'One version of a form with its definition.',
  params: z.object({ id: z.uuid() }),
  output: z.object({ form: formView, definition: formDefinition }),
  permission: readBallotForms,
  refusals: ['assessment.no_such_ballot_form'],
});
export const checkBallotForm = endpoint({
  name: 'assessment.check_ballot_form',
  method: 'POST',
  path: '/assessment/ballots/forms/check',
  summary: 'Says what is wrong with a form without saving it, place by place (`at` is a path such as sections.0.items.2.weight), and the sum of its weights by side.',
  body: z.object({ definition: z.unknown() }),
  output: z.object({ problems: z.array(reason), weights: z.array(z.object({ side: z.string(), percent: z.string(), holds: z.boolean() })) }),
  permission: readBallotForms,
  refusals: [],
});
/** A form to begin with, from the policy packs in force. */
export const readyForm = z.object({ key: z.string(), about: bilingual, /** The mechanism it serves, e.g. M046. */ practice: z.string().nullable(), definition: formDefinition });
export type ReadyForm = z.infer<typeof readyForm>;
export const listReadyForms = endpoint({
  name: 'assessment.list_ready_ballot_forms',
  method: 'GET',
  path: '/assessment/ballots/forms/ready',
  summary: 'Ready-made ballot forms of the policy packs in force (`policies/<pack>/ballot-forms`), to copy and change.',
  output: z.array(readyForm),
  permission: readBallotForms,
  refusals: ['assessment.ready_form_unreadable'],
});
export const saveBallotForm = endpoint({
  name: 'assessment.save_ballot_form',
  method: 'POST',
  path: '/assessment/ballots/forms',
  summary: 'Saves a form as the next version of its key; versions never change. The same definition again changes nothing. Refuses a bad form and names each place.',
  body: z.object({ definition: formDefinition, /** The version it was written after, 0 for a new key: refused when somebody saved meanwhile. Left out, it follows whatever is there. */ after: z.number().int().min(0).optional() }),
  output: z.object({ id: z.string(), version: z.number(), unchanged: z.boolean() }),
  permission: manageBallotForms,
  refusals: ['assessment.ballot_form_refused', 'assessment.ballot_form_newer'],
});
