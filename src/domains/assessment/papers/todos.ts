import { mayTry, reachablePaths } from '../../../kernel/permission.ts';
import type { Todo } from '../../../kernel/todo.ts';
import type { Unit } from '../../../platform/house/index.ts';
import { commentRegistrations, writeOwnRegistration } from '../access.ts';
import { allRuns } from '../store/index.ts';
import { dueDays } from './commands/registrations.ts';
import { runsOfPerson } from './queries.ts';
import { countWaiting, registrationsOfPerson } from './store.ts';

/** The own summary still to hand in; summaries that wait for a comment; and once the term is over, who has not handed in. */
export async function registrationTodos(unit: Unit): Promise<Todo[]> {
  const { actor } = unit;
  const todos: Todo[] = [];
  if (actor.personId !== null && mayTry(actor, writeOwnRegistration)) {
    const written = new Map((await registrationsOfPerson(unit, actor.personId)).map((r) => [r.runId, r]));
    for (const run of await runsOfPerson(unit, actor.personId)) {
      const r = written.get(run.id);
      if (run.state === 'confirmed' || r?.state === 'submitted' || r?.state === 'commented') continue;
      todos.push({ key: `assessment.summary ${run.id}`, text: r?.returnedReason ? 'assessment.todo.summary_returned' : 'assessment.todo.summary', params: { year: run.year }, to: `/assessment/own#summary-${run.id}`, dueOn: (await dueDays(unit, run)).summary });
    }
  }
  if (!mayTry(actor, commentRegistrations)) return todos;
  for (const run of (await allRuns(unit)).filter((r) => r.purpose === 'annual' && r.subject === 'person' && r.state !== 'draft' && r.state !== 'confirmed')) {
    const due = await dueDays(unit, run);
    const waiting = await countWaiting(unit, run, reachablePaths(actor, commentRegistrations));
    const to = `/assessment/years/${run.id}?part=forms`;
    if (waiting.submitted > 0) todos.push({ key: `assessment.comments ${run.id}`, text: 'assessment.todo.comments', params: { year: run.year, count: waiting.submitted }, to, dueOn: due.comment });
    if (waiting.missing > 0 && unit.today > due.summary) todos.push({ key: `assessment.summaries ${run.id}`, text: 'assessment.todo.summaries_missing', params: { year: run.year, count: waiting.missing }, to, dueOn: due.summary });
  }
  return todos;
}
