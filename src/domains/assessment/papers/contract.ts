import { z } from 'zod';
import { endpoint } from '../../../kernel/endpoint.ts';
import { answerOwnOutcome, commentRegistrations, printPapers, readBulletins, readPublicity, readRegistrations, writeOwnRegistration } from '../access.ts';
import { grades } from '../model.ts';
import { paperFormats, registrationStates, rosterColumns, suggestible } from './model.ts';

const id = z.object({ id: z.uuid() });
const ofPerson = z.object({ id: z.uuid(), personId: z.uuid() });
const text = (max: number) => z.string().trim().min(2).max(max);
const nothing = z.object({});
const format = z.object({ format: z.enum(paperFormats).default('docx') });
const bilingual = z.object({ zh: z.string(), en: z.string() });
/** Why it is taken out (个人信息保护法 第六条): kept in the audit. */
const purpose = text(200);

const registration = z.object({
  state: z.enum(registrationStates).nullable(),
  duties: z.string(),
  summary: z.string(),
  submittedOn: z.string().nullable(),
  returnedReason: z.string().nullable(),
  comment: z.string().nullable(),
  suggestedGrade: z.enum(grades).nullable(),
  commentedOn: z.string().nullable(),
  commentedBy: z.string().nullable(),
});

export const ownRegistrations = endpoint({
  name: 'assessment.own_registrations',
  method: 'GET',
  path: '/assessment/own/registrations',
  summary: 'The own 年度考核登记表 of each year: what was written, until when it is due, and once the year is confirmed what the leader wrote under it.',
  output: z.array(registration.extend({ runId: z.string(), year: z.number(), schemeTitle: bilingual, dueOn: z.string(), late: z.boolean(), confirmed: z.boolean() })),
  permission: writeOwnRegistration,
  refusals: ['assessment.account_without_person'],
});

export const writeSummary = endpoint({
  name: 'assessment.write_summary',
  method: 'PUT',
  path: '/assessment/own/registrations/:id',
  summary: 'Writes the own duties and summary of a year (个人总结); `submit` hands it in, after which it changes only if it is handed back.',
  params: id,
  body: z.object({ duties: z.string().trim().max(500), summary: z.string().trim().max(6000), submit: z.boolean().default(false) }),
  output: z.object({ state: z.enum(registrationStates), late: z.boolean() }),
  permission: writeOwnRegistration,
  refusals: ['assessment.no_such_run', 'assessment.not_assessed_here', 'assessment.registration_closed', 'assessment.summary_handed_in', 'assessment.summary_too_short', 'assessment.account_without_person'],
});

export const ownForm = endpoint({
  name: 'assessment.own_registration_form',
  method: 'GET',
  path: '/assessment/own/registrations/:id/form',
  summary: 'The own 年度考核登记表 as Word or PDF; the leader’s words, grade and view stand in it once the year is confirmed.',
  params: id,
  query: format,
  output: z.unknown(),
  answers: 'file',
  permission: writeOwnRegistration,
  refusals: ['assessment.no_such_run', 'assessment.not_assessed_here', 'assessment.account_without_person', 'documents.pdf_no_browser'],
});

export const ownLetter = endpoint({
  name: 'assessment.own_feedback_letter',
  method: 'GET',
  path: '/assessment/own/outcomes/:id/letter',
  summary: 'The own feedback letter of a confirmed year as Word or PDF (公务员法 第三十八条: 书面通知本人).',
  params: id,
  query: format,
  output: z.unknown(),
  answers: 'file',
  permission: answerOwnOutcome,
  refusals: ['assessment.no_such_run', 'assessment.no_such_result', 'assessment.not_confirmed_yet', 'assessment.account_without_person', 'documents.pdf_no_browser'],
});

export const listRegistrations = endpoint({
  name: 'assessment.list_registrations',
  method: 'GET',
  path: '/assessment/runs/:id/registrations',
  summary: 'Who of a year has handed in the summary and who has been commented on, within reach, with the due days.',
  params: id,
  output: z.object({
    summaryDueOn: z.string(),
    commentDueOn: z.string(),
    rows: z.array(z.object({ personId: z.string(), name: z.string(), title: z.string(), organizationName: z.string(), state: z.enum(registrationStates).nullable(), late: z.boolean(), suggestedGrade: z.enum(grades).nullable() })),
  }),
  permission: readRegistrations,
  refusals: ['assessment.no_such_run', 'assessment.paper_of_people'],
});

export const openRegistration = endpoint({
  name: 'assessment.open_registration',
  method: 'GET',
  path: '/assessment/runs/:id/registrations/:personId',
  summary: 'What one person wrote of a year and the comment under it. A draft that was not handed in is the person’s own and is not shown.',
  params: ofPerson,
  output: registration.extend({ name: z.string(), year: z.number(), confirmed: z.boolean() }),
  permission: readRegistrations,
  refusals: ['assessment.no_such_run', 'assessment.not_assessed_here', 'registry.no_such_person'],
});

export const commentRegistration = endpoint({
  name: 'assessment.comment_registration',
  method: 'PUT',
  path: '/assessment/runs/:id/registrations/:personId/comment',
  summary: 'Puts the leader’s comment and suggested grade under a summary that was handed in (主管领导评语和考核等次建议). It decides nothing.',
  params: ofPerson,
  body: z.object({ comment: text(2000), suggestedGrade: z.enum(suggestible) }),
  output: nothing,
  permission: commentRegistrations,
  refusals: ['assessment.no_such_run', 'assessment.not_assessed_here', 'assessment.summary_not_handed_in', 'assessment.review_own_case', 'assessment.registration_closed', 'registry.no_such_person'],
});

export const returnSummary = endpoint({
  name: 'assessment.return_summary',
  method: 'POST',
  path: '/assessment/runs/:id/registrations/:personId/return',
  summary: 'Hands a summary back to be written again, with the reason.',
  params: ofPerson,
  body: z.object({ reason: text(500) }),
  output: nothing,
  permission: commentRegistrations,
  refusals: ['assessment.no_such_run', 'assessment.not_assessed_here', 'assessment.summary_not_handed_in', 'assessment.summary_commented', 'assessment.review_own_case', 'assessment.registration_closed', 'registry.no_such_person'],
});

export const registrationForm = endpoint({
  name: 'assessment.registration_form',
  method: 'GET',
  path: '/assessment/runs/:id/registrations/:personId/form',
  summary: '公务员年度考核登记表 of one person as Word or PDF, marked with who printed it and when.',
  params: ofPerson,
  query: format,
  output: z.unknown(),
  answers: 'file',
  permission: printPapers,
  refusals: ['assessment.no_such_run', 'assessment.not_assessed_here', 'assessment.paper_of_people', 'registry.no_such_person', 'documents.pdf_no_browser'],
});

/** Whom: named people, or everybody of the year within reach. */
const whom = { people: z.array(z.uuid()).min(1).max(5000).optional(), group: z.string().max(200).optional(), organizationId: z.uuid().optional(), grade: z.enum(grades).optional() };

export const registrationForms = endpoint({
  name: 'assessment.registration_forms',
  method: 'POST',
  path: '/assessment/runs/:id/registration-forms',
  summary: 'The registration forms of many people in a zip, a folder for each unit.',
  params: id,
  body: z.object({ ...whom, format: z.enum(paperFormats).default('docx'), purpose }),
  output: z.unknown(),
  answers: 'file',
  permission: printPapers,
  refusals: ['assessment.no_such_run', 'assessment.paper_of_people', 'assessment.papers_nobody', 'assessment.papers_too_many', 'documents.pdf_no_browser'],
});

export const resultRoster = endpoint({
  name: 'assessment.result_roster',
  method: 'POST',
  path: '/assessment/runs/:id/roster',
  summary: 'Results of a year as xlsx with chosen columns, by unit with the counts of each, marked with who took it out and when.',
  params: id,
  body: z.object({ ...whom, columns: z.array(z.enum(rosterColumns)).min(1).max(rosterColumns.length), purpose }),
  output: z.unknown(),
  answers: 'file',
  permission: printPapers,
  refusals: ['assessment.no_such_run', 'assessment.not_confirmed_yet', 'assessment.papers_nobody'],
});

export const feedbackLetter = endpoint({
  name: 'assessment.feedback_letter',
  method: 'GET',
  path: '/assessment/runs/:id/results/:personId/letter',
  summary: 'The feedback letter to a person (or a team): result, strengths, gaps, what gave and what cost points, and until when a review can be asked for.',
  params: ofPerson,
  query: format,
  output: z.unknown(),
  answers: 'file',
  permission: printPapers,
  refusals: ['assessment.no_such_run', 'assessment.no_such_result', 'assessment.not_confirmed_yet', 'registry.no_such_person', 'registry.no_such_organization', 'documents.pdf_no_browser'],
});

export const bulletinPaper = endpoint({
  name: 'assessment.bulletin_paper',
  method: 'GET',
  path: '/assessment/months/bulletins/paper',
  summary: 'The 好差评 bulletin of a unit and month as Word or PDF, as it went out: sections only, with the reason for every bad rating (M054).',
  query: format.extend({ unitId: z.uuid(), month: z.string().regex(/^20\d{2}-(0[1-9]|1[0-2])$/, 'assessment.month_malformed') }),
  output: z.unknown(),
  answers: 'file',
  permission: readBulletins,
  refusals: ['assessment.no_bulletin', 'documents.pdf_no_browser'],
});

export const noticePaper = endpoint({
  name: 'assessment.publicity_paper',
  method: 'GET',
  path: '/assessment/publicities/:id/paper',
  summary: 'A notice of 优秀 as Word or PDF to hang out on paper, with its term and how to object.',
  params: id,
  query: format,
  output: z.unknown(),
  answers: 'file',
  permission: readPublicity,
  refusals: ['assessment.no_such_publicity', 'documents.pdf_no_browser'],
});
