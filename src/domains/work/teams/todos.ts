import type { Todo } from '../../../kernel/todo.ts';
import { mayTry, reachablePaths } from '../../../kernel/permission.ts';
import type { Unit } from '../../../platform/house/index.ts';
import type { TodoProvider } from '../../../platform/todos/provider.ts';
import { organizationsNow } from '../../registry/index.ts';
import { doTeamItems, runTeams } from './access.ts';
import { items, teams } from './store.ts';

const MOST = 100;

/** Items to do for their people; items reported done for those who run the team. */
export const teamTodos: TodoProvider = {
  name: 'teams',
  async list(unit: Unit): Promise<Todo[]> {
    const { actor } = unit;
    const todos: Todo[] = [];
    if (actor.personId !== null && mayTry(actor, doTeamItems)) for (const i of await items(unit, { personId: actor.personId })) if (i.state === 'open') todos.push({ key: `teams.item.${i.id}`, text: 'teams.todo.item', params: { title: i.title }, to: '/task-teams/own', dueOn: i.dueOn });
    if (mayTry(actor, runTeams)) {
      const paths = reachablePaths(actor, runTeams);
      const within = paths === 'all' ? null : new Set<string>((await organizationsNow(unit, {}, paths)).map((o) => o.id));
      const reported = (await items(unit)).filter((i) => i.state === 'reported' && i.personId !== actor.personId);
      for (const t of await teams(unit)) {
        const count = within === null || within.has(t.organizationId) ? reported.filter((i) => i.teamId === t.id).length : 0;
        if (count > 0) todos.push({ key: `teams.settle.${t.id}`, text: 'teams.todo.settle', params: { name: t.name, count }, to: `/task-teams/${t.id}`, dueOn: null });
      }
    }
    return todos.slice(0, MOST);
  },
};
