import { z } from 'zod';
import { endpoint } from '../../../kernel/endpoint.ts';
import { explanation } from '../../../kernel/explanation.ts';
import { day } from '../../../kernel/period.ts';
import * as access from './access.ts';
import { answers, dutyStates, experienceProblems, experienceStates, levels, reminderKinds, standings } from './model.ts';
import { adoptionStandings } from './rules/adoption.ts';
import { dutyStandings } from './rules/execution.ts';

const id = z.object({ id: z.uuid() });
const title = z.string().trim().min(2).max(200);
const reason = z.string().trim().min(2).max(2000);
const text = z.string().trim().min(2).max(4000);
const nothing = z.object({});
const made = z.object({ id: z.string() });
const unit = z.object({ id: z.string(), name: z.string() });
const rate = z.string().nullable();

const execution = z.object({ level: z.enum(levels), duties: z.number(), inTime: z.number(), late: z.number(), waiting: z.number(), running: z.number(), overdue: z.number(), notPassedOn: z.number(), rate, explanation });
const rolloutHead = z.object({ id: z.string(), title: z.string(), basis: z.string(), measureId: z.string().nullable(), measure: z.string().nullable(), reachesTo: z.enum(levels), startedOn: z.string(), startedBy: z.string(), endedOn: z.string().nullable(), endedBecause: z.string().nullable(), duties: z.number(), done: z.number(), overdue: z.number(), notPassedOn: z.number() });
const duty = z.object({
  id: z.string(), parentId: z.string().nullable(), level: z.enum(levels), organizationId: z.string().nullable(), name: z.string(), keeper: z.string(), task: z.string(), dueOn: z.string(), state: z.enum(dutyStates), standing: z.enum(dutyStandings).nullable(), notPassedOn: z.boolean(),
  givenOn: z.string(), givenBy: z.string(), report: z.string().nullable(), doneOn: z.string().nullable(), reportedOn: z.string().nullable(), reportedBy: z.string().nullable(), opinion: z.string().nullable(), decidedBy: z.string().nullable(),
  reminders: z.array(z.object({ kind: z.enum(reminderKinds), onDay: z.string(), note: z.string().nullable(), by: z.string() })),
  can: z.object({ report: z.boolean(), settle: z.boolean(), passOn: z.boolean(), remind: z.boolean(), withdraw: z.boolean() }),
});

export const listRollouts = endpoint({ name: 'supervision.rollouts', method: 'GET', path: '/rollouts', summary: 'Measures put into practice level by level (M240): how many duties, carried out, overdue and not passed on. A unit those in which it or a unit beneath it has a duty.', output: z.object({ rollouts: z.array(rolloutHead), measures: z.array(unit), can: z.object({ run: z.boolean() }) }), permission: access.readRollouts, refusals: [] });
export const startRollout = endpoint({ name: 'supervision.start_rollout', method: 'POST', path: '/rollouts', summary: 'A measure to be put into practice, the document it rests on and the lowest level it has to reach.', body: z.object({ title, basis: reason, measureId: z.string().max(100).nullable(), reachesTo: z.enum(levels) }), output: made, permission: access.runRollouts, refusals: ['guidance.rollout_twice', 'guidance.no_such_measure'] });
export const readRollout = endpoint({ name: 'supervision.rollout', method: 'GET', path: '/rollouts/:id', summary: 'Execution by level with its explanation, and the chain of duties from the top down with reports and reminders. Figures of a unit are of what it may see, and say so.', params: id, output: z.object({ rollout: rolloutHead, partial: z.boolean(), execution: z.array(execution), duties: z.array(duty), units: z.array(unit.extend({ level: z.enum(levels) })), can: z.object({ run: z.boolean(), give: z.boolean() }) }), permission: access.readRollouts, refusals: ['guidance.no_such_rollout'] });
const running = ['guidance.no_such_rollout', 'guidance.rollout_ended'] as const;
export const giveDuty = endpoint({
  name: 'supervision.give_duty',
  method: 'POST',
  path: '/rollouts/:id/duties',
  summary: 'Gives the same duty to units of the registry, or one to a body outside the region, all or none. A unit gives to units beneath it, under its own duty, and not for later than its own day.',
  params: id,
  body: z.object({ parentId: z.uuid().nullable(), organizationIds: z.array(z.uuid()).max(500), outside: z.object({ name: title, level: z.enum(levels) }).nullable(), keeper: z.string().trim().min(2).max(100), task: reason, dueOn: day }),
  output: z.object({ ids: z.array(z.string()) }),
  permission: access.giveDuties,
  refusals: [...running, 'guidance.no_such_duty', 'guidance.no_body', 'guidance.not_below', 'guidance.due_before_today', 'guidance.due_after_parent', 'guidance.already_given', 'registry.no_such_organization'],
});
export const endRollout = endpoint({ name: 'supervision.end_rollout', method: 'POST', path: '/rollouts/:id/end', summary: 'Ends it with a reason; what was not carried out stays so.', params: id, body: z.object({ reason }), output: nothing, permission: access.runRollouts, refusals: running });
const movedDuty = ['guidance.no_such_duty', 'guidance.duty_moved', 'guidance.rollout_ended'] as const;
export const reportDuty = endpoint({ name: 'supervision.report_duty', method: 'POST', path: '/rollout-duties/:id/report', summary: 'Carried out on a day, and how it can be seen. For a body outside the region the department reports.', params: id, body: z.object({ doneOn: day, report: reason }), output: nothing, permission: access.reportDuties, refusals: [...movedDuty, 'guidance.day_outside'] });
export const settleDuty = endpoint({ name: 'supervision.settle_duty', method: 'POST', path: '/rollout-duties/:id/decision', summary: 'Confirms that it was carried out, or sends it back. Never who reported it.', params: id, body: z.object({ accepted: z.boolean(), opinion: reason }), output: nothing, permission: access.settleDuties, refusals: [...movedDuty, 'guidance.oneself'] });
export const remindDuty = endpoint({ name: 'supervision.remind_duty', method: 'POST', path: '/rollout-duties/:id/reminders', summary: '催办: calls an open duty to mind by hand; kept with its day.', params: id, body: z.object({ note: reason }), output: nothing, permission: access.runRollouts, refusals: movedDuty });
export const withdrawDuty = endpoint({ name: 'supervision.withdraw_duty', method: 'POST', path: '/rollout-duties/:id/withdrawal', summary: 'Takes a duty back that was given wrongly, with the reason; not while duties stand under it.', params: id, body: z.object({ reason }), output: nothing, permission: access.runRollouts, refusals: [...movedDuty, 'guidance.duties_below'] });

const adoption = z.object({ recommended: z.number(), answered: z.number(), adopted: z.number(), declined: z.number(), inPlace: z.number(), overdue: z.number(), givenUp: z.number(), adoptionRate: rate, placeRate: rate, explanation });
const experienceHead = z.object({ id: z.string(), title: z.string(), problem: z.enum(experienceProblems), organizationId: z.string(), organizationName: z.string(), state: z.enum(experienceStates), submittedOn: z.string(), adoption: adoption.nullable() });
const report = z.object({ id: z.string(), number: z.number(), standing: z.enum(standings), account: z.string(), reportedOn: z.string(), reportedBy: z.string(), state: z.enum(['noted', 'waiting', 'confirmed', 'returned']), opinion: z.string().nullable(), decidedBy: z.string().nullable(), can: z.object({ check: z.boolean() }) });
const recommendation = z.object({ id: z.string(), organizationId: z.string(), organizationName: z.string(), recommendedOn: z.string(), why: z.string(), answerBy: z.string(), answer: z.enum(answers).nullable(), answerNote: z.string().nullable(), finishBy: z.string().nullable(), answeredOn: z.string().nullable(), standing: z.enum(adoptionStandings), reports: z.array(report), can: z.object({ answer: z.boolean(), report: z.boolean() }) });

export const listExperiences = endpoint({ name: 'supervision.experiences', method: 'GET', path: '/experiences', summary: 'Practices of units (M239): those accepted for everybody, the others for who submitted or reviews them; with what became of the recommendations in reach.', output: z.object({ experiences: z.array(experienceHead), adoption: adoption.nullable(), units: z.array(unit), practices: z.array(unit), can: z.object({ submit: z.boolean() }) }), permission: access.readExperiences, refusals: [] });
const said = z.object({ title, problem: z.enum(experienceProblems), account: text, results: text, practiceId: z.string().max(20).nullable() });
export const submitExperience = endpoint({ name: 'supervision.submit_experience', method: 'POST', path: '/experiences', summary: 'What a unit did, for which problem, and what came of it with figures.', body: said.extend({ organizationId: z.uuid() }), output: made, permission: access.submitExperiences, refusals: ['guidance.experience_twice', 'guidance.no_such_practice', 'registry.no_such_organization'] });
export const readExperience = endpoint({ name: 'supervision.experience', method: 'GET', path: '/experiences/:id', summary: 'One practice, to whom it was recommended and what became of it there, unit by unit in reach.', params: id, output: z.object({ experience: experienceHead.extend({ account: z.string(), results: z.string(), practiceId: z.string().nullable(), practice: z.string().nullable(), submittedBy: z.string().nullable(), opinion: z.string().nullable(), decidedOn: z.string().nullable(), decidedBy: z.string().nullable() }), recommendations: z.array(recommendation), units: z.array(unit), practices: z.array(unit), can: z.object({ revise: z.boolean(), review: z.boolean(), recommend: z.boolean(), withdraw: z.boolean() }) }), permission: access.readExperiences, refusals: ['guidance.no_such_experience'] });
const movedExperience = ['guidance.no_such_experience', 'guidance.experience_moved'] as const;
export const reviseExperience = endpoint({ name: 'supervision.revise_experience', method: 'POST', path: '/experiences/:id/revision', summary: 'Hands in again what was sent back.', params: id, body: said, output: nothing, permission: access.submitExperiences, refusals: [...movedExperience, 'guidance.no_such_practice', 'guidance.experience_twice'] });
export const reviewExperience = endpoint({ name: 'supervision.review_experience', method: 'POST', path: '/experiences/:id/decision', summary: 'Accepts it for everybody to see, or sends it back. Never who submitted it.', params: id, body: z.object({ accepted: z.boolean(), opinion: reason }), output: nothing, permission: access.reviewExperiences, refusals: [...movedExperience, 'guidance.oneself'] });
export const withdrawExperience = endpoint({ name: 'supervision.withdraw_experience', method: 'POST', path: '/experiences/:id/withdrawal', summary: 'Takes back what turned out untrue or unfit; units it was recommended to see why.', params: id, body: z.object({ reason }), output: nothing, permission: access.recommendExperiences, refusals: movedExperience });
export const recommendExperience = endpoint({ name: 'supervision.recommend_experience', method: 'POST', path: '/experiences/:id/recommendations', summary: 'Recommends it to units with the reason, to be answered by a day; all or none.', params: id, body: z.object({ organizationIds: z.array(z.uuid()).min(1).max(500), why: reason, answerBy: day }), output: z.object({ ids: z.array(z.string()) }), permission: access.recommendExperiences, refusals: [...movedExperience, 'guidance.own_unit', 'guidance.already_recommended', 'guidance.due_before_today', 'registry.no_such_organization'] });
export const answerRecommendation = endpoint({ name: 'supervision.answer_recommendation', method: 'POST', path: '/recommendations/:id/answer', summary: 'Adopts it as it is, adapts it, or declines with the reason; nobody has to adopt.', params: id, body: z.object({ answer: z.enum(answers), note: reason, finishBy: day.nullable() }), output: nothing, permission: access.answerRecommendations, refusals: ['guidance.no_such_recommendation', 'guidance.recommendation_moved', 'guidance.experience_moved', 'guidance.finish_missing', 'guidance.due_before_today'] });
export const reportAdoption = endpoint({ name: 'supervision.report_adoption', method: 'POST', path: '/recommendations/:id/reports', summary: 'How far it is: on the way, in place (which somebody else checks), or given up with the reason.', params: id, body: z.object({ standing: z.enum(standings), account: reason }), output: made, permission: access.answerRecommendations, refusals: ['guidance.no_such_recommendation', 'guidance.recommendation_moved'] });
export const checkAdoption = endpoint({ name: 'supervision.check_adoption', method: 'POST', path: '/adoption-reports/:id/decision', summary: 'Confirms that it is in place, or sends the report back. Never who reported.', params: id, body: z.object({ accepted: z.boolean(), opinion: reason }), output: nothing, permission: access.reviewExperiences, refusals: ['guidance.no_such_report', 'guidance.report_moved', 'guidance.oneself'] });
