import { z } from 'zod';
import { isDay, isPartialDate } from '../../../kernel/period.ts';
import { appointmentKinds, appointmentStates, organizationTypes, postCategories, sexes, staffCategories } from '../model.ts';

/** Text of one field: trimmed, no control characters (the database refuses NUL), bounded. */
export const text = (max: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(max)
    // oxlint-disable-next-line no-control-regex
    .refine((t) => !/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/.test(t), 'text.control_characters');
export const optionalText = (max: number) => text(max).nullable();
export const uuid = z.uuid();
export const dayText = z.string().refine(isDay, 'date.malformed');
export const partialDateText = z.string().refine(isPartialDate, 'date.malformed');
export const tags = z.array(text(40)).max(30);

/** Ask about another day (`validAt`) or another state of knowledge (`knownAt`); both default to now. */
export const asOfQuery = z.object({ validAt: dayText.optional(), knownAt: z.iso.datetime({ offset: true }).optional() });

export const educationSteps = [1, 2, 3, 4] as const;
export const educationStep = z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4)]);

export const teamProfile = z.object({
  fields: z.array(text(40)).max(30).optional(),
  womenAtLeast: z.int().min(0).max(99).optional(),
  youngAtLeast: z.object({ age: z.int().min(18).max(70), count: z.int().min(1).max(99) }).optional(),
  frontLineAtLeast: z.int().min(0).max(99).optional(),
});

export const postRequirement = z.object({
  educationAtLeast: educationStep.optional(),
  majors: z.array(text(60)).max(30).optional(),
  ageAtMost: z.int().min(18).max(80).optional(),
  politicalStatus: z.array(text(20)).max(15).optional(),
  frontLine: z.boolean().optional(),
  note: text(500).optional(),
});

export const organizationView = z.object({
  id: uuid,
  versionId: uuid,
  number: z.int(),
  name: z.string(),
  shortName: z.string(),
  type: z.enum(organizationTypes),
  level: z.string().nullable(),
  field: z.string().nullable(),
  parentId: z.string().nullable(),
  path: z.string(),
  sortOrder: z.int(),
  tags: z.array(z.string()),
  establishment: z.int().nullable(),
  teamProfile: teamProfile,
  validFrom: z.string(),
  validTo: z.string().nullable(),
});

export const postView = z.object({
  id: uuid,
  versionId: uuid,
  organizationId: uuid,
  title: z.string(),
  category: z.enum(postCategories),
  leadershipLevel: z.string().nullable(),
  establishment: z.int(),
  principal: z.boolean(),
  requirement: postRequirement,
  sortOrder: z.int(),
  validFrom: z.string(),
  validTo: z.string().nullable(),
});

export const appointmentView = z.object({
  id: uuid,
  versionId: uuid,
  personId: uuid,
  organizationId: uuid,
  organizationName: z.string(),
  postId: z.string().nullable(),
  title: z.string(),
  kind: z.enum(appointmentKinds),
  main: z.boolean(),
  principal: z.boolean(),
  category: z.enum(postCategories).nullable(),
  leadershipLevel: z.string().nullable(),
  levelSince: z.string().nullable(),
  state: z.enum(appointmentStates),
  startedOn: z.string(),
  endedOn: z.string().nullable(),
  trialUntil: z.string().nullable(),
  document: z.string().nullable(),
  endedBecause: z.string().nullable(),
  tags: z.array(z.string()),
});
export type AppointmentView = z.infer<typeof appointmentView>;

/** One line of a list of people. Ages are full years today. */
export const personRow = z.object({
  id: uuid,
  name: z.string(),
  sex: z.enum(sexes).nullable(),
  bornOn: z.string().nullable(),
  age: z.int().nullable(),
  politicalStatus: z.string().nullable(),
  staffCategory: z.enum(staffCategories).nullable(),
  organizationId: z.string().nullable(),
  organizationName: z.string().nullable(),
  organizationPath: z.string().nullable(),
  title: z.string().nullable(),
  titles: z.string(),
  category: z.enum(postCategories).nullable(),
  principal: z.boolean(),
  leadershipLevel: z.string().nullable(),
  levelSince: z.string().nullable(),
  rank: z.string().nullable(),
  rankSince: z.string().nullable(),
  postSince: z.string().nullable(),
  education: z.string().nullable(),
  degree: z.string().nullable(),
  major: z.string().nullable(),
  lastGrade: z.string().nullable(),
  lastGradeYear: z.int().nullable(),
  withinEffectPeriod: z.boolean(),
  awaitingPost: z.boolean(),
  tags: z.array(z.string()),
  photoHash: z.string().nullable(),
});
export type PersonRow = z.infer<typeof personRow>;
