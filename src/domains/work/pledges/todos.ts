import type { Todo } from '../../../kernel/todo.ts';
import { mayTry } from '../../../kernel/permission.ts';
import type { Unit } from '../../../platform/house/index.ts';
import type { TodoProvider } from '../../../platform/todos/provider.ts';
import { organizationNames, reachOf } from '../../registry/index.ts';
import { runPledges, writePledges } from './access.ts';
import { workOf } from './queries.ts';
import { yearsOf } from './rules/pledge-account.ts';
import { pledges } from './store.ts';

const MOST = 100;

/** A pledge to hand in and years to account for, for the unit; pledges and figures to look at, for the organization department. */
export const pledgeTodos: TodoProvider = {
  name: 'pledges',
  async list(unit: Unit): Promise<Todo[]> {
    const { actor } = unit;
    if (!mayTry(actor, writePledges) && !mayTry(actor, runPledges)) return [];
    const [writes, runs] = [await reachOf(unit, writePledges), await reachOf(unit, runPledges)];
    const work = await workOf(unit, (await pledges(unit)).filter((p) => writes(p.organizationId) || runs(p.organizationId)));
    const names = await organizationNames(unit, work.map((w) => w.pledge.organizationId));
    const thisYear = Number(unit.today.slice(0, 4));
    const others = (accountId: string | null): boolean => accountId === null || accountId !== actor.accountId;
    const todos: Todo[] = [];
    for (const { pledge: p, term, objectives, actuals } of work) {
      const to = `/pledges/${p.id}`;
      const name = names.get(p.organizationId) ?? '—';
      const waiting = actuals.filter((a) => a.state === 'waiting' && others(a.entererAccountId)).length;
      if (p.state === 'owed' && writes(p.organizationId)) todos.push({ key: `pledges.write.${p.id}`, text: 'pledges.todo.write', params: { name, term: term.title }, to, dueOn: term.dueOn });
      if (p.state === 'submitted' && runs(p.organizationId) && others(p.submitterAccountId)) todos.push({ key: `pledges.decide.${p.id}`, text: 'pledges.todo.decide', params: { name }, to, dueOn: null });
      if (p.state !== 'published') continue;
      if (runs(p.organizationId) && waiting > 0) todos.push({ key: `pledges.settle.${p.id}`, text: 'pledges.todo.settle', params: { name, count: waiting }, to, dueOn: null });
      const missing = yearsOf(objectives, actuals).filter((l) => l.year < thisYear && l.actual === null && !actuals.some((a) => a.objectiveId === l.objectiveId && a.year === l.year && a.state === 'waiting')).length;
      if (writes(p.organizationId) && missing > 0) todos.push({ key: `pledges.account.${p.id}`, text: 'pledges.todo.account', params: { name, count: missing }, to, dueOn: null });
    }
    return todos.slice(0, MOST);
  },
};
