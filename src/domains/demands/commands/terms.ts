import type { Unit } from '../../../platform/house/index.ts';
import { policyInForce, type PolicyView } from '../../policy/index.ts';
import type { DemandClass } from '../model.ts';
import { addWorkingHours, type OfficeHours } from '../rules/working-hours.ts';

/** The terms of the pack on the day: office hours and the hours of each class. */
export interface Terms {
  readonly policy: PolicyView;
  readonly office: OfficeHours;
  due(from: Date, of: DemandClass | 'triage'): Date;
  /** When the clock lifts what is due then; counted from now where that hour is over. */
  lift(due: Date, now: Date): Date;
}

export async function termsOf(unit: Unit): Promise<Terms> {
  const policy = await policyInForce(unit, unit.today);
  const office = { opens: policy.number('demand-office-opens'), closes: policy.number('demand-office-closes') };
  return { policy, office, lift: (due, now) => addWorkingHours(due > now ? due : now, policy.number('demand-lift-hours'), office), due: (from, of) => addWorkingHours(from, policy.number(`demand-hours-${of}`), office) };
}
