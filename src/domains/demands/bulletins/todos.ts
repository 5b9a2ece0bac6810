import { mayTry } from '../../../kernel/permission.ts';
import type { Todo } from '../../../kernel/todo.ts';
import type { Unit } from '../../../platform/house/index.ts';
import type { TodoProvider } from '../../../platform/todos/provider.ts';
import { signBulletins, writeBulletins } from './access.ts';
import { kinds } from './model.ts';
import { yearOf } from './queries.ts';
import { titleOf } from './rules/compose.ts';
import { reportsIn } from './store/index.ts';

const MOST = 50;

/** Papers to sign; signed ones to publish; periods of this year over without any paper. */
export const bulletinTodos: TodoProvider = {
  name: 'bulletins',
  async list(unit: Unit): Promise<Todo[]> {
    const { actor } = unit;
    if (actor.kind !== 'account') return [];
    const todos: Todo[] = [];
    const [write, sign] = [mayTry(actor, writeBulletins), mayTry(actor, signBulletins)];
    if (write || sign)
      for (const r of await reportsIn(unit, ['submitted', 'signed'], MOST))
        if (r.state === 'submitted' ? sign && r.drafterAccountId !== actor.accountId : write) todos.push({ key: `bulletins.${r.state}.${r.id}`, text: `bulletins.todo.${r.state}`, params: { title: titleOf(r) }, to: `/bulletins/${r.id}`, dueOn: null });
    if (write)
      for (const kind of kinds)
        for (const p of (await yearOf(unit, kind, Number(unit.today.slice(0, 4)), false)).parts) if (p.state === 'missing') todos.push({ key: `bulletins.missing.${kind}.${p.year}.${p.part}`, text: 'bulletins.todo.missing', params: { title: p.title }, to: '/bulletins', dueOn: null });
    return todos.slice(0, MOST);
  },
};
