import { z } from 'zod';
import { endpoint } from '../../../kernel/endpoint.ts';
import { day } from '../../../kernel/period.ts';
import { managePerformanceFiles, readEvidence, readOverviews, signAsAppointee, signAsSuperior } from '../access.ts';

export const checkpoints = ['taking_office', 'yearly', 'before_transfer'] as const;
const fileId = z.object({ id: z.uuid() });

export const performanceTask = z.strictObject({ key: z.string().min(1).max(50), task: z.string().trim().min(1).max(500), target: z.string().trim().min(1).max(500), deadline: day });
export type PerformanceTask = z.infer<typeof performanceTask>;

const signature = z.object({ party: z.enum(['superior', 'appointee']), name: z.string(), at: z.string() });
const taskState = performanceTask.extend({ completedOn: z.string().nullable(), result: z.string().nullable(), entryId: z.string().nullable(), late: z.boolean() });

export const answerSheet = z.object({
  year: z.number().int(),
  due: z.number().int(),
  done: z.number().int(),
  /** Percentage with two decimals. */
  completion: z.string(),
  group: z.string(),
  rank: z.number().int(),
  groupSize: z.number().int(),
  reputation: z.array(z.object({ from: z.enum(['peers', 'public']), score: z.string(), answered: z.number().int(), source: z.string() })),
  tasks: z.array(taskState),
  publishedAt: z.string(),
});
export type AnswerSheet = z.infer<typeof answerSheet>;

export const closingAccount = z.object({
  number: z.number().int(),
  promised: z.number().int(),
  delivered: z.number().int(),
  /** Percentage with two decimals. */
  deliveredShare: z.string(),
  openItems: z.array(performanceTask),
  tasks: z.array(taskState),
  comparison: z.object({
    group: z.string(),
    rankAmongPeers: z.number().int(),
    peers: z.number().int(),
    peerRows: z.array(z.object({ personId: z.string(), name: z.string(), promised: z.number().int(), delivered: z.number().int(), deliveredShare: z.string() })),
    predecessor: z.object({ personId: z.string(), name: z.string(), promised: z.number().int(), delivered: z.number().int(), deliveredShare: z.string() }).nullable(),
  }),
  generatedAt: z.string(),
  signatures: z.array(signature),
});
export type ClosingAccount = z.infer<typeof closingAccount>;

export const fileSummary = z.object({
  id: z.string(),
  personId: z.string(),
  name: z.string(),
  appointmentId: z.string(),
  organization: z.object({ id: z.string(), name: z.string() }),
  post: z.string(),
  openedOn: z.string(),
  closedOn: z.string().nullable(),
  recorded: z.array(z.enum(checkpoints)),
  missing: z.array(z.enum(checkpoints)),
  tasks: z.number().int(),
  done: z.number().int(),
});

export const openFile = endpoint({
  name: 'evidence.open_performance_file',
  method: 'POST',
  path: '/evidence/performance-files',
  summary: 'Opens the performance file (实绩档案, M007) of a principal leader for one appointment; one file per post.',
  body: z.strictObject({ personId: z.uuid(), appointmentId: z.uuid(), organizationId: z.uuid(), post: z.string().trim().min(1).max(200), openedOn: day }),
  output: z.object({ id: z.string() }),
  permission: managePerformanceFiles,
  refusals: ['evidence.performance_file_exists', 'registry.no_such_person'],
});

export const listFiles = endpoint({
  name: 'evidence.performance_files',
  method: 'GET',
  path: '/evidence/performance-files',
  summary: 'Performance files with checkpoints recorded and missing.',
  output: z.object({ files: z.array(fileSummary) }),
  permission: readOverviews,
  refusals: [],
});

export const getFile = endpoint({
  name: 'evidence.performance_file',
  method: 'GET',
  path: '/evidence/performance-files/:id',
  summary: 'One performance file: task list with signatures, yearly answer sheets, reputation results, closing accounts, what is missing.',
  params: fileId,
  output: fileSummary.extend({
    taskList: z.object({ number: z.number().int(), tasks: z.array(taskState), signatures: z.array(signature), listedAt: z.string() }).nullable(),
    answerSheets: z.array(answerSheet),
    reputation: z.array(z.object({ year: z.number().int(), from: z.enum(['peers', 'public']), score: z.string(), answered: z.number().int(), source: z.string() })),
    closingAccounts: z.array(closingAccount),
    may: z.array(z.enum(['list_tasks', 'sign_superior', 'sign_appointee', 'record_reputation', 'generate_closing_account', 'accept_closing_account'])),
  }),
  permission: readEvidence,
  refusals: ['evidence.no_such_performance_file'],
});

export const listTasks = endpoint({
  name: 'evidence.list_tasks',
  method: 'POST',
  path: '/evidence/performance-files/:id/task-list',
  summary: '上任时交任务、压担子、列清单 (M008): the tasks with target and deadline. A new list waits for both signatures; the last one signed is the baseline.',
  params: fileId,
  body: z.strictObject({ tasks: z.array(performanceTask).min(1).max(200) }),
  output: z.object({ number: z.number().int() }),
  permission: managePerformanceFiles,
  refusals: ['evidence.no_such_performance_file', 'evidence.task_key_twice', 'evidence.deadline_before_office'],
});

const signBody = z.strictObject({ document: z.enum(['task_list', 'closing_account']), number: z.number().int().min(1) });

export const signForSuperior = endpoint({
  name: 'evidence.sign_superior',
  method: 'POST',
  path: '/evidence/performance-files/:id/sign-superior',
  summary: 'The superior signs a task list, or accepts a closing account (M008, M010).',
  params: fileId,
  body: signBody,
  output: z.null(),
  permission: signAsSuperior,
  refusals: ['evidence.no_such_performance_file', 'evidence.no_such_document', 'evidence.signed_already', 'evidence.superior_is_appointee'],
});

export const signForAppointee = endpoint({
  name: 'evidence.sign_appointee',
  method: 'POST',
  path: '/evidence/performance-files/:id/sign-appointee',
  summary: 'The appointee signs the own task list or closing account.',
  params: fileId,
  body: signBody,
  output: z.null(),
  permission: signAsAppointee,
  refusals: ['evidence.no_such_performance_file', 'evidence.no_such_document', 'evidence.signed_already'],
});

export const recordReputation = endpoint({
  name: 'evidence.record_reputation',
  method: 'POST',
  path: '/evidence/performance-files/:id/reputation',
  summary: '听口碑 (M009): the result of asking peers or the public about a leader for a year, 0–100 with two decimals.',
  params: fileId,
  body: z.strictObject({ year: z.number().int().min(1990).max(2200), from: z.enum(['peers', 'public']), score: z.string().regex(/^(100(\.0{1,2})?|\d{1,2}(\.\d{1,2})?)$/), answered: z.number().int().min(1), source: z.string().trim().min(2).max(200) }),
  output: z.null(),
  permission: managePerformanceFiles,
  refusals: ['evidence.no_such_performance_file', 'evidence.answer_sheet_published', 'evidence.reputation_recorded'],
});

export const publishAnswerSheets = endpoint({
  name: 'evidence.publish_answer_sheets',
  method: 'POST',
  path: '/evidence/answer-sheets',
  summary: '晒答卷、比排名 (M009): computes completion, ranks leaders within comparable groups and publishes one answer sheet each for the year.',
  body: z.strictObject({ year: z.number().int().min(1990).max(2200), group: z.string().max(100).optional() }),
  output: z.object({ published: z.array(z.object({ fileId: z.string(), personId: z.string(), completion: z.string(), rank: z.number().int(), groupSize: z.number().int() })) }),
  permission: managePerformanceFiles,
  refusals: ['evidence.answer_sheet_published', 'evidence.reputation_missing', 'evidence.no_leaders_to_rank', 'evidence.year_not_over'],
});

export const generateClosingAccount = endpoint({
  name: 'evidence.closing_account',
  method: 'POST',
  path: '/evidence/performance-files/:id/closing-account',
  summary: '调任前看成效、比业绩、交账单 (M010): promised against delivered, open items, comparison with predecessor and peers. Waits for acceptance.',
  params: fileId,
  output: closingAccount,
  permission: managePerformanceFiles,
  refusals: ['evidence.no_such_performance_file', 'evidence.task_list_unsigned'],
});
