import { z } from 'zod';
import { endpoint } from '../../../kernel/endpoint.ts';
import { day } from '../../../kernel/period.ts';
import { id, made, nothing, reason, text, title } from '../contract/views.ts';
import { doSteps, readManuals, readMatters, runMatters, writeManuals } from './access.ts';
import { attachedFile, filledForm, manualContent, matterStages, moveKinds, stepStages } from './model.ts';

const unit = z.object({ id: z.string(), name: z.string() });
const person = z.object({ personId: z.string(), name: z.string() });
const manual = z.object({ id: z.string(), kind: z.string(), title: z.string(), organizationId: z.string(), organizationName: z.string(), retiredOn: z.string().nullable(), retiredBecause: z.string().nullable() });
const versionHead = z.object({ number: z.number(), publishedOn: z.string(), publishedBy: z.string(), writtenBy: z.string() });

export const listManuals = endpoint({
  name: 'work.manuals',
  method: 'GET',
  path: '/manuals',
  summary: '分类工作手册 (M026): a manual for each kind of matter, its version in force with steps and working days, and how many matters run by it.',
  output: z.object({
    manuals: z.array(manual.extend({ version: versionHead.nullable(), steps: z.number(), days: z.number(), running: z.number(), draft: z.boolean() })),
    units: z.array(unit),
    can: z.object({ write: z.boolean(), run: z.boolean() }),
  }),
  permission: readManuals,
  refusals: [],
});
export const openManual = endpoint({ name: 'work.open_manual', method: 'POST', path: '/manuals', summary: 'A manual for a kind of matter of a unit and those below it; its steps are written as a draft.', body: z.object({ organizationId: z.uuid(), kind: z.string().trim().min(2).max(60), title }), output: made, permission: writeManuals, refusals: ['manuals.kind_taken', 'registry.no_such_organization'] });
export const readManual = endpoint({
  name: 'work.manual',
  method: 'GET',
  path: '/manuals/:id',
  summary: 'A manual with all its versions, newest first, and for those who write it the draft with what keeps it from being published.',
  params: id,
  output: z.object({
    manual,
    versions: z.array(versionHead.extend({ content: manualContent })),
    draft: z.object({ revision: z.number(), content: manualContent, writtenBy: z.string(), writtenOn: z.string(), faults: z.array(z.object({ code: z.string(), params: z.record(z.string(), z.union([z.string(), z.number()])).optional(), at: z.string().optional() })), own: z.boolean() }).nullable(),
    units: z.array(unit),
    /** Units that may begin a matter by it, for whoever runs some. */
    places: z.array(unit),
    can: z.object({ write: z.boolean(), run: z.boolean() }),
  }),
  permission: readManuals,
  refusals: ['manuals.no_such_manual'],
});
const there = ['manuals.no_such_manual', 'manuals.retired'] as const;
export const saveManualDraft = endpoint({ name: 'work.save_manual_draft', method: 'PUT', path: '/manuals/:id/draft', summary: 'Writes the draft; `seen` is the revision it was written on, 0 for the first. A draft may be unfinished; what is wrong is told, not refused, until it is published.', params: id, body: z.object({ seen: z.int().min(0), content: manualContent }), output: z.object({ revision: z.number() }), permission: writeManuals, refusals: [...there, 'manuals.draft_moved', 'registry.no_such_organization'] });
export const discardManualDraft = endpoint({ name: 'work.discard_manual_draft', method: 'DELETE', path: '/manuals/:id/draft', summary: 'Throws the draft away; published versions stay.', params: id, output: nothing, permission: writeManuals, refusals: [...there, 'manuals.no_draft'] });
export const publishManual = endpoint({ name: 'work.publish_manual', method: 'POST', path: '/manuals/:id/versions', summary: 'The draft becomes the next version and never changes again; by somebody who did not write in it. Matters begun by an older version keep that.', params: id, body: z.object({ seen: z.int().min(1) }), output: z.object({ number: z.number() }), permission: writeManuals, refusals: [...there, 'manuals.no_draft', 'manuals.draft_moved', 'manuals.own_draft', 'manuals.faults'] });
export const retireManual = endpoint({ name: 'work.retire_manual', method: 'POST', path: '/manuals/:id/retirement', summary: 'Nothing new is begun by it; what runs runs on.', params: id, body: z.object({ reason }), output: nothing, permission: writeManuals, refusals: [...there] });

const current = z.object({ position: z.number(), title: z.string(), person, dueOn: z.string(), late: z.number(), overdue: z.boolean() });
const head = z.object({
  id: z.string(), title: z.string(), manualId: z.string(), kind: z.string(), manualTitle: z.string(), version: z.number(), organizationId: z.string(), organizationName: z.string(), startedOn: z.string(), stage: z.enum(matterStages),
  steps: z.number(), done: z.number(), current: z.array(current), overdue: z.number(), late: z.number(), paused: z.boolean(), endedOn: z.string().nullable(),
});
export const listManualMatters = endpoint({
  name: 'work.manual_matters',
  method: 'GET',
  path: '/manual-matters',
  summary: 'Where each matter begun by a manual stands, which step is late and by how many working days, whose it is (M026).',
  output: z.object({ matters: z.array(head), late: z.array(z.object({ matterId: z.string(), matterTitle: z.string(), organizationName: z.string(), step: z.string(), person, dueOn: z.string(), days: z.number() })), steps: z.array(z.object({ manualTitle: z.string(), step: z.string(), done: z.number(), taken: z.string(), limit: z.number(), late: z.number() })), can: z.object({ run: z.boolean() }) }),
  permission: readMatters,
  refusals: [],
});
export const startManualMatter = endpoint({ name: 'work.start_manual_matter', method: 'POST', path: '/manual-matters', summary: 'Begins a matter by the version in force, with one person for each role: of the unit the manual names, else of the unit whose matter it is.', body: z.object({ manualId: z.uuid(), organizationId: z.uuid(), title, people: z.array(z.object({ role: z.string().trim().min(1).max(60), personId: z.uuid() })).max(20) }), output: made, permission: runMatters, refusals: [...there, 'manuals.not_published', 'manuals.out_of_reach', 'manuals.role_empty', 'manuals.person_elsewhere', 'registry.no_such_organization', 'registry.no_such_person'] });
export const readManualMatter = endpoint({
  name: 'work.manual_matter',
  method: 'GET',
  path: '/manual-matters/:id',
  summary: 'A matter step by step by the version it began with: who, by when, what was filled in, what was sent back and why. Whoever stands for a role sees the whole matter.',
  params: id,
  output: z.object({
    matter: head.extend({ startedBy: z.string(), endedNote: z.string().nullable(), endedBy: z.string().nullable(), newer: z.boolean() }),
    roles: z.array(z.object({ role: z.string(), organizationName: z.string().nullable(), person })),
    steps: z.array(z.object({ position: z.number(), title: z.string(), role: z.string(), person, guide: z.string(), days: z.number(), after: z.array(z.number()), fields: manualContent.shape.steps.element.shape.fields, stage: z.enum(stepStages), round: z.number(), readyOn: z.string().nullable(), dueOn: z.string().nullable(), doneOn: z.string().nullable(), taken: z.number(), late: z.number(), overdue: z.boolean(), form: filledForm.nullable(), doneBy: z.string().nullable(), sentBack: z.string().nullable(), can: z.object({ do: z.boolean(), back: z.array(z.number()), sendBack: z.boolean() }) })),
    moves: z.array(z.object({ sequence: z.number(), kind: z.enum(moveKinds), until: z.string().nullable(), step: z.string().nullable(), backTo: z.string().nullable(), reason: z.string().nullable(), on: z.string(), by: z.string() })),
    can: z.object({ run: z.boolean(), finish: z.boolean(), pause: z.boolean(), resume: z.boolean() }),
    /** Days the clock stood, and for how many more it may. */
    pause: z.object({ stood: z.number(), left: z.number(), latest: z.string(), open: z.object({ since: z.string(), until: z.string(), by: z.string(), reason: z.string() }).nullable() }),
  }),
  permission: readMatters,
  refusals: ['manuals.no_such_matter'],
});
export const ownManualMatters = endpoint({ name: 'work.own_manual_matters', method: 'GET', path: '/own-manual-matters', summary: '本人: the matters in which one stands for a role, with the steps that wait for one.', output: z.object({ matters: z.array(head.extend({ own: z.array(current) })) }), permission: doSteps, refusals: [] });
const ended = ['manuals.no_such_matter', 'manuals.matter_ended'] as const;
const moving = [...ended, 'manuals.no_such_step'] as const;
const step = id.extend({ position: z.coerce.number().int().min(1).max(60) });
export const doManualStep = endpoint({ name: 'work.do_manual_step', method: 'POST', path: '/manual-matters/:id/steps/:position', summary: 'A step done by who stands for its role, with its form; the steps after it begin today.', params: step, body: z.object({ form: filledForm }), output: nothing, permission: doSteps, refusals: [...moving, 'manuals.step_moved', 'manuals.form_wrong', 'work.no_such_file'] });
export const returnManualStep = endpoint({ name: 'work.return_manual_step', method: 'POST', path: '/manual-matters/:id/steps/:position/return', summary: 'Whoever has a step sends back one before it, with the reason: it runs on with what is left of its time, and what follows it is done anew.', params: step, body: z.object({ to: z.int().min(1).max(60), reason }), output: nothing, permission: doSteps, refusals: [...moving, 'manuals.not_before'] });
export const sendBackManualStep = endpoint({ name: 'work.send_back_manual_step', method: 'POST', path: '/manual-matters/:id/returns', summary: 'The unit sends back a step that is done, with the reason; never who stands for a role in the matter.', params: id, body: z.object({ to: z.int().min(1).max(60), reason }), output: nothing, permission: runMatters, refusals: [...moving, 'manuals.not_before', 'manuals.oneself'] });
export const changeManualPerson = endpoint({ name: 'work.change_manual_person', method: 'POST', path: '/manual-matters/:id/people', summary: 'Another person for a role, with the reason. Time that has run stays.', params: id, body: z.object({ role: z.string().trim().min(1).max(60), personId: z.uuid(), reason }), output: nothing, permission: runMatters, refusals: [...ended, 'manuals.role_empty', 'manuals.person_elsewhere', 'registry.no_such_person'] });
export const finishManualMatter = endpoint({ name: 'work.finish_manual_matter', method: 'POST', path: '/manual-matters/:id/finish', summary: 'All steps done, the unit says what came of it; for everybody who did steps it becomes an entry of the file. Never by who stands for a role in it.', params: id, body: z.object({ result: text }), output: nothing, permission: runMatters, refusals: [...ended, 'manuals.steps_open', 'manuals.oneself'] });
export const stopManualMatter = endpoint({ name: 'work.stop_manual_matter', method: 'POST', path: '/manual-matters/:id/stop', summary: 'The matter ends without being done, with the reason; what was done stays.', params: id, body: z.object({ reason }), output: nothing, permission: runMatters, refusals: ended });
export const pauseManualMatter = endpoint({ name: 'work.pause_manual_matter', method: 'POST', path: '/manual-matters/:id/pause', summary: 'Stops the clock of a matter that waits for something outside, with the reason and the last day it may stand; it runs again by itself after that. Working days in all at most `manual-pause-days`. By the unit, never by who stands for a role in the matter.', params: id, body: z.object({ reason, until: day }), output: nothing, permission: runMatters, refusals: [...ended, 'manuals.oneself', 'manuals.paused', 'manuals.nothing_runs', 'manuals.pause_past', 'manuals.pause_too_long'] });
export const resumeManualMatter = endpoint({ name: 'work.resume_manual_matter', method: 'POST', path: '/manual-matters/:id/resumption', summary: 'Starts the clock of a matter again: what it waited for has come. By the unit, never by who stands for a role in the matter.', params: id, output: nothing, permission: runMatters, refusals: [...ended, 'manuals.oneself', 'manuals.not_paused'] });
export const manualMatterFile = endpoint({ name: 'work.manual_matter_file', method: 'GET', path: '/manual-matters/:id/files/:hash', summary: 'A file handed in with a step, for whoever may read the matter. The reading is audited.', params: id.extend({ hash: attachedFile.shape.hash }), output: z.unknown(), answers: 'file', permission: readMatters, refusals: ['manuals.no_such_matter', 'manuals.no_such_file'] });
