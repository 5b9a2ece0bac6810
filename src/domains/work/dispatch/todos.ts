import type { Todo } from '../../../kernel/todo.ts';
import { may, mayTry, reachablePaths } from '../../../kernel/permission.ts';
import type { Unit } from '../../../platform/house/index.ts';
import type { TodoProvider } from '../../../platform/todos/provider.ts';
import { organizationsNow } from '../../registry/index.ts';
import { reportDispatch, runDispatch } from './access.ts';
import { reportsOf, tasks } from './store.ts';

const MOST = 100;

/** What a unit was handed and has not reported; reports that wait for the word of somebody else. */
export const dispatchTodos: TodoProvider = {
  name: 'dispatch',
  async list(unit: Unit): Promise<Todo[]> {
    const { actor } = unit;
    const todos: Todo[] = [];
    if (mayTry(actor, reportDispatch) && actor.kind !== 'system') {
      const paths = reachablePaths(actor, reportDispatch);
      const ids = new Set<string>(paths === 'all' || paths.length === 0 ? [] : (await organizationsNow(unit, {}, paths)).map((o) => o.id));
      for (const t of await tasks(unit)) if (t.state === 'open' && ids.has(t.organizationId)) todos.push({ key: `dispatch.report.${t.id}`, text: 'dispatch.todo.report', params: { title: t.title }, to: '/dispatch', dueOn: t.dueOn });
    }
    if (actor.kind !== 'system' && may(actor, runDispatch, { regionId: actor.regionId, organizationPaths: [] })) {
      const waiting = (await tasks(unit)).filter((t) => t.state === 'reported');
      const own = new Set((await reportsOf(unit, waiting.map((t) => t.id))).filter((r) => r.state === 'waiting' && r.reporterAccountId === actor.accountId).map((r) => r.taskId));
      for (const t of waiting) if (!own.has(t.id)) todos.push({ key: `dispatch.settle.${t.id}`, text: 'dispatch.todo.settle', params: { title: t.title }, to: '/dispatch', dueOn: null });
    }
    return todos.slice(0, MOST);
  },
};
