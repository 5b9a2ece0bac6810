import type { Todo } from '../../kernel/todo.ts';
import { mayTry, reachablePaths } from '../../kernel/permission.ts';
import type { TodoProvider } from '../../platform/todos/provider.ts';
import type { Unit } from '../../platform/house/index.ts';
import { organizationsNow, personSummaries } from '../registry/index.ts';
import { claimOneself, runMonths } from './access.ts';
import { claims as allClaims, projects as allProjects } from './store/index.ts';
import { measured } from './queries/winners.ts';

const MOST = 200;

/** A commitment to sign and tasks to report for the cadre; reports to confirm for those who run the unit's lists. */
export const workTodos: TodoProvider = {
  name: 'work',
  async list(unit: Unit): Promise<Todo[]> {
    const { actor } = unit;
    const todos: Todo[] = [];
    if (actor.personId !== null && mayTry(actor, claimOneself)) {
      const own = await allClaims(unit, { personId: actor.personId, states: ['won', 'committed'] });
      const titles = new Map((await allProjects(unit, own.map((c) => c.projectId))).map((p) => [p.id, p]));
      for (const c of own) if (c.state === 'won') todos.push({ key: `work.sign.${c.id}`, text: 'work.todo.sign', params: { title: titles.get(c.projectId)!.title }, to: '/projects/own', dueOn: null });
      for (const c of own.filter((o) => titles.get(o.projectId)!.state === 'announced'))
        for (const { task, standing } of (await measured(unit, [c])).get(c.id) ?? [])
          if (task.month <= unit.today && (standing.state === 'not_due' || standing.state === 'overdue')) todos.push({ key: `work.report.${task.id}`, text: 'work.todo.report', params: { title: task.title, month: task.month.slice(0, 7) }, to: '/projects/own', dueOn: task.dueOn });
    }
    if (mayTry(actor, runMonths)) {
      const paths = reachablePaths(actor, runMonths);
      const within = paths === 'all' ? null : new Set<string>((await organizationsNow(unit, {}, paths)).map((o) => o.id));
      const winners = (await allClaims(unit, { states: ['committed'] })).filter((c) => (within === null || within.has(c.organizationId)) && c.personId !== actor.personId);
      const people = await personSummaries(unit, winners.map((c) => c.personId));
      const waiting = [...(await measured(unit, winners))].map(([claimId, tasks]) => ({ claimId, count: tasks.filter((m) => m.standing.waiting).length })).filter((w) => w.count > 0);
      for (const { claimId, count } of waiting) todos.push({ key: `work.confirm.${claimId}`, text: 'work.todo.confirm', params: { name: people.get(winners.find((c) => c.id === claimId)!.personId)?.name ?? '—', count }, to: `/projects/months/${claimId}`, dueOn: null });
    }
    return todos.slice(0, MOST);
  },
};
