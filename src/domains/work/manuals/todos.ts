import { may, mayTry } from '../../../kernel/permission.ts';
import type { PersonId } from '../../../kernel/ids.ts';
import type { Todo } from '../../../kernel/todo.ts';
import type { Unit } from '../../../platform/house/index.ts';
import type { TodoProvider } from '../../../platform/todos/provider.ts';
import { reachOf } from '../../registry/index.ts';
import { doSteps, runMatters, writeManuals } from './access.ts';
import { wroteIn } from './commands/manuals.ts';
import { doerOf, stageOf, worked } from './queries.ts';
import { drafts, manuals, matters } from './store.ts';

const MOST = 100;

/** Steps of one's own; for the unit what waits to be confirmed and which steps are late; drafts somebody else wrote, to publish. */
export const manualTodos: TodoProvider = {
  name: 'manuals',
  async list(unit: Unit): Promise<Todo[]> {
    const { actor } = unit;
    const todos: Todo[] = [];
    if (mayTry(actor, doSteps) || mayTry(actor, runMatters)) {
      const runs = await reachOf(unit, runMatters);
      const running = await matters(unit, { running: true });
      const own = new Set(actor.personId === null ? [] : (await matters(unit, { personId: actor.personId, running: true })).map((m) => m.id));
      for (const w of await worked(unit, running.filter((m) => own.has(m.id) || runs(m.organizationId)))) {
        const run = runs(w.matter.organizationId) && (actor.personId === null || ![...w.people.values()].includes(actor.personId));
        const to = `/manual-matters/${w.matter.id}`;
        if (run && stageOf(w) === 'ready') todos.push({ key: `manuals.finish.${w.matter.id}`, text: 'manuals.todo.finish', params: { title: w.matter.title }, to, dueOn: null });
        for (const s of w.standing.filter((x) => x.stage === 'running')) {
          const params = { title: w.matter.title, step: w.version.content.steps[s.position - 1]!.title };
          if (may(actor, doSteps, { regionId: actor.regionId, personIds: [doerOf(w, s.position) as PersonId] })) todos.push({ key: `manuals.step.${w.matter.id}.${s.position}`, text: 'manuals.todo.step', params, to, dueOn: s.dueOn });
          else if (run && s.overdue) todos.push({ key: `manuals.late.${w.matter.id}.${s.position}`, text: 'manuals.todo.late', params: { ...params, days: s.late }, to, dueOn: null });
        }
      }
    }
    if (mayTry(actor, writeManuals)) {
      const writes = await reachOf(unit, writeManuals);
      const known = new Map((await manuals(unit)).map((m) => [m.id, m]));
      for (const d of await drafts(unit)) {
        const manual = known.get(d.manualId)!;
        if (manual.retiredOn === null && writes(manual.organizationId) && !wroteIn(actor, d)) todos.push({ key: `manuals.publish.${manual.id}`, text: 'manuals.todo.publish', params: { title: manual.title, name: d.writtenBy }, to: `/manuals/${manual.id}`, dueOn: null });
      }
    }
    return todos.slice(0, MOST);
  },
};
