import { mayTry } from '../../kernel/permission.ts';
import type { Todo } from '../../kernel/todo.ts';
import { dayInChina } from '../../kernel/clock.ts';
import type { Unit } from '../../platform/house/index.ts';
import type { TodoProvider } from '../../platform/todos/provider.ts';
import { calibrate, castBallots, decideGrades, managePublicity, manageRuns, recordRatings } from './access.ts';
import { namesOf } from './ballots/commands/sign-ballot.ts';
import { electionsOf, findElection } from './ballots/store/index.ts';
import { calibrationsOf } from './calibration/store.ts';
import { monthTodos } from './months/todos.ts';
import { outcomeTodos } from './outcomes/todos.ts';
import { publicityInForce } from './outcomes/store/publicities.ts';
import { registrationTodos } from './papers/todos.ts';
import { nextStepOf } from './rules/next-step.ts';
import { allRuns, countsOfRuns } from './store/index.ts';

/** The next step of each open year, for those who take it, due when the year is. */
async function yearTodos(unit: Unit): Promise<Todo[]> {
  const { actor } = unit;
  const may = { collect: mayTry(actor, recordRatings), propose: mayTry(actor, manageRuns), decide: mayTry(actor, decideGrades), publish: mayTry(actor, managePublicity), wait: false, close: mayTry(actor, decideGrades) };
  if (!Object.values(may).some(Boolean)) return [];
  const runs = (await allRuns(unit)).filter((r) => r.state !== 'confirmed' && r.state !== 'draft');
  if (runs.length === 0) return [];
  const counts = await countsOfRuns(unit);
  const todos: Todo[] = [];
  for (const run of runs) {
    const c = counts.get(run.id);
    const annual = run.purpose === 'annual' && run.subject === 'person';
    const notice = run.state === 'proposed' ? await publicityInForce(unit, run.id) : null;
    const step = nextStepOf({ state: run.state, people: c?.people ?? 0, decided: c?.decided ?? 0, annual, notice: notice && { closesOn: notice.closesOn } }, unit.today);
    // A notice that is over is told with the notices.
    if (may[step] && !(step === 'close' && notice)) todos.push({ key: `assessment.year ${run.id} ${step}`, text: `assessment.todo.year_${step}`, params: { year: run.year, title: run.title?.zh ?? '', count: (c?.people ?? 0) - (c?.decided ?? 0) }, to: step === 'collect' ? `/assessment/years/${run.id}/marks` : step === 'publish' ? `/assessment/years/${run.id}?part=outcomes` : `/assessment/years/${run.id}`, dueOn: run.dueOn });
    if (mayTry(actor, calibrate)) for (const m of await calibrationsOf(unit, run.id)) if (m.state === 'open') todos.push({ key: `assessment.calibration ${m.id}`, text: 'assessment.todo.calibration', params: { title: m.title }, to: `/assessment/calibrations/${m.id}`, dueOn: run.dueOn });
  }
  return todos;
}

/** Ballots the person may still cast. The roll says who was given one; whether it was cast nobody knows. */
async function ballotTodos(unit: Unit): Promise<Todo[]> {
  if (!mayTry(unit.actor, castBallots)) return [];
  const todos: Todo[] = [];
  for (const s of await electionsOf(unit, namesOf(unit.actor))) {
    const election = s.taken ? null : await findElection(unit, s.electionId);
    if (election?.state === 'open') todos.push({ key: `assessment.ballot ${election.id}`, text: 'assessment.todo.ballot', params: { title: election.title }, to: '/ballots', dueOn: dayInChina(election.closesAt) });
  }
  return todos;
}

/** Everything of the assessment that waits for somebody. */
export const assessmentTodos: TodoProvider = {
  name: 'assessment',
  list: async (unit) => [...(await registrationTodos(unit)), ...(await ballotTodos(unit)), ...(await outcomeTodos(unit)), ...(await yearTodos(unit)), ...(await monthTodos(unit))],
};
