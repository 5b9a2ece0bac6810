import type { Todo } from '../../../kernel/todo.ts';
import { mayTry } from '../../../kernel/permission.ts';
import type { Unit } from '../../../platform/house/index.ts';
import type { TodoProvider } from '../../../platform/todos/provider.ts';
import { personSummaries, reachOf } from '../../registry/index.ts';
import { reportFronts } from './access.ts';
import { mayCare } from './commands.ts';
import { cares, deployments, fronts, harms } from './store.ts';

const MOST = 100;

/** Calls whose arrival nobody has told yet, for the unit that sends; care for families, for those who follow it up. */
export const frontTodos: TodoProvider = {
  name: 'fronts',
  async list(unit: Unit): Promise<Todo[]> {
    const { actor } = unit;
    if (!mayTry(actor, reportFronts)) return [];
    const reports = await reachOf(unit, reportFronts);
    const [where, all] = [new Map((await fronts(unit)).map((f) => [f.id, f])), await deployments(unit)];
    const called = all.filter((d) => d.state === 'called' && reports(d.organizationId) && actor.personId !== d.personId);
    const open = mayCare(actor) ? (await cares(unit)).filter((c) => c.doneOn === null) : [];
    const hurt = open.length === 0 ? new Map<string, string>() : new Map((await harms(unit)).map((h) => [h.id, h.deploymentId]));
    const people = await personSummaries(unit, [...called, ...all].map((d) => d.personId));
    const about = (d: (typeof all)[number]) => ({ name: people.get(d.personId)?.name ?? '—', front: where.get(d.frontId)!.name });
    const at = (d: (typeof all)[number]): string => `/mobilizations/${where.get(d.frontId)!.mobilizationId}`;
    return [
      ...called.map((d) => ({ key: `fronts.called.${d.id}`, text: 'fronts.todo.called', params: about(d), to: at(d), dueOn: null })),
      ...open.flatMap((c) => {
        const d = all.find((x) => x.id === hurt.get(c.harmId));
        return d ? [{ key: `fronts.care.${c.id}`, text: 'fronts.todo.care', params: { ...about(d), task: c.task }, to: at(d), dueOn: c.dueOn }] : [];
      }),
    ].slice(0, MOST);
  },
};
