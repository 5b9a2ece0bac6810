import { mayTry, may } from '../../../kernel/permission.ts';
import type { Todo } from '../../../kernel/todo.ts';
import type { Unit } from '../../../platform/house/index.ts';
import { policyInForce } from '../../policy/index.ts';
import { personSummaries } from '../../registry/index.ts';
import { answerOwnOutcome, answerPublicity, handleReviews, managePublicity } from '../access.ts';
import { findRun } from '../store/index.ts';
import { filingCase, termsInForce } from './commands/own-outcome.ts';
import { permissionFor } from './commands/handle-review.ts';
import { lastDayToFile } from './rules/review-terms.ts';
import { outcomesOfPerson, usesWaiting } from './store/outcomes.ts';
import { noticesInForce, objectionsTo } from './store/publicities.ts';
import { reviewsOf } from './store/reviews.ts';

/** The own notice: the view still to give, and where the person disagrees, how long a review can be asked for. */
async function ownTodos(unit: Unit, personId: string): Promise<Todo[]> {
  const todos: Todo[] = [];
  const current = (await outcomesOfPerson(unit, personId)).filter((o) => o.supersededAt === null);
  for (const o of current) {
    const run = await findRun(unit, o.runId);
    if (!run) continue;
    if (o.view === null) todos.push({ key: `assessment.view ${o.runId} ${o.version}`, text: 'assessment.todo.view', params: { year: run.year }, to: '/assessment/own', dueOn: null });
    if (o.view !== 'disagree') continue;
    const last = lastDayToFile('review', filingCase(o, await reviewsOf(unit, { personId, runId: o.runId })), termsInForce(await policyInForce(unit, unit.today)));
    if ('until' in last && last.until.day >= unit.today) todos.push({ key: `assessment.may_ask ${o.runId} ${o.version}`, text: 'assessment.todo.may_ask', params: { year: run.year }, to: '/assessment/own', dueOn: last.until.day });
  }
  return todos;
}

/** Requests within reach that nobody has decided, each with its legal term. */
async function reviewTodos(unit: Unit): Promise<Todo[]> {
  const open = await reviewsOf(unit, { states: ['filed', 'accepted'] });
  const people = await personSummaries(unit, open.map((r) => r.personId));
  return open
    .filter((r) => r.personId !== unit.actor.personId && may(unit.actor, permissionFor(r), { regionId: unit.actor.regionId, organizationPaths: [people.get(r.personId)?.organizationPath ?? ''] }))
    .map((r) => ({ key: `assessment.review ${r.id} ${r.state}`, text: `assessment.todo.${r.kind}_${r.state === 'filed' ? 'accept' : 'decide'}`, params: { name: people.get(r.personId)?.name ?? '' }, to: `/assessment/reviews/${r.id}`, dueOn: r.dueOn }));
}

/** Notices in force: objections that wait, the last day, and after it the year that can be closed. */
async function noticeTodos(unit: Unit): Promise<Todo[]> {
  const todos: Todo[] = [];
  for (const notice of await noticesInForce(unit)) {
    const run = await findRun(unit, notice.runId);
    if (!run || run.state === 'confirmed') continue;
    const to = `/assessment/years/${run.id}?part=outcomes`;
    const waiting = (await objectionsTo(unit, [notice.id])).filter((o) => o.finding === null).length;
    if (waiting > 0 && mayTry(unit.actor, answerPublicity)) todos.push({ key: `assessment.objections ${notice.id} ${waiting}`, text: 'assessment.todo.objections', params: { year: run.year, count: waiting }, to, dueOn: notice.closesOn });
    if (mayTry(unit.actor, managePublicity)) todos.push(notice.closesOn >= unit.today ? { key: `assessment.notice ${notice.id}`, text: 'assessment.todo.notice_ends', params: { year: run.year }, to, dueOn: notice.closesOn } : { key: `assessment.close ${run.id}`, text: 'assessment.todo.close_year', params: { year: run.year }, to: `/assessment/years/${run.id}`, dueOn: run.dueOn });
  }
  return todos;
}

/** What a grade leads to and nobody has carried out, and what must be reversed. */
async function consequenceTodos(unit: Unit): Promise<Todo[]> {
  return (await usesWaiting(unit)).map((u) => ({ key: `assessment.uses ${u.runId} ${u.state}`, text: u.state === 'to_reverse' ? 'assessment.todo.uses_reverse' : 'assessment.todo.uses', params: { year: u.year, count: u.count }, to: `/assessment/years/${u.runId}?part=outcomes`, dueOn: null }));
}

export async function outcomeTodos(unit: Unit): Promise<Todo[]> {
  const { actor } = unit;
  return [
    ...(actor.personId !== null && mayTry(actor, answerOwnOutcome) ? await ownTodos(unit, actor.personId) : []),
    ...(mayTry(actor, handleReviews) ? [...(await reviewTodos(unit)), ...(await noticeTodos(unit)), ...(await consequenceTodos(unit))] : []),
  ];
}
