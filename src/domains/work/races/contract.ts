import { z } from 'zod';
import { endpoint } from '../../../kernel/endpoint.ts';
import { explanation } from '../../../kernel/explanation.ts';
import { day } from '../../../kernel/period.ts';
import { id, made, nothing, reason, text, title } from '../contract/views.ts';
import { answerAwards, decideAwards, readRaces, runRaces } from './access.ts';
import { awardKinds, awardStates, consequenceKinds, laneKinds, raceRuns, raceStates, unrankedReasons, weightText } from './model.ts';

const projects = z.array(z.object({ projectId: z.uuid(), weight: weightText, reason })).min(1).max(100);
const groups = z.array(z.object({ organizationId: z.uuid(), name: z.string().trim().min(1).max(60) })).max(500);

export const listRaces = endpoint({
  name: 'work.races',
  method: 'GET',
  path: '/races',
  summary: 'Races by quarter with state and how many run (M021, M023). Drafts to those who run them.',
  output: z.object({ races: z.array(z.object({ id: z.string(), title: z.string(), quarter: z.string(), state: z.enum(raceStates), runs: z.enum(raceRuns), lanes: z.number(), counted: z.number(), own: z.boolean(), toDecide: z.number() })), can: z.object({ run: z.boolean() }) }),
  permission: readRaces,
  refusals: [],
});

export const raceForm = endpoint({
  name: 'work.race_form',
  method: 'GET',
  path: '/races/form',
  summary: 'Projects that run in a quarter, with the units of their winners and a proposal of comparable groups by kind of unit.',
  query: z.object({ quarter: day }),
  output: z.object({ projects: z.array(z.object({ id: z.string(), title: z.string(), winners: z.number(), units: z.array(z.string()) })), units: z.array(z.object({ id: z.string(), name: z.string(), type: z.string() })) }),
  permission: runRaces,
  refusals: [],
});

const faults = ['work.no_such_project', 'work.race_faults', 'work.not_a_quarter', 'work.project_twice', 'work.unit_twice', 'work.unit_ended', 'registry.no_such_organization', 'work.project_not_running', 'work.unit_without_group', 'work.weight_malformed'] as const;
export const draftNewRace = endpoint({
  name: 'work.draft_race',
  method: 'POST',
  path: '/races',
  summary: 'A race of a quarter as a draft: who runs, difficulty of each project with the reason (0.10 to 9.99), each unit in one comparable group.',
  body: z.object({ title, quarter: day, runs: z.enum(raceRuns), projects, groups }),
  output: made,
  permission: runRaces,
  refusals: faults,
});
export const weighNow = endpoint({ name: 'work.weigh_race', method: 'PUT', path: '/races/:id/weights', summary: 'Difficulty and groups of a draft; after the start they are fixed.', params: id, body: z.object({ projects, groups }), output: nothing, permission: runRaces, refusals: ['work.no_such_race', 'work.race_locked', ...faults] });
export const startNow = endpoint({ name: 'work.start_race', method: 'POST', path: '/races/:id/start', summary: 'Fixes the difficulty with name and reason, not later than the first day of the quarter.', params: id, body: z.object({ reason }), output: nothing, permission: runRaces, refusals: ['work.no_such_race', 'work.race_locked', 'work.race_begun', 'work.race_empty', ...faults] });
export const withdrawRaceNow = endpoint({ name: 'work.withdraw_race', method: 'POST', path: '/races/:id/withdrawal', summary: 'Withdraws a draft or a running race, with the reason.', params: id, body: z.object({ reason }), output: nothing, permission: runRaces, refusals: ['work.no_such_race', 'work.race_moved'] });

export const laneView = z.object({
  id: z.string(),
  kind: z.enum(laneKinds),
  personId: z.string().nullable(),
  name: z.string(),
  organizationName: z.string(),
  points: z.string().nullable(),
  rank: z.number().nullable(),
  unranked: z.enum(unrankedReasons).nullable(),
  months: z.array(z.object({ month: z.string(), points: z.string().nullable(), rank: z.number().nullable() })),
  own: z.boolean(),
  /** To the department, and of the own lane. */
  explanation: explanation.nullable(),
});
const groupView = z.object({ kind: z.enum(laneKinds), name: z.string(), lanes: z.array(laneView), size: z.number(), ranked: z.number(), mean: z.string().nullable() });
const monthView = z.object({ month: z.string(), countedUntil: z.string(), counted: z.boolean() });
const head = z.object({ id: z.string(), title: z.string(), quarter: z.string(), state: z.enum(raceStates), runs: z.enum(raceRuns), lockedOn: z.string().nullable(), lockedBy: z.string().nullable(), lockReason: z.string().nullable(), endedBecause: z.string().nullable() });
const weights = z.array(z.object({ projectId: z.string(), title: z.string(), weight: z.string(), reason: z.string() }));
const basisLine = z.object({ statement: z.string(), params: z.record(z.string(), z.union([z.string(), z.number()])) });
export const awardView = z.object({
  id: z.string(),
  kind: z.enum(awardKinds),
  state: z.enum(awardStates),
  origin: z.enum(['program', 'people']),
  laneId: z.string(),
  personId: z.string().nullable(),
  name: z.string(),
  organizationName: z.string(),
  groupName: z.string(),
  basis: z.object({ reasons: z.array(basisLine), counter: z.array(basisLine) }),
  toldOn: z.string().nullable(),
  replyUntil: z.string().nullable(),
  reply: z.string().nullable(),
  repliedOn: z.string().nullable(),
  repliedBy: z.string().nullable(),
  decidedOn: z.string().nullable(),
  decidedBy: z.string().nullable(),
  reason: z.string().nullable(),
  evidenceIds: z.array(z.string()),
  consequence: z.object({ kind: z.enum(consequenceKinds), measureId: z.string().nullable(), text: z.string(), dueOn: z.string(), checkedOn: z.string().nullable(), checkedBy: z.string().nullable(), result: z.string().nullable(), cancelled: z.boolean() }).nullable(),
  reviewUntil: z.string().nullable(),
  reviewAskedBy: z.string().nullable(),
  reviewReason: z.string().nullable(),
  reviewedBy: z.string().nullable(),
  reviewedOn: z.string().nullable(),
  reviewOpinion: z.string().nullable(),
  can: z.object({ tell: z.boolean(), reply: z.boolean(), confirm: z.boolean(), drop: z.boolean(), askReview: z.boolean(), review: z.boolean(), check: z.boolean() }),
});

export const readRace = endpoint({
  name: 'work.race',
  method: 'GET',
  path: '/races/:id',
  summary: 'One race: difficulty, months counted, standing in each comparable group down to month, task and evidence, awards. All places to the department; to others the places in front, their own and that of their units.',
  params: id,
  output: z.object({
    race: head,
    projects: weights,
    setGroups: z.array(z.object({ organizationId: z.string(), organizationName: z.string(), name: z.string() })),
    months: z.array(monthView),
    groups: z.array(groupView),
    awards: z.array(awardView),
    measures: z.array(z.object({ id: z.string(), title: z.object({ zh: z.string(), en: z.string() }), delivery: z.object({ zh: z.string(), en: z.string() }), kind: z.enum(awardKinds) })),
    can: z.object({ start: z.boolean(), withdraw: z.boolean(), propose: z.boolean() }),
  }),
  permission: readRaces,
  refusals: ['work.no_such_race'],
});

export const readWall = endpoint({
  name: 'work.race_wall',
  method: 'GET',
  path: '/races/:id/wall',
  summary: 'A race for a wall: places in front and how far each group is; never who is last.',
  params: id,
  output: z.object({ race: head, projects: weights, months: z.array(monthView), groups: z.array(groupView), running: z.array(z.object({ name: z.string(), organizationName: z.string(), groupName: z.string() })), asOf: z.string() }),
  permission: readRaces,
  refusals: ['work.no_such_race'],
});

const moved = ['work.no_such_award', 'work.award_moved'] as const;
const avoided = ['work.oneself', 'work.relative', 'work.named_people_decide'] as const;
const step = { method: 'POST', params: id, output: nothing } as const;
export const proposeOneAward = endpoint({ name: 'work.propose_award', ...step, path: '/races/:id/awards', summary: 'A leader proposes somebody else than the program did, with the reason.', body: z.object({ laneId: z.uuid(), kind: z.enum(awardKinds), reason }), output: made, permission: decideAwards, refusals: ['work.no_such_race', 'work.race_moved', 'work.no_such_lane', 'work.award_stands', ...avoided] });
export const tellNow = endpoint({ name: 'work.tell_award', ...step, path: '/races/awards/:id/notice', summary: 'Tells somebody that he is proposed for 蜗牛奖; his days to answer begin.', permission: runRaces, refusals: [...moved, 'work.oneself', 'work.relative'] });
export const replyNow = endpoint({ name: 'work.reply_award', ...step, path: '/races/awards/:id/reply', summary: 'The answer of the person, or of the unit where a unit runs.', body: z.object({ reply: text }), permission: answerAwards, refusals: [...moved, 'work.reply_over'] });
export const confirmNow = endpoint({
  name: 'work.confirm_award',
  ...step,
  path: '/races/awards/:id/decision',
  summary: 'Gives 奔跑奖 or 蜗牛奖, with the reason and what follows with its day (M023); it becomes evidence.',
  body: z.object({ reason, consequence: z.object({ kind: z.enum(consequenceKinds), measureId: z.string().max(100).nullable(), text, dueOn: day }) }),
  permission: decideAwards,
  refusals: [...moved, ...avoided, 'work.award_held', 'work.reply_runs', 'work.consequence_misplaced', 'work.due_before', 'work.no_such_measure'],
});
export const dropNow = endpoint({ name: 'work.drop_award', ...step, path: '/races/awards/:id/rejection', summary: 'Drops a proposal, with the reason.', body: z.object({ reason }), permission: decideAwards, refusals: [...moved, ...avoided] });
export const askReviewNow = endpoint({ name: 'work.ask_award_review', ...step, path: '/races/awards/:id/review', summary: 'The person (or unit) asks for review of 蜗牛奖.', body: z.object({ reason }), permission: answerAwards, refusals: [...moved, 'work.review_over'] });
export const reviewNow = endpoint({ name: 'work.review_award', ...step, path: '/races/awards/:id/review/decision', summary: 'Somebody else than who decided upholds or reverses; reversed, the record is withdrawn.', body: z.object({ upheld: z.boolean(), opinion: reason }), permission: decideAwards, refusals: [...moved, ...avoided, 'work.review_by_another'] });
export const checkNow = endpoint({ name: 'work.check_consequence', ...step, path: '/races/awards/:id/check', summary: 'What came of reward, talk or remediation.', body: z.object({ result: text }), permission: runRaces, refusals: [...moved, 'work.oneself', 'work.relative'] });
