import { addDays, addMonths } from '../../../kernel/period.ts';
import { mayTry, reachablePaths } from '../../../kernel/permission.ts';
import type { Todo } from '../../../kernel/todo.ts';
import { addWorkingDays } from '../../../kernel/working-days.ts';
import type { Unit } from '../../../platform/house/index.ts';
import { policyInForce } from '../../policy/index.ts';
import { organizationNames } from '../../registry/index.ts';
import { decideLists, manageMonths, manageUnitYears, replyToLists } from '../access.ts';
import { reached } from './reached.ts';
import { entriesProposed, monthsNotSent, periodsDue } from './store.ts';

/** Months planned and over whose bulletin is not out: each for a unit that runs its own, counted for the department. */
async function bulletinTodos(unit: Unit): Promise<Todo[]> {
  const open = await monthsNotSent(unit, unit.today.slice(0, 7));
  if (open.length === 0) return [];
  const days = (await policyInForce(unit, unit.today)).number('month-summary-due-days');
  const dueOn = (month: string) => addWorkingDays(addDays(addMonths(`${month}-01`, 1), -1), days).day;
  const whole = reachablePaths(unit.actor, manageMonths) === 'all';
  if (whole) {
    const months = [...new Set(open.map((o) => o.month))];
    return months.map((month) => ({ key: `assessment.bulletins ${month}`, text: 'assessment.todo.bulletins', params: { month, count: open.filter((o) => o.month === month).length }, to: `/assessment/months?month=${month}&unit=${open.find((o) => o.month === month)!.unitId}`, dueOn: dueOn(month) }));
  }
  const own = await reached(unit, manageMonths, open, (o) => o.unitId);
  const names = await organizationNames(unit, own.map((o) => o.unitId));
  return own.map((o) => ({ key: `assessment.bulletin ${o.unitId} ${o.month}`, text: o.unrated > 0 ? 'assessment.todo.bulletin_unrated' : 'assessment.todo.bulletin', params: { unit: names.get(o.unitId) ?? '', month: o.month, count: o.unrated }, to: `/assessment/months?month=${o.month}&unit=${o.unitId}`, dueOn: dueOn(o.month) }));
}

/** Entries on the lists: the section speaks until its term ends, then the leader decides. */
async function listTodos(unit: Unit): Promise<Todo[]> {
  const { actor } = unit;
  const [speaks, decides] = [mayTry(actor, replyToLists), mayTry(actor, decideLists)];
  if (!speaks && !decides) return [];
  const entries = await entriesProposed(unit);
  const names = await organizationNames(unit, entries.map((e) => e.organizationId));
  const to = (e: (typeof entries)[number]) => `/assessment/months?month=${e.month}&unit=${e.unitId}`;
  const line = (e: (typeof entries)[number], kind: string, dueOn: string | null): Todo => ({ key: `assessment.${kind} ${e.id}`, text: `assessment.todo.${kind}_${e.list}`, params: { section: names.get(e.organizationId) ?? '', month: e.month }, to: to(e), dueOn });
  const own = speaks ? (await reached(unit, replyToLists, entries, (e) => e.organizationId)).filter((e) => e.reply === null && e.replyUntil >= unit.today) : [];
  const ripe = decides ? entries.filter((e) => e.list === 'red' || e.reply !== null || e.replyUntil < unit.today) : [];
  return [...own.map((e) => line(e, 'list_reply', e.replyUntil)), ...ripe.map((e) => line(e, 'list_decide', null))];
}

/** Periods of units that are over and not recorded, one line for each period with the number of units. */
async function periodTodos(unit: Unit): Promise<Todo[]> {
  return (await periodsDue(unit, unit.today)).map((p) => ({ key: `assessment.period ${p.year} ${p.kind} ${p.number}`, text: `assessment.todo.period_${p.kind}`, params: { year: p.year, number: p.number, count: p.units }, to: `/assessment/periods?year=${p.year}`, dueOn: p.dueOn }));
}

/** What waits in months and periods. */
export async function monthTodos(unit: Unit): Promise<Todo[]> {
  return [...(mayTry(unit.actor, manageMonths) ? await bulletinTodos(unit) : []), ...(await listTodos(unit)), ...(mayTry(unit.actor, manageUnitYears) ? await periodTodos(unit) : [])];
}
