import type { Todo } from '../../../kernel/todo.ts';
import { mayTry } from '../../../kernel/permission.ts';
import type { Unit } from '../../../platform/house/index.ts';
import type { TodoProvider } from '../../../platform/todos/provider.ts';
import { reachOf } from '../queries/reach.ts';
import { doLinks, runChains } from './access.ts';
import { clocked } from './queries.ts';
import { chains } from './store.ts';

const MOST = 100;

/** Links to finish for their department, blocks to clear for the unit that has to, and for the unit that leads what was reported and what stands still. */
export const chainTodos: TodoProvider = {
  name: 'chains',
  async list(unit: Unit): Promise<Todo[]> {
    const { actor } = unit;
    if (!mayTry(actor, doLinks) && !mayTry(actor, runChains)) return [];
    const [does, runs] = [await reachOf(unit, doLinks), await reachOf(unit, runChains)];
    const todos: Todo[] = [];
    for (const { chain, lines } of await clocked(unit, (await chains(unit)).filter((c) => c.stoppedOn === null))) {
      const to = `/chains/${chain.id}`;
      for (const { link, blocks, clock } of lines) {
        const params = { title: link.title, chain: chain.title };
        const block = blocks.find((b) => b.clearedOn === null);
        if (clock.stage === 'running' && does(link.organizationId)) todos.push({ key: `chains.link.${link.id}`, text: 'chains.todo.link', params, to, dueOn: clock.dueOn });
        if (clock.stage === 'blocked' && (runs(chain.organizationId) || does(link.organizationId) || (block!.organizationId !== null && does(block!.organizationId)))) todos.push({ key: `chains.block.${block!.id}`, text: 'chains.todo.blocked', params: { ...params, reason: block!.reason }, to, dueOn: null });
        if (clock.stage === 'reported' && runs(chain.organizationId) && (link.doneAccountId === null || link.doneAccountId !== actor.accountId)) todos.push({ key: `chains.settle.${link.id}`, text: 'chains.todo.settle', params, to, dueOn: null });
      }
    }
    return todos.slice(0, MOST);
  },
};
