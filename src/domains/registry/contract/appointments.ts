import { z } from 'zod';
import { endpoint } from '../../../kernel/endpoint.ts';
import { writeAppointments } from '../access.ts';
import { appointmentKinds, postCategories } from '../model.ts';
import { appointmentView, dayText, optionalText, partialDateText, tags, text, uuid } from './shapes.ts';

export const appointmentParams = z.object({ appointmentId: uuid });

export const proposeAppointment = endpoint({
  name: 'registry.propose_appointment',
  method: 'POST',
  path: '/appointments',
  summary: 'Proposes an appointment (任职, 兼任, 挂职, 试用). It waits for its checkpoints (task list, M008) before it takes force.',
  body: z.object({
    personId: uuid,
    organizationId: uuid,
    postId: uuid.nullable().default(null),
    /** Left out when a post is given: then the post's own. */
    title: text(100).optional(),
    kind: z.enum(appointmentKinds),
    main: z.boolean().default(true),
    principal: z.boolean().optional(),
    category: z.enum(postCategories).optional(),
    leadershipLevel: optionalText(20).optional(),
    levelSince: partialDateText.nullable().default(null),
    startedOn: dayText,
    trialUntil: dayText.nullable().default(null),
    document: optionalText(200).default(null),
    tags: tags.default([]),
  }),
  output: appointmentView,
  permission: writeAppointments,
  refusals: ['registry.no_such_person', 'registry.no_such_organization', 'registry.no_such_post', 'registry.post_full', 'registry.appointment_twice', 'registry.title_missing', 'registry.trial_needs_end'],
});

export const takeOffice = endpoint({
  name: 'registry.take_office',
  method: 'POST',
  path: '/appointments/:appointmentId/take-office',
  summary: 'A proposed appointment takes force, once every checkpoint agrees (P09: taking office comes with a task list).',
  params: appointmentParams,
  body: z.object({ versionId: uuid, startedOn: dayText.optional(), document: optionalText(200).optional() }),
  output: appointmentView,
  permission: writeAppointments,
  refusals: ['registry.no_such_appointment', 'registry.changed_meanwhile', 'registry.appointment_state', 'registry.checkpoint_open', 'registry.post_full'],
});

export const leaveOffice = endpoint({
  name: 'registry.leave_office',
  method: 'POST',
  path: '/appointments/:appointmentId/leave-office',
  summary: 'Ends an appointment from a day, once every checkpoint agrees (P09: a transfer is preceded by a closing account); a proposed one is withdrawn.',
  params: appointmentParams,
  body: z.object({ versionId: uuid, endedOn: dayText, because: text(200), document: optionalText(200).optional() }),
  output: appointmentView,
  permission: writeAppointments,
  refusals: ['registry.no_such_appointment', 'registry.changed_meanwhile', 'registry.appointment_state', 'registry.checkpoint_open', 'registry.dates_out_of_order'],
});
