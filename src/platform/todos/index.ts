import type { z } from 'zod';
import type { Actor } from '../../kernel/actor.ts';
import { acknowledgeReminders, listTodos, type Todo } from '../../kernel/todo.ts';
import { route, type DomainModule } from '../http/index.ts';
import type { House, Unit } from '../house/index.ts';
import type { TodoProvider } from './provider.ts';
import { stageOf } from './stage.ts';
import { noteName, notedBy, noteReminders } from './store.ts';

export type { TodoProvider } from './provider.ts';

export interface TodoParts {
  readonly providers: readonly TodoProvider[];
  /** Working days before a due day from which it counts as near, by the policy in force. */
  remindDays(unit: Unit): Promise<number>;
}

const byDue = (a: { dueOn: string | null; key: string }, b: { dueOn: string | null; key: string }): number => (a.dueOn ?? '9').localeCompare(b.dueOn ?? '9') || a.key.localeCompare(b.key);

/** To-dos of everybody who may see business, in one unit of work. A provider that fails is logged and left out: the others still show. */
async function todosOf(house: House, actor: Actor, parts: TodoParts): Promise<z.infer<typeof listTodos.output>> {
  const found: Todo[] = [];
  // A failed statement ends its transaction, so each provider has its own.
  for (const provider of parts.providers) {
    try {
      found.push(...(await house.unit(actor, (unit) => provider.list(unit))));
    } catch (error) {
      house.log.error({ err: error, provider: provider.name }, 'to-dos of a domain could not be asked; they are left out');
    }
  }
  return house.unit(actor, async (unit) => {
    const remindDays = found.some((t) => t.dueOn !== null) ? await parts.remindDays(unit) : 0;
    const noted = found.length === 0 ? new Set<string>() : await notedBy(unit);
    const todos = found.map((t) => {
      const { stage, workingDays } = stageOf(t.dueOn, unit.today, remindDays);
      return { key: t.key, text: t.text, ...(t.params ? { params: { ...t.params } } : {}), to: t.to, dueOn: t.dueOn, stage, workingDays, remind: stage !== 'open' && !noted.has(noteName(t.key, stage)) };
    });
    return { today: unit.today, todos: todos.sort(byDue) };
  });
}

export const todosModule = (parts: TodoParts): DomainModule => ({
  name: 'todos',
  routes: [
    route(listTodos, ({ house, actor }) => todosOf(house, actor, parts)),
    route(acknowledgeReminders, async ({ house, actor, body }) => {
      await house.unit(actor, (unit) => noteReminders(unit, body.reminders));
      return {};
    }),
  ],
});
