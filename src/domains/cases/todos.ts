import type { Todo } from '../../kernel/todo.ts';
import { mayTry } from '../../kernel/permission.ts';
import type { TodoProvider } from '../../platform/todos/provider.ts';
import type { Unit } from '../../platform/house/index.ts';
import { giveOpinions, readOwnCases, runCases } from './access.ts';
import { caseType } from './definition.ts';
import { scopesOf } from './queries/scopes.ts';
import { findCases, noticesOf, openConsultations } from './store/index.ts';

const MOST = 200;

/** Cases given to the actor, cases nobody has yet, opinions that were asked for, notices to acknowledge and steps left to the person himself. */
export const caseTodos: TodoProvider = {
  name: 'cases',
  async list(unit: Unit): Promise<Todo[]> {
    const { actor } = unit;
    const todos: Todo[] = [];
    // Nobody is reminded of a case he is a party of: he may not act in it.
    const others = actor.personId === null ? {} : { withoutPersonId: actor.personId };
    if (mayTry(actor, runCases)) {
      const waiting = await findCases(unit, { scopes: await scopesOf(unit, runCases), open: true, suspended: false, assignee: { accountId: actor.accountId, orNobody: true }, ...others, limit: MOST });
      for (const c of waiting) {
        // What runs by itself and was given to nobody waits for nobody.
        if (c.dueOn === null && c.assigneeId === null) continue;
        todos.push({ key: `cases.case.${c.id}.${c.state}`, text: c.assigneeId === null ? 'cases.todo.unassigned' : 'cases.todo.mine', params: { number: c.number, title: c.title }, to: `/cases/${c.id}`, dueOn: c.dueOn });
      }
    }
    if (mayTry(actor, giveOpinions)) for (const o of await openConsultations(unit, await scopesOf(unit, giveOpinions), actor.personId, MOST)) todos.push({ key: `cases.opinion.${o.id}`, text: 'cases.todo.opinion', params: { title: o.title }, to: `/cases/${o.caseId}`, dueOn: o.dueOn });
    if (actor.personId !== null && mayTry(actor, readOwnCases)) {
      for (const n of await noticesOf(unit, { personId: actor.personId })) if (n.deliveredAt === null) todos.push({ key: `cases.notice.${n.id}`, text: 'cases.todo.notice', to: '/cases/own', dueOn: null });
      for (const c of await findCases(unit, { personId: actor.personId, open: true, limit: MOST })) {
        const roles = c.parties.filter((p) => p.personId === actor.personId).map((p) => p.role);
        const owed = caseType(c.type)?.steps.find((s) => s.from.includes(c.state) && s.ownParty !== undefined && s.ownParty !== 'applicant' && roles.includes(s.ownParty) && !s.aside);
        if (owed) todos.push({ key: `cases.own.${c.id}.${c.state}`, text: 'cases.todo.own', params: { title: c.title }, to: '/cases/own', dueOn: c.dueOn });
      }
    }
    return todos;
  },
};
