import type { Todo } from '../../../kernel/todo.ts';
import { mayTry } from '../../../kernel/permission.ts';
import type { Unit } from '../../../platform/house/index.ts';
import type { TodoProvider } from '../../../platform/todos/provider.ts';
import { personSummaries, reachOf } from '../../registry/index.ts';
import { readOwnCalls, reportFronts } from './access.ts';
import { mayCare } from './commands.ts';
import { cares, deployments, deploymentsOf, fronts, harmedDeployments, mobilizations } from './store.ts';

const MOST = 100;

/** A call of one's own; calls whose arrival nobody has told yet, for the unit that sends; care for families, for those who follow it up. */
export const frontTodos: TodoProvider = {
  name: 'fronts',
  async list(unit: Unit): Promise<Todo[]> {
    const { actor } = unit;
    const own = await ownCalls(unit);
    if (!mayTry(actor, reportFronts)) return own;
    const reports = await reachOf(unit, reportFronts);
    const [where, all] = [new Map((await fronts(unit)).map((f) => [f.id, f])), await deployments(unit)];
    const called = all.filter((d) => d.state === 'called' && reports(d.organizationId) && actor.personId !== d.personId);
    const open = mayCare(actor) ? (await cares(unit)).filter((c) => c.doneOn === null) : [];
    const hurt = open.length === 0 ? new Map<string, string>() : await harmedDeployments(unit);
    const people = await personSummaries(unit, [...called, ...all].map((d) => d.personId));
    const about = (d: (typeof all)[number]) => ({ name: people.get(d.personId)?.name ?? '—', front: where.get(d.frontId)!.name });
    const at = (d: (typeof all)[number]): string => `/mobilizations/${where.get(d.frontId)!.mobilizationId}`;
    return [
      ...own,
      ...called.map((d) => ({ key: `fronts.called.${d.id}`, text: 'fronts.todo.called', params: about(d), to: at(d), dueOn: null })),
      ...open.flatMap((c) => {
        const d = all.find((x) => x.id === hurt.get(c.harmId));
        return d ? [{ key: `fronts.care.${c.id}`, text: 'fronts.todo.care', params: { ...about(d), task: c.task }, to: at(d), dueOn: c.dueOn }] : [];
      }),
    ].slice(0, MOST);
  },
};

/** One is called and has not arrived: where to, for what. */
async function ownCalls(unit: Unit): Promise<Todo[]> {
  const { personId } = unit.actor;
  if (personId === null || !mayTry(unit.actor, readOwnCalls)) return [];
  const called = (await deploymentsOf(unit, personId)).filter((d) => d.state === 'called');
  if (called.length === 0) return [];
  const [where, titles] = [new Map((await fronts(unit)).map((f) => [f.id, f])), new Map((await mobilizations(unit)).map((m) => [m.id, m.title]))];
  return called.map((d) => {
    const front = where.get(d.frontId)!;
    return { key: `fronts.own.${d.id}`, text: 'fronts.todo.own', params: { title: titles.get(front.mobilizationId)!, front: front.name, duty: d.duty }, to: '/mobilizations/own', dueOn: null };
  });
}
