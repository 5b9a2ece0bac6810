import { may } from '../../kernel/permission.ts';
import type { Todo } from '../../kernel/todo.ts';
import type { Unit } from '../../platform/house/index.ts';
import type { TodoProvider } from '../../platform/todos/provider.ts';
import { approvePolicy, writeDrafts } from './access.ts';
import { isAuthor } from './queries/drafts.ts';
import { draftsWaiting } from './store/drafts.ts';

/** Drafts sent in wait for a second person until the day they are to bind; those given back wait for whoever wrote them. */
export const draftTodos: TodoProvider = {
  name: 'policy',
  async list(unit: Unit): Promise<Todo[]> {
    const { actor } = unit;
    const approves = may(actor, approvePolicy, { regionId: actor.regionId });
    const writes = may(actor, writeDrafts, { regionId: actor.regionId });
    if (!approves && !writes) return [];
    return (await draftsWaiting(unit)).flatMap((d): Todo[] => {
      const own = isAuthor(actor, d);
      if (d.state === 'submitted' && approves && !own) return [{ key: `policy.approve.${d.id}.${d.revision}`, text: 'policy.todo.approve', params: { title: d.title }, to: `/policy/drafts/${d.id}`, dueOn: d.from }];
      if (d.state === 'draft' && writes && own && d.returned) return [{ key: `policy.returned.${d.id}.${d.revision}`, text: 'policy.todo.returned', params: { title: d.title }, to: `/policy/drafts/${d.id}`, dueOn: d.from }];
      return [];
    });
  },
};
