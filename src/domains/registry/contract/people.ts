import { z } from 'zod';
import { endpoint } from '../../../kernel/endpoint.ts';
import { readPeople, revealSensitive, writePeople } from '../access.ts';
import { sensitiveFields, sexes, staffCategories } from '../model.ts';
import { appointmentView, asOfQuery, dayText, optionalText, partialDateText, personRow, tags, text, uuid } from './shapes.ts';

/** The fields of a person that are edited one by one. */
export const personFields = z.object({
  name: text(60),
  sex: z.enum(sexes).nullable(),
  bornOn: partialDateText.nullable(),
  ethnicity: optionalText(20),
  nativePlace: optionalText(60),
  birthPlace: optionalText(60),
  politicalStatus: optionalText(40),
  partyJoinedOn: partialDateText.nullable(),
  workStartedOn: partialDateText.nullable(),
  specialty: optionalText(200),
  professionalTitle: optionalText(100),
  staffCategory: z.enum(staffCategories).nullable(),
  tags,
  photoHash: optionalText(64),
  /** Sealed: written here, shown masked, seen through `registry.reveal`. */
  idNumber: optionalText(30),
  phone: optionalText(30),
  health: optionalText(100),
});
export type PersonFields = z.infer<typeof personFields>;

export const educationValues = z.object({
  mode: z.enum(['full_time', 'in_service']),
  level: optionalText(40),
  degree: optionalText(60),
  school: optionalText(120),
  major: optionalText(120),
  graduatedOn: partialDateText.nullable(),
});
export const rankValues = z.object({ rank: text(40), startedOn: partialDateText, endedOn: partialDateText.nullable(), document: optionalText(120) });
export const familyValues = z.object({
  relation: text(20),
  name: text(60),
  bornOn: partialDateText.nullable(),
  politicalStatus: optionalText(40),
  workplace: optionalText(200),
  sortOrder: z.int().min(0).max(999).default(0),
});
export const careerLineValues = z.object({
  startedOn: partialDateText.nullable(),
  endedOn: partialDateText.nullable(),
  text: text(1000),
  tags: tags.default([]),
  sortOrder: z.int().min(0).max(9999).default(0),
});
export const gradeValues = z.object({ year: z.int().min(1949).max(2100), grade: text(40), source: text(200) });
export const rewardValues = z.object({
  kind: z.enum(['reward', 'discipline']),
  code: optionalText(20),
  title: text(300),
  issuer: optionalText(120),
  issuedOn: partialDateText.nullable(),
  /** Last day of the effect period (影响期), reckoned by policy and given in. */
  effectUntil: dayText.nullable(),
});
export const trainingValues = z.object({
  title: text(200),
  kind: text(40),
  hours: z.int().min(0).max(5000),
  startedOn: dayText,
  endedOn: dayText.nullable(),
  organizer: optionalText(120),
});

const withId = <S extends z.ZodRawShape>(shape: z.ZodObject<S>) => shape.extend({ id: uuid, versionId: uuid });
export const careerSegment = appointmentView.extend({ from: z.string(), to: z.string().nullable(), lane: z.int() });

export const dossier = z.object({
  head: personRow.extend({
    versionId: uuid,
    ethnicity: z.string().nullable(),
    nativePlace: z.string().nullable(),
    birthPlace: z.string().nullable(),
    partyJoinedOn: z.string().nullable(),
    workStartedOn: z.string().nullable(),
    specialty: z.string().nullable(),
    professionalTitle: z.string().nullable(),
    /** The official line: 姓名，性别，1975.03生（51岁），民族，籍贯，学历… */
    officialLine: z.string(),
    /** Masked: `430***********1234`. */
    idNumber: z.string().nullable(),
    phone: z.string().nullable(),
    hasHealth: z.boolean(),
    inOffice: z.boolean(),
  }),
  appointments: z.array(appointmentView),
  /** Posts held, stacked: `lane` 0 is the main line, concurrent and seconded posts lie above. */
  careerBand: z.array(careerSegment),
  careerLines: z.array(withId(careerLineValues)),
  ranks: z.array(withId(rankValues)),
  educations: z.array(withId(educationValues)),
  /** Masked unless revealed: the relation and the first character of the name. */
  family: z.array(z.object({ id: uuid, versionId: uuid, relation: z.string(), name: z.string() })),
  grades: z.array(z.object({ id: uuid, year: z.int(), grade: z.string(), source: z.string() })),
  rewards: z.array(rewardValues.extend({ id: uuid })),
  training: z.array(trainingValues.extend({ id: uuid })),
  trainingHoursByYear: z.array(z.object({ year: z.int(), hours: z.int() })),
  /** Effect periods that bind on the day asked about, with their last day. */
  effectPeriods: z.array(z.object({ title: z.string(), issuedOn: z.string().nullable(), until: z.string() })),
  validAt: z.string(),
  knownAt: z.string(),
});
export type Dossier = z.infer<typeof dossier>;

export const personParams = z.object({ personId: uuid });

export const getPerson = endpoint({
  name: 'registry.person',
  method: 'GET',
  path: '/people/:personId',
  summary: 'One person’s file, sensitive fields masked; `validAt` and `knownAt` show it as it was and as it was known.',
  params: personParams,
  query: asOfQuery,
  output: dossier,
  permission: readPeople,
  refusals: ['registry.no_such_person'],
});

/** The photograph of a person as the dossier shows it. Initials stand in where the answer is `registry.no_photo`. */
export const personPhoto = endpoint({
  name: 'registry.person_photo',
  method: 'GET',
  path: '/people/:personId/photo',
  summary: 'The photograph on file (JPEG, PNG or WebP) for those who may read the dossier; with `validAt`/`knownAt` the one on file then.',
  params: personParams,
  query: asOfQuery,
  output: z.unknown(),
  answers: 'file',
  permission: readPeople,
  refusals: ['registry.no_such_person', 'registry.no_photo'],
});

export const personHistory = endpoint({
  name: 'registry.person_history',
  method: 'GET',
  path: '/people/:personId/history',
  summary: 'Who changed which field of the person, when and why; sensitive values are named, not shown.',
  params: personParams,
  output: z.array(
    z.object({
      versionId: uuid,
      recordedAt: z.string(),
      recordedBy: z.string(),
      reason: z.string().nullable(),
      validFrom: z.string(),
      validTo: z.string().nullable(),
      changes: z.array(z.object({ field: z.string(), before: z.string().nullable(), after: z.string().nullable() })),
    }),
  ),
  permission: readPeople,
  refusals: ['registry.no_such_person'],
});

export const createPerson = endpoint({
  name: 'registry.create_person',
  method: 'POST',
  path: '/people',
  summary: 'Puts a person on file. The identity number must be right (GB 11643) and new.',
  body: personFields.partial().extend({ name: text(60), reason: text(300) }),
  output: z.object({ personId: uuid, versionId: uuid }),
  permission: writePeople,
  refusals: ['registry.person_wrong', 'registry.id_number_taken'],
});

export const editPerson = endpoint({
  name: 'registry.edit_person',
  method: 'PATCH',
  path: '/people/:personId',
  summary: 'Changes named fields, with a reason. `versionId` is the version that was on the screen; `validFrom` makes it a change from that day, without it the whole record is corrected.',
  params: personParams,
  body: z.object({ versionId: uuid, reason: text(300), validFrom: dayText.optional(), changes: personFields.partial() }),
  output: z.object({ versionId: uuid }),
  permission: writePeople,
  refusals: ['registry.no_such_person', 'registry.changed_meanwhile', 'registry.nothing_changed', 'registry.before_it_began', 'registry.person_wrong', 'registry.id_number_taken'],
});

/** A fact beside the person: `values: null` withdraws it. `factId` and `versionId` name the one that is replaced. */
const factOf = <K extends string, V extends z.ZodType>(kind: K, values: V) =>
  z.object({ kind: z.literal(kind), factId: uuid.optional(), versionId: uuid.optional(), values: values.nullable(), reason: text(300) });
export const personFact = z.discriminatedUnion('kind', [
  factOf('education', educationValues),
  factOf('rank', rankValues),
  factOf('family_member', familyValues),
  factOf('career_line', careerLineValues),
  factOf('annual_grade', gradeValues),
  factOf('reward_or_discipline', rewardValues),
  factOf('training_record', trainingValues),
]);
export type PersonFact = z.output<typeof personFact>;

export const recordPersonFact = endpoint({
  name: 'registry.record_person_fact',
  method: 'POST',
  path: '/people/:personId/facts',
  summary: 'Records, corrects or withdraws an education, rank, family member, résumé line, annual grade, reward, discipline or training record.',
  params: personParams,
  body: personFact,
  output: z.object({ factId: uuid.nullable() }),
  permission: writePeople,
  refusals: ['registry.no_such_person', 'registry.no_such_fact', 'registry.changed_meanwhile', 'registry.dates_out_of_order', 'registry.fact_empty'],
});

export const reveal = endpoint({
  name: 'registry.reveal',
  method: 'POST',
  path: '/people/:personId/reveal',
  summary: 'Shows sensitive fields unmasked, for a stated purpose; the look itself is audited (个人信息保护法 第二十八条).',
  params: personParams,
  body: z.object({ fields: z.array(z.enum(sensitiveFields)).min(1).max(sensitiveFields.length), purpose: text(200) }),
  output: z.object({
    idNumber: z.string().nullable().optional(),
    phone: z.string().nullable().optional(),
    health: z.string().nullable().optional(),
    family: z.array(withId(familyValues)).optional(),
  }),
  permission: revealSensitive,
  refusals: ['registry.no_such_person'],
});
