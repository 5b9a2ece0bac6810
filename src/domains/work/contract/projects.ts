import { z } from 'zod';
import { endpoint } from '../../../kernel/endpoint.ts';
import { explanation } from '../../../kernel/explanation.ts';
import { day } from '../../../kernel/period.ts';
import { claimOneself, compareClaims, decideClaims, enterClaims, readBoard, runProjects, setGoals } from '../access.ts';
import { goalKinds, planLine, requirement } from '../model.ts';
import { boardProject, claimView, goalView, id, made, nothing, progress, projectView, reason, text, title } from './views.ts';

export const readWorkBoard = endpoint({
  name: 'work.board',
  method: 'GET',
  path: '/projects/board',
  summary: 'The goal tree with its progress and what each unit gave (M020), and the projects on the board (M021). Drafts to those who run them; who won to everybody once the result is out.',
  output: z.object({ goals: z.array(goalView), projects: z.array(boardProject), can: z.object({ goals: z.boolean(), projects: z.boolean() }) }),
  permission: readBoard,
  refusals: [],
});

export const setGoal = endpoint({
  name: 'work.set_goal',
  method: 'POST',
  path: '/projects/goals',
  summary: 'A vision, a flagship project under it, or an objective under a flagship (M020).',
  body: z.object({ parentId: z.uuid().nullable(), kind: z.enum(goalKinds), title, target: text }),
  output: made,
  permission: setGoals,
  refusals: ['work.goal_misplaced'],
});

export const projectForm = endpoint({
  name: 'work.project_form',
  method: 'GET',
  path: '/projects/form',
  summary: 'What a new project may choose from: units in reach, goals, facts that requirements can ask of the registry.',
  output: z.object({ units: z.array(z.object({ id: z.string(), name: z.string() })), goals: z.array(z.object({ id: z.string(), title: z.string() })), facts: z.array(z.object({ name: z.string(), en: z.string(), type: z.string(), unit: z.string().nullable(), values: z.array(z.string()) })) }),
  permission: runProjects,
  refusals: [],
});

export const draftNewProject = endpoint({
  name: 'work.draft_project',
  method: 'POST',
  path: '/projects',
  summary: 'A project as a draft, with conditions, checked requirements, plan by month, and the commitment its winners sign. Refuses with every wrong line.',
  body: z.object({ goalId: z.uuid(), organizationId: z.uuid(), title, about: text, conditions: text, requirements: z.array(requirement).max(20), commitment: text, plan: z.array(planLine).min(1).max(40), winners: z.int().min(1).max(50), opensOn: day, closesOn: day, startsOn: day }),
  output: made,
  permission: runProjects,
  refusals: ['work.project_faults', 'work.goal_misplaced', 'work.closes_before', 'work.starts_before', 'work.amount_needed', 'work.unknown_fact', 'work.not_a_number', 'registry.no_such_organization'],
});

export const readProject = endpoint({
  name: 'work.project',
  method: 'GET',
  path: '/projects/:id',
  summary: 'One project: its terms for everybody; claims with facts about the claimants for the department and, those of its people, for a unit; the own claim for a cadre.',
  params: id,
  output: z.object({
    project: projectView,
    claims: z.array(claimView),
    ownClaimId: z.string().nullable(),
    chosen: z.array(z.object({ name: z.string(), organizationName: z.string().nullable() })),
    progress,
    /** Winners of one project by confirmed progress; equal progress has equal rank. How each figure came about is for the department. */
    track: z.array(z.object({ claimId: z.string(), name: z.string(), organizationName: z.string().nullable(), rank: z.number(), percent: z.string(), explanation: explanation.nullable() })),
    can: z.object({ publish: z.boolean(), withdraw: z.boolean(), announce: z.boolean(), finish: z.boolean(), claim: z.boolean(), enter: z.boolean(), decide: z.boolean(), reconsider: z.boolean() }),
  }),
  permission: readBoard,
  refusals: ['work.no_such_project'],
});

const step = { method: 'POST', params: id, output: nothing, permission: runProjects } as const;
const moved = ['work.no_such_project', 'work.project_moved'] as const;
export const publishNow = endpoint({ name: 'work.publish', path: '/projects/:id/publication', summary: 'Puts a draft on the board (发榜).', ...step, refusals: [...moved, 'work.period_over'] });
export const withdrawNow = endpoint({ name: 'work.withdraw_project', path: '/projects/:id/withdrawal', summary: 'Takes a project off the board with the reason, before its result is out.', ...step, body: z.object({ reason }), refusals: moved });
export const announceNow = endpoint({ name: 'work.announce', path: '/projects/:id/result', summary: 'Publishes the result when every winner has signed, and makes their month lists (M022).', ...step, refusals: [...moved, 'work.not_signed', 'work.nobody_left'] });
export const finishNow = endpoint({ name: 'work.finish', path: '/projects/:id/end', summary: 'Ends a project with what came of it.', ...step, body: z.object({ result: text }), refusals: moved });

const refusedClaims = ['work.no_such_project', 'work.project_moved', 'work.outside_period', 'work.not_qualified', 'work.claimed_before', 'work.not_in_office'] as const;
export const claimProject = endpoint({
  name: 'work.claim_for_oneself',
  method: 'POST',
  path: '/me/projects/:id/claim',
  summary: 'A cadre claims a project himself (揭榜), with what he means to do.',
  params: id,
  body: z.object({ statement: text }),
  output: made,
  permission: claimOneself,
  refusals: [...refusedClaims, 'work.account_without_person'],
});
export const enterOneClaim = endpoint({ name: 'work.enter_claim', method: 'POST', path: '/projects/:id/claims', summary: 'A claim entered by the unit for one of its people.', params: id, body: z.object({ personId: z.uuid(), statement: text }), output: made, permission: enterClaims, refusals: [...refusedClaims, 'registry.no_such_person'] });
export const compareOneClaim = endpoint({
  name: 'work.compare_claim',
  method: 'POST',
  path: '/projects/claims/:id/comparison',
  summary: 'What the caller thinks of a claim: points out of 100 (two decimals) and the reason. Nobody compares claims among which his own is, or a relative’s.',
  params: id,
  body: z.object({ score: z.string().regex(/^(100(\.0{1,2})?|\d{1,2}(\.\d{1,2})?)$/, 'work.score_malformed'), reason }),
  output: nothing,
  permission: compareClaims,
  refusals: ['work.no_such_claim', 'work.project_moved', 'work.oneself', 'work.relative', 'work.named_people_compare'],
});
export const decideNow = endpoint({
  name: 'work.decide',
  method: 'POST',
  path: '/projects/:id/decision',
  summary: 'Who wins, decided by a leader with the reason after the period of claiming; one or several who then race.',
  params: id,
  body: z.object({ claimIds: z.array(z.uuid()).min(1).max(50), reason }),
  output: nothing,
  permission: decideClaims,
  refusals: [...moved, 'work.period_runs', 'work.too_many_winners', 'work.no_such_claim', 'work.oneself', 'work.relative'],
});
export const reconsiderNow = endpoint({ name: 'work.reconsider', method: 'POST', path: '/projects/:id/reconsideration', summary: 'Takes a decision back with the reason while nobody has signed.', params: id, body: z.object({ reason }), output: nothing, permission: decideClaims, refusals: [...moved, 'work.signed_already', 'work.oneself', 'work.relative'] });
const ownStep = { method: 'POST', params: id, output: nothing, permission: claimOneself, refusals: ['work.no_such_claim', 'work.claim_moved'] } as const;
export const signNow = endpoint({ name: 'work.sign', path: '/me/projects/claims/:id/commitment', summary: 'The winner signs the commitment.', ...ownStep });
export const stepBackNow = endpoint({ name: 'work.step_back', path: '/me/projects/claims/:id/withdrawal', summary: 'The claimant or winner steps back, with the reason.', body: z.object({ reason }), ...ownStep });
export const withdrawOneClaim = endpoint({ name: 'work.withdraw_claim', method: 'POST', path: '/projects/claims/:id/withdrawal', summary: 'The unit withdraws a claim of one of its people, with the reason.', params: id, body: z.object({ reason }), output: nothing, permission: enterClaims, refusals: ['work.no_such_claim', 'work.claim_moved'] });
