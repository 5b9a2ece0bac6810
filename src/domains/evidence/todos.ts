import type { TodoProvider } from '../../platform/todos/provider.ts';
import { waitingFor } from './queries/entry-lists.ts';

/** Entries that wait for the person's review or correction; nothing here has a deadline. */
export const evidenceTodos: TodoProvider = {
  name: 'evidence',
  list: async (unit) => {
    const { open } = await waitingFor(unit);
    return open.length === 0 ? [] : [{ key: 'evidence.waiting', text: 'evidence.todo.waiting', params: { count: open.length }, to: '/evidence?view=waiting', dueOn: null }];
  },
};
