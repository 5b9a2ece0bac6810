import type { Day } from '../../../kernel/period.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import type { Unit } from '../../../platform/house/index.ts';
import { policyInForce, type PolicyView } from '../../policy/index.ts';
import type { Kind, Part } from './model.ts';
import { cutsYear, partsOf, usualTimes } from './rules/periods.ts';

const parameters: Readonly<Record<Kind, string>> = { month: 'dispatches-a-year', quarter: 'summaries-a-year', half: 'bulletins-a-year' };

/** How often a year the pack asks for a paper of the kind on its day; null where it asks for none. */
function timesAsked(policy: PolicyView, kind: Kind): number | null {
  const asked = policy.pack.parameters.get(parameters[kind]);
  return asked?.values.some((v) => v.from <= policy.on) ? policy.number(parameters[kind]) : null;
}

/** The parts of a year by the pack in force on its last day, or today in a year that runs; without a word of the pack, as 月、季、半年 are counted. Refuses `bulletins.uneven_year`. */
export async function partsOfYear(unit: Unit, kind: Kind, year: number): Promise<{ readonly times: number; readonly parts: readonly Part[] }> {
  const last = `${year}-12-31`;
  const times = timesAsked(await policyInForce(unit, last < unit.today ? last : unit.today), kind) ?? usualTimes[kind];
  if (!cutsYear(times)) throw new Refusal('rule', 'bulletins.uneven_year', { times });
  return { times, parts: partsOf(year, times) };
}

/** Whether the pack in force on the first day after the period asked for such papers. */
export async function owedAfter(unit: Unit, kind: Kind, to: Day): Promise<boolean> {
  return timesAsked(await policyInForce(unit, to), kind) !== null;
}
