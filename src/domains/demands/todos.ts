import { dayInChina } from '../../kernel/clock.ts';
import { mayTry } from '../../kernel/permission.ts';
import type { Todo } from '../../kernel/todo.ts';
import type { Unit } from '../../platform/house/index.ts';
import type { TodoProvider } from '../../platform/todos/provider.ts';
import { patchesOfActor } from '../grid/index.ts';
import { callBack, headsOwn } from './access.ts';
import { mayBeDesk, unitsInReach } from './queries/reach.ts';
import { openStates } from './model.ts';
import { callbacks, demandsBy } from './store/index.ts';

const MOST = 100;

/** What waits at a desk or on a head's telephone by its hour, and call-backs for the region's desk. */
export const demandTodos: TodoProvider = {
  name: 'demands',
  async list(unit: Unit): Promise<Todo[]> {
    const { actor } = unit;
    const todos: Todo[] = [];
    const add = async (filter: Pick<Parameters<typeof demandsBy>[1], 'within' | 'patches'>, to: (id: string) => string): Promise<void> => {
      for (const d of await demandsBy(unit, { ...filter, states: [...openStates], limit: MOST })) todos.push({ key: `demands.${d.state}.${d.id}`, text: `demands.todo.${d.state}`, params: { number: d.number, words: d.words.slice(0, 30) }, to: to(d.id), dueOn: dayInChina(d.dueAt) });
    };
    // Units see theirs; the region's desk has a board for thousands, not a list of to-dos.
    const within = mayBeDesk(actor) ? await unitsInReach(unit) : null;
    if (within !== null) await add({ within }, (id) => `/demands/${id}`);
    if (mayTry(actor, headsOwn) && actor.kind === 'account') await add({ within: null, patches: (await patchesOfActor(unit, actor)).map((p) => p.id) }, (id) => `/demands/${id}`);
    if (actor.kind === 'account' && mayTry(actor, callBack)) for (const c of await callbacks(unit, true, await unitsInReach(unit, callBack), MOST)) todos.push({ key: `demands.callback.${c.demandId}.${c.round}`, text: 'demands.todo.callback', to: '/demands/callbacks', dueOn: c.dueOn });
    return todos;
  },
};
