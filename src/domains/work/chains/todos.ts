import type { Todo } from '../../../kernel/todo.ts';
import { mayTry } from '../../../kernel/permission.ts';
import type { Unit } from '../../../platform/house/index.ts';
import type { TodoProvider } from '../../../platform/todos/provider.ts';
import { reachOf } from '../../registry/index.ts';
import { answerBlocks, doLinks, runChains } from './access.ts';
import { clocked } from './queries.ts';
import { standingOf } from './rules/block-standing.ts';
import { chains } from './store.ts';

const MOST = 100;

/** Links to finish for their department, blocks to answer and to clear for the unit that has to, and for the unit that leads what was reported and what stands still. */
export const chainTodos: TodoProvider = {
  name: 'chains',
  async list(unit: Unit): Promise<Todo[]> {
    const { actor } = unit;
    if (!mayTry(actor, doLinks) && !mayTry(actor, runChains)) return [];
    const [does, runs, answers] = [await reachOf(unit, doLinks), await reachOf(unit, runChains), await reachOf(unit, answerBlocks)];
    const todos: Todo[] = [];
    for (const { chain, lines } of await clocked(unit, (await chains(unit)).filter((c) => c.stoppedOn === null))) {
      const to = `/chains/${chain.id}`;
      for (const { link, blocks, clock } of lines) {
        const params = { title: link.title, chain: chain.title };
        if (clock.stage === 'running' && does(link.organizationId)) todos.push({ key: `chains.link.${link.id}`, text: 'chains.todo.link', params, to, dueOn: clock.dueOn });
        for (const b of blocks) {
          const waits = standingOf(b, link.organizationId, unit.today) === 'waiting';
          const named = b.organizationId !== null && answers(b.organizationId);
          if (waits && !does(link.organizationId) && (named || answers(chain.organizationId))) todos.push({ key: `chains.answer.${b.id}`, text: 'chains.todo.answer', params: { ...params, reason: b.reason }, to, dueOn: b.answerBy });
          else if (clock.stage === 'blocked' && b.clearedOn === null && (runs(chain.organizationId) || does(link.organizationId) || (named && b.agreed !== false))) todos.push({ key: `chains.block.${b.id}`, text: 'chains.todo.blocked', params: { ...params, reason: b.reason }, to, dueOn: null });
        }
        if (clock.stage === 'reported' && runs(chain.organizationId) && (link.doneAccountId === null || link.doneAccountId !== actor.accountId)) todos.push({ key: `chains.settle.${link.id}`, text: 'chains.todo.settle', params, to, dueOn: null });
      }
    }
    return todos.slice(0, MOST);
  },
};
