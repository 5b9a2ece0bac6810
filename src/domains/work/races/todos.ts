import type { Todo } from '../../../kernel/todo.ts';
import { may, mayTry } from '../../../kernel/permission.ts';
import type { TodoProvider } from '../../../platform/todos/provider.ts';
import type { Unit } from '../../../platform/house/index.ts';
import { answerAwards, decideAwards, runRaces } from './access.ts';
import { whole } from './commands/at-hand.ts';
import { concerns } from './queries/races.ts';
import { awards, lanes, races } from './store/index.ts';

/** Proposals to decide and reviews for the leader; proposals to tell and consequences to check for the department; a proposal to answer. */
export const raceTodos: TodoProvider = {
  name: 'work.races',
  async list(unit: Unit): Promise<Todo[]> {
    const { actor } = unit;
    const [decide, run, answer] = [may(actor, decideAwards, whole(actor)), may(actor, runRaces, whole(actor)), mayTry(actor, answerAwards)];
    if (!decide && !run && !answer) return [];
    const open = await awards(unit, { states: ['proposed', 'told', 'review', 'confirmed', 'upheld'] });
    if (open.length === 0) return [];
    const raceOf = new Map((await races(unit)).map((r) => [r.id, r]));
    const laneOf = new Map((await lanes(unit, [...new Set(open.map((a) => a.raceId))])).map((l) => [l.id, l]));
    const concerned = await concerns(unit);
    const todos: Todo[] = [];
    const add = (key: string, raceId: string, dueOn: string | null): void => {
      if (!todos.some((t) => t.key === `work.race.${key}.${raceId}`)) todos.push({ key: `work.race.${key}.${raceId}`, text: `races.todo.${key}`, params: { title: raceOf.get(raceId)!.title }, to: `/races/${raceId}`, dueOn });
    };
    for (const a of open) {
      if (run && a.state === 'proposed' && a.kind === 'snail') add('tell', a.raceId, null);
      if (decide && ((a.state === 'proposed' && a.kind === 'running') || (a.state === 'told' && (a.repliedOn !== null || unit.today > a.replyUntil!)))) add('decide', a.raceId, null);
      if (decide && a.state === 'review' && a.decidedAccount !== actor.accountId) add('review', a.raceId, null);
      if (run && (a.state === 'confirmed' || a.state === 'upheld') && a.consequence !== null && a.consequence.checkedOn === null && a.consequence.dueOn <= unit.today) add('check', a.raceId, a.consequence.dueOn);
      if (answer && a.state === 'told' && a.repliedOn === null && unit.today <= a.replyUntil! && concerned(laneOf.get(a.laneId)!)) add('reply', a.raceId, a.replyUntil);
    }
    return todos;
  },
};
