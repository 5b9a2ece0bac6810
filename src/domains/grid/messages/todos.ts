import { mayTry } from '../../../kernel/permission.ts';
import type { Todo } from '../../../kernel/todo.ts';
import type { Unit } from '../../../platform/house/index.ts';
import type { TodoProvider } from '../../../platform/todos/provider.ts';
import { organizationsInReach } from '../queries/board.ts';
import { ownMessages, sendMessages } from './access.ts';
import { ownHeads } from './commands.ts';
import { inboxOf, messagesOf } from './store.ts';

const MOST = 100;

/** What a head has not read, and reports of area heads that nobody at the desk of a unit took up. The region's desk has the board. */
export const messageTodos: TodoProvider = {
  name: 'grid.messages',
  async list(unit: Unit): Promise<Todo[]> {
    const todos: Todo[] = [];
    const add = (m: { readonly id: string; readonly title: string }, text: 'unread' | 'untaken', to: string): void => void todos.push({ key: `grid.message.${text}.${m.id}`, text: `messages.todo.${text}`, params: { title: m.title }, to, dueOn: null });
    if (unit.actor.kind !== 'account') return todos;
    if (mayTry(unit.actor, ownMessages)) for (const m of await inboxOf(unit, (await ownHeads(unit)).map((h) => h.headId), MOST)) if (m.readAt === null) add(m, 'unread', '/grid/messages/own');
    const within = mayTry(unit.actor, sendMessages) ? await organizationsInReach(unit, sendMessages) : 'all';
    if (within !== 'all') for (const m of await messagesOf(unit, { organizations: within }, MOST)) if (m.direction === 'up' && m.sent === 0 && m.deskReadAt === null) add(m, 'untaken', `/grid/messages/${m.id}`);
    return todos;
  },
};
