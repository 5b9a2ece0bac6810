import type { Todo } from '../../../kernel/todo.ts';
import { may, mayTry } from '../../../kernel/permission.ts';
import type { Unit } from '../../../platform/house/index.ts';
import type { TodoProvider } from '../../../platform/todos/provider.ts';
import { organizationNames, reachOf } from '../../registry/index.ts';
import { answerRecommendations, reportDuties, reviewExperiences, settleDuties } from './access.ts';
import { linesOf } from './queries.ts';
import { dutiesOf, experiences, remindersOf, rollouts } from './store.ts';

const MOST = 200;

/** Duties to carry out or to confirm; practices to review, recommendations to answer and to put in place. */
export const guidanceTodos: TodoProvider = {
  name: 'guidance',
  async list(unit: Unit): Promise<Todo[]> {
    const { actor } = unit;
    if (![reportDuties, settleDuties, answerRecommendations, reviewExperiences].some((p) => mayTry(actor, p))) return [];
    const todos: Todo[] = [];
    const others = (accountId: string | null): boolean => accountId === null || accountId !== actor.accountId;
    const settlesAll = may(actor, settleDuties, { regionId: actor.regionId, organizationPaths: [] });
    const running = new Map((await rollouts(unit)).filter((r) => r.endedOn === null).map((r) => [r.id, r]));
    const reports = await reachOf(unit, reportDuties);
    const settles = await reachOf(unit, settleDuties);
    const duties = (await dutiesOf(unit, [...running.keys()])).filter((d) => d.state === 'open' || d.state === 'reported');
    // A unit is told of its own; the department, which could report for all, of those of bodies outside the region.
    const own = duties.filter((d) => d.state === 'open' && (d.organizationId === null ? settlesAll && mayTry(actor, reportDuties) : !settlesAll && reports(d.organizationId)));
    const reminders = await remindersOf(unit, own.map((d) => d.id));
    for (const d of own) {
      const count = reminders.filter((r) => r.dutyId === d.id).length;
      todos.push({ key: `guidance.duty.${d.id}`, text: count > 0 ? 'guidance.todo.reminded' : 'guidance.todo.duty', params: { title: running.get(d.rolloutId)!.title, name: d.outside ?? '', count }, to: `/guidance/${d.rolloutId}`, dueOn: d.dueOn });
    }
    const waiting = new Map<string, number>();
    for (const d of duties) if (d.state === 'reported' && others(d.reporterAccountId) && (d.organizationId === null ? settlesAll : settles(d.organizationId))) waiting.set(d.rolloutId, (waiting.get(d.rolloutId) ?? 0) + 1);
    for (const [rolloutId, count] of waiting) todos.push({ key: `guidance.settle.${rolloutId}`, text: 'guidance.todo.settle', params: { title: running.get(rolloutId)!.title, count }, to: `/guidance/${rolloutId}`, dueOn: null });

    const list = await experiences(unit);
    const [answersFor, reviews] = [await reachOf(unit, answerRecommendations), await reachOf(unit, reviewExperiences)];
    const titles = new Map(list.map((e) => [e.id, e]));
    for (const e of list) if (e.state === 'submitted' && reviews(e.organizationId) && others(e.submitterAccountId)) todos.push({ key: `guidance.review.${e.id}`, text: 'guidance.todo.review', params: { title: e.title }, to: `/guidance/experiences/${e.id}`, dueOn: null });
    const lines = await linesOf(unit, list.map((e) => e.id), (r) => answersFor(r.organizationId) || reviews(r.organizationId));
    const names = await organizationNames(unit, lines.map((l) => l.recommendation.organizationId));
    for (const { recommendation: r, standing, reports: said } of lines) {
      const e = titles.get(r.experienceId)!;
      const params = { title: e.title, name: names.get(r.organizationId) ?? '—' };
      const to = `/guidance/experiences/${e.id}`;
      if (answersFor(r.organizationId) && e.state === 'accepted' && (standing === 'unanswered' || standing === 'late_answer')) todos.push({ key: `guidance.answer.${r.id}`, text: 'guidance.todo.answer', params, to, dueOn: r.answerBy });
      if (answersFor(r.organizationId) && (standing === 'planned' || standing === 'running' || standing === 'overdue')) todos.push({ key: `guidance.place.${r.id}`, text: 'guidance.todo.place', params, to, dueOn: r.finishBy });
      if (standing === 'waiting' && reviews(r.organizationId) && said.some((x) => x.state === 'waiting' && others(x.reporterAccountId))) todos.push({ key: `guidance.check.${r.id}`, text: 'guidance.todo.check', params, to, dueOn: null });
    }
    return todos.slice(0, MOST);
  },
};
