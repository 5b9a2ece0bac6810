import { z } from 'zod';
import { endpoint } from '../../../../kernel/endpoint.ts';
import { manageBallots, readBallots } from '../../access.ts';
import { electionStates, formKinds } from '../model.ts';
import { bilingual, formDefinition, key } from './form.ts';

/** Who is assessed: a person, or an organization as a team (班子). */
export const subject = z.object({ kind: z.enum(['person', 'organization']), id: z.uuid() });
export const namedSubject = z.object({ kind: z.enum(['person', 'organization']), id: z.string(), name: z.string(), note: z.string() });
export type NamedSubject = z.infer<typeof namedSubject>;

/** A group of voters (上级、同级、下级、群众……); groups nest. Weights of the groups under one parent total 100%. Voters and codes stand in groups without groups below. */
export const voterGroup = z.object({ key, name: bilingual, parent: key.nullable().default(null), weight: z.number().int().min(0).max(10_000) });
export type VoterGroup = z.output<typeof voterGroup>;

/** How counted results become marks of an assessment year: the score of a group is the mark of a rater. */
export const runBinding = z.object({
  runId: z.uuid(),
  /** Each: the result (`score`, or the key of an item) is the mark for this indicator. */
  marks: z.array(z.object({ result: z.string(), indicator: z.string(), raters: z.array(z.object({ group: key, rater: z.string() })).min(1) })).min(1).max(50),
});
export type RunBinding = z.output<typeof runBinding>;

export const electionPlan = z.object({
  title: z.string().trim().min(2).max(120),
  formId: z.uuid(),
  opensAt: z.iso.datetime({ offset: true }),
  closesAt: z.iso.datetime({ offset: true }),
  subjects: z.array(subject).min(1).max(300),
  groups: z.array(voterGroup).min(1).max(40),
  binding: runBinding.nullable().default(null),
});
export type ElectionPlan = z.output<typeof electionPlan>;

export const turnoutLine = z.object({
  group: z.string(),
  name: bilingual,
  parent: z.string().nullable(),
  weight: z.number(),
  /** People on the roll and printed codes. */
  eligible: z.number(),
  /** Who has taken a ballot (received the signature). */
  taken: z.number(),
  /** Votes received. */
  votes: z.number(),
});
export type TurnoutLine = z.infer<typeof turnoutLine>;

export const electionLine = z.object({ id: z.string(), title: z.string(), state: z.enum(electionStates), formId: z.string(), formTitle: bilingual, formKind: z.enum(formKinds), opensAt: z.string(), closesAt: z.string(), subjects: z.number(), eligible: z.number(), taken: z.number(), votes: z.number() });
export type ElectionLine = z.infer<typeof electionLine>;

const id = z.object({ id: z.uuid() });
const groupOf = z.object({ id: z.uuid(), group: key });

export const listElections = endpoint({
  name: 'assessment.list_elections',
  method: 'GET',
  path: '/assessment/ballots/elections',
  summary: 'All elections, newest first, with turnout. Nothing but turnout is known while one is open.',
  output: z.array(electionLine),
  permission: readBallots,
  refusals: [],
});
export const openElection = endpoint({
  name: 'assessment.open_election',
  method: 'GET',
  path: '/assessment/ballots/elections/:id',
  summary: 'One election: form, subjects, groups with turnout, what hinders opening it.',
  params: id,
  output: z.object({
    election: electionLine,
    definition: formDefinition,
    subjects: z.array(namedSubject),
    groups: z.array(turnoutLine),
    binding: runBinding.nullable(),
    /** Rows that every voter of a group leaves out, his own among them, so that a missing row names nobody; 0 where no voter is a subject. */
    leftOut: z.record(z.string(), z.number()),
    /** Why it cannot be opened yet; empty once it can. */
    hindrances: z.array(z.object({ code: z.string(), params: z.record(z.string(), z.union([z.string(), z.number()])).optional(), at: z.string().optional() })),
    threshold: z.number(),
    createdBy: z.string(),
    counted: z.boolean(),
  }),
  permission: readBallots,
  refusals: ['assessment.no_such_election'],
});
const planRefusals = ['assessment.no_such_ballot_form', 'assessment.election_refused', 'assessment.ballot_form_named_only'] as const;
export const createElection = endpoint({
  name: 'assessment.create_election',
  method: 'POST',
  path: '/assessment/ballots/elections',
  summary: 'Prepares an election. Refuses groups whose weights do not total 100% at each level, times that run backwards, subjects named twice; each place is named.',
  body: electionPlan,
  output: z.object({ id: z.string() }),
  permission: manageBallots,
  refusals: planRefusals,
});
export const changeElection = endpoint({
  name: 'assessment.change_election',
  method: 'PUT',
  path: '/assessment/ballots/elections/:id',
  summary: 'Replaces the plan while it is a draft. Voters and codes of groups that remain stay.',
  params: id,
  body: electionPlan,
  output: z.object({ id: z.string() }),
  permission: manageBallots,
  refusals: [...planRefusals, 'assessment.no_such_election', 'assessment.election_not_draft'],
});
export const voter = z.object({ kind: z.enum(['person', 'account']), id: z.uuid() });
export const readRoll = endpoint({
  name: 'assessment.read_roll',
  method: 'GET',
  path: '/assessment/ballots/elections/:id/groups/:group/roll',
  summary: 'Who is on the roll of a group. It never says who has voted.',
  params: groupOf,
  output: z.object({ voters: z.array(z.object({ kind: z.enum(['person', 'account']), id: z.string(), name: z.string(), note: z.string(), isSubject: z.boolean() })), codes: z.number() }),
  permission: manageBallots,
  refusals: ['assessment.no_such_election', 'assessment.no_such_group'],
});
export const setRoll = endpoint({
  name: 'assessment.set_roll',
  method: 'PUT',
  path: '/assessment/ballots/elections/:id/groups/:group/roll',
  summary: 'Replaces the roll of a group while the election is a draft. A voter stands in one group only; nobody votes for another (proxies).',
  params: groupOf,
  body: z.object({ voters: z.array(voter).max(20_000) }),
  output: z.object({ voters: z.number() }),
  permission: manageBallots,
  refusals: ['assessment.no_such_election', 'assessment.no_such_group', 'assessment.election_not_draft', 'assessment.roll_refused'],
});
export const printCodes = endpoint({
  name: 'assessment.print_codes',
  method: 'POST',
  path: '/assessment/ballots/elections/:id/groups/:group/codes',
  summary: 'Makes one-time codes for people without an account and answers the sheets with their QR codes. Only hashes stay: a lost sheet cannot be printed again. `replace` makes earlier codes of the group void (draft only).',
  params: groupOf,
  body: z.object({ count: z.number().int().min(1).max(2000), language: z.enum(['zh-CN', 'en']).default('zh-CN'), format: z.enum(['html', 'pdf']).default('html'), replace: z.boolean().default(false), /** Where phones find the voting page, e.g. https://host/vote; the sheet adds `/{region}#{code}`. */ address: z.url({ protocol: /^https?$/ }).max(300) }),
  output: z.unknown(),
  answers: 'file',
  permission: manageBallots,
  refusals: ['assessment.no_such_election', 'assessment.no_such_group', 'assessment.election_not_draft'],
});
export const openVoting = endpoint({
  name: 'assessment.open_voting',
  method: 'POST',
  path: '/assessment/ballots/elections/:id/open',
  summary: 'Opens the voting: makes a key pair for every group; form, subjects, groups and rolls are fixed from now on.',
  params: id,
  output: z.object({ state: z.enum(electionStates) }),
  permission: manageBallots,
  refusals: ['assessment.no_such_election', 'assessment.election_not_draft', 'assessment.election_not_ready'],
});
export const closeVoting = endpoint({
  name: 'assessment.close_voting',
  method: 'POST',
  path: '/assessment/ballots/elections/:id/close',
  summary: 'Closes the voting now (it closes by itself at its time). The signing keys are destroyed, the waiting votes go into the box all at once, in an order that says nothing.',
  params: id,
  body: z.object({ reason: z.string().trim().min(2).max(300) }),
  output: z.object({ state: z.enum(electionStates), votes: z.number() }),
  permission: manageBallots,
  refusals: ['assessment.no_such_election', 'assessment.election_not_open'],
});
export const countElection = endpoint({
  name: 'assessment.count_election',
  method: 'POST',
  path: '/assessment/ballots/elections/:id/count',
  summary: 'Counts a closed election. Groups under the threshold are counted together with another so that none can be found by subtraction. Bound results become marks of the year.',
  params: id,
  output: z.object({ state: z.enum(electionStates), valid: z.number(), invalid: z.number(), marks: z.number() }),
  permission: manageBallots,
  refusals: ['assessment.no_such_election', 'assessment.election_not_closed'],
});
export const publishElection = endpoint({
  name: 'assessment.publish_election',
  method: 'POST',
  path: '/assessment/ballots/elections/:id/publish',
  summary: 'Publishes report and box, signed. Refuses when earlier releases over nearly the same voters would let a small difference be computed.',
  params: id,
  output: z.object({ state: z.enum(electionStates), root: z.string() }),
  permission: manageBallots,
  refusals: ['assessment.no_such_election', 'assessment.election_not_counted', 'assessment.release_would_reveal'],
});
